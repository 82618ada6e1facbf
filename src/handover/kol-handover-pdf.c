// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <cairo-pdf.h>

#include "kol-handover-private.h"
#include "kol-i18n.h"
#include "kol-page-layout.h"
#include "kol-text.h"

#define MOST_OPEN_BOOKMARKS 60

/* Where cairo's bytes go, and the first thing that went wrong there. */
typedef struct
{
  GOutputStream *stream;     /* borrowed */
  GCancellable *cancellable; /* borrowed, nullable */
  GError *error;             /* owned, nullable */
} Sink;

static cairo_status_t
on_bytes_cb (void *data, const unsigned char *bytes, unsigned int size)
{
  Sink *sink = data;

  if (sink->error == NULL &&
      g_output_stream_write_all (sink->stream, bytes, size, NULL, sink->cancellable, &sink->error))
    return CAIRO_STATUS_SUCCESS;

  return CAIRO_STATUS_WRITE_ERROR;
}

static void
set_metadata (cairo_surface_t *surface, cairo_pdf_metadata_t which, const char *text)
{
  g_autofree char *clean = kol_text_clean (text);

  if (clean != NULL && *clean != '\0')
    cairo_pdf_surface_set_metadata (surface, which, clean);
}

/* Nothing of whose computer made the file or where: what was typed in, the program, the day. */
static void
describe_file (KolHandover *self, cairo_surface_t *surface)
{
  const char *client = kol_handover_get_client (self);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (kol_handover_get_date (self));
  g_autofree char *created = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  /* Translators: what a file is about; %s is the client */
  g_autofree char *subject = *client != '\0'
                                 ? g_strdup_printf (_ ("Creator shortlist for %s"), client)
                                 : g_strdup (_ ("Creator shortlist"));

  set_metadata (surface, CAIRO_PDF_METADATA_TITLE, kol_handover_get_title (self));
  set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, kol_handover_get_prepared_by (self));
  set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Kollect " KOL_VERSION);
  set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, created);
}

/* Numbers as PDF writes them, whatever the language */
static char *
describe_target (const KolPageBookmark *bookmark)
{
  char y[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("page=%u pos=[0 %s]", bookmark->page + 1,
                          g_ascii_formatd (y, sizeof y, "%.1f", bookmark->y));
}

/* The names of many creators stay folded away, so that the parts of the document are seen. */
static void
add_bookmarks (KolPageLayout *layout, cairo_surface_t *surface)
{
  g_autoptr (GPtrArray) bookmarks = kol_page_layout_list_bookmarks (layout);
  int parent = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < bookmarks->len; i++)
    {
      const KolPageBookmark *bookmark = g_ptr_array_index (bookmarks, i);
      g_autofree char *target = describe_target (bookmark);
      int id = cairo_pdf_surface_add_outline (
          surface, bookmark->depth > 0 ? parent : CAIRO_PDF_OUTLINE_ROOT, bookmark->title, target,
          bookmarks->len <= MOST_OPEN_BOOKMARKS ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

      if (bookmark->depth == 0)
        parent = id;
    }
}

static gboolean
draw_pages (KolHandover *self,
            KolPageLayout *layout,
            cairo_t *cr,
            GCancellable *cancellable,
            GError **error)
{
  guint n_pages = kol_page_layout_get_n_pages (layout);

  for (guint i = 0; i < n_pages; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      kol_page_layout_draw_page (layout, i, cr);
      cairo_show_page (cr);
      /* Told below what it was */
      if (cairo_status (cr) != CAIRO_STATUS_SUCCESS)
        return TRUE;
      kol_handover_report (self, kol_page_layout_get_n_shown (layout, i));
    }

  return TRUE;
}

static gboolean
check (cairo_status_t status, Sink *sink, GError **error)
{
  if (sink->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&sink->error));
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_WRITE,
                           cairo_status_to_string (status));
      return FALSE;
    }

  return TRUE;
}

/*< private >
 * kol_handover_write_pdf:
 *
 * The contact sheet as a PDF: text that can be searched, pictures as the JPEGs they are, bookmarks,
 * links to profiles and marketplace pages. Pages and their pictures are written and forgotten one
 * by one.
 */
gboolean
kol_handover_write_pdf (KolHandover *self,
                        guint part,
                        GOutputStream *stream,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (KolPageLayout) layout = kol_page_layout_new (self);
  Sink sink = { stream, cancellable, NULL };
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  gboolean drawn;
  double width;
  double height;

  kol_page_layout_get_page_size (layout, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (on_bytes_cb, &sink, width, height);
  cr = cairo_create (surface);
  describe_file (self, surface);
  drawn = draw_pages (self, layout, cr, cancellable, error);
  status = cairo_status (cr);
  /* When all is there that they lead to: cairo 1.16 crashes on a bookmark of a page it never saw */
  if (drawn && status == CAIRO_STATUS_SUCCESS)
    add_bookmarks (layout, surface);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!drawn)
    {
      g_clear_error (&sink.error);
      return FALSE;
    }

  return check (status, &sink, error);
}
