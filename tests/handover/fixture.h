// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-handover.h"

/* A program and what it is called with */
#define ARGV(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Invented creators, pictures, and exports that are waited for. */

KolCreator *fixture_creator_new (const char *id, const char *name);
void fixture_set_figure (KolCreator *creator, const char *field_id, double value);
void fixture_set_text (KolCreator *creator, const char *field_id, const char *value);
void fixture_add_note (KolCreator *creator, const char *cover_url);
void fixture_choose (KolHandover *handover, KolOptionId option, const char *value);
void fixture_add (KolHandover *handover, KolCreator *creator, const char *query);
void fixture_add_many (KolHandover *handover, guint n);

GBytes *fixture_jpeg (const char *seed, int width, int height);
GBytes *fixture_picture (const char *creator_id, const char *url, gpointer user_data);

char *fixture_dir_new (void);
void fixture_dir_remove (char *dir);
gboolean
fixture_write (KolHandover *handover, const char *path, GCancellable *cancellable, GError **error);
char *fixture_run (const char *const *argv);
gboolean fixture_has (const char *program);
