// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-paint.h"

G_BEGIN_DECLS

/**
 * KolSampleFace:
 *
 * What one invented person looks like, and the context that is drawn to: 100 units wide and high.
 * Private to the portrait's files.
 */
typedef struct
{
  cairo_t *cr; /* unowned */
  gboolean female;
  PaintColor skin;
  PaintColor shade; /* of the skin */
  PaintColor hair;
  PaintColor shine; /* of the hair */
  PaintColor cloth;
  PaintColor accent;
  PaintColor back_top;
  PaintColor back_bottom;
  guint decoration;
  guint hair_back;
  guint hair_front;
  guint clothes;
  guint eyes;
  guint mouth;
  guint brows;
  guint glasses; /* 0: none */
  guint hat;     /* 0: none */
  gboolean earrings;
  gboolean beard;
  gboolean freckles;
  double width; /* of the face, against the usual one */
  double chin;  /* where it ends */
  double tilt;  /* of the head, radians */
} KolSampleFace;

enum
{
  HAIR_BACK_NONE,
  HAIR_BACK_LONG,
  HAIR_BACK_WAVY,
  HAIR_BACK_BOB,
  HAIR_BACK_BUN,
  HAIR_BACK_PONYTAIL,
  HAIR_BACK_BRAIDS,
  HAIR_BACK_CURLS,
  HAIR_BACK_TWO_BUNS,
  HAIR_BACK_LOB,
  N_HAIR_BACKS,
};

enum
{
  HAIR_FRONT_CENTRE,
  HAIR_FRONT_BANGS,
  HAIR_FRONT_SIDE,
  HAIR_FRONT_CURTAIN,
  HAIR_FRONT_SLEEK,
  N_HAIR_FRONTS_WOMEN,
  HAIR_FRONT_PARTED = N_HAIR_FRONTS_WOMEN,
  HAIR_FRONT_SPIKY,
  HAIR_FRONT_BUZZ,
  HAIR_FRONT_BOWL,
  HAIR_FRONT_CURLY,
  HAIR_FRONT_QUIFF,
  N_HAIR_FRONTS,
};

enum
{
  HAT_NONE,
  HAT_BEANIE,
  HAT_BERET,
  HAT_STRAW,
  HAT_CAP,
  HAT_BAND,
  HAT_HEADPHONES,
  HAT_FLOWER,
  N_HATS,
};

void kol_sample_hair_draw_back (const KolSampleFace *self);
void kol_sample_hair_draw_front (const KolSampleFace *self);
void kol_sample_head_draw (const KolSampleFace *self);
void kol_sample_hat_draw (const KolSampleFace *self);
void kol_sample_clothes_draw (const KolSampleFace *self);

G_END_DECLS
