// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <string.h>

#include "kol-category.h"
#include "kol-filter.h"
#include "kol-i18n.h"
#include "kol-query.h"

/* THE FILTER TABLE. Adding a filter is adding one row: the filter pane, validation, the request,
 * the command line, chips and descriptions read this table and nothing else. Names and values are
 * the service's own. The token is no filter. */

// clang-format off
static const KolFilter filters[] = {
  { .id = "searchType", .label = N_("Search in"), .kind = KOL_FILTER_KIND_ENUM, .group = KOL_FILTER_GROUP_WORDS,
    .values = { { "NICKNAME", NC_("filter", "Nicknames"), NC_("filter", "Nickname") },
                { "NOTE", NC_("filter", "Notes") } },
    .fallback = "NICKNAME", .always_sent = TRUE,
    .help = N_("Where the keyword is looked for: in creators’ nicknames or in what their notes say") },
  { .id = "keyword", .label = N_("Keyword"), .kind = KOL_FILTER_KIND_TEXT, .group = KOL_FILTER_GROUP_WORDS,
    .help = N_("Words to look for") },
  { .id = "page", .label = N_("Page"), .kind = KOL_FILTER_KIND_INT, .group = KOL_FILTER_GROUP_PAGING,
    .fallback = "1", .always_sent = TRUE, .minimum = 1,
    .help = N_("Which page of 20 creators, from 1") },
  { .id = "fansNumberLower", .label = N_("Followers, from"), .kind = KOL_FILTER_KIND_INT,
    .group = KOL_FILTER_GROUP_FOLLOWERS, .upper = "fansNumberUpper",
    .presets = { { NULL, "10000", NC_("filter", "≤ 10k") },
                 { "10000", "500000", NC_("filter", "10k–500k") },
                 { "500000", NULL, NC_("filter", "≥ 500k") } },
    .help = N_("The fewest followers a creator may have") },
  { .id = "fansNumberUpper", .label = N_("Followers, to"), .kind = KOL_FILTER_KIND_INT,
    .group = KOL_FILTER_GROUP_FOLLOWERS,
    .help = N_("The most followers a creator may have") },
  { .id = "fansAge", .label = N_("Audience age"), .kind = KOL_FILTER_KIND_ENUM, .group = KOL_FILTER_GROUP_AUDIENCE,
    .values = { { "ALL", NC_("filter", "All ages") },
                { "LT_18", NC_("filter", "Age under 18") },
                { "AGE_18_24", NC_("filter", "Age 18 to 24") },
                { "AGE_25_34", NC_("filter", "Age 25 to 34") },
                { "AGE_35_44", NC_("filter", "Age 35 to 44") },
                { "GT_44", NC_("filter", "Age above 44") } },
    .fallback = "ALL",
    .help = N_("The age most followers are of") },
  { .id = "fansGender", .label = N_("Audience gender"), .kind = KOL_FILTER_KIND_ENUM, .group = KOL_FILTER_GROUP_AUDIENCE,
    .values = { { "ALL", NC_("filter", "All genders"), NC_("filter", "All") },
                { "FE_MALE_HIGH", NC_("filter", "Mostly women") },
                { "MALE_HIGH", NC_("filter", "Mostly men") } },
    .fallback = "ALL",
    .help = N_("Whether followers are mostly women or mostly men") },
  { .id = "gender", .label = N_("Creator’s gender"), .kind = KOL_FILTER_KIND_ENUM, .group = KOL_FILTER_GROUP_CREATOR,
    .values = { { "ALL", NC_("filter", "Women and men"), NC_("filter", "All") },
                { "FEMALE", NC_("filter", "Women") },
                { "MALE", NC_("filter", "Men") } },
    .fallback = "ALL",
    .help = N_("The creator’s own gender") },
  { .id = "contentTag", .label = N_("Categories"), .kind = KOL_FILTER_KIND_TREE, .group = KOL_FILTER_GROUP_CATEGORIES,
    .help = N_("Content categories of either level, several joined by commas") },
};
// clang-format on

