// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-keeper.h"

G_BEGIN_DECLS

/* One call as it was written down. */
typedef struct
{
  guint page;
  gboolean open; /* it was not settled */
  KolCharge charge;
  gboolean sent;
  int code;
  guint n_creators; /* of the page that was kept */
  gsize n_bytes;    /* of its answer */
} FakeCall;

#define FAKE_TYPE_KEEPER (fake_keeper_get_type ())

/* A keeper that keeps everything in memory, and fails or dawdles as it is told. */
G_DECLARE_FINAL_TYPE (FakeKeeper, fake_keeper, FAKE, KEEPER, GObject)

FakeKeeper *fake_keeper_new (void);
void fake_keeper_fail_begin (FakeKeeper *self, guint call);
void fake_keeper_fail_end (FakeKeeper *self, guint call);
void fake_keeper_hold_begin (FakeKeeper *self);
void fake_keeper_release_begin (FakeKeeper *self);
guint fake_keeper_get_n_held (FakeKeeper *self);
guint fake_keeper_get_n_calls (FakeKeeper *self);
const FakeCall *fake_keeper_get_call (FakeKeeper *self, guint index);
guint fake_keeper_count (FakeKeeper *self, KolCharge charge);
gboolean fake_keeper_is_settled (FakeKeeper *self);
guint fake_keeper_count_open (FakeKeeper *self);
guint fake_keeper_count_kept (FakeKeeper *self, guint page);

G_END_DECLS
