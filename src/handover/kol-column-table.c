// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-column.h"
#include "kol-i18n.h"
#include "kol-query.h"

#define MYRIAD 10000.0

static void
put_text (KolCell *cell, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  cell->kind = KOL_CELL_TEXT;
  cell->text = g_strdup (text);
}

static void
put_number (KolCell *cell, double number)
{
  if (!isfinite (number))
    return;

  cell->kind = KOL_CELL_NUMBER;
  cell->number = number;
}

static void
put_moment (KolCell *cell, gint64 moment)
{
  if (moment <= 0)
    return;

  cell->kind = KOL_CELL_DATE;
  cell->number = moment;
}

static void
put_link (KolCell *cell, char *address)
{
  cell->kind = KOL_CELL_LINK;
  cell->text = address;
}

static KolCreator *
get_creator (KolHandover *handover, guint entry)
{
  return kol_entry_get_creator (kol_handover_get_entry (handover, entry));
}

static void
read_index (const KolColumn *column, KolHandover *handover, guint entry, KolCell *cell)
{
  put_number (cell, entry + 1);
}

/* Who has no ID has no page either. */
static void
read_profile (const KolColumn *column, KolHandover *handover, guint entry, KolCell *cell)
{
  KolCreator *creator = get_creator (handover, entry);

  if (kol_creator_get_id (creator) != NULL && *kol_creator_get_id (creator) != '\0')
    put_link (cell, kol_creator_dup_profile_url (creator));
}

static void
read_marketplace (const KolColumn *column, KolHandover *handover, guint entry, KolCell *cell)
{
  KolCreator *creator = get_creator (handover, entry);

  if (kol_creator_get_id (creator) != NULL && *kol_creator_get_id (creator) != '\0')
    put_link (cell, kol_creator_dup_marketplace_url (creator));
}

static void
read_followers (const KolColumn *column, KolHandover *handover, guint entry, KolCell *cell)
{
  KolCreator *creator = get_creator (handover, entry);

  put_number (cell, kol_creator_get_figure (creator, kol_field_require ("fansNum")) / MYRIAD);
}

static void
read_fetched (const KolColumn *column, KolHandover *handover, guint entry, KolCell *cell)
{
  put_moment (cell, kol_creator_get_fetched_at (get_creator (handover, entry)));
}

static void
read_added (const KolColumn *column, KolHandover *handover, guint entry, KolCell *cell)
{
  put_moment (cell, kol_entry_get_added_at (kol_handover_get_entry (handover, entry)));
}

static void
read_query (const KolColumn *column, KolHandover *handover, guint entry, KolCell *cell)
{
  const char *canonical = kol_entry_get_query (kol_handover_get_entry (handover, entry));
  g_autoptr (KolQuery) query = NULL;
  g_autofree char *words = NULL;

  if (canonical != NULL && *canonical != '\0')
    query = kol_query_new_from_canonical (canonical, NULL);
  if (query == NULL)
    return;

  words = kol_query_describe (query);
  put_text (cell, words);
}

static void
read_status (const KolColumn *column, KolHandover *handover, guint entry, KolCell *cell)
{
  KolEntryStatus status = kol_entry_get_status (kol_handover_get_entry (handover, entry));

  if (status != KOL_ENTRY_STATUS_OPEN)
    put_text (cell, kol_entry_status_get_label (status));
}

static void
read_note (const KolColumn *column, KolHandover *handover, guint entry, KolCell *cell)
{
  put_text (cell, kol_entry_get_note (kol_handover_get_entry (handover, entry)));
}

/* Cost for a read tells more than price; where reads are not known, whatever is offered. */
static void
read_form (const KolColumn *column, KolHandover *handover, guint entry, KolCell *cell)
{
  KolCreator *creator = get_creator (handover, entry);
  double photo = kol_creator_get_figure (creator, kol_field_require ("readCostPhoto"));
  double video = kol_creator_get_figure (creator, kol_field_require ("readCostVideo"));

  if (isnan (photo) || isnan (video))
    {
      photo = kol_creator_get_figure (creator, kol_field_require ("picturePrice"));
      video = kol_creator_get_figure (creator, kol_field_require ("videoPrice"));
      if (!isnan (photo) && !isnan (video))
        return;
    }
  if (!isnan (photo) && !(photo > video))
    put_text (cell, C_ ("recommended form", "Photo note"));
  else if (!isnan (video))
    put_text (cell, C_ ("recommended form", "Video note"));
}

