// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-property.h"
#include "kol-session-private.h"

/* Shortlists and stars. Every change is written to the store first and shown when it is there. */

typedef struct
{
  KolSession *session;     /* owned */
  KolShortlist *shortlist; /* owned, nullable */
  KolCreator *creator;     /* owned, nullable */
  GPtrArray *entries;      /* owned, nullable, of KolEntry */
  char *name;              /* owned, nullable */
  guint from;
  guint to;
} Change;

static void
change_free (Change *change)
{
  g_clear_object (&change->session);
  g_clear_object (&change->shortlist);
  g_clear_object (&change->creator);
  g_clear_pointer (&change->entries, g_ptr_array_unref);
  g_clear_pointer (&change->name, g_free);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static Change *
change_new (KolSession *self, KolShortlist *shortlist)
{
  Change *change = g_new0 (Change, 1);

  change->session = g_object_ref (self);
  g_set_object (&change->shortlist, shortlist);

  return change;
}

/* TRUE when the change is in the store; tells the user otherwise. */
static gboolean
is_written (Change *change, gboolean written, const GError *error, const char *what)
{
  if (!written && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kol_session_say_error (change->session, what, error);

  return written;
}

static GArray *
list_ids (GPtrArray *entries)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < entries->len; i++)
    {
      gint64 id = kol_entry_get_id (g_ptr_array_index (entries, i));

      g_array_append_val (ids, id);
    }

  return ids;
}

/*< private >
 * kol_session_list_stars:
 * @self: a session
 *
 * Notes anew who is on the current shortlist, and says so to the rows.
 */
void
kol_session_list_stars (KolSession *self)
{
  guint n_entries = self->shortlist != NULL
                        ? g_list_model_get_n_items (G_LIST_MODEL (self->shortlist))
                        : 0;

  g_hash_table_remove_all (self->starred);
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->shortlist), i);

      g_hash_table_add (self->starred,
                        g_strdup (kol_creator_get_id (kol_entry_get_creator (entry))));
    }
  kol_session_emit_stars_changed (self, NULL);
}

/*< private >
 * kol_session_clear_undo:
 * @self: a session
 *
 * Forgets what could be undone.
 */
void
kol_session_clear_undo (KolSession *self)
{
  if (self->undo == NULL)
    return;

  g_clear_object (&self->undo->shortlist);
  g_clear_pointer (&self->undo->entries, g_ptr_array_unref);
  g_clear_pointer (&self->undo->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->undo->positions, g_array_unref);
  g_clear_pointer (&self->undo, g_free);
}

/*< private >
 * kol_session_take_shortlists:
 * @self: a session
 * @shortlists: what the store keeps
 */
void
kol_session_take_shortlists (KolSession *self, GListModel *shortlists)
{
  guint n_shortlists = g_list_model_get_n_items (shortlists);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_shortlists; i++)
    g_ptr_array_add (items, g_list_model_get_item (shortlists, i));

  g_list_store_splice (self->shortlists, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->shortlists)), items->pdata,
                       items->len);
  if (self->shortlist == NULL && items->len > 0)
    kol_session_set_shortlist (self, g_ptr_array_index (items, 0));
}

static void
on_avatar_kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* The disk cache still has the face: worth a line in the log, not a toast. */
  if (!kol_store_set_avatar_finish (KOL_STORE (source), result, &error))
    g_debug ("A face could not be kept: %s", error->message);
}

static void
on_avatar_fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Change) change = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
      coded = kol_picture_loader_fetch_finish (KOL_PICTURE_LOADER (source), result, &error);

  /* No face, no harm: initials stand in its place. */
  if (coded != NULL)
    kol_store_set_avatar_async (change->session->store, kol_creator_get_id (change->creator), coded,
                                change->session->life, on_avatar_kept_cb, NULL);
}

static void
keep_avatar (KolSession *self, KolCreator *creator)
{
  Change *change;

  if (kol_creator_get_avatar_url (creator) == NULL)
    return;

  change = change_new (self, NULL);
  change->creator = g_object_ref (creator);
  kol_picture_loader_fetch_async (self->pictures, kol_creator_get_avatar_url (creator), self->life,
                                  on_avatar_fetched_cb, change);
}

static void
on_added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Change) change = data;
  g_autoptr (GError) error = NULL;
  KolSession *self = change->session;
  g_autoptr (GPtrArray) entries = kol_store_add_entries_finish (KOL_STORE (source), result, &error);

  g_hash_table_remove (self->starring, kol_creator_get_id (change->creator));
  if (!is_written (change, entries != NULL, error, _ ("The star could not be kept")))
    return;

  kol_shortlist_splice (change->shortlist,
                        g_list_model_get_n_items (G_LIST_MODEL (change->shortlist)), 0, entries);
  kol_session_list_stars (self);
  keep_avatar (self, change->creator);
}

