// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-column.h"
#include "kol-handover-file.h"
#include "kol-handover-private.h"
#include "kol-json-append.h"
#include "kol-proof.h"

#define CHUNK_SIZE (32 * 1024)

static gboolean
flush (GString *out, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  if (!g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, error))
    return FALSE;

  g_string_truncate (out, 0);

  return TRUE;
}

static void
append_text_member (GString *out, const char *name, const char *text)
{
  kol_json_begin_member (out, name);
  kol_json_append_text (out, text);
}

/* In universal time, so that it reads alike everywhere */
static void
append_moment_member (GString *out, const char *name, gint64 moment)
{
  g_autoptr (GDateTime) date = moment > 0 ? g_date_time_new_from_unix_utc (moment) : NULL;
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  append_text_member (out, name, text);
}

static const char *
nothing_if_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static void
append_words (GString *out, KolHandover *self)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (kol_handover_get_date (self));
  g_autofree char *day = date != NULL ? g_date_time_format (date, "%Y-%m-%d") : NULL;

  append_text_member (out, "name", kol_handover_get_name (self));
  append_text_member (out, "title", kol_handover_get_title (self));
  append_text_member (out, "client", nothing_if_empty (kol_handover_get_client (self)));
  append_text_member (out, "preparedBy", nothing_if_empty (kol_handover_get_prepared_by (self)));
  append_text_member (out, "date", day);
  append_text_member (out, "language", kol_language_get_name ());
}

static void
append_definition (GString *out, const KolField *field)
{
  const KolColumn *column = kol_column_lookup (field->id);
  g_autofree char *basis = kol_field_describe_basis (field);

  g_string_append_c (out, '{');
  append_text_member (out, "id", field->id);
  append_text_member (out, "label", kol_field_get_label (field));
  append_text_member (out, "kind", kol_field_kind_to_string (field->kind));
  append_text_member (out, "origin", kol_column_origin_to_string (column->origin));
  append_text_member (out, "basis", basis);
  append_text_member (out, "definition", kol_field_get_definition (field));
  g_string_append_c (out, '}');
}

static gboolean
is_known (KolHandover *self, const KolField *field)
{
  for (guint i = 0; i < kol_handover_get_n_entries (self); i++)
    {
      if (kol_creator_knows (kol_entry_get_creator (kol_handover_get_entry (self, i)), field))
        return TRUE;
    }

  return FALSE;
}

/* What is known of nobody is neither explained nor written. */
static const KolField **
list_fields (KolHandover *self)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      if (is_known (self, kol_field_at (i)))
        g_ptr_array_add (fields, (gpointer) kol_field_at (i));
    }
  g_ptr_array_add (fields, NULL);

  return (const KolField **) g_ptr_array_steal (fields, NULL);
}

static void
append_definitions (GString *out, const KolField *const *fields)
{
  kol_json_begin_member (out, "fields");
  g_string_append_c (out, '[');
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? ",\n  " : "\n  ");
      append_definition (out, fields[i]);
    }
  g_string_append (out, "\n ]");
}

static void
append_conditions (GString *out, KolHandover *self)
{
  g_autoptr (GPtrArray) terms = kol_proof_list_conditions (self);

  kol_json_begin_member (out, "conditions");
  g_string_append_c (out, '[');
  for (guint i = 0; i < terms->len; i++)
    {
      const KolTerm *term = g_ptr_array_index (terms, i);

      g_string_append (out, i > 0 ? ",\n  {" : "\n  {");
      append_text_member (out, "term", term->term);
      append_text_member (out, "aside", term->aside);
      append_text_member (out, "text", term->body);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "\n ]");
}

static void
append_entry (GString *out, KolEntry *entry, const KolField *const *fields)
{
  KolCreator *creator = kol_entry_get_creator (entry);
  gint64 total = kol_entry_get_total (entry);
  const char *status = kol_entry_status_to_string (kol_entry_get_status (entry));

  g_string_append_c (out, '{');
  append_moment_member (out, "fetchedAt", kol_creator_get_fetched_at (creator));
  append_moment_member (out, "addedAt", kol_entry_get_added_at (entry));
  append_text_member (out, "query", nothing_if_empty (kol_entry_get_query (entry)));
  kol_json_begin_member (out, "total");
  kol_json_append_number (out, total >= 0 ? total : NAN);
  append_text_member (out, "status", nothing_if_empty (status));
  append_text_member (out, "note", nothing_if_empty (kol_entry_get_note (entry)));
  g_string_append (out, ",\n   ");
  kol_json_append_text (out, "creator");
  g_string_append (out, ": ");
  kol_json_append_creator (out, creator, fields);
  g_string_append_c (out, '}');
}

static void
append_head (GString *out, KolHandover *self, const KolField *const *fields)
{
  g_string_append (out, "{");
  append_text_member (out, "schema", KOL_HANDOVER_FILE_SCHEMA);
  kol_json_begin_member (out, "version");
  kol_json_append_number (out, KOL_HANDOVER_FILE_VERSION);
  append_text_member (out, "generator", "Kollect " KOL_VERSION);
  append_words (out, self);
  append_conditions (out, self);
  append_definitions (out, fields);
  kol_json_begin_member (out, "entries");
  g_string_append_c (out, '[');
}

/*< private >
 * kol_handover_write_json:
 *
 * Everything that is known, for programs and for Kollect on another computer: see
 * kol_handover_file_read(). Prices are net, whatever other formats show.
 */
gboolean
kol_handover_write_json (KolHandover *self,
                         guint part,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree const KolField **fields = list_fields (self);
  g_autoptr (GString) out = g_string_new (NULL);

  append_head (out, self, fields);
  for (guint i = 0; i < kol_handover_get_n_entries (self); i++)
    {
      g_string_append (out, i > 0 ? ",\n  " : "\n  ");
      append_entry (out, kol_handover_get_entry (self, i), fields);
      if (out->len >= CHUNK_SIZE && !flush (out, stream, cancellable, error))
        return FALSE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      kol_handover_report (self, i + 1);
    }
  g_string_append (out, "\n ]}\n");

  return flush (out, stream, cancellable, error);
}
