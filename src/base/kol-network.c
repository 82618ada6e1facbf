// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-network.h"

/* Certificates and proxies take 20 ms and 5 MB, once per program, wherever they are first wanted:
 * not in the main loop, and not before something is asked over TLS. */

static int is_prepared; /* atomic */

/**
 * kol_network_is_prepared:
 * @scheme: of the address that is to be asked
 *
 * Returns: whether a request can begin without a wait; without TLS always
 */
gboolean
kol_network_is_prepared (const char *scheme)
{
  g_return_val_if_fail (scheme != NULL, TRUE);

  return g_atomic_int_get (&is_prepared) || !g_str_equal (scheme, "https");
}

/**
 * kol_network_prepare:
 *
 * Loads what the first request over TLS needs. Blocks; may be called from any thread, and more than
 * once.
 */
void
kol_network_prepare (void)
{
  static gsize once = 0;
  g_autoptr (GTlsDatabase) database = NULL;

  if (!g_once_init_enter (&once))
    return;

  g_proxy_resolver_get_default ();
  database = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  g_atomic_int_set (&is_prepared, TRUE);
  g_once_init_leave (&once, 1);
}

static void
prepare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  kol_network_prepare ();
  g_task_return_boolean (task, TRUE);
}

/**
 * kol_network_prepare_async:
 * @callback: (scope async): called when the first request can begin
 * @user_data: for @callback
 *
 * Does kol_network_prepare() on another thread. It cannot fail.
 */
void
kol_network_prepare_async (GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, kol_network_prepare_async);
  g_task_run_in_thread (task, prepare_in_thread);
}
