// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

#include "kol-category.h"
#include "kol-sample-names.h"

G_BEGIN_DECLS

#define KOL_SAMPLE_MAX_NOTES 6

typedef enum
{
  KOL_SAMPLE_AGE_LT_18,
  KOL_SAMPLE_AGE_18_24,
  KOL_SAMPLE_AGE_25_34,
  KOL_SAMPLE_AGE_35_44,
  KOL_SAMPLE_AGE_GT_44,
} KolSampleAge;

typedef enum
{
  KOL_SAMPLE_AUDIENCE_MIXED,
  KOL_SAMPLE_AUDIENCE_MALE,
  KOL_SAMPLE_AUDIENCE_FEMALE,
} KolSampleAudience;

typedef struct
{
  char id[25];
  guint8 kind;          /* 1 photo, 2 video */
  guint8 motif;         /* a KolSampleMotif */
  const char *category; /* static; not always one of the creator's */
} KolSampleNote;

/**
 * KolSampleKind:
 *
 * The figures of one kind of notes, photo or video; all 0 when the creator makes none.
 */
typedef struct
{
  double price; /* CNY; NaN: none */
  double exposures;
  double reads;
  double engagements;
  double new_engagements; /* the platform's newer definition */
  double hundred;         /* percent of notes with 100 likes or more */
  double thousand;
  double cpm;
  double cpm_compare;
  double engage_cost;
  double engage_compare;
  double read_cost; /* lags behind */
} KolSampleKind;

/**
 * KolSampleCreator:
 *
 * An invented creator: the truth, before the answer's habits of spelling it.
 */
typedef struct
{
  guint64 seed; /* what is not stored here is drawn from this: the face, the spelling */

  char user_id[25];
  char red_id[12];
  char *name;              /* (owned) */
  const char *place;       /* static */
  const char *agency;      /* static; NULL: independent */
  const char *persona;     /* static; NULL: none */
  const char *features[3]; /* static; NULL: none */
  char *trades;            /* (owned) (nullable) */
  const KolSampleTheme *theme;
  const char *categories[2]; /* static first levels; the second may be NULL */
  const char
      *subcategory[3]; /* static second levels: two of the first, one of the second; NULL: none */
  gboolean female;
  KolSampleAge age;
  KolSampleAudience audience;

  double fans;
  double growth_rate; /* percent in 30 days */
  double growth_num;  /* what the service says, often a false 0 */
  KolSampleKind photo;
  KolSampleKind video;
  double exposures;
  double reads;
  double engagements;
  double new_engagements;
  double hundred;
  double thousand;
  double finish_rate;
  double active;
  double engaged;
  double reply_rate;
  double coop_notes;
  double coop_exposures;
  double coop_reads;
  double coop_engagements;
  double store_visits;
  double store_visit_cost;
  double lives;
  double live_viewers;
  double live_sales;
  double level;
  double rising;
  gboolean low_active;
  gboolean takes_orders;

  KolSampleNote notes[KOL_SAMPLE_MAX_NOTES];
  guint n_notes;

  char *name_key; /* (owned) casefolded nickname and RedNote ID, for searching */
  char *note_key; /* (owned) casefolded words of notes, categories and tags */
} KolSampleCreator;

void kol_sample_creator_init (KolSampleCreator *self, guint64 seed, guint index);
void kol_sample_creator_clear (KolSampleCreator *self);
double kol_sample_creator_quirk (const KolSampleCreator *self, const char *what);

G_END_DECLS
