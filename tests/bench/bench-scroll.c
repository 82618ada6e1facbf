// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a frame costs while 5,000 rows scroll by, beside a bare column view with a label for each
 * shown field. */

#include "kol-answer.h"
#include "kol-application.h"
#include "kol-bench-frames.h"
#include "kol-bench-sample.h"
#include "kol-bench.h"
#include "kol-creator-table.h"

#define N_PAGES 250
#define N_ROUNDS 5
#define N_FRAMES 150
#define STEP 60 /* px a frame: about one row */

typedef struct
{
  GtkWidget *table; /* unowned */
  GtkWidget *bare;  /* unowned */
} Views;

static double
scroll (GtkWidget *view)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (view));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  gtk_window_present (window);

  return kol_bench_scroll (view, adjustment, STEP, N_FRAMES);
}

static double
scroll_table (gpointer user_data)
{
  return scroll (((Views *) user_data)->table);
}

static double
scroll_bare (gpointer user_data)
{
  return scroll (((Views *) user_data)->bare);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (label, -1, STEP - 4);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const KolField *field = data;
  KolCreator *creator = gtk_list_item_get_item (item);
  g_autofree char *text = kol_creator_format (creator, field, KOL_NUMBER_STYLE_WESTERN);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static GtkWidget *
create_bare_view (KolResultList *results, GPtrArray *fields)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (
      gtk_single_selection_new (g_object_ref (G_LIST_MODEL (results))));
  GtkWidget *view = gtk_column_view_new (model);

  for (guint i = 0; i < fields->len; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), fields->pdata[i]);
      column = gtk_column_view_column_new ("", factory);
      gtk_column_view_column_set_fixed_width (column, 100);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }

  return view;
}

static GtkWidget *
show_in_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  kol_bench_wait_for_frame (window, NULL, NULL);

  return window;
}

static GtkWidget *
wrap_in_scroller (GtkWidget *view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);

  return scroller;
}

static KolSession *
create_session (void)
{
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "bench", NULL);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "bench.db", NULL);
  g_autoptr (KolClient) client = kol_client_new ();
  g_autoptr (KolStore) store = kol_store_new (path, kol_answer_decode_creator);
  g_autoptr (KolPictureLoader) pictures = kol_picture_loader_new (cache);

  return kol_session_new (client, store, pictures);
}

int
main (void)
{
  g_autoptr (KolSampleService) service = kol_bench_start_service ();
  g_autoptr (KolResultList) results = kol_bench_make_results (service, N_PAGES);
  g_autoptr (KolSession) session = create_session ();
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  g_autoptr (GPtrArray) fields = NULL;
  KolCreatorTable *table;
  Views views;

  kol_application_choose_renderer ();
  adw_init ();
  gtk_css_provider_load_from_resource (style, "/io/github/kollect_app/Kollect/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  table = KOL_CREATOR_TABLE (kol_creator_table_new ());
  kol_creator_table_set_session (table, session);
  kol_creator_table_set_model (table, G_LIST_MODEL (results));
  show_in_window (GTK_WIDGET (table));
  fields = kol_creator_table_get_visible_fields (table);
  views.table = GTK_WIDGET (kol_creator_table_get_view (table));
  views.bare = create_bare_view (results, fields);
  show_in_window (wrap_in_scroller (views.bare));

  g_print ("# %u rows, %u fields shown, faces and covers in ours; a frame has 16.7 ms\n",
           g_list_model_get_n_items (G_LIST_MODEL (results)), fields->len);
  kol_bench_compare ("scroll 5,000 rows, a frame, to a bare column view of labels", N_ROUNDS,
                     scroll_table, scroll_bare, &views);

  return 0;
}
