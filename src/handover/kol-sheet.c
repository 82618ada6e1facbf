// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sheet-private.h"
#include "kol-text.h"

/* Latin letters and digits from the first that is there, Chinese with the mainland's shapes. Emoji
 * are found without being named, and must not be: a colour font that is named is taken for digits,
 * too. */
#define FAMILIES "Cantarell, Noto Sans, Noto Sans CJK SC, Source Han Sans SC, sans-serif"

static const struct
{
  double size; /* pt */
  PangoWeight weight;
  guint32 color;
} kinds[KOL_N_SHEET_TEXTS] = {
  // clang-format off
  [KOL_SHEET_TEXT_TITLE]         = { 15.5, PANGO_WEIGHT_BOLD,   0x241f31 },
  [KOL_SHEET_TEXT_SUBTITLE]      = {  8.2, PANGO_WEIGHT_NORMAL, 0x6a6673 },
  [KOL_SHEET_TEXT_RUNNING_TITLE] = {  8.6, PANGO_WEIGHT_BOLD,   0x241f31 },
  [KOL_SHEET_TEXT_TILE_LABEL]    = {  6.6, PANGO_WEIGHT_NORMAL, 0x6a6673 },
  [KOL_SHEET_TEXT_TILE_VALUE]    = { 11.0, PANGO_WEIGHT_BOLD,   0x241f31 },
  [KOL_SHEET_TEXT_TILE_NOTE]     = {  5.8, PANGO_WEIGHT_NORMAL, 0x716d7a },
  [KOL_SHEET_TEXT_COVER_OVERLINE] = { 9.6, PANGO_WEIGHT_BOLD,   0x6b4fd1 },
  [KOL_SHEET_TEXT_COVER_TITLE]   = { 27.0, PANGO_WEIGHT_BOLD,   0x241f31 },
  [KOL_SHEET_TEXT_COVER_LABEL]   = {  7.6, PANGO_WEIGHT_NORMAL, 0x6a6673 },
  [KOL_SHEET_TEXT_COVER_VALUE]   = { 11.4, PANGO_WEIGHT_BOLD,   0x241f31 },
  [KOL_SHEET_TEXT_COVER_NOTE]    = {  7.6, PANGO_WEIGHT_NORMAL, 0x6a6673 },
  [KOL_SHEET_TEXT_WALL_NAME]     = {  6.8, PANGO_WEIGHT_NORMAL, 0x4a4653 },
  [KOL_SHEET_TEXT_NAME]          = { 10.4, PANGO_WEIGHT_BOLD,   0x241f31 },
  [KOL_SHEET_TEXT_PLACE]         = {  7.4, PANGO_WEIGHT_NORMAL, 0x6a6673 },
  [KOL_SHEET_TEXT_CHIP]          = {  6.6, PANGO_WEIGHT_NORMAL, 0x43308f },
  [KOL_SHEET_TEXT_AGENCY]        = {  6.6, PANGO_WEIGHT_NORMAL, 0x4a4653 },
  [KOL_SHEET_TEXT_CHOSEN]        = {  6.6, PANGO_WEIGHT_BOLD,   0x1c6b35 },
  [KOL_SHEET_TEXT_MAYBE]         = {  6.6, PANGO_WEIGHT_BOLD,   0x7d5200 },
  [KOL_SHEET_TEXT_DROPPED]       = {  6.6, PANGO_WEIGHT_BOLD,   0x6a6673 },
  [KOL_SHEET_TEXT_NOTE]          = {  7.2, PANGO_WEIGHT_NORMAL, 0x4a4653 },
  [KOL_SHEET_TEXT_LINK]          = {  7.0, PANGO_WEIGHT_NORMAL, 0x3d55b8 },
  [KOL_SHEET_TEXT_LABEL]         = {  6.3, PANGO_WEIGHT_NORMAL, 0x6a6673 },
  [KOL_SHEET_TEXT_VALUE]         = {  8.6, PANGO_WEIGHT_BOLD,   0x241f31 },
  [KOL_SHEET_TEXT_INITIALS]      = { 15.0, PANGO_WEIGHT_BOLD,   0xffffff },
  [KOL_SHEET_TEXT_HEADING]       = { 11.2, PANGO_WEIGHT_BOLD,   0x241f31 },
  [KOL_SHEET_TEXT_TERM]          = {  8.4, PANGO_WEIGHT_BOLD,   0x241f31 },
  [KOL_SHEET_TEXT_BASIS]         = {  7.0, PANGO_WEIGHT_NORMAL, 0x716d7a },
  [KOL_SHEET_TEXT_BODY]          = {  8.2, PANGO_WEIGHT_NORMAL, 0x4a4653 },
  [KOL_SHEET_TEXT_MESSAGE]       = { 10.0, PANGO_WEIGHT_NORMAL, 0x6a6673 },
  [KOL_SHEET_TEXT_FOOTER]        = {  6.4, PANGO_WEIGHT_NORMAL, 0x6a6673 },
  // clang-format on
};

