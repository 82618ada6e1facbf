// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "table-support.h"
#include "widget-support.h"

/* What the tests of pages and dialogs share: finding what a person sees by what it is called. */

/* Whether a widget has this accessible name. */
gboolean
is_named (GtkWidget *widget, const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return other == NULL;
}

/* The first widget of a type below a widget that has an accessible name of its own; NULL: none. */
GtkWidget *
find_named (GtkWidget *widget, GType type, const char *name)
{
  GtkWidget *found;

  for (guint i = 0; (found = find_child (widget, type, i)) != NULL; i++)
    {
      if (is_named (found, name))
        return found;
    }

  return NULL;
}

/* A button by its label, with its mnemonic; NULL: none. */
GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found;

  for (guint i = 0; (found = find_child (widget, GTK_TYPE_BUTTON, i)) != NULL; i++)
    {
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (found)), label) == 0)
        return found;
    }

  return NULL;
}

/* A label that has part in its text and is not hidden itself; NULL: none. */
GtkWidget *
find_label (GtkWidget *widget, const char *part)
{
  GtkWidget *found;

  for (guint i = 0; (found = find_child (widget, GTK_TYPE_LABEL, i)) != NULL; i++)
    {
      if (gtk_widget_get_visible (found) &&
          strstr (gtk_label_get_text (GTK_LABEL (found)), part) != NULL)
        return found;
    }

  return NULL;
}

/* Returns: (transfer none): a child of a widget's template. */
GtkWidget *
get_part (GtkWidget *widget, const char *id)
{
  GObject *part = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), id);

  g_assert_true (GTK_IS_WIDGET (part));

  return GTK_WIDGET (part);
}

/* The question that stands before a window; NULL: none. With libadwaita 1.5 it is no window but
 * lies in the one it is asked in. */
GtkWidget *
find_question (GtkWidget *window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  GType dialog = g_type_from_name ("AdwAlertDialog");

  for (GList *node = toplevels; node != NULL; node = node->next)
    {
      if (node->data != window && gtk_widget_get_visible (node->data) &&
          gtk_window_get_transient_for (node->data) == GTK_WINDOW (window))
        return node->data;
    }

  return dialog != G_TYPE_INVALID ? find_child (window, dialog, 0) : NULL;
}

static gboolean
has_question (gpointer window)
{
  return find_question (window) != NULL;
}

static gboolean
has_no_question (gpointer window)
{
  return find_question (window) == NULL;
}

void
wait_for_question (GtkWidget *window)
{
  wait_until (has_question, window);
}

/* Until it was answered. */
void
wait_for_no_question (GtkWidget *window)
{
  wait_until (has_no_question, window);
}

/* Says neither yes nor no. */
void
dismiss_question (GtkWidget *window)
{
  gtk_widget_activate_action (find_question (window), "window.close", NULL);
  wait_for_no_question (window);
}

void
press_button (GtkWidget *button)
{
  g_assert_true (GTK_IS_BUTTON (button));
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_true (gtk_widget_get_sensitive (button));

  g_signal_emit_by_name (button, "clicked");
}

static gboolean
shows_child (gpointer data)
{
  gpointer *pair = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (pair[0]), pair[1]) == 0;
}

void
wait_for_visible_child (GtkWidget *stack, const char *name)
{
  gpointer pair[] = { stack, (gpointer) name };

  wait_until (shows_child, pair);
}

/* An environment with the settings as after the installation. */
KolEnvironment *
create_environment (KolClient *client)
{
  g_autoptr (GSettings) settings = g_settings_new (KOL_SETTINGS_SCHEMA);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  /* The memory is that of the whole program. */
  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);

  return kol_environment_new (client, settings);
}

static gboolean
is_ready (gpointer environment)
{
  return kol_environment_get_ready (environment);
}

void
wait_until_ready (KolEnvironment *environment)
{
  wait_until (is_ready, environment);
}

/* Asks the fixture's service, as --base-url does. */
void
use_service_of (KolEnvironment *environment, SessionFixture *fixture)
{
  kol_environment_override (environment, KOL_SERVICE_CUSTOM,
                            kol_sample_service_get_base_url (fixture->service));
  kol_environment_start (environment);
  wait_until_ready (environment);
}
