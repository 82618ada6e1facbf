// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-details-history.h"
#include "kol-details-pane.h"
#include "kol-details-rows.h"
#include "table-support.h"
#include "widget-support.h"

typedef struct
{
  const char *id;
  double value;
} Figure;

/* figures: ended by id NULL */
static KolCreator *
create_with (const Figure *figures)
{
  KolCreator *creator = kol_creator_new ();

  kol_creator_set_text (creator, kol_field_require ("userId"), "5f0000000000000000000001");
  kol_creator_set_text (creator, kol_field_require ("name"), "小满 <探店>");
  for (; figures->id != NULL; figures++)
    kol_creator_set_figure (creator, kol_field_require (figures->id), figures->value);
  kol_creator_set_fetched_at (creator, 1700000000);
  kol_creator_seal (creator);

  return creator;
}

static const Figure no_figures[] = { { NULL, 0 } };

static gboolean
has_label (GtkWidget *widget, const char *part)
{
  return find_label (widget, part) != NULL;
}

static GtkWidget *
show (KolCreator *creator)
{
  GtkWidget *pane = g_object_ref_sink (kol_details_pane_new ());

  g_object_set (pane, "creator", creator, NULL);

  return pane;
}

static void
test_finalize (void)
{
  g_autoptr (KolCreator) creator = create_with (no_figures);
  GtkWidget *pane = show (creator);

  g_assert_finalize_object (pane);
  assert_finalized (kol_details_pane_new ());
}

static void
test_fast_grower (void)
{
  g_assert_true (kol_details_is_fast_grower (0.5, 1.5));
  g_assert_true (kol_details_is_fast_grower (0.1, 4));
  g_assert_false (kol_details_is_fast_grower (0.5, 1.4));
  g_assert_false (kol_details_is_fast_grower (2, 1));
  g_assert_false (kol_details_is_fast_grower (NAN, 1));
  g_assert_false (kol_details_is_fast_grower (1, NAN));
  g_assert_false (kol_details_is_fast_grower (0, 1));
  g_assert_false (kol_details_is_fast_grower (1, INFINITY));
}

/* Our cost stands above the platform's, and the gap between both is said in words. */
static void
test_costs (void)
{
  static const Figure grows[] = {
    { "picturePrice", 1000 },
    { "pictureClickMidNum", 2000 },
    { "pictureReadCost", 2 },
    { NULL, 0 },
  };
  static const Figure steady[] = {
    { "picturePrice", 1000 },
    { "pictureClickMidNum", 2000 },
    { "pictureReadCost", 0.6 },
    { NULL, 0 },
  };
  g_autoptr (KolCreator) fast = create_with (grows);
  g_autoptr (KolCreator) slow = create_with (steady);
  g_autoptr (GtkWidget) pane = show (fast);

  g_assert_true (has_label (pane, "¥1,000"));
  g_assert_true (has_label (pane, "¥0.5"));
  g_assert_true (has_label (pane, "platform ¥2"));
  g_assert_true (has_label (pane, "fast grower"));

  g_object_set (pane, "creator", slow, NULL);
  g_assert_true (has_label (pane, "platform ¥0.6"));
  g_assert_false (has_label (pane, "fast grower"));
}

/* Followers changed on the third day; the price is what it was from the first on. */
static KolHistory *
create_history (void)
{
  static const Figure before[] = { { "fansNum", 1000 }, { "picturePrice", 500 }, { NULL, 0 } };
  static const Figure now[] = { { "fansNum", 1500 }, { "picturePrice", 500 }, { NULL, 0 } };
  g_autoptr (KolCreator) old = create_with (before);
  g_autoptr (KolCreator) new = create_with (now);
  KolHistory *history = kol_history_new ();

  kol_history_add (history, new, 3 * 86400, 4 * 86400);
  kol_history_add (history, old, 86400, 2 * 86400);

  return history;
}

