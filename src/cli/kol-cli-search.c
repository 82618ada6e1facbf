// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-options.h"
#include "kol-cli-print.h"
#include "kol-cli-query.h"
#include "kol-cli-service.h"
#include "kol-cli-settings.h"
#include "kol-cli-sweep.h"
#include "kol-cli.h"
#include "kol-sweep.h"

#define DEFAULT_MAX_AGE 7
#define LONGEST_AGE 36500
/* Nobody can type it: the option was not given. */
#define NOT_GIVEN G_MININT

/* What the command line says. */
typedef struct
{
  KolCliQuery *filters;     /* owned */
  KolCliService *service;   /* owned */
  KolCliSweepOptions sweep; /* owned texts */
  char *pages;              /* owned, nullable: a number or "all" */
  gboolean verbose;
} Options;

static void
options_init (Options *self)
{
  self->filters = kol_cli_query_new ();
  self->service = kol_cli_service_new ();
  self->sweep.max_age = DEFAULT_MAX_AGE;
  self->sweep.parallel = KOL_SWEEP_DEFAULT_PARALLEL;
  self->sweep.daily_limit = NOT_GIVEN;
}

static void
options_clear (Options *self)
{
  g_clear_pointer (&self->filters, kol_cli_query_free);
  g_clear_pointer (&self->service, kol_cli_service_free);
  kol_cli_output_options_clear (&self->sweep.output);
  g_clear_pointer (&self->sweep.shortlist, g_free);
  g_clear_pointer (&self->pages, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
add_main_options (GOptionContext *context, Options *self)
{
  // clang-format off
  const GOptionEntry entries[] = {
    { "pages", 0, 0, G_OPTION_ARG_FILENAME, &self->pages,
      _ ("How many pages to fetch, or “all”; each that is not held is a call that costs money (default: 1)"),
      C_ ("option argument", "N|all") },
    { "shortlist", 0, 0, G_OPTION_ARG_FILENAME, &self->sweep.shortlist,
      _ ("Shortlist to add whoever is found to; it is made when there is none of that name"),
      C_ ("option argument", "NAME") },
    { NULL },
  };
  // clang-format on

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  kol_cli_add_output_options (context, &self->sweep.output);
  kol_cli_add_verbose_option (context, &self->verbose);
}

/* What is held, and what may be spent. */
static GOptionGroup *
make_sweep_group (KolCliSweepOptions *sweep)
{
  // clang-format off
  const GOptionEntry entries[] = {
    { "max-age", 0, 0, G_OPTION_ARG_INT, &sweep->max_age,
      _ ("Use pages that are held up to this age, and ask only for the others (default: 7)"),
      C_ ("option argument", "DAYS") },
    { "fresh", 0, 0, G_OPTION_ARG_NONE, &sweep->fresh,
      _ ("Ask for every page anew, whatever is held"), NULL },
    { "offline", 0, 0, G_OPTION_ARG_NONE, &sweep->offline,
      _ ("Ask for nothing: write what is held, of whatever age"), NULL },
    { "retry-unsure", 0, 0, G_OPTION_ARG_NONE, &sweep->retry_unsure,
      _ ("Ask again also for pages that did not come and may be charged already"), NULL },
    { "max-calls", 0, 0, G_OPTION_ARG_INT, &sweep->max_calls,
      _ ("Stop when this many calls were sent, those that failed included"),
      C_ ("option argument", "N") },
    { "daily-limit", 0, 0, G_OPTION_ARG_INT, &sweep->daily_limit,
      _ ("Stop before more calls than this are charged today, those of other searches included; 0: "
         "no limit (default: as set in the preferences)"),
      C_ ("option argument", "N") },
    { "parallel", 0, 0, G_OPTION_ARG_INT, &sweep->parallel,
      _ ("How many calls may be under way at a time, 1 to 4 (default: 2)"),
      C_ ("option argument", "N") },
    { NULL },
  };
  // clang-format on
  GOptionGroup *group = g_option_group_new ("sweep", _ ("Many pages:"),
                                            _ ("Show how many pages are fetched"), NULL, NULL);

  g_option_group_add_entries (group, entries);

  return group;
}

static char *
make_description (void)
{
  g_autofree char *categories = kol_cli_query_list_categories ();

  return g_strconcat (_ ("Every answered page is kept. The same command uses what is held and asks "
                         "only for the rest,\nso it goes on where one that was interrupted "
                         "stopped. A page that may be charged although it did\nnot come is never "
                         "asked for again without --retry-unsure."),
                      "\n\n", categories, NULL);
}

static GOptionContext *
make_context (Options *self)
{
  GOptionContext *context = g_option_context_new (NULL);
  g_autofree char *description = make_description ();

  g_option_context_set_summary (context, _ (kol_cli_search.summary));
  g_option_context_set_description (context, description);
  add_main_options (context, self);
  g_option_context_add_group (context, make_sweep_group (&self->sweep));
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

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE, message);

  return FALSE;
}

static gboolean
check_sweep (KolCliSweepOptions *sweep, GError **error)
{
  if (sweep->daily_limit == NOT_GIVEN)
    sweep->daily_limit = (int) kol_cli_settings_get_daily_limit ();
  if (sweep->offline && sweep->fresh)
    return refuse (error, _ ("Either --offline or --fresh can be given."));
  if (sweep->offline && sweep->retry_unsure)
    return refuse (error, _ ("Either --offline or --retry-unsure can be given."));

  return kol_cli_check_bounds ("--max-age", sweep->max_age, 1, LONGEST_AGE, error) &&
         kol_cli_check_bounds ("--parallel", sweep->parallel, 1, KOL_SWEEP_MAX_PARALLEL, error) &&
         kol_cli_check_bounds ("--max-calls", sweep->max_calls, 0, G_MAXINT, error) &&
         kol_cli_check_bounds ("--daily-limit", sweep->daily_limit, 0, G_MAXINT, error);
}

/* Whatever can be refused is refused here, before the store is touched or anything is sent. */
static KolCliSweep *
make_sweep (Options *self, GError **error)
{
  g_autoptr (KolQuery) query = kol_cli_query_build (self->filters, &self->sweep.first, error);

  if (query == NULL || !parse_pages (self->pages, &self->sweep.n_pages, error) ||
      !check_sweep (&self->sweep, error) || !kol_cli_service_check (self->service, error))
    return NULL;

  /* The pictures of a sample that is held went with the service that drew them; and it costs
   * nothing. */
  if (self->sweep.shortlist != NULL && kol_cli_service_is_sample (self->service))
    self->sweep.fresh = !self->sweep.offline;

  return kol_cli_sweep_new (query, &self->sweep, error);
}

static gboolean
run (char **arguments, GCancellable *cancellable, GError **error)
{
  g_auto (Options) self = { 0 };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (KolCliSweep) sweep = NULL;

  options_init (&self);
  context = make_context (&self);
  if (!kol_cli_parse (context, arguments, error) || !kol_cli_refuse_extra (arguments, error))
    return FALSE;
  kol_cli_set_verbose (self.verbose);

  sweep = make_sweep (&self, error);

  return sweep != NULL && kol_cli_sweep_open (sweep, error) &&
         kol_cli_sweep_run (sweep, self.service, cancellable, error);
}

const KolCliCommand kol_cli_search = {
  "search",
  N_ ("Search for creators"),
  run,
};
