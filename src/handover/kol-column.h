// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <math.h>

#include "kol-field.h"
#include "kol-handover.h"

G_BEGIN_DECLS

/**
 * KolCellKind:
 * @KOL_CELL_EMPTY: nothing is known
 * @KOL_CELL_TEXT: text, as it came
 * @KOL_CELL_NUMBER: a finite number, in the unit of its column
 * @KOL_CELL_DATE: a moment, in Unix seconds
 * @KOL_CELL_LINK: an address that can be opened
 *
 * What is in a cell of a table.
 */
typedef enum
{
  KOL_CELL_EMPTY,
  KOL_CELL_TEXT,
  KOL_CELL_NUMBER,
  KOL_CELL_DATE,
  KOL_CELL_LINK,
} KolCellKind;

/**
 * KolCell:
 * @kind: what is in it
 * @text: (nullable): the text or the address
 * @number: the number or the moment; %NaN otherwise
 *
 * A typed value. For the stack, with g_auto() and %KOL_CELL_INIT.
 */
typedef struct
{
  KolCellKind kind;
  char *text;
  double number;
} KolCell;

#define KOL_CELL_INIT                                                                              \
  {                                                                                                \
    KOL_CELL_EMPTY, NULL, NAN                                                                      \
  }

void kol_cell_clear (KolCell *cell);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KolCell, kol_cell_clear)

/**
 * KolColumnKind:
 * @KOL_COLUMN_KIND_TEXT: text; numbers such as IDs are text
 * @KOL_COLUMN_KIND_COUNT: a whole number
 * @KOL_COLUMN_KIND_MYRIADS: a count in units of 10,000 (w)
 * @KOL_COLUMN_KIND_MONEY: a price in CNY yuan
 * @KOL_COLUMN_KIND_UNIT_COST: CNY yuan for one (or a thousand) of something
 * @KOL_COLUMN_KIND_PERCENT: 0-100, not 0-1
 * @KOL_COLUMN_KIND_RATIO: a plain ratio
 * @KOL_COLUMN_KIND_DATE: a moment
 * @KOL_COLUMN_KIND_LINK: an address
 * @KOL_COLUMN_KIND_INPUT: nothing yet: the reader writes there
 *
 * How the values of a column are written. A cell is of that kind or empty.
 */
typedef enum
{
  KOL_COLUMN_KIND_TEXT,
  KOL_COLUMN_KIND_COUNT,
  KOL_COLUMN_KIND_MYRIADS,
  KOL_COLUMN_KIND_MONEY,
  KOL_COLUMN_KIND_UNIT_COST,
  KOL_COLUMN_KIND_PERCENT,
  KOL_COLUMN_KIND_RATIO,
  KOL_COLUMN_KIND_DATE,
  KOL_COLUMN_KIND_LINK,
  KOL_COLUMN_KIND_INPUT,
} KolColumnKind;

/**
 * KolColumnOrigin:
 * @KOL_COLUMN_ORIGIN_NONE: nobody's figure: a name, a number, a link
 * @KOL_COLUMN_ORIGIN_CREATOR: what the creator asks
 * @KOL_COLUMN_ORIGIN_PLATFORM: the creator marketplace's figure
 * @KOL_COLUMN_ORIGIN_OURS: reckoned by Kollect
 * @KOL_COLUMN_ORIGIN_MARKETER: what whoever made the shortlist says
 *
 * Whose word a column is.
 */
typedef enum
{
  KOL_COLUMN_ORIGIN_NONE,
  KOL_COLUMN_ORIGIN_CREATOR,
  KOL_COLUMN_ORIGIN_PLATFORM,
  KOL_COLUMN_ORIGIN_OURS,
  KOL_COLUMN_ORIGIN_MARKETER,
} KolColumnOrigin;

typedef struct _KolColumn KolColumn;

/**
 * KolColumnReadFunc:
 * @column: the column
 * @handover: whose entry it is
 * @entry: which, from 0
 * @cell: an empty cell, to be filled when there is something to say
 */
typedef void (*KolColumnReadFunc) (const KolColumn *column,
                                   KolHandover *handover,
                                   guint entry,
                                   KolCell *cell);

/**
 * KolColumn:
 *
 * One row of the column table: something a hand-over can say of an entry. There is one for each
 * field, and some that are no field. Rows live for ever.
 */
struct _KolColumn
{
  const char *id;          /* of a field: the field's */
  const char *label;       /* untranslated */
  const char *short_label; /* untranslated, in the context “column”; NULL: the label */
  KolColumnKind kind;
  KolColumnOrigin origin;
  int width;              /* px */
  const char *definition; /* untranslated */
  const KolField *field;  /* static, nullable */
  gboolean price_based;   /* a price creators ask, or what rises with one */
  KolColumnReadFunc read; /* NULL: nothing is read, the reader writes */
  const char *choices[4]; /* of an input, untranslated, in the context “verdict”; ended by NULL */
};

guint kol_column_get_n_columns (void);
const KolColumn *kol_column_at (guint index);
const KolColumn *kol_column_lookup (const char *id);
const char *kol_column_get_label (const KolColumn *self);
const char *kol_column_get_short_label (const KolColumn *self);
const char *kol_column_get_definition (const KolColumn *self);
const char *kol_column_get_choice (const KolColumn *self, guint index);
const char *kol_column_origin_get_label (KolColumnOrigin origin);
const char *kol_column_kind_to_string (KolColumnKind kind);
const char *kol_column_origin_to_string (KolColumnOrigin origin);
gboolean kol_column_is_number (const KolColumn *self);
char *kol_column_format (const KolColumn *self, const KolCell *cell);

/* Kept apart: the rows that are no field */
const KolColumn *kol_column_table_get (guint *n_columns);

G_END_DECLS
