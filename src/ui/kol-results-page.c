// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-results-page-private.h"
#include "kol-wrap-layout.h"

G_DEFINE_FINAL_TYPE (KolResultsPage, kol_results_page, ADW_TYPE_BIN)

static char *
describe_total (KolResultList *results, guint n_found)
{
  gint64 total = kol_result_list_get_total (results);
  g_autofree char *number = kol_format_count (MAX (total, 0), KOL_NUMBER_STYLE_WESTERN);

  if (total >= KOL_TOTAL_CEILING)
    /* Translators: follows the number found, such as "60 of 5,000 or more (the platform’s limit)"
     */
    return g_strdup_printf (_ ("of %s or more (the platform’s limit)"), number);
  if (total > n_found)
    /* Translators: follows the number found, such as "60 of 312" */
    return g_strdup_printf (_ ("of %s"), number);

  /* Translators: follows the number found, such as "12 found" */
  return g_strdup (_ ("found"));
}

/**
 * kol_results_page_describe_found:
 * @results: what was found so far
 *
 * Returns: (transfer full): how many, and of how many, such as "20 of 312"
 */
char *
kol_results_page_describe_found (KolResultList *results)
{
  guint n_found;
  g_autofree char *found = NULL;
  g_autofree char *total = NULL;

  g_return_val_if_fail (KOL_IS_RESULT_LIST (results), NULL);

  n_found = g_list_model_get_n_items (G_LIST_MODEL (results));
  found = kol_format_count (n_found, KOL_NUMBER_STYLE_WESTERN);
  total = describe_total (results, n_found);

  return g_strjoin (" ", found, total, NULL);
}

/**
 * kol_results_page_describe_count:
 * @results: what was found so far
 * @now: the present, Unix seconds
 *
 * Says what was found, of how many, when, for how many calls and within how many it is sorted.
 *
 * Returns: (transfer full): the line, as markup
 */
char *
kol_results_page_describe_count (KolResultList *results, gint64 now)
{
  guint n_found;
  guint n_calls;
  g_autofree char *found = NULL;
  g_autofree char *total = NULL;
  g_autofree char *age = NULL;
  g_autofree char *calls = NULL;
  g_autofree char *sorted = NULL;

  g_return_val_if_fail (KOL_IS_RESULT_LIST (results), NULL);

  n_found = g_list_model_get_n_items (G_LIST_MODEL (results));
  n_calls = kol_result_list_get_n_pages (results);
  found = kol_format_count (n_found, KOL_NUMBER_STYLE_WESTERN);
  total = describe_total (results, n_found);
  age = kol_format_age (kol_result_list_get_fetched_at (results), now);
  calls = g_strdup_printf (ngettext ("%u call", "%u calls", n_calls), n_calls);
  /* Translators: sorting knows only the creators loaded so far */
  sorted = g_strdup_printf (_ ("sorted within %s"), found);

  /* Translators: number found, of how many, when it was fetched ("just now"), for how many calls,
   * within how many sorted */
  return g_markup_printf_escaped (_ ("<b>%s</b>  %s · fetched %s · %s · %s"), found, total, age,
                                  calls, sorted);
}

static void
show_count (KolResultsPage *self)
{
  g_autofree char *text = NULL;

  if (self->results == NULL)
    return;

  text = kol_results_page_describe_count (self->results, g_get_real_time () / G_USEC_PER_SEC);
  gtk_label_set_markup (self->count, text);
  gtk_widget_set_tooltip_markup (GTK_WIDGET (self->count), text);
  gtk_widget_set_visible (self->more, !kol_result_list_has_ended (self->results));
  gtk_widget_set_visible (self->all, !kol_result_list_is_complete (self->results));
}

static gboolean
on_tick_cb (gpointer data)
{
  show_count (KOL_RESULTS_PAGE (data));

  return G_SOURCE_CONTINUE;
}

