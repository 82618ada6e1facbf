// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HeldServer:
 *
 * A server on loopback that sees when the other side of a request it holds goes, which SoupServer
 * does not, and that answers badly where a library would not. Used on one thread. See
 * #PictureServer for the paths.
 */
typedef struct _HeldServer HeldServer;

/* A request came (by 1, with its path) or was answered or given up (by -1, without). */
typedef void (*HeldServerChanged) (const char *path, int by, gpointer user_data);

HeldServer *held_server_new (HeldServerChanged changed, gpointer user_data);
void held_server_free (HeldServer *self);
guint held_server_get_port (HeldServer *self);
void held_server_release (HeldServer *self, guint n);

G_END_DECLS
