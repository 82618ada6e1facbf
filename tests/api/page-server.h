// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "wire-server.h"

G_BEGIN_DECLS

/* A search service on loopback that answers each page as it is told, in threads of its own. What it
 * was not told anything about is a full page of creators that are on no other page. */
typedef struct _PageServer PageServer;

PageServer *page_server_new (gint64 total);
void page_server_free (PageServer *self);
char *page_server_dup_url (PageServer *self);
void page_server_set_creators (PageServer *self, guint page, guint first, guint n);
void page_server_add (PageServer *self, guint page, WireAct act, const char *text);
void page_server_add_answer (PageServer *self,
                             guint page,
                             guint status,
                             const char *headers,
                             const char *body);
void page_server_add_code (PageServer *self, guint page, int code);
void page_server_hold (PageServer *self, guint page);
void page_server_release (PageServer *self, guint page);
guint page_server_get_n_requests (PageServer *self, guint page);
guint page_server_get_n_held (PageServer *self);
guint page_server_get_peak (PageServer *self);
char *page_server_dup_order (PageServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageServer, page_server_free)

G_END_DECLS
