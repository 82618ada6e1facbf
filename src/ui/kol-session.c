// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-property.h"
#include "kol-session-private.h"

enum
{
  SIGNAL_STARS_CHANGED,
  SIGNAL_MESSAGE,
  N_SIGNALS,
};

GParamSpec *kol_session_properties[KOL_SESSION_N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KolSession, kol_session, G_TYPE_OBJECT)

static void
notify (KolSession *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), kol_session_properties[property]);
}

static void
set_state (KolSession *self, KolSessionState state)
{
  if (self->state == state && state != KOL_SESSION_STATE_ERROR)
    return;

  self->state = state;
  notify (self, KOL_SESSION_PROP_STATE);
}

static void
take_error (KolSession *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  set_state (self, KOL_SESSION_STATE_ERROR);
}

/* The call is over: no longer busy, unless another one took its place. */
static gboolean
end_search (KolSession *self, GCancellable *search)
{
  if (self->search != search)
    return FALSE;

  g_clear_object (&self->search);
  notify (self, KOL_SESSION_PROP_BUSY);

  return TRUE;
}

/* One call of the service: its page is stored, then shown. */
typedef struct
{
  KolSession *session;  /* owned */
  GCancellable *search; /* owned */
  KolResultList *list;  /* owned: where the page goes */
  KolPage *page;        /* owned, nullable until it is answered */
} Call;

static void
call_free (Call *call)
{
  g_clear_object (&call->session);
  g_clear_object (&call->search);
  g_clear_object (&call->list);
  g_clear_object (&call->page);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
show_page (Call *call)
{
  KolSession *self = call->session;
  gboolean first = self->results != call->list;

  kol_result_list_add_page (call->list, call->page);
  end_search (self, call->search);

  if (first && kol_set_object (self, kol_session_properties[KOL_SESSION_PROP_RESULTS],
                               &self->results, call->list))
    kol_session_emit_stars_changed (self, NULL);
  set_state (self, g_list_model_get_n_items (G_LIST_MODEL (call->list)) > 0
                       ? KOL_SESSION_STATE_RESULTS
                       : KOL_SESSION_STATE_NOTHING);
}

static void
on_page_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;

  if (!kol_store_save_page_finish (KOL_STORE (source), result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      /* The page is paid for: it is shown all the same. */
      kol_session_say_error (call->session, _ ("The page could not be kept"), error);
    }

  /* A page that was paid for is shown even when Stop was pressed while it was written. */
  if (call->session->search == call->search || call->session->results == call->list)
    show_page (call);
}

static void
fail_call (Call *call, GError *error)
{
  KolSession *self = call->session;
  g_autoptr (GError) owned = error;

  if (!end_search (self, call->search))
    return;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (self->state == KOL_SESSION_STATE_LOADING)
        set_state (self,
                   self->results != NULL ? KOL_SESSION_STATE_RESULTS : KOL_SESSION_STATE_START);
      return;
    }

  if (self->results == call->list)
    kol_session_say_error (self, NULL, error);
  else
    take_error (self, g_steal_pointer (&owned));
}

static void
on_searched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  KolSession *self = call->session;
  KolPage *page;

  call->page = kol_client_search_finish (KOL_CLIENT (source), result, &error);
  if (call->page == NULL)
    {
      fail_call (call, g_steal_pointer (&error));
      return;
    }

  page = call->page;
  kol_store_save_page_async (self->store, page, self->life, on_page_saved_cb,
                             g_steal_pointer (&call));
}

static void
ask (KolSession *self, KolResultList *list)
{
  Call *call = g_new0 (Call, 1);

  g_set_object (&self->query, kol_result_list_get_query (list));
  self->search = g_cancellable_new ();
  call->session = g_object_ref (self);
  call->search = g_object_ref (self->search);
  call->list = g_object_ref (list);

  kol_client_search_async (self->client, kol_result_list_get_query (list),
                           kol_result_list_get_next_page (list), self->search, on_searched_cb,
                           call);
  notify (self, KOL_SESSION_PROP_BUSY);
}

