// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-json.h"
#include "kol-sample-writer.h"

gboolean
kol_sample_writer_has_quirk (const KolSampleWriter *writer, const char *what, double probability)
{
  return kol_sample_creator_quirk (writer->creator, what) < probability;
}

gboolean
kol_sample_write_number (KolSampleWriter *writer, double value)
{
  if (writer->java)
    kol_sample_json_append_java_double (writer->json, value);
  else
    kol_sample_json_append_number (writer->json, value);

  return TRUE;
}

gboolean
kol_sample_write_literal (KolSampleWriter *writer, const char *json)
{
  g_string_append (writer->json, json);

  return TRUE;
}

gboolean
kol_sample_write_text (KolSampleWriter *writer, const char *text)
{
  kol_sample_json_append_text (writer->json, text, writer->ascii);

  return TRUE;
}

/* Any figure may be null or missing, seldom. */
gboolean
kol_sample_write_figure (KolSampleWriter *writer, double value)
{
  double quirk = kol_sample_creator_quirk (writer->creator, writer->key);

  if (quirk < 0.004)
    return FALSE;
  if (quirk < 0.010)
    return kol_sample_write_literal (writer, "null");

  return kol_sample_write_number (writer, value);
}

gboolean
kol_sample_write_list (KolSampleWriter *writer, const char *const *values, guint n)
{
  gboolean first = TRUE;

  g_string_append_c (writer->json, '[');
  for (guint i = 0; i < n; i++)
    {
      if (values[i] == NULL)
        continue;
      if (!first)
        g_string_append_c (writer->json, ',');
      first = FALSE;
      kol_sample_write_text (writer, values[i]);
    }
  g_string_append_c (writer->json, ']');

  return TRUE;
}
