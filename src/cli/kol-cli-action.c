// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-action.h"
#include "kol-cli-options.h"
#include "kol-cli-print.h"
#include "kol-cli-store.h"
#include "kol-cli-table.h"
#include "kol-cli.h"

/* Cells of a terminal for an action with its arguments */
#define ACTION_WIDTH 28

static void
context_clear (KolCliContext *self)
{
  kol_cli_output_options_clear (&self->options);
  g_clear_object (&self->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KolCliContext, context_clear)

static const char *
get_arguments (const KolCliAction *action)
{
  return *action->arguments != '\0' ? _ (action->arguments) : "";
}

static char *
describe_actions (const KolCliAction *actions, const char *summary)
{
  g_autoptr (GString) text = g_string_new (summary);

  g_string_append_printf (text, "\n\n%s", _ ("Actions:"));
  for (const KolCliAction *action = actions; action->name != NULL; action++)
    {
      g_autofree char *line = g_strconcat (action->name, " ", get_arguments (action), NULL);
      int padding = MAX (ACTION_WIDTH - (int) kol_cli_measure (line), 0);

      g_string_append_printf (text, "\n  %s%*s %s", line, padding, "", _ (action->summary));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
check_number (const KolCliAction *action, const char *command, guint n, GError **error)
{
  if (n >= action->n_min && n <= action->n_max)
    return TRUE;

  g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE,
               /* Translators: a command, an action of it, then the arguments that takes */
               _ ("Usage: %s %s %s. Text with spaces needs quotes."), command, action->name,
               get_arguments (action));

  return FALSE;
}

static const KolCliAction *
find_action (const KolCliAction *actions, const char *question, char **arguments, GError **error)
{
  guint n = g_strv_length (arguments);

  if (n == 1)
    {
      g_set_error_literal (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE, question);
      return NULL;
    }

  for (const KolCliAction *action = actions; action->name != NULL; action++)
    {
      if (g_str_equal (action->name, arguments[1]))
        return check_number (action, arguments[0], n - 2, error) ? action : NULL;
    }

  g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE, _ ("There is no action “%s”."),
               arguments[1]);

  return NULL;
}

static gboolean
parse (KolCliContext *self,
       const KolCliAction *actions,
       const char *summary,
       char **arguments,
       GError **error)
{
  g_autoptr (GOptionContext)
      context = g_option_context_new (C_ ("option argument", "ACTION [ARGUMENT…]"));
  g_autofree char *text = describe_actions (actions, summary);
  gboolean verbose = FALSE;

  g_option_context_set_summary (context, text);
  kol_cli_add_output_options (context, &self->options);
  kol_cli_add_verbose_option (context, &verbose);
  if (!kol_cli_parse (context, arguments, error))
    return FALSE;
  kol_cli_set_verbose (verbose);

  return TRUE;
}

/**
 * kol_cli_run_action:
 * @actions: (array zero-terminated=1): what the command can do
 * @summary: translated: what the command is for
 * @question: translated: asked when no action is given
 * @arguments: (array zero-terminated=1): the arguments, the command first
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Runs the action that the arguments name, with the store open.
 *
 * Returns: whether it was done
 */
gboolean
kol_cli_run_action (const KolCliAction *actions,
                    const char *summary,
                    const char *question,
                    char **arguments,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (KolCliContext) self = { .cancellable = cancellable };
  const KolCliAction *action;

  g_return_val_if_fail (actions != NULL, FALSE);
  g_return_val_if_fail (arguments != NULL && arguments[0] != NULL, FALSE);

  if (!parse (&self, actions, summary, arguments, error))
    return FALSE;
  action = find_action (actions, question, arguments, error);
  if (action == NULL)
    return FALSE;

  self.store = kol_cli_store_open (error);

  return self.store != NULL && action->run (&self, arguments + 2, error);
}
