// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

#include "kol-sample-creator.h"

G_BEGIN_DECLS

#define KOL_SAMPLE_PAGE_SIZE 20
#define KOL_SAMPLE_MAX_TOTAL 5000

/**
 * KolSampleQuery:
 *
 * What a request asks for, checked.
 */
typedef struct
{
  gboolean in_notes;
  char **words; /* (owned): casefolded; all must be found */
  guint page;   /* from 1 */
  double fans_lower;
  double fans_upper; /* infinite when not set */
  int age;           /* a KolSampleAge, or -1: any */
  int audience;      /* a KolSampleAudience, or -1: any */
  int female;        /* or -1: any */
  char **categories; /* (owned): one of them must fit; empty: any */
} KolSampleQuery;

gboolean kol_sample_query_init (KolSampleQuery *self, GHashTable *parameters, const char **wrong);
void kol_sample_query_clear (KolSampleQuery *self);
gboolean kol_sample_query_matches (const KolSampleQuery *self, const KolSampleCreator *creator);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KolSampleQuery, kol_sample_query_clear)

G_END_DECLS
