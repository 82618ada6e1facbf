// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KolNoteKind:
 * @KOL_NOTE_KIND_UNKNOWN: the service did not say
 * @KOL_NOTE_KIND_PHOTO: a photo note (noteType 1)
 * @KOL_NOTE_KIND_VIDEO: a video note (noteType 2)
 */
typedef enum
{
  KOL_NOTE_KIND_UNKNOWN = 0,
  KOL_NOTE_KIND_PHOTO = 1,
  KOL_NOTE_KIND_VIDEO = 2,
} KolNoteKind;

/**
 * KolNote:
 * @id: (nullable): the note's ID
 * @kind: photo or video
 * @cover_url: (nullable): the cover's address as the service wrote it
 * @category: (nullable): the note's own category, which can differ from its creator's
 *
 * One recent note of a creator.
 */
typedef struct
{
  char *id;
  KolNoteKind kind;
  char *cover_url;
  char *category;
} KolNote;

#define KOL_TYPE_NOTE (kol_note_get_type ())

GType kol_note_get_type (void);
KolNote *
kol_note_new (const char *id, KolNoteKind kind, const char *cover_url, const char *category);
KolNote *kol_note_copy (const KolNote *self);
void kol_note_free (KolNote *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolNote, kol_note_free)

G_END_DECLS
