// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PictureServer:
 *
 * A server of pictures on loopback, in a thread of its own. What it does is in the path:
 *
 * - /ok/…: a JPEG that differs by path
 * - /hold/…: the same, but not before it is released
 * - /status/404/…: that status
 * - /redirect/3/…: so many redirects, then a JPEG
 * - /to/?LOCATION: a redirect there
 * - /size/1000/…: a JPEG of so many bytes
 * - /chunked/1000/…: the same without saying how many
 * - /packed/…: a few kilobytes that unpack to more than a picture may have
 * - /html/…: a page, called a JPEG
 * - /broken/…: a PNG whose header is sound and nothing else
 * - /cut/…: half a JPEG
 * - /drip/…: a JPEG that never ends
 */
typedef struct _PictureServer PictureServer;

PictureServer *picture_server_new (GTlsCertificate *certificate);
void picture_server_free (PictureServer *self);
char *picture_server_dup_url (PictureServer *self, const char *path);
void picture_server_release (PictureServer *self, guint n);

guint picture_server_count (PictureServer *self, const char *path);
guint picture_server_get_n_running (PictureServer *self);
guint picture_server_get_most_running (PictureServer *self);
char *picture_server_dup_order (PictureServer *self);
char *picture_server_dup_header (PictureServer *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PictureServer, picture_server_free)

G_END_DECLS
