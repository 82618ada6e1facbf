// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-fonts.h"
#include "kol-window-private.h"

G_DEFINE_FINAL_TYPE (KolWindow, kol_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
shows_shortlists (KolWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "shortlists") == 0;
}

static KolCreatorTable *
get_visible_table (KolWindow *self)
{
  if (shows_shortlists (self))
    return kol_shortlists_page_get_table (self->shortlists_page);

  return kol_results_page_get_table (self->results_page);
}

/* A second table is much to make at the start for a page that is seldom the first to be seen. */
static void
create_shortlists_page (KolWindow *self)
{
  self->shortlists_page = g_object_new (KOL_TYPE_SHORTLISTS_PAGE, NULL);
  kol_shortlists_page_set_up (self->shortlists_page, self->session);
  adw_bin_set_child (self->shortlists_bin, GTK_WIDGET (self->shortlists_page));
  kol_window_restore_table (self, kol_shortlists_page_get_table (self->shortlists_page),
                            "shortlist-columns", "shortlist-details-width");
  kol_window_announce_sorting (self, kol_shortlists_page_get_table (self->shortlists_page));
}

static void
on_page_changed_cb (KolWindow *self)
{
  g_assert (KOL_IS_WINDOW (self));

  if (shows_shortlists (self) && self->shortlists_page == NULL)
    create_shortlists_page (self);
  kol_window_update_actions (self);
}

static void
on_choose_columns_cb (GtkMenuButton *button, gpointer data)
{
  KolWindow *self = KOL_WINDOW (data);

  if (self->columns == NULL)
    {
      self->columns = KOL_COLUMN_CHOOSER (kol_column_chooser_new ());
      gtk_menu_button_set_popover (button, GTK_WIDGET (self->columns));
    }
  kol_column_chooser_set_table (self->columns, get_visible_table (self));
}

static void
on_toast_button_clicked_cb (KolWindow *self)
{
  g_assert (KOL_IS_WINDOW (self));

  kol_session_undo (self->session);
}

/**
 * kol_window_say:
 * @self: a window
 * @text: one sentence
 * @can_undo: whether a button takes back what it tells of
 *
 * Shows a toast.
 */
