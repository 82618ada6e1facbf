// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <string.h>

#include "kol-column-set.h"
#include "kol-handover-options.h"
#include "kol-i18n.h"
#include "kol-text.h"

/**
 * SetItem:
 * @id: a column's id
 * @label: (nullable): what this set calls it, untranslated, in the context “quotation”
 * @chinese: (nullable): what it is called in Chinese, by the trade's custom: not left to whoever
 * translates
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *chinese;
} SetItem;

typedef struct
{
  const char *id;
  const char *label; /* untranslated, in the context “column set” */
  const SetItem *items;
  guint n_items;
} SetRow;

struct _KolColumnSet
{
  GObject parent_instance;

  const SetRow *row;  /* static; NULL: the user's */
  char *name;         /* owned; empty: none */
  GPtrArray *columns; /* owned, of KolColumn, which live for ever */
};

G_DEFINE_FINAL_TYPE (KolColumnSet, kol_column_set, G_TYPE_OBJECT)

// clang-format off
static const SetItem client_short[] = {
  { "index" }, { "name" }, { "redId" }, { "location" }, { "contentTags" }, { "fansNum" },
  { "picturePrice" }, { "videoPrice" }, { "clickMidNum" }, { "interMidNum" }, { "profile" },
};

static const SetItem client_full[] = {
  { "index" }, { "name" }, { "redId" }, { "gender" }, { "location" }, { "noteSign.name" },
  { "contentTags" }, { "personalTags" }, { "fansNum" }, { "fans30GrowthRate" }, { "fansActiveIn28dLv" },
  { "picturePrice" }, { "videoPrice" }, { "accumCommonImpMedinNum30d" }, { "clickMidNum" }, { "interMidNum" },
  { "engagementRateReads" }, { "thousandLikePercent30" }, { "videoFinishRate" },
  { "cpmPhoto" }, { "cpmVideo" }, { "readCostPhoto" }, { "readCostVideo" }, { "engageCostPhoto" }, { "engageCostVideo" },
  { "coopNoteNum30d" }, { "tradeType" }, { "profile" }, { "marketplace" }, { "fetchedAt" },
};

static const SetItem internal[] = {
  { "index" }, { "status" }, { "note" }, { "name" }, { "redId" }, { "gender" }, { "location" }, { "noteSign.name" },
  { "contentTags" }, { "personalTags" }, { "fansNum" }, { "fans30GrowthRate" }, { "fansGained30" }, { "fansActiveIn28dLv" },
  { "fansEngageNum30dLv" }, { "picturePrice" }, { "videoPrice" }, { "lowestPrice" },
  { "accumCommonImpMedinNum30d" }, { "clickMidNum" }, { "interMidNum" }, { "engagementRateReads" }, { "engagementRateFans" },
  { "hundredLikePercent30" }, { "thousandLikePercent30" }, { "videoFinishRate" },
  { "cpmPhoto" }, { "cpmVideo" }, { "readCostPhoto" }, { "readCostVideo" }, { "engageCostPhoto" }, { "engageCostVideo" },
  { "coopNoteNum30d" }, { "readMidCoop30" }, { "interMidCoop30" }, { "coopReadRatio" }, { "coopEngageRatio" },
  { "inviteReply48hNumRatio" }, { "tradeType" }, { "currentLevel" }, { "lowActive" },
  { "profile" }, { "marketplace" }, { "query" }, { "addedAt" }, { "fetchedAt" }, { "userId" },
};

/* The sheet that agencies send each other; whoever pastes it expects these very headings. */
static const SetItem quotation[] = {
  { "name", NC_("quotation", "Nickname"), "达人昵称" },
  { "redId", NC_("quotation", "RedNote ID"), "小红书号" },
  { "profile", NC_("quotation", "Profile"), "主页" },
  { "marketplace", NC_("quotation", "Pugongying link"), "蒲公英链接" },
  { "fansMyriads", NC_("quotation", "Followers (w)"), "粉丝量(w)" },
  { "location", NC_("quotation", "Region"), "地域" },
  { "clickMidNum", NC_("quotation", "Median reads"), "阅读中位数" },
  { "interMidNum", NC_("quotation", "Median engagements"), "互动中位数" },
  { "picturePrice", NC_("quotation", "Photo note quote"), "图文报价" },
  { "videoPrice", NC_("quotation", "Video note quote"), "视频报价" },
  { "form", NC_("quotation", "Recommended form"), "推荐形式" },
  { "note", NC_("quotation", "Remarks"), "备注" },
};

