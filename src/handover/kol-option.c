// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-i18n.h"
#include "kol-option.h"

/* THE OPTION TABLE. Adding an option is adding one row, and its bit to the formats that honour it:
 * the dialog, settings and the command line read this table and nothing else. */

// clang-format off
static const KolOption options[KOL_N_OPTIONS] = {
  [KOL_OPTION_TITLE] = { .id = "title", .label = N_("Title"),
    .kind = KOL_OPTION_KIND_TEXT, .group = KOL_OPTION_GROUP_WORDS, .fallback = "",
    .help = N_("What stands on top; by default the shortlist’s name") },
  /* Translators: whom a hand-over is for */
  [KOL_OPTION_CLIENT] = { .id = "client", .label = N_("Client"),
    .kind = KOL_OPTION_KIND_TEXT, .group = KOL_OPTION_GROUP_WORDS, .fallback = "",
    .help = N_("For whom it is") },
  [KOL_OPTION_PREPARED_BY] = { .id = "prepared-by", .label = N_("Prepared by"),
    .kind = KOL_OPTION_KIND_TEXT, .group = KOL_OPTION_GROUP_WORDS, .fallback = "",
    .help = N_("Who made it, such as your name and agency") },
  [KOL_OPTION_DATE] = { .id = "date", .label = N_("Date"),
    .kind = KOL_OPTION_KIND_DATE, .group = KOL_OPTION_GROUP_WORDS, .fallback = "",
    .help = N_("The day it bears, such as 2026-11-23; by default today") },
  [KOL_OPTION_LANGUAGE] = { .id = "language", .label = N_("Language"),
    .kind = KOL_OPTION_KIND_CHOICE, .group = KOL_OPTION_GROUP_WORDS, .fallback = "system",
    .values = { { "system", NC_("export language", "As on this computer") }, { "en", "English" }, { "zh_CN", "中文" } },
    .help = N_("The reader’s language: labels, definitions, dates and numbers") },

  [KOL_OPTION_COLUMNS] = { .id = "columns", .label = N_("Columns"),
    .kind = KOL_OPTION_KIND_COLUMNS, .group = KOL_OPTION_GROUP_COLUMNS, .fallback = "client-full",
    .help = N_("A column set, or the IDs of columns joined by commas") },
  [KOL_OPTION_DROP_EMPTY] = { .id = "drop-empty", .label = N_("Drop empty columns"),
    .kind = KOL_OPTION_KIND_FLAG, .group = KOL_OPTION_GROUP_COLUMNS, .fallback = "no",
    .help = N_("Leave out columns in which nothing is known of anybody") },

  [KOL_OPTION_PRICE] = { .id = "price", .label = N_("Prices"),
    .kind = KOL_OPTION_KIND_CHOICE, .group = KOL_OPTION_GROUP_PRICES, .fallback = "net",
    .values = { { "net", NC_("price", "Net") }, { "fee", NC_("price", "With platform fee") },
                { "rebate", NC_("price", "After rebate") } },
    .help = N_("Prices as creators ask them, with the platform’s fee, or after a rebate; costs and totals follow") },
  [KOL_OPTION_FEE] = { .id = "fee", .label = N_("Platform fee"),
    .kind = KOL_OPTION_KIND_PERCENT, .group = KOL_OPTION_GROUP_PRICES, .fallback = "",
    .help = N_("What the platform adds to a price, in percent") },
  [KOL_OPTION_REBATE] = { .id = "rebate", .label = N_("Rebate"),
    .kind = KOL_OPTION_KIND_PERCENT, .group = KOL_OPTION_GROUP_PRICES, .fallback = "",
    .help = N_("What is given back of a price, in percent") },

  /* Translators: how pages are laid out */
  [KOL_OPTION_LAYOUT] = { .id = "layout", .label = N_("Layout"),
    .kind = KOL_OPTION_KIND_CHOICE, .group = KOL_OPTION_GROUP_PAGES, .fallback = "2x4",
    .values = { { "2x4", NC_("layout", "2 × 4 cards") }, { "3x4", NC_("layout", "3 × 4 cards") },
                { "profile", NC_("layout", "One creator a page") } },
    .help = N_("How creators are laid out on pages") },
  [KOL_OPTION_PAGE_SIZE] = { .id = "page-size", .label = N_("Page size"),
    .kind = KOL_OPTION_KIND_CHOICE, .group = KOL_OPTION_GROUP_PAGES, .fallback = "a4",
    .values = { { "a4", "A4" }, { "letter", NC_("page size", "US Letter") } },
    .help = N_("The paper’s size") },
  [KOL_OPTION_ORIENTATION] = { .id = "orientation", .label = N_("Orientation"),
    .kind = KOL_OPTION_KIND_CHOICE, .group = KOL_OPTION_GROUP_PAGES, .fallback = "portrait",
    .values = { { "portrait", NC_("orientation", "Portrait") }, { "landscape", NC_("orientation", "Landscape") } },
    .help = N_("Upright or across") },
  [KOL_OPTION_SCALE] = { .id = "scale", .label = N_("Resolution"),
    .kind = KOL_OPTION_KIND_CHOICE, .group = KOL_OPTION_GROUP_PAGES, .fallback = "2",
    .values = { { "1", NC_("resolution", "1 ×") }, { "2", NC_("resolution", "2 ×") } },
    .help = N_("How fine a picture is: 2 for sharp screens") },
  [KOL_OPTION_IMAGE] = { .id = "image", .label = N_("Picture"),
    .kind = KOL_OPTION_KIND_CHOICE, .group = KOL_OPTION_GROUP_PAGES, .fallback = "long",
    .values = { { "long", NC_("picture", "One long picture") }, { "pages", NC_("picture", "A file a page") } },
    .help = N_("Everything in one picture, or a picture of each page") },

  [KOL_OPTION_COVER_PAGE] = { .id = "cover-page", .label = N_("Cover page"),
    .kind = KOL_OPTION_KIND_PART, .group = KOL_OPTION_GROUP_PARTS, .fallback = "yes",
    .help = N_("A first page with title, client, date and the budget line") },
  [KOL_OPTION_TOTALS] = { .id = "totals", .label = N_("Totals"),
    .kind = KOL_OPTION_KIND_PART, .group = KOL_OPTION_GROUP_PARTS, .fallback = "yes",
    .help = N_("What all creators together cost and can be expected to bring") },
  /* Translators: pictures of the creators */
  [KOL_OPTION_FACES] = { .id = "faces", .label = N_("Faces"),
    .kind = KOL_OPTION_KIND_PART, .group = KOL_OPTION_GROUP_PARTS, .fallback = "yes",
    .help = N_("Each creator’s avatar") },
  [KOL_OPTION_COVERS] = { .id = "covers", .label = N_("Note covers"),
    .kind = KOL_OPTION_KIND_PART, .group = KOL_OPTION_GROUP_PARTS, .fallback = "yes",
    .help = N_("Covers of up to three recent notes") },
  [KOL_OPTION_STATUS] = { .id = "status", .label = N_("Status"),
    .kind = KOL_OPTION_KIND_PART, .group = KOL_OPTION_GROUP_PARTS, .fallback = "no",
    .help = N_("What you decided on each creator") },
  /* Translators: what the marketer wrote of a creator */
  [KOL_OPTION_NOTE] = { .id = "note", .label = N_("Note"),
    .kind = KOL_OPTION_KIND_PART, .group = KOL_OPTION_GROUP_PARTS, .fallback = "no",
    .help = N_("What you wrote on each creator") },
  [KOL_OPTION_VERDICT] = { .id = "verdict", .label = N_("Room for the client’s verdict"),
    .kind = KOL_OPTION_KIND_PART, .group = KOL_OPTION_GROUP_PARTS, .fallback = "yes",
    .help = N_("Columns in which the client chooses, gives reasons and remarks") },
  [KOL_OPTION_DEFINITIONS] = { .id = "definitions", .label = N_("Definitions"),
    .kind = KOL_OPTION_KIND_PART, .group = KOL_OPTION_GROUP_PARTS, .fallback = "yes",
    .help = N_("What each figure means and whose estimate it is") },
  [KOL_OPTION_CONDITIONS] = { .id = "conditions", .label = N_("Search conditions"),
    .kind = KOL_OPTION_KIND_PART, .group = KOL_OPTION_GROUP_PARTS, .fallback = "yes",
    .help = N_("With which searches the creators were found, and when") },
  /* What is pasted goes into somebody’s sheet, where more than the table is in the way: only for who asks. */
  [KOL_OPTION_APPENDIX] = { .id = "appendix", .label = N_("Definitions below the table"),
    .kind = KOL_OPTION_KIND_PART, .group = KOL_OPTION_GROUP_PARTS, .fallback = "no",
    .help = N_("What the figures mean and with which searches the creators were found, below the table that is pasted") },
};
// clang-format on

