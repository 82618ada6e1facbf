// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-handover.h"

G_BEGIN_DECLS

/* What a JSON hand-over says of itself */
#define KOL_HANDOVER_FILE_SCHEMA "io.github.kollect_app.Kollect.handover"
#define KOL_HANDOVER_FILE_VERSION 1

/* A larger file, or one of more creators, is refused. */
#define KOL_HANDOVER_FILE_MAX_SIZE (64 * 1024 * 1024)
#define KOL_HANDOVER_FILE_MAX_ENTRIES 20000

/* What a JSON hand-over holds, read back: creators with what the marketer said of them. Also reads
 * a plain list of creators, as “kollect-cli search --format json” prints it. Read on any thread;
 * belongs to one at a time. */
typedef struct _KolHandoverFile KolHandoverFile;

KolHandoverFile *kol_handover_file_read (GBytes *json, KolCreatorDecodeFunc decode, GError **error);
KolHandoverFile *
kol_handover_file_load (const char *path, KolCreatorDecodeFunc decode, GError **error);
void kol_handover_file_free (KolHandoverFile *self);
const char *kol_handover_file_get_name (KolHandoverFile *self);
KolHandoverOptions *kol_handover_file_get_options (KolHandoverFile *self);
GPtrArray *kol_handover_file_get_entries (KolHandoverFile *self);
GPtrArray *kol_handover_file_get_raws (KolHandoverFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolHandoverFile, kol_handover_file_free)

G_END_DECLS
