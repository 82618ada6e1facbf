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
kol_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KolSession *self = KOL_SESSION (object);

  switch (prop_id)
    {
    case KOL_SESSION_PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case KOL_SESSION_PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case KOL_SESSION_PROP_RESULTS:
      g_value_set_object (value, self->results);
      break;
    case KOL_SESSION_PROP_COPY:
      g_value_set_object (value, self->copy);
      break;
    case KOL_SESSION_PROP_SWEEP:
      g_value_set_object (value, self->sweep);
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
  kol_session_end_asking (self);
  kol_session_give_up (self);

  G_OBJECT_CLASS (kol_session_parent_class)->dispose (object);
}

static void
kol_session_finalize (GObject *object)
{
  KolSession *self = KOL_SESSION (object);

  kol_session_clear_undo (self);
  g_clear_pointer (&self->remarks, g_hash_table_unref);
  g_clear_object (&self->client);
  g_clear_object (&self->store);
  g_clear_object (&self->pictures);
  g_clear_object (&self->life);
  g_clear_object (&self->sweep);
  g_clear_object (&self->coming);
  g_clear_object (&self->copy);
  g_clear_object (&self->results);
  g_clear_object (&self->query);
  g_clear_object (&self->shortlists);
  g_clear_object (&self->shortlist);
  g_clear_pointer (&self->starred, g_hash_table_unref);
  g_clear_pointer (&self->starring, g_hash_table_unref);
  g_clear_pointer (&self->first_stars, g_ptr_array_unref);
  g_clear_pointer (&self->set_aside, g_free);
  g_clear_pointer (&self->stopping, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_clear_error (&self->page_error);

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
  kol_session_properties[KOL_SESSION_PROP_COPY] = g_param_spec_object ("copy", NULL, NULL,
                                                                       KOL_TYPE_COPY, readable);
  kol_session_properties[KOL_SESSION_PROP_SWEEP] = g_param_spec_object ("sweep", NULL, NULL,
                                                                        KOL_TYPE_SWEEP, readable);
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
  self->stopping = g_ptr_array_new_with_free_func (g_object_unref);
  kol_search_rules_init (&self->rules);
  self->shortlists = g_list_store_new (KOL_TYPE_SHORTLIST);
  self->starred = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->starring = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->first_stars = g_ptr_array_new_with_free_func (g_object_unref);
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

/*< private >
 * kol_session_set_state:
 * @self: a session
 * @state: what the results page shows from now on
 */
void
kol_session_set_state (KolSession *self, KolSessionState state)
{
  if (self->state == state && state != KOL_SESSION_STATE_ERROR)
    return;

  self->state = state;
  notify (self, KOL_SESSION_PROP_STATE);
}

/*< private >
 * kol_session_set_results:
 * @self: a session
 * @results: what is shown from now on
 */
void
kol_session_set_results (KolSession *self, KolResultList *results)
{
  g_set_object (&self->query, kol_result_list_get_query (results));
  if (kol_set_object (self, kol_session_properties[KOL_SESSION_PROP_RESULTS], &self->results,
                      results))
    kol_session_emit_stars_changed (self, NULL);
  kol_session_set_state (self, g_list_model_get_n_items (G_LIST_MODEL (results)) > 0
                                   ? KOL_SESSION_STATE_RESULTS
                                   : KOL_SESSION_STATE_NOTHING);
}

/*< private >
 * kol_session_go_back:
 * @self: a session
 *
 * A search came to nothing: what was shown before it is shown again.
 */
void
kol_session_go_back (KolSession *self)
{
  if (self->state != KOL_SESSION_STATE_LOADING && self->state != KOL_SESSION_STATE_OFFER)
    return;

  if (self->results != NULL)
    kol_session_set_results (self, self->results);
  else
    kol_session_set_state (self, KOL_SESSION_STATE_START);
}

/*< private >
 * kol_session_take_error:
 * @self: a session
 * @error: (transfer full): why there is nothing to show
 */
void
kol_session_take_error (KolSession *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  kol_session_set_state (self, KOL_SESSION_STATE_ERROR);
}

/*< private >
 * kol_session_update_busy:
 * @self: a session
 *
 * To be called when anything began or ended that can take long.
 */
void
kol_session_update_busy (KolSession *self)
{
  KolSweepState state = self->sweep != NULL ? kol_sweep_get_state (self->sweep)
                                            : KOL_SWEEP_STATE_IDLE;
  gboolean sweeping = state != KOL_SWEEP_STATE_IDLE && state != KOL_SWEEP_STATE_ENDED;

  kol_set_boolean (self, kol_session_properties[KOL_SESSION_PROP_BUSY], &self->busy,
                   self->asking != NULL || sweeping);
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
 * %KOL_QUERY_ERROR, %KOL_KEEPER_ERROR or %KOL_STORE_ERROR
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

  return self->busy;
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
 * kol_session_set_rules:
 * @self: a session
 * @rules: what the user decided about searching; copied
 */
void
kol_session_set_rules (KolSession *self, const KolSearchRules *rules)
{
  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (rules != NULL);

  self->rules = *rules;
  kol_session_apply_rules (self);
}

/**
 * kol_session_get_rules:
 * @self: a session
 *
 * Returns: (transfer none): what the user decided about searching
 */
const KolSearchRules *
kol_session_get_rules (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), NULL);

  return &self->rules;
}
