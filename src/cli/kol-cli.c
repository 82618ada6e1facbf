// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "kol-api-error.h"
#include "kol-cli-complete.h"
#include "kol-cli-print.h"
#include "kol-cli.h"
#include "kol-handover.h"
#include "kol-keeper.h"
#include "kol-query.h"
#include "kol-text.h"

G_DEFINE_QUARK (kol_cli_error_quark, kol_cli_error)

static const KolCliCommand *const commands[] = {
  &kol_cli_search,  &kol_cli_shortlist, &kol_cli_export,  &kol_cli_usage,
  &kol_cli_answers, &kol_cli_fields,    &kol_cli_columns, &kol_cli_sample_service,
};

static gboolean
on_stop_signal_cb (gpointer user_data)
{
  GCancellable *cancellable = user_data;

  g_cancellable_cancel (cancellable);

  /* Whoever presses Ctrl+C twice is not kept: without the source the signal kills. */
  return G_SOURCE_REMOVE;
}

static char *
make_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n  %s %s\n\n%s\n", _ ("Usage:"), KOL_CLI_PROGRAM,
                          _ ("COMMAND [OPTION…]"), _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-15s %s\n", commands[i]->name, _ (commands[i]->summary));

  g_string_append_printf (text, "\n%s\n%s\n\n%s\n",
                          _ ("“kollect-cli COMMAND --help” lists a command’s options."),
                          _ ("“kollect-cli --version” prints the version."),
                          _ ("Exit status: 0 done, 2 wrong usage, 3 the service answered with an "
                             "error, 4 network,\n5 a local file or the store, 6 pages are missing, "
                             "130 stopped."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const KolCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i]->name, name))
        return commands[i];
    }

  return NULL;
}

static KolCliStatus
status_of_service (const GError *error)
{
  if (kol_api_error_is_network (error))
    return KOL_CLI_STATUS_NETWORK;

  switch ((KolApiError) error->code)
    {
    case KOL_API_ERROR_NO_TOKEN:
    case KOL_API_ERROR_INSECURE:
    case KOL_API_ERROR_ADDRESS:
      return KOL_CLI_STATUS_USAGE;
    default:
      return KOL_CLI_STATUS_SERVICE;
    }
}

/**
 * kol_cli_status_of:
 * @error: (nullable): why a command failed
 *
 * Returns: what the program exits with
 */
KolCliStatus
kol_cli_status_of (const GError *error)
{
  if (error == NULL || g_error_matches (error, KOL_CLI_ERROR, KOL_CLI_ERROR_DONE))
    return KOL_CLI_STATUS_DONE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return KOL_CLI_STATUS_STOPPED;
  if (error->domain == KOL_API_ERROR)
    return status_of_service (error);
  if (g_error_matches (error, KOL_CLI_ERROR, KOL_CLI_ERROR_NETWORK))
    return KOL_CLI_STATUS_NETWORK;
  if (error->domain == KOL_KEEPER_ERROR ||
      g_error_matches (error, KOL_CLI_ERROR, KOL_CLI_ERROR_PARTIAL))
    return KOL_CLI_STATUS_PARTIAL;
  if (error->domain == G_OPTION_ERROR || error->domain == KOL_QUERY_ERROR ||
      error->domain == KOL_OPTION_ERROR ||
      g_error_matches (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE) ||
      g_error_matches (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_FORMAT))
    return KOL_CLI_STATUS_USAGE;

  return KOL_CLI_STATUS_LOCAL;
}

/* Only what comes from our own option parsing is helped by reading the help. */
static gboolean
is_misspelt (const GError *error)
{
  return error->domain == G_OPTION_ERROR || error->domain == KOL_QUERY_ERROR ||
         error->domain == KOL_OPTION_ERROR || error->domain == KOL_CLI_ERROR;
}

static void
report (const KolCliCommand *command, const GError *error)
{
  g_autofree char *message = kol_text_redact (error->message);

  if (g_error_matches (error, KOL_CLI_ERROR, KOL_CLI_ERROR_DONE))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      kol_cli_say (_ ("Stopped."));
      return;
    }

  kol_cli_say ("%s: %s", KOL_CLI_PROGRAM, message);
  if (error->domain == KOL_API_ERROR)
    kol_cli_say ("%s", kol_api_error_get_advice (error));
  if (g_error_matches (error, KOL_API_ERROR, KOL_API_ERROR_NO_TOKEN))
    kol_cli_say (_ ("On the command line the token comes from the environment variable "
                    "KOLLECT_TOKEN, from --token-file, or from the desktop’s secret service, "
                    "where the window keeps it."));
  if (is_misspelt (error) && kol_cli_status_of (error) == KOL_CLI_STATUS_USAGE)
    kol_cli_say (_ ("“%s %s --help” lists the options."), KOL_CLI_PROGRAM, command->name);
}

static KolCliStatus
run_command (const KolCliCommand *command, char **arguments)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_unix_signal_add_full (G_PRIORITY_HIGH, SIGINT, on_stop_signal_cb, g_object_ref (cancellable),
                          g_object_unref);
  g_unix_signal_add_full (G_PRIORITY_HIGH, SIGTERM, on_stop_signal_cb, g_object_ref (cancellable),
                          g_object_unref);

  if (!command->run (arguments, cancellable, &error))
    report (command, error);

  return kol_cli_status_of (error);
}

static KolCliStatus
print_about (const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!kol_cli_print (text, &error) && kol_cli_status_of (error) != KOL_CLI_STATUS_DONE)
    kol_cli_say ("%s: %s", KOL_CLI_PROGRAM, error->message);

  return kol_cli_status_of (error);
}

/* The words of a command line as far as it is written; for the shell, so not in the help. */
static KolCliStatus
complete (char **words)
{
  const KolCliCommand *command = words[0] != NULL && words[1] != NULL ? find_command (words[0])
                                                                      : NULL;

  if (words[0] == NULL || words[1] == NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
        kol_cli_complete_offer (commands[i]->name);
      kol_cli_complete_offer ("--help");
      kol_cli_complete_offer ("--version");
    }
  else if (command != NULL)
    kol_cli_complete (command, words);

  return print_about (kol_cli_complete_get_offers ());
}

/**
 * kol_cli_run:
 * @argc: number of arguments
 * @argv: (array length=argc): the program's arguments, its name the first
 *
 * Runs the subcommand that the arguments name.
 *
 * Returns: the exit status, one of #KolCliStatus
 */
int
kol_cli_run (int argc, char **argv)
{
  const char *name = argc > 1 ? argv[1] : NULL;
  g_autofree char *help = make_help ();
  g_auto (GStrv) arguments = NULL;
  const KolCliCommand *command;

  if (g_strcmp0 (name, "--help") == 0 || g_strcmp0 (name, "-h") == 0)
    return print_about (help);
  if (g_strcmp0 (name, "--version") == 0)
    return print_about (KOL_CLI_PROGRAM " " KOL_VERSION "\n");
  if (name == NULL)
    {
      kol_cli_say ("%s", g_strchomp (help));
      return KOL_CLI_STATUS_USAGE;
    }

  if (g_str_equal (name, KOL_CLI_COMPLETE))
    return complete (argv + 2);

  command = find_command (name);
  if (command == NULL)
    {
      kol_cli_say (_ ("%s: There is no command “%s”."), KOL_CLI_PROGRAM, name);
      kol_cli_say (_ ("“%s --help” lists the commands."), KOL_CLI_PROGRAM);
      return KOL_CLI_STATUS_USAGE;
    }

  arguments = g_strdupv (argv + 1);

  return run_command (command, arguments);
}
