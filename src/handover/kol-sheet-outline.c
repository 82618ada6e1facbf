// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <hb.h>

#include "kol-cff.h"
#include "kol-sheet-private.h"

/* Chinese fonts are tables of curves that share pieces of each other (CFF). Of the pieces that a
 * file needs cairo 1.16 misses some, when a letter switches its hints for the first time behind its
 * first curve: U+5982 is one of those, and was not drawn. So words with such a letter are handed to
 * cairo as curves; they stay text all the same (a Type 3 font). */

/* What has fewer letters is no Chinese font. */
#define MANY_LETTERS 5000
/* Of the curves in a letter, so that none is rounded */
#define UNITS 1000

typedef struct
{
  cairo_scaled_font_t *font; /* owned, of UNITS */
  cairo_t *pen;              /* owned: collects curves */
  hb_blob_t *table;          /* owned */
  KolCff curves;             /* of the table */
} Letters;

static const cairo_user_data_key_t letters_key;

static void
letters_free (gpointer data)
{
  Letters *letters = data;

  cairo_scaled_font_destroy (letters->font);
  cairo_destroy (letters->pen);
  hb_blob_destroy (letters->table);
  g_free (letters);
}

/* Takes the table. */
static Letters *
letters_new (cairo_font_face_t *face, hb_blob_t *table)
{
  Letters *letters = g_new0 (Letters, 1);
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_matrix_t size, identity;
  const char *data;
  guint n_bytes;

  letters->table = table;
  data = hb_blob_get_data (table, &n_bytes);
  kol_cff_init (&letters->curves, (const guint8 *) data, n_bytes);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_matrix_init_scale (&size, UNITS, UNITS);
  cairo_matrix_init_identity (&identity);
  letters->font = cairo_scaled_font_create (face, &size, &identity, options);
  letters->pen = cairo_create (surface);
  cairo_set_scaled_font (letters->pen, letters->font);
  cairo_font_options_destroy (options);
  cairo_surface_destroy (surface);

  return letters;
}

static cairo_status_t
on_letter_cb (cairo_scaled_font_t *scaled,
              unsigned long index,
              cairo_t *cr,
              cairo_text_extents_t *extents)
{
  Letters *letters = cairo_font_face_get_user_data (cairo_scaled_font_get_font_face (scaled),
                                                    &letters_key);
  cairo_glyph_t glyph = { .index = index };
  cairo_text_extents_t own;
  cairo_path_t *path;

  cairo_new_path (letters->pen);
  cairo_glyph_path (letters->pen, &glyph, 1);
  path = cairo_copy_path (letters->pen);
  cairo_scale (cr, 1.0 / UNITS, 1.0 / UNITS);
  cairo_append_path (cr, path);
  cairo_fill (cr);
  cairo_path_destroy (path);

  cairo_scaled_font_glyph_extents (letters->font, &glyph, 1, &own);
  extents->x_advance = own.x_advance / UNITS;
  extents->y_advance = own.y_advance / UNITS;

  return CAIRO_STATUS_SUCCESS;
}

static cairo_font_face_t *
make_face (cairo_font_face_t *face, hb_blob_t *table)
{
  cairo_font_face_t *outlines = cairo_user_font_face_create ();

  cairo_user_font_face_set_render_glyph_func (outlines, on_letter_cb);
  cairo_font_face_set_user_data (outlines, &letters_key, letters_new (face, table), letters_free);

  return outlines;
}

/* The table of curves of a Chinese font, or NULL. */
static hb_blob_t *
reference_table (PangoFont *font)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));
  hb_blob_t *table;

  if (hb_face_get_glyph_count (face) < MANY_LETTERS)
    return NULL;

  table = hb_face_reference_table (face, HB_TAG ('C', 'F', 'F', ' '));
  if (hb_blob_get_length (table) > 0)
    return table;
  hb_blob_destroy (table);

  return NULL;
}

