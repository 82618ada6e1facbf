// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "kol-entry.h"
#include "kol-handover-options.h"
#include "kol-language.h"

G_BEGIN_DECLS

/**
 * KolHandoverError:
 * @KOL_HANDOVER_ERROR_FORMAT: the file name's extension is no format of ours
 * @KOL_HANDOVER_ERROR_WRITE: the file could not be written; the old one is as it was
 * @KOL_HANDOVER_ERROR_TOO_LONG: one picture of everybody would be longer than pictures can be
 * @KOL_HANDOVER_ERROR_READ: the file cannot be read back, or is none of ours
 */
typedef enum
{
  KOL_HANDOVER_ERROR_FORMAT,
  KOL_HANDOVER_ERROR_WRITE,
  KOL_HANDOVER_ERROR_TOO_LONG,
  KOL_HANDOVER_ERROR_READ,
} KolHandoverError;

#define KOL_HANDOVER_ERROR (kol_handover_error_quark ())
#define KOL_TYPE_HANDOVER (kol_handover_get_type ())

GQuark kol_handover_error_quark (void);

/**
 * KolHandoverPictureFunc:
 * @creator_id: whose picture it is
 * @url: the picture's address
 * @user_data: what was given
 *
 * Gives the coded bytes of a picture that was fetched before. Called on the exporting thread; must
 * not use the network.
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL when there is none
 */
typedef GBytes *(*KolHandoverPictureFunc) (const char *creator_id,
                                           const char *url,
                                           gpointer user_data);

/**
 * KolHandoverProgressFunc:
 * @done: creators written
 * @total: creators to write
 *
 * Called in the main context of the thread that started the export.
 */
typedef void (*KolHandoverProgressFunc) (guint done, guint total, gpointer user_data);

/* What is handed over: entries, columns, words and pictures. Set it up, then write it, in any
 * format. */
G_DECLARE_FINAL_TYPE (KolHandover, kol_handover, KOL, HANDOVER, GObject)

typedef struct _KolHandoverFormat KolHandoverFormat;
typedef struct _KolColumnSet KolColumnSet;

/**
 * KolHandoverWriteFunc:
 * @handover: what is handed over
 * @part: which of several files, from 0; always 0 for a format of one
 * @stream: where to
 * @cancellable: (nullable): to be looked at now and then
 * @error: return location for an error
 *
 * Writes one file, on the exporting thread, which speaks the hand-over's language meanwhile. Calls
 * kol_handover_report() as it goes.
 *
 * Returns: whether it is written
 */
typedef gboolean (*KolHandoverWriteFunc) (KolHandover *handover,
                                          guint part,
                                          GOutputStream *stream,
                                          GCancellable *cancellable,
                                          GError **error);

/**
 * KolHandoverFormat:
 *
 * One format: one file of this room.
 */
struct _KolHandoverFormat
{
  const char *id;        /* "csv" */
  const char *extension; /* "csv" */
  const char *mime_type;
  const char *label; /* untranslated */
  const char *help;  /* untranslated: one sentence on what it is good for */
  gboolean with_pictures;
  gboolean with_pages; /* drawn by KolPageLayout */
  guint64 options;     /* KOL_OPTION_BIT() of each option it honours */
  KolHandoverWriteFunc write;
  guint (*count_parts) (KolHandover *handover); /* nullable: one file */
};

guint kol_handover_get_n_formats (void);
const KolHandoverFormat *kol_handover_format_at (guint index);
const KolHandoverFormat *kol_handover_format_lookup (const char *id);
const KolHandoverFormat *kol_handover_format_for_path (const char *path, GError **error);
const char *kol_handover_format_get_label (const KolHandoverFormat *format);
const char *kol_handover_format_get_help (const KolHandoverFormat *format);
gboolean kol_handover_format_honours (const KolHandoverFormat *format, KolOptionId option);

/* Identity and whatever the field table shows by default, NULL-ended */
const KolField *const *kol_handover_default_columns (void);

/* Set up on one thread, not while it is being written. Options and entries are copied. */
KolHandover *kol_handover_new (const char *name);
void kol_handover_set_options (KolHandover *self, KolHandoverOptions *options);
void kol_handover_add_entry (KolHandover *self, KolEntry *entry);
void kol_handover_set_picture_func (KolHandover *self,
                                    KolHandoverPictureFunc func,
                                    gpointer user_data,
                                    GDestroyNotify destroy);
void kol_handover_set_date (KolHandover *self, gint64 date);

/* Read by the formats, on the exporting thread */
const char *kol_handover_get_name (KolHandover *self);
const char *kol_handover_get_title (KolHandover *self);
const char *kol_handover_get_client (KolHandover *self);
const char *kol_handover_get_prepared_by (KolHandover *self);
gint64 kol_handover_get_date (KolHandover *self);
KolHandoverOptions *kol_handover_get_options (KolHandover *self);
gboolean kol_handover_includes (KolHandover *self, KolOptionId part);
G_GNUC_WARN_UNUSED_RESULT KolLanguageScope kol_handover_enter_language (KolHandover *self);
KolColumnSet *kol_handover_dup_column_set (KolHandover *self);
guint kol_handover_get_n_entries (KolHandover *self);
KolEntry *kol_handover_get_entry (KolHandover *self, guint index);
GBytes *kol_handover_dup_picture (KolHandover *self, const char *creator_id, const char *url);
void kol_handover_report (KolHandover *self, guint done);

/* Writes beside the target and renames, on a thread of its own. One export of a hand-over at a
 * time. A format of several files writes “sheet-1.png”, “sheet-2.png” … for “sheet.png”. */
void kol_handover_write_async (KolHandover *self,
                               const KolHandoverFormat *format,
                               const char *path,
                               KolHandoverProgressFunc progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean kol_handover_write_finish (KolHandover *self, GAsyncResult *result, GError **error);
guint kol_handover_count_parts (KolHandover *self, const KolHandoverFormat *format);
char *kol_handover_dup_part_path (const char *path, guint part, guint n_parts);

/* The same into memory, such as for the clipboard. Of several files the first. */
void kol_handover_write_bytes_async (KolHandover *self,
                                     const KolHandoverFormat *format,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GBytes *kol_handover_write_bytes_finish (KolHandover *self, GAsyncResult *result, GError **error);

/* Every picture address the format would ask its picture function for, so that they can be fetched
 * before. */
GStrv kol_handover_list_pictures (KolHandover *self, const KolHandoverFormat *format);

G_END_DECLS
