// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "kol-fonts.h"

static GObject *
create_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell 11");

  pango_context_set_font_description (context, font);
  g_clear_pointer (&font, pango_font_description_free);

  return G_OBJECT (context);
}

static void
test_here (void)
{
  g_autoptr (GObject) map = G_OBJECT (pango_cairo_font_map_new ());
  g_autoptr (GObject) context = create_context (PANGO_FONT_MAP (map));

  /* The tests need a Chinese font anyway. */
  g_assert_true (kol_fonts_have_chinese (PANGO_CONTEXT (context)));
}

/* A machine that has no font but this one. */
static void
test_latin (void)
{
  static const char path[] = "/usr/share/fonts/opentype/cantarell/Cantarell-Regular.otf";
  g_autoptr (GObject) map = G_OBJECT (pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT));
  g_autoptr (GObject) context = NULL;
  FcConfig *config = FcConfigCreate ();

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("Cantarell is not where Debian puts it");
      g_clear_pointer (&config, FcConfigDestroy);
      return;
    }

  g_assert_true (FcConfigAppFontAddFile (config, (const FcChar8 *) path));
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  context = create_context (PANGO_FONT_MAP (map));
  g_assert_false (kol_fonts_have_chinese (PANGO_CONTEXT (context)));
  g_clear_pointer (&config, FcConfigDestroy);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fonts/here", test_here);
  g_test_add_func ("/fonts/latin", test_latin);

  return g_test_run ();
}