/* The face of the font's letters, or NULL when cairo puts the font into a file as it should. */
static cairo_font_face_t *
require_face (KolSheet *self, PangoFont *font)
{
  cairo_font_face_t *face;
  hb_blob_t *table;
  gpointer found;

  if (g_hash_table_lookup_extended (self->fonts_checked, font, NULL, &found))
    return found;

  table = reference_table (font);
  if (table == NULL)
    {
      g_hash_table_insert (self->fonts_checked, g_object_ref (font), NULL);
      return NULL;
    }

  /* One for all sizes of a font */
  face = cairo_scaled_font_get_font_face (
      pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)));
  found = g_hash_table_lookup (self->outlines, face);
  if (found == NULL)
    {
      found = make_face (face, g_steal_pointer (&table));
      g_hash_table_insert (self->outlines, cairo_font_face_reference (face), found);
    }
  g_clear_pointer (&table, hb_blob_destroy);
  g_hash_table_insert (self->fonts_checked, g_object_ref (font), found);

  return found;
}

static gboolean
has_late_hints (cairo_font_face_t *face, PangoGlyphItem *run)
{
  Letters *letters = cairo_font_face_get_user_data (face, &letters_key);

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      if (kol_cff_hints_late (&letters->curves, run->glyphs->glyphs[i].glyph))
        return TRUE;
    }

  return FALSE;
}

/* FALSE when there is something in the run that is no letter of the font. */
static gboolean
list_glyphs (PangoGlyphItem *run, double x, double y, cairo_glyph_t *glyphs)
{
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &run->glyphs->glyphs[i];

      if (info->glyph == PANGO_GLYPH_EMPTY || (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
        return FALSE;
      glyphs[i] = (cairo_glyph_t){ .index = info->glyph,
                                   .x = x + (double) info->geometry.x_offset / PANGO_SCALE,
                                   .y = y + (double) info->geometry.y_offset / PANGO_SCALE };
      x += (double) info->geometry.width / PANGO_SCALE;
    }

  return TRUE;
}

/* Which letters stand for which characters. Returns: how many groups there are */
static int
list_clusters (PangoGlyphItem *run, const char *text, cairo_text_cluster_t *clusters)
{
  PangoGlyphItemIter iter;
  int n = 0;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    clusters[n++] = (cairo_text_cluster_t){ .num_bytes = iter.end_index - iter.start_index,
                                            .num_glyphs = iter.end_glyph - iter.start_glyph };

  return n;
}

/*< private >
 * kol_sheet_show_outlined:
 * @self: a sheet with a page
 * @text: the text that @run is of
 * @run: letters of one font
 * @x: where they begin
 * @y: the baseline
 *
 * Draws letters of a font that cairo would not put into a file whole.
 *
 * Returns: %FALSE when it can be left to cairo, and nothing is drawn
 */
gboolean
kol_sheet_show_outlined (KolSheet *self, const char *text, PangoGlyphItem *run, double x, double y)
{
  PangoItem *item = run->item;
  cairo_font_face_t *face = require_face (self, item->analysis.font);
  int n = run->glyphs->num_glyphs;
  g_autofree cairo_glyph_t *glyphs = NULL;
  g_autofree cairo_text_cluster_t *clusters = NULL;
  cairo_matrix_t size;

  if (face == NULL || item->analysis.level % 2 != 0 || !has_late_hints (face, run))
    return FALSE;

  glyphs = g_new (cairo_glyph_t, n);
  clusters = g_new (cairo_text_cluster_t, n);
  if (!list_glyphs (run, x, y, glyphs))
    return FALSE;

  cairo_save (self->cr);
  cairo_scaled_font_get_font_matrix (
      pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->analysis.font)), &size);
  cairo_set_font_face (self->cr, face);
  cairo_set_font_matrix (self->cr, &size);
  cairo_show_text_glyphs (self->cr, text + item->offset, item->length, glyphs, n, clusters,
                          list_clusters (run, text, clusters), 0);
  cairo_restore (self->cr);

  return TRUE;
}

/*< private >
 * kol_sheet_init_outlines:
 * @self: a new sheet
 */
void
kol_sheet_init_outlines (KolSheet *self)
{
  self->fonts_checked = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->outlines = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) cairo_font_face_destroy,
                                          (GDestroyNotify) cairo_font_face_destroy);
}

/*< private >
 * kol_sheet_clear_outlines:
 * @self: a sheet that ends
 */
void
kol_sheet_clear_outlines (KolSheet *self)
{
  g_clear_pointer (&self->fonts_checked, g_hash_table_unref);
  g_clear_pointer (&self->outlines, g_hash_table_unref);
}
