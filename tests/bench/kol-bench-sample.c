// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <libsoup/soup.h>

#include "kol-answer.h"
#include "kol-bench-sample.h"
#include "kol-client.h"
#include "kol-sample-service.h"

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
 * kol_bench_fetch_pages:
 * @query: what to ask
 * @n_pages: how many pages, from the first
 *
 * Returns: (transfer full) (element-type GBytes): the bodies of the sample service's answers
 */
GPtrArray *
kol_bench_fetch_pages (KolQuery *query, guint n_pages)
{
  g_autoptr (KolSampleService)
      service = kol_sample_service_new (KOL_SAMPLE_SEED, KOL_SAMPLE_N_CREATORS);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (GError) error = NULL;

  kol_sample_service_start (service, 0, &error);
  g_assert_no_error (error);

  for (guint i = 1; i <= n_pages; i++)
    g_ptr_array_add (pages, fetch_page (session, service, query, i));

  kol_sample_service_stop (service);

  return g_steal_pointer (&pages);
}

/**
 * kol_bench_make_results:
 * @n_pages: how many pages of the sample service
 *
 * Returns: (transfer full): a result list with their creators. The service that drew their pictures
 * is gone.
 */
KolResultList *
kol_bench_make_results (guint n_pages)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GPtrArray) pages = kol_bench_fetch_pages (query, n_pages);
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
