// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-note.h"

G_DEFINE_BOXED_TYPE (KolNote, kol_note, kol_note_copy, kol_note_free)

/**
 * kol_note_new:
 * @id: (nullable): the note's ID
 * @kind: photo or video
 * @cover_url: (nullable): the cover's address
 * @category: (nullable): the note's own category
 *
 * Returns: (transfer full): a new note
 */
KolNote *
kol_note_new (const char *id, KolNoteKind kind, const char *cover_url, const char *category)
{
  KolNote *self = g_new0 (KolNote, 1);

  self->id = g_strdup (id);
  self->kind = kind;
  self->cover_url = g_strdup (cover_url);
  self->category = g_strdup (category);

  return self;
}

/**
 * kol_note_copy:
 * @self: a note
 *
 * Returns: (transfer full): a copy
 */
KolNote *
kol_note_copy (const KolNote *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return kol_note_new (self->id, self->kind, self->cover_url, self->category);
}

/**
 * kol_note_free:
 * @self: (transfer full): a note
 */
void
kol_note_free (KolNote *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->cover_url, g_free);
  g_clear_pointer (&self->category, g_free);
  g_free (self);
}
