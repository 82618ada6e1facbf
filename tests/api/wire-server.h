// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WireAct:
 * @WIRE_ANSWER: sends the text, keeps the connection open for the next request
 * @WIRE_ANSWER_AND_CLOSE: sends the text and closes
 * @WIRE_CLOSE: closes without a byte
 * @WIRE_RESET: resets the connection
 * @WIRE_SILENCE: sends the text, then nothing until the other side goes away
 * @WIRE_DRIP: sends the text, then a space now and then until the other side goes away
 * @WIRE_FLOOD: sends the text, then as much as the other side takes
 *
 * What the server does with one request.
 */
typedef enum
{
  WIRE_ANSWER,
  WIRE_ANSWER_AND_CLOSE,
  WIRE_CLOSE,
  WIRE_RESET,
  WIRE_SILENCE,
  WIRE_DRIP,
  WIRE_FLOOD,
} WireAct;

typedef struct
{
  WireAct act;
  char *text; /* owned, nullable */
} WireStep;

typedef WireStep (*WireChooseFunc) (const char *request, GCancellable *ending, gpointer user_data);

/* A server on loopback that speaks HTTP byte by byte, as badly as it is told. It does one act after
 * the other, the last one for ever. */
typedef struct _WireServer WireServer;

WireServer *wire_server_new (void);
WireServer *wire_server_new_tls (const char *certificate_path);
void wire_server_free (WireServer *self);
char *wire_server_dup_url (WireServer *self);
void wire_server_set_chooser (WireServer *self, WireChooseFunc choose, gpointer user_data);
void wire_server_add (WireServer *self, WireAct act, const char *text);
void wire_server_add_json (WireServer *self, guint status, const char *headers, const char *json);
guint wire_server_get_n_requests (WireServer *self);
guint wire_server_get_n_connections (WireServer *self);
char *wire_server_dup_request (WireServer *self, guint index);
char *wire_server_dup_protocol (WireServer *self);
guint wire_server_get_n_gone (WireServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WireServer, wire_server_free)

G_END_DECLS
