// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-creator.h"
#include "kol-sample-paint.h"

G_BEGIN_DECLS

/**
 * KolSampleScene:
 *
 * A cover in the making: 90 units wide, 120 high. Things stand on the line y = 100, around x = 45.
 */
typedef struct
{
  cairo_t *cr;             /* unowned */
  KolSampleRandom *random; /* unowned */
  PaintColor wall;
  PaintColor ground;
  PaintColor main;
  PaintColor accent;
  PaintColor light;
  PaintColor dark;
} KolSampleScene;

void kol_sample_cover_draw (cairo_t *cr, const KolSampleNote *note);

void kol_sample_motif_serum (KolSampleScene *scene);
void kol_sample_motif_jars (KolSampleScene *scene);
void kol_sample_motif_lipstick (KolSampleScene *scene);
void kol_sample_motif_perfume (KolSampleScene *scene);
void kol_sample_motif_shoes (KolSampleScene *scene);
void kol_sample_motif_dress (KolSampleScene *scene);
void kol_sample_motif_bag (KolSampleScene *scene);

void kol_sample_motif_dish (KolSampleScene *scene);
void kol_sample_motif_noodles (KolSampleScene *scene);
void kol_sample_motif_cake (KolSampleScene *scene);
void kol_sample_motif_coffee (KolSampleScene *scene);
void kol_sample_motif_tea (KolSampleScene *scene);
void kol_sample_motif_fruit (KolSampleScene *scene);
void kol_sample_motif_popcorn (KolSampleScene *scene);

void kol_sample_motif_mountains (KolSampleScene *scene);
void kol_sample_motif_sea (KolSampleScene *scene);
void kol_sample_motif_city (KolSampleScene *scene);
void kol_sample_motif_camp (KolSampleScene *scene);
void kol_sample_motif_room (KolSampleScene *scene);

void kol_sample_motif_plant (KolSampleScene *scene);
void kol_sample_motif_flowers (KolSampleScene *scene);
void kol_sample_motif_bouquet (KolSampleScene *scene);
void kol_sample_motif_cat (KolSampleScene *scene);
void kol_sample_motif_dog (KolSampleScene *scene);
void kol_sample_motif_bear (KolSampleScene *scene);

void kol_sample_motif_books (KolSampleScene *scene);
void kol_sample_motif_palette (KolSampleScene *scene);
void kol_sample_motif_letter (KolSampleScene *scene);
void kol_sample_motif_camera (KolSampleScene *scene);
void kol_sample_motif_record (KolSampleScene *scene);
void kol_sample_motif_phone (KolSampleScene *scene);
void kol_sample_motif_gamepad (KolSampleScene *scene);
void kol_sample_motif_car (KolSampleScene *scene);
void kol_sample_motif_dumbbell (KolSampleScene *scene);
void kol_sample_motif_chart (KolSampleScene *scene);

G_END_DECLS
