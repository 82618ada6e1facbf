// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kol-api-error-table.h"
#include "kol-text.h"

/* A gateway can put a whole page into its message: nobody reads more than this of it, in
 * characters. */
#define MAX_MESSAGE 300
/* A secret shorter than this cannot be told from an ordinary word. */
#define MIN_SECRET 4
/* How often a failed collection is asked again, and how often a rate limit is waited for. */
#define MAX_RETRIES 3
#define MAX_PAUSES 5
/* A service that asks to be left alone for longer than this, in seconds, is left to the user. */
#define MAX_RETRY_AFTER 120
/* Growing pauses stop growing here, in milliseconds. */
#define MAX_DELAY 60000

typedef struct
{
  int code;              /* the service's own number, or KOL_API_ERROR_NO_CODE */
  char *service_message; /* owned, nullable; what the service (or the network) said, redacted */
  guint retry_after;     /* seconds, 0 when the service did not say */
} KolApiErrorPrivate;

static void
kol_api_error_private_init (KolApiErrorPrivate *priv)
{
  priv->code = KOL_API_ERROR_NO_CODE;
}

static void
kol_api_error_private_copy (const KolApiErrorPrivate *source, KolApiErrorPrivate *target)
{
  *target = *source;
  target->service_message = g_strdup (source->service_message);
}

static void
kol_api_error_private_clear (KolApiErrorPrivate *priv)
{
  g_clear_pointer (&priv->service_message, g_free);
}

/**
 * kol_api_error_quark:
 *
 * The domain of every error the service and the way to it can give.
 *
 * Returns: the quark
 */
G_DEFINE_EXTENDED_ERROR (KolApiError, kol_api_error)

static const KolApiErrorRow *
get_row (const GError *error)
{
  KolApiErrorPrivate *priv;

  if (error->domain != KOL_API_ERROR)
    return NULL;

  priv = kol_api_error_get_private (error);

  return kol_api_error_get_row ((KolApiError) error->code, priv->code);
}

static char *
tidy_message (const char *message)
{
  g_autofree char *valid = NULL;
  g_autofree char *redacted = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *cut = NULL;

  if (message == NULL)
    return NULL;

  valid = g_utf8_make_valid (message, -1);
  redacted = kol_text_redact (valid);
  clean = kol_text_clean (redacted);
  if (clean == NULL || *clean == '\0')
    return NULL;
  if (g_utf8_strlen (clean, -1) <= MAX_MESSAGE)
    return g_steal_pointer (&clean);

  cut = g_utf8_substring (clean, 0, MAX_MESSAGE);

  return g_strconcat (cut, "…", NULL);
}

/* Title, code and what the service said: what a log line or the command line prints. */
static char *
compose_message (const GError *error)
{
  const KolApiErrorPrivate *priv = kol_api_error_get_private (error);
  const char *title = _ (get_row (error)->title);
  gboolean has_code = priv->code != 0 && priv->code != KOL_API_ERROR_NO_CODE;
  g_autofree char *head = NULL;

  /* Translators: what went wrong, then the number by which the service calls it */
  head = has_code ? g_strdup_printf (_ ("%s (code %d)"), title, priv->code) : g_strdup (title);
  if (priv->service_message == NULL)
    return g_steal_pointer (&head);

  /* Translators: what went wrong, then what the service itself said of it */
  return g_strdup_printf (_ ("%s: %s"), head, priv->service_message);
}

static void
recompose (GError *error)
{
  g_autofree char *old = error->message;

  error->message = compose_message (error);
}

/**
 * kol_api_error_new:
 * @kind: what went wrong
 * @code: the service's own number, 0 when it reported success all the same,
 *   or %KOL_API_ERROR_NO_CODE when it gave none
 * @message: (nullable): what the service or the network said, in whatever language and shape
 *
 * Makes an error whose message is the translated title, the code, and @message with secrets taken
 * out, control characters cleaned and the length bounded.
 *
 * Returns: (transfer full): a new error of the domain %KOL_API_ERROR
 */
