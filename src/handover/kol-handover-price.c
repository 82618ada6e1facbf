// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-handover-price.h"
#include "kol-handover-private.h"
#include "kol-i18n.h"

/*< private >
 * kol_handover_reckon_price_factor:
 * @options: what was chosen
 *
 * Returns: by what prices are multiplied, see kol_handover_get_price_factor()
 */
double
kol_handover_reckon_price_factor (KolHandoverOptions *options)
{
  double percent;

  switch ((KolPrice) kol_handover_options_get_choice (options, KOL_OPTION_PRICE))
    {
    case KOL_PRICE_FEE:
      percent = kol_handover_options_get_percent (options, KOL_OPTION_FEE);
      break;
    case KOL_PRICE_REBATE:
      percent = -kol_handover_options_get_percent (options, KOL_OPTION_REBATE);
      break;
    case KOL_PRICE_NET:
    default:
      percent = 0;
      break;
    }

  /* Unknown stays unknown: no price is shown when nobody said how large the fee is */
  return 1 + percent / 100;
}

/**
 * kol_handover_describe_price:
 * @self: a hand-over
 *
 * Says which prices it shows, to stand behind a price's name: “net”, “with 10.0 % platform fee”,
 * “after 15.0 % rebate”.
 *
 * Returns: (transfer full): that in the language of this thread
 */
char *
kol_handover_describe_price (KolHandover *self)
{
  KolHandoverOptions *options = kol_handover_get_options (self);
  g_autofree char *fee = NULL;
  g_autofree char *rebate = NULL;

  fee = kol_format_percent (kol_handover_options_get_percent (options, KOL_OPTION_FEE));
  rebate = kol_format_percent (kol_handover_options_get_percent (options, KOL_OPTION_REBATE));
  switch ((KolPrice) kol_handover_options_get_choice (options, KOL_OPTION_PRICE))
    {
    case KOL_PRICE_FEE:
      /* Translators: behind a price's name; %s is a percentage with its sign */
      return g_strdup_printf (_ ("with %s platform fee"), fee);
    case KOL_PRICE_REBATE:
      /* Translators: behind a price's name; %s is a percentage with its sign */
      return g_strdup_printf (_ ("after %s rebate"), rebate);
    case KOL_PRICE_NET:
    default:
      /* Translators: behind a price's name: without fee or rebate */
      return g_strdup (C_ ("price", "net"));
    }
}

static gboolean
is_price_based_id (const char *id)
{
  const KolField *field = kol_field_lookup (id);

  return field != NULL && kol_field_is_price_based (field);
}

/**
 * kol_field_is_price_based:
 * @field: a field
 *
 * Returns: whether it is a price creators ask, or rises with one
 */
gboolean
kol_field_is_price_based (const KolField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  switch (field->formula.kind)
    {
    case KOL_FORMULA_NONE:
      return field->price_guard;
    case KOL_FORMULA_MINIMUM:
      return is_price_based_id (field->formula.a) && is_price_based_id (field->formula.b);
    case KOL_FORMULA_QUOTIENT:
      return is_price_based_id (field->formula.a) && !is_price_based_id (field->formula.b);
    case KOL_FORMULA_GAINED:
    default:
      return FALSE;
    }
}

/**
 * kol_handover_get_figure:
 * @self: a hand-over
 * @creator: a creator
 * @field: a figure
 *
 * Returns: the figure as this hand-over shows it, %NaN when unknown: prices and what follows from
 * them with fee or after rebate
 */
double
kol_handover_get_figure (KolHandover *self, KolCreator *creator, const KolField *field)
{
  double value = kol_creator_get_figure (creator, field);

  g_return_val_if_fail (KOL_IS_HANDOVER (self), NAN);

  return kol_field_is_price_based (field) ? value * kol_handover_get_price_factor (self) : value;
}

/**
 * kol_handover_format_field:
 * @self: a hand-over
 * @creator: a creator
 * @field: any field
 *
 * Returns: (transfer full): the field's value as this hand-over shows it to people, in the language
 * of this thread; an en dash when unknown
 */
char *
kol_handover_format_field (KolHandover *self, KolCreator *creator, const KolField *field)
{
  KolNumberStyle style = kol_number_style_default ();

  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);

  if (!kol_field_is_figure (field))
    return kol_creator_format (creator, field, style);

  return kol_field_format (field, kol_handover_get_figure (self, creator, field), style);
}