static void
test_since (void)
{
  const KolField *followers = kol_field_require ("fansNum");
  const KolField *price = kol_field_require ("picturePrice");
  g_autoptr (KolHistory) history = create_history ();
  KolCreator *now = kol_history_get_creator (history, 0);
  KolCreator *before = kol_history_get_creator (history, 1);
  g_autofree char *since = kol_details_describe_since (history, now, followers);
  g_autofree char *always = kol_details_describe_since (history, now, price);
  g_autofree char *third = kol_format_date (3 * 86400);
  g_autofree char *first = kol_format_date (86400);

  g_assert_nonnull (strstr (since, third));
  g_assert_nonnull (strstr (always, first));
  g_assert_null (kol_details_describe_since (NULL, now, followers));
  /* A shortlist can show a creator as he was: since when he is not so says nothing of that. */
  g_assert_null (kol_details_describe_since (history, before, followers));
  g_assert_null (kol_details_describe_since (history, now, kol_field_require ("name")));
}

static void
test_changes (void)
{
  g_autoptr (KolHistory) history = create_history ();
  g_autoptr (KolHistory) nothing = kol_history_new ();
  g_autoptr (GtkWidget) changes = g_object_ref_sink (kol_details_create_changes (history));
  g_autofree char *price = kol_details_describe_change (history,
                                                        kol_field_require ("picturePrice"));

  g_assert_true (has_label (changes, "Changed"));
  g_assert_true (has_label (changes, "1,000 → 1,500"));
  g_assert_null (price);
  g_assert_null (kol_details_create_changes (nothing));
}

static gboolean
has_fetched (gpointer pane)
{
  return has_label (pane, "Figures fetched");
}

/* The history comes from the store, and never for whoever is shown no more. */
static void
test_history (void)
{
  SessionFixture fixture = { 0 };
  g_autoptr (GtkWidget) pane = g_object_ref_sink (kol_details_pane_new ());

  session_fixture_set_up (&fixture, NULL);
  session_fixture_search (&fixture);
  g_object_set (pane, "session", fixture.session, NULL);
  g_object_set (pane, "creator", session_fixture_get_creator (&fixture, 0), NULL);
  g_object_set (pane, "creator", session_fixture_get_creator (&fixture, 1), NULL);
  wait_until (has_fetched, pane);
  g_assert_false (has_label (pane, "Changed"));
  g_object_set (pane, "creator", NULL, "session", NULL, NULL);
  session_fixture_tear_down (&fixture, NULL);
}

/* Who has a price for videos only is shown by the costs of videos. */
static void
test_video_only (void)
{
  static const Figure figures[] = {
    { "videoPrice", 3000 },
    { "videoClickMidNum", 1000 },
    { NULL, 0 },
  };
  g_autoptr (KolCreator) creator = create_with (figures);
  g_autoptr (GtkWidget) tiles = g_object_ref_sink (kol_details_create_tiles (creator));

  g_assert_true (has_label (tiles, "¥3,000"));
  g_assert_true (has_label (tiles, kol_field_get_label (kol_field_require ("readCostVideo"))));
  g_assert_false (has_label (tiles, kol_field_get_label (kol_field_require ("readCostPhoto"))));
  g_assert_true (has_label (tiles, "¥3"));
}

/* Nothing is known: dashes in the tiles, no rows, no flags, and never a number. */
static void
test_unknown (void)
{
  g_autoptr (KolCreator) creator = create_with (no_figures);
  g_autoptr (GtkWidget) pane = show (creator);
  g_autoptr (GtkWidget) flags = g_object_ref_sink (kol_details_create_flags (creator));
  GtkWidget *label;

  g_assert_true (has_label (pane, "–"));
  g_assert_true (has_label (pane, "小满 <探店>"));
  g_assert_false (gtk_widget_get_visible (flags));
  g_assert_null (kol_details_create_group (creator, KOL_FIELD_GROUP_REACH, NULL));
  g_assert_null (kol_details_create_group (creator, KOL_FIELD_GROUP_COST, NULL));
  for (guint i = 0; (label = find_child (pane, GTK_TYPE_LABEL, i)) != NULL; i++)
    {
      const char *text = gtk_label_get_text (GTK_LABEL (label));

      g_assert_null (strstr (text, "nan"));
      g_assert_null (strstr (text, "9999999"));
      g_assert_cmpstr (text, !=, "0");
    }
}

