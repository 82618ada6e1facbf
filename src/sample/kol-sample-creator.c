// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-sample-creator.h"
#include "kol-sample-figures.h"

enum
{
  SALT_IDENTITY = 1,
  SALT_CATEGORIES,
  SALT_FIGURES,
  SALT_NOTES,
};

/* An identifier of 24 hexadecimal digits, as the service's are: a time, zeros, and the rest. */
static void
make_id (char *id, KolSampleRandom *random, guint32 earliest, guint32 latest, guint index)
{
  guint32 when = earliest + kol_sample_random_below (random, latest - earliest);
  guint64 rest = kol_sample_random_next (random);

  g_snprintf (id, 25, "%08x000000%06x%04x", when, index & 0xffffff, (guint) (rest & 0xffff));
}

/* RedNote IDs are text: most are digits, some begin with 0, some were chosen by hand. */
static void
make_red_id (char *red_id, KolSampleRandom *random, guint index)
{
  double kind = kol_sample_random_unit (random);

  if (kind < 0.06)
    g_snprintf (red_id, 12, "0%08u", 10000000 + index * 7919 % 89999999);
  else if (kind < 0.2)
    g_snprintf (red_id, 12, "%c%c_%06u", 'a' + kol_sample_random_below (random, 26),
                'a' + kol_sample_random_below (random, 26), 100000 + index);
  else
    g_snprintf (red_id, 12, "%09u", 100000000 + (index * 104729u + 7u) % 899999999);
}

static void
init_identity (KolSampleCreator *self, KolSampleRandom *random, guint index)
{
  make_id (self->user_id, random, 0x55000000, 0x66000000, index);
  make_red_id (self->red_id, random, index);

  self->female = kol_sample_random_below (random, 100) < self->theme->women;
  self->name = kol_sample_name_make (random, self->female);
  self->place = kol_sample_place_pick (random);

  if (kol_sample_random_chance (random, 0.42))
    self->agency = kol_sample_agency_pick (random);
  if (kol_sample_random_chance (random, 0.35))
    self->persona = kol_sample_persona_pick (random);
  for (guint i = 0; i < G_N_ELEMENTS (self->features); i++)
    {
      if (kol_sample_random_chance (random, 0.4))
        self->features[i] = kol_sample_feature_pick (random);
    }
  if (kol_sample_random_chance (random, 0.55))
    self->trades = kol_sample_trades_make (random, self->theme);
}

static void
init_categories (KolSampleCreator *self, KolSampleRandom *random)
{
  const KolCategory *category = kol_category_lookup (self->theme->category);

  self->categories[0] = category->name;
  self->subcategory[0] = kol_sample_random_pick (random, category->children);
  if (kol_sample_random_chance (random, 0.3))
    self->subcategory[1] = kol_sample_random_pick (random, category->children);
  if (self->subcategory[1] == self->subcategory[0])
    self->subcategory[1] = NULL;

  if (kol_sample_random_chance (random, 0.28))
    {
      const KolSampleTheme *other = kol_sample_theme_pick (random);

      if (other != self->theme)
        {
          self->categories[1] = other->category;
          self->subcategory[2] = kol_sample_random_pick (
              random, kol_category_lookup (other->category)->children);
        }
    }
}

static void
init_audience (KolSampleCreator *self, KolSampleRandom *random)
{
  double drift = kol_sample_random_normal (random) * 0.8;
  guint ticket = kol_sample_random_below (random, 100);

  self->age = (KolSampleAge) CLAMP (lround (self->theme->age + drift), 0, 4);
  if (ticket < self->theme->female)
    self->audience = KOL_SAMPLE_AUDIENCE_FEMALE;
  else if (ticket < 94)
    self->audience = KOL_SAMPLE_AUDIENCE_MALE;
}

