// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-json-append.h"
#include "kol-cli-listing.h"
#include "kol-cli-options.h"
#include "kol-cli-store-sweeps.h"
#include "kol-cli-store.h"
#include "kol-cli-table.h"
#include "kol-cli.h"

static const struct
{
  const char *id;
  const char *label; /* untranslated */
} periods[] = {
  [KOL_USAGE_TODAY] = { "today", N_ ("Today") },
  [KOL_USAGE_MONTH] = { "month", N_ ("This month") },
  [KOL_USAGE_ALL] = { "all", N_ ("All time") },
};

// clang-format off
static const KolCliColumn period_columns[] = {
  { "period", N_("Calls"), KOL_CLI_CELL_TEXT },
  /* Translators: calls that were paid for */
  { "charged", N_("Charged"), KOL_CLI_CELL_COUNT },
  /* Translators: calls that cost nothing */
  { "free", N_("Free"), KOL_CLI_CELL_COUNT },
  /* Translators: calls of which nobody can tell whether they were charged */
  { "unsure", N_("Unsure"), KOL_CLI_CELL_COUNT },
};

/* The words of a search can be long, so they come last. */
static const KolCliColumn search_columns[] = {
  { "lastAt", N_("Last call"), KOL_CLI_CELL_TIME },
  { "chargedToday", N_("Charged today"), KOL_CLI_CELL_COUNT },
  { "chargedMonth", N_("This month"), KOL_CLI_CELL_COUNT },
  { "charged", N_("All time"), KOL_CLI_CELL_COUNT },
  { "free", N_("Free"), KOL_CLI_CELL_COUNT },
  { "unsure", N_("Unsure"), KOL_CLI_CELL_COUNT },
  { "service", N_("Service"), KOL_CLI_CELL_TEXT },
  { "search", N_("Search"), KOL_CLI_CELL_TEXT },
  { "query", N_("Query"), KOL_CLI_CELL_KEY },
};
// clang-format on

static KolCliListing *
list_periods (KolUsage *usage)
{
  KolCliListing *listing = kol_cli_listing_new (period_columns, G_N_ELEMENTS (period_columns));

  for (KolUsagePeriod period = 0; period < KOL_N_USAGE_PERIODS; period++)
    {
      const KolUsageCount *count = kol_usage_get (usage, period);

      kol_cli_listing_add_text (listing, _ (periods[period].label));
      kol_cli_listing_add_number (listing, count->charged);
      kol_cli_listing_add_number (listing, count->free);
      kol_cli_listing_add_number (listing, count->unsure);
    }

  return listing;
}

static KolCliListing *
list_searches (KolUsage *usage)
{
  KolCliListing *listing = kol_cli_listing_new (search_columns, G_N_ELEMENTS (search_columns));

  for (guint i = 0; i < kol_usage_get_n_searches (usage); i++)
    {
      const KolUsageCount *all = kol_usage_get_count (usage, i, KOL_USAGE_ALL);
      KolQuery *query = kol_usage_get_query (usage, i);
      g_autofree char *words = kol_query_describe (query);
      g_autofree char *canonical = kol_query_to_canonical (query);

      kol_cli_listing_add_number (listing, (double) kol_usage_get_last_at (usage, i));
      for (KolUsagePeriod period = 0; period < KOL_N_USAGE_PERIODS; period++)
        kol_cli_listing_add_number (listing, kol_usage_get_count (usage, i, period)->charged);
      kol_cli_listing_add_number (listing, all->free);
      kol_cli_listing_add_number (listing, all->unsure);
      kol_cli_listing_add_text (listing, kol_usage_get_service (usage, i));
      kol_cli_listing_add_text (listing, words);
      kol_cli_listing_add_text (listing, canonical);
    }

  return listing;
}

/* What it adds up to, then of which searches. */
static char *
make_table (KolUsage *usage, guint width)
{
  g_autoptr (KolCliListing) periods_listing = list_periods (usage);
  g_autoptr (KolCliListing) searches = list_searches (usage);
  g_autofree char *sum = kol_cli_listing_to_table (periods_listing, width);
  g_autofree char *rows = kol_cli_listing_to_table (searches, width);

  if (kol_usage_get_n_searches (usage) == 0)
    return g_steal_pointer (&sum);

  return g_strconcat (sum, "\n", rows, NULL);
}

static void
append_count (GString *out, const char *name, const KolUsageCount *count)
{
  kol_json_begin_member (out, name);
  g_string_append_c (out, '{');
  kol_json_begin_member (out, "charged");
  kol_json_append_number (out, count->charged);
  kol_json_begin_member (out, "free");
  kol_json_append_number (out, count->free);
  kol_json_begin_member (out, "unsure");
  kol_json_append_number (out, count->unsure);
  g_string_append_c (out, '}');
}

static char *
make_json (KolUsage *usage)
{
  g_autoptr (KolCliListing) searches = list_searches (usage);
  g_autofree char *rows = kol_cli_listing_to_json (searches);
  g_autoptr (GString) out = g_string_new ("{");

  for (KolUsagePeriod period = 0; period < KOL_N_USAGE_PERIODS; period++)
    append_count (out, periods[period].id, kol_usage_get (usage, period));
  kol_json_begin_member (out, "searches");
  g_string_append_printf (out, "%s}\n", g_strchomp (rows));

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
make_text (KolUsage *usage, const KolCliOutputOptions *options, KolCliFormat format)
{
  g_autoptr (KolCliListing) searches = NULL;

  switch (format)
    {
    case KOL_CLI_FORMAT_JSON:
      return make_json (usage);
    case KOL_CLI_FORMAT_CSV:
      searches = list_searches (usage);
      return kol_cli_listing_to_csv (searches);
    case KOL_CLI_FORMAT_TABLE:
    default:
      return make_table (usage, options->path == NULL ? kol_cli_terminal_width () : 0);
    }
}

static gboolean
run (char **arguments, GCancellable *cancellable, GError **error)
{
  g_auto (KolCliOutputOptions) options = { 0 };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (KolStore) store = NULL;
  g_autoptr (KolUsage) usage = NULL;
  g_autofree char *text = NULL;
  KolCliFormat format;

  g_option_context_set_summary (context, _ (kol_cli_usage.summary));
  kol_cli_add_format_options (context, &options);
  if (!kol_cli_parse (context, arguments, error) || !kol_cli_refuse_extra (arguments, error) ||
      !kol_cli_parse_format (&options, &format, error))
    return FALSE;

  store = kol_cli_store_open (error);
  usage = store != NULL ? kol_cli_store_load_usage (store, error) : NULL;
  if (usage == NULL)
    return FALSE;
  text = make_text (usage, &options, format);

  return kol_cli_deliver (&options, text, error);
}

const KolCliCommand kol_cli_usage = {
  "usage",
  N_ ("Show how many calls were sent, and for what"),
  run,
};
