// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>
#include <string.h>

#include "fixture.h"
#include "kol-answer.h"
#include "kol-handover-file.h"
#include "kol-json.h"

#define QUERY "searchType=NOTE&keyword=%E5%92%96%E5%95%A1"

/* A page of the service as its vendor shows it, on a shortlist. */
static KolHandover *
sample_handover (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "sample-page.json", NULL);
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (KolPage) page = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;
  KolHandover *handover = kol_handover_new ("春季 “Spring”");
  char *bytes;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, &error));
  body = g_bytes_new_take (bytes, size);
  page = kol_answer_parse (body, 200, query, 1, 1795406400, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < kol_page_get_n_creators (page); i++)
    {
      g_autoptr (KolEntry)
          entry = kol_entry_new (i, kol_page_get_creator (page, i), 1795400000 + i, QUERY);

      kol_entry_set_total (entry, 5000);
      kol_entry_set_status (entry, i % KOL_N_ENTRY_STATUSES);
      kol_entry_set_note (entry, i % 2 == 0 ? "line 1\n\t\"=2\" \\ 🦌 \u202e" : NULL);
      kol_handover_add_entry (handover, entry);
    }

  return handover;
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static GBytes *
to_bytes (KolHandover *handover, const char *format)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  kol_handover_write_bytes_async (handover, kol_handover_format_lookup (format), NULL,
                                  on_written_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  bytes = kol_handover_write_bytes_finish (handover, result, &error);
  g_assert_no_error (error);

  return bytes;
}

static KolHandoverFile *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return kol_handover_file_read (bytes, kol_answer_decode_creator, error);
}

static void
assert_same_field (KolCreator *a, KolCreator *b, const KolField *field)
{
  const char *const *a_tags;
  const char *const *b_tags;

  if (field->kind == KOL_FIELD_KIND_TEXT)
    {
      g_assert_cmpstr (kol_creator_get_text (a, field), ==, kol_creator_get_text (b, field));
      return;
    }
  if (field->kind != KOL_FIELD_KIND_TAGS)
    {
      double value = kol_creator_get_figure (a, field);
      double other = kol_creator_get_figure (b, field);

      if (!(isnan (value) && isnan (other)) && value != other)
        g_error ("%s: %g, not %g", field->id, other, value);
      return;
    }

  a_tags = kol_creator_get_tags (a, field);
  b_tags = kol_creator_get_tags (b, field);
  g_assert_true ((a_tags == NULL) == (b_tags == NULL));
  if (a_tags != NULL)
    g_assert_cmpstrv (a_tags, b_tags);
}

static void
assert_same_entry (KolEntry *a, KolEntry *b)
{
  KolCreator *creator = kol_entry_get_creator (a);
  KolCreator *other = kol_entry_get_creator (b);

  g_assert_cmpint (kol_entry_get_added_at (a), ==, kol_entry_get_added_at (b));
  g_assert_cmpstr (kol_entry_get_query (a), ==, kol_entry_get_query (b));
  g_assert_cmpint (kol_entry_get_total (a), ==, kol_entry_get_total (b));
  g_assert_cmpint (kol_entry_get_status (a), ==, kol_entry_get_status (b));
  g_assert_cmpstr (kol_entry_get_note (a), ==, kol_entry_get_note (b));
  g_assert_cmpint (kol_creator_get_fetched_at (creator), ==, kol_creator_get_fetched_at (other));
  g_assert_cmpuint (kol_creator_get_n_notes (creator), ==, kol_creator_get_n_notes (other));
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    assert_same_field (creator, other, kol_field_at (i));
}

/* What is read is what was written: every field of everybody, and what was said of them. */
static void
test_round_trip (void)
{
  g_autoptr (KolHandover) handover = sample_handover ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KolHandoverFile) file = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;
  GPtrArray *raws;

  fixture_choose (handover, KOL_OPTION_CLIENT, "A client");
  fixture_choose (handover, KOL_OPTION_DATE, "2026-02-03");
  bytes = to_bytes (handover, "json");
  file = kol_handover_file_read (bytes, kol_answer_decode_creator, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kol_handover_file_get_name (file), ==, "春季 “Spring”");
  g_assert_false (
      kol_handover_options_is_set (kol_handover_file_get_options (file), KOL_OPTION_TITLE));
  g_assert_cmpstr (
      kol_handover_options_get (kol_handover_file_get_options (file), KOL_OPTION_CLIENT), ==,
      "A client");
  g_assert_cmpstr (kol_handover_options_get (kol_handover_file_get_options (file), KOL_OPTION_DATE),
                   ==, "2026-02-03");

  entries = kol_handover_file_get_entries (file);
  raws = kol_handover_file_get_raws (file);
  g_assert_cmpuint (entries->len, ==, kol_handover_get_n_entries (handover));
  g_assert_cmpuint (raws->len, ==, entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (KolCreator)
          again = kol_answer_decode_creator (g_ptr_array_index (raws, i), 1795406400, &error);

      g_assert_no_error (error);
      assert_same_entry (kol_handover_get_entry (handover, i), g_ptr_array_index (entries, i));
      assert_same_field (again, kol_entry_get_creator (kol_handover_get_entry (handover, i)),
                         kol_field_require ("fansNum"));
    }
}

