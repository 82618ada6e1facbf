// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

#include "kol-sample-random.h"

G_BEGIN_DECLS

/**
 * KolSampleMotif:
 *
 * What a note's cover shows.
 */
typedef enum
{
  KOL_SAMPLE_MOTIF_SERUM,
  KOL_SAMPLE_MOTIF_JARS,
  KOL_SAMPLE_MOTIF_LIPSTICK,
  KOL_SAMPLE_MOTIF_PERFUME,
  KOL_SAMPLE_MOTIF_DISH,
  KOL_SAMPLE_MOTIF_NOODLES,
  KOL_SAMPLE_MOTIF_CAKE,
  KOL_SAMPLE_MOTIF_COFFEE,
  KOL_SAMPLE_MOTIF_TEA,
  KOL_SAMPLE_MOTIF_FRUIT,
  KOL_SAMPLE_MOTIF_MOUNTAINS,
  KOL_SAMPLE_MOTIF_SEA,
  KOL_SAMPLE_MOTIF_CITY,
  KOL_SAMPLE_MOTIF_CAMP,
  KOL_SAMPLE_MOTIF_PLANT,
  KOL_SAMPLE_MOTIF_FLOWERS,
  KOL_SAMPLE_MOTIF_ROOM,
  KOL_SAMPLE_MOTIF_CAT,
  KOL_SAMPLE_MOTIF_DOG,
  KOL_SAMPLE_MOTIF_BOOKS,
  KOL_SAMPLE_MOTIF_PALETTE,
  KOL_SAMPLE_MOTIF_SHOES,
  KOL_SAMPLE_MOTIF_DRESS,
  KOL_SAMPLE_MOTIF_BAG,
  KOL_SAMPLE_MOTIF_CAMERA,
  KOL_SAMPLE_MOTIF_RECORD,
  KOL_SAMPLE_MOTIF_PHONE,
  KOL_SAMPLE_MOTIF_GAMEPAD,
  KOL_SAMPLE_MOTIF_CAR,
  KOL_SAMPLE_MOTIF_DUMBBELL,
  KOL_SAMPLE_MOTIF_BEAR,
  KOL_SAMPLE_MOTIF_POPCORN,
  KOL_SAMPLE_MOTIF_BOUQUET,
  KOL_SAMPLE_MOTIF_LETTER,
  KOL_SAMPLE_MOTIF_CHART,
  KOL_SAMPLE_N_MOTIFS,
} KolSampleMotif;

/**
 * KolSampleTheme:
 *
 * What creators of one first-level category are like. Rows are static.
 */
typedef struct
{
  const char *category;
  guint8 weight;      /* how common, against the other rows */
  guint8 women;       /* percent of its creators who are women */
  guint8 female;      /* percent of its creators whose followers are mostly women */
  guint8 age;         /* the audience band, 0 to 4, that is most common */
  guint8 motifs[4];   /* of covers */
  const char *words;  /* what its notes are about, separated by spaces */
  const char *trades; /* client industries, separated by spaces */
} KolSampleTheme;

const KolSampleTheme *kol_sample_theme_pick (KolSampleRandom *random);
const KolSampleTheme *kol_sample_theme_lookup (const char *category);
char *kol_sample_name_make (KolSampleRandom *random, gboolean female);
const char *kol_sample_place_pick (KolSampleRandom *random);
const char *kol_sample_agency_pick (KolSampleRandom *random);
const char *kol_sample_persona_pick (KolSampleRandom *random);
const char *kol_sample_feature_pick (KolSampleRandom *random);
char *kol_sample_trades_make (KolSampleRandom *random, const KolSampleTheme *theme);
void
kol_sample_note_words_append (GString *text, KolSampleRandom *random, const KolSampleTheme *theme);

G_END_DECLS
