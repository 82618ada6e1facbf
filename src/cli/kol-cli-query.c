// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-category.h"
#include "kol-cli-query.h"
#include "kol-page.h"
#include "kol-text.h"

/* Of the page, which is a filter to the service and no part of the question. */
#define PAGE_ID "page"

struct _KolCliQuery
{
  char **values;      /* owned, by row of the filter table; NULL: not given */
  GPtrArray *strings; /* owned: what the option entries point to */
};

/**
 * kol_cli_query_new:
 *
 * Returns: (transfer full): no option given
 */
KolCliQuery *
kol_cli_query_new (void)
{
  KolCliQuery *self = g_new0 (KolCliQuery, 1);

  self->values = g_new0 (char *, kol_filter_get_n_filters ());
  self->strings = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * kol_cli_query_free:
 * @self: (transfer full): the options
 */
void
kol_cli_query_free (KolCliQuery *self)
{
  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    g_clear_pointer (&self->values[i], g_free);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
  g_free (self);
}

static const char *
keep (KolCliQuery *self, char *text)
{
  g_ptr_array_add (self->strings, text);

  return text;
}

/* (transfer full): what --help says of a filter, with the values it takes. */
static char *
describe (const KolFilter *filter)
{
  g_autoptr (GString) text = g_string_new (kol_filter_get_help (filter));

  for (const KolFilterValue *row = filter->values; row->value != NULL; row++)
    {
      /* Translators: between what a filter does and the values it takes */
      g_string_append (text, row == filter->values ? C_ ("values", ": ") : C_ ("list", ", "));
      g_string_append (text, row->value);
      if (g_strcmp0 (row->value, filter->fallback) == 0)
        /* Translators: behind the value that is taken when none is given */
        g_string_append (text, _ (" (default)"));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
describe_argument (const KolFilter *filter)
{
  switch (filter->kind)
    {
    case KOL_FILTER_KIND_INT:
      return C_ ("option argument", "N");
    case KOL_FILTER_KIND_ENUM:
      return C_ ("option argument", "VALUE");
    case KOL_FILTER_KIND_TREE:
      return C_ ("option argument", "CATEGORY,…");
    case KOL_FILTER_KIND_TEXT:
    default:
      return C_ ("option argument", "TEXT");
    }
}

/**
 * kol_cli_query_make_group:
 * @self: the options; must outlive the group
 *
 * Makes an option of every row of the filter table.
 *
 * Returns: (transfer full): the options
 */
GOptionGroup *
kol_cli_query_make_group (KolCliQuery *self)
{
  guint n = kol_filter_get_n_filters ();
  g_autofree GOptionEntry *entries = g_new0 (GOptionEntry, n + 1);
  GOptionGroup *group;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      const KolFilter *filter = kol_filter_at (i);

      entries[i].long_name = keep (self, kol_text_kebab (filter->id));
      entries[i].arg = G_OPTION_ARG_FILENAME;
      entries[i].arg_data = &self->values[i];
      entries[i].description = keep (self, describe (filter));
      entries[i].arg_description = describe_argument (filter);
    }

  group = g_option_group_new ("filters", _ ("Filters:"), _ ("Show the filters"), NULL, NULL);
  g_option_group_add_entries (group, entries);

  return group;
}

static gboolean
read_page (const char *value, guint *page, GError **error)
{
  const KolFilter *filter = kol_filter_lookup (PAGE_ID);
  g_autofree char *normal = NULL;
  guint64 number;

  *page = 1;
  if (value == NULL)
    return TRUE;
  if (!kol_filter_check (filter, value, &normal, error))
    return FALSE;
  if (*normal == '\0')
    return TRUE;

  number = g_ascii_strtoull (normal, NULL, 10);
  if (number > KOL_PAGE_MAX)
    {
      g_set_error (error, KOL_QUERY_ERROR, KOL_QUERY_ERROR_BAD_PAGE,
                   _ ("A search has %d pages at most; page %s would be paid for and empty."),
                   KOL_PAGE_MAX, normal);
      return FALSE;
    }
  *page = number;

  return TRUE;
}

/**
 * kol_cli_query_build:
 * @self: the options that were given
 * @page: (out): the first page wanted, from 1
 * @error: return location for a %KOL_QUERY_ERROR
 *
 * Returns: (transfer full) (nullable): the query, which can be asked, or %NULL when it must not be
 */
KolQuery *
kol_cli_query_build (KolCliQuery *self, guint *page, GError **error)
{
  g_autoptr (KolQuery) query = kol_query_new ();

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (page != NULL, NULL);

  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    {
      const KolFilter *filter = kol_filter_at (i);

      if (g_str_equal (filter->id, PAGE_ID))
        {
          if (!read_page (self->values[i], page, error))
            return NULL;
        }
      else if (self->values[i] != NULL &&
               !kol_query_set (query, filter->id, self->values[i], error))
        return NULL;
    }
  if (!kol_query_validate (query, error))
    return NULL;

  return g_steal_pointer (&query);
}

/**
 * kol_cli_query_list_categories:
 *
 * Returns: (transfer full): the content categories, one of the first level a line with its second
 * level behind it
 */
char *
kol_cli_query_list_categories (void)
{
  g_autoptr (GString) text = g_string_new (_ ("Categories:"));

  for (guint i = 0; i < kol_category_get_n_categories (); i++)
    {
      const KolCategory *category = kol_category_at (i);
      g_autofree char *children = NULL;

      g_string_append_printf (text, "\n  %s", category->name);
      if (category->children == NULL || category->children[0] == NULL)
        continue;
      children = g_strjoinv (" ", (char **) category->children);
      g_string_append_printf (text, "%s%s", C_ ("values", ": "), children);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