/* Written again it is the same file, byte for byte. */
static void
test_stable (void)
{
  g_autoptr (KolHandover) handover = sample_handover ();
  g_autoptr (KolHandover) again = kol_handover_new ("春季 “Spring”");
  g_autoptr (KolHandoverFile) file = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  kol_handover_set_date (handover, 1795406400);
  kol_handover_set_date (again, 1795406400);
  first = to_bytes (handover, "json");
  file = kol_handover_file_read (first, kol_answer_decode_creator, NULL);
  for (guint i = 0; i < kol_handover_file_get_entries (file)->len; i++)
    kol_handover_add_entry (again, g_ptr_array_index (kol_handover_file_get_entries (file), i));
  second = to_bytes (again, "json");
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first),
                   g_bytes_get_data (second, NULL), g_bytes_get_size (second));
}

/* Another program reads it, and finds what the issue of data is about. */
static void
test_python (void)
{
  static const char script[] =
      "import json, sys\n"
      "file = json.load(open(sys.argv[1], encoding='utf-8'))\n"
      "assert file['schema'] == 'io.github.kollect_app.Kollect.handover', file['schema']\n"
      "assert file['version'] == 1\n"
      "assert file['title'] == '春季 “Spring”', file['title']\n"
      "fields = {field['id']: field for field in file['fields']}\n"
      "assert fields['cpmPhoto']['origin'] == 'ours'\n"
      "assert fields['clickMidNum']['origin'] == 'platform'\n"
      "assert fields['picturePrice']['origin'] == 'creator'\n"
      "assert all(field['definition'] for field in fields.values())\n"
      "assert any('ceiling' in term['text'] for term in file['conditions'])\n"
      "for entry in file['entries']:\n"
      "    assert entry['fetchedAt'] == '2026-11-23T04:00:00Z', entry['fetchedAt']\n"
      "    assert entry['query'] and entry['total'] == 5000\n"
      "    assert set(entry['creator']) <= set(fields), set(entry['creator']) - set(fields)\n"
      "    assert 9999999 not in entry['creator'].values()\n"
      "print(len(file['entries']), end='')\n";
  g_autoptr (KolHandover) handover = NULL;
  char *dir;
  g_autofree char *path = NULL;
  g_autofree char *n_entries = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *expected = NULL;

  if (!fixture_has ("python3"))
    return;

  handover = sample_handover ();
  dir = fixture_dir_new ();
  path = g_build_filename (dir, "a.json", NULL);
  g_assert_true (fixture_write (handover, path, NULL, NULL));
  n_entries = fixture_run (ARGV ("python3", "-c", script, path));
  expected = g_strdup_printf ("%u", kol_handover_get_n_entries (handover));
  g_assert_cmpstr (n_entries, ==, expected);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_null (strstr (contents, dir));
  fixture_dir_remove (dir);
}

