// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stddef.h>

#include "kol-sample-answer.h"
#include "kol-sample-json.h"
#include "kol-sample-values.h"

/* The answer, spelled as the service spells it: every key it documents, in its order, and with its
 * habits. Which creator has which habit is drawn from the creator, so that an answer never changes.
 */

/* Returns FALSE to leave the key out; then nothing may have been written. */
typedef gboolean (*WriteFunc) (KolSampleWriter *writer);

typedef struct
{
  const char *key;
  const char *fixed; /* the same for every creator, or */
  WriteFunc write;   /* written by this, or */
  gsize offset;      /* a number in the creator */
} Row;

#define NUMBER(member) .offset = offsetof (KolSampleCreator, member)

// clang-format off
static const Row rows[] = {
  { "userId", .write = kol_sample_write_user_id },
  { "valid", .fixed = "1" },
  { "headPhoto", .write = kol_sample_write_head_photo },
  { "name", .write = kol_sample_write_name },
  { "redId", .write = kol_sample_write_red_id },
  { "location", .write = kol_sample_write_location },
  { "homePageDisplay", .fixed = "1" },
  { "travelAreaList", .fixed = "null" },
  { "type", .fixed = "[]" },
  { "personalTags", .write = kol_sample_write_personal_tags },
  { "fansCount", .fixed = "0" },
  { "likeCollectCountInfo", .fixed = "null" },
  { "businessNoteCount", .fixed = "0" },
  { "totalNoteCount", .fixed = "null" },
  { "recommend", .fixed = "null" },
  { "picturePrice", .write = kol_sample_write_picture_price },
  { "videoPrice", .write = kol_sample_write_video_price },
  { "lowerPrice", .write = kol_sample_write_lower_price },
  { "userType", .fixed = "2" },
  { "showPrice", .fixed = "true" },
  { "pictureState", .write = kol_sample_write_state },
  { "videoState", .write = kol_sample_write_state },
  { "isCollect", .fixed = "false" },
  { "cooperateState", .fixed = "1" },
  { "pictureInCart", .fixed = "null" },
  { "videoInCart", .fixed = "null" },
  { "note", .fixed = "null" },
  { "live", .fixed = "null" },
  { "cps", .fixed = "null" },
  { "noteSign", .write = kol_sample_write_note_sign },
  { "liveSign", .write = kol_sample_write_live_sign },
  { "goodRecommendPermission", .fixed = "null" },
  { "cpc", .fixed = "null" },
  { "pictureCpcBasePrice", .fixed = "\"0\"" },
  { "pictureCpcPerPrice", .fixed = "\"0\"" },
  { "pictureCpcEstimateNum", .fixed = "null" },
  { "videoCpcState", .fixed = "null" },
  { "videoCpcBasePrice", .fixed = "\"0\"" },
  { "videoCpcPerPrice", .fixed = "\"0\"" },
  { "videoCpcEstimateNum", .fixed = "null" },
  { "pictureCpcInCart", .fixed = "null" },
  { "videoCpcInCart", .fixed = "null" },
  { "contentTags", .write = kol_sample_write_content_tags },
  { "featureTags", .write = kol_sample_write_feature_tags },
  { "industryTag", .fixed = "null" },
  { "gender", .write = kol_sample_write_gender },
  { "picPriceRemind", .fixed = "null" },
  { "videoPriceRemind", .fixed = "null" },
  { "currentLevel", NUMBER (level) },
  { "nextLevel", .fixed = "-1" },
  { "priceState", .fixed = "1" },
  { "resemblance", .fixed = "true" },
  { "noteList", .write = kol_sample_write_note_list },
  { "tradeType", .write = kol_sample_write_trade_type },
  { "clickMidNum", NUMBER (reads) },
  { "clickMidNumMcn", .fixed = "0" },
  { "interMidNum", NUMBER (engagements) },
  { "fansNum", .write = kol_sample_write_fans },
  { "matchNoteNumber", .fixed = "0" },
  { "authorityList", .fixed = "null" },
  { "processingAuthorities", .fixed = "null" },
  { "pictureShowState", .fixed = "null" },
  { "videoShowState", .fixed = "null" },
  { "classifyCode", .fixed = "1" },
  { "predictiveExposure", .fixed = "0" },
  { "efficiencyValidUser", .fixed = "0" },
  { "pictureReadCost", .write = kol_sample_write_picture_read_cost },
  { "videoReadCost", .write = kol_sample_write_video_read_cost },
  { "pictureClickMidNum", NUMBER (photo.reads) },
  { "pictureInterMidNum", NUMBER (photo.engagements) },
  { "videoClickMidNum", NUMBER (video.reads) },
  { "videoFinishRate", NUMBER (finish_rate) },
  { "videoInterMidNum", NUMBER (video.engagements) },
  { "fans30GrowthRate", .write = kol_sample_write_growth_rate },
  { "fans30GrowthNum", NUMBER (growth_num) },
  { "nextPicturePrice", .fixed = "null" },
  { "nextVideoPrice", .fixed = "null" },
  { "fansRiseNum", .fixed = "null" },
  { "fansEngageNum", .fixed = "null" },
  { "overflowNum", .fixed = "null" },
  { "newHighQuality", NUMBER (rising) },
  { "isIndustryRecommend", .fixed = "false" },
  { "picturePriceGtZero", .fixed = "true" },
  { "videoPriceGtZero", .fixed = "true" },
  { "lowActive", .write = kol_sample_write_low_active },
  { "fansActiveIn28dLv", NUMBER (active) },
  { "fansEngageNum30dLv", NUMBER (engaged) },
  { "hundredLikePercent30", NUMBER (hundred) },
  { "thousandLikePercent30", NUMBER (thousand) },
  { "pictureHundredLikePercent30", NUMBER (photo.hundred) },
  { "pictureThousandLikePercent30", NUMBER (photo.thousand) },
  { "videoHundredLikePercent30", NUMBER (video.hundred) },
  { "videoThousandLikePercent30", NUMBER (video.thousand) },
  { "cooperType", .write = kol_sample_write_cooper_type },
  { "buyerType", .fixed = "2" },
  { "promiseImpNum", .fixed = "\"0\"" },
  { "kolType", .fixed = "0" },
  { "showPromiseTag", .fixed = "0" },
  { "activityList", .fixed = "[]" },
  { "controlState", .fixed = "0" },
  { "clothingIndustryPrice", .write = kol_sample_write_clothing_price },
  { "fbState", .fixed = "0" },
  { "forecastReadUvLower", .fixed = "0" },
  { "forecastReadUvUpper", .fixed = "0" },
  { "forecastGroupCoverRateLower", .fixed = "0" },
  { "forecastGroupCoverRateUpper", .fixed = "0" },
  { "intentionInfo", .fixed = "{\"intentionText\":\"\",\"intentionType\":0}" },
  { "seedAndHarcest", .fixed = "null" },
  { "liveImg", .fixed = "null" },
  { "liveId", .fixed = "null" },
  { "liveGMV", .fixed = "null" },
  { "isStar", .fixed = "null" },
  { "top2CategoryList", .fixed = "null" },
  { "hasBuyerAuth", .fixed = "true" },
  { "sellerRealIncomeAmt90d", .fixed = "0" },
  { "estimatePictureCpm", NUMBER (photo.cpm) },
  { "estimatePictureCpmCompare", NUMBER (photo.cpm_compare) },
  { "estimateVideoCpm", NUMBER (video.cpm) },
  { "estimateVideoCpmCompare", NUMBER (video.cpm_compare) },
  { "estimatePictureEngageCost", NUMBER (photo.engage_cost) },
  { "estimatePictureEngageCostCompare", NUMBER (photo.engage_compare) },
  { "estimateVideoEngageCost", NUMBER (video.engage_cost) },
  { "estimateVideoEngageCostCompare", NUMBER (video.engage_compare) },
  { "inviteReply48hNumRatio", NUMBER (reply_rate) },
  { "recommendReason", .fixed = "null" },
  { "kolHeadLabel", .fixed = "0" },
  { "accumCoopImpMedinNum30d", .write = kol_sample_write_coop_exposures },
  { "estimateCpuv30d", NUMBER (store_visit_cost) },
  { "accumPicCommonImpMedinNum30d", NUMBER (photo.exposures) },
  { "accumVideoCommonImpMedinNum30d", NUMBER (video.exposures) },
  { "accumCommonImpMedinNum30d", .write = kol_sample_write_exposures },
  { "marketTarget", .fixed = "null" },
  { "readMidCoop30", .write = kol_sample_write_coop_reads },
  { "interMidCoop30", NUMBER (coop_engagements) },
  { "coopNoteNum30d", NUMBER (coop_notes) },
  { "specialIndustryLimit", .fixed = "false" },
  { "kliveCnt30d", NUMBER (lives) },
  { "avgAgmv90d", NUMBER (live_sales) },
  { "avgLiveViewerNum", NUMBER (live_viewers) },
  { "algoRecommendReasons", .fixed = "null" },
  { "mcpuvNum30d", .write = kol_sample_write_old_visits },
  { "mengagementNumMcn", .fixed = "0" },
  { "mengagementNum", .write = kol_sample_write_old_engagements },
  { "mEngagementNum", .write = kol_sample_write_new_engagements },
  { "mEngagementNumMcn", .fixed = "0" },
  { "mCpuvNum30d", .write = kol_sample_write_new_visits },
};
// clang-format on