#define ITEMS(array) .items = array, .n_items = G_N_ELEMENTS (array)

/* THE COLUMN SETS of ours. Adding one is adding a row. */
static const SetRow rows[] = {
  { .id = "client-short", .label = NC_("column set", "Client short"), ITEMS (client_short) },
  { .id = "client-full", .label = NC_("column set", "Client full"), ITEMS (client_full) },
  { .id = "internal", .label = NC_("column set", "Internal"), ITEMS (internal) },
  { .id = "agency", .label = NC_("column set", "Agency 报价表"), ITEMS (quotation) },
};
// clang-format on

static void
kol_column_set_finalize (GObject *object)
{
  KolColumnSet *self = KOL_COLUMN_SET (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->columns, g_ptr_array_unref);

  G_OBJECT_CLASS (kol_column_set_parent_class)->finalize (object);
}

static void
kol_column_set_class_init (KolColumnSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_column_set_finalize;
}

static void
kol_column_set_init (KolColumnSet *self)
{
  self->name = g_strdup ("");
  self->columns = g_ptr_array_new ();
}

static KolColumnSet *
new_from_row (const SetRow *row)
{
  KolColumnSet *self = g_object_new (KOL_TYPE_COLUMN_SET, NULL);

  self->row = row;
  for (guint i = 0; i < row->n_items; i++)
    {
      const KolColumn *column = kol_column_lookup (row->items[i].id);

      if (column == NULL)
        g_error ("The column table has no row “%s”", row->items[i].id);
      g_ptr_array_add (self->columns, (gpointer) column);
    }

  return self;
}

/* By its id, or by what it is called on screen. */
static const SetRow *
find_row (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (g_ascii_strcasecmp (rows[i].id, name) == 0 ||
          g_ascii_strcasecmp (rows[i].label, name) == 0 ||
          g_str_equal (C_ ("column set", rows[i].label), name))
        return &rows[i];
    }

  return NULL;
}

/**
 * kol_column_set_get_n_built_in:
 *
 * Returns: how many sets are ours
 */
guint
kol_column_set_get_n_built_in (void)
{
  return G_N_ELEMENTS (rows);
}

/**
 * kol_column_set_get_built_in:
 * @index: below kol_column_set_get_n_built_in()
 *
 * Returns: (transfer full): one of our sets
 */
KolColumnSet *
kol_column_set_get_built_in (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (rows), NULL);

  return new_from_row (&rows[index]);
}

/**
 * kol_column_set_new:
 * @name: (nullable): what the user calls it
 * @columns: (array zero-terminated=1): its columns, in order
 *
 * Returns: (transfer full): a set of the user's
 */
KolColumnSet *
kol_column_set_new (const char *name, const KolColumn *const *columns)
{
  KolColumnSet *self;

  g_return_val_if_fail (columns != NULL, NULL);

  self = g_object_new (KOL_TYPE_COLUMN_SET, NULL);
  if (name != NULL)
    {
      /* It ends where the columns begin. */
      g_autofree char *whole = g_strdelimit (g_strdup (name), ":", ' ');

      g_free (self->name);
      self->name = kol_text_clean (whole);
    }
  for (guint i = 0; columns[i] != NULL; i++)
    g_ptr_array_add (self->columns, (gpointer) columns[i]);

  return self;
}

static gboolean
add_columns (GPtrArray *columns, const char *ids, GError **error)
{
  g_auto (GStrv) names = g_strsplit (ids, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *id = g_strstrip (names[i]);
      const KolColumn *column = kol_column_lookup (id);

      if (*id == '\0')
        continue;
      if (column == NULL)
        {
          g_set_error (error, KOL_OPTION_ERROR, KOL_OPTION_ERROR_VALUE,
                       _ ("There is no column “%s”."), id);
          return FALSE;
        }
      if (!g_ptr_array_find (columns, column, NULL))
        g_ptr_array_add (columns, (gpointer) column);
    }

  return TRUE;
}

