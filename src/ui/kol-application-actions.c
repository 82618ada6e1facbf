// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib-unix.h>
#include <signal.h>

#include "kol-application-private.h"
#include "kol-compat.h"
#include "kol-preferences-window.h"
#include "kol-usage-window.h"
#include "kol-window.h"

/* What the application does on its own account, for its menu, the desktop and signals. */

static const char *const search_keys[] = { "<Control>Return", NULL };
static const char *const filters_keys[] = { "F9", NULL };
static const char *const undo_keys[] = { "<Control>z", NULL };
static const char *const usage_keys[] = { "<Control>u", NULL };
static const char *const preferences_keys[] = { "<Control>comma", NULL };
static const char *const shortcuts_keys[] = { "<Control>question", NULL };
static const char *const close_keys[] = { "<Control>w", NULL };
static const char *const quit_keys[] = { "<Control>q", NULL };

static const struct
{
  const char *action;
  const char *const *keys;
} shortcuts[] = {
  { "win.search", search_keys }, { "win.show-filters", filters_keys },
  { "win.undo", undo_keys },     { "app.preferences", preferences_keys },
  { "app.usage", usage_keys },   { "win.show-shortcuts", shortcuts_keys },
  { "app.quit", quit_keys },     { "window.close", close_keys },
};

/* A window of the application: its keys, such as Ctrl+Q, work there too. */
static void
present_over (KolApplication *self, GtkWidget *window, GtkWindow *parent)
{
  g_object_set (window, "application", self, "transient-for", parent, "destroy-with-parent", TRUE,
                NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static GtkWindow *
find_window (KolApplication *self, GType type)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *node = windows; node != NULL; node = node->next)
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (node->data, type))
        return node->data;
    }

  return NULL;
}

/*< private >
 * kol_application_get_window:
 * @self: an application
 *
 * Returns: (transfer none) (nullable): the one main window, whichever dialog stands before it
 */
GtkWindow *
kol_application_get_window (KolApplication *self)
{
  return find_window (self, KOL_TYPE_WINDOW);
}

static void
on_usage_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KolApplication *self = KOL_APPLICATION (data);
  GtkWindow *usage = find_window (self, KOL_TYPE_USAGE_WINDOW);

  if (usage != NULL)
    gtk_window_present (usage);
  else if (kol_session_is_open (self->session))
    present_over (self, kol_usage_window_new (self->session), kol_application_get_window (self));
}

static void
on_preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KolApplication *self = KOL_APPLICATION (data);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWidget *preferences;

  if (KOL_IS_PREFERENCES_WINDOW (active))
    return;

  preferences = kol_preferences_window_new (self->environment, self->session);
  present_over (self, preferences, active);
}

static void
on_about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  kol_compat_show_about (gtk_application_get_active_window (GTK_APPLICATION (data)));
}

/*< private >
 * kol_application_close_windows:
 * @self: an application
 *
 * Closing the window keeps its layout; the application ends with its last window and its last work.
 */
void
kol_application_close_windows (KolApplication *self)
{
  /* The one that was used last comes first: dialogs before the window they stand over. */
  g_autolist (GtkWindow) windows = g_list_copy_deep (
      gtk_application_get_windows (GTK_APPLICATION (self)), (GCopyFunc) g_object_ref, NULL);

  for (GList *node = windows; node != NULL; node = node->next)
    {
      /* The dialog whose key this is outlives the window it stands over by a moment, and GTK 4.8
       * would look for that window then. */
      gtk_window_set_transient_for (node->data, NULL);
      gtk_window_close (node->data);
    }
}

static void
on_quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  kol_application_close_windows (KOL_APPLICATION (data));
}

/* The session ends, or somebody's shell does. */
static gboolean
on_end_signal_cb (gpointer data)
{
  /* Without a window it was started for nothing, or still works; asked again it ends all the same.
   */
  if (gtk_application_get_windows (GTK_APPLICATION (data)) == NULL)
    g_application_quit (G_APPLICATION (data));
  else
    kol_application_close_windows (KOL_APPLICATION (data));

  return G_SOURCE_CONTINUE;
}

/* Actions of the desktop's menu of the program; there need be no window yet. */
static void
show_page (KolApplication *self, const char *page)
{
  GtkWidget *window;

  g_application_activate (G_APPLICATION (self));
  window = GTK_WIDGET (kol_application_get_window (self));
  gtk_widget_activate_action (window, "win.show-page", "s", page);
}

static void
on_new_search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KolApplication *self = KOL_APPLICATION (data);

  show_page (self, "results");
  gtk_widget_activate_action (GTK_WIDGET (kol_application_get_window (self)), "win.focus-words",
                              NULL);
}

static void
on_shortlists_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_page (KOL_APPLICATION (data), "shortlists");
}

static const GActionEntry entries[] = {
  { .name = "usage", .activate = on_usage_cb },
  { .name = "preferences", .activate = on_preferences_cb },
  { .name = "about", .activate = on_about_cb },
  { .name = "quit", .activate = on_quit_cb },
  { .name = "new-search", .activate = on_new_search_cb },
  { .name = "shortlists", .activate = on_shortlists_cb },
};

/*< private >
 * kol_application_watch_signals:
 * @self: an application
 *
 * Lets signals that would kill the program end it in order.
 */
void
kol_application_watch_signals (KolApplication *self)
{
  static const int signals[] = { SIGTERM, SIGINT, SIGHUP };

  G_STATIC_ASSERT (G_N_ELEMENTS (signals) == G_N_ELEMENTS (self->end_signals));

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    self->end_signals[i] = g_unix_signal_add (signals[i], on_end_signal_cb, self);
}

/*< private >
 * kol_application_end_signals:
 * @self: an application that is coming to its end
 */
void
kol_application_end_signals (KolApplication *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->end_signals); i++)
    g_clear_handle_id (&self->end_signals[i], g_source_remove);
}

/*< private >
 * kol_application_add_actions:
 * @self: an application
 */
void
kol_application_add_actions (KolApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/*< private >
 * kol_application_set_shortcuts:
 * @self: an application that has started
 */
void
kol_application_set_shortcuts (KolApplication *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           (const char **) shortcuts[i].keys);
}
