// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-answer.h"
#include "kol-handover-file.h"
#include "kol-handover-private.h"

/* What libFuzzer calls with whatever it makes up; see build-aux/fuzz.sh. Besides what the
 * sanitizers find it stops where what was read cannot be written and read again. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
check_entry (KolEntry *entry)
{
  g_assert_cmpstr (kol_creator_get_id (kol_entry_get_creator (entry)), !=, "");
  g_assert_cmpint (kol_entry_get_status (entry), <, KOL_N_ENTRY_STATUSES);
  g_assert_cmpint (kol_entry_get_added_at (entry), >=, 0);
  g_assert_cmpint (kol_entry_get_total (entry), >=, -1);
  check_text (kol_entry_get_note (entry));
  check_text (kol_entry_get_query (entry));
}

/* The raw JSON that goes into the store is that creator's. */
static void
check_raw (GBytes *raw, KolEntry *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolCreator) again = kol_answer_decode_creator (raw, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kol_creator_get_id (again), ==,
                   kol_creator_get_id (kol_entry_get_creator (entry)));
}

static GBytes *
write_again (KolHandoverFile *file)
{
  g_autoptr (KolHandover) handover = kol_handover_new (kol_handover_file_get_name (file));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GPtrArray *entries = kol_handover_file_get_entries (file);
  g_autoptr (GError) error = NULL;

  kol_handover_set_options (handover, kol_handover_file_get_options (file));
  for (guint i = 0; i < entries->len; i++)
    kol_handover_add_entry (handover, g_ptr_array_index (entries, i));
  kol_handover_write_json (handover, 0, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
check_file (KolHandoverFile *file)
{
  GPtrArray *entries = kol_handover_file_get_entries (file);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (KolHandoverFile) again = NULL;
  g_autoptr (GError) error = NULL;

  check_text (kol_handover_file_get_name (file));
  for (guint i = 0; i < entries->len; i++)
    {
      check_entry (g_ptr_array_index (entries, i));
      check_raw (g_ptr_array_index (kol_handover_file_get_raws (file), i),
                 g_ptr_array_index (entries, i));
    }

  written = write_again (file);
  again = kol_handover_file_read (written, kol_answer_decode_creator, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kol_handover_file_get_entries (again)->len, ==, entries->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) json = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KolHandoverFile)
      file = kol_handover_file_read (json, kol_answer_decode_creator, &error);

  g_assert_true ((file != NULL) != (error != NULL));
  if (file != NULL)
    {
      check_file (file);
      return 0;
    }

  g_assert_error (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_READ);
  check_text (error->message);
  g_assert_cmpuint (strlen (error->message), <, 4096);

  return 0;
}