/* The first field of the table the trade quotes a bound for, on either side of it. */
static void
test_flags (void)
{
  guint n_bounds = 0;

  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      const KolField *field = kol_field_at (i);
      const Figure good[] = {
        { field->id,
          field->better == KOL_FIELD_BETTER_LOWER ? field->bound / 2 : field->bound * 1.2 },
        { NULL, 0 },
      };
      const Figure weak[] = {
        { field->id,
          field->better == KOL_FIELD_BETTER_LOWER ? field->bound * 2 : field->bound / 2 },
        { NULL, 0 },
      };
      g_autoptr (KolCreator) best = NULL;
      g_autoptr (KolCreator) worst = NULL;
      g_autoptr (GtkWidget) praised = NULL;
      g_autoptr (GtkWidget) warned = NULL;

      if (!(field->bound > 0) || kol_field_is_derived (field))
        continue;
      n_bounds++;
      best = create_with (good);
      worst = create_with (weak);
      praised = g_object_ref_sink (kol_details_create_flags (best));
      warned = g_object_ref_sink (kol_details_create_flags (worst));
      g_assert_true (gtk_widget_has_css_class (
          find_label (praised, kol_field_get_short_label (field)), "good"));
      g_assert_true (gtk_widget_has_css_class (
          find_label (warned, kol_field_get_short_label (field)), "warning"));
    }
  g_assert_cmpuint (n_bounds, >, 0);
}

static void
test_growth (void)
{
  static const Figure up[] = { { "fans30GrowthRate", 12.5 }, { NULL, 0 } };
  static const Figure down[] = { { "fans30GrowthRate", -3 }, { NULL, 0 } };
  static const Figure still[] = { { "fans30GrowthRate", 0 }, { NULL, 0 } };
  g_autoptr (KolCreator) growing = create_with (up);
  g_autoptr (KolCreator) shrinking = create_with (down);
  g_autoptr (KolCreator) steady = create_with (still);
  g_autoptr (GtkWidget) pane = show (growing);

  g_assert_true (has_label (pane, "▲"));
  g_object_set (pane, "creator", shrinking, NULL);
  g_assert_true (has_label (pane, "▼"));
  g_object_set (pane, "creator", steady, NULL);
  g_assert_false (has_label (pane, "▲"));
  g_assert_false (has_label (pane, "▼"));
}

/* Every figure says what it is. */
static void
test_definitions (void)
{
  static const Figure figures[] = {
    { "fansNum", 12345 },
    { "pictureClickMidNum", 2000 },
    { NULL, 0 },
  };
  g_autoptr (KolCreator) creator = create_with (figures);
  g_autoptr (GtkWidget) pane = show (creator);
  GtkWidget *number = find_label (pane, "12,345");
  GtkWidget *row;

  g_assert_nonnull (number);
  row = gtk_widget_get_parent (number);
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (row),
                                   kol_field_get_definition (kol_field_require ("fansNum"))));
}

static void
test_star (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) pane = NULL;
  GtkWidget *star;

  session_fixture_search (fixture);
  pane = show (session_fixture_get_creator (fixture, 0));
  g_object_set (pane, "session", fixture->session, NULL);
  star = get_part (pane, "star");
  session_fixture_star (fixture, 0);
  g_assert_true (gtk_widget_has_css_class (star, "suggested-action"));
  session_fixture_star (fixture, 0);
  g_assert_false (gtk_widget_has_css_class (star, "suggested-action"));
  g_object_set (pane, "session", NULL, NULL);
}

int
main (int argc, char **argv)
{
  table_support_init (&argc, &argv);

  g_test_add_func ("/details-pane/finalize", test_finalize);
  g_test_add_func ("/details-pane/fast-grower", test_fast_grower);
  g_test_add_func ("/details-pane/costs", test_costs);
  g_test_add_func ("/details-pane/since", test_since);
  g_test_add_func ("/details-pane/changes", test_changes);
  g_test_add_func ("/details-pane/history", test_history);
  g_test_add_func ("/details-pane/video-only", test_video_only);
  g_test_add_func ("/details-pane/unknown", test_unknown);
  g_test_add_func ("/details-pane/flags", test_flags);
  g_test_add_func ("/details-pane/growth", test_growth);
  g_test_add_func ("/details-pane/definitions", test_definitions);
  g_test_add ("/details-pane/star", SessionFixture, NULL, session_fixture_set_up, test_star,
              session_fixture_tear_down);

  return g_test_run ();
}
