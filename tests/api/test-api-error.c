// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-api-error.h"

typedef struct
{
  int code;
  KolApiError kind;
  KolCharge charge;
  KolRemedy remedy;
  KolRetryRule retry;
} CodeRow;

/* The service's codes, as documented. */
// clang-format off
static const CodeRow code_rows[] = {
  { 100, KOL_API_ERROR_TOKEN, KOL_CHARGE_FREE, KOL_REMEDY_ENTER_TOKEN, KOL_RETRY_NEVER },
  { 301, KOL_API_ERROR_COLLECTION, KOL_CHARGE_FREE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_GROWING },
  { 302, KOL_API_ERROR_RATE_LIMIT, KOL_CHARGE_FREE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_PAUSE },
  { 303, KOL_API_ERROR_QUOTA, KOL_CHARGE_FREE, KOL_REMEDY_NONE, KOL_RETRY_NEVER },
  { 400, KOL_API_ERROR_PARAMETERS, KOL_CHARGE_FREE, KOL_REMEDY_CHANGE_FILTERS, KOL_RETRY_NEVER },
  { 500, KOL_API_ERROR_SERVER, KOL_CHARGE_FREE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_GROWING },
  { 503, KOL_API_ERROR_UNAVAILABLE, KOL_CHARGE_FREE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_GROWING },
  { 600, KOL_API_ERROR_PERMISSION, KOL_CHARGE_FREE, KOL_REMEDY_ENTER_TOKEN, KOL_RETRY_NEVER },
  { 601, KOL_API_ERROR_BALANCE, KOL_CHARGE_FREE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_NEVER },
  { 602, KOL_API_ERROR_BALANCE, KOL_CHARGE_FREE, KOL_REMEDY_TRY_AGAIN, KOL_RETRY_NEVER },
  { 101, KOL_API_ERROR_UNEXPLAINED, KOL_CHARGE_UNSURE, KOL_REMEDY_NONE, KOL_RETRY_NEVER },
  { 202, KOL_API_ERROR_UNEXPLAINED, KOL_CHARGE_UNSURE, KOL_REMEDY_NONE, KOL_RETRY_NEVER },
  { 300, KOL_API_ERROR_UNEXPLAINED, KOL_CHARGE_UNSURE, KOL_REMEDY_NONE, KOL_RETRY_NEVER },
  { 404, KOL_API_ERROR_UNEXPLAINED, KOL_CHARGE_UNSURE, KOL_REMEDY_NONE, KOL_RETRY_NEVER },
  { 200, KOL_API_ERROR_UNEXPLAINED, KOL_CHARGE_UNSURE, KOL_REMEDY_NONE, KOL_RETRY_NEVER },
  { -7, KOL_API_ERROR_UNEXPLAINED, KOL_CHARGE_UNSURE, KOL_REMEDY_NONE, KOL_RETRY_NEVER },
};

/* Where no code came: what is charged, whether the way to the service failed, and whether that says
 * anything of other pages. */
static const struct
{
  KolApiError kind;
  KolCharge charge;
  gboolean network;
  KolRetryRule retry;
} kind_rows[] = {
  { KOL_API_ERROR_NO_TOKEN, KOL_CHARGE_FREE, FALSE, KOL_RETRY_NEVER },
  { KOL_API_ERROR_ANSWER, KOL_CHARGE_UNSURE, FALSE, KOL_RETRY_USER },
  { KOL_API_ERROR_TOO_LARGE, KOL_CHARGE_UNSURE, FALSE, KOL_RETRY_USER },
  { KOL_API_ERROR_REDIRECT, KOL_CHARGE_FREE, FALSE, KOL_RETRY_NEVER },
  { KOL_API_ERROR_TIMED_OUT, KOL_CHARGE_UNSURE, TRUE, KOL_RETRY_USER },
  { KOL_API_ERROR_CONNECTION_LOST, KOL_CHARGE_UNSURE, TRUE, KOL_RETRY_USER },
  { KOL_API_ERROR_UNREACHABLE, KOL_CHARGE_FREE, TRUE, KOL_RETRY_NEVER },
  { KOL_API_ERROR_TLS, KOL_CHARGE_FREE, TRUE, KOL_RETRY_NEVER },
  { KOL_API_ERROR_INSECURE, KOL_CHARGE_FREE, FALSE, KOL_RETRY_NEVER },
  { KOL_API_ERROR_ADDRESS, KOL_CHARGE_FREE, FALSE, KOL_RETRY_NEVER },
  { KOL_API_ERROR_NO_PING, KOL_CHARGE_FREE, TRUE, KOL_RETRY_NEVER },
  { KOL_API_ERROR_OTHER_SERVICE, KOL_CHARGE_FREE, FALSE, KOL_RETRY_NEVER },
};
// clang-format on