GError *
kol_api_error_new (KolApiError kind, int code, const char *message)
{
  GError *error;
  KolApiErrorPrivate *priv;

  g_return_val_if_fail ((guint) kind <= KOL_API_ERROR_OTHER_SERVICE, NULL);

  error = g_error_new_literal (KOL_API_ERROR, kind, "");
  priv = kol_api_error_get_private (error);
  priv->code = code;
  priv->service_message = tidy_message (message);
  recompose (error);

  return error;
}

/**
 * kol_api_error_new_for_code:
 * @code: the service's own number, as in the body of its answer; not 0
 * @message: (nullable): what the service said
 *
 * Makes the error that @code stands for. A code that is not in the service's list is
 * %KOL_API_ERROR_UNEXPLAINED.
 *
 * Returns: (transfer full): a new error of the domain %KOL_API_ERROR
 */
GError *
kol_api_error_new_for_code (int code, const char *message)
{
  g_return_val_if_fail (code != 0, NULL);

  return kol_api_error_new (kol_api_error_get_kind (code), code, message);
}

/**
 * kol_api_error_get_code:
 * @error: any error
 *
 * Gets the number by which the service calls what went wrong.
 *
 * Returns: the code; %KOL_API_ERROR_NO_CODE when there is none
 */
int
kol_api_error_get_code (const GError *error)
{
  g_return_val_if_fail (error != NULL, KOL_API_ERROR_NO_CODE);

  return error->domain == KOL_API_ERROR ? kol_api_error_get_private (error)->code
                                        : KOL_API_ERROR_NO_CODE;
}

/**
 * kol_api_error_get_service_message:
 * @error: any error
 *
 * Gets what the service (or the network) said, redacted and shortened.
 *
 * Returns: (nullable) (transfer none): the message, or %NULL when it said nothing
 */
const char *
kol_api_error_get_service_message (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return error->domain == KOL_API_ERROR ? kol_api_error_get_private (error)->service_message : NULL;
}

/**
 * kol_api_error_get_charge:
 * @error: any error
 *
 * Tells whether the call that failed costs money. An error of another domain came up before
 * anything was sent.
 *
 * Returns: whether the call was charged
 */
KolCharge
kol_api_error_get_charge (const GError *error)
{
  const KolApiErrorRow *row;

  g_return_val_if_fail (error != NULL, KOL_CHARGE_UNSURE);

  row = get_row (error);

  return row != NULL ? row->charge : KOL_CHARGE_FREE;
}

/**
 * kol_api_error_get_retry_after:
 * @error: any error
 *
 * Gets how long the service wants to be left alone.
 *
 * Returns: seconds; 0 when it did not say
 */
guint
kol_api_error_get_retry_after (const GError *error)
{
  g_return_val_if_fail (error != NULL, 0);

  return error->domain == KOL_API_ERROR ? kol_api_error_get_private (error)->retry_after : 0;
}

/**
 * kol_api_error_set_retry_after:
 * @error: an error of the domain %KOL_API_ERROR
 * @seconds: what the answer's Retry-After header says, 0 for nothing
 *
 * Notes how long the service wants to be left alone.
 */
void
kol_api_error_set_retry_after (GError *error, guint seconds)
{
  g_return_if_fail (error != NULL && error->domain == KOL_API_ERROR);

  kol_api_error_get_private (error)->retry_after = seconds;
}

/**
 * kol_api_error_get_title:
 * @error: any error
 *
 * Gets one translated sentence that says what went wrong, without code or full stop.
 *
 * Returns: (transfer none): the title
 */
const char *
kol_api_error_get_title (const GError *error)
{
  const KolApiErrorRow *row;

  g_return_val_if_fail (error != NULL, NULL);

  row = get_row (error);

  return row != NULL ? _ (row->title) : _ ("The search was not sent");
}

/**
 * kol_api_error_get_advice:
 * @error: any error
 *
 * Gets what the user can do next and whether the call was charged, translated. Of an error of
 * another domain, for example %KOL_QUERY_ERROR, this is its own message.
 *
 * Returns: (transfer none): the advice, valid as long as @error
 */
const char *
kol_api_error_get_advice (const GError *error)
{
  const KolApiErrorRow *row;

  g_return_val_if_fail (error != NULL, NULL);

  row = get_row (error);

  return row != NULL ? _ (row->advice) : error->message;
}

