// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A session bus of its own, and the secret service on it: secrets of whoever runs the tests stay
 * out of them. */

char *secret_bus_find_bus (void);
char *secret_bus_find_keyring (void);
GSubprocess *secret_bus_start (const char *program);
GSubprocess *secret_bus_start_keyring (const char *program);
void secret_bus_wait_for_service (void);
void secret_bus_stop (GSubprocess *process);

G_END_DECLS
