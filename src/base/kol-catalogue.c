// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <string.h>

#include "kol-catalogue.h"

/* See “The Format of GNU MO Files” in gettext's manual: a header, and two tables of (length,
 * offset), the messages in the order of strcmp() and their translations. */
#define MAGIC 0x950412deu
#define HEADER_SIZE 20
#define ENTRY_SIZE 8

struct _KolCatalogue
{
  GMappedFile *file; /* owned */
  const char *bytes; /* borrowed from file */
  gsize size;
  gboolean swapped; /* written on a machine of the other byte order */
  guint n_messages;
  gsize messages;     /* offset of their table */
  gsize translations; /* offset of their table */
  gboolean one_form;  /* nouns have no plural of their own */
};

static guint32
read_word (KolCatalogue *self, gsize offset)
{
  guint32 word;

  memcpy (&word, self->bytes + offset, sizeof word);

  return self->swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

static const char *
get_text (KolCatalogue *self, gsize table, guint index, gsize *length)
{
  *length = read_word (self, table + index * ENTRY_SIZE);

  return self->bytes + read_word (self, table + index * ENTRY_SIZE + 4);
}

/* Every text lies within the file and ends in a zero, so that nobody has to look again. */
static gboolean
check_table (KolCatalogue *self, gsize table)
{
  if (table > self->size || (self->size - table) / ENTRY_SIZE < self->n_messages)
    return FALSE;

  for (guint i = 0; i < self->n_messages; i++)
    {
      gsize length = read_word (self, table + i * ENTRY_SIZE);
      gsize offset = read_word (self, table + i * ENTRY_SIZE + 4);

      if (offset >= self->size || length >= self->size - offset ||
          self->bytes[offset + length] != '\0')
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_header (KolCatalogue *self)
{
  if (self->size < HEADER_SIZE)
    return FALSE;

  if (read_word (self, 0) != MAGIC)
    self->swapped = TRUE;
  if (read_word (self, 0) != MAGIC)
    return FALSE;

  self->n_messages = read_word (self, 8);
  self->messages = read_word (self, 12);
  self->translations = read_word (self, 16);

  return check_table (self, self->messages) && check_table (self, self->translations);
}

/**
 * kol_catalogue_open:
 * @path: a compiled translation
 * @error: return location for a %G_FILE_ERROR, %G_FILE_ERROR_INVAL when it is none
 *
 * Returns: (transfer full) (nullable): the translation
 */
KolCatalogue *
kol_catalogue_open (const char *path, GError **error)
{
  g_autoptr (KolCatalogue) self = g_new0 (KolCatalogue, 1);
  const char *about;

  g_return_val_if_fail (path != NULL, NULL);

  self->file = g_mapped_file_new (path, FALSE, error);
  if (self->file == NULL)
    return NULL;

  self->bytes = g_mapped_file_get_contents (self->file);
  self->size = g_mapped_file_get_length (self->file);
  if (!read_header (self))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s is no compiled translation", path);
      return NULL;
    }
  about = kol_catalogue_lookup (self, "");
  self->one_form = about != NULL && strstr (about, "nplurals=1;") != NULL;

  return g_steal_pointer (&self);
}

/**
 * kol_catalogue_free:
 * @self: (transfer full): a translation
 */
void
kol_catalogue_free (KolCatalogue *self)
{
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self);
}

static const char *
find (KolCatalogue *self, const char *message, gsize *length)
{
  guint first = 0;
  guint end = self->n_messages;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      int order = strcmp (message, get_text (self, self->messages, middle, length));

      if (order == 0)
        return get_text (self, self->translations, middle, length);
      if (order < 0)
        end = middle;
      else
        first = middle + 1;
    }

  return NULL;
}

/**
 * kol_catalogue_lookup:
 * @self: a translation
 * @message: what is translated; one with a context is "context\004message"
 *
 * Returns: (transfer none) (nullable): the translation, %NULL when there is none
 */
const char *
kol_catalogue_lookup (KolCatalogue *self, const char *message)
{
  gsize length;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (message != NULL, NULL);

  return find (self, message, &length);
}

/**
 * kol_catalogue_lookup_plural:
 * @self: a translation
 * @singular: the singular of what is translated
 * @n: how many
 *
 * Knows the two ways of counting of the languages we are translated into: one form for all numbers,
 * or one for 1 and one for the others.
 *
 * Returns: (transfer none) (nullable): the translation for @n, %NULL when there is none
 */
const char *
kol_catalogue_lookup_plural (KolCatalogue *self, const char *singular, gulong n)
{
  gsize length;
  const char *forms;
  gsize first;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (singular != NULL, NULL);

  forms = find (self, singular, &length);
  if (forms == NULL || self->one_form || n == 1)
    return forms;

  first = strlen (forms);

  return first < length ? forms + first + 1 : forms;
}
