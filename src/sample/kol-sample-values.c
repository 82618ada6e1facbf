// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-json.h"
#include "kol-sample-values.h"

/* What creators’ keys hold, with the service’s habits: see each function. */

gboolean
kol_sample_write_user_id (KolSampleWriter *writer)
{
  return kol_sample_write_text (writer, writer->creator->user_id);
}

/* A few addresses are cut off, as the documented one is, and a few are absent. */
gboolean
kol_sample_write_head_photo (KolSampleWriter *writer)
{
  double quirk = kol_sample_creator_quirk (writer->creator, writer->key);

  if (quirk < 0.004)
    return kol_sample_write_literal (writer, "null");

  g_string_append_printf (writer->json, "\"%s/picture/avatar/%s.jpg?imageView2/2/w/120/%s\"",
                          writer->base_url, writer->creator->user_id,
                          quirk < 0.01 ? "..." : "format/jpg");

  return TRUE;
}

gboolean
kol_sample_write_name (KolSampleWriter *writer)
{
  return kol_sample_write_text (writer, writer->creator->name);
}

gboolean
kol_sample_write_red_id (KolSampleWriter *writer)
{
  return kol_sample_write_text (writer, writer->creator->red_id);
}

gboolean
kol_sample_write_location (KolSampleWriter *writer)
{
  return kol_sample_write_text (writer, writer->creator->place);
}

gboolean
kol_sample_write_gender (KolSampleWriter *writer)
{
  return kol_sample_write_text (writer, writer->creator->female ? "女" : "男");
}

gboolean
kol_sample_write_personal_tags (KolSampleWriter *writer)
{
  if (writer->creator->persona == NULL)
    return kol_sample_write_literal (writer, "null");

  return kol_sample_write_list (writer, &writer->creator->persona, 1);
}

gboolean
kol_sample_write_feature_tags (KolSampleWriter *writer)
{
  const KolSampleCreator *creator = writer->creator;

  if (creator->features[0] == NULL)
    return kol_sample_write_literal (
        writer, kol_sample_writer_has_quirk (writer, writer->key, 0.2) ? "[]" : "null");

  return kol_sample_write_list (writer, creator->features, G_N_ELEMENTS (creator->features));
}

static void
write_taxonomy (KolSampleWriter *writer,
                const char *category,
                const char *const *subcategories,
                guint n)
{
  g_string_append (writer->json, "{\"taxonomy1Tag\":");
  kol_sample_write_text (writer, category);
  g_string_append (writer->json, ",\"taxonomy2Tags\":");
  kol_sample_write_list (writer, subcategories, n);
  g_string_append_c (writer->json, '}');
}

gboolean
kol_sample_write_content_tags (KolSampleWriter *writer)
{
  const KolSampleCreator *creator = writer->creator;

  if (kol_sample_writer_has_quirk (writer, writer->key, 0.012))
    return kol_sample_write_literal (writer, "null");

  g_string_append_c (writer->json, '[');
  write_taxonomy (writer, creator->categories[0], creator->subcategory, 2);
  if (creator->categories[1] != NULL)
    {
      g_string_append_c (writer->json, ',');
      write_taxonomy (writer, creator->categories[1], creator->subcategory + 2, 1);
    }
  g_string_append_c (writer->json, ']');

  return TRUE;
}

static gboolean
write_signature (KolSampleWriter *writer, const char *agency)
{
  if (agency == NULL)
    return kol_sample_write_literal (writer, "null");

  g_string_append (writer->json, "{\"name\":");
  kol_sample_write_text (writer, agency);
  g_string_append_c (writer->json, '}');

  return TRUE;
}

gboolean
kol_sample_write_note_sign (KolSampleWriter *writer)
{
  return write_signature (writer, writer->creator->agency);
}

gboolean
kol_sample_write_live_sign (KolSampleWriter *writer)
{
  return write_signature (writer, writer->creator->lives > 0 ? writer->creator->agency : NULL);
}

