// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What it costs to make pages of answers, beside what json-glib alone takes for the same bytes. */

#include <json-glib/json-glib.h>

#include "kol-answer.h"
#include "kol-bench-sample.h"
#include "kol-bench.h"

#define N_PAGES 250
#define N_ROUNDS 5

typedef struct
{
  KolQuery *query;  /* unowned */
  GPtrArray *pages; /* unowned, of GBytes */
} Answers;

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
  g_autoptr (KolSampleService) service = kol_bench_start_service ();
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GPtrArray) pages = kol_bench_fetch_pages (service, query, N_PAGES);
  Answers answers = { query, pages };
  gsize size = 0;

  for (guint i = 0; i < pages->len; i++)
    size += g_bytes_get_size (pages->pdata[i]);

  g_print ("# %u pages, %.1f MB\n", pages->len, (double) size / 1e6);
  kol_bench_compare ("decode 250 pages, to json-glib's bare parse", N_ROUNDS, parse_ours,
                     parse_bare, &answers);

  return 0;
}
