// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-face.h"
#include "kol-sample-pet.h"
#include "kol-sample-portrait.h"

/* A creator's picture: head and shoulders in front of something plain, or, of pet lovers, the pet.
 */

#define SALT_PORTRAIT 77

typedef struct
{
  guint32 top;
  guint32 bottom;
  guint32 cloth[3];
  guint32 accent;
} Palette;

// clang-format off
static const Palette palettes[] = {
  { 0xffd6c4, 0xf7a399, { 0xfff3e6, 0x3d5a80, 0xd1495b }, 0x2a9d8f },
  { 0xcfe8ff, 0x8fb8de, { 0xf6bd60, 0xffffff, 0xe76f51 }, 0xe76f51 },
  { 0xd9f2dd, 0x8fcf9f, { 0xf28482, 0xfdf6e3, 0x355070 }, 0xf6bd60 },
  { 0xf3e1ff, 0xc3a6e8, { 0x5e548e, 0xffe5b4, 0xef798a }, 0xffd166 },
  { 0xfff0c2, 0xf6c667, { 0x457b9d, 0xef6f6c, 0xfffaf0 }, 0xd1495b },
  { 0xffe3ec, 0xf4a6c0, { 0x6d597a, 0xfff7f9, 0x81b29a }, 0x9b5de5 },
  { 0xd4f1f0, 0x7cc6c3, { 0xf4845f, 0x264653, 0xfff8e7 }, 0xf28482 },
  { 0xe7e6f7, 0xa6a6dd, { 0xf2a65a, 0x4a4e69, 0xe5b8c0 }, 0xffcf56 },
  { 0xf7e9d7, 0xdcb88b, { 0x6b705c, 0xb56576, 0xfefae0 }, 0x588157 },
  { 0xe0f4c8, 0xa8d672, { 0x7b5ea7, 0xfff3c9, 0xe4572e }, 0xff9f6e },
  { 0xffd9b8, 0xff9770, { 0x2d6a6a, 0xfff1e0, 0x4d5fa6 }, 0xffe28a },
  { 0xd6e6f5, 0x7396c8, { 0xffb5a7, 0xf8f4ee, 0x22395b }, 0xffd166 },
  { 0xf8d7da, 0xb98bd9, { 0xfff2fb, 0x3c3c6e, 0xff8fa3 }, 0x80ced7 },
  { 0xcdeccf, 0x5fb3a1, { 0xffe8d6, 0xf2684b, 0x2f4858 }, 0xffc857 },
  { 0xeceff4, 0xb8c4d6, { 0xc8553d, 0x2b4162, 0x7fb285 }, 0xd64550 },
  { 0xfbe4b8, 0xe89b7a, { 0x3f6c51, 0x7a4069, 0xfff6e5 }, 0x5b8e7d },
};
static const guint32 skins[] = { 0xfbe0cd, 0xf8d5bb, 0xf4c9a8, 0xeebb94, 0xdfa57a, 0xc68a5e };
/* Natural colours first; they are drawn more often. */
static const guint32 hairs[] = { 0x231f29, 0x2d2322, 0x3b2a26, 0x513527, 0x6b452e, 0x8a5a38, 0x201c2b, 0xa9713f, 0x7b3f3a, 0xc99a63, 0xb9a9b8, 0x8c6fae, 0xd98a94 };
static const guint8 women_backs[] = { HAIR_BACK_LONG, HAIR_BACK_LONG, HAIR_BACK_WAVY, HAIR_BACK_WAVY, HAIR_BACK_BOB, HAIR_BACK_BOB, HAIR_BACK_LOB, HAIR_BACK_BUN, HAIR_BACK_PONYTAIL, HAIR_BACK_BRAIDS, HAIR_BACK_CURLS, HAIR_BACK_TWO_BUNS, HAIR_BACK_LOB, HAIR_BACK_NONE };
// clang-format on

#define PICK(random, array) (array)[kol_sample_random_below (random, G_N_ELEMENTS (array))]

