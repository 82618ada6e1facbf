// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <string.h>

#include "kol-handover-file-creator.h"
#include "kol-handover-file.h"
#include "kol-i18n.h"
#include "kol-json.h"
#include "kol-text.h"

/* The text is walked over as a whole, and parsed creator by creator: it takes no tree of millions
 * of values, but no creator is that large either. */
#define MAX_VALUES 5000000
#define MAX_CREATOR_SIZE (256 * 1024)
#define MAX_TEXT_SIZE (16 * 1024)

struct _KolHandoverFile
{
  char *name;                  /* owned; empty: none */
  KolHandoverOptions *options; /* owned */
  GPtrArray *entries;          /* owned, of KolEntry */
  GHashTable *seen;            /* owned, a set of creators’ IDs */
  GPtrArray *raws; /* owned, of GBytes: the entries' creators as the service writes them */
};

/* Where a member of the file that is text becomes an option */
static const struct
{
  const char *name;
  KolOptionId option;
} words[] = {
  { "title", KOL_OPTION_TITLE },
  { "client", KOL_OPTION_CLIENT },
  { "preparedBy", KOL_OPTION_PREPARED_BY },
  { "date", KOL_OPTION_DATE },
};

static KolHandoverFile *
file_new (void)
{
  KolHandoverFile *self = g_new0 (KolHandoverFile, 1);

  self->name = g_strdup ("");
  self->options = kol_handover_options_new ();
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->raws = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  return self;
}

/**
 * kol_handover_file_free:
 * @self: (transfer full): what was read
 */
void
kol_handover_file_free (KolHandoverFile *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->options);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->raws, g_ptr_array_unref);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_READ,
               /* Translators: %s says why */
               _ ("This is no file of creators that Kollect can read: %s"), why);

  return FALSE;
}

static gint64
read_moment (KolJsonSpan object, const char *name)
{
  g_autofree char *text = kol_json_dup_member_text (object, name, MAX_TEXT_SIZE);
  g_autoptr (GDateTime) date = NULL;

  if (text != NULL)
    date = g_date_time_new_from_iso8601 (text, NULL);

  return date != NULL ? MAX (g_date_time_to_unix (date), 0) : 0;
}

static GBytes *
read_raw (KolJsonSpan creator, GError **error)
{
  gsize size = creator.end - creator.start;
  g_autoptr (GError) reason = NULL;
  GBytes *raw;

  if (size > MAX_CREATOR_SIZE)
    {
      refuse (error, _ ("one of its creators is too large"));
      return NULL;
    }

  raw = kol_handover_file_unfold_creator (creator.start, size, &reason);
  if (raw == NULL)
    refuse (error, reason->message);

  return raw;
}

static void
read_remarks (KolEntry *entry, KolJsonSpan object)
{
  g_autofree char *status = kol_json_dup_member_text (object, "status", MAX_TEXT_SIZE);
  g_autofree char *note = kol_json_dup_member_text (object, "note", MAX_TEXT_SIZE);
  double total = kol_json_get_member_number (object, "total");

  kol_entry_set_status (entry, kol_entry_status_from_string (status));
  kol_entry_set_note (entry, note);
  if (total >= 0 && total <= G_MAXINT32)
    kol_entry_set_total (entry, total);
}

/* @entry_span is NULL for a creator without anything around it. */
static gboolean
read_creator (KolHandoverFile *self,
              KolJsonSpan creator_span,
              const KolJsonSpan *entry_span,
              KolCreatorDecodeFunc decode,
              GError **error)
{
  gint64 fetched_at = entry_span != NULL ? read_moment (*entry_span, "fetchedAt") : 0;
  g_autofree char *query = entry_span != NULL
                               ? kol_json_dup_member_text (*entry_span, "query", MAX_TEXT_SIZE)
                               : NULL;
  g_autoptr (GBytes) raw = read_raw (creator_span, error);
  g_autoptr (KolCreator) creator = NULL;
  g_autoptr (KolEntry) entry = NULL;
  g_autoptr (GError) reason = NULL;

  if (raw == NULL)
    return FALSE;
  creator = decode (raw, fetched_at, &reason);
  if (creator == NULL)
    return refuse (error, reason->message);
  if (!g_hash_table_add (self->seen, g_strdup (kol_creator_get_id (creator))))
    return TRUE;

  entry = kol_entry_new (0, creator, entry_span != NULL ? read_moment (*entry_span, "addedAt") : 0,
                         query);
  if (entry_span != NULL)
    read_remarks (entry, *entry_span);
  g_ptr_array_add (self->entries, g_steal_pointer (&entry));
  g_ptr_array_add (self->raws, g_steal_pointer (&raw));

  return TRUE;
}

static gboolean
read_element (KolHandoverFile *self,
              KolJsonSpan element,
              KolCreatorDecodeFunc decode,
              GError **error)
{
  KolJsonSpan creator;

  if (*element.start != '{')
    return refuse (error, _ ("one of its creators is none"));
  if (kol_json_find_member (element, "creator", &creator))
    return read_creator (self, creator, &element, decode, error);

  return read_creator (self, element, NULL, decode, error);
}

