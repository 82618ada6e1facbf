// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-cover.h"

/* Note covers: a stage in one of several palettes, and a motif on it. */

#define SALT_COVER 78

typedef enum
{
  STAGE_TABLE, /* things stand in front of a wall */
  STAGE_ABOVE, /* things lie, seen from above */
  STAGE_FULL,  /* the motif fills all of it */
} Stage;

typedef struct
{
  void (*draw) (KolSampleScene *scene);
  Stage stage;
} Motif;

typedef struct
{
  guint32 wall;
  guint32 ground;
  guint32 main;
  guint32 accent;
  guint32 light;
  guint32 dark;
} Palette;

// clang-format off
static const Motif motifs[KOL_SAMPLE_N_MOTIFS] = {
  [KOL_SAMPLE_MOTIF_SERUM] = { kol_sample_motif_serum, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_JARS] = { kol_sample_motif_jars, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_LIPSTICK] = { kol_sample_motif_lipstick, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_PERFUME] = { kol_sample_motif_perfume, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_DISH] = { kol_sample_motif_dish, STAGE_ABOVE },
  [KOL_SAMPLE_MOTIF_NOODLES] = { kol_sample_motif_noodles, STAGE_ABOVE },
  [KOL_SAMPLE_MOTIF_CAKE] = { kol_sample_motif_cake, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_COFFEE] = { kol_sample_motif_coffee, STAGE_ABOVE },
  [KOL_SAMPLE_MOTIF_TEA] = { kol_sample_motif_tea, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_FRUIT] = { kol_sample_motif_fruit, STAGE_ABOVE },
  [KOL_SAMPLE_MOTIF_MOUNTAINS] = { kol_sample_motif_mountains, STAGE_FULL },
  [KOL_SAMPLE_MOTIF_SEA] = { kol_sample_motif_sea, STAGE_FULL },
  [KOL_SAMPLE_MOTIF_CITY] = { kol_sample_motif_city, STAGE_FULL },
  [KOL_SAMPLE_MOTIF_CAMP] = { kol_sample_motif_camp, STAGE_FULL },
  [KOL_SAMPLE_MOTIF_PLANT] = { kol_sample_motif_plant, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_FLOWERS] = { kol_sample_motif_flowers, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_ROOM] = { kol_sample_motif_room, STAGE_FULL },
  [KOL_SAMPLE_MOTIF_CAT] = { kol_sample_motif_cat, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_DOG] = { kol_sample_motif_dog, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_BOOKS] = { kol_sample_motif_books, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_PALETTE] = { kol_sample_motif_palette, STAGE_ABOVE },
  [KOL_SAMPLE_MOTIF_SHOES] = { kol_sample_motif_shoes, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_DRESS] = { kol_sample_motif_dress, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_BAG] = { kol_sample_motif_bag, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_CAMERA] = { kol_sample_motif_camera, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_RECORD] = { kol_sample_motif_record, STAGE_ABOVE },
  [KOL_SAMPLE_MOTIF_PHONE] = { kol_sample_motif_phone, STAGE_ABOVE },
  [KOL_SAMPLE_MOTIF_GAMEPAD] = { kol_sample_motif_gamepad, STAGE_ABOVE },
  [KOL_SAMPLE_MOTIF_CAR] = { kol_sample_motif_car, STAGE_FULL },
  [KOL_SAMPLE_MOTIF_DUMBBELL] = { kol_sample_motif_dumbbell, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_BEAR] = { kol_sample_motif_bear, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_POPCORN] = { kol_sample_motif_popcorn, STAGE_TABLE },
  [KOL_SAMPLE_MOTIF_BOUQUET] = { kol_sample_motif_bouquet, STAGE_ABOVE },
  [KOL_SAMPLE_MOTIF_LETTER] = { kol_sample_motif_letter, STAGE_ABOVE },
  [KOL_SAMPLE_MOTIF_CHART] = { kol_sample_motif_chart, STAGE_ABOVE },
};
static const Palette palettes[] = {
  { 0xf9ddd0, 0xf2bfa8, 0xe07a5f, 0x3d7068, 0xfff6ee, 0x5a2f3c }, { 0xd9e8f2, 0xb3cfe2, 0x457b9d, 0xf2a65a, 0xfbfdff, 0x22344f },
  { 0xe2efdc, 0xbedcae, 0x5a9367, 0xf2c14e, 0xfcfff7, 0x2c4a3a }, { 0xefe2f4, 0xd5bce3, 0x8e6bb8, 0xf6a6b2, 0xfffaff, 0x42305c },
  { 0xfdeecb, 0xf4d58d, 0xe59b32, 0x4f7cac, 0xfffcf3, 0x5b3a1f }, { 0xfbe0e6, 0xf3b8c6, 0xd95d7e, 0x7fb7a4, 0xfff8f9, 0x5e2540 },
  { 0xd7f0ee, 0xa6d9d5, 0x2a9d8f, 0xf4845f, 0xf8fffe, 0x1f3f4d }, { 0xe6e6f3, 0xc3c4df, 0x5c6bc0, 0xffb74d, 0xfcfcff, 0x2b2d55 },
  { 0xf2e8dc, 0xdcc5a8, 0xa9744f, 0x6a8f6b, 0xfffbf5, 0x4a3326 }, { 0xe9f3d4, 0xcbe09c, 0x8ab23e, 0xe76f51, 0xfdfff5, 0x3e4f1f },
  { 0xffe1cc, 0xffb993, 0xf0703f, 0x3c6e8f, 0xfff8f2, 0x5c2c22 }, { 0xdfe7f5, 0x9fb6dc, 0x3f5fa8, 0xf3b6c0, 0xf9fbff, 0x1f2d55 },
  { 0xf7dfd4, 0xc98d7b, 0x8f3f4f, 0xe9b44c, 0xfff7f0, 0x40202c }, { 0xdceee4, 0x8fc2aa, 0x2f6f5e, 0xf6c3a0, 0xf8fffb, 0x163a36 },
};
// clang-format on

