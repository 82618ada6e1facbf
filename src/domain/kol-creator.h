// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib-object.h>

#include "kol-field.h"
#include "kol-note.h"

G_BEGIN_DECLS

#define KOL_TYPE_CREATOR (kol_creator_get_type ())

G_DECLARE_FINAL_TYPE (KolCreator, kol_creator, KOL, CREATOR, GObject)

/**
 * KolCreatorDecodeFunc:
 * @raw: one creator's JSON object as the service wrote it
 * @fetched_at: when it was fetched, Unix seconds
 * @error: return location for an error
 *
 * Reads a creator out of its raw JSON. What the store is given so that it need not know a parser.
 * Called on the store's thread.
 *
 * Returns: (transfer full) (nullable): the creator
 */
typedef KolCreator *(*KolCreatorDecodeFunc) (GBytes *raw, gint64 fetched_at, GError **error);

/* Building: set what is known, then seal. A sealed creator never changes and may be read from any
 * thread. */
KolCreator *kol_creator_new (void);
void kol_creator_set_figure (KolCreator *self, const KolField *field, double value);
void kol_creator_set_text (KolCreator *self, const KolField *field, const char *value);
void kol_creator_set_tags (KolCreator *self, const KolField *field, const char *const *tags);
void kol_creator_add_note (KolCreator *self, const KolNote *note);
void kol_creator_set_fetched_at (KolCreator *self, gint64 fetched_at);
void kol_creator_seal (KolCreator *self);

/* Reading */
const char *kol_creator_get_id (KolCreator *self);
const char *kol_creator_get_name (KolCreator *self);
gint64 kol_creator_get_fetched_at (KolCreator *self);
double kol_creator_get_figure (KolCreator *self, const KolField *field);
const char *kol_creator_get_text (KolCreator *self, const KolField *field);
const char *const *kol_creator_get_tags (KolCreator *self, const KolField *field);
guint kol_creator_get_n_notes (KolCreator *self);
const KolNote *kol_creator_get_note (KolCreator *self, guint index);
const char *kol_creator_get_avatar_url (KolCreator *self);
char *kol_creator_dup_profile_url (KolCreator *self);
char *kol_creator_dup_marketplace_url (KolCreator *self);
char *kol_creator_dup_category (KolCreator *self);
char *kol_creator_format (KolCreator *self, const KolField *field, KolNumberStyle style);
int kol_creator_compare (KolCreator *a, KolCreator *b, const KolField *field, gboolean descending);
int kol_creator_compare_known (KolCreator *a, KolCreator *b, const KolField *field);
gboolean kol_creator_knows (KolCreator *self, const KolField *field);

/* Keeping */
GVariant *kol_creator_to_variant (KolCreator *self);
KolCreator *kol_creator_new_from_variant (GVariant *variant, gint64 fetched_at);

G_END_DECLS