static gboolean
write_value (KolSampleWriter *writer, const Row *row)
{
  writer->key = row->key;
  if (row->fixed != NULL)
    return kol_sample_write_literal (writer, row->fixed);
  if (row->write != NULL)
    return row->write (writer);

  return kol_sample_write_figure (writer, G_STRUCT_MEMBER (double, writer->creator, row->offset));
}

static void
write_row (KolSampleWriter *writer, const Row *row)
{
  gsize before = writer->json->len;
  gboolean first = writer->json->str[before - 1] == '{';

  g_string_append_printf (writer->json, first ? "\"%s\":" : ",\"%s\":", row->key);
  if (!write_value (writer, row))
    g_string_truncate (writer->json, before);
}

/**
 * kol_sample_answer_append_creator:
 * @text: where to
 * @creator: whom
 * @base_url: where pictures are served, without a slash at the end
 *
 * Appends one object of the answer's `kols`.
 */
void
kol_sample_answer_append_creator (GString *text,
                                  const KolSampleCreator *creator,
                                  const char *base_url)
{
  KolSampleWriter writer = { .json = text, .creator = creator, .base_url = base_url };

  g_return_if_fail (text != NULL);
  g_return_if_fail (creator != NULL);
  g_return_if_fail (base_url != NULL);

  writer.java = kol_sample_writer_has_quirk (&writer, "java", 0.15);
  writer.ascii = kol_sample_writer_has_quirk (&writer, "ascii", 0.08);
  writer.text_numbers = kol_sample_writer_has_quirk (&writer, "text-numbers", 0.03);

  g_string_append_c (text, '{');
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    write_row (&writer, &rows[i]);

  /* Keys that nobody documented turn up. */
  if (kol_sample_writer_has_quirk (&writer, "unknown-key", 0.02))
    g_string_append (text, ",\"contentSceneTags\":[{\"path\":\"生活 日常\",\"share\":0.4}]");
  g_string_append_c (text, '}');
}

