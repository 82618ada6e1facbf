// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "kol-client.h"

G_BEGIN_DECLS

#define KOL_SETTINGS_SCHEMA "io.github.kollect_app.Kollect"

/**
 * KolService:
 *
 * Which search service is asked. The numbers are those of the settings schema.
 */
typedef enum
{
  KOL_SERVICE_GLOBAL,
  KOL_SERVICE_MAINLAND,
  KOL_SERVICE_CUSTOM,
  KOL_SERVICE_SAMPLE,
} KolService;

#define KOL_TYPE_ENVIRONMENT (kol_environment_get_type ())

/* Which service is asked and with which token. Sets up the client, runs the sample service when
 * that is asked, and keeps the token in the desktop's secret service.
 *
 * Properties (all notify): "service" (KolService as uint), "ready" (the client can be used),
 * "has-token", "token-kept" (the token is there after a restart).
 *
 * Signals: "message" (char *text): one sentence for a toast. */
G_DECLARE_FINAL_TYPE (KolEnvironment, kol_environment, KOL, ENVIRONMENT, GObject)

KolEnvironment *kol_environment_new (KolClient *client, GSettings *settings);
void kol_environment_start (KolEnvironment *self);
void kol_environment_override (KolEnvironment *self, KolService service, const char *base_url);

GSettings *kol_environment_get_settings (KolEnvironment *self);
KolService kol_environment_get_service (KolEnvironment *self);
const char *kol_environment_get_base_url (KolEnvironment *self);
gboolean kol_environment_get_ready (KolEnvironment *self);
gboolean kol_environment_get_has_token (KolEnvironment *self);
gboolean kol_environment_get_token_kept (KolEnvironment *self);

gboolean kol_environment_use (KolEnvironment *self,
                              KolService service,
                              const char *base_url,
                              GError **error);
void kol_environment_set_token (KolEnvironment *self, const char *token);

char *kol_service_describe (const char *service);

G_END_DECLS
