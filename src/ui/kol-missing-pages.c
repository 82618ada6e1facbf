// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-missing-pages.h"

/* Application pixels */
#define WIDTH 400
#define MAX_HEIGHT 320

struct _KolMissingPages
{
  AdwBin parent_instance;

  KolSession *session; /* owned, nullable until set up */
  KolSweepPlan *plan;  /* owned, nullable: of what is shown */
  gboolean stale;      /* the plan changed while nobody looked */

  /* template children */
  GtkScrolledWindow *scrolled;
  GtkListBox *list;
  GtkLabel *note;
  GtkWidget *fetch_all;
};

G_DEFINE_FINAL_TYPE (KolMissingPages, kol_missing_pages, ADW_TYPE_BIN)

/**
 * kol_missing_pages_describe:
 * @state: %KOL_PAGE_STATE_FAILED or %KOL_PAGE_STATE_UNSURE
 * @code: what the service answered, -1: nothing
 *
 * Returns: (transfer full): why a page did not come, and what that costs
 */
char *
kol_missing_pages_describe (KolPageState state, int code)
{
  g_autoptr (GError) error = NULL;

  if (state == KOL_PAGE_STATE_UNSURE && code > 0)
    return g_strdup_printf (_ ("The service answered with code %d. The call may have been charged; "
                               "fetched again, the page may be charged twice."),
                            code);
  if (state == KOL_PAGE_STATE_UNSURE)
    return g_strdup (_ ("No page came back. The call may have been charged; fetched again, the "
                        "page may be charged twice."));
  if (code == 0)
    return g_strdup (
        _ ("The answer was charged and could not be read. Fetched again, it is charged "
           "once more."));
  if (code < 0)
    return g_strdup (_ ("It did not come. Nothing was charged."));

  error = kol_api_error_new_for_code (code, NULL);

  /* Translators: why a page did not come, and the service’s number for it */
  return g_strdup_printf (_ ("%s (code %d). Nothing was charged."), kol_api_error_get_title (error),
                          code);
}

static void
on_fetch_clicked_cb (KolMissingPages *self, GtkButton *button)
{
  guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "page"));

  g_assert (KOL_IS_MISSING_PAGES (self));

  kol_session_fetch_page (self->session, page);
}

static void
on_fetch_all_clicked_cb (KolMissingPages *self)
{
  g_assert (KOL_IS_MISSING_PAGES (self));

  kol_session_fetch_failed (self->session);
}

static GtkWidget *
create_button (KolMissingPages *self, guint page, gboolean unsure)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Fetch Again"));
  g_autofree char *label = g_strdup_printf (_ ("Fetch page %u again"), page);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, unsure ? _ ("One call. The page may be charged twice.")
                                              : _ ("One call"));
  kol_accessible_name_set (button, label);
  g_object_set_data (G_OBJECT (button), "page", GUINT_TO_POINTER (page));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_fetch_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self->session, "busy", button, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);

  return button;
}

static GtkWidget *
create_row (KolMissingPages *self, guint page, KolPageState state)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = NULL;
  g_autofree char *text = kol_missing_pages_describe (state,
                                                      kol_sweep_plan_get_code (self->plan, page));
  g_autofree char *markup = g_markup_escape_text (text, -1);

  if (state == KOL_PAGE_STATE_UNSURE)
    title = g_strdup_printf (_ ("Page %u: Unsure"), page);
  else
    title = g_strdup_printf (_ ("Page %u: Failed"), page);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             create_button (self, page, state == KOL_PAGE_STATE_UNSURE));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

/* As high as all rows, when that is not too much. A scrolled window asks for the height of its
 * content at no width in particular, where no text is broken into lines. */
static void
fit_height (KolMissingPages *self)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (self->list), GTK_ORIENTATION_VERTICAL, WIDTH, NULL, &natural,
                      NULL, NULL);
  gtk_scrolled_window_set_min_content_height (self->scrolled, MIN (natural, MAX_HEIGHT));
}

static void
fill (KolMissingPages *self)
{
  GtkWidget *row;
  guint n_failed = 0;

  self->stale = FALSE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  for (guint i = 1; i <= KOL_PAGE_MAX && self->plan != NULL; i++)
    {
      KolPageState state = kol_sweep_plan_get_state (self->plan, i);

      n_failed += state == KOL_PAGE_STATE_FAILED;
      if (state == KOL_PAGE_STATE_FAILED || state == KOL_PAGE_STATE_UNSURE)
        gtk_list_box_append (self->list, create_row (self, i, state));
    }
  gtk_widget_set_visible (self->fetch_all, n_failed > 1);
  fit_height (self);
}

static void
on_plan_changed_cb (KolMissingPages *self)
{
  g_assert (KOL_IS_MISSING_PAGES (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
  else
    self->stale = TRUE;
}

static void
on_busy_changed_cb (KolMissingPages *self)
{
  gboolean busy = kol_session_get_busy (self->session);

  g_assert (KOL_IS_MISSING_PAGES (self));

  gtk_widget_set_visible (GTK_WIDGET (self->note), busy);
  gtk_widget_set_sensitive (self->fetch_all, !busy);
}

static void
kol_missing_pages_map (GtkWidget *widget)
{
  KolMissingPages *self = KOL_MISSING_PAGES (widget);

  if (self->stale)
    fill (self);

  GTK_WIDGET_CLASS (kol_missing_pages_parent_class)->map (widget);
}

static void
kol_missing_pages_dispose (GObject *object)
{
  KolMissingPages *self = KOL_MISSING_PAGES (object);

  kol_missing_pages_set_plan (self, NULL);
  g_clear_object (&self->session);
  /* Before the template lets go of it: the bin would not know that it is gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_MISSING_PAGES);

  G_OBJECT_CLASS (kol_missing_pages_parent_class)->dispose (object);
}

static void
kol_missing_pages_class_init (KolMissingPagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kol_missing_pages_dispose;
  widget_class->map = kol_missing_pages_map;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/kollect_app/Kollect/kol-missing-pages.ui");
  gtk_widget_class_bind_template_child (widget_class, KolMissingPages, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KolMissingPages, list);
  gtk_widget_class_bind_template_child (widget_class, KolMissingPages, note);
  gtk_widget_class_bind_template_child (widget_class, KolMissingPages, fetch_all);
  gtk_widget_class_bind_template_callback (widget_class, on_fetch_all_clicked_cb);
}

static void
kol_missing_pages_init (KolMissingPages *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self->scrolled), WIDTH, -1);
}

/**
 * kol_missing_pages_set_session:
 * @self: a list that has no session yet
 * @session: who fetches pages
 */
void
kol_missing_pages_set_session (KolMissingPages *self, KolSession *session)
{
  g_return_if_fail (KOL_IS_MISSING_PAGES (self));
  g_return_if_fail (KOL_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (on_busy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_busy_changed_cb (self);
}

/**
 * kol_missing_pages_set_plan:
 * @self: a list
 * @plan: (nullable): whose pages are listed
 */
void
kol_missing_pages_set_plan (KolMissingPages *self, KolSweepPlan *plan)
{
  g_return_if_fail (KOL_IS_MISSING_PAGES (self));
  g_return_if_fail (plan == NULL || KOL_IS_SWEEP_PLAN (plan));

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_set_object (&self->plan, plan);
  if (plan == NULL)
    return;

  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_plan_changed_cb (self);
}
