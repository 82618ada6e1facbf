// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "window-probe.h"

/* Which keys do what, as the program really has them. */

static void
add_key (JsonBuilder *builder, const char *where, const char *key, const char *action)
{
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, where);
  json_builder_add_string_value (builder, key);
  json_builder_add_string_value (builder, action);
  json_builder_end_array (builder);
}

static void
add_controller (JsonBuilder *builder, GtkWidget *widget, GListModel *shortcuts)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      g_autofree char *key = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
      g_autofree char *action = gtk_shortcut_action_to_string (gtk_shortcut_get_action (shortcut));

      add_key (builder, G_OBJECT_TYPE_NAME (widget), key, action);
    }
}

/* Keys of widgets of ours: what GTK's own have is GTK's. */
static void
add_widget_keys (GtkWidget *widget, GtkWidget *native, gpointer data)
{
  g_autoptr (GListModel) controllers = NULL;

  if (!g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Kol"))
    return;

  controllers = gtk_widget_observe_controllers (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        add_controller (data, widget, G_LIST_MODEL (controller));
    }
}

static void
add_application_keys (JsonBuilder *builder)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint j = 0; keys[j] != NULL; j++)
        add_key (builder, "KolApplication", keys[j], actions[i]);
    }
}

/* Each as where it holds, the key, and what it does. */
void
probe_add_keys (JsonBuilder *builder)
{
  json_builder_begin_array (builder);
  add_application_keys (builder);
  probe_foreach (add_widget_keys, builder);
  json_builder_end_array (builder);
}