/**
 * kol_filter_get_n_filters:
 *
 * Returns: how many rows the filter table has
 */
guint
kol_filter_get_n_filters (void)
{
  return G_N_ELEMENTS (filters);
}

/**
 * kol_filter_at:
 * @index: below kol_filter_get_n_filters()
 *
 * Returns: (transfer none): a row of the filter table
 */
const KolFilter *
kol_filter_at (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (filters), NULL);

  return &filters[index];
}

/**
 * kol_filter_lookup:
 * @id: (nullable): a parameter's name
 *
 * Returns: (transfer none) (nullable): the row, or %NULL when there is none of that name
 */
const KolFilter *
kol_filter_lookup (const char *id)
{
  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (filters); i++)
    {
      if (g_str_equal (filters[i].id, id))
        return &filters[i];
    }

  return NULL;
}

/**
 * kol_filter_get_index:
 * @self: a filter
 *
 * Returns: the row's number in the table
 */
guint
kol_filter_get_index (const KolFilter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self - filters;
}

/**
 * kol_filter_get_label:
 * @self: a filter
 *
 * Returns: (transfer none): the filter's name in the user's language
 */
const char *
kol_filter_get_label (const KolFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->label);
}

/**
 * kol_filter_get_help:
 * @self: a filter
 *
 * Returns: (transfer none): one sentence on the filter in the user's language
 */
const char *
kol_filter_get_help (const KolFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->help);
}

static const KolFilterValue *
find_value (const KolFilter *self, const char *value)
{
  for (const KolFilterValue *row = self->values; value != NULL && row->value != NULL; row++)
    {
      if (g_str_equal (row->value, value))
        return row;
    }

  return NULL;
}

/**
 * kol_filter_get_value_label:
 * @self: an enum filter
 * @value: (nullable): a value
 *
 * Returns: (transfer none) (nullable): the value's name in the user's language, or @value when it
 * has none
 */
const char *
kol_filter_get_value_label (const KolFilter *self, const char *value)
{
  const KolFilterValue *row;

  g_return_val_if_fail (self != NULL, value);

  row = find_value (self, value);

  return row != NULL ? C_ ("filter", row->label) : value;
}

/**
 * kol_filter_get_value_short_label:
 * @self: an enum filter
 * @value: (nullable): a value
 *
 * Returns: (transfer none) (nullable): a name short enough for a button in the user's language
 */
const char *
kol_filter_get_value_short_label (const KolFilter *self, const char *value)
{
  const KolFilterValue *row;

  g_return_val_if_fail (self != NULL, value);

  row = find_value (self, value);
  if (row == NULL || row->short_label == NULL)
    return kol_filter_get_value_label (self, value);

  return C_ ("filter", row->short_label);
}

/**
 * kol_filter_preset_get_label:
 * @preset: a preset of a range
 *
 * Returns: (transfer none): its name in the user's language
 */
const char *
kol_filter_preset_get_label (const KolFilterPreset *preset)
{
  g_return_val_if_fail (preset != NULL, NULL);

  return C_ ("filter", preset->label);
}

/**
 * kol_filter_group_get_label:
 * @group: a group of filters
 *
 * Returns: (transfer none): the group's heading in the user's language
 */
const char *
kol_filter_group_get_label (KolFilterGroup group)
{
  static const char *const labels[] = {
    [KOL_FILTER_GROUP_WORDS] = N_ ("Keyword"),
    [KOL_FILTER_GROUP_FOLLOWERS] = N_ ("Followers"),
    [KOL_FILTER_GROUP_AUDIENCE] = N_ ("Audience"),
    [KOL_FILTER_GROUP_CREATOR] = N_ ("Creator"),
    [KOL_FILTER_GROUP_CATEGORIES] = N_ ("Categories"),
    [KOL_FILTER_GROUP_PAGING] = N_ ("Page"),
  };

  g_return_val_if_fail (group < G_N_ELEMENTS (labels), NULL);

  return _ (labels[group]);
}

