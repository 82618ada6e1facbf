// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-creator-private.h"

G_DEFINE_FINAL_TYPE (KolCreator, kol_creator, G_TYPE_OBJECT)

static double
figure_of (KolCreator *self, const char *id)
{
  return kol_creator_get_figure (self, kol_field_require (id));
}

static double
quotient (double a, double b, double factor)
{
  double value = a / b * factor;

  if (fpclassify (b) == FP_ZERO || !isfinite (value))
    return NAN;

  return value;
}

static double
gained (double now, double percent)
{
  double before = 1 + percent / 100;

  /* A loss of everything (-100 %) does not say from how many. */
  if (!(before > 0))
    return NAN;

  return round (now - now / before);
}

static double
derive (KolCreator *self, const KolFormula *formula)
{
  double a = figure_of (self, formula->a);
  double b = figure_of (self, formula->b);

  switch (formula->kind)
    {
    case KOL_FORMULA_MINIMUM:
      return fmin (a, b); /* the one that is known when the other is NaN */
    case KOL_FORMULA_QUOTIENT:
      return quotient (a, b, formula->factor);
    case KOL_FORMULA_GAINED:
      return gained (a, b);
    case KOL_FORMULA_NONE:
    default:
      g_return_val_if_reached (NAN);
    }
}

static char *
note_part (const KolNote *note, KolNotePart part)
{
  switch (part)
    {
    case KOL_NOTE_PART_ID:
      return g_strdup (note->id ? note->id : "");
    case KOL_NOTE_PART_KIND:
      return g_strdup_printf ("%d", note->kind);
    case KOL_NOTE_PART_COVER:
      return g_strdup (note->cover_url ? note->cover_url : "");
    case KOL_NOTE_PART_CATEGORY:
      return g_strdup (note->category ? note->category : "");
    case KOL_NOTE_PART_NONE:
    default:
      g_return_val_if_reached (NULL);
    }
}

static GStrv
list_note_parts (KolCreator *self, KolNotePart part)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (self->notes->len == 0)
    return NULL;

  for (guint i = 0; i < self->notes->len; i++)
    {
      g_autofree char *text = note_part (g_ptr_array_index (self->notes, i), part);

      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

static void
kol_creator_finalize (GObject *object)
{
  KolCreator *self = KOL_CREATOR (object);

  for (guint i = 0; i < kol_creator_n_texts (); i++)
    {
      g_clear_pointer (&self->texts[i], g_free);
      g_clear_pointer (&self->keys[i], g_free);
    }
  for (guint i = 0; i < kol_creator_n_tags (); i++)
    g_clear_pointer (&self->tags[i], g_strfreev);

  g_clear_pointer (&self->texts, g_free);
  g_clear_pointer (&self->keys, g_free);
  g_clear_pointer (&self->tags, g_free);
  g_clear_pointer (&self->figures, g_free);
  g_clear_pointer (&self->notes, g_ptr_array_unref);

  G_OBJECT_CLASS (kol_creator_parent_class)->finalize (object);
}

static void
kol_creator_class_init (KolCreatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_creator_finalize;
}

static void
kol_creator_init (KolCreator *self)
{
  self->figures = g_new (double, kol_creator_n_figures ());
  self->texts = g_new0 (char *, kol_creator_n_texts ());
  self->keys = g_new0 (char *, kol_creator_n_texts ());
  self->tags = g_new0 (char **, kol_creator_n_tags ());
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) kol_note_free);

  for (guint i = 0; i < kol_creator_n_figures (); i++)
    self->figures[i] = NAN;
}

/**
 * kol_creator_new:
 *
 * Begins a creator of whom nothing is known. Set what is known, then call kol_creator_seal().
 *
 * Returns: (transfer full): a new creator
 */
KolCreator *
kol_creator_new (void)
{
  return g_object_new (KOL_TYPE_CREATOR, NULL);
}

/**
 * kol_creator_set_figure:
 * @self: a creator that is not sealed
 * @field: a documented figure
 * @value: what the service wrote; what the field table calls unknown becomes %NaN
 */
void
kol_creator_set_figure (KolCreator *self, const KolField *field, double value)
{
  g_return_if_fail (KOL_IS_CREATOR (self) && !self->sealed);
  g_return_if_fail (kol_field_is_figure (field));

  self->figures[kol_field_get_slot (field)] = kol_field_guard (field, value);
}

/**
 * kol_creator_set_text:
 * @self: a creator that is not sealed
 * @field: a text field
 * @value: (nullable): valid UTF-8; %NULL and "" are unknown
 */
void
kol_creator_set_text (KolCreator *self, const KolField *field, const char *value)
{
  guint slot;

  g_return_if_fail (KOL_IS_CREATOR (self) && !self->sealed);
  g_return_if_fail (field != NULL && field->kind == KOL_FIELD_KIND_TEXT);

  slot = kol_field_get_slot (field);
  g_clear_pointer (&self->texts[slot], g_free);
  if (value != NULL && *value != '\0')
    self->texts[slot] = g_strdup (value);
}

/**
 * kol_creator_set_tags:
 * @self: a creator that is not sealed
 * @field: a tags field
 * @tags: (nullable) (array zero-terminated=1): the tags; %NULL and an empty list are unknown
 */
void
kol_creator_set_tags (KolCreator *self, const KolField *field, const char *const *tags)
{
  guint slot;

  g_return_if_fail (KOL_IS_CREATOR (self) && !self->sealed);
  g_return_if_fail (field != NULL && field->kind == KOL_FIELD_KIND_TAGS);

  slot = kol_field_get_slot (field);
  g_clear_pointer (&self->tags[slot], g_strfreev);
  if (tags != NULL && tags[0] != NULL)
    self->tags[slot] = g_strdupv ((GStrv) tags);
}

