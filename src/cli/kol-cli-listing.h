// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-cli-output.h"

G_BEGIN_DECLS

/**
 * KolCliCellKind:
 * @KOL_CLI_CELL_TEXT: text
 * @KOL_CLI_CELL_COUNT: a number of things
 * @KOL_CLI_CELL_SIZE: a number of bytes
 * @KOL_CLI_CELL_TIME: a moment, Unix seconds
 * @KOL_CLI_CELL_FLAG: yes or no
 * @KOL_CLI_CELL_KEY: text for programs, which a table does not show
 *
 * What stands in a column. People read it one way in a table, programs another in CSV and JSON.
 */
typedef enum
{
  KOL_CLI_CELL_TEXT,
  KOL_CLI_CELL_COUNT,
  KOL_CLI_CELL_SIZE,
  KOL_CLI_CELL_TIME,
  KOL_CLI_CELL_FLAG,
  KOL_CLI_CELL_KEY,
} KolCliCellKind;

/**
 * KolCliColumn:
 * @id: the member's name in JSON
 * @label: untranslated: the header
 * @kind: what stands in it
 *
 * A column of a listing.
 */
typedef struct
{
  const char *id;
  const char *label;
  KolCliCellKind kind;
} KolCliColumn;

/* Rows of things that are no creators. Cells are added row after row. */
typedef struct _KolCliListing KolCliListing;

KolCliListing *kol_cli_listing_new (const KolCliColumn *columns, guint n_columns);
void kol_cli_listing_free (KolCliListing *self);
void kol_cli_listing_add_text (KolCliListing *self, const char *text);
void kol_cli_listing_add_number (KolCliListing *self, double value);
char *kol_cli_listing_to_table (KolCliListing *self, guint width);
char *kol_cli_listing_to_csv (KolCliListing *self);
char *kol_cli_listing_to_json (KolCliListing *self);
gboolean
kol_cli_listing_deliver (KolCliListing *self, const KolCliOutputOptions *options, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolCliListing, kol_cli_listing_free)

G_END_DECLS
