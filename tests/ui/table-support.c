// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gstdio.h>

#include "kol-creator-item.h"
#include "table-support.h"

/* What the tests of the table share: invented creators, a window, and waiting. */

#define DEADLINE (20 * G_TIME_SPAN_SECOND)

/* Begins a test program as the application begins: libadwaita and Kollect's own style. */
void
table_support_init (int *argc, char ***argv)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_test_init (argc, argv, NULL);
  adw_init ();
  gtk_css_provider_load_from_resource (provider, "/io/github/kollect_app/Kollect/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static gboolean
on_wake_up_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
wait_until (Condition condition, gpointer user_data)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  guint wake_up = g_timeout_add (20, on_wake_up_cb, NULL);

  while (!condition (user_data) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake_up);
  g_assert_true (condition (user_data));
}

GtkWidget *
open_window (GtkWidget *content, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), content);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  return window;
}

static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *nth)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*nth)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, nth);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The nth widget of a type below a widget, in the order of the tree, from 0; NULL when there are
 * fewer. */
GtkWidget *
find_child (GtkWidget *widget, GType type, guint nth)
{
  return find_nth (widget, type, &nth);
}

void
assert_finalized (GtkWidget *widget)
{
  GtkWidget *owned = g_object_ref_sink (widget);

  g_assert_finalize_object (owned);
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

/* Gives up a reference that must be the last, save for those of callbacks that are under way. */
void
release_and_wait (gpointer object)
{
  gpointer pointer = object;

  g_object_add_weak_pointer (object, &pointer);
  g_object_unref (object);
  wait_until (is_null, &pointer);
}

static KolCreator *
begin_creator (const char *id, const char *name)
{
  KolCreator *creator = kol_creator_new ();

  kol_creator_set_text (creator, kol_field_require ("userId"), id);
  if (name != NULL)
    kol_creator_set_text (creator, kol_field_require ("name"), name);

  return creator;
}

KolCreator *
create_creator (const char *id, const char *name)
{
  KolCreator *creator = begin_creator (id, name);

  kol_creator_seal (creator);

  return creator;
}

KolCreator *
create_creator_with_figure (const char *id, const char *field_id, double value)
{
  KolCreator *creator = begin_creator (id, id);

  kol_creator_set_figure (creator, kol_field_require (field_id), value);
  kol_creator_seal (creator);

  return creator;
}

KolCreator *
create_creator_with_text (const char *id, const char *field_id, const char *text)
{
  KolCreator *creator = begin_creator (id, id);

  if (text != NULL)
    kol_creator_set_text (creator, kol_field_require (field_id), text);
  kol_creator_seal (creator);

  return creator;
}

KolCreator *
create_creator_with_tag (const char *id, const char *field_id, const char *tag)
{
  const char *const tags[] = { tag, NULL };
  KolCreator *creator = begin_creator (id, id);

  if (tag != NULL)
    kol_creator_set_tags (creator, kol_field_require (field_id), tags);
  kol_creator_seal (creator);

  return creator;
}

/* A creator with an avatar and three covers, each at an address of its own below base_url. */
KolCreator *
create_creator_with_pictures (guint number, const char *base_url)
{
  g_autofree char *id = g_strdup_printf ("%024u", number);
  g_autofree char *avatar = g_strdup_printf ("%savatar-%u", base_url, number);
  KolCreator *creator = begin_creator (id, "小满");

  kol_creator_set_text (creator, kol_field_require ("headPhoto"), avatar);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *cover = g_strdup_printf ("%scover-%u-%d", base_url, number, i);
      KolNote note = { NULL, KOL_NOTE_KIND_PHOTO, cover, NULL };

      kol_creator_add_note (creator, &note);
    }
  kol_creator_seal (creator);

  return creator;
}

/* So many creators, each with fewer followers than the one before. */
GListStore *
create_model (guint n_creators)
{
  GListStore *model = g_list_store_new (KOL_TYPE_CREATOR);
  g_autoptr (GPtrArray) creators = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_creators; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      g_ptr_array_add (creators, create_creator_with_figure (id, "fansNum", 100000 - i));
    }
  g_list_store_splice (model, 0, 0, creators->pdata, creators->len);

  return model;
}

/* The ids of a model's creators, "a b c". */
char *
dup_order (GListModel *model)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      g_string_append_printf (order, i > 0 ? " %s" : "%s",
                              kol_creator_get_id (kol_creator_item_get (item)));
    }

  return g_string_free (g_steal_pointer (&order), FALSE);
}

void
delete_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        delete_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}
