// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>
#include <string.h>

#include "kol-creator-private.h"
#include "kol-i18n.h"
#include "kol-text.h"

#define PROFILE_URL "https://www.xiaohongshu.com/user/profile/"
#define MARKETPLACE_URL "https://pgy.xiaohongshu.com/solar/pre-trade/blogger-detail/"

static char *
dup_url (KolCreator *self, const char *base)
{
  g_autofree char *escaped = g_uri_escape_string (kol_creator_get_id (self), NULL, FALSE);

  return g_strconcat (base, escaped, NULL);
}

/**
 * kol_creator_dup_profile_url:
 * @self: a creator
 *
 * Returns: (transfer full): the address of the creator's profile
 */
char *
kol_creator_dup_profile_url (KolCreator *self)
{
  return dup_url (self, PROFILE_URL);
}

/**
 * kol_creator_dup_marketplace_url:
 * @self: a creator
 *
 * Returns: (transfer full): the address of the creator's page on the marketplace
 */
char *
kol_creator_dup_marketplace_url (KolCreator *self)
{
  return dup_url (self, MARKETPLACE_URL);
}

/**
 * kol_creator_dup_category:
 * @self: a creator
 *
 * Returns: (transfer full) (nullable): the first content category, for a line under the name
 */
char *
kol_creator_dup_category (KolCreator *self)
{
  const char *const *tags = kol_creator_get_tags (self, kol_field_require ("contentTags"));

  return tags != NULL ? g_strdup (tags[0]) : NULL;
}

static char *
format_tags (KolCreator *self, const KolField *field)
{
  const char *const *tags = kol_creator_get_tags (self, field);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      const char *tag = kol_field_translate_value (field, tags[i]);

      if (*tag == '\0')
        continue;
      if (text->len > 0)
        /* Translators: between the tags of a list, such as "skin care, make-up"; in Chinese 、 */
        g_string_append (text, C_ ("list", ", "));
      g_string_append (text, tag);
    }
  if (text->len == 0)
    g_string_append (text, KOL_UNKNOWN);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kol_creator_format:
 * @self: a creator
 * @field: any field
 * @style: how large numbers are written
 *
 * Returns: (transfer full): the field's value as shown to people, an en dash when unknown
 */
char *
kol_creator_format (KolCreator *self, const KolField *field, KolNumberStyle style)
{
  const char *text;

  g_return_val_if_fail (KOL_IS_CREATOR (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  if (field->kind == KOL_FIELD_KIND_TAGS)
    return format_tags (self, field);
  if (field->kind != KOL_FIELD_KIND_TEXT)
    return kol_field_format (field, kol_creator_get_figure (self, field), style);

  text = kol_creator_get_text (self, field);

  return text != NULL ? kol_text_clean (kol_field_translate_value (field, text))
                      : g_strdup (KOL_UNKNOWN);
}

/**
 * kol_creator_knows:
 * @self: a creator
 * @field: any field
 *
 * Returns: whether the field's value is known
 */
gboolean
kol_creator_knows (KolCreator *self, const KolField *field)
{
  g_return_val_if_fail (KOL_IS_CREATOR (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  switch (field->kind)
    {
    case KOL_FIELD_KIND_TEXT:
      return kol_creator_get_text (self, field) != NULL;
    case KOL_FIELD_KIND_TAGS:
      return kol_creator_get_tags (self, field) != NULL;
    case KOL_FIELD_KIND_COUNT:
    case KOL_FIELD_KIND_MONEY:
    case KOL_FIELD_KIND_UNIT_COST:
    case KOL_FIELD_KIND_PERCENT:
    case KOL_FIELD_KIND_RATIO:
    case KOL_FIELD_KIND_LEVEL:
    case KOL_FIELD_KIND_FLAG:
    default:
      return !isnan (kol_creator_get_figure (self, field));
    }
}

static int
compare_tags (const char *const *a, const char *const *b)
{
  guint i = 0;
  int order = 0;

  while (order == 0 && a[i] != NULL && b[i] != NULL)
    {
      order = g_utf8_collate (a[i], b[i]);
      i++;
    }
  if (order != 0)
    return order;

  return (a[i] != NULL) - (b[i] != NULL);
}

/**
 * kol_creator_compare_known:
 * @a: a creator
 * @b: another
 * @field: a field both know, see kol_creator_knows()
 *
 * Returns: below, equal to or above 0 as @a comes before, with or after @b in ascending order
 */
int
kol_creator_compare_known (KolCreator *a, KolCreator *b, const KolField *field)
{
  guint slot = kol_field_get_slot (field);

  if (field->kind == KOL_FIELD_KIND_TEXT)
    return strcmp (a->keys[slot], b->keys[slot]);
  if (field->kind == KOL_FIELD_KIND_TAGS)
    return compare_tags ((const char *const *) a->tags[slot], (const char *const *) b->tags[slot]);

  return (a->figures[slot] > b->figures[slot]) - (a->figures[slot] < b->figures[slot]);
}

/**
 * kol_creator_compare:
 * @a: a sealed creator
 * @b: another
 * @field: any field
 * @descending: whether the larger comes first
 *
 * Compares two creators by a field. Who is unknown comes last in both directions.
 *
 * Returns: below, equal to or above 0 as @a comes before, with or after @b
 */
int
kol_creator_compare (KolCreator *a, KolCreator *b, const KolField *field, gboolean descending)
{
  gboolean knows_a;
  gboolean knows_b;
  int order;

  g_return_val_if_fail (KOL_IS_CREATOR (a) && a->sealed, 0);
  g_return_val_if_fail (KOL_IS_CREATOR (b) && b->sealed, 0);

  knows_a = kol_creator_knows (a, field);
  knows_b = kol_creator_knows (b, field);
  if (!knows_a || !knows_b)
    return knows_b - knows_a;

  order = kol_creator_compare_known (a, b, field);

  return descending ? -order : order;
}