/* Sizes are points on paper, whatever screen the program runs on; nothing is hinted for its pixels.
 */
static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  cairo_font_options_destroy (options);

  return context;
}

/**
 * kol_sheet_new:
 *
 * Returns: (transfer full): a sheet without a page
 */
KolSheet *
kol_sheet_new (void)
{
  KolSheet *self = g_new0 (KolSheet, 1);
  PangoContext *context = create_context ();

  kol_sheet_init_outlines (self);
  self->line = pango_layout_new (context);
  pango_layout_set_auto_dir (self->line, FALSE);
  pango_layout_set_ellipsize (self->line, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->line, TRUE);

  self->paragraph = pango_layout_new (context);
  pango_layout_set_auto_dir (self->paragraph, FALSE);
  pango_layout_set_wrap (self->paragraph, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->paragraph, PANGO_ELLIPSIZE_END);
  pango_layout_set_line_spacing (self->paragraph, 1.15);
  g_clear_object (&context);

  for (guint i = 0; i < KOL_N_SHEET_TEXTS; i++)
    {
      self->fonts[i] = pango_font_description_from_string (FAMILIES);
      pango_font_description_set_absolute_size (self->fonts[i], kinds[i].size * PANGO_SCALE);
      pango_font_description_set_weight (self->fonts[i], kinds[i].weight);
    }

  return self;
}

/**
 * kol_sheet_free:
 * @self: (transfer full): a sheet
 */
void
kol_sheet_free (KolSheet *self)
{
  for (guint i = 0; i < KOL_N_SHEET_TEXTS; i++)
    g_clear_pointer (&self->fonts[i], pango_font_description_free);
  g_clear_object (&self->line);
  g_clear_object (&self->paragraph);
  kol_sheet_clear_outlines (self);
  g_free (self);
}

/**
 * kol_sheet_set_page:
 * @self: a sheet
 * @cr: (nullable): what to draw on from now on, one unit to the point; %NULL when the page is done
 */
void
kol_sheet_set_page (KolSheet *self, cairo_t *cr)
{
  g_return_if_fail (self != NULL);

  self->cr = cr;
}

/**
 * kol_sheet_set_memory:
 * @self: a sheet
 * @memory: (nullable): where decoded pictures are looked for and kept; outlives the sheet
 */
void
kol_sheet_set_memory (KolSheet *self, KolPictureMemory *memory)
{
  g_return_if_fail (self != NULL);

  self->memory = memory;
}

/**
 * kol_sheet_begin_scale:
 * @self: a sheet with a page
 * @x: what is the origin from now on
 * @y: what is the origin from now on
 * @scale: how long a point is from now on
 *
 * Draws larger or smaller, texts and all, until kol_sheet_end_scale().
 */
void
kol_sheet_begin_scale (KolSheet *self, double x, double y, double scale)
{
  g_return_if_fail (self != NULL && self->cr != NULL);

  cairo_save (self->cr);
  cairo_translate (self->cr, x, y);
  cairo_scale (self->cr, scale, scale);
}

/**
 * kol_sheet_end_scale:
 * @self: a sheet with a page and a scale begun
 */
void
kol_sheet_end_scale (KolSheet *self)
{
  g_return_if_fail (self != NULL && self->cr != NULL);

  cairo_restore (self->cr);
}

/**
 * kol_sheet_needs:
 * @self: a sheet with a page
 * @y: upper edge of something
 * @height: its height
 *
 * Returns: whether any of it would be seen: of a long page only a part is drawn at a time
 */
gboolean
kol_sheet_needs (KolSheet *self, double y, double height)
{
  double left, top, right, bottom;

  g_return_val_if_fail (self != NULL && self->cr != NULL, FALSE);

  cairo_clip_extents (self->cr, &left, &top, &right, &bottom);

  return y < bottom && y + height > top;
}

/* Signs that turn the direction of what follows have no business in a line of their own on paper: a
 * name could write the ID behind it backwards. Marks without a width that belong to a letter or an
 * emoji stay. */