static gboolean
refuse (GError **error, const KolFilter *self, const char *reason)
{
  g_set_error (error, KOL_QUERY_ERROR,
               g_str_equal (self->id, "page") ? KOL_QUERY_ERROR_BAD_PAGE
                                              : KOL_QUERY_ERROR_BAD_VALUE,
               /* Translators: a filter's name, then what is wrong with its value */
               C_ ("filter error", "%s: %s"), kol_filter_get_label (self), reason);

  return FALSE;
}

static gboolean
check_text (const KolFilter *self, const char *value, char **normal, GError **error)
{
  if (!g_utf8_validate (value, -1, NULL))
    return refuse (error, self, _ ("The text is not valid Unicode. Type it again."));
  if (g_utf8_strlen (value, -1) > 200)
    return refuse (error, self, _ ("The text is longer than 200 characters. Shorten it."));

  *normal = g_strstrip (g_strdup (value));

  return TRUE;
}

static gboolean
check_int (const KolFilter *self, const char *value, char **normal, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (value));
  g_autofree char *below = NULL;
  gint64 number;

  if (*text == '\0')
    {
      *normal = g_steal_pointer (&text);
      return TRUE;
    }
  if (text[0] == '-' || !g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &number, NULL))
    {
      if (text[0] == '-')
        return refuse (error, self, _ ("The number must not be negative."));
      return refuse (error, self, _ ("Enter a whole number in digits, such as 10000."));
    }
  if (number < self->minimum)
    {
      below = g_strdup_printf (_ ("The number must be %d or more."), (int) self->minimum);
      return refuse (error, self, below);
    }

  *normal = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return TRUE;
}

static gboolean
check_enum (const KolFilter *self, const char *value, char **normal, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *reason = NULL;

  if (*value == '\0' || find_value (self, value) != NULL)
    {
      *normal = g_strdup (value);
      return TRUE;
    }

  for (const KolFilterValue *row = self->values; row->value != NULL; row++)
    g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", row->value);
  /* Translators: the value that was given, then the values that can be given */
  reason = g_strdup_printf (_ ("“%s” is not one of %s."), value, known->str);

  return refuse (error, self, reason);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Several categories in any order, with either comma, each once and sorted: the same question has
 * the same text. */
static gboolean
check_tree (const KolFilter *self, const char *value, char **normal, GError **error)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[,，]", value, 0, 0);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *name = g_strstrip (parts[i]);

      if (*name == '\0' || g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        continue;
      if (!kol_category_contains (name))
        {
          g_autofree char *reason = g_strdup_printf (_ ("There is no category “%s”."), name);

          return refuse (error, self, reason);
        }
      g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  *normal = g_strjoinv (",", (GStrv) names->pdata);

  return TRUE;
}

/**
 * kol_filter_check:
 * @self: a filter
 * @value: a value as the user gave it; empty: nothing is set
 * @normal: (out) (transfer full): the value in its normal form, so that equal questions look equal
 * @error: return location for a %KOL_QUERY_ERROR
 *
 * Returns: whether the filter takes @value
 */
gboolean
kol_filter_check (const KolFilter *self, const char *value, char **normal, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);
  g_return_val_if_fail (normal != NULL, FALSE);

  switch (self->kind)
    {
    case KOL_FILTER_KIND_INT:
      return check_int (self, value, normal, error);
    case KOL_FILTER_KIND_ENUM:
      return check_enum (self, value, normal, error);
    case KOL_FILTER_KIND_TREE:
      return check_tree (self, value, normal, error);
    case KOL_FILTER_KIND_TEXT:
    default:
      return check_text (self, value, normal, error);
    }
}