/**
 * kol_column_set_parse:
 * @text: the id of a set of ours, or the ids of columns joined by commas, with a name and a colon
 * before them or without
 * @error: return location for %KOL_OPTION_ERROR_VALUE
 *
 * Returns: (transfer full) (nullable): the set
 */
KolColumnSet *
kol_column_set_parse (const char *text, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autofree char *tidy = NULL;
  g_autofree char *name = NULL;
  const char *colon;

  g_return_val_if_fail (text != NULL, NULL);

  tidy = kol_text_clean (text);
  if (find_row (tidy) != NULL)
    return new_from_row (find_row (tidy));

  colon = strchr (tidy, ':');
  if (colon != NULL)
    name = g_strchomp (g_strndup (tidy, colon - tidy));
  if (!add_columns (columns, colon != NULL ? colon + 1 : tidy, error))
    return NULL;
  if (columns->len == 0)
    {
      g_set_error_literal (error, KOL_OPTION_ERROR, KOL_OPTION_ERROR_VALUE,
                           _ ("A column set needs a column."));
      return NULL;
    }
  g_ptr_array_add (columns, NULL);

  return kol_column_set_new (name, (const KolColumn *const *) columns->pdata);
}

/**
 * kol_column_set_to_text:
 * @self: a column set
 *
 * Returns: (transfer full): what kol_column_set_parse() makes the same set of
 */
char *
kol_column_set_to_text (KolColumnSet *self)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (KOL_IS_COLUMN_SET (self), NULL);

  if (self->row != NULL)
    return g_strdup (self->row->id);

  text = g_string_new (self->name);
  if (text->len > 0)
    g_string_append (text, ": ");
  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                            kol_column_set_get_column (self, i)->id);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kol_column_set_get_id:
 * @self: a column set
 *
 * Returns: (transfer none) (nullable): the id of a set of ours, %NULL for the user's
 */
const char *
kol_column_set_get_id (KolColumnSet *self)
{
  g_return_val_if_fail (KOL_IS_COLUMN_SET (self), NULL);

  return self->row != NULL ? self->row->id : NULL;
}

/**
 * kol_column_set_get_label:
 * @self: a column set
 *
 * Returns: (transfer none): its name
 */
const char *
kol_column_set_get_label (KolColumnSet *self)
{
  g_return_val_if_fail (KOL_IS_COLUMN_SET (self), NULL);

  if (self->row != NULL)
    return C_ ("column set", self->row->label);

  return *self->name != '\0' ? self->name : _ ("My columns");
}

/**
 * kol_column_set_get_n_columns:
 * @self: a column set
 *
 * Returns: how many columns it has
 */
guint
kol_column_set_get_n_columns (KolColumnSet *self)
{
  g_return_val_if_fail (KOL_IS_COLUMN_SET (self), 0);

  return self->columns->len;
}

/**
 * kol_column_set_get_column:
 * @self: a column set
 * @index: below kol_column_set_get_n_columns()
 *
 * Returns: (transfer none): a column
 */
const KolColumn *
kol_column_set_get_column (KolColumnSet *self, guint index)
{
  g_return_val_if_fail (KOL_IS_COLUMN_SET (self), NULL);
  g_return_val_if_fail (index < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, index);
}

/**
 * kol_column_set_get_column_label:
 * @self: a column set
 * @index: below kol_column_set_get_n_columns()
 *
 * Returns: (transfer none) (nullable): what this set itself calls the column, in the language of
 * this thread; %NULL when it is called as everywhere
 */
const char *
kol_column_set_get_column_label (KolColumnSet *self, guint index)
{
  const SetItem *item;

  g_return_val_if_fail (KOL_IS_COLUMN_SET (self), NULL);
  g_return_val_if_fail (index < self->columns->len, NULL);

  if (self->row == NULL || self->row->items[index].label == NULL)
    return NULL;

  item = &self->row->items[index];
  if (kol_number_style_default () == KOL_NUMBER_STYLE_MYRIAD)
    return item->chinese;

  return C_ ("quotation", item->label);
}