static void
draw_arch (KolSampleScene *scene, PaintColor color)
{
  cairo_t *cr = scene->cr;

  cairo_move_to (cr, 15, 101);
  cairo_line_to (cr, 15, 48);
  cairo_arc (cr, 45, 48, 30, G_PI, 2 * G_PI);
  cairo_line_to (cr, 75, 101);
  paint_fill (cr, color);
}

static void
draw_sunlight (KolSampleScene *scene)
{
  cairo_save (scene->cr);
  cairo_transform (scene->cr, &(cairo_matrix_t){ 1, 0.25, -0.45, 1, 42, -6 });
  for (guint i = 0; i < 6; i++)
    {
      cairo_rectangle (scene->cr, (i % 2) * 23, 8 + (i / 2) * 31, 20, 28);
      paint_fill_alpha (scene->cr, scene->light, 0.5);
    }
  cairo_restore (scene->cr);
}

/* A branch that hangs into the picture from the right. */
static void
draw_twig (KolSampleScene *scene)
{
  PaintColor color = paint_mix (paint_hex (0x7fae86), scene->wall, 0.35);
  cairo_t *cr = scene->cr;

  cairo_move_to (cr, 92, -2);
  cairo_curve_to (cr, 84, 16, 76, 30, 62, 40);
  paint_stroke (cr, paint_darker (color, 0.14), 1);
  for (guint i = 0; i < 5; i++)
    {
      double x = 90 - i * 6.6;
      double y = 3 + i * 8.6;

      paint_leaf (cr, x, y, 15, -1.6, color);
      paint_leaf (cr, x, y, 14, -3.4, paint_lighter (color, 0.2));
    }
}