/* Mostly on the creator's own topic, sometimes on another: the note's category tells. */
static void
init_note (KolSampleCreator *self,
           KolSampleRandom *random,
           guint index,
           guint position,
           GString *words)
{
  KolSampleNote *note = &self->notes[position];
  const KolSampleTheme *theme = self->theme;
  double share = self->photo.reads <= 0 ? 1 : self->video.reads <= 0 ? 0 : 0.4;

  if (self->categories[1] != NULL && kol_sample_random_chance (random, 0.3))
    theme = kol_sample_theme_lookup (self->categories[1]);
  else if (kol_sample_random_chance (random, 0.1))
    theme = kol_sample_theme_pick (random);

  make_id (note->id, random, 0x68000000, 0x69ff0000, index * KOL_SAMPLE_MAX_NOTES + position);
  note->kind = kol_sample_random_chance (random, share) ? 2 : 1;
  note->motif = theme->motifs[kol_sample_random_below (random, G_N_ELEMENTS (theme->motifs))];
  note->category = theme->category;
  kol_sample_note_words_append (words, random, theme);
}

static void
append_words (GString *text, const char *const *list, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (list[i] != NULL)
        g_string_append_printf (text, " %s", list[i]);
    }
}

static void
init_notes (KolSampleCreator *self, KolSampleRandom *random, guint index)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *name_text = NULL;

  self->n_notes = 3 + kol_sample_random_below (random, 4);
  for (guint i = 0; i < self->n_notes; i++)
    init_note (self, random, index, i, words);

  append_words (words, self->categories, G_N_ELEMENTS (self->categories));
  append_words (words, self->subcategory, G_N_ELEMENTS (self->subcategory));
  append_words (words, self->features, G_N_ELEMENTS (self->features));
  append_words (words, &self->persona, 1);

  name_text = g_strconcat (self->name, "\n", self->red_id, NULL);
  self->name_key = g_utf8_casefold (name_text, -1);
  self->note_key = g_utf8_casefold (words->str, words->len);
}

/**
 * kol_sample_creator_init:
 * @self: (out): zeroed or uninitialized memory
 * @seed: of all creators
 * @index: which one, from 0
 *
 * Invents a creator. The same seed and index give the same creator on every machine.
 */
void
kol_sample_creator_init (KolSampleCreator *self, guint64 seed, guint index)
{
  KolSampleRandom random;

  g_return_if_fail (self != NULL);

  memset (self, 0, sizeof *self);
  random = kol_sample_random_fork (seed, index + 1);
  self->seed = kol_sample_random_next (&random);
  self->theme = kol_sample_theme_pick (&random);

  random = kol_sample_random_fork (self->seed, SALT_IDENTITY);
  init_identity (self, &random, index);
  random = kol_sample_random_fork (self->seed, SALT_CATEGORIES);
  init_categories (self, &random);
  init_audience (self, &random);
  random = kol_sample_random_fork (self->seed, SALT_FIGURES);
  kol_sample_figures_init (self, &random);
  random = kol_sample_random_fork (self->seed, SALT_NOTES);
  init_notes (self, &random, index);
}

/**
 * kol_sample_creator_clear:
 * @self: a creator
 *
 * Frees what @self owns.
 */
void
kol_sample_creator_clear (KolSampleCreator *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->trades, g_free);
  g_clear_pointer (&self->name_key, g_free);
  g_clear_pointer (&self->note_key, g_free);
}

/**
 * kol_sample_creator_quirk:
 * @self: a creator
 * @what: what is asked about, such as a key of the answer
 *
 * Whether a creator's answer has this oddity or that must not depend on the order of the questions.
 *
 * Returns: a number from 0 up to 1 that is always the same for this creator and this question
 */
double
kol_sample_creator_quirk (const KolSampleCreator *self, const char *what)
{
  KolSampleRandom random;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (what != NULL, 0);

  random = kol_sample_random_fork (self->seed, g_str_hash (what));

  return kol_sample_random_unit (&random);
}
