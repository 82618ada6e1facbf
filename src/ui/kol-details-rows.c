// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kol-details-history.h"
#include "kol-details-rows.h"
#include "kol-wrap-layout.h"

/* The platform's cost per read lags behind; from this many times ours on it tells of a creator who
 * grows fast. */
#define FAST_GROWER 3.0

/* So many figures on the good side are worth a chip; all of those on the weak side are. */
#define MAX_GOOD_FLAGS 3

/* Which figure a tile shows and whose estimate of the same stands under it. */
typedef struct
{
  const char *id;
  const char *platform_id; /* nullable */
} Tile;

static const Tile photo_tiles[] = {
  { "picturePrice", NULL },
  { "videoPrice", NULL },
  { "cpmPhoto", "estimatePictureCpm" },
  { "readCostPhoto", "pictureReadCost" },
};

static const Tile video_tiles[] = {
  { "picturePrice", NULL },
  { "videoPrice", NULL },
  { "cpmVideo", "estimateVideoCpm" },
  { "readCostVideo", "videoReadCost" },
};

/**
 * kol_details_is_fast_grower:
 * @ours: price ÷ median reads
 * @platform: the platform's cost per read, which lags behind
 *
 * Returns: whether the gap between both marks a creator who grows fast
 */
gboolean
kol_details_is_fast_grower (double ours, double platform)
{
  return isfinite (ours) && isfinite (platform) && ours > 0 && platform / ours >= FAST_GROWER;
}

static char *
describe_field (const KolField *field)
{
  g_autofree char *basis = kol_field_describe_basis (field);

  if (basis == NULL)
    return g_strdup (kol_field_get_definition (field));

  /* Translators: what a figure is, then what it stands on, such as "photo notes, 30 days" */
  return g_strdup_printf (C_ ("definition", "%s\nBasis: %s"), kol_field_get_definition (field),
                          basis);
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static char *
describe_platform (KolCreator *creator, const Tile *tile)
{
  const KolField *field = kol_field_require (tile->platform_id);
  double platform = kol_creator_get_figure (creator, field);
  double ours = kol_creator_get_figure (creator, kol_field_require (tile->id));
  g_autofree char *value = kol_creator_format (creator, field, kol_number_style_default ());

  if (g_str_has_prefix (tile->id, "readCost") && kol_details_is_fast_grower (ours, platform))
    /* Translators: the platform's lagging estimate beside ours; the gap marks a creator who grows
     * fast */
    return g_strdup_printf (_ ("platform %s · fast grower"), value);

  /* Translators: the platform's own estimate of the figure above */
  return g_strdup_printf (_ ("platform %s"), value);
}

static GtkWidget *
create_tile (KolCreator *creator, const Tile *tile)
{
  const KolField *field = kol_field_require (tile->id);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *value = kol_creator_format (creator, field, kol_number_style_default ());
  g_autofree char *definition = describe_field (field);
  GtkWidget *number = create_label (value, "title-4");

  gtk_widget_add_css_class (box, "tile");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_tooltip_text (box, definition);
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), create_label (kol_field_get_label (field), "caption"));
  gtk_box_append (GTK_BOX (box), number);
  if (tile->platform_id != NULL)
    {
      g_autofree char *platform = describe_platform (creator, tile);
      GtkWidget *label = create_label (platform, "caption");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }

  return box;
}

/**
 * kol_details_create_tiles:
 * @creator: a creator
 *
 * Returns: (transfer floating): prices and our cost figures above the platform's, for the kind of
 * note that has a price
 */
GtkWidget *
kol_details_create_tiles (KolCreator *creator)
{
  gboolean video = !kol_creator_knows (creator, kol_field_require ("picturePrice")) &&
                   kol_creator_knows (creator, kol_field_require ("videoPrice"));
  const Tile *tiles = video ? video_tiles : photo_tiles;
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  for (int i = 0; i < (int) G_N_ELEMENTS (photo_tiles); i++)
    gtk_grid_attach (GTK_GRID (grid), create_tile (creator, &tiles[i]), i % 2, i / 2, 1, 1);

  return grid;
}

static GtkWidget *
create_flag (KolCreator *creator, const KolField *field, int verdict)
{
  KolNumberStyle style = kol_number_style_default ();
  g_autofree char *value = kol_creator_format (creator, field, style);
  g_autofree char *bound = kol_field_format (field, field->bound, style);
  gboolean lower = field->better == KOL_FIELD_BETTER_LOWER;
  const char *sign = (verdict > 0) == lower ? "<" : "≥";
  /* What is told by colour is told by a sign as well. */
  g_autofree char *text = g_strdup_printf ("%s %s %s %s %s", verdict > 0 ? "✓" : "!",
                                           kol_field_get_short_label (field), value, sign, bound);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "flag");
  gtk_widget_add_css_class (label, verdict > 0 ? "good" : "warning");
  gtk_widget_set_tooltip_text (label, verdict > 0
                                          ? _ ("On the good side of the bound the trade quotes")
                                          : _ ("On the weak side of the bound the trade quotes"));

  return label;
}

