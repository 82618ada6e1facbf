// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kol-client-private.h"

/* More than anybody asks side by side. */
#define MAX_CONNECTIONS 8
/* Seconds. */
#define IDLE_TIMEOUT 1

/**
 * KolClient:
 *
 * Asks the creator search service. One session for all calls; to be used from one thread.
 */
struct _KolClient
{
  GObject parent_instance;

  SoupSession *session; /* owned */
  char *base_url;       /* owned; no slash at its end */
  char *
      service_name; /* owned, nullable: what kept answers know the service by, if not its address */
  char *token;      /* owned, nullable; never shown, logged or put into an error */
  guint n_calls;    /* requests that went out */
  gboolean allow_plain; /* the user agreed that token and answers travel unencrypted */
};

G_DEFINE_FINAL_TYPE (KolClient, kol_client, G_TYPE_OBJECT)

typedef enum
{
  PROP_BASE_URL = 1,
  PROP_HAS_TOKEN,
  PROP_N_CALLS,
} KolClientProperty;

static GParamSpec *properties[PROP_N_CALLS + 1];

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

static gboolean
is_on_this_machine (const char *base_url)
{
  g_autoptr (GUri) uri = g_uri_parse (base_url, SOUP_HTTP_URI_FLAGS, NULL);

  return uri != NULL && is_loopback (g_uri_get_host (uri));
}

static gboolean
is_plain (const char *base_url)
{
  return !g_str_has_prefix (base_url, "https:");
}

/* The token goes into the query of this address: nothing else may stand there, and nothing that
 * would have to be kept secret too. */
static GError *
check_address (GUri *uri, const char *base_url)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if ((g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0) || host == NULL ||
      *host == '\0')
    return kol_api_error_new (KOL_API_ERROR_ADDRESS, KOL_API_ERROR_NO_CODE, base_url);
  /* The rest is not repeated: what stands there can be a secret. */
  if (g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL ||
      g_uri_get_fragment (uri) != NULL)
    return kol_api_error_new (KOL_API_ERROR_ADDRESS, KOL_API_ERROR_NO_CODE, host);

  return NULL;
}

static char *
normalize_address (const char *base_url, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (base_url));
  g_autoptr (GUri) uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *host = NULL;
  g_autofree char *normal = NULL;
  GError *problem;

  if (uri == NULL)
    problem = kol_api_error_new (KOL_API_ERROR_ADDRESS, KOL_API_ERROR_NO_CODE, NULL);
  else
    problem = check_address (uri, text);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  normal = g_uri_join (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (uri), NULL, host,
                       g_uri_get_port (uri), g_uri_get_path (uri), NULL, NULL);
  while (g_str_has_suffix (normal, "/"))
    normal[strlen (normal) - 1] = '\0';

  return g_steal_pointer (&normal);
}

static gboolean
refuse (GError **error, KolApiError kind)
{
  g_propagate_error (error, kol_api_error_new (kind, KOL_API_ERROR_NO_CODE, NULL));

  return FALSE;
}

/* What must hold before a search is sent. */
static gboolean
check_ready (KolClient *self, GError **error)
{
  if (!kol_client_check_address (self, error))
    return FALSE;
  if (self->token == NULL && !is_on_this_machine (self->base_url))
    return refuse (error, KOL_API_ERROR_NO_TOKEN);

  return TRUE;
}

static void
kol_client_finalize (GObject *object)
{
  KolClient *self = KOL_CLIENT (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->service_name, g_free);
  g_clear_pointer (&self->token, g_free);

  G_OBJECT_CLASS (kol_client_parent_class)->finalize (object);
}

