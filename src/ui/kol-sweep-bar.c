// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kol-accessible-name.h"
#include "kol-missing-pages.h"
#include "kol-sweep-bar.h"
#include "kol-sweep-words.h"

/* Milliseconds in which a popover that closes draws its last frame. */
#define HIDE_PAUSE 250

struct _KolSweepBar
{
  AdwBin parent_instance;

  KolSession *session;    /* owned, nullable until set up */
  KolSweep *sweep;        /* owned, nullable: followed */
  KolResultList *results; /* owned, nullable: followed */
  KolSweepBarMode mode;
  gboolean dismissed; /* the user has read how it ended */
  guint hide_idle;    /* source that hides missing_button; 0: none */

  /* template children */
  GtkRevealer *revealer;
  GtkProgressBar *progress;
  GtkLabel *title;
  GtkLabel *details;
  GtkWidget *missing_button;
  GtkLabel *missing_label;
  KolMissingPages *missing;
  GtkWidget *go_on;
  GtkWidget *pause;
  GtkWidget *stop;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (KolSweepBar, kol_sweep_bar, ADW_TYPE_BIN)

static KolSweepPlan *
get_plan (KolSweepBar *self)
{
  return kol_result_list_get_plan (self->results);
}

static guint
count_missing (KolSweepBar *self, KolPageState state)
{
  return self->results != NULL ? kol_sweep_plan_count (get_plan (self), KOL_PAGE_MAX, state) : 0;
}

static KolSweepBarMode
find_mode (KolSweepBar *self)
{
  gboolean many;

  if (self->session == NULL || self->results == NULL)
    return KOL_SWEEP_BAR_HIDDEN;

  many = kol_session_is_fetching_many (self->session);
  if (kol_session_get_busy (self->session) && self->sweep != NULL)
    return many || kol_sweep_get_state (self->sweep) == KOL_SWEEP_STATE_WAITING
               ? KOL_SWEEP_BAR_UNDER_WAY
               : KOL_SWEEP_BAR_HIDDEN;
  if (self->dismissed)
    return KOL_SWEEP_BAR_HIDDEN;
  if (kol_session_get_interrupted (self->session) > 0)
    return KOL_SWEEP_BAR_INTERRUPTED;
  if (many || count_missing (self, KOL_PAGE_STATE_FAILED) > 0 ||
      count_missing (self, KOL_PAGE_STATE_UNSURE) > 0)
    return KOL_SWEEP_BAR_ENDED;

  return KOL_SWEEP_BAR_HIDDEN;
}

static void
show_texts (KolSweepBar *self, const char *title, const char *details)
{
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->details, details);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->details), details);
}

static char *
describe_wait (KolSweepBar *self, const KolSweepProgress *progress)
{
  g_autofree char *sentence = kol_sweep_dup_sentence (self->sweep);
  guint seconds = (guint) ceil (progress->wait_seconds);

  if (seconds == 0)
    return g_steal_pointer (&sentence);

  /* Translators: why nothing is asked for just now, and when it goes on */
  return g_strdup_printf (ngettext ("%s (in %u second)", "%s (in %u seconds)", seconds), sentence,
                          seconds);
}

static char *
describe_state (KolSweepBar *self, const KolSweepProgress *progress)
{
  g_autofree char *time = NULL;

  if (kol_sweep_get_state (self->sweep) != KOL_SWEEP_STATE_RUNNING)
    return describe_wait (self, progress);

  time = kol_sweep_words_describe_time (progress->seconds_left);

  return time != NULL ? g_steal_pointer (&time) : g_strdup ("");
}

static void
show_under_way (KolSweepBar *self)
{
  KolSweepProgress progress;
  g_autofree char *title = NULL;
  g_autofree char *calls = NULL;
  g_autofree char *state = NULL;
  g_autofree char *details = NULL;

  kol_sweep_get_progress (self->sweep, &progress);
  title = kol_sweep_words_describe_pages (self->sweep, &progress);
  calls = kol_sweep_words_describe_calls (&progress);
  state = describe_state (self, &progress);
  details = *state != '\0' ? g_strjoin (" · ", calls, state, NULL) : g_strdup (calls);
  show_texts (self, title, details);
  gtk_progress_bar_set_fraction (
      self->progress,
      progress.pages_total > 0 ? (double) progress.pages_done / progress.pages_total : 0);
}

static void
show_interrupted (KolSweepBar *self)
{
  guint wanted = kol_session_get_interrupted (self->session);
  guint held = kol_sweep_plan_count (get_plan (self), wanted, KOL_PAGE_STATE_HELD);
  g_autofree char *held_text = g_strdup_printf (
      ngettext ("%u of %u page is held.", "%u of %u pages are held.", wanted), held, wanted);
  g_autofree char *sentence = self->sweep != NULL && kol_session_is_fetching_many (self->session)
                                  ? kol_sweep_dup_sentence (self->sweep)
                                  : NULL;
  g_autofree char *details = sentence != NULL ? g_strjoin (" ", held_text, sentence, NULL)
                                              : g_strdup (held_text);

  show_texts (self, _ ("Go On Where It Stopped?"), details);
}