static void
pick_colors (KolSampleFace *self, KolSampleRandom *random)
{
  const Palette *palette = &PICK (random, palettes);
  guint n_natural = kol_sample_random_chance (random, 0.84) ? 7 : G_N_ELEMENTS (hairs);
  /* Two draws, the lower one: lighter skins are more common here, none is missing. */
  guint one = kol_sample_random_below (random, G_N_ELEMENTS (skins));
  guint other = kol_sample_random_below (random, G_N_ELEMENTS (skins));

  self->back_top = paint_hex (palette->top);
  self->back_bottom = paint_hex (palette->bottom);
  self->cloth = paint_hex (PICK (random, palette->cloth));
  self->accent = paint_hex (palette->accent);
  self->skin = paint_hex (skins[MIN (one, other)]);
  self->shade = paint_mix (self->skin, paint_hex (0xb8563e), 0.26);
  self->hair = paint_hex (hairs[kol_sample_random_below (random, n_natural)]);
  self->shine = paint_lighter (self->hair, 0.2);
}

static void
pick_hair (KolSampleFace *self, KolSampleRandom *random)
{
  if (!self->female)
    {
      self->hair_front = N_HAIR_FRONTS_WOMEN +
                         kol_sample_random_below (random, N_HAIR_FRONTS - N_HAIR_FRONTS_WOMEN);
      self->hair_back = kol_sample_random_chance (random, 0.07) ? HAIR_BACK_BUN : HAIR_BACK_NONE;
      return;
    }

  self->hair_back = PICK (random, women_backs);
  self->hair_front = kol_sample_random_below (random, N_HAIR_FRONTS_WOMEN);
  if (self->hair_back == HAIR_BACK_NONE)
    self->hair_front = kol_sample_random_chance (random, 0.5) ? HAIR_FRONT_BOWL : HAIR_FRONT_SIDE;
}

static void
pick_extras (KolSampleFace *self, KolSampleRandom *random)
{
  static const guint8 women_hats[] = { HAT_BERET,  HAT_STRAW,  HAT_BAND,
                                       HAT_FLOWER, HAT_BEANIE, HAT_HEADPHONES };
  static const guint8 men_hats[] = { HAT_CAP, HAT_BEANIE, HAT_HEADPHONES, HAT_CAP };

  self->eyes = kol_sample_random_below (random, 4);
  self->mouth = kol_sample_random_below (random, 5);
  self->brows = kol_sample_random_below (random, 3);
  self->clothes = kol_sample_random_below (random, self->female ? 9 : 8);
  self->decoration = kol_sample_random_below (random, 8);
  if (kol_sample_random_chance (random, 0.24))
    self->glasses = 1 + kol_sample_random_below (random, 3);
  if (kol_sample_random_chance (random, 0.24))
    self->hat = self->female ? PICK (random, women_hats) : PICK (random, men_hats);
  self->earrings = self->female && kol_sample_random_chance (random, 0.35);
  self->beard = !self->female && kol_sample_random_chance (random, 0.14);
  self->freckles = kol_sample_random_chance (random, 0.08);
  self->width = kol_sample_random_between (random, 0.93, 1.05);
  self->chin = kol_sample_random_between (random, 64, 67.5);
  self->tilt = kol_sample_random_between (random, -0.06, 0.06);

  /* High hair and a hat that sits low do not go together. */
  if (self->hat == HAT_BEANIE || self->hat == HAT_BERET || self->hat == HAT_STRAW ||
      self->hat == HAT_CAP)
    {
      if (self->hair_back == HAIR_BACK_BUN || self->hair_back == HAIR_BACK_TWO_BUNS)
        self->hair_back = self->female ? HAIR_BACK_LOB : HAIR_BACK_NONE;
      if (!self->female)
        self->hair_front = HAIR_FRONT_PARTED;
    }
}

static void
draw_hills (const KolSampleFace *self)
{
  cairo_t *cr = self->cr;

  cairo_move_to (cr, -2, 74);
  cairo_curve_to (cr, 20, 52, 40, 78, 60, 68);
  cairo_curve_to (cr, 76, 60, 90, 58, 102, 70);
  cairo_line_to (cr, 102, 102);
  cairo_line_to (cr, -2, 102);
  paint_fill (cr, paint_darker (self->back_bottom, 0.1));
  paint_ellipse (cr, 82, 24, 8, 8, paint_lighter (self->back_top, 0.6));
}

static void
draw_leaves (const KolSampleFace *self)
{
  PaintColor green = paint_mix (paint_hex (0x4f8a5b), self->back_bottom, 0.35);

  for (int i = -1; i <= 1; i++)
    {
      paint_leaf (self->cr, 4, 96, 56, 0.1 + i * 0.38, paint_lighter (green, 0.1 + 0.08 * i));
      paint_leaf (self->cr, 96, 96, 50, -0.1 + i * 0.38, paint_lighter (green, 0.1 - 0.08 * i));
    }
}

