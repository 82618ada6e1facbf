// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-api-error-table.h"

/* One row for each thing that can go wrong, in the order of KolApiError: lookups by kind rely on
 * it. */
// clang-format off
static const KolApiErrorRow rows[] = {
  { KOL_API_ERROR_NO_TOKEN, { 0 },
    KOL_CHARGE_FREE, KOL_REMEDY_ENTER_TOKEN, KOL_RETRY_NEVER, FALSE,
    N_("There is no token yet"),
    N_("Enter the token of your account with the creator search service. Nothing was sent.") },
  { KOL_API_ERROR_TOKEN, { 100 },
    KOL_CHARGE_FREE, KOL_REMEDY_ENTER_TOKEN, KOL_RETRY_NEVER, FALSE,
    N_("The service does not accept the token"),
    N_("It is mistyped, expired or not activated yet. Copy it once more from your account with "
       "the service and enter it here. Nothing was charged.") },
  { KOL_API_ERROR_COLLECTION, { 301 },
    KOL_CHARGE_FREE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_GROWING, FALSE,
    N_("The service could not collect this page"),
    N_("It was asked several times. Such failures pass: try again in a minute. "
       "Nothing was charged.") },
  { KOL_API_ERROR_RATE_LIMIT, { 302 },
    KOL_CHARGE_FREE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_PAUSE, FALSE,
    N_("Too many requests in a short time"),
    N_("The service wants a pause. Wait a few minutes, then go on from this page. "
       "Nothing was charged.") },
  { KOL_API_ERROR_QUOTA, { 303 },
    KOL_CHARGE_FREE, KOL_REMEDY_NONE, KOL_RETRY_NEVER, FALSE,
    N_("Today’s quota is used up"),
    N_("What was fetched so far is kept. Go on tomorrow, or ask the service for a larger daily "
       "quota. Nothing was charged.") },
  { KOL_API_ERROR_PARAMETERS, { 400 },
    KOL_CHARGE_FREE, KOL_REMEDY_CHANGE_FILTERS, KOL_RETRY_NEVER, FALSE,
    N_("The service does not understand these filters"),
    N_("Change or remove a filter and search again. Nothing was charged.") },
  { KOL_API_ERROR_SERVER, { 500 },
    KOL_CHARGE_FREE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_GROWING, FALSE,
    N_("The service broke down while answering"),
    N_("The fault is on its side. Try again later; if it stays, write to the service’s support. "
       "Nothing was charged.") },
  { KOL_API_ERROR_UNAVAILABLE, { 503 },
    KOL_CHARGE_FREE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_GROWING, FALSE,
    N_("The service is out of order for the moment"),
    N_("It is overloaded or under maintenance. Try again in a quarter of an hour. "
       "Nothing was charged.") },
  { KOL_API_ERROR_PERMISSION, { 600 },
    KOL_CHARGE_FREE, KOL_REMEDY_ENTER_TOKEN, KOL_RETRY_NEVER, FALSE,
    N_("This token may not search for creators"),
    N_("Have the creator search enabled for your account, or enter the token of an account that "
       "has it. Nothing was charged.") },
  { KOL_API_ERROR_BALANCE, { 601, 602 },
    KOL_CHARGE_FREE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_NEVER, FALSE,
    N_("The balance of your account does not cover the call"),
    N_("Top up your account with the service, then try again. Nothing was charged.") },
  { KOL_API_ERROR_UNEXPLAINED, { 0 },
    KOL_CHARGE_UNSURE, KOL_REMEDY_NONE, KOL_RETRY_NEVER, FALSE,
    N_("The service refused for a reason it does not explain"),
    N_("Tell the service’s support the code and the message shown here. The call may have been "
       "charged.") },
  { KOL_API_ERROR_ANSWER, { 0 },
    KOL_CHARGE_UNSURE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_USER, FALSE,
    N_("The answer could not be read"),
    N_("Something other than a page of creators came back. Check the address of the service, or "
       "try again. The call may have been charged.") },
  { KOL_API_ERROR_TOO_LARGE, { 0 },
    KOL_CHARGE_UNSURE, KOL_REMEDY_CHANGE_SERVICE, KOL_RETRY_USER, FALSE,
    N_("The answer is far too large"),
    N_("It was given up before its end: no page of creators is that large. Check the address of "
       "the service. The call may have been charged.") },
  { KOL_API_ERROR_REDIRECT, { 0 },
    KOL_CHARGE_FREE, KOL_REMEDY_CHANGE_SERVICE, KOL_RETRY_NEVER, FALSE,
    N_("The service points to another address"),
    N_("This was not followed, because your token would have gone there too. Check the address "
       "of the service; a sign-in page of your network can be the cause.") },
  { KOL_API_ERROR_TIMED_OUT, { 0 },
    KOL_CHARGE_UNSURE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_USER, TRUE,
    N_("The service did not answer in time"),
    N_("The call may have been charged all the same, so it was not repeated by itself. Try again "
       "if you want to, or allow more time in the preferences.") },
  { KOL_API_ERROR_CONNECTION_LOST, { 0 },
    KOL_CHARGE_UNSURE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_USER, TRUE,
    N_("The connection broke before the answer was complete"),
    N_("The call may have been charged, so it was not repeated by itself. Check your network and "
       "try again if you want to.") },
  { KOL_API_ERROR_UNREACHABLE, { 0 },
    KOL_CHARGE_FREE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_NEVER, TRUE,
    N_("The service cannot be reached"),
    N_("Check your connection to the internet and the address of the service. Nothing was sent "
       "and nothing charged.") },
  { KOL_API_ERROR_TLS, { 0 },
    KOL_CHARGE_FREE, KOL_REMEDY_CHANGE_SERVICE, KOL_RETRY_NEVER, TRUE,
    N_("The other side could not prove that it is the service"),
    N_("Its certificate is not valid for this address, so the token was not sent. Check the "
       "address, the clock of this computer, and whether your network needs a sign-in.") },
  { KOL_API_ERROR_INSECURE, { 0 },
    KOL_CHARGE_FREE, KOL_REMEDY_CHANGE_SERVICE, KOL_RETRY_NEVER, FALSE,
    N_("This address is not encrypted"),
    N_("Token and answers would travel readable for everybody on the way. Choose an https "
       "address, or agree to it in the preferences where that is offered. Nothing was sent.") },
  { KOL_API_ERROR_ADDRESS, { 0 },
    KOL_CHARGE_FREE, KOL_REMEDY_CHANGE_SERVICE, KOL_RETRY_NEVER, FALSE,
    N_("This is not the address of a service"),
    N_("It has to look like https://api.example.com, with no user name, question mark or number "
       "sign in it. Nothing was sent.") },
  { KOL_API_ERROR_NO_PING, { 0 },
    KOL_CHARGE_FREE, KOL_REMEDY_CHANGE_SERVICE, KOL_RETRY_NEVER, TRUE,
    N_("The service does not answer the test"),
    N_("Check your connection to the internet and the address of the service. The token was not "
       "sent and nothing charged.") },
  { KOL_API_ERROR_OTHER_SERVICE, { 0 },
    KOL_CHARGE_FREE, KOL_REMEDY_CHANGE_SERVICE, KOL_RETRY_NEVER, FALSE,
    N_("These results come from another service"),
    N_("Pages of two services cannot be mixed. Choose the service that this search began with, or "
       "search anew. Nothing was sent.") },
};
/* The one answer that was certainly paid for and yet is of no use: code 0, and no page in it. */
static const KolApiErrorRow paid_answer_row = {
  KOL_API_ERROR_ANSWER, { 0 },
  KOL_CHARGE_CHARGED, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_USER, FALSE,
  N_("The service reports success, but sent no list of creators"),
  N_("This call was charged. Trying again costs another call: show the service’s support the "
     "time and the filters if it stays so.")
};
// clang-format on

static gboolean
row_has_code (const KolApiErrorRow *row, int code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (row->codes) && row->codes[i] != 0; i++)
    if (row->codes[i] == code)
      return TRUE;

  return FALSE;
}

/**
 * kol_api_error_get_row:
 * @kind: what went wrong
 * @code: the service's own number, or %KOL_API_ERROR_NO_CODE
 *
 * Returns: (transfer none): what is known of it
 */
const KolApiErrorRow *
kol_api_error_get_row (KolApiError kind, int code)
{
  if (kind == KOL_API_ERROR_ANSWER && code == 0)
    return &paid_answer_row;

  g_assert ((guint) kind < G_N_ELEMENTS (rows) && rows[kind].kind == kind);

  return &rows[kind];
}

/**
 * kol_api_error_get_kind:
 * @code: the service's own number
 *
 * Returns: what @code stands for; %KOL_API_ERROR_UNEXPLAINED when that is not known
 */
KolApiError
kol_api_error_get_kind (int code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (row_has_code (&rows[i], code))
      return rows[i].kind;

  return KOL_API_ERROR_UNEXPLAINED;
}
