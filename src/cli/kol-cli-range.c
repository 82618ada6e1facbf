// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-range.h"

/* 0 when all pages of the range lie behind the end of the results. */
static guint
get_last (const KolCliRange *self)
{
  guint end = kol_sweep_plan_get_end (self->plan);

  return end > 0 ? MIN (self->last, end) : self->last;
}

/**
 * kol_cli_range_get_n_pages:
 * @self: a range
 *
 * Returns: how many pages it has
 */
guint
kol_cli_range_get_n_pages (const KolCliRange *self)
{
  guint last;

  g_return_val_if_fail (self != NULL, 0);

  last = get_last (self);

  return last >= self->first ? last - self->first + 1 : 0;
}

/**
 * kol_cli_range_count:
 * @self: a range
 * @state: what to count
 *
 * Returns: how many of its pages are in @state
 */
guint
kol_cli_range_count (const KolCliRange *self, KolPageState state)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint page = self->first; page <= get_last (self); page++)
    n += kol_sweep_plan_get_state (self->plan, page) == state;

  return n;
}

static void
append_run (GString *list, guint first, guint last)
{
  if (list->len > 0)
    g_string_append (list, C_ ("list", ", "));
  g_string_append_printf (list, "%u", first);
  if (last > first)
    g_string_append_printf (list, "–%u", last);
}

typedef gboolean (*PageFunc) (const KolCliRange *self, guint page, gconstpointer data);

static char *
list_pages (const KolCliRange *self, PageFunc is_listed, gconstpointer data)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint last = get_last (self);
  guint first = 0; /* of a run of pages; 0: none */

  for (guint page = self->first; page <= last + 1; page++)
    {
      gboolean listed = page <= last && is_listed (self, page, data);

      if (listed && first == 0)
        first = page;
      if (listed || first == 0)
        continue;
      append_run (list, first, page - 1);
      first = 0;
    }

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
is_in_state (const KolCliRange *self, guint page, gconstpointer data)
{
  const KolPageState *state = data;

  return kol_sweep_plan_get_state (self->plan, page) == *state;
}

/**
 * kol_cli_range_list:
 * @self: a range
 * @state: which pages to list
 *
 * Returns: (transfer full): the numbers of its pages in @state, as in “3, 7–9”
 */
char *
kol_cli_range_list (const KolCliRange *self, KolPageState state)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_pages (self, is_in_state, &state);
}
typedef struct
{
  char **texts; /* by page; NULL: none */
  const char *wanted;
} Texts;

static gboolean
has_text (const KolCliRange *self, guint page, gconstpointer data)
{
  const Texts *texts = data;

  return g_strcmp0 (texts->texts[page], texts->wanted) == 0;
}

/**
 * kol_cli_range_list_equal:
 * @self: a range
 * @texts: what is said of each page, by its number; %NULL: nothing
 * @text: which pages to list
 *
 * Returns: (transfer full): the numbers of its pages of which @text is said, as in “3, 7–9”
 */
char *
kol_cli_range_list_equal (const KolCliRange *self, char **texts, const char *text)
{
  Texts data = { texts, text };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (texts != NULL && text != NULL, NULL);

  return list_pages (self, has_text, &data);
}

/**
 * kol_cli_range_describe:
 * @self: a range
 *
 * Returns: (transfer full): its pages in words, as in “Pages 1–30”
 */
char *
kol_cli_range_describe (const KolCliRange *self)
{
  guint last;

  g_return_val_if_fail (self != NULL, NULL);

  last = MAX (get_last (self), self->first);
  if (last == self->first)
    return g_strdup_printf (_ ("Page %u"), last);

  /* Translators: the first and the last page of a range */
  return g_strdup_printf (_ ("Pages %u–%u"), self->first, last);
}

/**
 * kol_cli_range_is_complete:
 * @self: a range
 *
 * Returns: whether every page of it is held
 */
gboolean
kol_cli_range_is_complete (const KolCliRange *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return kol_cli_range_count (self, KOL_PAGE_STATE_HELD) == kol_cli_range_get_n_pages (self);
}