/**
 * kol_api_error_get_remedy:
 * @error: any error
 *
 * Gets what the user can do next, for a button.
 *
 * Returns: the remedy
 */
KolRemedy
kol_api_error_get_remedy (const GError *error)
{
  const KolApiErrorRow *row;

  g_return_val_if_fail (error != NULL, KOL_REMEDY_NONE);

  row = get_row (error);

  return row != NULL ? row->remedy : KOL_REMEDY_CHANGE_FILTERS;
}

/**
 * kol_api_error_is_network:
 * @error: any error
 *
 * Tells whether the way to the service failed, and not the service.
 *
 * Returns: %TRUE when no complete answer came back
 */
gboolean
kol_api_error_is_network (const GError *error)
{
  const KolApiErrorRow *row;

  g_return_val_if_fail (error != NULL, FALSE);

  row = get_row (error);

  return row != NULL && row->network;
}

/**
 * kol_api_error_get_retry_rule:
 * @error: any error
 *
 * Tells what becomes of the page that was asked for, and of the pages behind it.
 *
 * Returns: whether the call is sent again
 */
KolRetryRule
kol_api_error_get_retry_rule (const GError *error)
{
  const KolApiErrorRow *row;

  g_return_val_if_fail (error != NULL, KOL_RETRY_NEVER);

  row = get_row (error);

  return row != NULL ? row->retry : KOL_RETRY_NEVER;
}

/* Doubles with each attempt; the jitter keeps many clients from coming back in one wave. */
static int
get_growing_delay (guint attempt, guint base_ms)
{
  double delay = (double) base_ms * (1u << (attempt - 1)) * g_random_double_range (0.75, 1.25);

  return (int) MIN (delay, (double) MAX_DELAY);
}

/**
 * kol_api_error_get_retry_delay:
 * @error: any error
 * @attempt: how many times this page was asked for, 1 or more
 * @base_ms: the first pause in milliseconds, at most a minute
 *
 * Decides whether the same page is asked for once more without asking the user. Only failures that
 * are certainly free are: a failed collection, a server error and an unavailable service three
 * times with pauses that double, a rate limit five times, for as long as the service asks for.
 * A service that asks for more than two minutes is left to the user.
 *
 * Returns: milliseconds to wait, or -1 to give up
 */
int
kol_api_error_get_retry_delay (const GError *error, guint attempt, guint base_ms)
{
  const KolApiErrorRow *row;
  guint retry_after;

  g_return_val_if_fail (error != NULL, -1);
  g_return_val_if_fail (attempt > 0, -1);

  row = get_row (error);
  if (row == NULL || row->retry == KOL_RETRY_NEVER || row->retry == KOL_RETRY_USER)
    return -1;
  if (attempt > (row->retry == KOL_RETRY_GROWING ? MAX_RETRIES : MAX_PAUSES))
    return -1;

  retry_after = kol_api_error_get_retry_after (error);
  if (retry_after > MAX_RETRY_AFTER)
    return -1;
  if (retry_after > 0)
    return (int) retry_after * 1000;

  return get_growing_delay (attempt, base_ms);
}

static char *
replace_all (const char *text, const char *what)
{
  g_auto (GStrv) parts = g_strsplit (text, what, -1);

  return g_strjoinv ("…", parts);
}

/**
 * kol_api_error_hide:
 * @error: an error of the domain %KOL_API_ERROR
 * @secret: (nullable): text that must not be shown, for example the token
 *
 * Takes @secret out of what the service said: some services repeat the token they refuse.
 */
void
kol_api_error_hide (GError *error, const char *secret)
{
  KolApiErrorPrivate *priv;
  g_autofree char *old = NULL;

  g_return_if_fail (error != NULL && error->domain == KOL_API_ERROR);

  priv = kol_api_error_get_private (error);
  if (secret == NULL || strlen (secret) < MIN_SECRET || priv->service_message == NULL)
    return;

  old = g_steal_pointer (&priv->service_message);
  priv->service_message = replace_all (old, secret);
  recompose (error);
}
