// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KOL_SAMPLE_TOKEN "sample"
#define KOL_SAMPLE_SEED 20261123
#define KOL_SAMPLE_N_CREATORS 6400

/* The last page that is counted by itself, the platform's last one. */
#define KOL_SAMPLE_MAX_PAGE 250

/**
 * KolSampleCost:
 * @KOL_SAMPLE_COST_CHARGED: a page was answered, with code 0
 * @KOL_SAMPLE_COST_FREE: a failure was answered that the vendor does not charge
 * @KOL_SAMPLE_COST_UNSURE: whoever asked cannot know: there was no answer, half of one, something
 *   else, or a code that the vendor does not explain
 *
 * What a search costs.
 */
typedef enum
{
  KOL_SAMPLE_COST_CHARGED,
  KOL_SAMPLE_COST_FREE,
  KOL_SAMPLE_COST_UNSURE,
} KolSampleCost;

/**
 * KolSampleCount:
 * @calls: searches that arrived: the sum of the others
 *
 * Searches by what they cost.
 */
typedef struct
{
  guint calls;
  guint charged;
  guint free;
  guint unsure;
} KolSampleCount;

/**
 * KolSampleCounts:
 * @all: of all searches since the service was made
 * @pages: of each page by its number; the first: of pages that no search has
 *
 * What the service counted, to compare with what a client believes.
 */
typedef struct
{
  KolSampleCount all;
  KolSampleCount pages[KOL_SAMPLE_MAX_PAGE + 1];
} KolSampleCounts;

#define KOL_TYPE_SAMPLE_SERVICE (kol_sample_service_get_type ())

/* A stand-in for the paid service on loopback. It serves from a thread of its own. */
G_DECLARE_FINAL_TYPE (KolSampleService, kol_sample_service, KOL, SAMPLE_SERVICE, GObject)

KolSampleService *kol_sample_service_new (guint64 seed, guint n_creators);
gboolean kol_sample_service_add_fault (KolSampleService *self, const char *fault, GError **error);
gboolean kol_sample_service_start (KolSampleService *self, guint16 port, GError **error);
void kol_sample_service_stop (KolSampleService *self);
const char *kol_sample_service_get_base_url (KolSampleService *self);
guint kol_sample_service_get_n_calls (KolSampleService *self);
void kol_sample_service_get_counts (KolSampleService *self, KolSampleCounts *counts);

G_END_DECLS
