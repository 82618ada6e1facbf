// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-handover-options.h"
#include "kol-i18n.h"
#include "kol-text.h"

struct _KolHandoverOptions
{
  GObject parent_instance;

  char *values[KOL_N_OPTIONS]; /* owned, normal form; NULL: the fallback */
};

G_DEFINE_FINAL_TYPE (KolHandoverOptions, kol_handover_options, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
kol_handover_options_finalize (GObject *object)
{
  KolHandoverOptions *self = KOL_HANDOVER_OPTIONS (object);

  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    g_clear_pointer (&self->values[i], g_free);

  G_OBJECT_CLASS (kol_handover_options_parent_class)->finalize (object);
}

static void
kol_handover_options_class_init (KolHandoverOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_handover_options_finalize;

  /**
   * KolHandoverOptions::changed:
   * @self: the options
   * @option: which, a #KolOptionId
   *
   * Another value was chosen. The option's id is the detail.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
kol_handover_options_init (KolHandoverOptions *self)
{
}

/**
 * kol_handover_options_new:
 *
 * Returns: (transfer full): options of which nothing was chosen
 */
KolHandoverOptions *
kol_handover_options_new (void)
{
  return g_object_new (KOL_TYPE_HANDOVER_OPTIONS, NULL);
}

/**
 * kol_handover_options_copy:
 * @self: options
 *
 * Returns: (transfer full): options of which the same was chosen
 */
KolHandoverOptions *
kol_handover_options_copy (KolHandoverOptions *self)
{
  KolHandoverOptions *copy;

  g_return_val_if_fail (KOL_IS_HANDOVER_OPTIONS (self), NULL);

  copy = kol_handover_options_new ();
  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    copy->values[i] = g_strdup (self->values[i]);

  return copy;
}

/* What is chosen as it would be anyhow is not chosen. */
static void
take_value (KolHandoverOptions *self, KolOptionId option, char *normal)
{
  const KolOption *row = kol_option_at (option);
  g_autofree char *value = normal;

  if (value != NULL && g_str_equal (value, row->fallback))
    g_clear_pointer (&value, g_free);
  if (g_strcmp0 (value, self->values[option]) == 0)
    return;

  g_free (self->values[option]);
  self->values[option] = g_steal_pointer (&value);
  g_signal_emit (self, signals[SIGNAL_CHANGED], g_quark_from_static_string (row->id), option);
}

/**
 * kol_handover_options_set:
 * @self: options
 * @option: which
 * @value: (nullable): its value; %NULL or empty for the fallback
 * @error: return location for a %KOL_OPTION_ERROR
 *
 * Returns: whether @value is one of @option; nothing changes when it is not
 */
gboolean
kol_handover_options_set (KolHandoverOptions *self,
                          KolOptionId option,
                          const char *value,
                          GError **error)
{
  char *normal = NULL;

  g_return_val_if_fail (KOL_IS_HANDOVER_OPTIONS (self), FALSE);
  g_return_val_if_fail (option < KOL_N_OPTIONS, FALSE);

  if (value != NULL && *value != '\0')
    {
      normal = kol_option_check (kol_option_at (option), value, error);
      if (normal == NULL)
        return FALSE;
    }
  take_value (self, option, normal);

  return TRUE;
}

/**
 * kol_handover_options_get:
 * @self: options
 * @option: which
 *
 * Returns: (transfer none): its value, or its fallback; empty for none
 */
const char *
kol_handover_options_get (KolHandoverOptions *self, KolOptionId option)
{
  g_return_val_if_fail (KOL_IS_HANDOVER_OPTIONS (self), "");
  g_return_val_if_fail (option < KOL_N_OPTIONS, "");

  return self->values[option] != NULL ? self->values[option] : kol_option_at (option)->fallback;
}

/**
 * kol_handover_options_is_set:
 * @self: options
 * @option: which
 *
 * Returns: whether something else than the fallback was chosen
 */
gboolean
kol_handover_options_is_set (KolHandoverOptions *self, KolOptionId option)
{
  g_return_val_if_fail (KOL_IS_HANDOVER_OPTIONS (self), FALSE);
  g_return_val_if_fail (option < KOL_N_OPTIONS, FALSE);

  return self->values[option] != NULL;
}

/**
 * kol_handover_options_get_choice:
 * @self: options
 * @option: one that is a choice
 *
 * Returns: which of its values was chosen, such as a #KolLayout
 */
guint
kol_handover_options_get_choice (KolHandoverOptions *self, KolOptionId option)
{
  const char *value = kol_handover_options_get (self, option);
  const KolOption *row = kol_option_at (option);

  g_return_val_if_fail (row != NULL && row->kind == KOL_OPTION_KIND_CHOICE, 0);

  for (guint i = 0; row->values[i].value != NULL; i++)
    {
      if (g_str_equal (row->values[i].value, value))
        return i;
    }

  g_return_val_if_reached (0);
}

/**
 * kol_handover_options_set_choice:
 * @self: options
 * @option: one that is a choice
 * @choice: which of its values
 */
void
kol_handover_options_set_choice (KolHandoverOptions *self, KolOptionId option, guint choice)
{
  const KolOption *row = kol_option_at (option);

  g_return_if_fail (KOL_IS_HANDOVER_OPTIONS (self));
  g_return_if_fail (row != NULL && choice < kol_option_get_n_values (row));

  take_value (self, option, g_strdup (row->values[choice].value));
}

/**
 * kol_handover_options_get_flag:
 * @self: options
 * @option: one that is yes or no
 *
 * Returns: whether it is yes
 */
gboolean
kol_handover_options_get_flag (KolHandoverOptions *self, KolOptionId option)
{
  return g_str_equal (kol_handover_options_get (self, option), KOL_OPTION_YES);
}

/**
 * kol_handover_options_set_flag:
 * @self: options
 * @option: one that is yes or no
 * @flag: whether it is yes
 */
void
kol_handover_options_set_flag (KolHandoverOptions *self, KolOptionId option, gboolean flag)
{
  g_return_if_fail (KOL_IS_HANDOVER_OPTIONS (self));
  g_return_if_fail (option < KOL_N_OPTIONS);

  take_value (self, option, g_strdup (flag ? KOL_OPTION_YES : KOL_OPTION_NO));
}

/**
 * kol_handover_options_get_percent:
 * @self: options
 * @option: one that is a percentage
 *
 * Returns: 0-100, %NaN when nobody said
 */
double
kol_handover_options_get_percent (KolHandoverOptions *self, KolOptionId option)
{
  return kol_text_to_number (kol_handover_options_get (self, option));
}

/**
 * kol_handover_options_check:
 * @self: options
 * @error: return location for %KOL_OPTION_ERROR_MISSING
 *
 * Returns: whether they go together
 */
gboolean
kol_handover_options_check (KolHandoverOptions *self, GError **error)
{
  guint price = kol_handover_options_get_choice (self, KOL_OPTION_PRICE);

  if (price == KOL_PRICE_FEE && isnan (kol_handover_options_get_percent (self, KOL_OPTION_FEE)))
    g_set_error_literal (error, KOL_OPTION_ERROR, KOL_OPTION_ERROR_MISSING,
                         _ ("How many percent is the platform fee?"));
  else if (price == KOL_PRICE_REBATE &&
           isnan (kol_handover_options_get_percent (self, KOL_OPTION_REBATE)))
    g_set_error_literal (error, KOL_OPTION_ERROR, KOL_OPTION_ERROR_MISSING,
                         _ ("How many percent is the rebate?"));
  else
    return TRUE;

  return FALSE;
}

/**
 * kol_handover_options_to_text:
 * @self: options
 *
 * Writes what was chosen, such as "language=zh_CN&layout=profile", for settings.
 *
 * Returns: (transfer full): the text, empty when nothing was chosen
 */
char *
kol_handover_options_to_text (KolHandoverOptions *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (KOL_IS_HANDOVER_OPTIONS (self), NULL);

  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    {
      if (self->values[i] == NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '&');
      g_string_append_printf (text, "%s=", kol_option_at (i)->id);
      g_string_append_uri_escaped (text, self->values[i], NULL, FALSE);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kol_handover_options_apply_text:
 * @self: options
 * @text: what kol_handover_options_to_text() wrote, in this version or another
 *
 * Chooses again what was chosen then. What is no option or no value any more is left out.
 */
void
kol_handover_options_apply_text (KolHandoverOptions *self, const char *text)
{
  g_auto (GStrv) pairs = NULL;

  g_return_if_fail (KOL_IS_HANDOVER_OPTIONS (self));
  g_return_if_fail (text != NULL);

  pairs = g_strsplit (text, "&", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      g_autofree char *value = pair[0] != NULL ? g_uri_unescape_string (pair[1], NULL) : NULL;
      g_autoptr (GError) error = NULL;
      KolOptionId option;

      if (value != NULL && kol_option_lookup (pair[0], &option) &&
          !kol_handover_options_set (self, option, value, &error))
        g_debug ("An option of another version is left out: %s", error->message);
    }
}