/* A list of creators as the command line prints it; each once. */
static void
test_plain_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolHandoverFile) file = read_text (
      "\357\273\277 [{\"userId\": \"u1\", \"name\": \"小鹿\", \"fansNum\": 4544, "
      "\"noteSign.name\": \"MCN\","
      " \"noteList.noteId\": [\"n1\", \"n2\"], \"noteList.noteType\": [\"1\", \"2\"],"
      " \"noteList.imageUrl\": [\"https://pictures.example/1\"], \"location\": null},\n"
      " {\"userId\": \"u2\", \"noteSign\": {\"name\": \"Other\"},"
      "  \"noteList\": [{\"noteId\": \"n3\"}]}, {\"userId\": \"u1\", \"name\": \"again\"}]\n",
      &error);
  KolCreator *first;
  KolCreator *second;

  g_assert_no_error (error);
  g_assert_cmpstr (kol_handover_file_get_name (file), ==, "");
  g_assert_cmpuint (kol_handover_file_get_entries (file)->len, ==, 2);
  first = kol_entry_get_creator (g_ptr_array_index (kol_handover_file_get_entries (file), 0));
  second = kol_entry_get_creator (g_ptr_array_index (kol_handover_file_get_entries (file), 1));
  g_assert_cmpstr (kol_creator_get_name (first), ==, "小鹿");
  g_assert_cmpstr (kol_creator_get_text (first, kol_field_require ("noteSign.name")), ==, "MCN");
  g_assert_cmpuint (kol_creator_get_n_notes (first), ==, 2);
  g_assert_cmpstr (kol_creator_get_note (first, 0)->cover_url, ==, "https://pictures.example/1");
  g_assert_cmpint (kol_creator_get_note (first, 1)->kind, ==, KOL_NOTE_KIND_VIDEO);
  g_assert_cmpstr (kol_creator_get_text (second, kol_field_require ("noteSign.name")), ==, "Other");
  g_assert_cmpuint (kol_creator_get_n_notes (second), ==, 1);
  g_assert_cmpint (kol_creator_get_fetched_at (second), ==, 0);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *why;
  } rows[] = {
    { "", "empty" },
    { "{", "breaks off" },
    { "hello there", "no JSON" },
    { "3", "no list" },
    { "{}", "another program" },
    { "{\"schema\": \"x\"}", "another program" },
    { "{\"schema\": \"" KOL_HANDOVER_FILE_SCHEMA "\"}", "which version" },
    { "{\"schema\": \"" KOL_HANDOVER_FILE_SCHEMA "\", \"version\": 2, \"entries\": []}", "newer" },
    { "{\"schema\": \"" KOL_HANDOVER_FILE_SCHEMA "\", \"version\": 1}", "no list" },
    { "{\"schema\": \"" KOL_HANDOVER_FILE_SCHEMA "\", \"version\": 1, \"entries\": 3}", "no list" },
    { "[3]", "is none" },
    { "[{}]", "" },
    { "[{\"creator\": 3}]", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (rows[i].text, &error));
      g_assert_error (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_READ);
      if (strstr (error->message, rows[i].why) == NULL)
        g_error ("“%s” does not say “%s”", error->message, rows[i].why);
    }
}

static void
test_odd_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolHandoverFile) file = read_text (
      "{\"schema\": \"" KOL_HANDOVER_FILE_SCHEMA "\", \"version\": 1, \"name\": 7, \"client\": [],"
      " \"date\": \"some day\", \"entries\": [{\"fetchedAt\": \"then\", \"addedAt\": -5, "
      "\"total\": -3,"
      " \"query\": {}, \"status\": \"loved\", \"note\": 5, \"creator\": {\"userId\": \"u1\","
      " \"picturePrice\": 9999999, \"noteList.noteId\": 3, \"noteSign.name\": [1]}}]}",
      &error);
  KolEntry *entry;

  g_assert_no_error (error);
  entry = g_ptr_array_index (kol_handover_file_get_entries (file), 0);
  g_assert_cmpint (kol_entry_get_added_at (entry), ==, 0);
  g_assert_cmpint (kol_entry_get_total (entry), ==, -1);
  g_assert_cmpint (kol_entry_get_status (entry), ==, KOL_ENTRY_STATUS_OPEN);
  g_assert_null (kol_entry_get_query (entry));
  g_assert_cmpstr (kol_entry_get_note (entry), ==, "");
  g_assert_true (isnan (
      kol_creator_get_figure (kol_entry_get_creator (entry), kol_field_require ("picturePrice"))));
}

/* Too much of anything is told, and takes no memory to find out. */
static void
test_too_much (void)
{
  g_autofree char *padding = g_strnfill (300 * 1024, 'x');
  g_autofree char *fat = g_strdup_printf ("[{\"userId\": \"u1\", \"name\": \"%s\"}]", padding);
  g_autoptr (GString) many = g_string_new ("[");
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (fat, &error));
  g_assert_nonnull (strstr (error->message, "too large"));
  g_clear_error (&error);
  g_assert_null (read_text (deep, &error));
  g_assert_nonnull (strstr (error->message, "nested"));
  g_clear_error (&error);
  for (guint i = 0; i <= KOL_HANDOVER_FILE_MAX_ENTRIES; i++)
    g_string_append (many, i > 0 ? ",{}" : "{}");
  g_string_append_c (many, ']');
  g_assert_null (read_text (many->str, &error));
  g_assert_nonnull (strstr (error->message, "too many"));
}

static void
test_load (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kol_handover_file_load ("/nowhere/a.json", kol_answer_decode_creator, &error));
  g_assert_error (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "a.json"));
  g_assert_null (strstr (error->message, "/nowhere"));
  g_clear_error (&error);

  g_assert_null (kol_handover_file_load ("/dev/zero", kol_answer_decode_creator, &error));
  g_assert_error (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "too large"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/handover-file/round-trip", test_round_trip);
  g_test_add_func ("/handover-file/stable", test_stable);
  g_test_add_func ("/handover-file/python", test_python);
  g_test_add_func ("/handover-file/plain-list", test_plain_list);
  g_test_add_func ("/handover-file/refused", test_refused);
  g_test_add_func ("/handover-file/odd-values", test_odd_values);
  g_test_add_func ("/handover-file/too-much", test_too_much);
  g_test_add_func ("/handover-file/load", test_load);

  return g_test_run ();
}
