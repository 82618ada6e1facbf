// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Looks at every line that any library logs, with all debugging on. */

void log_watch_start (void);
void log_watch_assert_clean (const char *secret);

G_END_DECLS
