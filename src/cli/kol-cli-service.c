// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-options.h"
#include "kol-cli-print.h"
#include "kol-cli-sample.h"
#include "kol-cli-service.h"
#include "kol-cli-token.h"
#include "kol-cli.h"
#include "kol-sweep-plan.h"

#define DEFAULT_RETRY_PAUSE 1000
#define MAX_RETRY_PAUSE 60000

struct _KolCliService
{
  KolClient *client;        /* owned */
  KolSampleService *sample; /* owned, nullable: runs until the end */

  gboolean use_sample;
  char **faults;    /* owned, nullable: of the sample service */
  char *base_url;   /* owned, nullable */
  char *token_file; /* owned, nullable */
  gboolean plain;   /* the user agreed to plain http */
  int timeout;      /* seconds */
  int retry_pause;  /* milliseconds */
};

/**
 * kol_cli_service_new:
 *
 * Returns: (transfer full): the paid service, nothing set
 */
KolCliService *
kol_cli_service_new (void)
{
  KolCliService *self = g_new0 (KolCliService, 1);

  self->client = kol_client_new ();
  self->timeout = KOL_CLIENT_DEFAULT_TIMEOUT;
  self->retry_pause = DEFAULT_RETRY_PAUSE;

  return self;
}

/**
 * kol_cli_service_free:
 * @self: (transfer full): the service; a sample service ends
 */
void
kol_cli_service_free (KolCliService *self)
{
  g_clear_object (&self->client);
  if (self->sample != NULL)
    kol_sample_service_stop (self->sample);
  g_clear_object (&self->sample);
  g_clear_pointer (&self->faults, g_strfreev);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->token_file, g_free);
  g_free (self);
}

/**
 * kol_cli_service_make_group:
 * @self: the service; must outlive the group
 *
 * Returns: (transfer full): the options that choose the service
 */
GOptionGroup *
kol_cli_service_make_group (KolCliService *self)
{
  // clang-format off
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &self->use_sample,
      _ ("Ask the built-in sample service: invented creators, no token, no cost"), NULL },
    { "fault", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->faults,
      _ ("A fault the sample service makes; see “kollect-cli sample-service --help”"),
      C_ ("option argument", "FAULT") },
    { "base-url", 0, 0, G_OPTION_ARG_FILENAME, &self->base_url,
      _ ("Address of the service, in place of the worldwide one"),
      C_ ("option argument", "URL") },
    { "allow-plain", 0, 0, G_OPTION_ARG_NONE, &self->plain,
      _ ("Agree that token and answers travel unencrypted to the address for mainland China"), NULL },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &self->token_file,
      _ ("File that holds the token, unless KOLLECT_TOKEN is set"),
      C_ ("option argument", "FILE") },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &self->timeout,
      _ ("How long the service may keep silent (default: 60)"),
      C_ ("option argument", "SECONDS") },
    { "retry-pause", 0, 0, G_OPTION_ARG_INT, &self->retry_pause,
      _ ("First pause before a call that failed free of charge is repeated (default: 1000)"),
      C_ ("option argument", "MILLISECONDS") },
    { NULL },
  };
  // clang-format on
  GOptionGroup *group;

  g_return_val_if_fail (self != NULL, NULL);

  group = g_option_group_new ("service", _ ("Service:"), _ ("Show how the service is chosen"), NULL,
                              NULL);
  g_option_group_add_entries (group, entries);

  return group;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE, message);

  return FALSE;
}

/**
 * kol_cli_service_check:
 * @self: the service
 * @error: return location for %KOL_CLI_ERROR_USAGE, or a %KOL_API_ERROR that refuses the address
 *
 * Takes the options over. Nothing is started, read or sent.
 *
 * Returns: whether the options are in order
 */
gboolean
kol_cli_service_check (KolCliService *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->use_sample && self->base_url != NULL)
    return refuse (error, _ ("Either --sample or --base-url can be given."));
  if (self->faults != NULL && !self->use_sample)
    return refuse (error, _ ("--fault needs --sample: only the sample service makes faults."));
  if (!kol_cli_check_bounds ("--timeout", self->timeout, 1, KOL_CLIENT_MAX_TIMEOUT, error) ||
      !kol_cli_check_bounds ("--retry-pause", self->retry_pause, 0, MAX_RETRY_PAUSE, error))
    return FALSE;

  if (self->base_url != NULL && !kol_client_set_base_url (self->client, self->base_url, error))
    return FALSE;
  if (self->use_sample)
    kol_client_set_service_name (self->client, KOL_SWEEP_PLAN_SAMPLE);
  kol_client_set_allow_plain (self->client, self->plain);
  kol_client_set_timeout (self->client, self->timeout);

  return TRUE;
}

static gboolean
start_sample (KolCliService *self, GError **error)
{
  self->sample = kol_sample_service_new (KOL_SAMPLE_SEED, KOL_SAMPLE_N_CREATORS);

  if (!kol_cli_sample_start (self->sample, (const char *const *) self->faults, 0, error) ||
      !kol_client_set_base_url (self->client, kol_sample_service_get_base_url (self->sample),
                                error))
    return FALSE;
  kol_client_set_token (self->client, KOL_SAMPLE_TOKEN);

  return TRUE;
}

/**
 * kol_cli_service_start:
 * @self: a service that was checked
 * @cancellable: (nullable): stops waiting for the secret service
 * @error: return location for an error
 *
 * Starts the sample service, or finds the token. That there is none is no error here: a service on
 * this machine may not want one, and the client refuses to ask any other without.
 *
 * Returns: whether the client can be used
 */
gboolean
kol_cli_service_start (KolCliService *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *token = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->use_sample)
    return start_sample (self, error);
  if (!kol_cli_token_find (kol_client_get_base_url (self->client), self->token_file, &token,
                           cancellable, error))
    return FALSE;
  kol_client_set_token (self->client, token);

  return TRUE;
}

/**
 * kol_cli_service_is_sample:
 * @self: the service, whose options were parsed
 *
 * Returns: whether the built-in sample service is asked
 */
gboolean
kol_cli_service_is_sample (KolCliService *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->use_sample;
}

/**
 * kol_cli_service_get_client:
 * @self: the service
 *
 * Returns: (transfer none): what asks it
 */
KolClient *
kol_cli_service_get_client (KolCliService *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->client;
}

/**
 * kol_cli_service_get_retry_pause:
 * @self: a service that was checked
 *
 * Returns: how long to wait before a page that failed free of charge is asked for again for the
 *   first time, in milliseconds
 */
guint
kol_cli_service_get_retry_pause (KolCliService *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) self->retry_pause;
}