static void
on_shortlists_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel)
      shortlists = kol_store_load_shortlists_finish (KOL_STORE (source), result, &error);

  if (!self->open)
    return;
  if (shortlists != NULL)
    kol_session_take_shortlists (self, shortlists);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kol_session_say_error (self, _ ("The shortlists could not be read"), error);
}

static void
on_results_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolResultList)
      results = kol_store_load_last_results_finish (KOL_STORE (source), result, &error);

  if (!self->open)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    kol_session_say_error (self, _ ("The last results could not be read"), error);
  /* A search that was begun in the meantime is what the user wants to see. */
  if (self->state != KOL_SESSION_STATE_OPENING)
    return;

  if (results != NULL && g_list_model_get_n_items (G_LIST_MODEL (results)) > 0)
    {
      g_set_object (&self->query, kol_result_list_get_query (results));
      kol_set_object (self, kol_session_properties[KOL_SESSION_PROP_RESULTS], &self->results,
                      results);
      set_state (self, KOL_SESSION_STATE_RESULTS);
    }
  else
    set_state (self, KOL_SESSION_STATE_START);
}

static void
on_store_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolSession) self = data;
  g_autoptr (GError) error = NULL;

  self->open = kol_store_open_finish (KOL_STORE (source), result, &self->set_aside, &error);
  if (!self->open)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        take_error (self, g_steal_pointer (&error));
      return;
    }
  if (self->set_aside != NULL)
    {
      g_autofree char *text = g_strdup_printf (
          _ ("The data file was damaged. It was set aside as %s and a new one was begun."),
          self->set_aside);

      kol_session_say (self, text, FALSE);
    }
}

