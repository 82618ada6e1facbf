// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-creator.h"

static const KolField *
f (const char *id)
{
  return kol_field_require (id);
}

static void
set (KolCreator *creator, const char *id, double value)
{
  kol_creator_set_figure (creator, f (id), value);
}

static double
get (KolCreator *creator, const char *id)
{
  return kol_creator_get_figure (creator, f (id));
}

/* The figures of the documented sample answer. */
static KolCreator *
create_sample (void)
{
  g_autoptr (KolCreator) creator = kol_creator_new ();
  g_autoptr (KolNote)
      note = kol_note_new ("n1", KOL_NOTE_KIND_PHOTO, "http://pictures.example/1", "文化艺术");
  const char *tags[] = { "兴趣爱好", "阅读", NULL };

  kol_creator_set_text (creator, f ("userId"), "0123456789abcdef01234567");
  kol_creator_set_text (creator, f ("name"), "林示例");
  kol_creator_set_text (creator, f ("redId"), "0012345");
  kol_creator_set_text (creator, f ("gender"), "女");
  kol_creator_set_tags (creator, f ("contentTags"), tags);
  set (creator, "picturePrice", 158);
  set (creator, "videoPrice", 9999999);
  set (creator, "fansNum", 4544);
  set (creator, "fans30GrowthRate", 130.9);
  set (creator, "clickMidNum", 7972);
  set (creator, "pictureClickMidNum", 14139);
  set (creator, "videoClickMidNum", 0);
  set (creator, "interMidNum", 1138);
  set (creator, "pictureInterMidNum", 1957);
  set (creator, "accumCommonImpMedinNum30d", 22663);
  set (creator, "accumPicCommonImpMedinNum30d", 30032);
  set (creator, "readMidCoop30", 0);
  set (creator, "estimatePictureCpm", 5.26);
  set (creator, "estimatePictureCpmCompare", 97.8);
  set (creator, "estimateVideoCpm", 0);
  set (creator, "estimateVideoCpmCompare", 47);
  set (creator, "currentLevel", 0);
  kol_creator_add_note (creator, note);
  kol_creator_set_fetched_at (creator, 1795363200);
  kol_creator_seal (creator);

  return g_steal_pointer (&creator);
}

static void
check_sample (KolCreator *creator)
{
  g_assert_cmpfloat (get (creator, "picturePrice"), ==, 158);
  g_assert_true (isnan (get (creator, "videoPrice")));
  g_assert_cmpfloat (get (creator, "lowestPrice"), ==, 158);
  g_assert_cmpfloat_with_epsilon (get (creator, "cpmPhoto"), 158.0 / 30032 * 1000, 1e-9);
  g_assert_true (isnan (get (creator, "cpmVideo")));
  g_assert_cmpfloat_with_epsilon (get (creator, "readCostPhoto"), 158.0 / 14139, 1e-12);
  g_assert_true (isnan (get (creator, "readCostVideo")));
  g_assert_cmpfloat_with_epsilon (get (creator, "engageCostPhoto"), 158.0 / 1957, 1e-12);
  g_assert_true (isnan (get (creator, "engageCostVideo")));
  g_assert_cmpfloat_with_epsilon (get (creator, "engagementRateReads"), 1138.0 / 7972 * 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (creator, "engagementRateFans"), 1138.0 / 4544 * 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (creator, "readsPerFan"), 7972.0 / 4544 * 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (creator, "clickRate"), 7972.0 / 22663 * 100, 1e-9);
  g_assert_true (isnan (get (creator, "coopReadRatio")));
  g_assert_true (isnan (get (creator, "coopEngageRatio")));
  g_assert_cmpfloat (get (creator, "fansGained30"), ==, 2576);
  g_assert_cmpfloat (get (creator, "estimatePictureCpmCompare"), ==, 97.8);
  g_assert_true (isnan (get (creator, "estimateVideoCpmCompare")));
  g_assert_cmpfloat (get (creator, "currentLevel"), ==, 0);
  g_assert_cmpstr (kol_creator_get_id (creator), ==, "0123456789abcdef01234567");
  g_assert_cmpstr (kol_creator_get_name (creator), ==, "林示例");
  g_assert_cmpstr (kol_creator_get_text (creator, f ("redId")), ==, "0012345");
  g_assert_null (kol_creator_get_text (creator, f ("location")));
  g_assert_cmpint (kol_creator_get_fetched_at (creator), ==, 1795363200);
  g_assert_cmpuint (kol_creator_get_n_notes (creator), ==, 1);
  g_assert_cmpstr (kol_creator_get_note (creator, 0)->cover_url, ==, "http://pictures.example/1");
  g_assert_null (kol_creator_get_note (creator, 1));
  g_assert_cmpstr (kol_creator_get_tags (creator, f ("noteList.noteId"))[0], ==, "n1");
  g_assert_cmpstr (kol_creator_get_tags (creator, f ("contentTags"))[1], ==, "阅读");
}