/* Audience and engagement before costs, which stand in the tiles: from the end of the table on. */
static void
add_flags (GtkWidget *flags, KolCreator *creator, int verdict, guint max_flags)
{
  guint n_flags = 0;

  for (guint i = kol_field_get_n_fields (); i > 0 && n_flags < max_flags; i--)
    {
      const KolField *field = kol_field_at (i - 1);

      if (field->bound > 0 &&
          kol_field_judge (field, kol_creator_get_figure (creator, field)) == verdict)
        {
          kol_wrap_box_append (flags, create_flag (creator, field, verdict));
          n_flags++;
        }
    }
}

/**
 * kol_details_create_flags:
 * @creator: a creator
 *
 * Returns: (transfer floating): chips of the figures the trade quotes a bound for: what to look at
 * first, weak ones first
 */
GtkWidget *
kol_details_create_flags (KolCreator *creator)
{
  GtkWidget *flags = kol_wrap_box_new (6);

  add_flags (flags, creator, -1, G_MAXUINT);
  add_flags (flags, creator, 1, MAX_GOOD_FLAGS);
  gtk_widget_set_visible (flags, gtk_widget_get_first_child (flags) != NULL);

  return flags;
}

static void
add_trend (GtkWidget *label, const KolField *field, double value)
{
  g_autofree char *text = NULL;

  if (!g_str_equal (field->id, "fans30GrowthRate") || isnan (value) ||
      fpclassify (value) == FP_ZERO)
    return;

  text = g_strdup_printf ("%s %s", value > 0 ? "▲" : "▼", gtk_label_get_text (GTK_LABEL (label)));
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_add_css_class (label, value > 0 ? "success" : "warning");
}

/* A field's name, and below it since when its figure holds where figures have changed at all. */
static GtkWidget *
create_name (KolCreator *creator, const KolField *field, KolHistory *history)
{
  GtkWidget *name = create_label (kol_field_get_label (field), "body");
  g_autofree char *since = kol_details_describe_since (history, creator, field);
  GtkWidget *box;
  GtkWidget *label;

  if (since == NULL)
    return name;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  label = create_label (since, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static GtkWidget *
create_row (KolCreator *creator, const KolField *field, KolHistory *history)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *value = kol_creator_format (creator, field, kol_number_style_default ());
  g_autofree char *definition = describe_field (field);
  GtkWidget *name = create_name (creator, field, history);
  GtkWidget *number = create_label (value, "heading");

  gtk_widget_add_css_class (row, "figure");
  gtk_widget_set_tooltip_text (row, definition);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_label_set_selectable (GTK_LABEL (number), !kol_field_is_figure (field));
  gtk_widget_add_css_class (number, "numeric");
  if (kol_field_is_figure (field))
    {
      gtk_label_set_ellipsize (GTK_LABEL (number), PANGO_ELLIPSIZE_NONE);
      add_trend (number, field, kol_creator_get_figure (creator, field));
    }
  else
    gtk_label_set_max_width_chars (GTK_LABEL (number), 20);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), number);

  return row;
}

/**
 * kol_details_is_shown_elsewhere:
 * @field: a field
 *
 * Returns: whether it has no row in its group: it stands above, or is no use to read
 */
gboolean
kol_details_is_shown_elsewhere (const KolField *field)
{
  static const char *const ids[] = { "userId",   "headPhoto",    "name",       "redId",
                                     "location", "picturePrice", "videoPrice", NULL };

  return g_strv_contains (ids, field->id) || field->note_part != KOL_NOTE_PART_NONE;
}

/**
 * kol_details_create_group:
 * @creator: a creator
 * @group: a group of fields
 * @history: (nullable): how the creator's figures changed
 *
 * Returns: (transfer floating) (nullable): heading and a row for every field of the group that is
 * known; %NULL when there is none
 */
GtkWidget *
kol_details_create_group (KolCreator *creator, KolFieldGroup group, KolHistory *history)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = create_label (kol_field_group_get_label (group), "caption-heading");

  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_margin_bottom (heading, 4);
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      const KolField *field = kol_field_at (i);

      if (field->group == group && !kol_details_is_shown_elsewhere (field) &&
          kol_creator_knows (creator, field))
        gtk_box_append (GTK_BOX (box), create_row (creator, field, history));
    }
  if (gtk_widget_get_next_sibling (heading) == NULL)
    {
      g_object_ref_sink (box);
      g_clear_object (&box);
    }

  return box;
}