static void
test_codes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (code_rows); i++)
    {
      const CodeRow *row = &code_rows[i];
      g_autoptr (GError) error = kol_api_error_new_for_code (row->code, "sorry");

      g_test_message ("code %d", row->code);
      g_assert_error (error, KOL_API_ERROR, (int) row->kind);
      g_assert_cmpint (kol_api_error_get_code (error), ==, row->code);
      g_assert_cmpint (kol_api_error_get_charge (error), ==, row->charge);
      g_assert_cmpint (kol_api_error_get_remedy (error), ==, row->remedy);
      g_assert_cmpint (kol_api_error_get_retry_rule (error), ==, row->retry);
      g_assert_cmpint (kol_api_error_get_retry_delay (error, 1, 1000) >= 0, ==,
                       row->retry == KOL_RETRY_GROWING || row->retry == KOL_RETRY_PAUSE);
      g_assert_cmpstr (kol_api_error_get_service_message (error), ==, "sorry");
      g_assert_false (kol_api_error_is_network (error));
    }
}

static void
test_kinds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kind_rows); i++)
    {
      g_autoptr (GError) error = kol_api_error_new (kind_rows[i].kind, KOL_API_ERROR_NO_CODE, NULL);

      g_assert_cmpint (kol_api_error_get_charge (error), ==, kind_rows[i].charge);
      g_assert_cmpint (kol_api_error_is_network (error), ==, kind_rows[i].network);
      g_assert_cmpint (kol_api_error_get_retry_rule (error), ==, kind_rows[i].retry);
      g_assert_cmpint (kol_api_error_get_retry_delay (error, 1, 1000), ==, -1);
      g_assert_cmpint (kol_api_error_get_code (error), ==, KOL_API_ERROR_NO_CODE);
      g_assert_cmpstr (error->message, ==, kol_api_error_get_title (error));
    }
}

static void
assert_new_sentence (GHashTable *seen, const char *sentence)
{
  g_assert_cmpuint (strlen (sentence), >, 15);
  g_assert_true (g_hash_table_add (seen, (gpointer) sentence));
}

/* Every row says something of its own, and its advice agrees with what is charged. */
static void
test_sentences (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int kind = KOL_API_ERROR_NO_TOKEN; kind <= KOL_API_ERROR_OTHER_SERVICE; kind++)
    {
      g_autoptr (GError)
          error = kol_api_error_new ((KolApiError) kind, KOL_API_ERROR_NO_CODE, NULL);
      const char *advice = kol_api_error_get_advice (error);

      assert_new_sentence (seen, kol_api_error_get_title (error));
      assert_new_sentence (seen, advice);
      g_assert_cmpint (strstr (advice, "may have been charged") != NULL, ==,
                       kol_api_error_get_charge (error) == KOL_CHARGE_UNSURE);
      g_assert_false (g_str_has_suffix (kol_api_error_get_title (error), "."));
      g_assert_true (g_str_has_suffix (advice, "."));
    }
}

static void
test_paid_answer (void)
{
  g_autoptr (GError) paid = kol_api_error_new (KOL_API_ERROR_ANSWER, 0, NULL);
  g_autoptr (GError) unsure = kol_api_error_new (KOL_API_ERROR_ANSWER, KOL_API_ERROR_NO_CODE, NULL);

  g_assert_cmpint (kol_api_error_get_charge (paid), ==, KOL_CHARGE_CHARGED);
  g_assert_cmpint (kol_api_error_get_retry_rule (paid), ==, KOL_RETRY_USER);
  g_assert_cmpint (kol_api_error_get_charge (unsure), ==, KOL_CHARGE_UNSURE);
  g_assert_cmpstr (kol_api_error_get_title (paid), !=, kol_api_error_get_title (unsure));
  g_assert_nonnull (strstr (kol_api_error_get_advice (paid), "was charged"));
}

static void
test_message (void)
{
  g_autoptr (GError) full = kol_api_error_new_for_code (301, "  Collection\nFailed. ");
  g_autoptr (GError) bare = kol_api_error_new_for_code (301, NULL);
  g_autoptr (GError) blank = kol_api_error_new_for_code (301, " \n ");
  g_autoptr (GError) copy = g_error_copy (full);

  g_assert_cmpstr (full->message, ==,
                   "The service could not collect this page (code 301): Collection Failed.");
  g_assert_cmpstr (bare->message, ==, "The service could not collect this page (code 301)");
  g_assert_cmpstr (blank->message, ==, bare->message);
  g_assert_null (kol_api_error_get_service_message (blank));
  g_assert_cmpstr (kol_api_error_get_service_message (copy), ==, "Collection Failed.");
  g_assert_cmpint (kol_api_error_get_code (copy), ==, 301);
}