void
kol_window_say (KolWindow *self, const char *text, gboolean can_undo)
{
  g_autofree char *markup = NULL;
  AdwToast *toast;

  g_return_if_fail (KOL_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  /* A toast's title is markup. */
  markup = g_markup_escape_text (text, -1);
  toast = adw_toast_new (markup);
  if (can_undo)
    {
      /* Only the last can be undone: a button of an earlier one would undo that, too. */
      if (self->undo_toast != NULL)
        adw_toast_dismiss (self->undo_toast);
      g_set_weak_pointer (&self->undo_toast, toast);
      adw_toast_set_button_label (toast, _ ("_Undo"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_toast_button_clicked_cb),
                               self, G_CONNECT_SWAPPED);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
  kol_window_announce (self, text);
}

/**
 * kol_window_add_toast:
 * @self: a window
 * @toast: (transfer none): a toast
 *
 * Shows a toast that can do more than to tell something. What it tells is to be announced besides.
 */
void
kol_window_add_toast (KolWindow *self, AdwToast *toast)
{
  g_return_if_fail (KOL_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  adw_toast_overlay_add_toast (self->toasts, g_object_ref (toast));
}

/**
 * kol_window_check_fonts:
 * @self: a window
 *
 * Says once that there is no font for Chinese, when there is none.
 */
void
kol_window_check_fonts (KolWindow *self)
{
  gboolean missing;
  AdwToast *toast;

  g_return_if_fail (KOL_IS_WINDOW (self));

  missing = !kol_fonts_have_chinese (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  if (missing == g_settings_get_boolean (self->settings, "font-missed"))
    return;

  g_settings_set_boolean (self->settings, "font-missed", missing);
  if (!missing)
    return;

  toast = adw_toast_new (_ ("Most creators have Chinese names, and no font here can show them. "
                            "“Noto Sans CJK” is one that can."));
  /* Stays until it is read. */
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
  kol_window_announce (self, adw_toast_get_title (toast));
}

static void
on_session_message_cb (KolWindow *self, const char *text, gboolean can_undo)
{
  g_assert (KOL_IS_WINDOW (self));

  kol_window_say (self, text, can_undo);
}

static void
on_environment_message_cb (KolWindow *self, const char *text)
{
  g_assert (KOL_IS_WINDOW (self));

  kol_window_say (self, text, FALSE);
}

/* Sample data cost nothing: whoever comes to look around sees somebody at once. */
static void
look_around (KolWindow *self)
{
  if (self->looked_around || !kol_environment_get_ready (self->environment) ||
      kol_environment_get_service (self->environment) != KOL_SERVICE_SAMPLE ||
      kol_session_get_state (self->session) != KOL_SESSION_STATE_START)
    return;

  self->looked_around = TRUE;
  kol_session_search (self->session, kol_filter_pane_get_query (self->filter_pane));
}

/* Stop stands in the place of Search while a search is under way. Pages that are fetched of what is
 * shown do not stand in the way of another search. */
static void
show_loading (KolWindow *self)
{
  g_object_set (self->filter_pane, "busy",
                kol_session_get_state (self->session) == KOL_SESSION_STATE_LOADING, NULL);
}

static void
on_state_changed_cb (KolWindow *self)
{
  g_assert (KOL_IS_WINDOW (self));

  show_loading (self);
  kol_window_update_actions (self);
  if (kol_session_get_state (self->session) == KOL_SESSION_STATE_OFFER)
    kol_results_page_focus_answer (self->results_page);
  look_around (self);
}

static void
on_environment_changed_cb (KolWindow *self)
{
  const char *text = NULL;
  const char *button = _ ("_Preferences");

  g_assert (KOL_IS_WINDOW (self));

  if (kol_environment_get_service (self->environment) == KOL_SERVICE_SAMPLE)
    {
      text = _ ("Sample data: everybody here is invented, and no call is charged.");
      button = _ ("Use a _Token");
    }
  else if (kol_environment_get_service (self->environment) == KOL_SERVICE_MAINLAND)
    text = _ ("The service for mainland China is asked without encryption: token, filters and "
              "answers can be read on the way.");
  else if (kol_environment_get_has_token (self->environment) &&
           !kol_environment_get_token_kept (self->environment))
    text = _ ("No password store is running: the token is kept until Kollect is closed.");

  if (text != NULL)
    {
      gtk_label_set_text (self->banner_label, text);
      gtk_button_set_label (GTK_BUTTON (self->banner_button), button);
    }
  gtk_revealer_set_reveal_child (self->banner, text != NULL);
  gtk_widget_set_visible (self->unencrypted,
                          kol_environment_get_service (self->environment) == KOL_SERVICE_MAINLAND);
  kol_window_update_actions (self);
  look_around (self);
}

static void
on_busy_changed_cb (KolWindow *self)
{
  g_assert (KOL_IS_WINDOW (self));

  show_loading (self);
  kol_window_update_actions (self);
}

static void
on_plan_changed_cb (KolWindow *self)
{
  g_assert (KOL_IS_WINDOW (self));

  kol_window_update_actions (self);
}

/* What can be fetched depends on what is known of the pages. */
static void
follow_plan (KolWindow *self)
{
  KolResultList *results = kol_session_get_results (self->session);
  KolSweepPlan *plan = results != NULL ? kol_result_list_get_plan (results) : NULL;

  if (self->plan == plan)
    return;
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_set_object (&self->plan, plan);
  if (plan != NULL)
    g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
on_results_changed_cb (KolWindow *self)
{
  KolResultList *results = kol_session_get_results (self->session);

  g_assert (KOL_IS_WINDOW (self));

  /* Results that came back from the last run bring their filters along. */
  if (results != NULL && kol_query_is_default (kol_filter_pane_get_query (self->filter_pane)))
    kol_filter_pane_take_query (self->filter_pane, kol_result_list_get_query (results));
  follow_plan (self);
  kol_window_update_actions (self);
}

static gboolean
kol_window_close_request (GtkWindow *window)
{
  kol_window_save_layout (KOL_WINDOW (window));

  return GTK_WINDOW_CLASS (kol_window_parent_class)->close_request (window);
}

static void
kol_window_dispose (GObject *object)
{
  KolWindow *self = KOL_WINDOW (object);

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  g_clear_object (&self->sweep_work);
  g_clear_object (&self->announced_results);
  g_clear_object (&self->announced_sweep);
  g_clear_object (&self->announced_shortlist);
  g_clear_weak_pointer (&self->undo_toast);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_WINDOW);
  self->shortlists_page = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->environment);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (kol_window_parent_class)->dispose (object);
}

static void
kol_window_class_init (KolWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kol_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kol_window_close_request;

  g_type_ensure (KOL_TYPE_ANNOUNCER);
  g_type_ensure (KOL_TYPE_FILTER_PANE);
  g_type_ensure (KOL_TYPE_RESULTS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kollect_app/Kollect/kol-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KolWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, announcer);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, filters);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, filter_pane);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, results_page);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, unencrypted);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, shortlists_bin);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, columns_button);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, shortlist_button);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, shortlist_label);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, KolWindow, banner_button);
  kol_window_class_install_actions (widget_class);
}

