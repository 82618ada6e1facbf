// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-complete.h"
#include "kol-cli-options.h"
#include "kol-cli-print.h"
#include "kol-cli.h"

/* Texts are parsed as file names everywhere, that is as they are: GLib would convert anything else
 * from the locale's charset, and Chinese cannot be typed where that is ASCII. */

/**
 * kol_cli_add_format_options:
 * @context: a command's options
 * @options: where to put what is given; must outlive the parsing
 *
 * Adds the options of a command that prints a list.
 */
void
kol_cli_add_format_options (GOptionContext *context, KolCliOutputOptions *options)
{
  // clang-format off
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options->format,
      _ ("How to write: table (default), csv or json; without it the file’s name says so"),
      C_ ("option argument", "FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->path,
      _ ("File to write, in place of the standard output"), C_ ("option argument", "FILE") },
    { NULL },
  };
  // clang-format on

  g_return_if_fail (context != NULL);
  g_return_if_fail (options != NULL);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/**
 * kol_cli_add_output_options:
 * @context: a command's options
 * @options: where to put what is given; must outlive the parsing
 *
 * Adds the options of a command that prints creators.
 */
void
kol_cli_add_output_options (GOptionContext *context, KolCliOutputOptions *options)
{
  // clang-format off
  const GOptionEntry entries[] = {
    { "columns", 0, 0, G_OPTION_ARG_FILENAME, &options->columns,
      _ ("Fields to write, by the ids that “kollect-cli fields” lists"),
      C_ ("option argument", "ID,…") },
    { NULL },
  };
  // clang-format on

  kol_cli_add_format_options (context, options);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/**
 * kol_cli_add_verbose_option:
 * @context: a command's options
 * @verbose: where to put whether it is given; must outlive the parsing
 */
void
kol_cli_add_verbose_option (GOptionContext *context, gboolean *verbose)
{
  // clang-format off
  const GOptionEntry entries[] = {
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, verbose,
      _ ("Tell on the standard error what is going on, also where it is no terminal"), NULL },
    { NULL },
  };
  // clang-format on

  g_return_if_fail (context != NULL);
  g_return_if_fail (verbose != NULL);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static gboolean
asks_for_help (char **arguments)
{
  for (guint i = 1; arguments[i] != NULL && !g_str_equal (arguments[i], "--"); i++)
    {
      if (g_str_equal (arguments[i], "--help") || g_str_equal (arguments[i], "-h"))
        return TRUE;
    }

  return FALSE;
}

/* GLib prints the help itself, but in the locale's charset and without telling of a full disk. */
static gboolean
show_help (GOptionContext *context, const char *command, GError **error)
{
  g_autofree char *name = g_strconcat (KOL_CLI_PROGRAM " ", command, NULL);
  g_autofree char *help = NULL;

  g_set_prgname (name);
  help = g_option_context_get_help (context, FALSE, NULL);
  g_set_prgname (KOL_CLI_PROGRAM);
  if (kol_cli_print (help, error))
    g_set_error_literal (error, KOL_CLI_ERROR, KOL_CLI_ERROR_DONE, "");

  return FALSE;
}

/* Names are shown and stored: they have to be text. */
static gboolean
check_text (char **arguments, GError **error)
{
  for (guint i = 1; arguments[i] != NULL; i++)
    {
      if (!g_utf8_validate (arguments[i], -1, NULL))
        {
          g_autofree char *shown = g_utf8_make_valid (arguments[i], -1);

          g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE, _ ("“%s” is not valid UTF-8."),
                       shown);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * kol_cli_parse:
 * @context: a command's options
 * @arguments: (array zero-terminated=1): the arguments, the command first; options are taken out
 * @error: return location for %G_OPTION_ERROR, %KOL_CLI_ERROR_USAGE, or %KOL_CLI_ERROR_DONE when
 * the help was asked for and shown
 *
 * Returns: whether the command can go on
 */
gboolean
kol_cli_parse (GOptionContext *context, char **arguments, GError **error)
{
  g_return_val_if_fail (context != NULL, FALSE);
  g_return_val_if_fail (arguments != NULL && arguments[0] != NULL, FALSE);

  g_option_context_set_help_enabled (context, FALSE);
  if (kol_cli_complete_is_asked ())
    return kol_cli_complete_from_help (context, error);
  if (asks_for_help (arguments))
    return show_help (context, arguments[0], error);

  return g_option_context_parse_strv (context, &arguments, error) && check_text (arguments, error);
}

/**
 * kol_cli_refuse_extra:
 * @arguments: (array zero-terminated=1): what is left after parsing, the command first
 * @error: return location for %KOL_CLI_ERROR_USAGE
 *
 * Returns: whether nothing is left over
 */
gboolean
kol_cli_refuse_extra (char **arguments, GError **error)
{
  g_return_val_if_fail (arguments != NULL && arguments[0] != NULL, FALSE);

  if (arguments[1] == NULL)
    return TRUE;

  g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE,
               _ ("“%s” is not expected here. Text with spaces needs quotes."), arguments[1]);

  return FALSE;
}

/**
 * kol_cli_check_bounds:
 * @option: an option's name, with its dashes
 * @value: what was given
 * @minimum: the least it may be
 * @maximum: the most it may be
 * @error: return location for %KOL_CLI_ERROR_USAGE
 *
 * Returns: whether @value is within the bounds
 */
gboolean
kol_cli_check_bounds (const char *option, int value, int minimum, int maximum, GError **error)
{
  g_return_val_if_fail (option != NULL, FALSE);

  if (value >= minimum && value <= maximum)
    return TRUE;

  g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE,
               /* Translators: an option, then two numbers */
               _ ("%s must be from %d to %d."), option, minimum, maximum);

  return FALSE;
}
