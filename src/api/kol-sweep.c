// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sweep-private.h"

typedef enum
{
  PROP_STATE = 1,
} KolSweepProperty;

static GParamSpec *properties[PROP_STATE + 1];

enum
{
  SIGNAL_PAGE,
  SIGNAL_PAGE_FAILED,
  SIGNAL_RETRYING,
  SIGNAL_PROGRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KolSweep, kol_sweep, G_TYPE_OBJECT)

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
kol_sweep_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KolSweep *self = KOL_SWEEP (object);

  switch ((KolSweepProperty) property_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* Calls under way go on without it: what they bring is paid for, and is kept. */
static void
kol_sweep_dispose (GObject *object)
{
  KolSweep *self = KOL_SWEEP (object);

  clear_source (&self->wake);
  clear_source (&self->progress_source);

  G_OBJECT_CLASS (kol_sweep_parent_class)->dispose (object);
}

static void
kol_sweep_finalize (GObject *object)
{
  KolSweep *self = KOL_SWEEP (object);

  kol_sweep_clear_pages (self);
  g_clear_object (&self->client);
  g_clear_object (&self->keeper);
  g_clear_object (&self->results);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_clear_error (&self->limit);

  G_OBJECT_CLASS (kol_sweep_parent_class)->finalize (object);
}

static void
kol_sweep_class_init (KolSweepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kol_sweep_get_property;
  object_class->dispose = kol_sweep_dispose;
  object_class->finalize = kol_sweep_finalize;

  /**
   * KolSweep:state:
   *
   * What it is doing, a #KolSweepState.
   */
  properties[PROP_STATE] = g_param_spec_uint (
      "state", NULL, NULL, KOL_SWEEP_STATE_IDLE, KOL_SWEEP_STATE_ENDED, KOL_SWEEP_STATE_IDLE,
      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * KolSweep::page:
   * @self: a sweep
   * @page: a page that came
   *
   * A page is kept and in the result list.
   */
  signals[SIGNAL_PAGE] = g_signal_new ("page", KOL_TYPE_SWEEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, KOL_TYPE_PAGE);
  /**
   * KolSweep::page-failed:
   * @self: a sweep
   * @page: the page's number
   * @error: why it did not come
   *
   * A page was asked for in vain and is not asked for again in this run. The plan has its state.
   */
  signals[SIGNAL_PAGE_FAILED] = g_signal_new ("page-failed", KOL_TYPE_SWEEP, G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                              G_TYPE_ERROR);
  /**
   * KolSweep::retrying:
   * @self: a sweep
   * @error: why the last call failed; it was not charged
   * @delay: how long the pause is, in milliseconds
   * @page: the page's number
   *
   * A call failed and is repeated by itself after a pause.
   */
  signals[SIGNAL_RETRYING] = g_signal_new ("retrying", KOL_TYPE_SWEEP, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 3, G_TYPE_ERROR, G_TYPE_UINT,
                                           G_TYPE_UINT);
  /**
   * KolSweep::progress:
   * @self: a sweep
   *
   * What kol_sweep_get_progress() tells has changed. Comes a few times a second at most.
   */
  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", KOL_TYPE_SWEEP, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
}

static void
kol_sweep_init (KolSweep *self)
{
  self->cancellable = g_cancellable_new ();
  self->retry_pause = KOL_SWEEP_DEFAULT_RETRY_PAUSE;
  kol_sweep_rate_set_wanted (&self->rate, KOL_SWEEP_DEFAULT_PARALLEL);
}

/*< private >
 * kol_sweep_set_state:
 * @self: a sweep
 * @state: what it does from now on
 */
void
kol_sweep_set_state (KolSweep *self, KolSweepState state)
{
  if (self->state == state)
    return;

  kol_sweep_measure_time (self, state);
  self->state = state;
  if (state == KOL_SWEEP_STATE_ENDED)
    {
      clear_source (&self->progress_source);
      kol_sweep_emit_progress (self);
    }
  else
    kol_sweep_queue_progress (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/*< private > */
void
kol_sweep_emit_page (KolSweep *self, KolPage *page)
{
  g_signal_emit (self, signals[SIGNAL_PAGE], 0, page);
}

/*< private > */
void
kol_sweep_emit_page_failed (KolSweep *self, guint number, const GError *error)
{
  g_debug ("Page %u is given up: %s", number, error->message);
  g_signal_emit (self, signals[SIGNAL_PAGE_FAILED], 0, number, error);
}

/*< private > */
void
kol_sweep_emit_retrying (KolSweep *self, guint number, const GError *error, guint delay)
{
  g_debug ("Page %u is asked for again in %u ms: %s", number, delay, error->message);
  g_signal_emit (self, signals[SIGNAL_RETRYING], 0, error, delay, number);
}

/*< private > */
void
kol_sweep_emit_progress (KolSweep *self)
{
  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0);
}

static gboolean
on_wake_cb (gpointer user_data)
{
  KolSweep *self = KOL_SWEEP (user_data);

  g_clear_pointer (&self->wake, g_source_unref);
  kol_sweep_go_on (self);

  return G_SOURCE_REMOVE;
}

/*< private >
 * kol_sweep_schedule:
 * @self: a sweep
 * @due: when to go on, of the monotonic clock; %G_MAXINT64: not by itself
 */
void
kol_sweep_schedule (KolSweep *self, gint64 due)
{
  clear_source (&self->wake);
  if (due == G_MAXINT64)
    return;

  self->wake = g_timeout_source_new (0);
  g_source_set_ready_time (self->wake, due);
  g_source_set_callback (self->wake, on_wake_cb, self, NULL);
  g_source_attach (self->wake, g_main_context_get_thread_default ());
}

/**
 * kol_sweep_new:
 * @client: whom to ask
 * @keeper: writes calls down and keeps pages
 * @results: where pages go; its plan says what is held
 *
 * Returns: (transfer full): a sweep that was not started
 */
KolSweep *
kol_sweep_new (KolClient *client, KolKeeper *keeper, KolResultList *results)
{
  KolSweep *self;

  g_return_val_if_fail (KOL_IS_CLIENT (client), NULL);
  g_return_val_if_fail (KOL_IS_KEEPER (keeper), NULL);
  g_return_val_if_fail (KOL_IS_RESULT_LIST (results), NULL);

  self = g_object_new (KOL_TYPE_SWEEP, NULL);
  self->client = g_object_ref (client);
  self->keeper = g_object_ref (keeper);
  self->results = g_object_ref (results);

  return self;
}

/**
 * kol_sweep_set_parallel:
 * @self: a sweep
 * @parallel: how many calls may be under way at once, 1 to %KOL_SWEEP_MAX_PARALLEL
 */
void
kol_sweep_set_parallel (KolSweep *self, guint parallel)
{
  g_return_if_fail (KOL_IS_SWEEP (self));
  g_return_if_fail (parallel >= 1 && parallel <= KOL_SWEEP_MAX_PARALLEL);

  kol_sweep_rate_set_wanted (&self->rate, parallel);
  kol_sweep_go_on (self);
}

/**
 * kol_sweep_set_daily_limit:
 * @self: a sweep
 * @calls: how many calls that are or may be charged one day may have, of all sweeps; 0: no limit
 */
void
kol_sweep_set_daily_limit (KolSweep *self, guint calls)
{
  g_return_if_fail (KOL_IS_SWEEP (self));

  self->daily_limit = calls;
  g_clear_error (&self->limit);
  kol_sweep_go_on (self);
}

/**
 * kol_sweep_set_max_calls:
 * @self: a sweep
 * @calls: how many calls it may send in its life, free ones too; 0: no limit
 */
void
kol_sweep_set_max_calls (KolSweep *self, guint calls)
{
  g_return_if_fail (KOL_IS_SWEEP (self));

  self->max_calls = calls;
  kol_sweep_go_on (self);
}

/**
 * kol_sweep_set_retry_pause:
 * @self: a sweep
 * @milliseconds: the first pause, %KOL_SWEEP_MAX_RETRY_PAUSE at most; 0: none
 *
 * Sets how long to wait before a page that failed free of charge is asked for again for the first
 * time. Later pauses are longer. See kol_api_error_get_retry_delay().
 */
void
kol_sweep_set_retry_pause (KolSweep *self, guint milliseconds)
{
  g_return_if_fail (KOL_IS_SWEEP (self));
  g_return_if_fail (milliseconds <= KOL_SWEEP_MAX_RETRY_PAUSE);

  self->retry_pause = milliseconds;
}

/**
 * kol_sweep_get_results:
 * @self: a sweep
 *
 * Returns: (transfer none): where its pages go
 */
KolResultList *
kol_sweep_get_results (KolSweep *self)
{
  g_return_val_if_fail (KOL_IS_SWEEP (self), NULL);

  return self->results;
}

/**
 * kol_sweep_get_state:
 * @self: a sweep
 *
 * Returns: what it is doing
 */
KolSweepState
kol_sweep_get_state (KolSweep *self)
{
  g_return_val_if_fail (KOL_IS_SWEEP (self), KOL_SWEEP_STATE_IDLE);

  return self->state;
}

/**
 * kol_sweep_get_end:
 * @self: a sweep
 *
 * Returns: why it ended
 */
KolSweepEnd
kol_sweep_get_end (KolSweep *self)
{
  g_return_val_if_fail (KOL_IS_SWEEP (self), KOL_SWEEP_END_NONE);

  return self->end;
}

/**
 * kol_sweep_get_error:
 * @self: a sweep
 *
 * Returns: (transfer none) (nullable): what stopped it: a %KOL_API_ERROR, a %KOL_QUERY_ERROR, an
 *   error of the keeper's own, or %KOL_KEEPER_ERROR_DAILY_LIMIT
 */
const GError *
kol_sweep_get_error (KolSweep *self)
{
  g_return_val_if_fail (KOL_IS_SWEEP (self), NULL);

  return self->error;
}