/* Newer libadwaita cuts the words of a switcher off before all else in the bar, and they are what
 * the bar is there for. */
static void
keep_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_NONE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    keep_words (child);
}

static void
kol_window_init (KolWindow *self)
{
  g_autoptr (GPropertyAction) show_filters = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  keep_words (self->switcher);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->columns_button),
                                         on_choose_columns_cb, self, NULL);
  show_filters = g_property_action_new ("show-filters", self->filters, "visible");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (show_filters));
}

static void
connect_session (KolWindow *self)
{
  g_signal_connect_object (self->session, "message", G_CALLBACK (on_session_message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::busy", G_CALLBACK (on_busy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::results", G_CALLBACK (on_results_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (on_state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->environment, "message", G_CALLBACK (on_environment_message_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->environment, "notify", G_CALLBACK (on_environment_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_pane, "notify::valid",
                           G_CALLBACK (kol_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (on_page_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * kol_window_new:
 * @application: the application
 * @session: what the window is about
 * @environment: which service is asked
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
kol_window_new (AdwApplication *application, KolSession *session, KolEnvironment *environment)
{
  KolWindow *self;

  g_return_val_if_fail (ADW_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (KOL_IS_SESSION (session), NULL);
  g_return_val_if_fail (KOL_IS_ENVIRONMENT (environment), NULL);

  self = g_object_new (KOL_TYPE_WINDOW, "application", application, NULL);
  self->session = g_object_ref (session);
  self->environment = g_object_ref (environment);
  self->settings = g_object_ref (kol_environment_get_settings (environment));
  self->sweep_work = kol_sweep_work_new (session, GTK_WINDOW (self));
  self->wanted_shortlist = g_settings_get_int64 (self->settings, "shortlist");

  kol_results_page_set_up (self->results_page, session, environment);
  kol_results_page_set_query (self->results_page, kol_filter_pane_get_query (self->filter_pane));
  kol_window_connect_shortlist_menu (self);
  connect_session (self);
  kol_window_restore_layout (self);
  kol_window_connect_announcements (self);
  on_page_changed_cb (self);
  on_environment_changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * kol_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none): what the window is about
 */
KolSession *
kol_window_get_session (KolWindow *self)
{
  g_return_val_if_fail (KOL_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * kol_window_get_environment:
 * @self: a window
 *
 * Returns: (transfer none): which service is asked
 */
KolEnvironment *
kol_window_get_environment (KolWindow *self)
{
  g_return_val_if_fail (KOL_IS_WINDOW (self), NULL);

  return self->environment;
}
