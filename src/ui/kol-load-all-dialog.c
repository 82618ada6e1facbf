// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-load-all-dialog.h"

struct _KolLoadAllDialog
{
  AdwWindow parent_instance;

  KolSession *session;       /* owned */
  KolSweepPlan *plan;        /* owned: of the results */
  gint64 total;              /* what the service says of all hits; -1: nothing */
  GCancellable *cancellable; /* owned; cancelled in dispose */
  KolUsage *usage;           /* owned, nullable: not read yet */

  /* template children */
  GtkSpinButton *pages;
  AdwActionRow *pages_row;
  AdwActionRow *held_row;
  AdwActionRow *calls_row;
  GtkLabel *calls;
  GtkLabel *held;
  GtkWidget *unsure_row;
  GtkSwitch *unsure;
  AdwActionRow *today_row;
  GtkLabel *today;
  GtkWidget *load;
};

G_DEFINE_FINAL_TYPE (KolLoadAllDialog, kol_load_all_dialog, ADW_TYPE_WINDOW)

static guint
get_last (KolLoadAllDialog *self)
{
  return (guint) gtk_spin_button_get_value_as_int (self->pages);
}

static KolSweepAgain
get_again (KolLoadAllDialog *self)
{
  return KOL_SWEEP_AGAIN_FAILED |
         (gtk_switch_get_active (self->unsure) ? KOL_SWEEP_AGAIN_UNSURE : 0);
}

/* Pages up to the last that will be asked for. */
static guint
count_calls (KolLoadAllDialog *self)
{
  guint last = get_last (self);
  guint n = kol_sweep_plan_count (self->plan, last, KOL_PAGE_STATE_MISSING) +
            kol_sweep_plan_count (self->plan, last, KOL_PAGE_STATE_FAILED);

  if (gtk_switch_get_active (self->unsure))
    n += kol_sweep_plan_count (self->plan, last, KOL_PAGE_STATE_UNSURE);

  return n;
}

/**
 * kol_load_all_dialog_describe_total:
 * @total: what the service says of all hits; -1: nothing
 *
 * Returns: (transfer full): what that number is worth
 */
char *
kol_load_all_dialog_describe_total (gint64 total)
{
  g_autofree char *number = NULL;

  if (total < 0)
    return g_strdup (_ ("The service does not say how many creators there are. Loading ends where "
                        "the results end."));

  number = kol_format_count ((double) total, kol_number_style_default ());
  if (total >= KOL_TOTAL_CEILING)
    return g_strdup_printf (_ ("The service says %s. That is the most the platform ever shows and "
                               "not a count: there can be more creators, and there can be fewer. "
                               "Loading ends where the results end."),
                            number);

  return g_strdup_printf (
      _ ("The service says %s. Loading ends where the results end, which can be "
         "sooner or later."),
      number);
}

static void
show_held (KolLoadAllDialog *self)
{
  guint last = get_last (self);
  guint held = kol_sweep_plan_count (self->plan, last, KOL_PAGE_STATE_HELD);
  guint unsure = kol_sweep_plan_count (self->plan, last, KOL_PAGE_STATE_UNSURE);
  /* Translators: pages that are kept already, and of how many */
  g_autofree char *text = g_strdup_printf (_ ("%u of %u"), held, last);

  gtk_label_set_text (self->held, text);
  gtk_widget_set_visible (self->unsure_row, unsure > 0);
}

static void
show_calls (KolLoadAllDialog *self)
{
  guint n = count_calls (self);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *label = g_strdup_printf (ngettext ("_Load %u Page", "_Load %u Pages", n), n);

  gtk_label_set_text (self->calls, number);
  gtk_button_set_label (GTK_BUTTON (self->load), n > 0 ? label : _ ("_Load"));
  gtk_widget_set_sensitive (self->load, n > 0);
}

static void
show_today (KolLoadAllDialog *self)
{
  guint limit = kol_session_get_rules (self->session)->daily_limit;
  const KolUsageCount *today;
  guint used;
  g_autofree char *text = NULL;
  g_autofree char *subtitle = NULL;

  if (self->usage == NULL)
    return;

  today = kol_usage_get (self->usage, KOL_USAGE_TODAY);
  used = today->charged + today->unsure;
  if (limit == 0)
    {
      text = g_strdup_printf ("%u", used);
      subtitle = g_strdup (_ ("Charged or unsure. There is no daily limit."));
    }
  else
    {
      guint left = limit > used ? limit - used : 0;

      /* Translators: calls that are used up today, and the daily limit */
      text = g_strdup_printf (_ ("%u of %u"), used, limit);
      if (left >= count_calls (self))
        subtitle = g_strdup (_ ("Charged or unsure, of the daily limit."));
      else
        subtitle = g_strdup_printf (
            ngettext (
                "The daily limit leaves %u call: loading stops there, and can be gone on with "
                "tomorrow.",
                "The daily limit leaves %u calls: loading stops there, and can be gone on with "
                "tomorrow.",
                left),
            left);
    }
  gtk_label_set_text (self->today, text);
  adw_action_row_set_subtitle (self->today_row, subtitle);
}

