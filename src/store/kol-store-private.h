// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-database.h"
#include "kol-store-ledger.h"
#include "kol-store.h"

G_BEGIN_DECLS

/* One call on its way to the worker thread and back: what is asked, who does it, what is answered.
 * A new kind of call adds the fields it needs. */
typedef struct
{
  KolDatabaseFunc func; /* does it, on the worker's thread, in a transaction; given the call */
  gboolean writes;      /* whether func changes anything */
  gboolean shrinks;     /* whether the file may be smaller afterwards */

  KolPage *page; /* owned, nullable */
  gint64 shortlist_id;
  gint64 entry_id;
  KolEntryStatus status;
  char *text;  /* owned, nullable: a name, a note or a creator's number */
  char *query; /* owned, nullable: canonical form */
  gboolean hidden;
  guint n_added;       /* answered beside the answer */
  GPtrArray *creators; /* owned, nullable, of KolCreator */
  GPtrArray *entries;  /* owned, nullable, of KolEntry */
  GPtrArray *raws;     /* owned, nullable, of GBytes */
  GArray *ids;         /* owned, nullable, of gint64: of entries or sweeps */
  GBytes *bytes;       /* owned, nullable */
  gint64 sweep_id;
  gint64 since; /* Unix seconds */
  guint64 max_bytes;
  KolStoreLedgerCall call; /* cleared at the end: what a call of the service is for */
  gint64 call_id;
  guint daily_limit;
  KolCharge charge;
  gboolean sent;
  int code;
  guint last;                  /* a page's number */
  KolCreatorDecodeFunc decode; /* nullable; set by kol_store_start() */
  KolStoreLock *lock;          /* not owned; set on the worker's thread */

  gpointer answer;            /* owned, nullable, freed with free_answer */
  GDestroyNotify free_answer; /* NULL: the call answers TRUE */
  GPtrArray *stale; /* owned, of KolCreator and KolEntry whose figures are to be rewritten */
} KolStoreCall;

KolStoreCall *kol_store_call_new (KolDatabaseFunc func, gboolean writes);
void kol_store_call_free (KolStoreCall *self);

void kol_store_keeper_init (KolKeeperInterface *iface);
void kol_store_start (KolStore *self,
                      KolStoreCall *call,
                      gpointer source_tag,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolStoreCall, kol_store_call_free)

G_END_DECLS