static void
show_ended (KolSweepBar *self)
{
  g_autofree char *title = kol_sweep_words_describe_range (get_plan (self));
  g_autoptr (GString) details = g_string_new (NULL);

  if (self->sweep != NULL && kol_session_is_fetching_many (self->session))
    {
      KolSweepProgress progress;
      g_autofree char *sentence = kol_sweep_dup_sentence (self->sweep);
      g_autofree char *calls = NULL;

      kol_sweep_get_progress (self->sweep, &progress);
      calls = kol_sweep_words_describe_calls (&progress);
      g_string_append_printf (details, "%s  %s", sentence, calls);
    }
  else
    g_string_append (details, _ ("Pages that did not come can be fetched again, one by one."));

  show_texts (self, title, details->str);
}

static gboolean
on_hide_missing_cb (gpointer data)
{
  KolSweepBar *self = KOL_SWEEP_BAR (data);

  self->hide_idle = 0;
  gtk_widget_set_visible (self->missing_button, FALSE);

  return G_SOURCE_REMOVE;
}

/* GTK 4.8 never lets go of a popover whose button is hidden before its last frame is drawn. */
static void
hide_missing (KolSweepBar *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->missing_button));
  if (self->hide_idle == 0)
    self->hide_idle = g_timeout_add (HIDE_PAUSE, on_hide_missing_cb, self);
}

static void
show_missing (KolSweepBar *self)
{
  guint n_failed = count_missing (self, KOL_PAGE_STATE_FAILED);
  guint n_unsure = count_missing (self, KOL_PAGE_STATE_UNSURE);
  g_autofree char *text = NULL;

  if (n_failed + n_unsure == 0)
    {
      hide_missing (self);
      return;
    }

  g_clear_handle_id (&self->hide_idle, g_source_remove);
  gtk_widget_set_visible (self->missing_button, TRUE);
  if (n_unsure == 0)
    text = g_strdup_printf (_ ("%u Failed"), n_failed);
  else if (n_failed == 0)
    text = g_strdup_printf (_ ("%u Unsure"), n_unsure);
  else
    text = g_strdup_printf (_ ("%u Failed, %u Unsure"), n_failed, n_unsure);
  gtk_label_set_text (self->missing_label, text);
  kol_accessible_name_set (self->missing_button, text);
}

static void
show_buttons (KolSweepBar *self)
{
  gboolean under_way = self->mode == KOL_SWEEP_BAR_UNDER_WAY;
  KolSweepState state = under_way ? kol_sweep_get_state (self->sweep) : KOL_SWEEP_STATE_IDLE;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), under_way);
  gtk_widget_set_visible (self->go_on, self->mode == KOL_SWEEP_BAR_INTERRUPTED);
  gtk_widget_set_visible (self->pause, under_way);
  gtk_widget_set_sensitive (self->pause, state != KOL_SWEEP_STATE_STOPPING);
  gtk_button_set_label (GTK_BUTTON (self->pause),
                        state == KOL_SWEEP_STATE_PAUSED ? _ ("_Resume") : _ ("_Pause"));
  gtk_widget_set_visible (self->stop, under_way);
  gtk_widget_set_sensitive (self->stop, state != KOL_SWEEP_STATE_STOPPING);
  gtk_widget_set_visible (self->close, !under_way);
  show_missing (self);
}

static void
update (KolSweepBar *self)
{
  g_assert (KOL_IS_SWEEP_BAR (self));

  self->mode = find_mode (self);
  switch (self->mode)
    {
    case KOL_SWEEP_BAR_UNDER_WAY:
      show_under_way (self);
      break;
    case KOL_SWEEP_BAR_INTERRUPTED:
      show_interrupted (self);
      break;
    case KOL_SWEEP_BAR_ENDED:
      show_ended (self);
      break;
    case KOL_SWEEP_BAR_HIDDEN:
    default:
      break;
    }
  if (self->mode != KOL_SWEEP_BAR_HIDDEN)
    show_buttons (self);
  gtk_revealer_set_reveal_child (self->revealer, self->mode != KOL_SWEEP_BAR_HIDDEN);
}

static void
on_progress_cb (KolSweepBar *self)
{
  g_assert (KOL_IS_SWEEP_BAR (self));

  if (self->mode == KOL_SWEEP_BAR_UNDER_WAY)
    update (self);
}

static void
on_sweep_changed_cb (KolSweepBar *self)
{
  g_assert (KOL_IS_SWEEP_BAR (self));

  if (self->sweep != NULL)
    g_signal_handlers_disconnect_by_data (self->sweep, self);
  g_set_object (&self->sweep, kol_session_get_sweep (self->session));
  if (self->sweep != NULL)
    {
      g_signal_connect_object (self->sweep, "notify::state", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->sweep, "progress", G_CALLBACK (on_progress_cb), self,
                               G_CONNECT_SWAPPED);
      self->dismissed = FALSE;
    }
  update (self);
}

