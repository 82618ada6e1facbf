// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-load-all-dialog.h"
#include "kol-text-dialog.h"
#include "kol-window-private.h"

static gboolean
can_ask (KolWindow *self)
{
  return kol_session_is_open (self->session) && kol_environment_get_ready (self->environment) &&
         kol_environment_get_has_token (self->environment);
}

/*< private >
 * kol_window_update_actions:
 * @self: a window
 *
 * Enables exactly the actions that can be carried out now.
 */
void
kol_window_update_actions (KolWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean busy = kol_session_get_busy (self->session);
  KolResultList *results = kol_session_get_results (self->session);
  gboolean offering = kol_session_get_state (self->session) == KOL_SESSION_STATE_OFFER;
  gboolean can_fetch = can_ask (self) && !busy && results != NULL &&
                       kol_session_can_fetch (self->session);

  gtk_widget_action_set_enabled (widget, "win.search",
                                 can_ask (self) && kol_filter_pane_get_valid (self->filter_pane));
  gtk_widget_action_set_enabled (
      widget, "win.stop", offering || (busy && !kol_session_is_fetching_many (self->session)));
  gtk_widget_action_set_enabled (widget, "win.load-more",
                                 can_fetch && !kol_result_list_has_ended (results));
  gtk_widget_action_set_enabled (widget, "win.load-all",
                                 can_fetch && !kol_result_list_is_complete (results));
  gtk_widget_action_set_enabled (widget, "win.go-on",
                                 can_fetch && kol_session_get_interrupted (self->session) > 0);
  gtk_widget_action_set_enabled (widget, "win.pause",
                                 busy && kol_session_is_fetching_many (self->session));
  gtk_widget_action_set_enabled (widget, "win.use-copy", offering);
  gtk_widget_action_set_enabled (widget, "win.ask-again", offering && can_ask (self));
}

static void
show_results (KolWindow *self)
{
  adw_view_stack_set_visible_child_name (self->pages, "results");
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolWindow *self = KOL_WINDOW (widget);

  show_results (self);
  kol_session_search (self->session, kol_filter_pane_get_query (self->filter_pane));
}

static void
try_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kol_session_try_again (KOL_WINDOW (widget)->session);
}

static void
stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kol_session_stop (KOL_WINDOW (widget)->session);
}

static void
reset (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kol_filter_pane_reset (KOL_WINDOW (widget)->filter_pane);
}

static void
load_more (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolWindow *self = KOL_WINDOW (widget);

  show_results (self);
  kol_session_load_more (self->session);
}

static void
load_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolWindow *self = KOL_WINDOW (widget);
  GtkWidget *dialog = kol_load_all_dialog_new (self->session);

  show_results (self);
  g_object_set (dialog, "application", gtk_window_get_application (GTK_WINDOW (self)),
                "transient-for", self, "destroy-with-parent", TRUE, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
go_on (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kol_session_go_on (KOL_WINDOW (widget)->session);
}

/* And goes on again. */
static void
pause_sweep (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolSession *session = KOL_WINDOW (widget)->session;

  if (kol_sweep_get_state (kol_session_get_sweep (session)) == KOL_SWEEP_STATE_PAUSED)
    kol_session_resume (session);
  else
    kol_session_pause (session);
}

static void
use_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kol_session_use_copy (KOL_WINDOW (widget)->session);
}

static void
ask_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kol_session_ask_again (KOL_WINDOW (widget)->session);
}

static void
focus_words (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolWindow *self = KOL_WINDOW (widget);

  gtk_widget_set_visible (self->filters, TRUE);
  kol_filter_pane_focus_words (self->filter_pane);
}

static void
use_sample (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolWindow *self = KOL_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!kol_environment_use (self->environment, KOL_SERVICE_SAMPLE, NULL, &error))
    kol_window_say (self, error->message, FALSE);
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  /* Whoever is writing means the writing. */
  if (focus == NULL || !gtk_widget_activate_action (focus, "text.undo", NULL))
    kol_session_undo (KOL_WINDOW (widget)->session);
}

static void
show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (KOL_WINDOW (widget)->pages,
                                         g_variant_get_string (parameter, NULL));
}

static void export(GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolWindow *self = KOL_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "shortlists");
  gtk_widget_activate_action_variant (GTK_WIDGET (self->shortlists_page), "shortlist.export",
                                      parameter);
}

static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolWindow *self = KOL_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "shortlists");
  gtk_widget_activate_action (GTK_WIDGET (self->shortlists_page), "shortlist.print", NULL);
}