/* A wall with something on it, and what things stand on. */
static void
draw_table (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor glow = paint_lighter (scene->wall, 0.45);

  cairo_rectangle (cr, -1, -1, 92, 122);
  paint_gradient (cr, (PaintPoint){ 0, 0 }, (PaintPoint){ 60, 110 },
                  paint_lighter (scene->wall, 0.15), scene->wall);

  switch (kol_sample_random_below (scene->random, 6))
    {
    case 0:
      paint_ellipse (cr, 45, 54, 33, 33, glow);
      break;
    case 1:
      draw_arch (scene, glow);
      break;
    case 2:
      draw_sunlight (scene);
      break;
    case 3:
      draw_twig (scene);
      break;
    case 4:
      draw_arch (scene, paint_mix (scene->wall, scene->main, 0.35));
      break;
    default:
      paint_ellipse (cr, 68, 28, 14, 14, paint_mix (glow, scene->accent, 0.22));
      break;
    }

  cairo_rectangle (cr, -1, 92, 92, 30);
  paint_gradient (cr, (PaintPoint){ 0, 92 }, (PaintPoint){ 0, 120 }, scene->ground,
                  paint_darker (scene->ground, 0.1));
}

static void
draw_checks (KolSampleScene *scene)
{
  for (guint i = 0; i < 6; i++)
    {
      cairo_rectangle (scene->cr, i * 18, -1, 9, 122);
      cairo_rectangle (scene->cr, -1, i * 22, 92, 11);
      paint_fill_alpha (scene->cr, scene->light, 0.38);
    }
}

/* A table top, seen from above. */
static void
draw_above (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  cairo_rectangle (cr, -1, -1, 92, 122);
  paint_gradient (cr, (PaintPoint){ 0, 0 }, (PaintPoint){ 90, 120 }, scene->wall,
                  paint_mix (scene->wall, scene->ground, 0.7));

  switch (kol_sample_random_below (scene->random, 5))
    {
    case 0:
      draw_checks (scene);
      break;
    case 1:
      for (int i = 1; i < 5; i++)
        paint_line (cr, i * 18, -2, i * 18, 122, 0.5, paint_darker (scene->ground, 0.06));
      break;
    case 2:
      cairo_move_to (cr, -2, 70);
      cairo_curve_to (cr, 30, 58, 60, 92, 92, 70);
      cairo_line_to (cr, 92, 122);
      cairo_line_to (cr, -2, 122);
      paint_fill (cr, paint_mix (scene->ground, scene->main, 0.16));
      break;
    case 3:
      draw_sunlight (scene);
      break;
    default:
      for (guint i = 0; i < 30; i++)
        paint_ellipse (cr, i % 5 * 20 + i / 5 % 2 * 10, i / 5 * 21 + 6, 1.4, 1.4,
                       paint_lighter (scene->wall, 0.7));
      break;
    }
}

/**
 * kol_sample_cover_draw:
 * @cr: a context 90 units wide and 120 high
 * @note: whose cover
 *
 * Draws a note's cover, always the same for the same note.
 */
void
kol_sample_cover_draw (cairo_t *cr, const KolSampleNote *note)
{
  KolSampleRandom random = kol_sample_random_fork (g_str_hash (note->id), SALT_COVER);
  const Palette *palette = &palettes[kol_sample_random_below (&random, G_N_ELEMENTS (palettes))];
  const Motif *motif = &motifs[note->motif];
  KolSampleScene scene = {
    .cr = cr,
    .random = &random,
    .wall = paint_hex (palette->wall),
    .ground = paint_hex (palette->ground),
    .main = paint_hex (palette->main),
    .accent = paint_hex (palette->accent),
    .light = paint_hex (palette->light),
    .dark = paint_hex (palette->dark),
  };

  g_return_if_fail (cr != NULL);
  g_return_if_fail (note->motif < KOL_SAMPLE_N_MOTIFS);

  if (motif->stage == STAGE_TABLE)
    draw_table (&scene);
  else if (motif->stage == STAGE_ABOVE)
    draw_above (&scene);

  motif->draw (&scene);
}
