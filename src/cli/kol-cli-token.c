// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kol-cli-print.h"
#include "kol-cli-token.h"
#include "kol-cli-wait.h"
#include "kol-cli.h"
#include "kol-token.h"

/* No token is longer, in bytes: a file that is larger was named by mistake. */
#define MAX_TOKEN 4096

static gboolean
is_token (const char *text, gsize length)
{
  if (length == 0 || length > MAX_TOKEN || strlen (text) != length)
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isgraph (*p))
        return FALSE;
    }

  return TRUE;
}

/* The file is never quoted: it holds a secret, or somebody's private file. */
static gboolean
read_file (const char *path, char **token, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) reason = NULL;

  if (!g_file_get_contents (path, &text, NULL, &reason))
    {
      g_set_error_literal (error, KOL_CLI_ERROR, KOL_CLI_ERROR_LOCAL, reason->message);
      return FALSE;
    }

  g_strstrip (text);
  if (!is_token (text, strlen (text)))
    {
      g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_LOCAL,
                   _ ("“%s” does not hold a token: it should be one line without spaces."), name);
      return FALSE;
    }
  *token = g_steal_pointer (&text);

  return TRUE;
}

static gboolean
ask_secret_service (const char *base_url, char **token, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) reason = NULL;

  kol_token_load_async (base_url, cancellable, kol_cli_ready_cb, &result);
  *token = kol_token_load_finish (kol_cli_wait (&result), &reason);
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  /* Servers have no secret service. What that means is said where a token is needed. */
  if (reason != NULL)
    kol_cli_progress (_ ("The desktop’s secret service does not answer: %s"), reason->message);

  return TRUE;
}

/**
 * kol_cli_token_find:
 * @base_url: the service the token is for
 * @file: (nullable): a file that holds it
 * @token: (out) (transfer full) (nullable): the token, %NULL when there is none
 * @cancellable: (nullable): stops waiting for the secret service
 * @error: return location for %KOL_CLI_ERROR_LOCAL: @file cannot be read or holds no token
 *
 * Takes the token from the environment, else from @file, else from the desktop's secret service.
 *
 * Returns: %FALSE with @error set when what was named is of no use
 */
gboolean
kol_cli_token_find (const char *base_url,
                    const char *file,
                    char **token,
                    GCancellable *cancellable,
                    GError **error)
{
  const char *variable = g_getenv (KOL_CLI_TOKEN_VARIABLE);

  g_return_val_if_fail (base_url != NULL, FALSE);
  g_return_val_if_fail (token != NULL, FALSE);

  if (variable != NULL && *variable != '\0')
    {
      *token = g_strdup (variable);
      return TRUE;
    }
  if (file != NULL)
    return read_file (file, token, error);

  return ask_secret_service (base_url, token, cancellable, error);
}
