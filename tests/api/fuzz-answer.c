// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>
#include <string.h>

#include "kol-answer.h"

/* What libFuzzer calls with whatever it makes up; see build-aux/fuzz.sh. Besides what the
 * sanitizers find it stops at a page that promises more than it holds. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || (*text != '\0' && g_utf8_validate (text, -1, NULL)));
}

static void
check_tags (const char *const *tags)
{
  for (; tags != NULL && *tags != NULL; tags++)
    g_assert_true (g_utf8_validate (*tags, -1, NULL));
}

static void
check_field (KolCreator *creator, const KolField *field)
{
  double value;

  if (field->kind == KOL_FIELD_KIND_TEXT)
    check_text (kol_creator_get_text (creator, field));
  else if (field->kind == KOL_FIELD_KIND_TAGS)
    check_tags (kol_creator_get_tags (creator, field));
  else
    {
      value = kol_creator_get_figure (creator, field);
      g_assert_false (isinf (value));
      if (field->price_guard)
        g_assert_true (isnan (value) || (value > 0 && value < 9999999));
      if (field->zero_is_unknown)
        g_assert_true (isnan (value) || fpclassify (value) != FP_ZERO);
    }
}

static void
check_creator (KolCreator *creator)
{
  g_assert_true (*kol_creator_get_id (creator) != '\0');
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    check_field (creator, kol_field_at (i));
}

/* The raw JSON kept of a creator must be that creator's, and readable by itself. */
static void
check_raw (KolCreator *creator, GBytes *raw)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolCreator) again = kol_answer_decode_creator (raw, 1, &error);
  g_autoptr (GVariant) left = g_variant_ref_sink (kol_creator_to_variant (creator));
  g_autoptr (GVariant) right = NULL;

  g_assert_no_error (error);
  right = g_variant_ref_sink (kol_creator_to_variant (again));
  g_assert_cmpmem (g_variant_get_data (left), g_variant_get_size (left), g_variant_get_data (right),
                   g_variant_get_size (right));
}

static void
check_page (KolPage *page)
{
  g_assert_cmpint (kol_page_get_total (page), >=, -1);
  for (guint i = 0; i < kol_page_get_n_creators (page); i++)
    {
      check_creator (kol_page_get_creator (page, i));
      check_raw (kol_page_get_creator (page, i), kol_page_get_raw (page, i));
    }
}

static void
check_error (const GError *error)
{
  g_assert_true (error->domain == KOL_API_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), <, 4096);
  g_assert_nonnull (kol_api_error_get_title (error));
  g_assert_cmpint (kol_api_error_get_retry_delay (error, 1, 1000), <=, 1250);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const guint statuses[] = { 200, 301, 404, 429, 503, 0 };
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) no_creator = NULL;
  g_autoptr (KolCreator) creator = NULL;
  g_autoptr (KolPage)
      page = kol_answer_parse (body, statuses[size % G_N_ELEMENTS (statuses)], query, 1, 1, &error);

  g_assert_true ((page != NULL) != (error != NULL));
  if (page != NULL)
    check_page (page);
  else
    check_error (error);

  creator = kol_answer_decode_creator (body, 1, &no_creator);
  g_assert_true ((creator != NULL) != (no_creator != NULL));
  if (creator != NULL)
    check_creator (creator);

  return 0;
}
