// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-cli-wait.h"

/**
 * kol_cli_ready_cb:
 * @source: (nullable): what did the work
 * @result: its result
 * @user_data: (type GAsyncResult**): where to put it
 *
 * The callback of whatever is waited for with kol_cli_wait().
 */
void
kol_cli_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  g_assert (slot != NULL && *slot == NULL);

  *slot = g_object_ref (result);
}

/**
 * kol_cli_wait:
 * @result: what kol_cli_ready_cb() was given
 *
 * Runs the main loop until the result is there. Cancelling what is waited for ends the wait.
 *
 * Returns: (transfer none): the result
 */
GAsyncResult *
kol_cli_wait (GAsyncResult **result)
{
  g_return_val_if_fail (result != NULL, NULL);

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}
