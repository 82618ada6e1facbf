// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KolOptionId:
 *
 * What can be chosen of a hand-over: the rows of the option table, in its order.
 */
typedef enum
{
  KOL_OPTION_TITLE,
  KOL_OPTION_CLIENT,
  KOL_OPTION_PREPARED_BY,
  KOL_OPTION_DATE,
  KOL_OPTION_LANGUAGE,
  KOL_OPTION_COLUMNS,
  KOL_OPTION_DROP_EMPTY,
  KOL_OPTION_PRICE,
  KOL_OPTION_FEE,
  KOL_OPTION_REBATE,
  KOL_OPTION_LAYOUT,
  KOL_OPTION_PAGE_SIZE,
  KOL_OPTION_ORIENTATION,
  KOL_OPTION_SCALE,
  KOL_OPTION_IMAGE,
  KOL_OPTION_COVER_PAGE,
  KOL_OPTION_TOTALS,
  KOL_OPTION_FACES,
  KOL_OPTION_COVERS,
  KOL_OPTION_STATUS,
  KOL_OPTION_NOTE,
  KOL_OPTION_VERDICT,
  KOL_OPTION_DEFINITIONS,
  KOL_OPTION_CONDITIONS,
  KOL_OPTION_APPENDIX,
  KOL_N_OPTIONS,
} KolOptionId;

/**
 * KolOptionKind:
 * @KOL_OPTION_KIND_TEXT: one line of text
 * @KOL_OPTION_KIND_DATE: a day, as 2026-11-23
 * @KOL_OPTION_KIND_CHOICE: one of @values
 * @KOL_OPTION_KIND_PERCENT: 0-100 with decimals; empty until somebody says
 * @KOL_OPTION_KIND_COLUMNS: a column set, see kol_column_set_parse()
 * @KOL_OPTION_KIND_FLAG: yes or no
 * @KOL_OPTION_KIND_PART: yes or no: a part of the hand-over that can be left out
 */
typedef enum
{
  KOL_OPTION_KIND_TEXT,
  KOL_OPTION_KIND_DATE,
  KOL_OPTION_KIND_CHOICE,
  KOL_OPTION_KIND_PERCENT,
  KOL_OPTION_KIND_COLUMNS,
  KOL_OPTION_KIND_FLAG,
  KOL_OPTION_KIND_PART,
} KolOptionKind;

typedef enum
{
  KOL_OPTION_GROUP_WORDS,
  KOL_OPTION_GROUP_COLUMNS,
  KOL_OPTION_GROUP_PRICES,
  KOL_OPTION_GROUP_PAGES,
  KOL_OPTION_GROUP_PARTS,
  KOL_N_OPTION_GROUPS,
} KolOptionGroup;

/* The choices of the options that have some, in the order of their values in the table */

typedef enum
{
  KOL_HANDOVER_LANGUAGE_SYSTEM,
  KOL_HANDOVER_LANGUAGE_ENGLISH,
  KOL_HANDOVER_LANGUAGE_CHINESE,
} KolHandoverLanguage;

typedef enum
{
  KOL_PRICE_NET,
  KOL_PRICE_FEE,
  KOL_PRICE_REBATE,
} KolPrice;

typedef enum
{
  KOL_LAYOUT_2X4,
  KOL_LAYOUT_3X4,
  KOL_LAYOUT_PROFILE,
} KolLayout;

typedef enum
{
  KOL_PAGE_SIZE_A4,
  KOL_PAGE_SIZE_LETTER,
} KolPageSize;

typedef enum
{
  KOL_ORIENTATION_PORTRAIT,
  KOL_ORIENTATION_LANDSCAPE,
} KolOrientation;

typedef enum
{
  KOL_SCALE_1,
  KOL_SCALE_2,
} KolScale;

typedef enum
{
  KOL_IMAGE_LONG,
  KOL_IMAGE_PAGES,
} KolImage;

/**
 * KolOptionValue:
 * @value: as settings and the command line have it
 * @label: what it means, untranslated
 */
typedef struct
{
  const char *value;
  const char *label;
} KolOptionValue;

/**
 * KolOption:
 *
 * One row of the option table: one thing that can be chosen of a hand-over. Rows are static and
 * live for ever.
 */
typedef struct
{
  const char *id;    /* "page-size": in settings and on the command line */
  const char *label; /* untranslated */
  KolOptionKind kind;
  KolOptionGroup group;
  KolOptionValue values[5]; /* of a choice, ended by value NULL */
  const char *fallback;     /* the value when nothing was chosen; "" for none */
  const char *help;         /* untranslated: one sentence for tooltips and --help */
} KolOption;

/* Of a flag or a part */
#define KOL_OPTION_YES "yes"
#define KOL_OPTION_NO "no"

/**
 * KolOptionError:
 * @KOL_OPTION_ERROR_UNKNOWN: no option of that id
 * @KOL_OPTION_ERROR_VALUE: a value the option does not take
 * @KOL_OPTION_ERROR_MISSING: another option asks for this one
 *
 * Why options were refused. Messages are translated and made for the user.
 */
typedef enum
{
  KOL_OPTION_ERROR_UNKNOWN,
  KOL_OPTION_ERROR_VALUE,
  KOL_OPTION_ERROR_MISSING,
} KolOptionError;

#define KOL_OPTION_ERROR (kol_option_error_quark ())

GQuark kol_option_error_quark (void);

/* A set of options, as formats say which they honour */
#define KOL_OPTION_BIT(number) (G_GUINT64_CONSTANT (1) << (number))

const KolOption *kol_option_at (KolOptionId number);
gboolean kol_option_lookup (const char *id, KolOptionId *number);
const char *kol_option_get_label (const KolOption *self);
const char *kol_option_get_help (const KolOption *self);
const char *kol_option_get_value_label (const KolOption *self, guint choice);
guint kol_option_get_n_values (const KolOption *self);
char *kol_option_check (const KolOption *row, const char *value, GError **error);
const char *kol_option_group_get_label (KolOptionGroup group);

G_END_DECLS
