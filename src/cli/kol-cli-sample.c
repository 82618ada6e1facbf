// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "kol-cli-options.h"
#include "kol-cli-print.h"
#include "kol-cli-sample.h"
#include "kol-cli.h"

#define MAX_CREATORS 1000000

typedef struct
{
  int port; /* 0: any that is free */
  gint64 seed;
  int n_creators;
  char **faults; /* owned, nullable */
} Options;

static gboolean
fail (GError **error, KolCliError code, const GError *reason)
{
  g_set_error_literal (error, KOL_CLI_ERROR, code, reason->message);

  return FALSE;
}

/**
 * kol_cli_sample_start:
 * @service: a sample service that was not started yet
 * @faults: (nullable) (array zero-terminated=1): the faults it makes
 * @port: of this machine; 0 for any that is free
 * @error: return location for %KOL_CLI_ERROR_USAGE (a fault it does not know) or
 *   %KOL_CLI_ERROR_NETWORK (the port cannot be had)
 *
 * Returns: whether the service runs
 */
gboolean
kol_cli_sample_start (KolSampleService *service,
                      const char *const *faults,
                      guint16 port,
                      GError **error)
{
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (KOL_IS_SAMPLE_SERVICE (service), FALSE);

  for (guint i = 0; faults != NULL && faults[i] != NULL; i++)
    {
      if (!kol_sample_service_add_fault (service, faults[i], &reason))
        return fail (error, KOL_CLI_ERROR_USAGE, reason);
    }

  if (!kol_sample_service_start (service, port, &reason))
    return fail (error, KOL_CLI_ERROR_NETWORK, reason);

  return TRUE;
}

static gboolean
parse (Options *options, char **arguments, GError **error)
{
  // clang-format off
  const GOptionEntry entries[] = {
    { "port", 'p', 0, G_OPTION_ARG_INT, &options->port,
      _ ("Port of this machine to serve on (default: any that is free)"),
      C_ ("option argument", "N") },
    { "fault", 'f', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->faults,
      _ ("A fault to make; several can be given"), C_ ("option argument", "FAULT") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options->seed,
      _ ("Number that the creators are drawn from; the same one gives the same creators"),
      C_ ("option argument", "N") },
    { "creators", 0, 0, G_OPTION_ARG_INT, &options->n_creators,
      _ ("How many creators there are"), C_ ("option argument", "N") },
    { NULL },
  };
  // clang-format on
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, _ (kol_cli_sample_service.summary));
  g_option_context_set_description (
      context,
      _ ("The base URL is the first line of the output. The token is “sample”. /ping answers at "
         "once; /stats tells how many searches there were, of each page, and what they cost.\n\n"
         "Faults:\n"
         "  CODE          an error code of the service: 100, 301, 302 (with Retry-After: 1), 303, "
         "400, 500, 503, 600, 601 …\n"
         "  slow:SECONDS  the right answer, late\n"
         "  cut           half of the answer, as if it were whole\n"
         "  break         half of the answer, then the connection is closed\n"
         "  html          a web page\n"
         "  empty         nothing, with status 200\n"
         "  reset         the connection is closed without an answer\n"
         "  hang          no answer, ever\n"
         "With :N behind it a fault comes at every Nth search only: --fault 301:3, --fault "
         "slow:0.5:2. When several are due the one that was named first happens."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return kol_cli_parse (context, arguments, error) && kol_cli_refuse_extra (arguments, error);
}

static gboolean
on_terminate_cb (gpointer user_data)
{
  gboolean *terminated = user_data;

  *terminated = TRUE;

  return G_SOURCE_REMOVE;
}

/* SIGTERM is how a service is told to end, and no failure; Ctrl+C stops it like any command.
 * Whoever has read where it is found may tell it. */
static gboolean
serve (KolSampleService *service, GCancellable *cancellable, GError **error)
{
  g_autofree char *line = g_strconcat (kol_sample_service_get_base_url (service), "\n", NULL);
  gboolean terminated = FALSE;
  guint source = g_unix_signal_add_full (G_PRIORITY_HIGH, SIGTERM, on_terminate_cb, &terminated,
                                         NULL);
  gboolean printed = kol_cli_print (line, error);

  while (printed && !terminated && !g_cancellable_is_cancelled (cancellable))
    g_main_context_iteration (NULL, TRUE);
  if (terminated)
    return TRUE;

  g_source_remove (source);

  return printed && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
serve_sample (const Options *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (KolSampleService)
      service = kol_sample_service_new (options->seed, options->n_creators);
  gboolean served;

  if (!kol_cli_sample_start (service, (const char *const *) options->faults, options->port, error))
    return FALSE;

  served = serve (service, cancellable, error);
  kol_sample_service_stop (service);

  return served;
}

static gboolean
run (char **arguments, GCancellable *cancellable, GError **error)
{
  Options options = { .seed = KOL_SAMPLE_SEED, .n_creators = KOL_SAMPLE_N_CREATORS };
  gboolean done = parse (&options, arguments, error) &&
                  kol_cli_check_bounds ("--port", options.port, 0, G_MAXUINT16, error) &&
                  kol_cli_check_bounds ("--creators", options.n_creators, 1, MAX_CREATORS, error) &&
                  serve_sample (&options, cancellable, error);

  g_clear_pointer (&options.faults, g_strfreev);

  return done;
}

const KolCliCommand kol_cli_sample_service = {
  "sample-service",
  N_ ("Serve invented creators on this machine, as the paid service would"),
  run,
};