static void
kol_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KolSession *self = KOL_SESSION (object);

  switch (prop_id)
    {
    case KOL_SESSION_PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case KOL_SESSION_PROP_BUSY:
      g_value_set_boolean (value, kol_session_get_busy (self));
      break;
    case KOL_SESSION_PROP_RESULTS:
      g_value_set_object (value, self->results);
      break;
    case KOL_SESSION_PROP_SHORTLIST:
      g_value_set_object (value, self->shortlist);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_session_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case KOL_SESSION_PROP_SHORTLIST:
      kol_session_set_shortlist (KOL_SESSION (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_session_dispose (GObject *object)
{
  KolSession *self = KOL_SESSION (object);

  g_cancellable_cancel (self->life);
  if (self->search != NULL)
    g_cancellable_cancel (self->search);

  G_OBJECT_CLASS (kol_session_parent_class)->dispose (object);
}

static void
kol_session_finalize (GObject *object)
{
  KolSession *self = KOL_SESSION (object);

  kol_session_clear_undo (self);
  g_clear_object (&self->client);
  g_clear_object (&self->store);
  g_clear_object (&self->pictures);
  g_clear_object (&self->life);
  g_clear_object (&self->search);
  g_clear_object (&self->results);
  g_clear_object (&self->query);
  g_clear_object (&self->shortlists);
  g_clear_object (&self->shortlist);
  g_clear_pointer (&self->starred, g_hash_table_unref);
  g_clear_pointer (&self->starring, g_hash_table_unref);
  g_clear_pointer (&self->set_aside, g_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (kol_session_parent_class)->finalize (object);
}

static void
kol_session_class_init (KolSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kol_session_get_property;
  object_class->set_property = kol_session_set_property;
  object_class->dispose = kol_session_dispose;
  object_class->finalize = kol_session_finalize;

  kol_session_properties[KOL_SESSION_PROP_STATE] = g_param_spec_uint (
      "state", NULL, NULL, 0, KOL_SESSION_STATE_ERROR, KOL_SESSION_STATE_OPENING, readable);
  kol_session_properties[KOL_SESSION_PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                                        readable);
  kol_session_properties[KOL_SESSION_PROP_RESULTS] = g_param_spec_object (
      "results", NULL, NULL, KOL_TYPE_RESULT_LIST, readable);
  kol_session_properties[KOL_SESSION_PROP_SHORTLIST] = g_param_spec_object (
      "shortlist", NULL, NULL, KOL_TYPE_SHORTLIST, readable | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, KOL_SESSION_N_PROPS, kol_session_properties);

  /**
   * KolSession::stars-changed:
   * @creator_id: (nullable): whose star changed, or %NULL for everybody's
   */
  signals[SIGNAL_STARS_CHANGED] = g_signal_new ("stars-changed", KOL_TYPE_SESSION,
                                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                                1, G_TYPE_STRING);
  /**
   * KolSession::message:
   * @text: one sentence for a toast
   * @can_undo: whether kol_session_undo() takes back what it tells of
   */
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", KOL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                          G_TYPE_BOOLEAN);
}

static void
kol_session_init (KolSession *self)
{
  self->life = g_cancellable_new ();
  self->shortlists = g_list_store_new (KOL_TYPE_SHORTLIST);
  self->starred = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->starring = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * kol_session_new:
 * @client: asks the service
 * @store: keeps what was answered; opened by kol_session_open()
 * @pictures: fetches faces and covers
 *
 * Returns: (transfer full): a new session
 */
KolSession *
kol_session_new (KolClient *client, KolStore *store, KolPictureLoader *pictures)
{
  KolSession *self;

  g_return_val_if_fail (KOL_IS_CLIENT (client), NULL);
  g_return_val_if_fail (KOL_IS_STORE (store), NULL);
  g_return_val_if_fail (KOL_IS_PICTURE_LOADER (pictures), NULL);

  self = g_object_new (KOL_TYPE_SESSION, NULL);
  self->client = g_object_ref (client);
  self->store = g_object_ref (store);
  self->pictures = g_object_ref (pictures);

  return self;
}

/**
 * kol_session_open:
 * @self: a session
 *
 * Opens the store and brings back the last results and the shortlists. Asks the service nothing.
 */
void
kol_session_open (KolSession *self)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  /* All at once, so that the store needs not wait for the main loop in between: it does one after
   * the other, and when it cannot be opened that is said and the others are passed over. */
  kol_store_open_async (self->store, self->life, on_store_opened_cb, g_object_ref (self));
  kol_store_load_shortlists_async (self->store, self->life, on_shortlists_loaded_cb,
                                   g_object_ref (self));
  kol_store_load_last_results_async (self->store, self->life, on_results_loaded_cb,
                                     g_object_ref (self));
}

/*< private >
 * kol_session_say:
 * @self: a session
 * @text: one sentence for the user
 * @can_undo: whether kol_session_undo() takes back what it tells of
 */
void
kol_session_say (KolSession *self, const char *text, gboolean can_undo)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text, can_undo);
}

/*< private >
 * kol_session_say_error:
 * @self: a session
 * @what: (nullable): what could not be done
 * @error: why
 */
void
kol_session_say_error (KolSession *self, const char *what, const GError *error)
{
  g_autofree char *text = NULL;

  if (what == NULL)
    text = g_strdup (error->message);
  else
    /* Translators: what could not be done, then why */
    text = g_strdup_printf (C_ ("error", "%s: %s"), what, error->message);

  kol_session_say (self, text, FALSE);
}

/*< private >
 * kol_session_emit_stars_changed:
 * @self: a session
 * @creator_id: (nullable): whose star changed, or %NULL for everybody's
 */
void
kol_session_emit_stars_changed (KolSession *self, const char *creator_id)
{
  g_signal_emit (self, signals[SIGNAL_STARS_CHANGED], 0, creator_id);
}

/**
 * kol_session_get_state:
 * @self: a session
 *
 * Returns: what the results page shows
 */
KolSessionState
kol_session_get_state (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), KOL_SESSION_STATE_OPENING);

  return self->state;
}