static void
on_plan_changed_cb (KolSweepBar *self)
{
  g_assert (KOL_IS_SWEEP_BAR (self));

  /* What is under way tells of its progress by itself, less often than of each page. */
  if (self->mode == KOL_SWEEP_BAR_UNDER_WAY)
    show_missing (self);
  else
    update (self);
}

static void
on_results_changed_cb (KolSweepBar *self)
{
  KolResultList *results = kol_session_get_results (self->session);

  g_assert (KOL_IS_SWEEP_BAR (self));

  if (self->results != NULL)
    g_signal_handlers_disconnect_by_data (get_plan (self), self);
  g_set_object (&self->results, results);
  if (results != NULL)
    g_signal_connect_object (get_plan (self), "changed", G_CALLBACK (on_plan_changed_cb), self,
                             G_CONNECT_SWAPPED);
  self->dismissed = FALSE;
  kol_missing_pages_set_plan (self->missing, results != NULL ? get_plan (self) : NULL);
  update (self);
}

static void
on_pause_clicked_cb (KolSweepBar *self)
{
  g_assert (KOL_IS_SWEEP_BAR (self));

  if (kol_sweep_get_state (self->sweep) == KOL_SWEEP_STATE_PAUSED)
    kol_session_resume (self->session);
  else
    kol_session_pause (self->session);
}

static void
on_stop_clicked_cb (KolSweepBar *self)
{
  g_assert (KOL_IS_SWEEP_BAR (self));

  kol_session_stop (self->session);
}

static void
on_close_clicked_cb (KolSweepBar *self)
{
  g_assert (KOL_IS_SWEEP_BAR (self));

  kol_session_forget_interrupted (self->session);
  self->dismissed = TRUE;
  update (self);
}

static void
kol_sweep_bar_dispose (GObject *object)
{
  KolSweepBar *self = KOL_SWEEP_BAR (object);

  g_clear_handle_id (&self->hide_idle, g_source_remove);
  if (self->sweep != NULL)
    g_signal_handlers_disconnect_by_data (self->sweep, self);
  if (self->results != NULL)
    g_signal_handlers_disconnect_by_data (get_plan (self), self);
  g_clear_object (&self->sweep);
  g_clear_object (&self->results);
  g_clear_object (&self->session);
  /* Before the template lets go of it: the bin would not know that it is gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_SWEEP_BAR);

  G_OBJECT_CLASS (kol_sweep_bar_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KolSweepBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, KolSweepBar, progress);
  gtk_widget_class_bind_template_child (widget_class, KolSweepBar, title);
  gtk_widget_class_bind_template_child (widget_class, KolSweepBar, details);
  gtk_widget_class_bind_template_child (widget_class, KolSweepBar, missing_button);
  gtk_widget_class_bind_template_child (widget_class, KolSweepBar, missing_label);
  gtk_widget_class_bind_template_child (widget_class, KolSweepBar, missing);
  gtk_widget_class_bind_template_child (widget_class, KolSweepBar, go_on);
  gtk_widget_class_bind_template_child (widget_class, KolSweepBar, pause);
  gtk_widget_class_bind_template_child (widget_class, KolSweepBar, stop);
  gtk_widget_class_bind_template_child (widget_class, KolSweepBar, close);
  gtk_widget_class_bind_template_callback (widget_class, on_pause_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked_cb);
}

static void
kol_sweep_bar_class_init (KolSweepBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kol_sweep_bar_dispose;

  g_type_ensure (KOL_TYPE_MISSING_PAGES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kollect_app/Kollect/kol-sweep-bar.ui");
  bind_children (widget_class);
}

static void
kol_sweep_bar_init (KolSweepBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kol_sweep_bar_set_session:
 * @self: a bar that has no session yet
 * @session: whose fetching is shown
 */
void
kol_sweep_bar_set_session (KolSweepBar *self, KolSession *session)
{
  g_return_if_fail (KOL_IS_SWEEP_BAR (self));
  g_return_if_fail (KOL_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  kol_missing_pages_set_session (self->missing, session);
  g_signal_connect_object (session, "notify::sweep", G_CALLBACK (on_sweep_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::results", G_CALLBACK (on_results_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  on_results_changed_cb (self);
  on_sweep_changed_cb (self);
}

/**
 * kol_sweep_bar_get_mode:
 * @self: a bar
 *
 * Returns: what it is about
 */
KolSweepBarMode
kol_sweep_bar_get_mode (KolSweepBar *self)
{
  g_return_val_if_fail (KOL_IS_SWEEP_BAR (self), KOL_SWEEP_BAR_HIDDEN);

  return self->mode;
}
