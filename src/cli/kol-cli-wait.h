// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The command line does one thing after another: start x_async() with kol_cli_ready_cb() and the
 * address of an empty GAsyncResult, wait for it, x_finish() it. Signals are heard meanwhile. */

void kol_cli_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *kol_cli_wait (GAsyncResult **result);

G_END_DECLS
