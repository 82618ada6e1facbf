// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-field.h"

static const char *const derived[] = {
  "lowestPrice",        "cpmPhoto",        "cpmVideo",        "readCostPhoto",
  "readCostVideo",      "engageCostPhoto", "engageCostVideo", "engagementRateReads",
  "engagementRateFans", "readsPerFan",     "clickRate",       "coopReadRatio",
  "coopEngageRatio",    "fansGained30",
};

static const char *const documented[] = {
  "userId",
  "headPhoto",
  "name",
  "redId",
  "location",
  "gender",
  "contentTags",
  "personalTags",
  "featureTags",
  "noteSign.name",
  "liveSign.name",
  "tradeType",
  "currentLevel",
  "userType",
  "cooperType",
  "pictureState",
  "videoState",
  "lowActive",
  "newHighQuality",
  "picturePrice",
  "videoPrice",
  "estimatePictureCpm",
  "estimateVideoCpm",
  "estimatePictureEngageCost",
  "estimateVideoEngageCost",
  "pictureReadCost",
  "videoReadCost",
  "estimatePictureCpmCompare",
  "estimateVideoCpmCompare",
  "estimatePictureEngageCostCompare",
  "estimateVideoEngageCostCompare",
  "estimateCpuv30d",
  "avgAgmv90d",
  "fansNum",
  "fans30GrowthRate",
  "fans30GrowthNum",
  "accumCommonImpMedinNum30d",
  "accumPicCommonImpMedinNum30d",
  "accumVideoCommonImpMedinNum30d",
  "clickMidNum",
  "pictureClickMidNum",
  "videoClickMidNum",
  "interMidNum",
  "pictureInterMidNum",
  "videoInterMidNum",
  "mEngagementNum",
  "videoFinishRate",
  "accumCoopImpMedinNum30d",
  "readMidCoop30",
  "interMidCoop30",
  "coopNoteNum30d",
  "mCpuvNum30d",
  "kliveCnt30d",
  "avgLiveViewerNum",
  "fansActiveIn28dLv",
  "fansEngageNum30dLv",
  "hundredLikePercent30",
  "thousandLikePercent30",
  "pictureHundredLikePercent30",
  "pictureThousandLikePercent30",
  "videoHundredLikePercent30",
  "videoThousandLikePercent30",
  "inviteReply48hNumRatio",
  "noteList.noteId",
  "noteList.noteType",
  "noteList.imageUrl",
  "noteList.contentTag",
};

static void
test_complete (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (derived); i++)
    g_assert_true (kol_field_is_derived (kol_field_require (derived[i])));
  for (gsize i = 0; i < G_N_ELEMENTS (documented); i++)
    g_assert_false (kol_field_is_derived (kol_field_require (documented[i])));

  g_assert_cmpuint (kol_field_get_n_fields (), ==,
                    G_N_ELEMENTS (derived) + G_N_ELEMENTS (documented));
  g_assert_null (kol_field_lookup ("isCollect"));
  g_assert_null (kol_field_lookup (NULL));
}

static void
test_rows (void)
{
  guint n_shown = 0;

  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      const KolField *field = kol_field_at (i);
      gboolean read = field->keys[0] != NULL;

      g_test_message ("%s", field->id);
      g_assert_cmpuint (kol_field_get_index (field), ==, i);
      g_assert_true (kol_field_lookup (field->id) == field);
      g_assert_cmpstr (kol_field_get_label (field), !=, "");
      g_assert_cmpstr (kol_field_get_short_label (field), !=, "");
      g_assert_cmpstr (kol_field_get_definition (field), !=, "");
      g_assert_cmpint (field->width, >=, 60);
      g_assert_cmpuint (kol_field_get_slot (field), <, kol_field_get_n_slots (field->kind));
      /* A field is read, worked out or listed from the notes: exactly one of them. */
      g_assert_cmpint (
          read + kol_field_is_derived (field) + (field->note_part != KOL_NOTE_PART_NONE), ==, 1);
      n_shown += field->shown;
    }

  g_assert_cmpuint (n_shown, ==, 6);
}

/* What a figure stands on must be above it, or it would be worked out of nothing. */
static void
test_formulas (void)
{
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      const KolField *field = kol_field_at (i);

      if (field->needs != NULL)
        g_assert_true (kol_field_is_figure (kol_field_require (field->needs)));
      if (!kol_field_is_derived (field))
        continue;
      g_assert_true (kol_field_is_figure (kol_field_require (field->formula.a)));
      g_assert_true (kol_field_is_figure (kol_field_require (field->formula.b)));
      g_assert_false (kol_field_is_derived (kol_field_require (field->formula.a)));
      g_assert_false (kol_field_is_derived (kol_field_require (field->formula.b)));
    }
}

