// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-text-line.h"
#include "table-support.h"
#include "widget-support.h"

static void
test_finalize (void)
{
  GtkWidget *line = kol_text_line_new (1);

  kol_text_line_set_text (KOL_TEXT_LINE (line), "4,544");
  g_assert_cmpstr (kol_text_line_get_text (KOL_TEXT_LINE (line)), ==, "4,544");
  assert_finalized (line);
  assert_finalized (kol_text_line_new (0));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_text (void)
{
  g_autoptr (GtkWidget) line = g_object_ref_sink (kol_text_line_new (0));
  g_autofree char *text = NULL;
  guint n_notifies = 0;

  g_signal_connect_swapped (line, "notify::text", G_CALLBACK (count_cb), &n_notifies);
  g_object_set (line, "text", "小鹿爱护肤", NULL);
  g_object_set (line, "text", "小鹿爱护肤", NULL);
  g_object_get (line, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "小鹿爱护肤");
  g_assert_cmpuint (n_notifies, ==, 1);
  g_assert_true (is_named (line, "小鹿爱护肤"));

  kol_text_line_set_text (KOL_TEXT_LINE (line), NULL);
  g_assert_null (kol_text_line_get_text (KOL_TEXT_LINE (line)));
}

/* Where in the line its text is drawn: the edges of the ink as parts of the width. */
static void
find_ink (GtkWidget *line, double *first, double *last)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t bounds;

  GTK_WIDGET_GET_CLASS (line)->snapshot (line, snapshot);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);
  *first = bounds.origin.x / gtk_widget_get_width (line);
  *last = (bounds.origin.x + bounds.size.width) / gtk_widget_get_width (line);
}

static void
test_alignment (void)
{
  GtkWidget *line = kol_text_line_new (1);
  GtkWidget *window;
  double first;
  double last;

  kol_text_line_set_text (KOL_TEXT_LINE (line), "12");
  window = open_window (line, 400, 60);
  find_ink (line, &first, &last);
  g_assert_cmpfloat (first, >, 0.9);

  /* Where lines begin on the right they end on the left. */
  gtk_widget_set_direction (line, GTK_TEXT_DIR_RTL);
  find_ink (line, &first, &last);
  g_assert_cmpfloat (last, <, 0.1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What has no room is cut off and not drawn over the neighbour. */
static void
test_ellipsis (void)
{
  GtkWidget *line = kol_text_line_new (0);
  GtkWidget *window;
  double first;
  double last;

  kol_text_line_set_text (KOL_TEXT_LINE (line),
                          "A sentence that is far longer than the line in which it is to be shown");
  window = open_window (line, 120, 60);
  find_ink (line, &first, &last);
  g_assert_cmpfloat (last, <=, 1.02);
  g_assert_cmpfloat (last, >, 0.8);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  table_support_init (&argc, &argv);

  g_test_add_func ("/text-line/finalize", test_finalize);
  g_test_add_func ("/text-line/text", test_text);
  g_test_add_func ("/text-line/alignment", test_alignment);
  g_test_add_func ("/text-line/ellipsis", test_ellipsis);

  return g_test_run ();
}