/* THE COLUMN TABLE: what a hand-over can say of an entry that is no field. Adding a column is
 * adding one row; every format, the dialog and the command line take it from here. */

// clang-format off
static const KolColumn columns[] = {
  /* Translators: heading of the numbers of rows */
  { .id = "index", .label = N_("No."), .kind = KOL_COLUMN_KIND_COUNT, .width = 44, .read = read_index,
    .definition = N_("The place on the shortlist.") },
  /* Translators: a link to the creator’s page */
  { .id = "profile", .label = N_("Profile"), .kind = KOL_COLUMN_KIND_LINK, .width = 240, .read = read_profile,
    .definition = N_("Where the creator’s notes are.") },
  { .id = "marketplace", .label = N_("Marketplace page"), .kind = KOL_COLUMN_KIND_LINK, .width = 240, .read = read_marketplace,
    .definition = N_("Where the creator can be booked.") },
  { .id = "fansMyriads", .label = N_("Followers (w)"), .kind = KOL_COLUMN_KIND_MYRIADS, .width = 92, .read = read_followers,
    .origin = KOL_COLUMN_ORIGIN_PLATFORM,
    .definition = N_("Followers in units of 10,000 (w).") },
  { .id = "form", .label = N_("Recommended form"), .kind = KOL_COLUMN_KIND_TEXT, .width = 110, .read = read_form,
    .origin = KOL_COLUMN_ORIGIN_OURS,
    .definition = N_("The kind of note with the lower cost per read; where that is not known of both, the only kind that has a price.") },
  { .id = "status", .label = N_("Status"), .kind = KOL_COLUMN_KIND_TEXT, .width = 92, .read = read_status,
    .origin = KOL_COLUMN_ORIGIN_MARKETER,
    .definition = N_("What was decided on the creator.") },
  { .id = "note", .label = N_("Remarks"), .kind = KOL_COLUMN_KIND_TEXT, .width = 240, .read = read_note,
    .origin = KOL_COLUMN_ORIGIN_MARKETER,
    .definition = N_("What whoever made the shortlist remarks.") },
  { .id = "fetchedAt", .label = N_("Fetched"), .kind = KOL_COLUMN_KIND_DATE, .width = 130, .read = read_fetched,
    .definition = N_("When the figures were fetched from the creator marketplace.") },
  { .id = "addedAt", .label = N_("Shortlisted"), .kind = KOL_COLUMN_KIND_DATE, .width = 130, .read = read_added,
    .definition = N_("When the creator was put on the shortlist.") },
  { .id = "query", .label = N_("Search"), .kind = KOL_COLUMN_KIND_TEXT, .width = 240, .read = read_query,
    .definition = N_("With which search the creator was found.") },
  /* Translators: the client’s: chosen, maybe, dropped */
  { .id = "verdict", .label = N_("Verdict"), .kind = KOL_COLUMN_KIND_INPUT, .width = 92,
    .choices = { NC_("verdict", "Chosen"), NC_("verdict", "Maybe"), NC_("verdict", "Not chosen") },
    .definition = N_("For the client: chosen, maybe or not.") },
  /* Translators: why the client chose or dropped somebody */
  { .id = "reason", .label = N_("Reason"), .kind = KOL_COLUMN_KIND_INPUT, .width = 200,
    .definition = N_("For the client: why.") },
  { .id = "remark", .label = N_("Remark"), .kind = KOL_COLUMN_KIND_INPUT, .width = 200,
    .definition = N_("For the client: whatever else there is to say.") },
};
// clang-format on

/*< private >
 * kol_column_table_get:
 * @n_columns: (out): how many there are
 *
 * Returns: (array length=n_columns): the columns that are no field
 */
const KolColumn *
kol_column_table_get (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);

  return columns;
}
