// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "kol-charge.h"

G_BEGIN_DECLS

/**
 * KolApiError:
 *
 * Why a call gave no page. The service's own number is kol_api_error_get_code().
 */
typedef enum
{
  KOL_API_ERROR_NO_TOKEN,    /* nothing was sent: there is no token */
  KOL_API_ERROR_TOKEN,       /* 100 */
  KOL_API_ERROR_COLLECTION,  /* 301 */
  KOL_API_ERROR_RATE_LIMIT,  /* 302 */
  KOL_API_ERROR_QUOTA,       /* 303 */
  KOL_API_ERROR_PARAMETERS,  /* 400 */
  KOL_API_ERROR_SERVER,      /* 500 */
  KOL_API_ERROR_UNAVAILABLE, /* 503 */
  KOL_API_ERROR_PERMISSION,  /* 600 */
  KOL_API_ERROR_BALANCE,     /* 601, 602 */
  KOL_API_ERROR_UNEXPLAINED, /* any other code */
  KOL_API_ERROR_ANSWER,      /* code 0 or no code, and no page in it: empty, cut off, HTML ... */
  KOL_API_ERROR_TOO_LARGE,   /* over the cap of 32 MiB */
  KOL_API_ERROR_REDIRECT,    /* never followed: the token is in the URL */
  KOL_API_ERROR_TIMED_OUT,   /* after the request was sent: may be charged */
  KOL_API_ERROR_CONNECTION_LOST, /* after the request was sent: may be charged */
  KOL_API_ERROR_UNREACHABLE,     /* refused, name not found: nothing was sent */
  KOL_API_ERROR_TLS,             /* the other side could not prove who it is: nothing was sent */
  KOL_API_ERROR_INSECURE,        /* plain http where it is not allowed: nothing was sent */
  KOL_API_ERROR_ADDRESS,         /* the base URL is no address of a service: nothing was sent */
  KOL_API_ERROR_NO_PING,         /* a ping, which is free, was not answered as it should be */
  KOL_API_ERROR_OTHER_SERVICE,   /* the results so far are of another service: nothing was sent */
} KolApiError;

/**
 * KolRemedy:
 *
 * What the user can do next; the window makes a button of it.
 */
typedef enum
{
  KOL_REMEDY_NONE,
  KOL_REMEDY_ENTER_TOKEN,
  KOL_REMEDY_TRY_AGAIN,
  KOL_REMEDY_CHANGE_FILTERS,
  KOL_REMEDY_CHANGE_SERVICE,
} KolRemedy;

/**
 * KolRetryRule:
 * @KOL_RETRY_NEVER: the next page would fail too: whoever asks stops
 * @KOL_RETRY_USER: this page alone failed, and may be charged: only the user decides to ask again
 * @KOL_RETRY_GROWING: a few tries with growing pauses
 * @KOL_RETRY_PAUSE: all calls wait, as long as the service wants to be left alone, within bounds
 *
 * Whether a call is sent again without asking the user.
 */
typedef enum
{
  KOL_RETRY_NEVER,
  KOL_RETRY_USER,
  KOL_RETRY_GROWING,
  KOL_RETRY_PAUSE,
} KolRetryRule;

#define KOL_API_ERROR (kol_api_error_quark ())

/* The code of an error when the service gave none. */
#define KOL_API_ERROR_NO_CODE (-1)

GQuark kol_api_error_quark (void);

GError *kol_api_error_new (KolApiError kind, int code, const char *message);
GError *kol_api_error_new_for_code (int code, const char *message);
int kol_api_error_get_code (const GError *error);
const char *kol_api_error_get_service_message (const GError *error);
KolCharge kol_api_error_get_charge (const GError *error);
guint kol_api_error_get_retry_after (const GError *error);
void kol_api_error_set_retry_after (GError *error, guint seconds);
const char *kol_api_error_get_title (const GError *error);
const char *kol_api_error_get_advice (const GError *error);
KolRemedy kol_api_error_get_remedy (const GError *error);
gboolean kol_api_error_is_network (const GError *error);
KolRetryRule kol_api_error_get_retry_rule (const GError *error);
int kol_api_error_get_retry_delay (const GError *error, guint attempt, guint base_ms);
void kol_api_error_hide (GError *error, const char *secret);

G_END_DECLS