static void
test_figures (void)
{
  g_autoptr (KolCreator) creator = create_sample ();

  check_sample (creator);
}

static void
test_variant (void)
{
  g_autoptr (KolCreator) creator = create_sample ();
  g_autoptr (GVariant) variant = g_variant_ref_sink (kol_creator_to_variant (creator));
  g_autoptr (KolCreator) copy = kol_creator_new_from_variant (variant, 1795363200);
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new ("(sd)", "x", 1.0));

  g_assert_nonnull (copy);
  check_sample (copy);
  g_assert_cmpint (kol_creator_compare (creator, copy, f ("name"), FALSE), ==, 0);
  g_assert_null (kol_creator_new_from_variant (other, 0));
}

static void
test_unknown (void)
{
  g_autoptr (KolCreator) creator = kol_creator_new ();

  kol_creator_seal (creator);
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      g_autofree char *text = kol_creator_format (creator, kol_field_at (i),
                                                  KOL_NUMBER_STYLE_WESTERN);

      g_assert_false (kol_creator_knows (creator, kol_field_at (i)));
      g_assert_cmpstr (text, ==, KOL_UNKNOWN);
    }
  g_assert_cmpstr (kol_creator_get_id (creator), ==, "");
  g_assert_cmpstr (kol_creator_get_name (creator), ==, "");
}

static void
test_gained (void)
{
  double rates[] = { -100, -150, 0, -50, 100 };
  double gained[] = { NAN, NAN, 0, -1000, 500 };

  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr (KolCreator) creator = kol_creator_new ();

      set (creator, "fansNum", 1000);
      set (creator, "fans30GrowthRate", rates[i]);
      kol_creator_seal (creator);
      if (isnan (gained[i]))
        g_assert_true (isnan (get (creator, "fansGained30")));
      else
        g_assert_cmpfloat (get (creator, "fansGained30"), ==, gained[i]);
    }
}

static KolCreator *
with_price (double price)
{
  KolCreator *creator = kol_creator_new ();

  set (creator, "picturePrice", price);
  kol_creator_seal (creator);

  return creator;
}

static void
test_compare (void)
{
  g_autoptr (KolCreator) cheap = with_price (100);
  g_autoptr (KolCreator) dear = with_price (900);
  g_autoptr (KolCreator) unknown = with_price (9999999);
  const KolField *price = f ("picturePrice");

  g_assert_cmpint (kol_creator_compare (cheap, dear, price, FALSE), <, 0);
  g_assert_cmpint (kol_creator_compare (cheap, dear, price, TRUE), >, 0);
  g_assert_cmpint (kol_creator_compare (unknown, dear, price, FALSE), >, 0);
  g_assert_cmpint (kol_creator_compare (unknown, dear, price, TRUE), >, 0);
  g_assert_cmpint (kol_creator_compare (dear, unknown, price, TRUE), <, 0);
  g_assert_cmpint (kol_creator_compare (unknown, unknown, price, TRUE), ==, 0);
}

static void
test_addresses (void)
{
  g_autoptr (KolCreator) creator = create_sample ();
  g_autofree char *profile = kol_creator_dup_profile_url (creator);
  g_autofree char *marketplace = kol_creator_dup_marketplace_url (creator);
  g_autofree char *category = kol_creator_dup_category (creator);

  g_assert_cmpstr (profile, ==,
                   "https://www.xiaohongshu.com/user/profile/0123456789abcdef01234567");
  g_assert_cmpstr (
      marketplace, ==,
      "https://pgy.xiaohongshu.com/solar/pre-trade/blogger-detail/0123456789abcdef01234567");
  g_assert_cmpstr (category, ==, "兴趣爱好");
}

static void
test_finalize (void)
{
  KolCreator *creator = create_sample ();

  g_assert_finalize_object (creator);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/creator/figures", test_figures);
  g_test_add_func ("/creator/variant", test_variant);
  g_test_add_func ("/creator/unknown", test_unknown);
  g_test_add_func ("/creator/gained", test_gained);
  g_test_add_func ("/creator/compare", test_compare);
  g_test_add_func ("/creator/addresses", test_addresses);
  g_test_add_func ("/creator/finalize", test_finalize);

  return g_test_run ();
}
