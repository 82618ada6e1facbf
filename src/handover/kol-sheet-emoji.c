// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <hb-ot.h>
#include <math.h>

#include "kol-sheet-private.h"

/* On paper cairo draws the pictures of a colour font with one pixel to the point, and drops their
 * text. So they are drawn large here, put on the page as pictures, and written once more as text
 * that nobody sees but whoever searches or copies. */

/* Pixels to the point */
#define SCALE 6.0

static gboolean
is_color_font (PangoFont *font)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));

  return hb_ot_color_has_png (face) || hb_ot_color_has_layers (face) || hb_ot_color_has_svg (face);
}

/* A sign that no font has is drawn as a box with its number, which says nothing when copied. */
static gboolean
has_unknown (PangoGlyphItem *run)
{
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        return TRUE;
    }

  return FALSE;
}

static void
show_run (cairo_t *cr, const char *text, PangoGlyphItem *run, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_glyph_item (cr, text, run);
}

/* On pixels cairo before 1.17.4 sets every letter on a whole pixel, and small words fall apart.
 * Their outlines it draws where they belong; the faster of its ways looks the same in such sizes.
 */
static void
fill_run (cairo_t *cr, PangoGlyphItem *run, double x, double y)
{
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_move_to (cr, x, y);
  pango_cairo_glyph_string_path (cr, run->item->analysis.font, run->glyphs);
  cairo_fill (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
}

/* The same emoji in the same size is one picture in the file, found again by a name made of what it
 * shows. */
static void
name_picture (cairo_surface_t *surface, PangoGlyphItem *run)
{
  g_autoptr (GString) name = g_string_new ("emoji");

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    g_string_append_printf (name, "-%x", run->glyphs->glyphs[i].glyph);
  g_string_append_printf (name, "-%d", cairo_image_surface_get_height (surface));

  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_UNIQUE_ID, (const guint8 *) name->str,
                               name->len, g_free, name->str);
  g_string_free (g_steal_pointer (&name), FALSE);
}

static void
show_picture (cairo_t *cr, const char *text, PangoGlyphItem *run, double x, double y)
{
  PangoRectangle ink, logical;
  double left, top;
  cairo_surface_t *surface;
  cairo_t *drawing;

  pango_glyph_string_extents (run->glyphs, run->item->analysis.font, &ink, &logical);
  if (ink.width <= 0 || ink.height <= 0)
    return;

  left = (double) ink.x / PANGO_SCALE;
  top = (double) ink.y / PANGO_SCALE;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        (int) ceil ((double) ink.width / PANGO_SCALE * SCALE),
                                        (int) ceil ((double) ink.height / PANGO_SCALE * SCALE));
  drawing = cairo_create (surface);
  cairo_scale (drawing, SCALE, SCALE);
  show_run (drawing, text, run, -left, -top);
  cairo_destroy (drawing);
  name_picture (surface, run);

  cairo_save (cr);
  cairo_translate (cr, x + left, y + top);
  cairo_scale (cr, 1 / SCALE, 1 / SCALE);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

/* The run's text, standing for a small sign of a plain font, white on white below the picture. It
 * must have ink, or cairo leaves it out; and it must not be a letter of Latin 1, whose meaning in
 * the file is fixed. */
static void
write_unseen (cairo_t *cr, PangoFont *font, const char *text, int length, double x, double y)
{
  static const hb_codepoint_t signs[] = { 0x02d9, 0x02da,
                                          0x2044 }; /* dot above, ring above, slash */
  cairo_text_cluster_t cluster = { .num_bytes = length, .num_glyphs = 1 };
  cairo_glyph_t glyph = { .x = x, .y = y };
  hb_codepoint_t found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (signs) && found == 0; i++)
    {
      if (!hb_font_get_nominal_glyph (pango_font_get_hb_font (font), signs[i], &found))
        found = 0;
    }
  if (found == 0)
    return;

  glyph.index = found;
  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_scaled_font (cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)));
  cairo_show_text_glyphs (cr, text, length, &glyph, 1, &cluster, 1, 0);
  cairo_restore (cr);
}

/*< private >
 * kol_sheet_show_line:
 * @self: a sheet with a page
 * @layout: a layout of the sheet
 * @line: one of its lines
 * @x: where it begins
 * @y: its baseline
 *
 * Draws a line of text with its emoji in the current colour.
 */
void
kol_sheet_show_line (KolSheet *self, PangoLayout *layout, PangoLayoutLine *line, double x, double y)
{
  cairo_t *cr = self->cr;
  const char *text = pango_layout_get_text (layout);
  gboolean on_paper = cairo_surface_has_show_text_glyphs (cairo_get_target (cr));
  PangoFont *plain = pango_context_load_font (pango_layout_get_context (layout),
                                              pango_layout_get_font_description (layout));

  for (GSList *i = line->runs; i != NULL; i = i->next)
    {
      PangoGlyphItem *run = i->data;
      PangoItem *item = run->item;

      if (on_paper && is_color_font (item->analysis.font))
        {
          write_unseen (cr, plain, text + item->offset, item->length, x, y);
          show_picture (cr, text, run, x, y);
        }
      else if (on_paper)
        {
          if (has_unknown (run))
            {
              write_unseen (cr, plain, text + item->offset, item->length, x, y);
              fill_run (cr, run, x, y);
            }
          else if (!kol_sheet_show_outlined (self, text, run, x, y))
            show_run (cr, text, run, x, y);
        }
      else if (is_color_font (item->analysis.font))
        show_run (cr, text, run, x, y);
      else
        fill_run (cr, run, x, y);
      x += (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
    }

  g_clear_object (&plain);
}
