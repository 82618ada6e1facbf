// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-picture-cache.h"
#include "kol-picture-fetch.h"
#include "kol-picture-job.h"
#include "kol-picture-loader.h"
#include "kol-picture-memory.h"
#include "kol-picture-work.h"

G_BEGIN_DECLS

/* Of its owner's thread, save for the cache. */
struct _KolPictureLoader
{
  GObject parent_instance;

  GMainContext *context;    /* owned, the owner's */
  KolPictureCache *cache;   /* owned, constant; any thread */
  KolPictureMemory *memory; /* owned */
  GThreadPool *pool;        /* owned, NULL once disposed */
  SoupSession *session;     /* owned, nullable until something is fetched */
  GHashTable *jobs;         /* owned, address → KolPictureJob */
  GQueue waiting;           /* of KolPictureJob by its link, the newest first */
  guint n_requests;         /* running */
  gboolean is_preparing;    /* what the first request needs is being loaded */
  guint64 last_order;       /* counts wishes */
  guint timeout;            /* seconds */
  gboolean has_complained;  /* of the disk, once */
};

void
kol_picture_loader_join_job (KolPictureLoader *self, KolPictureWish *wish, const char *address);
KolPictureJob *kol_picture_loader_find_job (KolPictureLoader *self,
                                            const char *address,
                                            GCancellable *cancellable);
void kol_picture_loader_take_coded (KolPictureLoader *self, KolPictureJob *job, GBytes *coded);
void kol_picture_loader_remember_failure (KolPictureLoader *self,
                                          KolPictureJob *job,
                                          const GError *error);
void kol_picture_loader_fail_job (KolPictureLoader *self, KolPictureJob *job, const GError *error);
void kol_picture_loader_enqueue (KolPictureLoader *self, KolPictureJob *job);
void kol_picture_loader_prepare (KolPictureLoader *self, KolPictureWorkDone done);
void kol_picture_loader_trim (KolPictureLoader *self);
void kol_picture_loader_fail_jobs (KolPictureLoader *self, const GError *error);

G_END_DECLS
