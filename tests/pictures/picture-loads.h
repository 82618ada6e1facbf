// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-picture-loader.h"
#include "picture-server.h"

G_BEGIN_DECLS

#define SIDE 32

/* One call of the loader and what came of it */
typedef struct
{
  GCancellable *cancellable; /* owned */
  gboolean is_done;
  KolPicture *picture; /* owned, nullable */
  GBytes *coded;       /* owned, nullable */
  GError *error;       /* owned, nullable */
} Load;

typedef struct
{
  PictureServer *server;
  KolPictureLoader *loader; /* memory only */
  char *directory;          /* for loaders of the test's own */
} LoaderFixture;

Load *load_start (KolPictureLoader *loader, const char *url, KolPictureShape shape, int side);
Load *load_start_coded (KolPictureLoader *loader, const char *url);
void load_free (Load *load);
void load_wait (Load *load);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

/* Iterates the main context until the condition holds; fails when it does not within a quarter of a
 * minute.
 */
#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 wait_deadline_ = g_get_monotonic_time () + 15 * G_USEC_PER_SEC;                         \
    while (!(condition))                                                                           \
      {                                                                                            \
        if (g_get_monotonic_time () > wait_deadline_)                                              \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);                \
        iterate_once ();                                                                           \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

void iterate_once (void);

Load *loader_fixture_load (LoaderFixture *fixture, KolPictureLoader *loader, const char *path);
void loader_fixture_assert_error (LoaderFixture *fixture,
                                  KolPictureLoader *loader,
                                  const char *path,
                                  KolPictureError code);
void loader_fixture_set_up (LoaderFixture *fixture, gconstpointer user_data);
void loader_fixture_tear_down (LoaderFixture *fixture, gconstpointer user_data);

G_END_DECLS
