// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-i18n.h"
#include "kol-page-private.h"
#include "kol-text.h"

/* A bookmark leads a little above what it is of. */
#define ROOM_ABOVE 8.0

static void
bookmark_free (KolPageBookmark *bookmark)
{
  g_clear_pointer (&bookmark->title, g_free);
  g_free (bookmark);
}

static void
add (GPtrArray *bookmarks, const char *title, guint page, double y, guint depth)
{
  KolPageBookmark *bookmark = g_new0 (KolPageBookmark, 1);

  bookmark->title = kol_text_clean (title);
  bookmark->page = page;
  bookmark->y = MAX (0, y - ROOM_ABOVE);
  bookmark->depth = depth;
  g_ptr_array_add (bookmarks, bookmark);
}

static void
add_creators (KolPageLayout *self, GPtrArray *bookmarks)
{
  if (self->n_entries > 0)
    add (bookmarks, self->words.count, self->n_cover_pages, 0, 0);

  for (guint i = 0; i < self->n_entries; i++)
    {
      g_autofree char *name = kol_page_dup_text (self, i, KOL_PAGE_HEAD_NAME);
      cairo_rectangle_t place;
      guint page = kol_page_locate (self, i, &place);

      add (bookmarks, name, page, place.y, 1);
    }
}

static void
add_terms (KolPageLayout *self, GPtrArray *bookmarks, KolOptionId part)
{
  guint page;
  double y;

  if (self->terms == NULL || !kol_page_terms_find (self->terms, part, &page, &y))
    return;

  if (self->is_long)
    add (bookmarks, kol_page_terms_get_heading (part), 0, self->terms_top + y, 0);
  else
    add (bookmarks, kol_page_terms_get_heading (part),
         self->n_pages - kol_page_terms_get_n_pages (self->terms) + page, PAGE_TOP + y, 0);
}

/**
 * kol_page_layout_list_bookmarks:
 * @self: a layout
 *
 * Returns: (transfer full) (element-type KolPageBookmark): what a reader can go to at once, in the
 * order of the pages: the beginning, every creator, what the figures mean, where they come from
 */
GPtrArray *
kol_page_layout_list_bookmarks (KolPageLayout *self)
{
  g_auto (KolLanguageScope) scope = { 0 };
  GPtrArray *bookmarks = g_ptr_array_new_with_free_func ((GDestroyNotify) bookmark_free);

  g_return_val_if_fail (self != NULL, bookmarks);

  scope = kol_handover_enter_language (self->handover);
  add (bookmarks, self->words.title, 0, 0, 0);
  add_creators (self, bookmarks);
  add_terms (self, bookmarks, KOL_OPTION_DEFINITIONS);
  add_terms (self, bookmarks, KOL_OPTION_CONDITIONS);

  return bookmarks;
}
