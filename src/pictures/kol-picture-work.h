// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-picture-cache.h"

G_BEGIN_DECLS

typedef struct _KolPictureWork KolPictureWork;

/* Called in the main context of the thread that pushed the work, unless the object it is for is
 * gone. */
typedef void (*KolPictureWorkDone) (gpointer object, KolPictureWork *work);

typedef enum
{
  KOL_PICTURE_WORK_READ,          /* coded or error or neither, from disk */
  KOL_PICTURE_WORK_DECODE,        /* picture or error, from coded */
  KOL_PICTURE_WORK_WRITE,         /* coded to disk */
  KOL_PICTURE_WORK_WRITE_FAILURE, /* code to disk */
  KOL_PICTURE_WORK_TRIM,          /* keep the disk's bound */
  KOL_PICTURE_WORK_PREPARE,       /* load what the first request needs */
} KolPictureWorkKind;

/**
 * KolPictureWork:
 *
 * One thing that takes the disk or the processor. Filled in by who pushes it, then the pool's, then
 * its again.
 */
struct _KolPictureWork
{
  KolPictureWorkKind kind;
  guint64 order;             /* the greater is done first */
  KolPictureCache *cache;    /* owned */
  char *address;             /* owned, nullable */
  GCancellable *cancellable; /* owned, nullable; tells whose work it is, and that reading and
                                decoding can be spared */
  GBytes *coded;             /* owned, nullable */
  KolPictureShape shape;
  int width;  /* pixels */
  int height; /* pixels */
  KolPictureError code;
  KolPicture *picture; /* owned, nullable: what was decoded */
  GError *error;       /* owned, nullable: what went wrong */

  KolPictureWorkDone done; /* nullable */
  GWeakRef object;         /* for done */
  GMainContext *context;   /* owned, where done is called */
};

KolPictureWork *kol_picture_work_new (KolPictureWorkKind kind,
                                      KolPictureCache *cache,
                                      const char *address,
                                      GCancellable *cancellable);
void kol_picture_work_free (KolPictureWork *work);

GThreadPool *kol_picture_work_pool_new (int n_threads);
void kol_picture_work_pool_free (GThreadPool *pool);
void kol_picture_work_push (GThreadPool *pool,
                            KolPictureWork *work,
                            gpointer object,
                            KolPictureWorkDone done);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolPictureWork, kol_picture_work_free)

G_END_DECLS