static void
show_loading (KolResultsPage *self, const char *text, gboolean can_stop)
{
  gtk_label_set_text (self->loading_label, text);
  gtk_widget_set_visible (self->loading_stop, can_stop);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

static void
on_state_changed_cb (KolResultsPage *self)
{
  KolSessionState state;

  g_assert (KOL_IS_RESULTS_PAGE (self));

  state = kol_session_get_state (self->session);
  gtk_spinner_set_spinning (self->spinner, state == KOL_SESSION_STATE_LOADING ||
                                               state == KOL_SESSION_STATE_OPENING);
  switch (state)
    {
    case KOL_SESSION_STATE_OPENING:
      show_loading (self, "", FALSE);
      break;
    case KOL_SESSION_STATE_LOADING:
      show_loading (self, _ ("Searching…"), TRUE);
      break;
    case KOL_SESSION_STATE_OFFER:
      kol_results_page_show_offer (self);
      break;
    case KOL_SESSION_STATE_RESULTS:
      gtk_stack_set_visible_child_name (self->stack, "results");
      break;
    case KOL_SESSION_STATE_NOTHING:
      kol_results_page_show_nobody (self);
      break;
    case KOL_SESSION_STATE_ERROR:
      kol_results_page_show_error (self);
      break;
    case KOL_SESSION_STATE_START:
    default:
      kol_results_page_show_start (self);
    }
}

static void
on_busy_changed_cb (KolResultsPage *self)
{
  g_assert (KOL_IS_RESULTS_PAGE (self));

  /* Many pages have a bar of their own. */
  gtk_spinner_set_spinning (self->more_spinner, kol_session_get_busy (self->session) &&
                                                    !kol_session_is_fetching_many (self->session));
}

static void
on_results_changed_cb (KolResultsPage *self)
{
  g_assert (KOL_IS_RESULTS_PAGE (self));

  if (self->results != NULL)
    g_signal_handlers_disconnect_by_func (self->results, show_count, self);
  g_set_object (&self->results, kol_session_get_results (self->session));
  if (self->results != NULL)
    g_signal_connect_object (self->results, "notify::n-pages", G_CALLBACK (show_count), self,
                             G_CONNECT_SWAPPED);

  g_object_set (self->table, "model", self->results, NULL);
  show_count (self);
}

static void
on_environment_changed_cb (KolResultsPage *self)
{
  g_assert (KOL_IS_RESULTS_PAGE (self));

  if (kol_session_get_state (self->session) == KOL_SESSION_STATE_START)
    kol_results_page_show_start (self);
}

static void
on_selected_changed_cb (KolResultsPage *self)
{
  g_autoptr (KolCreator) selected = NULL;

  g_assert (KOL_IS_RESULTS_PAGE (self));

  g_object_get (self->table, "selected", &selected, NULL);
  g_object_set (self->details, "creator", selected, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->details), selected != NULL);
}

static void
on_chip_clicked_cb (KolResultsPage *self, GtkButton *chip)
{
  g_autoptr (GError) error = NULL;

  g_assert (KOL_IS_RESULTS_PAGE (self));

  if (!kol_query_set (self->query, g_object_get_data (G_OBJECT (chip), "filter"), NULL, &error))
    g_critical ("A filter could not be unset: %s", error->message);
}

static GtkWidget *
create_chip (KolResultsPage *self, const KolFilter *filter, const char *value)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *text = g_strdup_printf (C_ ("filter and value", "%s: %s"),
                                           kol_filter_get_label (filter), value);
  g_autofree char *tooltip = g_strdup_printf (_ ("Unset “%s”"), kol_filter_get_label (filter));
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, tooltip);
  kol_accessible_name_set (chip, tooltip);
  g_object_set_data (G_OBJECT (chip), "filter", (gpointer) filter->id);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_chip_clicked_cb), self,
                           G_CONNECT_SWAPPED);

  return chip;
}