static void
show_shortcuts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder)
      builder = gtk_builder_new_from_resource ("/io/github/kollect_app/Kollect/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static void
on_name_entered_cb (GtkWidget *window, const char *name, gpointer data)
{
  kol_session_create_shortlist (KOL_WINDOW (window)->session, name);
}

static void
new_shortlist (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kol_text_dialog_present (widget, _ ("New Shortlist"), _ ("Name"), "", _ ("_Create"),
                           on_name_entered_cb, NULL);
}

static void
choose_shortlist (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolWindow *self = KOL_WINDOW (widget);
  GListModel *shortlists = kol_session_get_shortlists (self->session);
  g_autoptr (KolShortlist)
      shortlist = g_list_model_get_item (shortlists, g_variant_get_uint32 (parameter));

  if (shortlist != NULL)
    kol_session_set_shortlist (self->session, shortlist);
}

static char *
describe_shortlist (KolShortlist *shortlist)
{
  /* Translators: a shortlist's name and how many creators are on it */
  return g_strdup_printf (C_ ("shortlist", "%s · %u"), kol_shortlist_get_name (shortlist),
                          g_list_model_get_n_items (G_LIST_MODEL (shortlist)));
}

static void
on_choose_shortlist_cb (GtkMenuButton *button, gpointer data)
{
  KolWindow *self = KOL_WINDOW (data);
  GListModel *shortlists = kol_session_get_shortlists (self->session);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) lists = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (shortlists); i++)
    {
      g_autoptr (KolShortlist) shortlist = g_list_model_get_item (shortlists, i);
      g_autofree char *label = describe_shortlist (shortlist);
      g_autofree char *marked = g_strconcat (
          shortlist == kol_session_get_shortlist (self->session) ? "★ " : "", label, NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

      g_menu_item_set_attribute (item, G_MENU_ATTRIBUTE_LABEL, "s", marked);
      g_menu_item_set_action_and_target (item, "win.choose-shortlist", "u", i);
      g_menu_append_item (lists, item);
    }
  g_menu_append_section (menu, _ ("Stars go to"), G_MENU_MODEL (lists));
  g_menu_append (more, _ ("_New Shortlist…"), "win.new-shortlist");
  g_menu_append (more, _ ("_Show Shortlists"), "win.show-page::shortlists");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
on_shortlist_changed_cb (KolWindow *self)
{
  KolShortlist *shortlist = kol_session_get_shortlist (self->session);
  g_autofree char *label = shortlist != NULL ? describe_shortlist (shortlist)
                                             : g_strdup (_ ("No Shortlist"));

  g_assert (KOL_IS_WINDOW (self));

  gtk_label_set_text (self->shortlist_label, label);
  kol_accessible_name_set (self->shortlist_button, label);
}

static void
on_shortlists_changed_cb (KolWindow *self)
{
  GListModel *shortlists = kol_session_get_shortlists (self->session);

  g_assert (KOL_IS_WINDOW (self));

  /* What the store gives at the start: back to the list that was current last time. */
  for (guint i = 0; self->wanted_shortlist >= 0 && i < g_list_model_get_n_items (shortlists); i++)
    {
      g_autoptr (KolShortlist) shortlist = g_list_model_get_item (shortlists, i);

      if (kol_shortlist_get_id (shortlist) != self->wanted_shortlist)
        continue;
      self->wanted_shortlist = -1;
      kol_session_set_shortlist (self->session, shortlist);
    }
  on_shortlist_changed_cb (self);
}

static void
choose_columns (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (KOL_WINDOW (widget)->columns_button));
}

static void
open_shortlist_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (KOL_WINDOW (widget)->shortlist_button));
}

/*< private >
 * kol_window_connect_shortlist_menu:
 * @self: a window
 *
 * Keeps the menu of shortlists and its button as the session says.
 */
void
kol_window_connect_shortlist_menu (KolWindow *self)
{
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->shortlist_button),
                                         on_choose_shortlist_cb, self, NULL);
  g_signal_connect_object (kol_session_get_shortlists (self->session), "items-changed",
                           G_CALLBACK (on_shortlists_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::shortlist", G_CALLBACK (on_shortlist_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "stars-changed", G_CALLBACK (on_shortlist_changed_cb),
                           self, G_CONNECT_SWAPPED);
  on_shortlist_changed_cb (self);
}

/*< private >
 * kol_window_class_install_actions:
 * @widget_class: the window's class
 *
 * Installs the window's actions and their keys.
 */
void
kol_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.try-again", NULL, try_again);
  gtk_widget_class_install_action (widget_class, "win.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "win.reset", NULL, reset);
  gtk_widget_class_install_action (widget_class, "win.load-more", NULL, load_more);
  gtk_widget_class_install_action (widget_class, "win.load-all", NULL, load_all);
  gtk_widget_class_install_action (widget_class, "win.go-on", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "win.pause", NULL, pause_sweep);
  gtk_widget_class_install_action (widget_class, "win.use-copy", NULL, use_copy);
  gtk_widget_class_install_action (widget_class, "win.ask-again", NULL, ask_again);
  gtk_widget_class_install_action (widget_class, "win.focus-words", NULL, focus_words);
  gtk_widget_class_install_action (widget_class, "win.use-sample", NULL, use_sample);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "win.export", "s", export);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, show_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.new-shortlist", NULL, new_shortlist);
  gtk_widget_class_install_action (widget_class, "win.choose-shortlist", "u", choose_shortlist);
  gtk_widget_class_install_action (widget_class, "win.open-shortlist-menu", NULL,
                                   open_shortlist_menu);
  gtk_widget_class_install_action (widget_class, "win.choose-columns", NULL, choose_columns);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "win.focus-words",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "win.load-more",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.load-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.pause", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK,
                                       "win.new-shortlist", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK,
                                       "win.open-shortlist-menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.choose-columns", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "win.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "win.export", "s",
                                       "");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.export", "s", "csv");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.stop", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_ALT_MASK, "win.show-page", "s",
                                       "results");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_ALT_MASK, "win.show-page", "s",
                                       "shortlists");
}