/**
 * kol_creator_add_note:
 * @self: a creator that is not sealed
 * @note: one of the recent notes, in the service's order
 */
void
kol_creator_add_note (KolCreator *self, const KolNote *note)
{
  g_return_if_fail (KOL_IS_CREATOR (self) && !self->sealed);
  g_return_if_fail (note != NULL);

  g_ptr_array_add (self->notes, kol_note_copy (note));
}

/**
 * kol_creator_set_fetched_at:
 * @self: a creator that is not sealed
 * @fetched_at: when the service gave these figures, Unix seconds
 */
void
kol_creator_set_fetched_at (KolCreator *self, gint64 fetched_at)
{
  g_return_if_fail (KOL_IS_CREATOR (self) && !self->sealed);

  self->fetched_at = fetched_at;
}

static void
seal_field (KolCreator *self, const KolField *field)
{
  guint slot = kol_field_get_slot (field);

  if (kol_field_is_derived (field))
    self->figures[slot] = derive (self, &field->formula);
  else if (field->needs != NULL && isnan (figure_of (self, field->needs)))
    self->figures[slot] = NAN;
  else if (field->note_part != KOL_NOTE_PART_NONE)
    {
      g_clear_pointer (&self->tags[slot], g_strfreev);
      self->tags[slot] = list_note_parts (self, field->note_part);
    }
  else if (field->kind == KOL_FIELD_KIND_TEXT && self->texts[slot] != NULL)
    self->keys[slot] = g_utf8_collate_key (self->texts[slot], -1);
}

/**
 * kol_creator_seal:
 * @self: a creator
 *
 * Works out the figures of ours and everything that sorting needs. The creator never changes
 * afterwards.
 */
void
kol_creator_seal (KolCreator *self)
{
  g_return_if_fail (KOL_IS_CREATOR (self) && !self->sealed);

  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    seal_field (self, kol_field_at (i));

  self->sealed = TRUE;
}

/**
 * kol_creator_get_id:
 * @self: a creator
 *
 * Returns: (transfer none): the platform's number of the creator, never empty in a creator of an
 * answer
 */
const char *
kol_creator_get_id (KolCreator *self)
{
  const char *id = kol_creator_get_text (self, kol_field_require ("userId"));

  return id != NULL ? id : "";
}

/**
 * kol_creator_get_name:
 * @self: a creator
 *
 * Returns: (transfer none): the nickname; "" when the creator has none
 */
const char *
kol_creator_get_name (KolCreator *self)
{
  const char *name = kol_creator_get_text (self, kol_field_require ("name"));

  return name != NULL ? name : "";
}

/**
 * kol_creator_get_fetched_at:
 * @self: a creator
 *
 * Returns: when the service gave these figures, Unix seconds; 0 when unknown
 */
gint64
kol_creator_get_fetched_at (KolCreator *self)
{
  g_return_val_if_fail (KOL_IS_CREATOR (self), 0);

  return self->fetched_at;
}

/**
 * kol_creator_get_figure:
 * @self: a creator
 * @field: a figure
 *
 * Returns: the value in the field's unit, %NaN when unknown
 */
double
kol_creator_get_figure (KolCreator *self, const KolField *field)
{
  g_return_val_if_fail (KOL_IS_CREATOR (self), NAN);
  g_return_val_if_fail (kol_field_is_figure (field), NAN);

  return self->figures[kol_field_get_slot (field)];
}

/**
 * kol_creator_get_text:
 * @self: a creator
 * @field: a text field
 *
 * Returns: (transfer none) (nullable): the text as the service wrote it, or %NULL when unknown
 */
const char *
kol_creator_get_text (KolCreator *self, const KolField *field)
{
  g_return_val_if_fail (KOL_IS_CREATOR (self), NULL);
  g_return_val_if_fail (field != NULL && field->kind == KOL_FIELD_KIND_TEXT, NULL);

  return self->texts[kol_field_get_slot (field)];
}

/**
 * kol_creator_get_tags:
 * @self: a creator
 * @field: a tags field
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the tags, or %NULL when unknown
 */
const char *const *
kol_creator_get_tags (KolCreator *self, const KolField *field)
{
  g_return_val_if_fail (KOL_IS_CREATOR (self), NULL);
  g_return_val_if_fail (field != NULL && field->kind == KOL_FIELD_KIND_TAGS, NULL);

  return (const char *const *) self->tags[kol_field_get_slot (field)];
}

/**
 * kol_creator_get_n_notes:
 * @self: a creator
 *
 * Returns: how many recent notes are known
 */
guint
kol_creator_get_n_notes (KolCreator *self)
{
  g_return_val_if_fail (KOL_IS_CREATOR (self), 0);

  return self->notes->len;
}

/**
 * kol_creator_get_note:
 * @self: a creator
 * @index: a note's place, from 0
 *
 * Returns: (transfer none) (nullable): the note, or %NULL when there are fewer
 */
const KolNote *
kol_creator_get_note (KolCreator *self, guint index)
{
  g_return_val_if_fail (KOL_IS_CREATOR (self), NULL);

  return index < self->notes->len ? g_ptr_array_index (self->notes, index) : NULL;
}

/**
 * kol_creator_get_avatar_url:
 * @self: a creator
 *
 * Returns: (transfer none) (nullable): the avatar's address as the service wrote it
 */
const char *
kol_creator_get_avatar_url (KolCreator *self)
{
  return kol_creator_get_text (self, kol_field_require ("headPhoto"));
}
