// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KolFilterKind:
 * @KOL_FILTER_KIND_TEXT: free text
 * @KOL_FILTER_KIND_INT: a whole number, at least @minimum
 * @KOL_FILTER_KIND_ENUM: one of @values
 * @KOL_FILTER_KIND_TREE: any number of categories, joined by commas
 */
typedef enum
{
  KOL_FILTER_KIND_TEXT,
  KOL_FILTER_KIND_INT,
  KOL_FILTER_KIND_ENUM,
  KOL_FILTER_KIND_TREE,
} KolFilterKind;

typedef enum
{
  KOL_FILTER_GROUP_WORDS,
  KOL_FILTER_GROUP_FOLLOWERS,
  KOL_FILTER_GROUP_AUDIENCE,
  KOL_FILTER_GROUP_CREATOR,
  KOL_FILTER_GROUP_CATEGORIES,
  KOL_FILTER_GROUP_PAGING,
} KolFilterGroup;

typedef struct
{
  const char *value;
  const char *label;       /* untranslated */
  const char *short_label; /* untranslated, for a segmented button; NULL: the label */
} KolFilterValue;

/**
 * KolFilterPreset:
 * @lower: (nullable): the value of the filter itself, %NULL: empty
 * @upper: (nullable): the value of its upper filter, %NULL: empty
 * @label: untranslated
 *
 * A range that is often wanted.
 */
typedef struct
{
  const char *lower;
  const char *upper;
  const char *label;
} KolFilterPreset;

/**
 * KolFilter:
 *
 * One row of the filter table: one parameter of the search service. Rows are static and live for
 * ever.
 */
typedef struct
{
  const char *id;    /* the parameter's name */
  const char *label; /* untranslated */
  KolFilterKind kind;
  KolFilterValue values[8];   /* of an enum, ended by value NULL */
  const char *fallback;       /* the value when nothing is set; NULL: empty */
  gboolean always_sent;       /* sent even at its fallback */
  gint64 minimum;             /* of an int */
  const char *upper;          /* id of the filter that must not be below this one, or NULL */
  KolFilterPreset presets[4]; /* of a range, ended by label NULL */
  KolFilterGroup group;
  const char *help; /* untranslated: one sentence for tooltips and --help */
} KolFilter;

guint kol_filter_get_n_filters (void);
const KolFilter *kol_filter_at (guint index);
const KolFilter *kol_filter_lookup (const char *id);
guint kol_filter_get_index (const KolFilter *self);
const char *kol_filter_get_label (const KolFilter *self);
const char *kol_filter_get_help (const KolFilter *self);
const char *kol_filter_get_value_label (const KolFilter *self, const char *value);
const char *kol_filter_get_value_short_label (const KolFilter *self, const char *value);
const char *kol_filter_preset_get_label (const KolFilterPreset *preset);
const char *kol_filter_group_get_label (KolFilterGroup group);
gboolean kol_filter_check (const KolFilter *self, const char *value, char **normal, GError **error);

G_END_DECLS