static gboolean
turns_direction (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static char *
clean_line (const char *text)
{
  g_autofree char *line = kol_text_clean (text);
  g_autoptr (GString) clean = g_string_sized_new (64);

  for (const char *p = line; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!turns_direction (g_utf8_get_char (p)))
        g_string_append_unichar (clean, g_utf8_get_char (p));
    }

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

static void
fill_layout (KolSheet *self, PangoLayout *layout, KolSheetText kind, const char *text, double width)
{
  g_autofree char *clean = clean_line (text);

  pango_layout_set_font_description (layout, self->fonts[kind]);
  pango_layout_set_width (layout, width > 0 ? (int) (width * PANGO_SCALE) : -1);
  pango_layout_set_text (layout, clean, -1);
}

/**
 * kol_sheet_measure:
 * @self: a sheet
 * @kind: what the text is
 * @text: one line of text
 *
 * Returns: how wide the line is, in points
 */
double
kol_sheet_measure (KolSheet *self, KolSheetText kind, const char *text)
{
  PangoRectangle logical;

  g_return_val_if_fail (self != NULL, 0);

  fill_layout (self, self->line, kind, text, -1);
  pango_layout_get_extents (self->line, NULL, &logical);

  return (double) logical.width / PANGO_SCALE;
}

static double
align_offset (KolSheetAlign align, double space)
{
  switch (align)
    {
    case KOL_SHEET_ALIGN_CENTER:
      return space / 2;
    case KOL_SHEET_ALIGN_RIGHT:
      return space;
    case KOL_SHEET_ALIGN_LEFT:
    default:
      return 0;
    }
}

/**
 * kol_sheet_text:
 * @self: a sheet with a page
 * @kind: what the text is
 * @align: where it stands within @width
 * @text: one line of text; line breaks become spaces
 * @x: the left edge, points
 * @baseline: where its letters stand, points
 * @width: the most it may take, points; what is longer ends in an ellipsis
 *
 * Draws a line of text.
 *
 * Returns: how wide it is
 */
double
kol_sheet_text (KolSheet *self,
                KolSheetText kind,
                KolSheetAlign align,
                const char *text,
                double x,
                double baseline,
                double width)
{
  PangoRectangle logical;
  double used;

  g_return_val_if_fail (self != NULL && self->cr != NULL, 0);
  g_return_val_if_fail (width > 0, 0);

  fill_layout (self, self->line, kind, text, width);
  pango_layout_get_extents (self->line, NULL, &logical);
  used = (double) logical.width / PANGO_SCALE;

  kol_sheet_set_color (self, kinds[kind].color);
  kol_sheet_show_line (self, self->line, pango_layout_get_line_readonly (self->line, 0),
                       x + align_offset (align, width - used), baseline);

  return used;
}

/**
 * kol_sheet_measure_paragraph:
 * @self: a sheet
 * @kind: what the text is
 * @text: text
 * @width: where it is wrapped, points
 * @max_lines: how many lines it may take; what is longer ends in an ellipsis
 *
 * Returns: how high the paragraph is, in points
 */
double
kol_sheet_measure_paragraph (KolSheet *self,
                             KolSheetText kind,
                             const char *text,
                             double width,
                             guint max_lines)
{
  PangoRectangle logical;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (width > 0 && max_lines > 0, 0);

  pango_layout_set_height (self->paragraph, -(int) max_lines);
  fill_layout (self, self->paragraph, kind, text, width);
  pango_layout_get_extents (self->paragraph, NULL, &logical);

  return (double) logical.height / PANGO_SCALE;
}

/**
 * kol_sheet_paragraph:
 * @self: a sheet with a page
 * @kind: what the text is
 * @text: text
 * @x: the left edge, points
 * @y: the upper edge, points
 * @width: where it is wrapped, points
 * @max_lines: how many lines it may take; what is longer ends in an ellipsis
 *
 * Draws text of several lines.
 *
 * Returns: how high the paragraph is
 */
double
kol_sheet_paragraph (KolSheet *self,
                     KolSheetText kind,
                     const char *text,
                     double x,
                     double y,
                     double width,
                     guint max_lines)
{
  PangoLayoutIter *lines;
  double height;

  g_return_val_if_fail (self != NULL && self->cr != NULL, 0);
  g_return_val_if_fail (width > 0 && max_lines > 0, 0);

  height = kol_sheet_measure_paragraph (self, kind, text, width, max_lines);
  kol_sheet_set_color (self, kinds[kind].color);
  lines = pango_layout_get_iter (self->paragraph);
  do
    kol_sheet_show_line (self, self->paragraph, pango_layout_iter_get_line_readonly (lines), x,
                         y + (double) pango_layout_iter_get_baseline (lines) / PANGO_SCALE);
  while (pango_layout_iter_next_line (lines));
  pango_layout_iter_free (lines);

  return height;
}
