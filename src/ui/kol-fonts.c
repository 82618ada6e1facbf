// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-fonts.h"

/* Of the words that are on every page: 小红书 达人. */
static const gunichar samples[] = { 0x5c0f, 0x7ea2, 0x4e66, 0x8fbe, 0x4eba };

static gboolean
has_char (PangoFontset *fonts, gunichar character)
{
  g_autoptr (PangoFont) font = pango_fontset_get_font (fonts, character);

  /* Where none has it, this is one that draws a box. */
  return font != NULL && pango_font_has_char (font, character);
}

/**
 * kol_fonts_have_chinese:
 * @context: what text is laid out with
 *
 * Takes some milliseconds: a Chinese font is large.
 *
 * Returns: whether there is a font for what most creators are called
 */
gboolean
kol_fonts_have_chinese (PangoContext *context)
{
  PangoFontset *fonts;
  g_autoptr (GObject) owned = NULL;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), TRUE);

  fonts = pango_context_load_fontset (context, pango_context_get_font_description (context),
                                      pango_language_from_string ("zh-cn"));
  owned = G_OBJECT (fonts);
  for (gsize i = 0; fonts != NULL && i < G_N_ELEMENTS (samples); i++)
    {
      if (!has_char (fonts, samples[i]))
        return FALSE;
    }

  return fonts != NULL;
}
