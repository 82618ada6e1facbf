// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "kol-sample-service.h"

/* A small client for tests of the sample service, which runs in a thread of its own. */

#define SEARCH "/api/xiaohongshu-pgy/api/solar/cooperator/blogger/v2/v1?token=sample"

/* What came back. */
typedef struct
{
  guint status;
  char *type;        /* (nullable) */
  char *retry_after; /* (nullable) */
  GBytes *body;      /* (nullable) */
  GError *error;     /* (nullable) */
} Response;

void response_clear (Response *self);
KolSampleService *start_service (const char *faults);
Response fetch_with (SoupSession *session, KolSampleService *service, const char *what);
Response fetch (KolSampleService *service, const char *what);
JsonObject *parse_response (JsonParser *parser, const Response *response);
gint64 fetch_code (KolSampleService *service, const char *what, guint expected_status);
guint count_threads (const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Response, response_clear)
