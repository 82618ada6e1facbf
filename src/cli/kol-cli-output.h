// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-creator.h"

G_BEGIN_DECLS

/**
 * KolCliFormat:
 * @KOL_CLI_FORMAT_TABLE: columns for people
 * @KOL_CLI_FORMAT_CSV: as in a hand-over
 * @KOL_CLI_FORMAT_JSON: an array of objects by field id
 *
 * How results are written.
 */
typedef enum
{
  KOL_CLI_FORMAT_TABLE,
  KOL_CLI_FORMAT_CSV,
  KOL_CLI_FORMAT_JSON,
} KolCliFormat;

/**
 * KolCliOutputOptions:
 * @format: (nullable): what --format says
 * @path: (nullable): what -o says
 * @columns: (nullable): what --columns says
 *
 * The options of every command that prints creators or lists. Static storage serves: the option
 * parser's texts are freed by kol_cli_output_options_clear().
 */
typedef struct
{
  char *format;
  char *path;
  char *columns;
} KolCliOutputOptions;

void kol_cli_output_options_clear (KolCliOutputOptions *options);
gboolean
kol_cli_parse_format (const KolCliOutputOptions *options, KolCliFormat *format, GError **error);
const KolField **kol_cli_parse_columns (const char *ids, GError **error);
gboolean kol_cli_deliver (const KolCliOutputOptions *options, const char *text, GError **error);

/* Creators on their way out, as they come in. */
typedef struct _KolCliOutput KolCliOutput;

KolCliOutput *kol_cli_output_new (const KolCliOutputOptions *options, GError **error);
void kol_cli_output_free (KolCliOutput *self);
void kol_cli_output_add (KolCliOutput *self, KolCreator *creator);
gboolean kol_cli_output_flush (KolCliOutput *self, GError **error);
gboolean kol_cli_output_is_behind (KolCliOutput *self);
gboolean kol_cli_output_end (KolCliOutput *self, GError **error);
gboolean kol_cli_output_is_file (KolCliOutput *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KolCliOutputOptions, kol_cli_output_options_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolCliOutput, kol_cli_output_free)

G_END_DECLS
