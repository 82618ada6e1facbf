// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-figures.h"

/* Figures are kept as the serialised GVariant of kol_creator_to_variant() beside their layout: the
 * variant's type, a space and the fingerprint of the field table in the machine's byte order. Where
 * the layout is not today's, the raw JSON is read again. */

static guint32
current_fingerprint (void)
{
  /* A serialised GVariant is in the byte order of the machine that wrote it. */
  return kol_field_get_fingerprint () ^ (G_BYTE_ORDER == G_BIG_ENDIAN ? 1 : 0);
}

static char *
describe_layout (GVariant *figures)
{
  return g_strdup_printf ("%s %08x", g_variant_get_type_string (figures), current_fingerprint ());
}

/**
 * kol_store_figures_bind:
 * @statement: a statement
 * @parameter: the number of the first of three parameters: fetched_at, layout, figures
 * @creator: a sealed creator
 */
void
kol_store_figures_bind (KolStatement *statement, int parameter, KolCreator *creator)
{
  g_autoptr (GVariant) figures = g_variant_ref_sink (kol_creator_to_variant (creator));
  g_autoptr (GVariant) normal = g_variant_get_normal_form (figures);
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (normal);
  g_autofree char *layout = describe_layout (normal);

  kol_statement_bind_int (statement, parameter, kol_creator_get_fetched_at (creator));
  kol_statement_bind_text (statement, parameter + 1, layout);
  kol_statement_bind_blob (statement, parameter + 2, bytes);
}

/* The type of today's figures, or NULL when they were laid out otherwise. */
static GVariantType *
parse_layout (const char *layout)
{
  g_auto (GStrv) parts = g_strsplit (layout != NULL ? layout : "", " ", 2);
  g_autofree char *fingerprint = g_strdup_printf ("%08x", current_fingerprint ());

  if (g_strv_length (parts) != 2 || strcmp (parts[1], fingerprint) != 0 ||
      !g_variant_type_string_is_valid (parts[0]))
    return NULL;

  return g_variant_type_new (parts[0]);
}

/**
 * kol_store_figures_read:
 * @statement: a statement on a row
 * @column: the number of the first of three columns: fetched_at, layout, figures
 * @user_id: whose figures these are to be
 *
 * Returns: (transfer full) (nullable): the sealed creator, or %NULL when the figures are of another
 * layout or damaged: then the raw JSON is to be decoded
 */
KolCreator *
kol_store_figures_read (KolStatement *statement, int column, const char *user_id)
{
  g_autoptr (GVariantType) type = parse_layout (kol_statement_get_text (statement, column + 1));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GVariant) figures = NULL;
  g_autoptr (KolCreator) creator = NULL;

  if (type == NULL)
    return NULL;

  bytes = kol_statement_dup_bytes (statement, column + 2);
  if (bytes == NULL)
    return NULL;
  figures = g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));
  if (!g_variant_is_normal_form (figures))
    return NULL;

  creator = kol_creator_new_from_variant (figures, kol_statement_get_int (statement, column));
  if (creator == NULL || g_strcmp0 (kol_creator_get_id (creator), user_id) != 0)
    return NULL;

  return g_steal_pointer (&creator);
}

/**
 * kol_store_figures_decode:
 * @raw: (nullable): a creator's JSON object as the service wrote it
 * @user_id: whose it is
 * @fetched_at: when it was fetched, Unix seconds
 * @decode: (nullable): reads it
 *
 * Returns: (transfer full) (nullable): the sealed creator, or %NULL when the JSON is not there or
 * cannot be read
 */
KolCreator *
kol_store_figures_decode (GBytes *raw,
                          const char *user_id,
                          gint64 fetched_at,
                          KolCreatorDecodeFunc decode)
{
  g_autoptr (KolCreator) creator = NULL;
  g_autoptr (GError) error = NULL;

  if (raw == NULL || decode == NULL)
    return NULL;

  creator = decode (raw, fetched_at, &error);
  if (creator == NULL)
    {
      g_message ("The kept answer of creator %s could not be read again: %s", user_id,
                 error != NULL ? error->message : "no reason given");
      return NULL;
    }
  if (g_strcmp0 (kol_creator_get_id (creator), user_id) != 0)
    {
      g_message ("The kept answer of creator %s is of another creator", user_id);
      return NULL;
    }

  return g_steal_pointer (&creator);
}

/**
 * kol_store_figures_unknown:
 * @user_id: a creator's number
 * @fetched_at: when it was fetched, Unix seconds
 *
 * What is left of a creator whose figures cannot be read in any way: a row that can still be opened
 * on the platform and asked for anew.
 *
 * Returns: (transfer full): a sealed creator of whom only the number is known
 */
KolCreator *
kol_store_figures_unknown (const char *user_id, gint64 fetched_at)
{
  KolCreator *creator = kol_creator_new ();

  kol_creator_set_text (creator, kol_field_require ("userId"), user_id);
  kol_creator_set_fetched_at (creator, fetched_at);
  kol_creator_seal (creator);

  return creator;
}