gboolean
kol_sample_write_trade_type (KolSampleWriter *writer)
{
  return kol_sample_write_text (writer, writer->creator->trades);
}

/* "No price" has three spellings, the third of them in two notations; and the key may be missing.
 */
static gboolean
write_price (KolSampleWriter *writer, double price)
{
  double quirk = kol_sample_creator_quirk (writer->creator, writer->key);

  if (!isnan (price))
    return kol_sample_write_number (writer, price);
  if (quirk < 0.04)
    return FALSE;
  if (quirk < 0.3)
    return kol_sample_write_literal (writer, "null");
  if (quirk < 0.5)
    return kol_sample_write_number (writer, 0);
  if (quirk < 0.7)
    return kol_sample_write_literal (writer, "9999999.0");

  return kol_sample_write_literal (writer, "9999999");
}

gboolean
kol_sample_write_picture_price (KolSampleWriter *writer)
{
  return write_price (writer, writer->creator->photo.price);
}

gboolean
kol_sample_write_video_price (KolSampleWriter *writer)
{
  return write_price (writer, writer->creator->video.price);
}

/* fmin () takes the other when one is NaN. */
gboolean
kol_sample_write_lower_price (KolSampleWriter *writer)
{
  return write_price (writer, fmin (writer->creator->photo.price, writer->creator->video.price));
}

gboolean
kol_sample_write_state (KolSampleWriter *writer)
{
  return kol_sample_write_literal (
      writer, kol_sample_writer_has_quirk (writer, writer->key, 0.9) ? "1" : "0");
}

/* A list is seldom empty and very seldom null; covers are cut off or absent now and then. */
static void
write_note (KolSampleWriter *writer, const KolSampleNote *note)
{
  double quirk = kol_sample_creator_quirk (writer->creator, note->id);

  g_string_append_printf (writer->json,
                          "{\"noteId\":\"%s\",\"noteType\":%u,\"imageUrl\":", note->id, note->kind);
  if (quirk < 0.004)
    g_string_append (writer->json, "null");
  else
    g_string_append_printf (writer->json,
                            "\"%s/picture/cover/%s.jpg?imageView2/2/w/360/format/jpg/q/7%s\"",
                            writer->base_url, note->id, quirk < 0.01 ? "..." : "5");
  g_string_append (writer->json, ",\"featureTags\":[],\"contentTag\":");
  kol_sample_write_text (writer, note->category);
  g_string_append (writer->json, ",\"industryTags\":null,\"bind\":false}");
}

gboolean
kol_sample_write_note_list (KolSampleWriter *writer)
{
  double quirk = kol_sample_creator_quirk (writer->creator, writer->key);

  if (quirk < 0.004)
    return kol_sample_write_literal (writer, "null");
  if (quirk < 0.010)
    return kol_sample_write_literal (writer, "[]");

  for (guint i = 0; i < writer->creator->n_notes; i++)
    {
      g_string_append_c (writer->json, i == 0 ? '[' : ',');
      write_note (writer, &writer->creator->notes[i]);
    }
  g_string_append_c (writer->json, ']');

  return TRUE;
}

static gboolean
write_cost_text (KolSampleWriter *writer, double cost)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (writer->json, "\"%s\"",
                          g_ascii_formatd (text, sizeof text, "%.2f", cost));

  return TRUE;
}

gboolean
kol_sample_write_picture_read_cost (KolSampleWriter *writer)
{
  return write_cost_text (writer, writer->creator->photo.read_cost);
}

gboolean
kol_sample_write_video_read_cost (KolSampleWriter *writer)
{
  return write_cost_text (writer, writer->creator->video.read_cost);
}

/* The one figure that is always there: a creator without followers cannot be found by them. */
gboolean
kol_sample_write_fans (KolSampleWriter *writer)
{
  return kol_sample_write_number (writer, writer->creator->fans);
}