static void
update (KolLoadAllDialog *self)
{
  g_assert (KOL_IS_LOAD_ALL_DIALOG (self));

  /* The template's own values come before there is anything to tell of. */
  if (self->plan == NULL)
    return;

  show_held (self);
  show_calls (self);
  show_today (self);
}

static void
on_usage_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolLoadAllDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolUsage) usage = kol_store_load_usage_finish (KOL_STORE (source), result, &error);

  /* The window can be gone though the answer came. */
  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (usage == NULL)
    {
      adw_action_row_set_subtitle (self->today_row, error->message);
      return;
    }

  g_set_object (&self->usage, usage);
  show_today (self);
}

static void
on_load_clicked_cb (KolLoadAllDialog *self)
{
  g_assert (KOL_IS_LOAD_ALL_DIALOG (self));

  kol_session_load_pages (self->session, get_last (self), get_again (self));
  gtk_window_close (GTK_WINDOW (self));
}

static void
kol_load_all_dialog_dispose (GObject *object)
{
  KolLoadAllDialog *self = KOL_LOAD_ALL_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  g_clear_object (&self->session);
  g_clear_object (&self->usage);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_LOAD_ALL_DIALOG);

  G_OBJECT_CLASS (kol_load_all_dialog_parent_class)->dispose (object);
}

static void
kol_load_all_dialog_finalize (GObject *object)
{
  g_clear_object (&KOL_LOAD_ALL_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (kol_load_all_dialog_parent_class)->finalize (object);
}

static void
kol_load_all_dialog_class_init (KolLoadAllDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kol_load_all_dialog_dispose;
  object_class->finalize = kol_load_all_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/kollect_app/Kollect/kol-load-all-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KolLoadAllDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, KolLoadAllDialog, pages_row);
  gtk_widget_class_bind_template_child (widget_class, KolLoadAllDialog, held_row);
  gtk_widget_class_bind_template_child (widget_class, KolLoadAllDialog, calls_row);
  gtk_widget_class_bind_template_child (widget_class, KolLoadAllDialog, calls);
  gtk_widget_class_bind_template_child (widget_class, KolLoadAllDialog, held);
  gtk_widget_class_bind_template_child (widget_class, KolLoadAllDialog, unsure_row);
  gtk_widget_class_bind_template_child (widget_class, KolLoadAllDialog, unsure);
  gtk_widget_class_bind_template_child (widget_class, KolLoadAllDialog, today_row);
  gtk_widget_class_bind_template_child (widget_class, KolLoadAllDialog, today);
  gtk_widget_class_bind_template_child (widget_class, KolLoadAllDialog, load);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_load_clicked_cb);
}

static void
kol_load_all_dialog_init (KolLoadAllDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* How far to load when the user does not say: as far as the service says that there is anybody. */
static guint
propose_last (KolLoadAllDialog *self)
{
  guint end = kol_sweep_plan_get_end (self->plan);
  gint64 pages = (self->total + KOL_PAGE_SIZE - 1) / KOL_PAGE_SIZE;

  if (end > 0)
    return end;
  if (self->total < 0)
    return KOL_PAGE_MAX;

  return (guint) CLAMP (pages, kol_sweep_plan_get_highest (self->plan) + 1, KOL_PAGE_MAX);
}

static void
set_up (KolLoadAllDialog *self)
{
  guint end = kol_sweep_plan_get_end (self->plan);
  g_autofree char *total = kol_load_all_dialog_describe_total (self->total);

  gtk_spin_button_set_range (self->pages, 1, end > 0 ? end : KOL_PAGE_MAX);
  gtk_spin_button_set_value (self->pages, propose_last (self));
  adw_action_row_set_subtitle (self->pages_row, total);
  update (self);
}

/**
 * kol_load_all_dialog_new:
 * @session: a session that has results
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
kol_load_all_dialog_new (KolSession *session)
{
  KolLoadAllDialog *self;
  KolResultList *results;

  g_return_val_if_fail (KOL_IS_SESSION (session), NULL);
  g_return_val_if_fail (kol_session_get_results (session) != NULL, NULL);

  results = kol_session_get_results (session);
  self = g_object_new (KOL_TYPE_LOAD_ALL_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->plan = g_object_ref (kol_result_list_get_plan (results));
  self->total = kol_result_list_get_total (results);
  set_up (self);
  g_signal_connect_object (self->plan, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  kol_store_load_usage_async (kol_session_get_store (session), self->cancellable,
                              on_usage_loaded_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