static void
draw_dots (const KolSampleFace *self, gboolean stars)
{
  PaintColor light = paint_lighter (self->back_top, 0.55);

  for (guint i = 0; i < 24; i++)
    {
      double x = (i % 6) * 18 + (i / 6 % 2) * 9 + 3;
      double y = (i / 6) * 21 + 9;

      if (!stars)
        paint_ellipse (self->cr, x, y, 2, 2, light);
      else if (i % 2)
        PAINT_POLYGON (self->cr, light, { x, y - 4 }, { x + 1, y - 1 }, { x + 4, y },
                       { x + 1, y + 1 }, { x, y + 4 }, { x - 1, y + 1 }, { x - 4, y },
                       { x - 1, y - 1 });
    }
}

static void
draw_window (const KolSampleFace *self)
{
  PaintColor light = paint_lighter (self->back_top, 0.5);

  cairo_save (self->cr);
  cairo_translate (self->cr, 64, 0);
  cairo_transform (self->cr, &(cairo_matrix_t){ 1, 0.12, -0.3, 1, 0, 0 });
  for (guint i = 0; i < 4; i++)
    {
      paint_round_path (self->cr, (i % 2) * 19, 8 + (i / 2) * 27, 17, 25, 1);
      paint_fill_alpha (self->cr, light, 0.55);
    }
  cairo_restore (self->cr);
}

static void
draw_background (const KolSampleFace *self)
{
  cairo_rectangle (self->cr, -1, -1, 102, 102);
  paint_gradient (self->cr, (PaintPoint){ 15, 0 }, (PaintPoint){ 85, 100 }, self->back_top,
                  self->back_bottom);

  switch (self->decoration)
    {
    case 0:
      paint_ellipse (self->cr, 50, 46, 39, 39, paint_lighter (self->back_top, 0.35));
      break;
    case 1:
      draw_hills (self);
      break;
    case 2:
      draw_leaves (self);
      break;
    case 3:
      draw_dots (self, FALSE);
      break;
    case 4:
      draw_window (self);
      break;
    case 5:
      draw_dots (self, TRUE);
      break;
    case 6:
      paint_round (self->cr, 14, 12, 72, 110, 36, paint_lighter (self->back_top, 0.4));
      break;
    default:
      break;
    }
}

/* Turns what is drawn next as the head is held. */
static void
hold_head (const KolSampleFace *self)
{
  cairo_translate (self->cr, 50, 66);
  cairo_rotate (self->cr, self->tilt);
  cairo_scale (self->cr, self->width, 1);
  cairo_translate (self->cr, -50, -66);
}

static void
draw_person (KolSampleFace *self)
{
  cairo_t *cr = self->cr;

  /* As large as a bun or a bobble still fits. */
  cairo_translate (cr, 50, 36);
  cairo_scale (cr, 1.08, 1.08);
  cairo_translate (cr, -50, -36);

  cairo_save (cr);
  hold_head (self);
  kol_sample_hair_draw_back (self);
  cairo_restore (cr);

  kol_sample_clothes_draw (self);

  cairo_save (cr);
  hold_head (self);
  kol_sample_head_draw (self);
  cairo_restore (cr);
}

static gboolean
shows_pet (const KolSampleCreator *creator, KolSampleRandom *random)
{
  gboolean lover = g_str_equal (creator->categories[0], "宠物");

  return kol_sample_random_chance (random, lover ? 0.5 : 0.035);
}

/**
 * kol_sample_portrait_draw:
 * @cr: a context with 100 units to each side
 * @creator: whose picture
 *
 * Draws a creator's picture, always the same for the same creator.
 */
void
kol_sample_portrait_draw (cairo_t *cr, const KolSampleCreator *creator)
{
  KolSampleRandom random = kol_sample_random_fork (creator->seed, SALT_PORTRAIT);
  KolSampleFace face = { .cr = cr, .female = creator->female };

  g_return_if_fail (cr != NULL);

  pick_colors (&face, &random);
  pick_hair (&face, &random);
  pick_extras (&face, &random);
  draw_background (&face);

  if (!shows_pet (creator, &random))
    draw_person (&face);
  else if (kol_sample_random_chance (&random, 0.5))
    kol_sample_cat_draw (cr, &random);
  else
    kol_sample_dog_draw (cr, &random);
}