static void
add_star (KolSession *self, KolCreator *creator)
{
  g_autoptr (GPtrArray) creators = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *query = self->results != NULL
                               ? kol_query_to_canonical (kol_result_list_get_query (self->results))
                               : NULL;
  Change *change = change_new (self, self->shortlist);

  change->creator = g_object_ref (creator);
  g_ptr_array_add (creators, g_object_ref (creator));
  g_hash_table_add (self->starring, g_strdup (kol_creator_get_id (creator)));
  kol_store_add_entries_async (self->store, kol_shortlist_get_id (self->shortlist), creators, query,
                               self->life, on_added_cb, change);
}

/* Whoever was starred while the list was being made is on it as well. */
static void
add_first_stars (KolSession *self, gboolean made)
{
  g_autoptr (GPtrArray) stars = g_steal_pointer (&self->first_stars);

  self->first_stars = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; made && i < stars->len; i++)
    add_star (self, g_ptr_array_index (stars, i));
}

static void
on_created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Change) change = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolShortlist)
      shortlist = kol_store_create_shortlist_finish (KOL_STORE (source), result, &error);

  if (is_written (change, shortlist != NULL, error, _ ("The shortlist could not be made")))
    {
      g_list_store_append (change->session->shortlists, shortlist);
      kol_session_set_shortlist (change->session, shortlist);
    }
  if (change->creator != NULL)
    add_first_stars (change->session, shortlist != NULL);
}

static void
create_shortlist (KolSession *self, const char *name, KolCreator *first)
{
  Change *change = change_new (self, NULL);

  g_set_object (&change->creator, first);
  kol_store_create_shortlist_async (self->store, name, self->life, on_created_cb, change);
}

/* A first list is made once, however fast the stars come. */
static void
star_first (KolSession *self, KolCreator *creator)
{
  if (g_ptr_array_find (self->first_stars, creator, NULL))
    return;

  g_ptr_array_add (self->first_stars, g_object_ref (creator));
  if (self->first_stars->len == 1)
    create_shortlist (self, _ ("My shortlist"), creator);
}

static guint
position_of (KolShortlist *shortlist, KolEntry *entry)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (shortlist));

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (KolEntry) item = g_list_model_get_item (G_LIST_MODEL (shortlist), i);

      if (item == entry)
        return i;
    }

  return G_MAXUINT;
}

static int
compare_uints (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

/* Takes the entries out of the list in memory and notes where they stood. */
static void
note_removal (KolSession *self, KolShortlist *shortlist, GPtrArray *entries)
{
  KolSessionUndo *undo = g_new0 (KolSessionUndo, 1);

  undo->shortlist = g_object_ref (shortlist);
  undo->entries = g_ptr_array_new_with_free_func (g_object_unref);
  undo->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < entries->len; i++)
    {
      guint position = position_of (shortlist, g_ptr_array_index (entries, i));

      if (position != G_MAXUINT)
        g_array_append_val (undo->positions, position);
    }
  g_array_sort (undo->positions, compare_uints);
  for (guint i = 0; i < undo->positions->len; i++)
    g_ptr_array_add (undo->entries,
                     g_list_model_get_item (G_LIST_MODEL (shortlist),
                                            g_array_index (undo->positions, guint, i)));
  for (guint i = undo->positions->len; i > 0; i--)
    kol_shortlist_splice (shortlist, g_array_index (undo->positions, guint, i - 1), 1, NULL);

  kol_session_clear_undo (self);
  self->undo = undo;
}

static char *
describe_removal (KolShortlist *shortlist, GPtrArray *entries)
{
  const char *list = kol_shortlist_get_name (shortlist);
  KolEntry *first = g_ptr_array_index (entries, 0);

  if (entries->len == 1)
    /* Translators: a creator's name, then a shortlist's name */
    return g_strdup_printf (_ ("Removed %s from “%s”"),
                            kol_creator_get_name (kol_entry_get_creator (first)), list);

  return g_strdup_printf (
      ngettext ("Removed %u creator from “%s”", "Removed %u creators from “%s”", entries->len),
      entries->len, list);
}

static void
on_removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Change) change = data;
  g_autoptr (GError) error = NULL;
  gboolean written = kol_store_remove_entries_finish (KOL_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (!is_written (change, written, error, _ ("The creators could not be removed")))
    return;

  text = describe_removal (change->shortlist, change->entries);
  note_removal (change->session, change->shortlist, change->entries);
  kol_session_list_stars (change->session);
  kol_session_say (change->session, text, TRUE);
}

