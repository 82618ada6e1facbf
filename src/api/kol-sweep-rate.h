// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KolSweepRate:
 * @wanted: how many calls may be under way when nothing is wrong
 * @parallel: how many may be now
 * @until: nothing is sent before; 0: at once
 * @gap: at least between the beginnings of two calls
 * @begun: when the last call began
 * @epoch: counts the pauses
 * @n_hits: rate limits met since the last page that came
 * @n_pages: pages that came since the rate changed
 *
 * How fast a sweep may go: what a rate limit slows down, and pages that come speed up again. Times
 * are microseconds of the monotonic clock. Within this room only.
 */
typedef struct
{
  guint wanted;
  guint parallel;
  gint64 until;
  gint64 gap;
  gint64 begun;
  guint epoch;
  guint n_hits;
  guint n_pages;
} KolSweepRate;

void kol_sweep_rate_set_wanted (KolSweepRate *self, guint wanted);
void kol_sweep_rate_begin_call (KolSweepRate *self, gint64 now);
void kol_sweep_rate_take_page (KolSweepRate *self);
int kol_sweep_rate_take_limit (KolSweepRate *self,
                               guint epoch,
                               const GError *error,
                               guint pause_ms,
                               gint64 now);
gint64 kol_sweep_rate_get_due (const KolSweepRate *self);

G_END_DECLS
