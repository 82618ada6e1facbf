// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-handler.h"
#include "kol-sample-service.h"

struct _KolSampleService
{
  GObject parent_instance;

  guint64 seed;
  guint n_creators;

  KolSampleLedger ledger; /* shared with the thread, under its own lock */
  char *base_url;         /* (owned) (nullable): NULL until started; set before start() returns */
  GThread *thread;        /* (owned) (nullable): NULL while stopped */
  GMainLoop *loop;        /* (owned) (nullable): the thread's */
};

G_DEFINE_FINAL_TYPE (KolSampleService, kol_sample_service, G_TYPE_OBJECT)

/* What start() tells the thread, and what it waits to hear. */
typedef struct
{
  KolSampleLedger *ledger; /* unowned */
  GMainLoop *loop;         /* unowned */
  guint64 seed;
  guint n_creators;
  guint16 port;

  GMutex lock;
  GCond changed;
  gboolean is_done;
  char *base_url; /* (owned) (nullable) */
  GError *error;  /* (owned) (nullable) */
} Start;

static void
report (Start *start, KolSampleHandler *handler, GError *error)
{
  g_mutex_lock (&start->lock);
  start->base_url = handler != NULL ? kol_sample_handler_make_base_url (handler) : NULL;
  start->error = error;
  start->is_done = TRUE;
  g_cond_signal (&start->changed);
  g_mutex_unlock (&start->lock);
}

/* What is under way when the loop ends must end in this context, in this thread. */
static void
run_out (GMainContext *context)
{
  while (g_main_context_iteration (context, FALSE))
    continue;
}

/* Reports as soon as it listens, so that start() does not wait for 6,400 creators: whoever connects
 * meanwhile waits a little instead. @data is gone after the report. */
static gpointer
serve (gpointer data)
{
  Start *start = data;
  guint64 seed = start->seed;
  guint n_creators = start->n_creators;
  g_autoptr (GMainLoop) loop = g_main_loop_ref (start->loop);
  GMainContext *context = g_main_loop_get_context (loop);
  g_autoptr (KolSampleHandler) handler = NULL;
  GError *error = NULL;

  g_main_context_push_thread_default (context);
  handler = kol_sample_handler_new (start->ledger, start->port, &error);
  report (start, handler, error);

  if (handler != NULL)
    {
      kol_sample_handler_open (handler, seed, n_creators);
      g_main_loop_run (loop);
      g_clear_pointer (&handler, kol_sample_handler_free);
      run_out (context);
    }
  g_main_context_pop_thread_default (context);

  return NULL;
}

static gboolean
on_stop_cb (gpointer data)
{
  g_main_loop_quit (data);

  return G_SOURCE_REMOVE;
}

static void
kol_sample_service_finalize (GObject *object)
{
  KolSampleService *self = KOL_SAMPLE_SERVICE (object);

  kol_sample_service_stop (self);
  g_clear_pointer (&self->base_url, g_free);
  kol_sample_ledger_clear (&self->ledger);

  G_OBJECT_CLASS (kol_sample_service_parent_class)->finalize (object);
}

static void
kol_sample_service_class_init (KolSampleServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kol_sample_service_finalize;
}

static void
kol_sample_service_init (KolSampleService *self)
{
  kol_sample_ledger_init (&self->ledger);
}

/**
 * kol_sample_service_new:
 * @seed: what all creators are drawn from; %KOL_SAMPLE_SEED for the usual ones
 * @n_creators: how many there are; %KOL_SAMPLE_N_CREATORS as a rule
 *
 * A stand-in for the paid service: it answers the same request from invented creators, and draws
 * their pictures. The same seed and number give the same creators, pictures and answers everywhere.
 *
 * Returns: (transfer full): a service that has not been started
 */
KolSampleService *
kol_sample_service_new (guint64 seed, guint n_creators)
{
  KolSampleService *self = g_object_new (KOL_TYPE_SAMPLE_SERVICE, NULL);

  self->seed = seed;
  self->n_creators = n_creators;

  return self;
}

/**
 * kol_sample_service_add_fault:
 * @self: a service, started or not
 * @fault: an error code of the service, `slow:SECONDS`, `cut`, `break`, `html`, `empty`, `reset` or
 *   `hang`; with `:N` behind it, it befalls every Nth search only
 * @error: (out) (optional): %G_IO_ERROR_INVALID_ARGUMENT, in the user's language
 *
 * Makes searches fail from now on. Searches are counted from the service's first one. When several
 * faults are due, the one that was added first happens.
 *
 * Returns: whether @fault was understood
 */