static void
on_renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Change) change = data;
  g_autoptr (GError) error = NULL;
  gboolean written = kol_store_rename_shortlist_finish (KOL_STORE (source), result, &error);

  if (is_written (change, written, error, _ ("The shortlist could not be renamed")))
    kol_shortlist_set_name (change->shortlist, change->name);
}

static void
choose_another (KolSession *self, guint position)
{
  GListModel *shortlists = G_LIST_MODEL (self->shortlists);
  guint n_shortlists = g_list_model_get_n_items (shortlists);
  g_autoptr (KolShortlist) next = NULL;

  if (n_shortlists > 0)
    next = g_list_model_get_item (shortlists, MIN (position, n_shortlists - 1));
  kol_session_set_shortlist (self, next);
}

static void
on_deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Change) change = data;
  g_autoptr (GError) error = NULL;
  KolSession *self = change->session;
  gboolean written = kol_store_delete_shortlist_finish (KOL_STORE (source), result, &error);
  g_autofree char *text = NULL;
  guint position;

  if (!is_written (change, written, error, _ ("The shortlist could not be deleted")))
    return;
  if (!g_list_store_find (self->shortlists, change->shortlist, &position))
    return;

  kol_session_clear_undo (self);
  self->undo = g_new0 (KolSessionUndo, 1);
  self->undo->shortlist = g_object_ref (change->shortlist);
  self->undo->position = position;
  g_list_store_remove (self->shortlists, position);
  if (self->shortlist == change->shortlist)
    choose_another (self, position);

  text = g_strdup_printf (_ ("Deleted “%s”"), kol_shortlist_get_name (change->shortlist));
  kol_session_say (self, text, TRUE);
}

static void
on_ordered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Change) change = data;
  g_autoptr (GError) error = NULL;
  gboolean written = kol_store_order_entries_finish (KOL_STORE (source), result, &error);

  if (is_written (change, written, error, _ ("The order could not be kept")))
    kol_shortlist_move (change->shortlist, change->from, change->to);
}

static void
on_entries_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Change) change = data;
  g_autoptr (GError) error = NULL;
  KolSession *self = change->session;
  gboolean written = kol_store_remove_entries_finish (KOL_STORE (source), result, &error);

  if (!is_written (change, written, error, _ ("The creators could not be brought back")))
    return;
  if (self->undo == NULL || self->undo->entries != change->entries)
    return;

  for (guint i = 0; i < change->entries->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (change->shortlist));

      g_ptr_array_add (one, g_ptr_array_index (change->entries, i));
      kol_shortlist_splice (change->shortlist,
                            MIN (g_array_index (self->undo->positions, guint, i), n_entries), 0,
                            one);
    }
  kol_session_clear_undo (self);
  kol_session_list_stars (self);
}

static void
on_shortlist_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Change) change = data;
  g_autoptr (GError) error = NULL;
  KolSession *self = change->session;
  gboolean written = kol_store_delete_shortlist_finish (KOL_STORE (source), result, &error);

  if (!is_written (change, written, error, _ ("The shortlist could not be brought back")))
    return;

  g_list_store_insert (
      self->shortlists,
      MIN (change->from, g_list_model_get_n_items (G_LIST_MODEL (self->shortlists))),
      change->shortlist);
  kol_session_set_shortlist (self, change->shortlist);
  kol_session_clear_undo (self);
}

/**
 * kol_session_get_shortlists:
 * @self: a session
 *
 * Returns: (transfer none): a #GListModel of #KolShortlist
 */
GListModel *
kol_session_get_shortlists (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), NULL);

  return G_LIST_MODEL (self->shortlists);
}

/**
 * kol_session_get_shortlist:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the shortlist stars go to
 */
KolShortlist *
kol_session_get_shortlist (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), NULL);

  return self->shortlist;
}

/**
 * kol_session_set_shortlist:
 * @self: a session
 * @shortlist: (nullable): the shortlist stars go to
 */
void
kol_session_set_shortlist (KolSession *self, KolShortlist *shortlist)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  if (kol_set_object (self, kol_session_properties[KOL_SESSION_PROP_SHORTLIST], &self->shortlist,
                      shortlist))
    kol_session_list_stars (self);
}

/**
 * kol_session_is_starred:
 * @self: a session
 * @creator_id: the platform's number of a creator
 *
 * Returns: whether the creator is on the current shortlist
 */
gboolean
kol_session_is_starred (KolSession *self, const char *creator_id)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), FALSE);
  g_return_val_if_fail (creator_id != NULL, FALSE);

  return g_hash_table_contains (self->starred, creator_id);
}

/**
 * kol_session_toggle_star:
 * @self: a session
 * @creator: a creator
 *
 * Puts the creator on the current shortlist, or takes it off. Makes a first shortlist when there is
 * none.
 */