static void
kol_client_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KolClient *self = KOL_CLIENT (object);

  switch ((KolClientProperty) property_id)
    {
    case PROP_BASE_URL:
      g_value_set_string (value, self->base_url);
      break;
    case PROP_HAS_TOKEN:
      g_value_set_boolean (value, kol_client_has_token (self));
      break;
    case PROP_N_CALLS:
      g_value_set_uint (value, self->n_calls);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kol_client_class_init (KolClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kol_client_finalize;
  object_class->get_property = kol_client_get_property;

  properties[PROP_BASE_URL] = g_param_spec_string ("base-url", NULL, NULL, KOL_CLIENT_GLOBAL_URL,
                                                   flags);
  properties[PROP_HAS_TOKEN] = g_param_spec_boolean ("has-token", NULL, NULL, FALSE, flags);
  properties[PROP_N_CALLS] = g_param_spec_uint ("n-calls", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kol_client_init (KolClient *self)
{
  /* libsoup's own limit is 2 for a host: a call that waits for another one would time out. No
   * connection is used twice, so none has to be kept. */
  self->session = soup_session_new_with_options (
      "timeout", KOL_CLIENT_DEFAULT_TIMEOUT, "user-agent", "Kollect/" KOL_VERSION,
      "max-conns-per-host", MAX_CONNECTIONS, "idle-timeout", IDLE_TIMEOUT, NULL);
  self->base_url = g_strdup (KOL_CLIENT_GLOBAL_URL);
}

/**
 * kol_client_new:
 *
 * Makes a client for %KOL_CLIENT_GLOBAL_URL without a token.
 *
 * Returns: (transfer full): a new client
 */
KolClient *
kol_client_new (void)
{
  return g_object_new (KOL_TYPE_CLIENT, NULL);
}

/**
 * kol_client_get_base_url:
 * @self: a client
 *
 * Returns: (transfer none): the service's address, without a slash at its end
 */
const char *
kol_client_get_base_url (KolClient *self)
{
  g_return_val_if_fail (KOL_IS_CLIENT (self), NULL);

  return self->base_url;
}

/**
 * kol_client_set_base_url:
 * @self: a client
 * @base_url: an https address, or a plain http one of this machine or %KOL_CLIENT_MAINLAND_URL
 * @error: return location for %KOL_API_ERROR_ADDRESS or %KOL_API_ERROR_INSECURE
 *
 * Sets where the service is. Nothing is asked there yet; of the mainland address it is checked
 * then whether plain http is allowed. What failed changes nothing.
 *
 * Returns: %FALSE with @error set when @base_url is not taken
 */
gboolean
kol_client_set_base_url (KolClient *self, const char *base_url, GError **error)
{
  g_autofree char *normal = NULL;
  gboolean here;

  g_return_val_if_fail (KOL_IS_CLIENT (self), FALSE);
  g_return_val_if_fail (base_url != NULL, FALSE);

  normal = normalize_address (base_url, error);
  if (normal == NULL)
    return FALSE;

  here = is_on_this_machine (normal);
  if (is_plain (normal) && !here && !g_str_equal (normal, KOL_CLIENT_MAINLAND_URL))
    return refuse (error, KOL_API_ERROR_INSECURE);

  /* A proxy has nothing to do with this machine. */
  soup_session_set_proxy_resolver (self->session, here ? NULL : g_proxy_resolver_get_default ());
  if (g_strcmp0 (self->base_url, normal) == 0)
    return TRUE;

  g_clear_pointer (&self->base_url, g_free);
  self->base_url = g_steal_pointer (&normal);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BASE_URL]);

  return TRUE;
}

/**
 * kol_client_get_service:
 * @self: a client
 *
 * Returns: (transfer none): what kept answers know the service by: the name that was set, or else
 *   its address
 */
const char *
kol_client_get_service (KolClient *self)
{
  g_return_val_if_fail (KOL_IS_CLIENT (self), NULL);

  return self->service_name != NULL ? self->service_name : self->base_url;
}

/**
 * kol_client_set_service_name:
 * @self: a client
 * @name: (nullable): a name of our own, for a service whose address changes; %NULL: its address
 *
 * Sets what kept answers know the service by.
 */
void
kol_client_set_service_name (KolClient *self, const char *name)
{
  g_return_if_fail (KOL_IS_CLIENT (self));

  if (g_strcmp0 (self->service_name, name) == 0)
    return;

  g_clear_pointer (&self->service_name, g_free);
  self->service_name = g_strdup (name);
}

/**
 * kol_client_set_allow_plain:
 * @self: a client
 * @allow: whether the user agreed that token and answers travel unencrypted
 *
 * Allows to ask %KOL_CLIENT_MAINLAND_URL, the one address over plain http outside this machine.
 */
void
kol_client_set_allow_plain (KolClient *self, gboolean allow)
{
  g_return_if_fail (KOL_IS_CLIENT (self));

  self->allow_plain = !!allow;
}

/**
 * kol_client_set_token:
 * @self: a client
 * @token: (nullable): the user's token; spaces around it are dropped, "" is none
 *
 * Sets what the service knows the user by.
 */
void
kol_client_set_token (KolClient *self, const char *token)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (KOL_IS_CLIENT (self));

  stripped = token != NULL ? g_strstrip (g_strdup (token)) : NULL;
  if (stripped != NULL && *stripped == '\0')
    g_clear_pointer (&stripped, g_free);
  if (g_strcmp0 (self->token, stripped) == 0)
    return;

  g_clear_pointer (&self->token, g_free);
  self->token = g_steal_pointer (&stripped);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_TOKEN]);
}

