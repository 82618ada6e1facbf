// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-environment.h"
#include "kol-property.h"
#include "kol-sample-service.h"
#include "kol-token.h"

/* Asked for first, so that the addresses of kept sample pictures hold after a restart. Any other
 * port does as well. */
#define SAMPLE_PORT 47853
/* What kept answers know the sample service by: its port can change. */
#define KOL_SAMPLE_NAME "sample"

enum
{
  PROP_SERVICE = 1,
  PROP_READY,
  PROP_HAS_TOKEN,
  PROP_TOKEN_KEPT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint message_signal;

struct _KolEnvironment
{
  GObject parent_instance;

  KolClient *client;        /* owned */
  GSettings *settings;      /* owned */
  KolSampleService *sample; /* owned, nullable: running while it is asked */
  GCancellable *change;     /* owned, nullable: what is being set up; replaced by each change */
  guint service;            /* KolService */
  char *base_url;           /* owned, nullable: of a custom service */
  gboolean overridden;      /* for this run only: not written to the settings */
  gboolean ready;
  gboolean has_token;
  gboolean token_kept;
};

G_DEFINE_FINAL_TYPE (KolEnvironment, kol_environment, G_TYPE_OBJECT)

static void
say (KolEnvironment *self, const char *text)
{
  g_signal_emit (self, message_signal, 0, text);
}

static void
set_ready (KolEnvironment *self, gboolean ready)
{
  kol_set_boolean (self, properties[PROP_READY], &self->ready, ready);
}

static void
use_token (KolEnvironment *self, const char *token, gboolean kept)
{
  kol_client_set_token (self->client, token);
  kol_set_boolean (self, properties[PROP_TOKEN_KEPT], &self->token_kept, kept);
  kol_set_boolean (self, properties[PROP_HAS_TOKEN], &self->has_token,
                   token != NULL && *token != '\0');
}

static void
on_token_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolEnvironment) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = kol_token_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Where no secret service runs there is nothing to load: the user is asked for the token. */
  if (error != NULL)
    g_debug ("No token was loaded: %s", error->message);

  use_token (self, token, token != NULL);
  set_ready (self, TRUE);
}

static void
load_token (KolEnvironment *self)
{
  kol_token_load_async (kol_client_get_base_url (self->client), self->change, on_token_loaded_cb,
                        g_object_ref (self));
}

static void
start_sample (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (KolSampleService)
      sample = kol_sample_service_new (KOL_SAMPLE_SEED, KOL_SAMPLE_N_CREATORS);
  g_autoptr (GError) error = NULL;

  if (!kol_sample_service_start (sample, SAMPLE_PORT, NULL) &&
      !kol_sample_service_start (sample, 0, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_pointer (task, g_steal_pointer (&sample), g_object_unref);
}

static void
on_sample_started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  KolEnvironment *self = KOL_ENVIRONMENT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (KolSampleService) sample = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (sample == NULL ||
      !kol_client_set_base_url (self->client, kol_sample_service_get_base_url (sample), &error))
    {
      say (self, error->message);
      return;
    }

  g_set_object (&self->sample, sample);
  kol_client_set_service_name (self->client, KOL_SAMPLE_NAME);
  use_token (self, KOL_SAMPLE_TOKEN, TRUE);
  set_ready (self, TRUE);
}

static void
use_sample (KolEnvironment *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->change, on_sample_started_cb, NULL);

  g_task_set_source_tag (task, use_sample);
  g_task_run_in_thread (task, start_sample);
}

static const char *
address_of (KolEnvironment *self)
{
  switch (self->service)
    {
    case KOL_SERVICE_MAINLAND:
      return KOL_CLIENT_MAINLAND_URL;
    case KOL_SERVICE_CUSTOM:
      return kol_environment_get_base_url (self);
    case KOL_SERVICE_GLOBAL:
    default:
      return KOL_CLIENT_GLOBAL_URL;
    }
}

/* Sets the client up for the service that is chosen; the rest follows when it is ready. */
static gboolean
apply (KolEnvironment *self, GError **error)
{
  gboolean plain = self->service == KOL_SERVICE_MAINLAND &&
                   g_settings_get_boolean (self->settings, "plain-http-agreed");

  if (self->change != NULL)
    g_cancellable_cancel (self->change);
  g_clear_object (&self->change);
  self->change = g_cancellable_new ();
  g_clear_object (&self->sample);
  set_ready (self, FALSE);
  use_token (self, NULL, FALSE);

  if (self->service == KOL_SERVICE_SAMPLE)
    {
      use_sample (self);
      return TRUE;
    }

  kol_client_set_service_name (self->client, NULL);
  kol_client_set_allow_plain (self->client, plain);
  if (!kol_client_set_base_url (self->client, address_of (self), error))
    return FALSE;
  load_token (self);

  return TRUE;
}