/* By what a choice's labels are told from the same words elsewhere */
static const char *const value_contexts[KOL_N_OPTIONS] = {
  [KOL_OPTION_LANGUAGE] = "export language",
  [KOL_OPTION_PRICE] = "price",
  [KOL_OPTION_LAYOUT] = "layout",
  [KOL_OPTION_PAGE_SIZE] = "page size",
  [KOL_OPTION_ORIENTATION] = "orientation",
  [KOL_OPTION_SCALE] = "resolution",
  [KOL_OPTION_IMAGE] = "picture",
};

/**
 * kol_option_at:
 * @number: an option
 *
 * Returns: (transfer none): its row
 */
const KolOption *
kol_option_at (KolOptionId number)
{
  g_return_val_if_fail (number < KOL_N_OPTIONS, NULL);

  return &options[number];
}

/**
 * kol_option_lookup:
 * @id: an option's id, such as "page-size"
 * @number: (out): the option
 *
 * Returns: whether there is one of that id
 */
gboolean
kol_option_lookup (const char *id, KolOptionId *number)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    {
      if (g_str_equal (options[i].id, id))
        {
          *number = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * kol_option_get_label:
 * @self: an option
 *
 * Returns: (transfer none): its name in words
 */
const char *
kol_option_get_label (const KolOption *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->label);
}

/**
 * kol_option_get_help:
 * @self: an option
 *
 * Returns: (transfer none): one sentence on it
 */
const char *
kol_option_get_help (const KolOption *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->help);
}