gboolean
kol_sample_write_growth_rate (KolSampleWriter *writer)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!writer->text_numbers)
    return kol_sample_write_figure (writer, writer->creator->growth_rate);

  g_string_append_printf (
      writer->json, "\"%s\"",
      g_ascii_formatd (text, sizeof text, "%.15g", writer->creator->growth_rate));

  return TRUE;
}

gboolean
kol_sample_write_low_active (KolSampleWriter *writer)
{
  return kol_sample_write_literal (writer, writer->creator->low_active ? "true" : "false");
}

gboolean
kol_sample_write_cooper_type (KolSampleWriter *writer)
{
  return kol_sample_write_literal (writer, writer->creator->takes_orders ? "1" : "2");
}

/* A price list of its own that some of the fashion trade have. */
gboolean
kol_sample_write_clothing_price (KolSampleWriter *writer)
{
  const KolSampleCreator *creator = writer->creator;
  gboolean has = g_str_equal (creator->categories[0], "时尚") &&
                 kol_sample_writer_has_quirk (writer, writer->key, 0.4);

  g_string_append (writer->json, "{\"bizType\":null,\"industryId\":0,\"picturePrice\":");
  if (has && !isnan (creator->photo.price))
    kol_sample_write_number (writer, round (creator->photo.price * 0.09) * 10);
  else
    g_string_append (writer->json,
                     kol_sample_writer_has_quirk (writer, "clothing", 0.1) ? "9999999" : "0");
  g_string_append_printf (writer->json, ",\"pictureState\":%d,\"videoPrice\":0,\"videoState\":0}",
                          has);

  return TRUE;
}

gboolean
kol_sample_write_exposures (KolSampleWriter *writer)
{
  if (!writer->text_numbers || writer->creator->exposures < 10000)
    return kol_sample_write_figure (writer, writer->creator->exposures);

  kol_sample_json_append_myriads (writer->json, writer->creator->exposures, "万");

  return TRUE;
}

gboolean
kol_sample_write_coop_exposures (KolSampleWriter *writer)
{
  if (!writer->text_numbers || writer->creator->coop_exposures < 10000)
    return kol_sample_write_figure (writer, writer->creator->coop_exposures);

  kol_sample_json_append_myriads (writer->json, writer->creator->coop_exposures, "w");

  return TRUE;
}

gboolean
kol_sample_write_coop_reads (KolSampleWriter *writer)
{
  if (!writer->text_numbers)
    return kol_sample_write_figure (writer, writer->creator->coop_reads);

  kol_sample_json_append_grouped (writer->json, writer->creator->coop_reads);

  return TRUE;
}

/* Two spellings of one value: sometimes only one of them holds it. */
static gboolean
write_twin (KolSampleWriter *writer, const char *pair, gboolean second, double value)
{
  double quirk = kol_sample_creator_quirk (writer->creator, pair);

  if (quirk < (second ? 0.06 : 0.03))
    return second ? kol_sample_write_literal (writer, "null")
                  : kol_sample_write_number (writer, value);
  if (quirk < 0.09)
    return second ? FALSE : kol_sample_write_number (writer, value);
  if (quirk < 0.12)
    return second ? kol_sample_write_number (writer, value)
                  : kol_sample_write_literal (writer, "null");
  if (quirk < 0.15)
    return second ? kol_sample_write_number (writer, value) : FALSE;

  return kol_sample_write_number (writer, value);
}

gboolean
kol_sample_write_old_engagements (KolSampleWriter *writer)
{
  return write_twin (writer, "engagements", TRUE, writer->creator->new_engagements);
}

gboolean
kol_sample_write_new_engagements (KolSampleWriter *writer)
{
  return write_twin (writer, "engagements", FALSE, writer->creator->new_engagements);
}

gboolean
kol_sample_write_old_visits (KolSampleWriter *writer)
{
  return write_twin (writer, "visits", TRUE, writer->creator->store_visits);
}

gboolean
kol_sample_write_new_visits (KolSampleWriter *writer)
{
  return write_twin (writer, "visits", FALSE, writer->creator->store_visits);
}
