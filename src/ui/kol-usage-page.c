// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-environment.h"
#include "kol-usage-page.h"

/* So many searches are listed, the last ones first; what is older is summed up. */
#define MAX_SEARCHES 200

/* As in the template, where the headings stand. */
#define COLUMN_WIDTH 70

struct _KolUsagePage
{
  AdwBin parent_instance;

  KolSession *session;       /* owned, nullable until set up */
  GCancellable *cancellable; /* owned; cancelled in dispose */
  KolUsage *usage;           /* owned, nullable: not read yet */

  /* template children */
  GtkListBox *periods;
  AdwPreferencesGroup *limit_group;
  AdwActionRow *limit_row;
  GtkLevelBar *limit_bar;
  AdwPreferencesGroup *searches_group;
  GtkListBox *searches;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (KolUsagePage, kol_usage_page, ADW_TYPE_BIN)

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static GtkWidget *
create_number (guint number, const char *what)
{
  g_autofree char *text = kol_format_count (number, kol_number_style_default ());
  /* Translators: a number, then “charged”, “free” or “unsure” */
  g_autofree char *name = g_strdup_printf (C_ ("calls", "%s %s"), text, what);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_size_request (label, COLUMN_WIDTH, -1);
  gtk_widget_add_css_class (label, "numeric");
  if (number == 0)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_tooltip_text (label, name);
  kol_accessible_name_set (label, name);

  return label;
}

static void
append_row (GtkListBox *list, const char *title, const char *subtitle, const KolUsageCount *count)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (subtitle != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (subtitle, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
    }
  /* Translators: calls that were paid for */
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_number (count->charged, _ ("charged")));
  /* Translators: calls that cost nothing */
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_number (count->free, _ ("free")));
  /* Translators: calls of which nobody can tell whether they were charged */
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_number (count->unsure, _ ("unsure")));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);
}

static void
show_periods (KolUsagePage *self)
{
  clear (self->periods);
  append_row (self->periods, _ ("Today"), NULL, kol_usage_get (self->usage, KOL_USAGE_TODAY));
  append_row (self->periods, _ ("This month"), NULL, kol_usage_get (self->usage, KOL_USAGE_MONTH));
  append_row (self->periods, _ ("All time"), NULL, kol_usage_get (self->usage, KOL_USAGE_ALL));
}

static void
show_limit (KolUsagePage *self)
{
  guint limit = kol_session_get_rules (self->session)->daily_limit;
  const KolUsageCount *today = kol_usage_get (self->usage, KOL_USAGE_TODAY);
  guint used = today->charged + today->unsure;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->limit_group), limit > 0);
  if (limit == 0)
    return;

  text = g_strdup_printf (
      ngettext ("%u of %u call of today is used: those charged and those unsure",
                "%u of %u calls of today are used: those charged and those unsure", limit),
      used, limit);
  adw_action_row_set_subtitle (self->limit_row, text);
  gtk_level_bar_set_max_value (self->limit_bar, limit);
  gtk_level_bar_set_value (self->limit_bar, MIN (used, limit));
}

static void
append_search (KolUsagePage *self, guint index)
{
  KolQuery *query = kol_usage_get_query (self->usage, index);
  g_autofree char *title = query != NULL ? kol_query_describe (query)
                                         : g_strdup (_ ("Filters that are no longer known"));
  g_autofree char *service = kol_service_describe (kol_usage_get_service (self->usage, index));
  g_autofree char *when = kol_format_date_time (kol_usage_get_last_at (self->usage, index));
  /* Translators: a service, and when it was asked last */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · last asked %s"), service, when);

  append_row (self->searches, title, subtitle,
              kol_usage_get_count (self->usage, index, KOL_USAGE_ALL));
}

static void
append_older (KolUsagePage *self, guint first)
{
  guint n_searches = kol_usage_get_n_searches (self->usage);
  guint n = n_searches - first;
  KolUsageCount sum = { 0 };
  g_autofree char *title = g_strdup_printf (ngettext ("%u older search", "%u older searches", n),
                                            n);

  for (guint i = first; i < n_searches; i++)
    {
      const KolUsageCount *count = kol_usage_get_count (self->usage, i, KOL_USAGE_ALL);

      sum.charged += count->charged;
      sum.free += count->free;
      sum.unsure += count->unsure;
    }
  append_row (self->searches, title, NULL, &sum);
}

static void
show_searches (KolUsagePage *self)
{
  guint n_searches = kol_usage_get_n_searches (self->usage);

  clear (self->searches);
  for (guint i = 0; i < MIN (n_searches, MAX_SEARCHES); i++)
    append_search (self, i);
  if (n_searches > MAX_SEARCHES)
    append_older (self, MAX_SEARCHES);
  gtk_widget_set_visible (GTK_WIDGET (self->searches_group), n_searches > 0);
}

static void
on_usage_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolUsagePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolUsage) usage = kol_store_load_usage_finish (KOL_STORE (source), result, &error);

  /* The window can be gone though the answer came. */
  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  if (error != NULL)
    {
      gtk_label_set_text (self->problem, error->message);
      return;
    }

  g_set_object (&self->usage, usage);
  show_periods (self);
  show_limit (self);
  show_searches (self);
}

static void
kol_usage_page_dispose (GObject *object)
{
  KolUsagePage *self = KOL_USAGE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->usage);
  /* Before the template lets go of it: the bin would not know that it is gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_USAGE_PAGE);

  G_OBJECT_CLASS (kol_usage_page_parent_class)->dispose (object);
}

static void
kol_usage_page_finalize (GObject *object)
{
  g_clear_object (&KOL_USAGE_PAGE (object)->cancellable);

  G_OBJECT_CLASS (kol_usage_page_parent_class)->finalize (object);
}

static void
kol_usage_page_class_init (KolUsagePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kol_usage_page_dispose;
  object_class->finalize = kol_usage_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kollect_app/Kollect/kol-usage-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KolUsagePage, periods);
  gtk_widget_class_bind_template_child (widget_class, KolUsagePage, limit_group);
  gtk_widget_class_bind_template_child (widget_class, KolUsagePage, limit_row);
  gtk_widget_class_bind_template_child (widget_class, KolUsagePage, limit_bar);
  gtk_widget_class_bind_template_child (widget_class, KolUsagePage, searches_group);
  gtk_widget_class_bind_template_child (widget_class, KolUsagePage, searches);
  gtk_widget_class_bind_template_child (widget_class, KolUsagePage, problem);
}

static void
kol_usage_page_init (KolUsagePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kol_usage_page_set_session:
 * @self: a page that has no session yet
 * @session: a session that is open
 */
void
kol_usage_page_set_session (KolUsagePage *self, KolSession *session)
{
  g_return_if_fail (KOL_IS_USAGE_PAGE (self));
  g_return_if_fail (KOL_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  kol_usage_page_reload (self);
}

/**
 * kol_usage_page_reload:
 * @self: a page
 *
 * Reads the ledger again.
 */
void
kol_usage_page_reload (KolUsagePage *self)
{
  g_return_if_fail (KOL_IS_USAGE_PAGE (self));

  if (self->session != NULL)
    kol_store_load_usage_async (kol_session_get_store (self->session), self->cancellable,
                                on_usage_loaded_cb, g_object_ref (self));
}