/**
 * kol_option_get_value_label:
 * @self: a choice
 * @choice: which value, below kol_option_get_n_values()
 *
 * Returns: (transfer none): the value's name in words
 */
const char *
kol_option_get_value_label (const KolOption *self, guint choice)
{
  const char *context;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (choice < kol_option_get_n_values (self), NULL);

  context = value_contexts[self - options];

  return context != NULL ? C_ (context, self->values[choice].label) : self->values[choice].label;
}

/**
 * kol_option_get_n_values:
 * @self: an option
 *
 * Returns: among how many values it is a choice; 0 when it is none
 */
guint
kol_option_get_n_values (const KolOption *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  while (self->values[n].value != NULL)
    n++;

  return n;
}

/**
 * kol_option_group_get_label:
 * @group: a group of options
 *
 * Returns: (transfer none): its name in words
 */
const char *
kol_option_group_get_label (KolOptionGroup group)
{
  static const char *const labels[KOL_N_OPTION_GROUPS] = {
    [KOL_OPTION_GROUP_WORDS] = NC_ ("options", "Words"),
    [KOL_OPTION_GROUP_COLUMNS] = NC_ ("options", "Columns"),
    [KOL_OPTION_GROUP_PRICES] = NC_ ("options", "Prices"),
    [KOL_OPTION_GROUP_PAGES] = NC_ ("options", "Pages"),
    [KOL_OPTION_GROUP_PARTS] = NC_ ("options", "Include"),
  };

  g_return_val_if_fail (group < KOL_N_OPTION_GROUPS, NULL);

  return C_ ("options", labels[group]);
}
