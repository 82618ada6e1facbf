// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-api-error.h"
#include "kol-page.h"

G_BEGIN_DECLS

#define KOL_CLIENT_GLOBAL_URL "https://api.justoneapi.com"
#define KOL_CLIENT_MAINLAND_URL "http://47.117.133.51:30015"
#define KOL_CLIENT_SEARCH_PATH "/api/xiaohongshu-pgy/api/solar/cooperator/blogger/v2/v1"
#define KOL_CLIENT_DEFAULT_TIMEOUT 60
#define KOL_CLIENT_MAX_TIMEOUT 3600
#define KOL_CLIENT_MAX_BODY (32 * 1024 * 1024)

/**
 * KolClientOutcome:
 * @charge: what the call cost
 * @sent: whether the request may have left this machine; what did not is no call
 * @code: what the service answered, 0 for success; %KOL_API_ERROR_NO_CODE: nothing, or no number
 *
 * What a call was, whether or not it brought a page.
 */
typedef struct
{
  KolCharge charge;
  gboolean sent;
  int code;
} KolClientOutcome;

#define KOL_TYPE_CLIENT (kol_client_get_type ())

G_DECLARE_FINAL_TYPE (KolClient, kol_client, KOL, CLIENT, GObject)

KolClient *kol_client_new (void);
const char *kol_client_get_base_url (KolClient *self);
gboolean kol_client_set_base_url (KolClient *self, const char *base_url, GError **error);
const char *kol_client_get_service (KolClient *self);
void kol_client_set_service_name (KolClient *self, const char *name);
void kol_client_set_allow_plain (KolClient *self, gboolean allow);
void kol_client_set_token (KolClient *self, const char *token);
gboolean kol_client_has_token (KolClient *self);
void kol_client_set_timeout (KolClient *self, guint seconds);
guint kol_client_get_n_calls (KolClient *self);

void kol_client_search_async (KolClient *self,
                              KolQuery *query,
                              guint page,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
KolPage *kol_client_search_finish (KolClient *self,
                                   GAsyncResult *result,
                                   KolClientOutcome *outcome,
                                   GError **error);

void kol_client_ping_async (KolClient *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean kol_client_ping_finish (KolClient *self,
                                 GAsyncResult *result,
                                 double *milliseconds,
                                 GError **error);

G_END_DECLS