static void
test_message_is_tamed (void)
{
  g_autofree char *endless = g_strnfill (100000, 'x');
  g_autoptr (GError) url = kol_api_error_new (
      KOL_API_ERROR_UNREACHABLE, KOL_API_ERROR_NO_CODE,
      "could not get https://api.example.com/v1?page=1&token=geheim99&x=1");
  g_autoptr (GError) broken = kol_api_error_new_for_code (500, "bad \xff\xfe\x01 bytes");
  g_autoptr (GError) cut = kol_api_error_new_for_code (500, endless);

  g_assert_null (strstr (url->message, "geheim99"));
  g_assert_nonnull (strstr (url->message, "page=1"));
  g_assert_true (g_utf8_validate (broken->message, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (cut->message, -1), <, 400);
  g_assert_true (g_str_has_suffix (cut->message, "…"));
}

static void
test_hide (void)
{
  g_autoptr (GError)
      error = kol_api_error_new_for_code (100, "Token geheim99 is invalid, geheim99!");

  kol_api_error_hide (error, "abc");
  kol_api_error_hide (error, NULL);
  g_assert_nonnull (strstr (error->message, "geheim99"));

  kol_api_error_hide (error, "geheim99");
  g_assert_null (strstr (error->message, "geheim99"));
  g_assert_cmpstr (kol_api_error_get_service_message (error), ==, "Token … is invalid, …!");
  g_assert_nonnull (strstr (error->message, "(code 100)"));
}

static void
assert_between (int value, int low, int high)
{
  g_assert_cmpint (value, >=, low);
  g_assert_cmpint (value, <=, high);
}

static void
test_growing_pauses (void)
{
  static const int codes[] = { 301, 500, 503 };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = kol_api_error_new_for_code (codes[i], NULL);
      gboolean differs = FALSE;

      assert_between (kol_api_error_get_retry_delay (error, 1, 1000), 750, 1250);
      assert_between (kol_api_error_get_retry_delay (error, 2, 1000), 1500, 2500);
      assert_between (kol_api_error_get_retry_delay (error, 3, 1000), 3000, 5000);
      g_assert_cmpint (kol_api_error_get_retry_delay (error, 4, 1000), ==, -1);
      g_assert_cmpint (kol_api_error_get_retry_delay (error, 3, 0), ==, 0);

      for (guint n = 0; n < 100; n++)
        differs |= kol_api_error_get_retry_delay (error, 1, 1000) !=
                   kol_api_error_get_retry_delay (error, 1, 1000);
      g_assert_true (differs);
    }
}

static void
test_rate_limit (void)
{
  g_autoptr (GError) error = kol_api_error_new_for_code (302, NULL);

  assert_between (kol_api_error_get_retry_delay (error, 1, 1000), 750, 1250);
  assert_between (kol_api_error_get_retry_delay (error, 5, 1000), 12000, 20000);
  g_assert_cmpint (kol_api_error_get_retry_delay (error, 6, 1000), ==, -1);
  g_assert_cmpint (kol_api_error_get_retry_delay (error, 5, G_MAXUINT), ==, 60000);

  kol_api_error_set_retry_after (error, 7);
  g_assert_cmpuint (kol_api_error_get_retry_after (error), ==, 7);
  g_assert_cmpint (kol_api_error_get_retry_delay (error, 1, 1000), ==, 7000);
  g_assert_cmpint (kol_api_error_get_retry_delay (error, 6, 1000), ==, -1);

  kol_api_error_set_retry_after (error, 3600);
  g_assert_cmpint (kol_api_error_get_retry_delay (error, 1, 1000), ==, -1);
}

static void
test_foreign_error (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "foreign");

  g_assert_cmpint (kol_api_error_get_code (error), ==, KOL_API_ERROR_NO_CODE);
  g_assert_null (kol_api_error_get_service_message (error));
  g_assert_cmpint (kol_api_error_get_charge (error), ==, KOL_CHARGE_FREE);
  g_assert_cmpuint (kol_api_error_get_retry_after (error), ==, 0);
  g_assert_cmpint (kol_api_error_get_retry_delay (error, 1, 1000), ==, -1);
  g_assert_false (kol_api_error_is_network (error));
  g_assert_cmpstr (kol_api_error_get_advice (error), ==, "foreign");
  g_assert_cmpstr (kol_api_error_get_title (error), ==, "The search was not sent");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/api/error/codes", test_codes);
  g_test_add_func ("/api/error/kinds", test_kinds);
  g_test_add_func ("/api/error/sentences", test_sentences);
  g_test_add_func ("/api/error/paid-answer", test_paid_answer);
  g_test_add_func ("/api/error/message", test_message);
  g_test_add_func ("/api/error/message-is-tamed", test_message_is_tamed);
  g_test_add_func ("/api/error/hide", test_hide);
  g_test_add_func ("/api/error/growing-pauses", test_growing_pauses);
  g_test_add_func ("/api/error/rate-limit", test_rate_limit);
  g_test_add_func ("/api/error/foreign-error", test_foreign_error);

  return g_test_run ();
}
