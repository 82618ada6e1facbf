// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* One request and its answer's bytes, sent exactly once. Within this room only. */

/**
 * KolExchangeAnswer:
 * @status: the HTTP status, 0 when no answer came
 * @retry_after: what Retry-After says, in seconds; 0 when there is none
 * @sent: whether the request may have reached the service, also when the exchange failed
 */
typedef struct
{
  guint status;
  guint retry_after;
  gboolean sent;
} KolExchangeAnswer;

void kol_exchange_run_async (SoupSession *session,
                             GUri *uri,
                             gsize max_body,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GBytes *kol_exchange_run_finish (GAsyncResult *result, KolExchangeAnswer *answer, GError **error);
guint kol_exchange_parse_retry_after (const char *value, gint64 now);

G_END_DECLS