/**
 * kol_sample_answer_make:
 * @envelope: what stands around it
 * @data: (nullable): JSON text; %NULL: `null`
 *
 * Returns: (transfer full): a whole answer
 */
char *
kol_sample_answer_make (const KolSampleEnvelope *envelope, const char *data)
{
  g_autoptr (GString) json = g_string_new (NULL);

  g_return_val_if_fail (envelope != NULL, NULL);

  g_string_append_printf (json, "{\"code\":%d,\"message\":", envelope->code);
  kol_sample_json_append_text (json, envelope->message, FALSE);
  g_string_append_printf (json, ",\"data\":%s,\"recordTime\":", data != NULL ? data : "null");
  kol_sample_json_append_text (json, envelope->record_time, FALSE);
  g_string_append (json, ",\"requestId\":");
  kol_sample_json_append_text (json, envelope->request_id, FALSE);
  g_string_append_c (json, '}');

  return g_string_free (g_steal_pointer (&json), FALSE);
}

/**
 * kol_sample_answer_make_page:
 * @envelope: what stands around it
 * @creators: (element-type KolSampleCreator): the page's creators
 * @total: how many the query finds
 * @track_id: the answer's `trackId`
 * @base_url: where pictures are served, without a slash at the end
 *
 * Returns: (transfer full): a whole answer with one page of creators
 */
char *
kol_sample_answer_make_page (const KolSampleEnvelope *envelope,
                             GPtrArray *creators,
                             guint total,
                             const char *track_id,
                             const char *base_url)
{
  g_autoptr (GString) data = g_string_sized_new (100000);

  g_return_val_if_fail (creators != NULL, NULL);

  g_string_append (data, "{\"kols\":[");
  for (guint i = 0; i < creators->len; i++)
    {
      if (i > 0)
        g_string_append_c (data, ',');
      kol_sample_answer_append_creator (data, g_ptr_array_index (creators, i), base_url);
    }
  g_string_append_printf (
      data,
      "],\"total\":%u,\"trackId\":\"%s\",\"highlightWords\":[],\"resultType\":1,"
      "\"redirect2NickSearch\":false}",
      total, track_id);

  return kol_sample_answer_make (envelope, data->str);
}
