// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-session-private.h"

/* What the marketer says of entries. Written to the store first and shown when it is there, like
 * everything; whoever types can say the next before the last is written. */

typedef struct
{
  KolSession *session; /* owned */
  KolEntry *entry;     /* owned */
  KolEntryStatus status;
  char *note; /* owned */
} Remark;

static void
remark_free (Remark *remark)
{
  g_clear_object (&remark->session);
  g_clear_object (&remark->entry);
  g_clear_pointer (&remark->note, g_free);
  g_free (remark);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Remark, remark_free)

/* What was asked last of an entry and is not written yet; NULL: nothing */
static Remark *
get_pending (KolSession *self, KolEntry *entry)
{
  return self->remarks != NULL ? g_hash_table_lookup (self->remarks, entry) : NULL;
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Remark) remark = data;
  g_autoptr (GError) error = NULL;
  KolSession *self = remark->session;

  if (get_pending (self, remark->entry) == remark)
    g_hash_table_remove (self->remarks, remark->entry);

  if (kol_store_annotate_entry_finish (KOL_STORE (source), result, &error))
    {
      kol_entry_set_status (remark->entry, remark->status);
      kol_entry_set_note (remark->entry, remark->note);
    }
  else
    {
      kol_session_say_error (self, _ ("The remark could not be kept"), error);
      /* Whoever shows what was asked shows again what is kept. */
      g_object_notify (G_OBJECT (remark->entry), "status");
      g_object_notify (G_OBJECT (remark->entry), "note");
    }
}

static void
write_remark (KolSession *self, KolEntry *entry, KolEntryStatus status, const char *note)
{
  Remark *remark = g_new0 (Remark, 1);

  remark->session = g_object_ref (self);
  remark->entry = g_object_ref (entry);
  remark->status = status;
  remark->note = g_strdup (note);
  if (self->remarks == NULL)
    self->remarks = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (self->remarks, entry, remark);
  /* Not given up when the session ends: it was on the screen. */
  kol_store_annotate_entry_async (self->store, kol_entry_get_id (entry), status, note, NULL,
                                  on_written_cb, remark);
}

/**
 * kol_session_get_status:
 * @self: a session
 * @entry: an entry
 *
 * Returns: what was decided on it, written or not yet
 */
KolEntryStatus
kol_session_get_status (KolSession *self, KolEntry *entry)
{
  const Remark *pending;

  g_return_val_if_fail (KOL_IS_SESSION (self), KOL_ENTRY_STATUS_OPEN);
  g_return_val_if_fail (KOL_IS_ENTRY (entry), KOL_ENTRY_STATUS_OPEN);

  pending = get_pending (self, entry);

  return pending != NULL ? pending->status : kol_entry_get_status (entry);
}

/**
 * kol_session_get_note:
 * @self: a session
 * @entry: an entry
 *
 * Returns: (transfer none): what the marketer remarks, written or not yet
 */
const char *
kol_session_get_note (KolSession *self, KolEntry *entry)
{
  const Remark *pending;

  g_return_val_if_fail (KOL_IS_SESSION (self), "");
  g_return_val_if_fail (KOL_IS_ENTRY (entry), "");

  pending = get_pending (self, entry);

  return pending != NULL ? pending->note : kol_entry_get_note (entry);
}

/* Notes what is said of the entries now, to be brought back. */
static void
note_undo (KolSession *self, GPtrArray *entries, gboolean typing)
{
  KolSessionUndo *undo = g_new0 (KolSessionUndo, 1);

  undo->typing = typing;
  undo->entries = g_ptr_array_copy (entries, (GCopyFunc) g_object_ref, NULL);
  g_ptr_array_set_free_func (undo->entries, g_object_unref);
  undo->remarks = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      KolEntry *entry = g_ptr_array_index (entries, i);
      KolEntry *old = kol_entry_copy (entry);

      kol_entry_set_status (old, kol_session_get_status (self, entry));
      kol_entry_set_note (old, kol_session_get_note (self, entry));
      g_ptr_array_add (undo->remarks, old);
    }

  kol_session_clear_undo (self);
  self->undo = undo;
}

static GPtrArray *
list_others (KolSession *self, GPtrArray *entries, KolEntryStatus status)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      KolEntry *entry = g_ptr_array_index (entries, i);

      if (kol_session_get_status (self, entry) != status)
        g_ptr_array_add (others, g_object_ref (entry));
    }

  return others;
}

static char *
describe_decision (GPtrArray *entries, KolEntryStatus status)
{
  KolEntry *first = g_ptr_array_index (entries, 0);
  const char *label = kol_entry_status_get_label (status);

  if (entries->len == 1)
    /* Translators: a creator's name, and what was decided on the creator */
    return g_strdup_printf (C_ ("decision", "%s: %s"),
                            kol_creator_get_name (kol_entry_get_creator (first)), label);

  /* Translators: how many creators, and what was decided on them */
  return g_strdup_printf (ngettext ("%u creator: %s", "%u creators: %s", entries->len),
                          entries->len, label);
}

/**
 * kol_session_decide:
 * @self: a session
 * @entries: (element-type KolEntry): entries of a shortlist
 * @status: what is decided on them
 *
 * kol_session_undo() takes it back.
 */
void
kol_session_decide (KolSession *self, GPtrArray *entries, KolEntryStatus status)
{
  g_autoptr (GPtrArray) others = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (entries != NULL);
  g_return_if_fail (status < KOL_N_ENTRY_STATUSES);

  others = list_others (self, entries, status);
  if (others->len == 0)
    return;

  note_undo (self, others, FALSE);
  for (guint i = 0; i < others->len; i++)
    {
      KolEntry *entry = g_ptr_array_index (others, i);

      write_remark (self, entry, status, kol_session_get_note (self, entry));
    }
  text = describe_decision (others, status);
  kol_session_say (self, text, TRUE);
}

/**
 * kol_session_remark:
 * @self: a session
 * @entry: an entry of a shortlist
 * @note: what the marketer remarks
 *
 * To be called with every letter that is typed: each is kept. kol_session_undo() takes back all
 * that was typed in one go.
 */
void
kol_session_remark (KolSession *self, KolEntry *entry, const char *note)
{
  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (KOL_IS_ENTRY (entry));
  g_return_if_fail (note != NULL);

  if (g_str_equal (kol_session_get_note (self, entry), note))
    return;

  if (self->undo == NULL || !self->undo->typing ||
      g_ptr_array_index (self->undo->entries, 0) != (gpointer) entry)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new ();

      g_ptr_array_add (entries, entry);
      note_undo (self, entries, TRUE);
    }
  write_remark (self, entry, kol_session_get_status (self, entry), note);
}

/*< private >
 * kol_session_undo_remarks:
 * @self: a session whose last change were remarks
 */
void
kol_session_undo_remarks (KolSession *self)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_ref (self->undo->entries);
  g_autoptr (GPtrArray) remarks = g_ptr_array_ref (self->undo->remarks);

  kol_session_clear_undo (self);
  for (guint i = 0; i < entries->len; i++)
    {
      KolEntry *old = g_ptr_array_index (remarks, i);

      write_remark (self, g_ptr_array_index (entries, i), kol_entry_get_status (old),
                    kol_entry_get_note (old));
    }
}
