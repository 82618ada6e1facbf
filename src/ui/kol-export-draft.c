// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-export-draft.h"
#include "kol-page-layout.h"
#include "kol-table.h"

/* How much of what is longer than a page can be seen */
#define MAX_RATIO 1.6
#define MAX_ROWS 12
#define MAX_TEXT 4000
#define MAX_CELL 28
#define MAX_COVERS 3

/* As large as it fits, so that it is shown pixel by pixel. Of one long picture the upper end. */
static GdkTexture *
draw_page (KolPageLayout *layout, guint page, int max_width, int max_height)
{
  double page_width;
  double page_height;
  double scale;
  int width;
  int height;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (GBytes) pixels = NULL;
  gsize stride;

  kol_page_layout_get_page_size (layout, &page_width, &page_height);
  page_height = MIN (page_height, page_width * MAX_RATIO);
  scale = MIN (max_width / page_width, max_height / page_height);
  width = MAX (1, (int) (page_width * scale));
  height = MAX (1, (int) (page_height * scale));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  kol_page_layout_draw_page (layout, page, cr);
  cairo_destroy (cr);

  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  pixels = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
  cairo_surface_destroy (surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, stride);
}

static void
draft_page (KolExportDraft *self,
            KolHandover *handover,
            const KolHandoverFormat *format,
            int width,
            int height,
            KolPictureMemory *memory)
{
  g_autoptr (KolPageLayout) layout = kol_page_layout_new_for_format (handover, format);

  kol_page_layout_set_memory (layout, memory);
  self->n_pages = kol_page_layout_get_n_pages (layout);
  self->page = MIN (self->page, self->n_pages - 1);
  self->texture = draw_page (layout, self->page, width, height);
}

/* A cell is one line, and not wider than others. Takes the text. */
static char *
shorten (char *text)
{
  g_autofree char *whole = text;
  g_autofree char *start = NULL;

  g_strdelimit (whole, "\n\r\t", ' ');
  if (g_utf8_strlen (whole, -1) <= MAX_CELL)
    return g_steal_pointer (&whole);

  start = g_utf8_substring (whole, 0, MAX_CELL - 1);

  return g_strconcat (start, "…", NULL);
}

static GStrv
draft_row (KolTable *table, guint row)
{
  guint n_columns = kol_table_get_n_columns (table);
  GStrv texts = g_new0 (char *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    texts[i] = shorten (kol_table_format (table, row, i));

  return texts;
}

/* NULL: it cannot be had */
static GdkTexture *
draft_picture (KolHandover *handover,
               KolCreator *creator,
               const char *url,
               KolPictureShape shape,
               KolPictureMemory *memory)
{
  int height = KOL_EXPORT_DRAFT_PICTURE_SIZE;
  int width = shape == KOL_PICTURE_SHAPE_ROUND ? height : height * 3 / 4;
  KolPicture *kept = url != NULL ? kol_picture_memory_get (memory, url, shape, width, height)
                                 : NULL;
  g_autoptr (KolPicture) picture = kept != NULL ? g_object_ref (kept) : NULL;
  g_autoptr (GBytes) coded = NULL;

  if (picture == NULL)
    {
      coded = kol_handover_dup_picture (handover, kol_creator_get_id (creator), url);
      if (coded != NULL)
        picture = kol_picture_new_from_coded (coded, shape, width, height, NULL);
      if (picture == NULL)
        return NULL;
      kol_picture_memory_add (memory, url, shape, picture);
    }

  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8A8_PREMULTIPLIED,
                                 kol_picture_get_pixels (picture),
                                 kol_picture_get_stride (picture));
}

static void
unref_texture (gpointer texture)
{
  g_clear_object (&texture);
}

static GPtrArray *
draft_pictures_of (KolHandover *handover, guint row, KolPictureMemory *memory)
{
  KolCreator *creator = kol_entry_get_creator (kol_handover_get_entry (handover, row));
  guint n_covers = kol_handover_includes (handover, KOL_OPTION_COVERS)
                       ? MIN (kol_creator_get_n_notes (creator), MAX_COVERS)
                       : 0;
  GPtrArray *pictures = g_ptr_array_new_with_free_func (unref_texture);

  if (kol_handover_includes (handover, KOL_OPTION_FACES))
    g_ptr_array_add (pictures,
                     draft_picture (handover, creator, kol_creator_get_avatar_url (creator),
                                    KOL_PICTURE_SHAPE_ROUND, memory));
  for (guint i = 0; i < n_covers; i++)
    g_ptr_array_add (pictures,
                     draft_picture (handover, creator, kol_creator_get_note (creator, i)->cover_url,
                                    KOL_PICTURE_SHAPE_COVER, memory));

  return pictures;
}

static void
draft_pictures (KolExportDraft *self, KolHandover *handover, KolPictureMemory *memory)
{
  if (!kol_handover_includes (handover, KOL_OPTION_FACES) &&
      !kol_handover_includes (handover, KOL_OPTION_COVERS))
    return;

  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i + 1 < self->rows->len; i++)
    g_ptr_array_add (self->pictures, draft_pictures_of (handover, i, memory));
}

static void
draft_table (KolExportDraft *self, KolHandover *handover)
{
  g_autoptr (KolTable) table = kol_table_new (handover);
  guint n_rows = MIN (kol_table_get_n_rows (table), MAX_ROWS);
  guint n_columns = kol_table_get_n_columns (table);
  GStrv labels = g_new0 (char *, n_columns + 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < n_columns; i++)
    labels[i] = shorten (g_strdup (kol_table_get_label (table, i)));
  g_ptr_array_add (self->rows, labels);
  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (self->rows, draft_row (table, i));
}

static void
draft_text (KolExportDraft *self, KolHandover *handover, const KolHandoverFormat *format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  gsize size;

  if (!format->write (handover, 0, stream, NULL, &error))
    {
      self->text = g_strdup (error->message);
      return;
    }

  size = MIN (g_memory_output_stream_get_data_size (memory), MAX_TEXT);
  self->text = g_utf8_make_valid (g_memory_output_stream_get_data (memory), (gssize) size);
}

/**
 * kol_export_draft_new:
 * @handover: what is handed over; not changed meanwhile
 * @format: in which format
 * @page: which page, from 0; the last when there are fewer
 * @width: the room for a page, px
 * @height: the room for a page, px
 * @memory: keeps decoded pictures for the next time
 *
 * Makes what a preview shows, in the language of the reader. Takes long: for a worker thread.
 *
 * Returns: (transfer full): the draft
 */
KolExportDraft *
kol_export_draft_new (KolHandover *handover,
                      const KolHandoverFormat *format,
                      guint page,
                      int width,
                      int height,
                      KolPictureMemory *memory)
{
  g_auto (KolLanguageScope) scope = { 0 };
  KolExportDraft *self;

  g_return_val_if_fail (KOL_IS_HANDOVER (handover), NULL);
  g_return_val_if_fail (format != NULL, NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  scope = kol_handover_enter_language (handover);
  self = g_new0 (KolExportDraft, 1);
  self->page = page;
  self->n_pages = 1;
  if (format->with_pages)
    draft_page (self, handover, format, width, height, memory);
  else if (kol_handover_format_honours (format, KOL_OPTION_COLUMNS))
    draft_table (self, handover);
  else
    draft_text (self, handover, format);
  if (self->rows != NULL && format->with_pictures)
    draft_pictures (self, handover, memory);

  return self;
}

/**
 * kol_export_draft_free:
 * @self: (transfer full): a draft
 */
void
kol_export_draft_free (KolExportDraft *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->texture);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}