static gboolean
read_elements (KolHandoverFile *self,
               KolJsonSpan array,
               KolCreatorDecodeFunc decode,
               GError **error)
{
  g_autoptr (GArray) elements = kol_json_list_elements (array);

  if (elements == NULL)
    return refuse (error, _ ("it has no list of creators"));
  if (elements->len > KOL_HANDOVER_FILE_MAX_ENTRIES)
    return refuse (error, _ ("it has too many creators"));

  for (guint i = 0; i < elements->len; i++)
    {
      if (!read_element (self, g_array_index (elements, KolJsonSpan, i), decode, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_schema (KolJsonSpan object, GError **error)
{
  g_autofree char *schema = kol_json_dup_member_text (object, "schema", MAX_TEXT_SIZE);
  double version = kol_json_get_member_number (object, "version");

  if (g_strcmp0 (schema, KOL_HANDOVER_FILE_SCHEMA) != 0)
    return refuse (error, _ ("it is another program’s"));
  if (version > KOL_HANDOVER_FILE_VERSION)
    return refuse (error, _ ("a newer version of Kollect made it"));

  return version >= 1 || refuse (error, _ ("it does not say of which version it is"));
}

static void
read_words (KolHandoverFile *self, KolJsonSpan object)
{
  g_autofree char *name = kol_json_dup_member_text (object, "name", MAX_TEXT_SIZE);

  if (name != NULL)
    {
      g_free (self->name);
      self->name = kol_text_clean (name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = kol_json_dup_member_text (object, words[i].name, MAX_TEXT_SIZE);
      g_autoptr (GError) error = NULL;

      /* The title is chosen only where it is not the name */
      if (text == NULL || (words[i].option == KOL_OPTION_TITLE && g_str_equal (text, self->name)))
        continue;
      if (!kol_handover_options_set (self->options, words[i].option, text, &error))
        g_debug ("A word of the file is left out: %s", error->message);
    }
}

static gboolean
read_root (KolHandoverFile *self, KolJsonSpan root, KolCreatorDecodeFunc decode, GError **error)
{
  KolJsonSpan entries;

  if (*root.start == '[')
    return read_elements (self, root, decode, error);
  if (*root.start != '{')
    return refuse (error, _ ("it has no list of creators"));

  if (!check_schema (root, error))
    return FALSE;
  read_words (self, root);
  if (!kol_json_find_member (root, "entries", &entries))
    return refuse (error, _ ("it has no list of creators"));

  return read_elements (self, entries, decode, error);
}

static KolJsonSpan
trim (const char *text, gsize length)
{
  KolJsonSpan span = { text, text + length };

  while (span.start < span.end && strchr (" \n\r\t", *span.start) != NULL)
    span.start++;
  while (span.end > span.start && strchr (" \n\r\t", span.end[-1]) != NULL)
    span.end--;

  return span;
}

/**
 * kol_handover_file_read:
 * @json: a JSON hand-over, or a list of creators by field id
 * @decode: reads a creator as the service writes it
 * @error: return location for %KOL_HANDOVER_ERROR_READ
 *
 * Reads whatever somebody gives us: bounded in size, depth and number, and either all of it or an
 * error. A creator that comes twice is taken once.
 *
 * Returns: (transfer full) (nullable): what it holds
 */
KolHandoverFile *
kol_handover_file_read (GBytes *json, KolCreatorDecodeFunc decode, GError **error)
{
  g_autoptr (KolHandoverFile) self = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *mended = NULL;
  g_autoptr (GError) reason = NULL;
  const char *text;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (decode != NULL, NULL);

  if (g_bytes_get_size (json) == 0 || g_bytes_get_size (json) > KOL_HANDOVER_FILE_MAX_SIZE)
    {
      refuse (error, g_bytes_get_size (json) == 0 ? _ ("it is empty") : _ ("it is too large"));
      return NULL;
    }

  valid = g_utf8_make_valid (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  /* What Windows’ editors put before a text */
  text = g_str_has_prefix (valid, "\357\273\277") ? valid + 3 : valid;
  if (!kol_json_check (text, strlen (text), MAX_VALUES, &mended, &reason))
    {
      refuse (error, reason->message);
      return NULL;
    }
  if (mended != NULL)
    text = mended;

  self = file_new ();
  if (!read_root (self, trim (text, strlen (text)), decode, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kol_handover_file_get_name:
 * @self: what was read
 *
 * Returns: (transfer none): the shortlist's name, empty when the file does not say
 */
const char *
kol_handover_file_get_name (KolHandoverFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * kol_handover_file_get_options:
 * @self: what was read
 *
 * Returns: (transfer none): the words that were chosen: title, client, who prepared it, date
 */
KolHandoverOptions *
kol_handover_file_get_options (KolHandoverFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->options;
}

/**
 * kol_handover_file_get_entries:
 * @self: what was read
 *
 * Returns: (transfer none) (element-type KolEntry): the creators with what was said of them, each
 * once
 */
GPtrArray *
kol_handover_file_get_entries (KolHandoverFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entries;
}

/**
 * kol_handover_file_get_raws:
 * @self: what was read
 *
 * Returns: (transfer none) (element-type GBytes): of each entry, its creator as the service would
 * write it, for the store
 */
GPtrArray *
kol_handover_file_get_raws (KolHandoverFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->raws;
}
