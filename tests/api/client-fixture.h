// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-client.h"
#include "wire-server.h"

G_BEGIN_DECLS

/* What no error, log line or address shown may ever hold. It has to be percent-encoded. */
#define TOKEN "geheim&99 Ω"
#define TOKEN_ENCODED "geheim%2699%20%CE%A9"

#define PAGE_JSON                                                                                  \
  "{\"code\":0,\"data\":{\"kols\":[{\"userId\":\"5f0000000000000000000001\"}],\"total\":1}}"

/* A client and the server it asks. */
typedef struct
{
  WireServer *server;        /* owned */
  KolClient *client;         /* owned */
  GCancellable *cancellable; /* owned */
  KolQuery *query;           /* owned */
  GError *error;             /* owned, nullable; of the last search */
  KolClientOutcome outcome;  /* of the last search */
  KolPage *page;             /* owned, nullable; of the last search */
  gboolean searching;
} Fixture;

typedef gboolean (*Condition) (Fixture *self);

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
void fixture_use_server (Fixture *self, WireServer *server);
void fixture_start (Fixture *self, guint page);
void fixture_wait (Fixture *self, Condition condition);
void fixture_finish (Fixture *self);
void fixture_search (Fixture *self);
void fixture_assert_page (Fixture *self);
void fixture_assert_error (Fixture *self, KolApiError kind);
gboolean fixture_has_request (Fixture *self);
gboolean fixture_is_gone (Fixture *self);

G_END_DECLS
