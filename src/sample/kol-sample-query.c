// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>
#include <string.h>

#include "kol-sample-query.h"

static const char *const search_types[] = { "NICKNAME", "NOTE", NULL };
static const char *const ages[] = { "LT_18", "AGE_18_24", "AGE_25_34", "AGE_35_44", "GT_44", NULL };
static const char *const audiences[] = { "", "MALE_HIGH", "FE_MALE_HIGH", NULL };
static const char *const genders[] = { "MALE", "FEMALE", NULL };

/* A parameter's value, or NULL when it is absent or empty. */
static const char *
get_value (GHashTable *parameters, const char *name)
{
  const char *value = parameters != NULL ? g_hash_table_lookup (parameters, name) : NULL;

  return value != NULL && *value != '\0' ? value : NULL;
}

static gboolean
read_enum (GHashTable *parameters, const char *name, const char *const *values, int *place)
{
  const char *value = get_value (parameters, name);

  if (value == NULL)
    return TRUE;
  if (g_str_equal (value, "ALL") && values != search_types)
    return TRUE;

  for (int i = 0; values[i] != NULL; i++)
    {
      if (g_str_equal (values[i], value))
        {
          *place = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_number (GHashTable *parameters, const char *name, guint64 least, guint64 most, guint64 *place)
{
  const char *value = get_value (parameters, name);

  return value == NULL || g_ascii_string_to_unsigned (value, 10, least, most, place, NULL);
}

static gboolean
read_fans (KolSampleQuery *self, GHashTable *parameters, const char **wrong)
{
  guint64 lower = 0;
  guint64 upper = G_MAXINT64;

  *wrong = "fansNumberLower";
  if (!read_number (parameters, *wrong, 0, G_MAXINT64, &lower))
    return FALSE;

  *wrong = "fansNumberUpper";
  if (!read_number (parameters, *wrong, 0, G_MAXINT64, &upper))
    return FALSE;

  self->fans_lower = lower;
  self->fans_upper = upper;

  return TRUE;
}

static gboolean
read_enums (KolSampleQuery *self, GHashTable *parameters, const char **wrong)
{
  int type = 0;

  *wrong = "searchType";
  if (!read_enum (parameters, *wrong, search_types, &type))
    return FALSE;

  *wrong = "fansAge";
  if (!read_enum (parameters, *wrong, ages, &self->age))
    return FALSE;

  *wrong = "fansGender";
  if (!read_enum (parameters, *wrong, audiences, &self->audience))
    return FALSE;

  *wrong = "gender";
  if (!read_enum (parameters, *wrong, genders, &self->female))
    return FALSE;

  self->in_notes = type == 1;

  return TRUE;
}

/* Percent-encoding can carry any bytes. */
static gboolean
check_text (GHashTable *parameters, const char **wrong)
{
  const char *value;

  *wrong = "keyword";
  value = get_value (parameters, *wrong);
  if (value != NULL && !g_utf8_validate (value, -1, NULL))
    return FALSE;

  *wrong = "contentTag";
  value = get_value (parameters, *wrong);

  return value == NULL || g_utf8_validate (value, -1, NULL);
}

static gboolean
read_page (KolSampleQuery *self, GHashTable *parameters, const char **wrong)
{
  guint64 page = 1;

  *wrong = "page";
  if (!read_number (parameters, *wrong, 1, G_MAXUINT32, &page))
    return FALSE;

  self->page = page;

  return TRUE;
}

static char **
split_keyword (const char *keyword)
{
  g_autofree char *folded = keyword != NULL ? g_utf8_casefold (keyword, -1) : g_strdup ("");

  return g_strsplit_set (folded, " \t\n", -1);
}

/* Values are joined by commas, western or Chinese. */
static char **
split_categories (const char *value)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;

  if (value == NULL)
    return g_new0 (char *, 1);

  parts = g_strsplit (value, "，", -1);
  joined = g_strjoinv (",", parts);

  return g_strsplit (joined, ",", -1);
}

/**
 * kol_sample_query_init:
 * @self: (out): memory to fill in
 * @parameters: (nullable) (element-type utf8 utf8): the request's parameters; unknown ones are
 * ignored
 * @wrong: (out) (transfer none): on failure the name of the parameter that is wrong
 *
 * Reads a request as the service does: an empty value is no value, `ALL` is any.
 *
 * Returns: whether all values make sense; if not, @self needs no clearing
 */
gboolean
kol_sample_query_init (KolSampleQuery *self, GHashTable *parameters, const char **wrong)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (wrong != NULL, FALSE);

  *self = (KolSampleQuery){ .age = -1, .audience = -1, .female = -1 };

  if (!check_text (parameters, wrong) || !read_enums (self, parameters, wrong) ||
      !read_page (self, parameters, wrong) || !read_fans (self, parameters, wrong))
    return FALSE;

  self->words = split_keyword (get_value (parameters, "keyword"));
  self->categories = split_categories (get_value (parameters, "contentTag"));
  *wrong = NULL;

  return TRUE;
}

/**
 * kol_sample_query_clear:
 * @self: a query, or zeroed memory
 */
void
kol_sample_query_clear (KolSampleQuery *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->categories, g_strfreev);
}

static gboolean
matches_words (const KolSampleQuery *self, const KolSampleCreator *creator)
{
  const char *text = self->in_notes ? creator->note_key : creator->name_key;

  for (guint i = 0; self->words[i] != NULL; i++)
    {
      if (strstr (text, self->words[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_category (const KolSampleCreator *creator, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (creator->categories); i++)
    {
      if (g_strcmp0 (creator->categories[i], name) == 0)
        return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (creator->subcategory); i++)
    {
      if (g_strcmp0 (creator->subcategory[i], name) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
matches_categories (const KolSampleQuery *self, const KolSampleCreator *creator)
{
  gboolean any = TRUE;

  for (guint i = 0; self->categories[i] != NULL; i++)
    {
      g_strstrip (self->categories[i]);
      if (*self->categories[i] == '\0')
        continue;
      if (has_category (creator, self->categories[i]))
        return TRUE;
      any = FALSE;
    }

  return any;
}

/**
 * kol_sample_query_matches:
 * @self: a query
 * @creator: a creator
 *
 * Returns: whether @creator is what @self asks for; all its filters must hold
 */
gboolean
kol_sample_query_matches (const KolSampleQuery *self, const KolSampleCreator *creator)
{
  if (creator->fans < self->fans_lower || creator->fans > self->fans_upper)
    return FALSE;
  if (self->age >= 0 && self->age != (int) creator->age)
    return FALSE;
  if (self->audience >= 0 && self->audience != (int) creator->audience)
    return FALSE;
  if (self->female >= 0 && self->female != creator->female)
    return FALSE;

  return matches_categories (self, creator) && matches_words (self, creator);
}
