// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kol-creator.h"
#include "kol-text.h"

#define PROFILE_URL "https://www.xiaohongshu.com/user/profile/"
#define MARKETPLACE_URL "https://pgy.xiaohongshu.com/solar/pre-trade/blogger-detail/"

/* doubles by slot, texts by slot, tags by slot, notes (id, kind, cover, category) */
#define VARIANT_TYPE "(adamsaasa(msimsms))"

struct _KolCreator
{
  GObject parent_instance;

  double *figures;   /* owned, by slot; NaN: unknown */
  char **texts;      /* owned, by slot; an element can be NULL: not a GStrv */
  char ***tags;      /* owned, by slot, of GStrv; an element can be NULL */
  char **keys;       /* owned, collation keys of the texts, by slot */
  GPtrArray *notes;  /* owned, of KolNote */
  gint64 fetched_at; /* Unix seconds; 0: unknown */
  gboolean sealed;   /* nothing changes any more; read from any thread */
};

G_DEFINE_FINAL_TYPE (KolCreator, kol_creator, G_TYPE_OBJECT)

static guint
n_texts (void)
{
  return kol_field_get_n_slots (KOL_FIELD_KIND_TEXT);
}

static guint
n_tags (void)
{
  return kol_field_get_n_slots (KOL_FIELD_KIND_TAGS);
}

static guint
n_figures (void)
{
  return kol_field_get_n_slots (KOL_FIELD_KIND_COUNT);
}

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

  for (guint i = 0; i < n_texts (); i++)
    {
      g_clear_pointer (&self->texts[i], g_free);
      g_clear_pointer (&self->keys[i], g_free);
    }
  for (guint i = 0; i < n_tags (); i++)
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
  self->figures = g_new (double, n_figures ());
  self->texts = g_new0 (char *, n_texts ());
  self->keys = g_new0 (char *, n_texts ());
  self->tags = g_new0 (char **, n_tags ());
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) kol_note_free);

  for (guint i = 0; i < n_figures (); i++)
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

static char *
dup_url (KolCreator *self, const char *base)
{
  g_autofree char *escaped = g_uri_escape_string (kol_creator_get_id (self), NULL, FALSE);

  return g_strconcat (base, escaped, NULL);
}

/**
 * kol_creator_dup_profile_url:
 * @self: a creator
 *
 * Returns: (transfer full): the address of the creator's profile
 */
char *
kol_creator_dup_profile_url (KolCreator *self)
{
  return dup_url (self, PROFILE_URL);
}

/**
 * kol_creator_dup_marketplace_url:
 * @self: a creator
 *
 * Returns: (transfer full): the address of the creator's page on the marketplace
 */
char *
kol_creator_dup_marketplace_url (KolCreator *self)
{
  return dup_url (self, MARKETPLACE_URL);
}

/**
 * kol_creator_dup_category:
 * @self: a creator
 *
 * Returns: (transfer full) (nullable): the first content category, for a line under the name
 */
char *
kol_creator_dup_category (KolCreator *self)
{
  const char *const *tags = kol_creator_get_tags (self, kol_field_require ("contentTags"));

  return tags != NULL ? g_strdup (tags[0]) : NULL;
}

static char *
format_tags (KolCreator *self, const KolField *field)
{
  const char *const *tags = kol_creator_get_tags (self, field);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      const char *tag = kol_field_translate_value (field, tags[i]);

      if (*tag == '\0')
        continue;
      if (text->len > 0)
        /* Translators: between the tags of a list, such as "skin care, make-up"; in Chinese 、 */
        g_string_append (text, C_ ("list", ", "));
      g_string_append (text, tag);
    }
  if (text->len == 0)
    g_string_append (text, KOL_UNKNOWN);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kol_creator_format:
 * @self: a creator
 * @field: any field
 * @style: how large numbers are written
 *
 * Returns: (transfer full): the field's value as shown to people, an en dash when unknown
 */