static void
on_timeout_changed_cb (KolEnvironment *self)
{
  g_assert (KOL_IS_ENVIRONMENT (self));

  kol_client_set_timeout (self->client, g_settings_get_uint (self->settings, "timeout"));
}

static void
on_token_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolEnvironment) self = data;
  g_autoptr (GError) error = NULL;

  if (kol_token_save_finish (result, &error))
    {
      kol_set_boolean (self, properties[PROP_TOKEN_KEPT], &self->token_kept, TRUE);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* The window says that the token is kept for this run only. */
  g_debug ("The token could not be kept: %s", error->message);
}

static void
on_token_forgotten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolEnvironment) self = data;
  g_autoptr (GError) error = NULL;

  if (!kol_token_forget_finish (result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
kol_environment_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KolEnvironment *self = KOL_ENVIRONMENT (object);

  switch (prop_id)
    {
    case PROP_SERVICE:
      g_value_set_uint (value, self->service);
      break;
    case PROP_READY:
      g_value_set_boolean (value, self->ready);
      break;
    case PROP_HAS_TOKEN:
      g_value_set_boolean (value, self->has_token);
      break;
    case PROP_TOKEN_KEPT:
      g_value_set_boolean (value, self->token_kept);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_environment_dispose (GObject *object)
{
  KolEnvironment *self = KOL_ENVIRONMENT (object);

  if (self->change != NULL)
    g_cancellable_cancel (self->change);
  g_clear_object (&self->change);
  g_clear_object (&self->sample);
  g_clear_object (&self->settings);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (kol_environment_parent_class)->dispose (object);
}

static void
kol_environment_finalize (GObject *object)
{
  g_clear_pointer (&KOL_ENVIRONMENT (object)->base_url, g_free);

  G_OBJECT_CLASS (kol_environment_parent_class)->finalize (object);
}

static void
kol_environment_class_init (KolEnvironmentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kol_environment_get_property;
  object_class->dispose = kol_environment_dispose;
  object_class->finalize = kol_environment_finalize;

  properties[PROP_SERVICE] = g_param_spec_uint ("service", NULL, NULL, 0, KOL_SERVICE_SAMPLE,
                                                KOL_SERVICE_GLOBAL, flags);
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, flags);
  properties[PROP_HAS_TOKEN] = g_param_spec_boolean ("has-token", NULL, NULL, FALSE, flags);
  properties[PROP_TOKEN_KEPT] = g_param_spec_boolean ("token-kept", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KolEnvironment::message:
   * @text: one sentence for a toast
   */
  message_signal = g_signal_new ("message", KOL_TYPE_ENVIRONMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kol_environment_init (KolEnvironment *self)
{
}

/**
 * kol_environment_new:
 * @client: the client to set up
 * @settings: where the choice is kept
 *
 * Returns: (transfer full): a new environment; kol_environment_start() sets it up
 */
KolEnvironment *
kol_environment_new (KolClient *client, GSettings *settings)
{
  KolEnvironment *self;

  g_return_val_if_fail (KOL_IS_CLIENT (client), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (KOL_TYPE_ENVIRONMENT, NULL);
  self->client = g_object_ref (client);
  self->settings = g_object_ref (settings);
  self->service = g_settings_get_enum (settings, "service");
  self->base_url = g_settings_get_string (settings, "base-url");
  g_signal_connect_object (settings, "changed::timeout", G_CALLBACK (on_timeout_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * kol_environment_override:
 * @self: an environment that was not started
 * @service: which service is asked in this run
 * @base_url: (nullable): its address when it is %KOL_SERVICE_CUSTOM
 *
 * Chooses a service for this run only; the settings stay as they are.
 */
void
kol_environment_override (KolEnvironment *self, KolService service, const char *base_url)
{
  g_return_if_fail (KOL_IS_ENVIRONMENT (self));

  self->overridden = TRUE;
  kol_set_uint (self, properties[PROP_SERVICE], &self->service, service);
  g_clear_pointer (&self->base_url, g_free);
  self->base_url = g_strdup (base_url);
}

/**
 * kol_environment_start:
 * @self: an environment
 *
 * Sets the client up and loads the token. #KolEnvironment:ready tells when that is done.
 */
void
kol_environment_start (KolEnvironment *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (KOL_IS_ENVIRONMENT (self));

  on_timeout_changed_cb (self);
  if (!apply (self, &error))
    say (self, error->message);
}

/**
 * kol_environment_use:
 * @self: an environment
 * @service: which service is asked from now on
 * @base_url: (nullable): its address when it is %KOL_SERVICE_CUSTOM
 * @error: return location for an error
 *
 * Changes to another service and its own token, and remembers that.
 *
 * Returns: whether the address can be asked
 */
gboolean
kol_environment_use (KolEnvironment *self, KolService service, const char *base_url, GError **error)
{
  g_return_val_if_fail (KOL_IS_ENVIRONMENT (self), FALSE);

  /* Nobody shall ask the new service with what was set up for the old one. */
  set_ready (self, FALSE);
  kol_set_uint (self, properties[PROP_SERVICE], &self->service, service);
  if (service == KOL_SERVICE_CUSTOM)
    {
      g_clear_pointer (&self->base_url, g_free);
      self->base_url = g_strdup (base_url);
    }
  if (!apply (self, error))
    return FALSE;

  self->overridden = FALSE;
  if (service != KOL_SERVICE_MAINLAND)
    g_settings_reset (self->settings, "plain-http-agreed");
  g_settings_set_enum (self->settings, "service", service);
  if (service == KOL_SERVICE_CUSTOM)
    g_settings_set_string (self->settings, "base-url", base_url);

  return TRUE;
}

/**
 * kol_environment_set_token:
 * @self: an environment
 * @token: (nullable): the token; %NULL or empty forgets it
 *
 * Uses the token from now on and keeps it in the secret service. Where none runs it is kept for
 * this run only: #KolEnvironment:token-kept stays %FALSE.
 */
void
kol_environment_set_token (KolEnvironment *self, const char *token)
{
  g_autofree char *stripped = NULL;
  const char *base_url;

  g_return_if_fail (KOL_IS_ENVIRONMENT (self));

  if (self->service == KOL_SERVICE_SAMPLE)
    return;

  stripped = g_strstrip (g_strdup (token != NULL ? token : ""));
  base_url = kol_client_get_base_url (self->client);
  use_token (self, stripped, FALSE);
  if (*stripped == '\0')
    kol_token_forget_async (base_url, self->change, on_token_forgotten_cb, g_object_ref (self));
  else
    kol_token_save_async (base_url, stripped, self->change, on_token_saved_cb, g_object_ref (self));
}

/**
 * kol_environment_get_settings:
 * @self: an environment
 *
 * Returns: (transfer none): where the choice is kept
 */
GSettings *
kol_environment_get_settings (KolEnvironment *self)
{
  g_return_val_if_fail (KOL_IS_ENVIRONMENT (self), NULL);

  return self->settings;
}

/**
 * kol_environment_get_service:
 * @self: an environment
 *
 * Returns: which service is asked
 */
KolService
kol_environment_get_service (KolEnvironment *self)
{
  g_return_val_if_fail (KOL_IS_ENVIRONMENT (self), KOL_SERVICE_GLOBAL);

  return self->service;
}

/**
 * kol_environment_get_base_url:
 * @self: an environment
 *
 * Returns: (transfer none): the address of a service of the user's own; "" when there is none
 */
const char *
kol_environment_get_base_url (KolEnvironment *self)
{
  g_return_val_if_fail (KOL_IS_ENVIRONMENT (self), NULL);

  return self->base_url != NULL ? self->base_url : "";
}

/**
 * kol_environment_get_ready:
 * @self: an environment
 *
 * Returns: whether the client is set up
 */
gboolean
kol_environment_get_ready (KolEnvironment *self)
{
  g_return_val_if_fail (KOL_IS_ENVIRONMENT (self), FALSE);

  return self->ready;
}

/**
 * kol_environment_get_has_token:
 * @self: an environment
 *
 * Returns: whether there is a token to ask with
 */
gboolean
kol_environment_get_has_token (KolEnvironment *self)
{
  g_return_val_if_fail (KOL_IS_ENVIRONMENT (self), FALSE);

  return self->has_token;
}

/**
 * kol_environment_get_token_kept:
 * @self: an environment
 *
 * Returns: whether the token will be there after a restart
 */
gboolean
kol_environment_get_token_kept (KolEnvironment *self)
{
  g_return_val_if_fail (KOL_IS_ENVIRONMENT (self), FALSE);

  return self->token_kept;
}

/**
 * kol_service_describe:
 * @service: (nullable): what kept answers know a service by, see kol_client_get_service()
 *
 * Returns: (transfer full): what the user knows it by
 */
char *
kol_service_describe (const char *service)
{
  g_autofree char *host = NULL;

  if (service == NULL)
    /* Translators: of answers that were kept before their service was noted */
    return g_strdup (_ ("Service not noted"));
  if (g_str_equal (service, KOL_SAMPLE_NAME))
    return g_strdup (_ ("Sample data"));
  if (g_str_equal (service, KOL_CLIENT_GLOBAL_URL))
    return g_strdup (C_ ("service", "Global"));
  if (g_str_equal (service, KOL_CLIENT_MAINLAND_URL))
    return g_strdup (_ ("Mainland China"));

  g_uri_split_network (service, G_URI_FLAGS_NONE, NULL, &host, NULL, NULL);

  return host != NULL ? g_steal_pointer (&host) : g_strdup (service);
}