static void
on_query_changed_cb (KolResultsPage *self)
{
  g_assert (KOL_IS_RESULTS_PAGE (self));

  kol_wrap_box_clear (self->chips);
  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    {
      const KolFilter *filter = kol_filter_at (i);
      g_autofree char *value = kol_query_describe_filter (self->query, filter->id);

      if (value != NULL)
        kol_wrap_box_append (self->chips, create_chip (self, filter, value));
    }
  gtk_widget_set_visible (self->chips_box, gtk_widget_get_first_child (self->chips) != NULL);
}

static void
kol_results_page_dispose (GObject *object)
{
  KolResultsPage *self = KOL_RESULTS_PAGE (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->results);
  g_clear_object (&self->query);
  g_clear_object (&self->session);
  g_clear_object (&self->environment);
  /* Before the template lets go of it: the bin would not know that it is gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_RESULTS_PAGE);

  G_OBJECT_CLASS (kol_results_page_parent_class)->dispose (object);
}

static void
kol_results_page_class_init (KolResultsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kol_results_page_dispose;

  g_type_ensure (KOL_TYPE_CREATOR_TABLE);
  g_type_ensure (KOL_TYPE_DETAILS_PANE);
  g_type_ensure (KOL_TYPE_SWEEP_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/kollect_app/Kollect/kol-results-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, loading_label);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, loading_stop);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, status);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, first_button);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, second_button);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, count);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, more_spinner);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, more);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, all);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, sweep_bar);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, chips_box);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, paned);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, table);
  gtk_widget_class_bind_template_child (widget_class, KolResultsPage, details);
}

static void
kol_results_page_init (KolResultsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->chips = kol_wrap_box_new (6);
  gtk_widget_set_hexpand (self->chips, TRUE);
  gtk_box_append (GTK_BOX (self->chips_box), self->chips);
  gtk_widget_set_visible (self->chips_box, FALSE);
  self->tick = g_timeout_add_seconds (30, on_tick_cb, self);
}

/**
 * kol_results_page_set_up:
 * @self: a results page
 * @session: what it shows
 * @environment: which service is asked
 */
void
kol_results_page_set_up (KolResultsPage *self, KolSession *session, KolEnvironment *environment)
{
  g_return_if_fail (KOL_IS_RESULTS_PAGE (self));
  g_return_if_fail (KOL_IS_SESSION (session));
  g_return_if_fail (KOL_IS_ENVIRONMENT (environment));

  self->session = g_object_ref (session);
  self->environment = g_object_ref (environment);
  g_object_set (self->table, "session", session, NULL);
  g_object_set (self->details, "session", session, NULL);
  kol_sweep_bar_set_session (self->sweep_bar, session);

  g_signal_connect_object (session, "notify::state", G_CALLBACK (on_state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (on_busy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::results", G_CALLBACK (on_results_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (environment, "notify", G_CALLBACK (on_environment_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "notify::selected", G_CALLBACK (on_selected_changed_cb),
                           self, G_CONNECT_SWAPPED);
  on_results_changed_cb (self);
  on_state_changed_cb (self);
}

/**
 * kol_results_page_get_table:
 * @self: a results page
 *
 * Returns: (transfer none): the table
 */
KolCreatorTable *
kol_results_page_get_table (KolResultsPage *self)
{
  g_return_val_if_fail (KOL_IS_RESULTS_PAGE (self), NULL);

  return self->table;
}

/**
 * kol_results_page_set_query:
 * @self: a results page
 * @query: what the filter pane says; shown as chips
 */
void
kol_results_page_set_query (KolResultsPage *self, KolQuery *query)
{
  g_return_if_fail (KOL_IS_RESULTS_PAGE (self));
  g_return_if_fail (KOL_IS_QUERY (query));

  if (!g_set_object (&self->query, query))
    return;

  g_signal_connect_object (query, "changed", G_CALLBACK (on_query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_query_changed_cb (self);
}