void
kol_session_toggle_star (KolSession *self, KolCreator *creator)
{
  KolEntry *entry;

  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (KOL_IS_CREATOR (creator));

  if (!self->open || g_hash_table_contains (self->starring, kol_creator_get_id (creator)))
    return;
  if (self->shortlist == NULL)
    {
      star_first (self, creator);
      return;
    }

  entry = kol_shortlist_lookup (self->shortlist, kol_creator_get_id (creator));
  if (entry != NULL)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (entries, g_object_ref (entry));
      kol_session_remove_entries (self, self->shortlist, entries);
    }
  else
    add_star (self, creator);
}

/**
 * kol_session_create_shortlist:
 * @self: a session
 * @name: its name
 *
 * Makes a shortlist and lets stars go there.
 */
void
kol_session_create_shortlist (KolSession *self, const char *name)
{
  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (name != NULL);

  create_shortlist (self, name, NULL);
}

/**
 * kol_session_rename_shortlist:
 * @self: a session
 * @shortlist: a shortlist
 * @name: its new name
 */
void
kol_session_rename_shortlist (KolSession *self, KolShortlist *shortlist, const char *name)
{
  Change *change;

  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (KOL_IS_SHORTLIST (shortlist));

  change = change_new (self, shortlist);
  change->name = g_strstrip (g_strdup (name));
  kol_store_rename_shortlist_async (self->store, kol_shortlist_get_id (shortlist), change->name,
                                    self->life, on_renamed_cb, change);
}

/**
 * kol_session_delete_shortlist:
 * @self: a session
 * @shortlist: a shortlist
 *
 * Deletes a shortlist; kol_session_undo() brings it back.
 */
void
kol_session_delete_shortlist (KolSession *self, KolShortlist *shortlist)
{
  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (KOL_IS_SHORTLIST (shortlist));

  kol_store_delete_shortlist_async (self->store, kol_shortlist_get_id (shortlist), TRUE, self->life,
                                    on_deleted_cb, change_new (self, shortlist));
}

/**
 * kol_session_remove_entries:
 * @self: a session
 * @shortlist: a shortlist
 * @entries: (element-type KolEntry): entries of it
 *
 * Takes creators off a shortlist; kol_session_undo() brings them back where they stood.
 */
void
kol_session_remove_entries (KolSession *self, KolShortlist *shortlist, GPtrArray *entries)
{
  g_autoptr (GArray) ids = NULL;
  Change *change;

  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (KOL_IS_SHORTLIST (shortlist));

  if (entries->len == 0)
    return;

  ids = list_ids (entries);
  change = change_new (self, shortlist);
  change->entries = g_ptr_array_ref (entries);
  kol_store_remove_entries_async (self->store, ids, TRUE, self->life, on_removed_cb, change);
}

/**
 * kol_session_move_entry:
 * @self: a session
 * @shortlist: a shortlist
 * @from: the place of an entry
 * @to: its place afterwards
 */
void
kol_session_move_entry (KolSession *self, KolShortlist *shortlist, guint from, guint to)
{
  guint n_entries;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GArray) ids = NULL;
  Change *change;

  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (KOL_IS_SHORTLIST (shortlist));

  n_entries = g_list_model_get_n_items (G_LIST_MODEL (shortlist));
  if (from == to || from >= n_entries || to >= n_entries)
    return;

  entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_entries; i++)
    g_ptr_array_add (entries, g_list_model_get_item (G_LIST_MODEL (shortlist), i));
  g_ptr_array_insert (entries, to, g_ptr_array_steal_index (entries, from));

  ids = list_ids (entries);
  change = change_new (self, shortlist);
  change->from = from;
  change->to = to;
  kol_store_order_entries_async (self->store, kol_shortlist_get_id (shortlist), ids, self->life,
                                 on_ordered_cb, change);
}

/**
 * kol_session_undo:
 * @self: a session
 *
 * Takes back the last removal of creators or of a shortlist, or what was said last of creators.
 * Does nothing when there is none.
 */
void
kol_session_undo (KolSession *self)
{
  g_autoptr (GArray) ids = NULL;
  Change *change;

  g_return_if_fail (KOL_IS_SESSION (self));

  if (self->undo == NULL)
    return;
  if (self->undo->remarks != NULL)
    {
      kol_session_undo_remarks (self);
      return;
    }

  change = change_new (self, self->undo->shortlist);
  if (self->undo->entries == NULL)
    {
      change->from = self->undo->position;
      kol_store_delete_shortlist_async (self->store, kol_shortlist_get_id (change->shortlist),
                                        FALSE, self->life, on_shortlist_back_cb, change);
      return;
    }

  ids = list_ids (self->undo->entries);
  change->entries = g_ptr_array_ref (self->undo->entries);
  kol_store_remove_entries_async (self->store, ids, FALSE, self->life, on_entries_back_cb, change);
}
