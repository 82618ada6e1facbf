// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-picture-address.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "kol-picture.h"

#define ELLIPSIS "\342\200\246"
#define PORT_HTTP 80
#define ADDRESS_FLAGS (SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED)

static gpointer
refuse (GError **error)
{
  g_set_error_literal (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_ADDRESS,
                       _ ("This is no address of a picture."));
  return NULL;
}

/* Listings shorten addresses; asking for the rest of one only earns an error. */
static gboolean
is_cut_off (const char *url)
{
  return g_str_has_suffix (url, "...") || g_str_has_suffix (url, ELLIPSIS);
}

static gboolean
has_control_character (const char *url)
{
  for (const char *at = url; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at) || *at == ' ')
      return TRUE;

  return FALSE;
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

/* A URI we may ask, or NULL: with a host, without a name and password, by https or from this very
 * machine by http */
static GUri *
accept_uri (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);
  int port = g_uri_get_port (uri);
  g_autofree char *lower_host = NULL;

  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL)
    return NULL;

  if (strcmp (scheme, "https") != 0 && strcmp (scheme, "http") != 0)
    return NULL;

  if (strcmp (scheme, "http") == 0 && !is_loopback (host))
    {
      scheme = "https";
      port = port == PORT_HTTP ? -1 : port;
    }

  lower_host = g_ascii_strdown (host, -1);

  return g_uri_build (ADDRESS_FLAGS, scheme, NULL, lower_host, port, g_uri_get_path (uri),
                      g_uri_get_query (uri), NULL);
}

/**
 * kol_picture_address_normalize:
 * @url: (nullable): an address as the service gives it
 * @error: %KOL_PICTURE_ERROR_ADDRESS when it is missing, cut off ("…" or "..." at its end), or not
 * one we ask
 *
 * What is asked for a picture, and the one name it has in caches. Plain http becomes https, save
 * for this machine itself; what begins with // is https; a fragment is dropped.
 *
 * Returns: (transfer full) (nullable): the address
 */
char *
kol_picture_address_normalize (const char *url, GError **error)
{
  g_autofree char *full = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) accepted = NULL;

  if (url == NULL || *url == '\0' || !g_utf8_validate (url, -1, NULL))
    return refuse (error);

  if (is_cut_off (url) || has_control_character (url))
    return refuse (error);

  full = g_str_has_prefix (url, "//") ? g_strconcat ("https:", url, NULL) : g_strdup (url);
  uri = g_uri_parse (full, ADDRESS_FLAGS, NULL);
  accepted = uri != NULL ? accept_uri (uri) : NULL;

  return accepted != NULL ? g_uri_to_string (accepted) : refuse (error);
}

/**
 * kol_picture_address_follow:
 * @address: what was asked, as of kol_picture_address_normalize()
 * @location: where the answer sends us, absolute or relative to @address
 * @error: %KOL_PICTURE_ERROR_FAILED when we do not go there
 *
 * Where a redirect leads. It is followed to https only, and within this machine.
 *
 * Returns: (transfer full) (nullable): the address to ask instead
 */
char *
kol_picture_address_follow (const char *address, const char *location, GError **error)
{
  g_autoptr (GUri) from = NULL;
  g_autoptr (GUri) to = NULL;
  g_autoptr (GUri) accepted = NULL;

  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (location != NULL, NULL);

  from = g_uri_parse (address, ADDRESS_FLAGS, NULL);
  to = from != NULL ? g_uri_parse_relative (from, location, ADDRESS_FLAGS, NULL) : NULL;
  accepted = to != NULL ? accept_uri (to) : NULL;

  /* Accepting made https of http: what differs was no https. A page elsewhere has no business on
   * this machine either. */
  if (accepted == NULL || strcmp (g_uri_get_scheme (accepted), g_uri_get_scheme (to)) != 0 ||
      (is_loopback (g_uri_get_host (accepted)) && !is_loopback (g_uri_get_host (from))))
    {
      g_set_error_literal (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FAILED,
                           _ ("The picture is said to be at an address that is not asked."));
      return NULL;
    }

  return g_uri_to_string (accepted);
}
