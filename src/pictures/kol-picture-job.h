// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-picture-loader.h"

G_BEGIN_DECLS

/**
 * KolPictureJob:
 *
 * One address that somebody waits for. Used on the loader's thread only.
 */
typedef struct
{
  char *address;             /* owned */
  GCancellable *cancellable; /* owned; ends the request, and tells this job from a later one of the
                                same address */
  guint64 order;             /* of the newest wish */
  GQueue wishes;             /* of KolPictureWish, owned */
  GBytes *coded;             /* owned, nullable until there */
  GList link;                /* in the loader's queue while is_waiting */
  gboolean is_waiting;       /* for a request to end */
  gboolean is_writing;       /* to disk */
  gboolean has_failed;       /* what is being written turned out to be no picture */
  KolPictureError code;      /* why, if it has */
  GSource *deadline;         /* owned, nullable: while the request runs */
} KolPictureJob;

/**
 * KolPictureWish:
 *
 * One call of load or fetch that waits for its answer. Holds no reference to the loader, so that it
 * can go first.
 */
typedef struct
{
  KolPictureLoader *loader; /* borrowed, outlives it */
  KolPictureJob *job;       /* borrowed, nullable until it has one */
  gpointer source_tag;
  gboolean wants_coded; /* bytes, not a picture */
  KolPictureShape shape;
  int width;  /* pixels */
  int height; /* pixels */
  gboolean is_decoding;
  GCancellable *cancellable; /* owned, nullable */
  GSource *cancel_source;    /* owned, nullable */
  GAsyncReadyCallback callback;
  gpointer user_data;
} KolPictureWish;

KolPictureJob *kol_picture_job_new (const char *address);
void kol_picture_job_free (KolPictureJob *job);

KolPictureWish *kol_picture_wish_new (KolPictureLoader *loader,
                                      gpointer source_tag,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void kol_picture_wish_watch (KolPictureWish *wish,
                             GCancellableSourceFunc callback,
                             GMainContext *context);
gboolean
kol_picture_wish_is_alike (KolPictureWish *wish, KolPictureShape shape, int width, int height);
void kol_picture_wish_fail (KolPictureWish *wish, const GError *error);
void kol_picture_wish_grant (KolPictureWish *wish, gpointer value, GDestroyNotify destroy);

G_END_DECLS
