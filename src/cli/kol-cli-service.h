// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-client.h"

G_BEGIN_DECLS

/* Which service is asked, how and with which token. Runs the sample service when that is asked. */
typedef struct _KolCliService KolCliService;

KolCliService *kol_cli_service_new (void);
void kol_cli_service_free (KolCliService *self);
GOptionGroup *kol_cli_service_make_group (KolCliService *self);
gboolean kol_cli_service_check (KolCliService *self, GError **error);
gboolean kol_cli_service_start (KolCliService *self, GCancellable *cancellable, GError **error);
gboolean kol_cli_service_is_sample (KolCliService *self);
KolClient *kol_cli_service_get_client (KolCliService *self);
guint kol_cli_service_get_retry_pause (KolCliService *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolCliService, kol_cli_service_free)

G_END_DECLS
