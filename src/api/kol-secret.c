// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-secret.h"

/* A secret shorter than this cannot be told from part of an ordinary word, and answers are full of
 * those. */
#define MIN_LENGTH 8
#define MASK '*'

/* Overwrites every place where the bytes say it. Their length stays, so JSON stays what it is. */
static void
hide_form (GByteArray *bytes, const char *form)
{
  gsize length = strlen (form);
  guint8 *place = bytes->data;

  while ((place = memmem (place, bytes->len - (gsize) (place - bytes->data), form, length)) != NULL)
    {
      memset (place, MASK, length);
      place += length;
    }
}

/* As it is, as an address has it, and with the one sign that some writers of JSON escape. */
static GStrv
make_forms (const char *secret)
{
  g_auto (GStrv) parts = g_strsplit (secret, "/", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *coded = g_uri_escape_string (secret, NULL, FALSE);
  g_autofree char *escaped = g_strjoinv ("\\/", parts);

  g_strv_builder_add_many (builder, secret, coded, escaped, NULL);

  return g_strv_builder_end (builder);
}

static gboolean
says_any (GBytes *bytes, const char *const *forms)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; data != NULL && forms[i] != NULL; i++)
    if (memmem (data, size, forms[i], strlen (forms[i])) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * kol_secret_hide:
 * @bytes: what somebody sent
 * @secret: (nullable): text that must not be kept or shown, for example the token
 *
 * Takes @secret out of what is going to be kept: some services repeat what they were sent.
 *
 * Returns: (transfer full): @bytes itself when it does not say @secret, else a copy with as many
 *   asterisks in its place
 */
GBytes *
kol_secret_hide (GBytes *bytes, const char *secret)
{
  g_auto (GStrv) forms = NULL;
  GByteArray *copy;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (secret == NULL || strlen (secret) < MIN_LENGTH)
    return g_bytes_ref (bytes);
  forms = make_forms (secret);
  if (!says_any (bytes, (const char *const *) forms))
    return g_bytes_ref (bytes);

  copy = g_byte_array_sized_new ((guint) g_bytes_get_size (bytes));
  g_byte_array_append (copy, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
  for (guint i = 0; forms[i] != NULL; i++)
    hide_form (copy, forms[i]);

  return g_byte_array_free_to_bytes (copy);
}