char *
kol_creator_format (KolCreator *self, const KolField *field, KolNumberStyle style)
{
  const char *text;

  g_return_val_if_fail (KOL_IS_CREATOR (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  if (field->kind == KOL_FIELD_KIND_TAGS)
    return format_tags (self, field);
  if (field->kind != KOL_FIELD_KIND_TEXT)
    return kol_field_format (field, kol_creator_get_figure (self, field), style);

  text = kol_creator_get_text (self, field);

  return text != NULL ? kol_text_clean (kol_field_translate_value (field, text))
                      : g_strdup (KOL_UNKNOWN);
}

/**
 * kol_creator_knows:
 * @self: a creator
 * @field: any field
 *
 * Returns: whether the field's value is known
 */
gboolean
kol_creator_knows (KolCreator *self, const KolField *field)
{
  g_return_val_if_fail (KOL_IS_CREATOR (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  switch (field->kind)
    {
    case KOL_FIELD_KIND_TEXT:
      return kol_creator_get_text (self, field) != NULL;
    case KOL_FIELD_KIND_TAGS:
      return kol_creator_get_tags (self, field) != NULL;
    case KOL_FIELD_KIND_COUNT:
    case KOL_FIELD_KIND_MONEY:
    case KOL_FIELD_KIND_UNIT_COST:
    case KOL_FIELD_KIND_PERCENT:
    case KOL_FIELD_KIND_RATIO:
    case KOL_FIELD_KIND_LEVEL:
    case KOL_FIELD_KIND_FLAG:
    default:
      return !isnan (kol_creator_get_figure (self, field));
    }
}

static int
compare_tags (const char *const *a, const char *const *b)
{
  guint i = 0;
  int order = 0;

  while (order == 0 && a[i] != NULL && b[i] != NULL)
    {
      order = g_utf8_collate (a[i], b[i]);
      i++;
    }
  if (order != 0)
    return order;

  return (a[i] != NULL) - (b[i] != NULL);
}

/**
 * kol_creator_compare_known:
 * @a: a creator
 * @b: another
 * @field: a field both know, see kol_creator_knows()
 *
 * Returns: below, equal to or above 0 as @a comes before, with or after @b in ascending order
 */
int
kol_creator_compare_known (KolCreator *a, KolCreator *b, const KolField *field)
{
  guint slot = kol_field_get_slot (field);

  if (field->kind == KOL_FIELD_KIND_TEXT)
    return strcmp (a->keys[slot], b->keys[slot]);
  if (field->kind == KOL_FIELD_KIND_TAGS)
    return compare_tags ((const char *const *) a->tags[slot], (const char *const *) b->tags[slot]);

  return (a->figures[slot] > b->figures[slot]) - (a->figures[slot] < b->figures[slot]);
}

/**
 * kol_creator_compare:
 * @a: a sealed creator
 * @b: another
 * @field: any field
 * @descending: whether the larger comes first
 *
 * Compares two creators by a field. Who is unknown comes last in both directions.
 *
 * Returns: below, equal to or above 0 as @a comes before, with or after @b
 */
int
kol_creator_compare (KolCreator *a, KolCreator *b, const KolField *field, gboolean descending)
{
  gboolean knows_a;
  gboolean knows_b;
  int order;

  g_return_val_if_fail (KOL_IS_CREATOR (a) && a->sealed, 0);
  g_return_val_if_fail (KOL_IS_CREATOR (b) && b->sealed, 0);

  knows_a = kol_creator_knows (a, field);
  knows_b = kol_creator_knows (b, field);
  if (!knows_a || !knows_b)
    return knows_b - knows_a;

  order = kol_creator_compare_known (a, b, field);

  return descending ? -order : order;
}

static GVariant *
texts_to_variant (KolCreator *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("ams"));
  for (guint i = 0; i < n_texts (); i++)
    g_variant_builder_add (&builder, "ms", self->texts[i]);

  return g_variant_builder_end (&builder);
}

static GVariant *
tags_to_variant (KolCreator *self)
{
  static const char *const nothing[] = { NULL };
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aas"));
  for (guint i = 0; i < n_tags (); i++)
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

  children[0] = g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE, self->figures, n_figures (),
                                           sizeof (double));
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
  for (guint i = 0; i < n_texts () && g_variant_iter_next (&iter, "m&s", &text); i++)
    {
      self->texts[i] = g_strdup (text);
      self->keys[i] = text != NULL ? g_utf8_collate_key (text, -1) : NULL;
    }
}

static void
read_tags (KolCreator *self, GVariant *tags)
{
  for (guint i = 0; i < n_tags () && i < g_variant_n_children (tags); i++)
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
  if (n_values != n_figures () || g_variant_n_children (texts) != n_texts () ||
      g_variant_n_children (tags) != n_tags ())
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
