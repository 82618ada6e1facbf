// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What it costs to make pages of answers, beside what json-glib alone takes for the same bytes. */

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "kol-answer.h"
#include "kol-bench.h"
#include "kol-client.h"
#include "kol-sample-service.h"

#define N_PAGES 250
#define N_ROUNDS 5

typedef struct
{
  KolQuery *query;  /* owned */
  GPtrArray *pages; /* owned, of GBytes */
} Answers;

static GBytes *
fetch_page (SoupSession *session, KolSampleService *service, KolQuery *query, guint number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parameters = kol_query_to_parameters (query, number, &error);
  g_autofree char *url = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GBytes) body = NULL;

  g_assert_no_error (error);
  url = g_strdup_printf ("%s%s?%s&token=%s", kol_sample_service_get_base_url (service),
                         KOL_CLIENT_SEARCH_PATH, parameters, KOL_SAMPLE_TOKEN);
  message = soup_message_new (SOUP_METHOD_GET, url);
  body = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, SOUP_STATUS_OK);

  return g_steal_pointer (&body);
}

static void
fetch_all (Answers *answers)
{
  g_autoptr (KolSampleService)
      service = kol_sample_service_new (KOL_SAMPLE_SEED, KOL_SAMPLE_N_CREATORS);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (GError) error = NULL;

  kol_sample_service_start (service, 0, &error);
  g_assert_no_error (error);

  for (guint i = 1; i <= N_PAGES; i++)
    g_ptr_array_add (answers->pages, fetch_page (session, service, answers->query, i));

  kol_sample_service_stop (service);
}

static double
parse_ours (gpointer user_data)
{
  Answers *answers = user_data;

  for (guint i = 0; i < answers->pages->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KolPage)
          page = kol_answer_parse (answers->pages->pdata[i], 200, answers->query, i + 1, 0, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (kol_page_get_n_creators (page), ==, KOL_PAGE_SIZE);
    }

  return -1;
}

static double
parse_bare (gpointer user_data)
{
  Answers *answers = user_data;

  for (guint i = 0; i < answers->pages->len; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();
      g_autoptr (GError) error = NULL;
      gsize length = 0;
      const char *text = g_bytes_get_data (answers->pages->pdata[i], &length);

      json_parser_load_from_data (parser, text, (gssize) length, &error);
      g_assert_no_error (error);
    }

  return -1;
}

int
main (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Answers answers = { query, pages };
  gsize size = 0;

  fetch_all (&answers);
  for (guint i = 0; i < pages->len; i++)
    size += g_bytes_get_size (pages->pdata[i]);

  g_print ("# %u pages, %.1f MB\n", pages->len, (double) size / 1e6);
  kol_bench_compare ("decode 250 pages, to json-glib's bare parse", N_ROUNDS, parse_ours,
                     parse_bare, &answers);

  return 0;
}