static void
test_engagements_are_named (void)
{
  const char *ids[] = { "engageCostPhoto", "engageCostVideo", "engagementRateReads",
                        "engagementRateFans" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_nonnull (strstr (kol_field_require (ids[i])->definition, "likes + saves + comments"));
}

static void
test_guard (void)
{
  const KolField *price = kol_field_require ("picturePrice");
  const KolField *median = kol_field_require ("clickMidNum");
  const KolField *notes = kol_field_require ("coopNoteNum30d");
  const KolField *growth = kol_field_require ("fans30GrowthRate");
  const KolField *level = kol_field_require ("currentLevel");
  const KolField *state = kol_field_require ("pictureState");

  g_assert_cmpfloat (kol_field_guard (price, 158), ==, 158);
  g_assert_cmpfloat (kol_field_guard (price, 9999998), ==, 9999998);
  g_assert_true (isnan (kol_field_guard (price, 0)));
  g_assert_true (isnan (kol_field_guard (price, -1)));
  g_assert_true (isnan (kol_field_guard (price, 9999999)));
  g_assert_true (isnan (kol_field_guard (price, 1e8)));
  g_assert_true (isnan (kol_field_guard (median, 0)));
  g_assert_true (isnan (kol_field_guard (median, -1)));
  g_assert_cmpfloat (kol_field_guard (notes, 0), ==, 0);
  g_assert_cmpfloat (kol_field_guard (growth, 0), ==, 0);
  g_assert_cmpfloat (kol_field_guard (growth, -12.5), ==, -12.5);
  g_assert_cmpfloat (kol_field_guard (growth, 130.9), ==, 130.9);
  g_assert_cmpfloat (kol_field_guard (level, 0), ==, 0);
  g_assert_true (isnan (kol_field_guard (level, 7)));
  g_assert_cmpfloat (kol_field_guard (state, 1), ==, 1);
  g_assert_true (isnan (kol_field_guard (state, 0)));
  g_assert_true (isnan (kol_field_guard (median, INFINITY)));
  g_assert_true (isnan (kol_field_guard (median, NAN)));
}

static void
test_level (void)
{
  const KolField *level = kol_field_require ("currentLevel");
  g_autofree char *poor = kol_field_format (level, 0, KOL_NUMBER_STYLE_WESTERN);

  g_assert_cmpstr (poor, ==, "Poor");
  g_assert_cmpfloat (kol_field_level_from_text (level, "优秀"), ==, 2);
  g_assert_cmpfloat (kol_field_level_from_text (level, "1"), ==, 1);
  g_assert_true (isnan (kol_field_level_from_text (level, "?")));
  g_assert_true (isnan (kol_field_level_from_text (level, NULL)));
}

static void
test_judge (void)
{
  const KolField *active = kol_field_require ("fansActiveIn28dLv");
  const KolField *cpm = kol_field_require ("cpmPhoto");

  g_assert_cmpint (kol_field_judge (active, 70), ==, 1);
  g_assert_cmpint (kol_field_judge (active, 69.9), ==, -1);
  g_assert_cmpint (kol_field_judge (active, NAN), ==, 0);
  g_assert_cmpint (kol_field_judge (cpm, 49), ==, 1);
  g_assert_cmpint (kol_field_judge (cpm, 50), ==, -1);
  g_assert_cmpint (kol_field_judge (kol_field_require ("fansNum"), 5), ==, 0);
}

static void
test_words (void)
{
  g_autofree char *basis = kol_field_describe_basis (kol_field_require ("cpmPhoto"));
  g_autofree char *none = kol_field_describe_basis (kol_field_require ("name"));
  g_autofree char *flag = kol_field_format (kol_field_require ("lowActive"), 1,
                                            KOL_NUMBER_STYLE_WESTERN);
  g_autofree char *unknown = kol_field_format (kol_field_require ("lowActive"), NAN,
                                               KOL_NUMBER_STYLE_WESTERN);

  g_assert_cmpstr (basis, ==, "photo notes, 30 days");
  g_assert_null (none);
  g_assert_cmpstr (flag, ==, "Yes");
  g_assert_cmpstr (unknown, ==, KOL_UNKNOWN);
  g_assert_cmpstr (kol_field_translate_value (kol_field_require ("gender"), "女"), ==, "Female");
  g_assert_cmpstr (kol_field_translate_value (kol_field_require ("gender"), "其他"), ==, "其他");
  for (KolFieldKind kind = KOL_FIELD_KIND_TEXT; kind <= KOL_FIELD_KIND_FLAG; kind++)
    g_assert_nonnull (kol_field_kind_to_string (kind));
  for (KolFieldGroup group = 0; group < KOL_N_FIELD_GROUPS; group++)
    {
      g_assert_nonnull (kol_field_group_get_label (group));
      g_assert_nonnull (kol_field_group_get_id (group));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/complete", test_complete);
  g_test_add_func ("/field/rows", test_rows);
  g_test_add_func ("/field/formulas", test_formulas);
  g_test_add_func ("/field/engagements-are-named", test_engagements_are_named);
  g_test_add_func ("/field/guard", test_guard);
  g_test_add_func ("/field/level", test_level);
  g_test_add_func ("/field/judge", test_judge);
  g_test_add_func ("/field/words", test_words);

  return g_test_run ();
}
