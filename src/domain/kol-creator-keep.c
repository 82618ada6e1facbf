// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-creator-private.h"

/* figures by slot, texts by slot, tags by slot, notes (id, kind, cover, category) */
#define VARIANT_TYPE "(adamsaasa(msimsms))"

static GVariant *
texts_to_variant (KolCreator *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("ams"));
  for (guint i = 0; i < kol_creator_n_texts (); i++)
    g_variant_builder_add (&builder, "ms", self->texts[i]);

  return g_variant_builder_end (&builder);
}

static GVariant *
tags_to_variant (KolCreator *self)
{
  static const char *const nothing[] = { NULL };
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aas"));
  for (guint i = 0; i < kol_creator_n_tags (); i++)
    g_variant_builder_add (&builder, "^as",
                           self->tags[i] != NULL ? (const char *const *) self->tags[i] : nothing);

  return g_variant_builder_end (&builder);
}

static GVariant *
notes_to_variant (KolCreator *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(msimsms)"));
  for (guint i = 0; i < self->notes->len; i++)
    {
      const KolNote *note = g_ptr_array_index (self->notes, i);

      g_variant_builder_add (&builder, "(msimsms)", note->id, note->kind, note->cover_url,
                             note->category);
    }

  return g_variant_builder_end (&builder);
}

/**
 * kol_creator_to_variant:
 * @self: a sealed creator
 *
 * Packs all that is known of a creator so that it can be read again without parsing its JSON.
 * Readable by kol_creator_new_from_variant() as long as kol_field_get_fingerprint() is the same.
 *
 * Returns: (transfer floating): the creator
 */
GVariant *
kol_creator_to_variant (KolCreator *self)
{
  GVariant *children[4];

  g_return_val_if_fail (KOL_IS_CREATOR (self) && self->sealed, NULL);

  children[0] = g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE, self->figures,
                                           kol_creator_n_figures (), sizeof (double));
  children[1] = texts_to_variant (self);
  children[2] = tags_to_variant (self);
  children[3] = notes_to_variant (self);

  return g_variant_new_tuple (children, G_N_ELEMENTS (children));
}

static void
read_texts (KolCreator *self, GVariant *texts)
{
  GVariantIter iter;
  const char *text;

  g_variant_iter_init (&iter, texts);
  for (guint i = 0; i < kol_creator_n_texts () && g_variant_iter_next (&iter, "m&s", &text); i++)
    {
      self->texts[i] = g_strdup (text);
      self->keys[i] = text != NULL ? g_utf8_collate_key (text, -1) : NULL;
    }
}

static void
read_tags (KolCreator *self, GVariant *tags)
{
  for (guint i = 0; i < kol_creator_n_tags () && i < g_variant_n_children (tags); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (tags, i);

      if (g_variant_n_children (child) > 0)
        self->tags[i] = g_variant_dup_strv (child, NULL);
    }
}

static void
read_notes (KolCreator *self, GVariant *notes)
{
  GVariantIter iter;
  const char *id;
  const char *cover_url;
  const char *category;
  int kind;

  g_variant_iter_init (&iter, notes);
  while (g_variant_iter_next (&iter, "(m&sim&sm&s)", &id, &kind, &cover_url, &category))
    g_ptr_array_add (self->notes, kol_note_new (id, kind, cover_url, category));
}

/**
 * kol_creator_new_from_variant:
 * @variant: what kol_creator_to_variant() made
 * @fetched_at: when it was fetched, Unix seconds
 *
 * Returns: (transfer full) (nullable): the sealed creator, or %NULL when @variant is of another
 * form
 */
KolCreator *
kol_creator_new_from_variant (GVariant *variant, gint64 fetched_at)
{
  g_autoptr (KolCreator) self = NULL;
  g_autoptr (GVariant) figures = NULL;
  g_autoptr (GVariant) texts = NULL;
  g_autoptr (GVariant) tags = NULL;
  g_autoptr (GVariant) notes = NULL;
  const double *values;
  gsize n_values;

  g_return_val_if_fail (variant != NULL, NULL);

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (VARIANT_TYPE)))
    return NULL;

  g_variant_get (variant, "(@ad@ams@aas@a(msimsms))", &figures, &texts, &tags, &notes);
  values = g_variant_get_fixed_array (figures, &n_values, sizeof (double));
  if (n_values != kol_creator_n_figures () ||
      g_variant_n_children (texts) != kol_creator_n_texts () ||
      g_variant_n_children (tags) != kol_creator_n_tags ())
    return NULL;

  self = kol_creator_new ();
  memcpy (self->figures, values, n_values * sizeof (double));
  read_texts (self, texts);
  read_tags (self, tags);
  read_notes (self, notes);
  self->fetched_at = fetched_at;
  self->sealed = TRUE;

  return g_steal_pointer (&self);
}