gboolean
kol_sample_service_add_fault (KolSampleService *self, const char *fault, GError **error)
{
  KolSampleFault parsed;

  g_return_val_if_fail (KOL_IS_SAMPLE_SERVICE (self), FALSE);
  g_return_val_if_fail (fault != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!kol_sample_fault_parse (fault, &parsed, error))
    return FALSE;

  kol_sample_ledger_add_fault (&self->ledger, &parsed);

  return TRUE;
}

static void
wait_for_report (Start *start)
{
  g_mutex_lock (&start->lock);
  while (!start->is_done)
    g_cond_wait (&start->changed, &start->lock);
  g_mutex_unlock (&start->lock);
}

/**
 * kol_sample_service_start:
 * @self: a service that is not running
 * @port: where to listen, on 127.0.0.1 alone; 0: at any free port
 * @error: (out) (optional): a #GIOErrorEnum, such as %G_IO_ERROR_ADDRESS_IN_USE
 *
 * Starts a thread that serves, and returns as soon as connections are accepted.
 *
 * Returns: whether it is running
 */
gboolean
kol_sample_service_start (KolSampleService *self, guint16 port, GError **error)
{
  g_autoptr (GMainContext) context = NULL;
  Start start = { 0 };

  g_return_val_if_fail (KOL_IS_SAMPLE_SERVICE (self), FALSE);
  g_return_val_if_fail (self->thread == NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  context = g_main_context_new ();
  self->loop = g_main_loop_new (context, FALSE);
  start.ledger = &self->ledger;
  start.loop = self->loop;
  start.seed = self->seed;
  start.n_creators = self->n_creators;
  start.port = port;
  g_mutex_init (&start.lock);
  g_cond_init (&start.changed);

  self->thread = g_thread_new ("kol-sample", serve, &start);
  wait_for_report (&start);
  g_cond_clear (&start.changed);
  g_mutex_clear (&start.lock);

  if (start.error != NULL)
    {
      g_propagate_error (error, start.error);
      g_thread_join (g_steal_pointer (&self->thread));
      g_clear_pointer (&self->loop, g_main_loop_unref);
      return FALSE;
    }

  g_free (self->base_url);
  self->base_url = start.base_url;

  return TRUE;
}

/**
 * kol_sample_service_stop:
 * @self: a service
 *
 * Closes all connections and ends the thread; returns when it has ended. Does nothing when the
 * service is not running.
 */
void
kol_sample_service_stop (KolSampleService *self)
{
  g_autoptr (GSource) source = NULL;

  g_return_if_fail (KOL_IS_SAMPLE_SERVICE (self));

  if (self->thread == NULL)
    return;

  /* Quitting a loop that does not run yet would be forgotten; a source in it is not. */
  source = g_idle_source_new ();
  g_source_set_callback (source, on_stop_cb, self->loop, NULL);
  g_source_attach (source, g_main_loop_get_context (self->loop));

  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_pointer (&self->loop, g_main_loop_unref);
}

/**
 * kol_sample_service_get_base_url:
 * @self: a service
 *
 * Returns: (transfer none) (nullable): "http://127.0.0.1:PORT", or %NULL before the first start
 */
const char *
kol_sample_service_get_base_url (KolSampleService *self)
{
  g_return_val_if_fail (KOL_IS_SAMPLE_SERVICE (self), NULL);

  return self->base_url;
}

/**
 * kol_sample_service_get_n_calls:
 * @self: a service
 *
 * Returns: how many searches have arrived since the service was made, whatever was answered
 */
guint
kol_sample_service_get_n_calls (KolSampleService *self)
{
  KolSampleCounts counts;

  g_return_val_if_fail (KOL_IS_SAMPLE_SERVICE (self), 0);

  kol_sample_ledger_get_counts (&self->ledger, &counts);

  return counts.all.calls;
}

/**
 * kol_sample_service_get_counts:
 * @self: a service
 * @counts: (out caller-allocates): what it counted so far
 *
 * Gets how many searches there were and what they cost, of each page too. Over HTTP the same is at
 * /stats. What a search costs is counted before its answer is sent.
 */
void
kol_sample_service_get_counts (KolSampleService *self, KolSampleCounts *counts)
{
  g_return_if_fail (KOL_IS_SAMPLE_SERVICE (self));
  g_return_if_fail (counts != NULL);

  kol_sample_ledger_get_counts (&self->ledger, counts);
}
