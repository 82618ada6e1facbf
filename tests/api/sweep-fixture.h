// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fake-keeper.h"
#include "kol-sweep.h"
#include "page-server.h"

G_BEGIN_DECLS

#define SWEEP_TOKEN "geheim"

/* A sweep, whom it asks and who keeps what it brings. */
typedef struct
{
  PageServer *server;     /* owned */
  KolClient *client;      /* owned */
  FakeKeeper *keeper;     /* owned */
  KolResultList *results; /* owned */
  KolSweep *sweep;        /* owned, nullable */
  GString *events; /* owned: what was signalled: "+1 +2 !3 ~4" came, failed, is tried again */
  GArray *delays;  /* owned, of guint: pauses that were announced, milliseconds */
} SweepFixture;

typedef gboolean (*SweepCondition) (SweepFixture *self);

void sweep_fixture_set_up (SweepFixture *self, gconstpointer data);
void sweep_fixture_tear_down (SweepFixture *self, gconstpointer data);
void sweep_fixture_use_total (SweepFixture *self, gint64 total);
void sweep_fixture_start (SweepFixture *self, guint first, guint last, KolSweepAgain again);
void sweep_fixture_wait (SweepFixture *self, SweepCondition condition);
void sweep_fixture_wait_for_held (SweepFixture *self, guint n);
void sweep_fixture_finish (SweepFixture *self);
void sweep_fixture_run (SweepFixture *self, guint first, guint last, KolSweepAgain again);
void sweep_fixture_assert_end (SweepFixture *self, KolSweepEnd end);
void sweep_fixture_assert_counts (SweepFixture *self, guint charged, guint free, guint unsure);
void sweep_fixture_assert_order (SweepFixture *self, const char *order);
guint sweep_fixture_count_pages (SweepFixture *self, KolPageState state);

G_END_DECLS