/**
 * kol_client_has_token:
 * @self: a client
 *
 * Returns: whether there is a token
 */
gboolean
kol_client_has_token (KolClient *self)
{
  g_return_val_if_fail (KOL_IS_CLIENT (self), FALSE);

  return self->token != NULL;
}

/**
 * kol_client_set_timeout:
 * @self: a client
 * @seconds: 1 to %KOL_CLIENT_MAX_TIMEOUT; the vendor asks for 60 at least
 *
 * Sets how long the service may keep silent. A whole call, from looking up the name to the last
 * byte, may take three times as long.
 */
void
kol_client_set_timeout (KolClient *self, guint seconds)
{
  g_return_if_fail (KOL_IS_CLIENT (self));

  soup_session_set_timeout (self->session, CLAMP (seconds, 1, KOL_CLIENT_MAX_TIMEOUT));
}

/**
 * kol_client_get_n_calls:
 * @self: a client
 *
 * Counts the requests that went out, answered or not. What failed free of charge is among them.
 *
 * Returns: the number of calls of this client
 */
guint
kol_client_get_n_calls (KolClient *self)
{
  g_return_val_if_fail (KOL_IS_CLIENT (self), 0);

  return self->n_calls;
}

/* The session, for sending. */
SoupSession *
kol_client_get_session (KolClient *self)
{
  return self->session;
}

/* Whether anything may be sent there. */
gboolean
kol_client_check_address (KolClient *self, GError **error)
{
  if (is_plain (self->base_url) && !self->allow_plain && !is_on_this_machine (self->base_url))
    return refuse (error, KOL_API_ERROR_INSECURE);

  return TRUE;
}

/* (transfer full) (nullable): the whole address of one page, with the token in it. */
GUri *
kol_client_build_uri (KolClient *self, KolQuery *query, guint page, GError **error)
{
  g_autofree char *parameters = kol_query_to_parameters (query, page, error);
  g_autofree char *token = NULL;
  g_autofree char *address = NULL;

  if (parameters == NULL || !check_ready (self, error))
    return NULL;

  if (self->token != NULL)
    token = g_uri_escape_string (self->token, NULL, FALSE);
  address = g_strconcat (self->base_url, KOL_CLIENT_SEARCH_PATH, "?", parameters,
                         token != NULL ? "&token=" : NULL, token, NULL);

  return g_uri_parse (address, SOUP_HTTP_URI_FLAGS, error);
}

/* (nullable) (transfer none): for taking it out of what the service says. */
const char *
kol_client_get_token (KolClient *self)
{
  return self->token;
}

/* One more request went out. */
void
kol_client_count_call (KolClient *self)
{
  self->n_calls++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CALLS]);
}