/**
 * kol_session_get_error:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why there is nothing to show: %KOL_API_ERROR,
 * %KOL_QUERY_ERROR or %KOL_STORE_ERROR
 */
const GError *
kol_session_get_error (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), NULL);

  return self->state == KOL_SESSION_STATE_ERROR ? self->error : NULL;
}

/**
 * kol_session_get_set_aside:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): where a damaged data file was put at the start
 */
const char *
kol_session_get_set_aside (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), NULL);

  return self->set_aside;
}

/**
 * kol_session_is_open:
 * @self: a session
 *
 * Returns: whether what is found can be kept
 */
gboolean
kol_session_is_open (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), FALSE);

  return self->open;
}

/**
 * kol_session_get_results:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the creators found so far
 */
KolResultList *
kol_session_get_results (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), NULL);

  return self->results;
}

/**
 * kol_session_get_busy:
 * @self: a session
 *
 * Returns: whether a call is under way
 */
gboolean
kol_session_get_busy (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), FALSE);

  return self->search != NULL;
}

/**
 * kol_session_get_pictures:
 * @self: a session
 *
 * Returns: (transfer none): what fetches faces and covers
 */
KolPictureLoader *
kol_session_get_pictures (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), NULL);

  return self->pictures;
}

/**
 * kol_session_get_store:
 * @self: a session
 *
 * Returns: (transfer none): what keeps answers and shortlists
 */
KolStore *
kol_session_get_store (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), NULL);

  return self->store;
}

/**
 * kol_session_get_client:
 * @self: a session
 *
 * Returns: (transfer none): what asks the service
 */
KolClient *
kol_session_get_client (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), NULL);

  return self->client;
}

/**
 * kol_session_search:
 * @self: a session
 * @query: what to ask; copied
 *
 * Asks for the first page of @query. A call under way is stopped. Nothing is sent when the query is
 * not valid.
 */
void
kol_session_search (KolSession *self, KolQuery *query)
{
  g_autoptr (KolResultList) list = NULL;

  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (KOL_IS_QUERY (query));

  if (!self->open)
    return;

  kol_session_stop (self);
  list = kol_result_list_new (query);
  ask (self, list);
  set_state (self, KOL_SESSION_STATE_LOADING);
}

/**
 * kol_session_try_again:
 * @self: a session
 *
 * Asks the last query once more, after it failed.
 */
void
kol_session_try_again (KolSession *self)
{
  g_autoptr (KolQuery) query = NULL;

  g_return_if_fail (KOL_IS_SESSION (self));

  if (!self->open)
    {
      set_state (self, KOL_SESSION_STATE_OPENING);
      kol_session_open (self);
      return;
    }
  if (self->query == NULL)
    return;

  query = g_object_ref (self->query);
  kol_session_search (self, query);
}

/**
 * kol_session_load_more:
 * @self: a session
 *
 * Asks for the next page of what is shown. Does nothing while a call is under way or when there is
 * no more.
 */
void
kol_session_load_more (KolSession *self)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  if (!self->open || self->results == NULL || self->search != NULL ||
      kol_result_list_is_complete (self->results))
    return;

  ask (self, self->results);
}

/**
 * kol_session_stop:
 * @self: a session
 *
 * Gives up the call under way. What was fetched stays.
 */
void
kol_session_stop (KolSession *self)
{
  g_autoptr (GCancellable) search = NULL;

  g_return_if_fail (KOL_IS_SESSION (self));

  if (self->search == NULL)
    return;

  search = g_steal_pointer (&self->search);
  g_cancellable_cancel (search);
  notify (self, KOL_SESSION_PROP_BUSY);
  if (self->state == KOL_SESSION_STATE_LOADING)
    set_state (self, self->results != NULL ? KOL_SESSION_STATE_RESULTS : KOL_SESSION_STATE_START);
}
