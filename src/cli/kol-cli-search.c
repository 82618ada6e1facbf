// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-options.h"
#include "kol-cli-print.h"
#include "kol-cli-query.h"
#include "kol-cli-service.h"
#include "kol-cli-sweep.h"
#include "kol-cli.h"

/* What the command line says. */
typedef struct
{
  KolCliQuery *filters;        /* owned */
  KolCliService *service;      /* owned */
  KolCliOutputOptions options; /* owned texts */
  char *pages;                 /* owned, nullable: a number or "all" */
  char *shortlist;             /* owned, nullable */
  gboolean verbose;
} Options;

static void
options_clear (Options *self)
{
  g_clear_pointer (&self->filters, kol_cli_query_free);
  g_clear_pointer (&self->service, kol_cli_service_free);
  kol_cli_output_options_clear (&self->options);
  g_clear_pointer (&self->pages, g_free);
  g_clear_pointer (&self->shortlist, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static GOptionContext *
make_context (Options *self)
{
  // clang-format off
  const GOptionEntry entries[] = {
    { "pages", 0, 0, G_OPTION_ARG_FILENAME, &self->pages,
      _ ("How many pages to fetch, or “all”; each is a call that costs money (default: 1)"),
      C_ ("option argument", "N|all") },
    { "shortlist", 0, 0, G_OPTION_ARG_FILENAME, &self->shortlist,
      _ ("Shortlist to add whoever is found to; it is made when there is none of that name"),
      C_ ("option argument", "NAME") },
    { NULL },
  };
  // clang-format on
  GOptionContext *context = g_option_context_new (NULL);
  g_autofree char *categories = kol_cli_query_list_categories ();

  g_option_context_set_summary (context, _ (kol_cli_search.summary));
  g_option_context_set_description (context, categories);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  kol_cli_add_output_options (context, &self->options);
  kol_cli_add_verbose_option (context, &self->verbose);
  g_option_context_add_group (context, kol_cli_query_make_group (self->filters));
  g_option_context_add_group (context, kol_cli_service_make_group (self->service));

  return context;
}

static gboolean
parse_pages (const char *text, guint *n_pages, GError **error)
{
  guint64 number;

  *n_pages = 1;
  if (text == NULL)
    return TRUE;

  if (g_str_equal (text, "all"))
    {
      *n_pages = KOL_PAGE_MAX;
      return TRUE;
    }
  if (!g_ascii_string_to_unsigned (text, 10, 1, KOL_PAGE_MAX, &number, NULL))
    {
      g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE,
                   _ ("--pages must be a number from 1 to %d, or “all”."), KOL_PAGE_MAX);
      return FALSE;
    }
  *n_pages = number;

  return TRUE;
}

/* Whatever can be refused is refused here, before the store is touched or anything is sent. */
static KolCliSweep *
make_sweep (Options *self, GError **error)
{
  g_autoptr (KolQuery) query = NULL;
  guint page = 0;
  guint n_pages = 0;

  query = kol_cli_query_build (self->filters, &page, error);
  if (query == NULL || !parse_pages (self->pages, &n_pages, error) ||
      !kol_cli_service_check (self->service, error))
    return NULL;

  return kol_cli_sweep_new (query, page, n_pages, &self->options, self->shortlist, error);
}

static gboolean
run (char **arguments, GCancellable *cancellable, GError **error)
{
  g_auto (Options) self = { kol_cli_query_new (), kol_cli_service_new () };
  g_autoptr (GOptionContext) context = make_context (&self);
  g_autoptr (KolCliSweep) sweep = NULL;

  if (!kol_cli_parse (context, arguments, error) || !kol_cli_refuse_extra (arguments, error))
    return FALSE;
  kol_cli_set_verbose (self.verbose);

  sweep = make_sweep (&self, error);
  if (sweep == NULL || !kol_cli_sweep_open (sweep, error) ||
      !kol_cli_service_start (self.service, cancellable, error))
    return FALSE;

  return kol_cli_sweep_run (sweep, kol_cli_service_get_client (self.service), cancellable, error);
}

const KolCliCommand kol_cli_search = {
  "search",
  N_ ("Search for creators"),
  run,
};
