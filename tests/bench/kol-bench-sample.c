// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <libsoup/soup.h>

#include "kol-answer.h"
#include "kol-bench-sample.h"
#include "kol-client.h"

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

/**
 * kol_bench_start_service:
 *
 * Returns: (transfer full): the sample service, answering
 */
KolSampleService *
kol_bench_start_service (void)
{
  g_autoptr (KolSampleService)
      service = kol_sample_service_new (KOL_SAMPLE_SEED, KOL_SAMPLE_N_CREATORS);
  g_autoptr (GError) error = NULL;

  kol_sample_service_start (service, 0, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&service);
}

/**
 * kol_bench_fetch_pages:
 * @service: a service that answers
 * @query: what to ask
 * @n_pages: how many pages, from the first
 *
 * Returns: (transfer full) (element-type GBytes): the bodies of the answers
 */
GPtrArray *
kol_bench_fetch_pages (KolSampleService *service, KolQuery *query, guint n_pages)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (SoupSession) session = soup_session_new ();

  for (guint i = 1; i <= n_pages; i++)
    g_ptr_array_add (pages, fetch_page (session, service, query, i));

  return g_steal_pointer (&pages);
}

/**
 * kol_bench_make_results:
 * @service: a service that answers
 * @n_pages: how many pages, from the first
 *
 * Returns: (transfer full): a result list with all creators of these pages
 */
KolResultList *
kol_bench_make_results (KolSampleService *service, guint n_pages)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GPtrArray) pages = kol_bench_fetch_pages (service, query, n_pages);
  g_autoptr (KolResultList) results = kol_result_list_new (query);

  for (guint i = 0; i < pages->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KolPage) page = kol_answer_parse (pages->pdata[i], 200, query, i + 1, 0, &error);

      g_assert_no_error (error);
      kol_result_list_add_page (results, page);
    }

  return g_steal_pointer (&results);
}
