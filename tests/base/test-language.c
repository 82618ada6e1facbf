// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <string.h>

#include "kol-catalogue.h"
#include "kol-format.h"
#include "kol-language.h"

#define NOON 1795406400

/* A translation of three messages, as msgfmt writes it: a head that says how to count, "day" and
 * "days", and "Note" in the context "status". */
static GBytes *
make_catalogue (const char *plural_forms)
{
  g_autofree char *head = g_strconcat ("Plural-Forms: ", plural_forms, "\n", NULL);
  const char *messages[] = { "", "day\0days", "status\004Note" };
  const gsize message_sizes[] = { 0, 8, 11 };
  const char *translations[] = { head, "Tag\0Tage", "Notiz" };
  const gsize translation_sizes[] = { strlen (head), 8, 5 };
  g_autoptr (GString) texts = g_string_new (NULL);
  GByteArray *file = g_byte_array_new ();
  guint32 header[] = { 0x950412de, 0, 3, 28, 52, 0, 0 };
  guint32 tables[12];

  for (guint i = 0; i < 3; i++)
    {
      tables[i * 2] = message_sizes[i];
      tables[i * 2 + 1] = 76 + texts->len;
      g_string_append_len (texts, messages[i], message_sizes[i] + 1);
      tables[6 + i * 2] = translation_sizes[i];
      tables[6 + i * 2 + 1] = 76 + texts->len;
      g_string_append_len (texts, translations[i], translation_sizes[i] + 1);
    }
  g_byte_array_append (file, (guint8 *) header, sizeof header);
  g_byte_array_append (file, (guint8 *) tables, sizeof tables);
  g_byte_array_append (file, (guint8 *) texts->str, texts->len);

  return g_byte_array_free_to_bytes (file);
}

static KolCatalogue *
open_bytes (GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("kollect-language-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "kollect.mo", NULL);
  KolCatalogue *catalogue;

  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  catalogue = kol_catalogue_open (path, error);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  return catalogue;
}

static void
test_catalogue (void)
{
  g_autoptr (GBytes) bytes = make_catalogue ("nplurals=2; plural=(n != 1);");
  g_autoptr (GError) error = NULL;
  g_autoptr (KolCatalogue) catalogue = open_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kol_catalogue_lookup (catalogue, "status\004Note"), ==, "Notiz");
  g_assert_cmpstr (kol_catalogue_lookup (catalogue, "day"), ==, "Tag");
  g_assert_null (kol_catalogue_lookup (catalogue, "Note"));
  g_assert_null (kol_catalogue_lookup (catalogue, "zzz"));
  g_assert_cmpstr (kol_catalogue_lookup_plural (catalogue, "day", 1), ==, "Tag");
  g_assert_cmpstr (kol_catalogue_lookup_plural (catalogue, "day", 0), ==, "Tage");
  g_assert_cmpstr (kol_catalogue_lookup_plural (catalogue, "day", 7), ==, "Tage");
  g_assert_null (kol_catalogue_lookup_plural (catalogue, "week", 7));
}

static void
test_one_form (void)
{
  g_autoptr (GBytes) bytes = make_catalogue ("nplurals=1; plural=0;");
  g_autoptr (KolCatalogue) catalogue = open_bytes (bytes, NULL);

  g_assert_cmpstr (kol_catalogue_lookup_plural (catalogue, "day", 7), ==, "Tag");
}

/* Whatever is cut off or turned over, it is refused or read, and nothing is read beside it. */
static void
test_damaged_catalogue (void)
{
  g_autoptr (GBytes) whole = make_catalogue ("nplurals=1; plural=0;");
  gsize size = g_bytes_get_size (whole);

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, i);
      g_autofree guint8 *turned = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr (GBytes) bad = NULL;
      g_autoptr (KolCatalogue) catalogue = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (open_bytes (cut, &error));
      g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL);

      turned[i] ^= 0xff;
      bad = g_bytes_new_take (g_steal_pointer (&turned), size);
      catalogue = open_bytes (bad, NULL);
      if (catalogue != NULL)
        {
          kol_catalogue_lookup (catalogue, "day");
          kol_catalogue_lookup_plural (catalogue, "day", 2);
        }
    }
}

static void
assert_chinese (void)
{
  g_autofree char *date = kol_format_date (NOON);
  g_autofree char *percent = kol_format_percent (5);

  g_assert_cmpstr (kol_language_get_name (), ==, "zh_CN");
  g_assert_cmpstr (kol_gettext ("Nickname"), ==, "昵称");
  g_assert_cmpstr (kol_pgettext ("value", "Poor"), ==, "异常");
  g_assert_cmpstr (kol_ngettext ("%d day", "%d days", 30), ==, "%d天");
  g_assert_cmpstr (kol_gettext ("What nobody translated"), ==, "What nobody translated");
  g_assert_cmpstr (kol_gettext (""), ==, "");
  g_assert_cmpstr (date, ==, "2026年11月23日");
  g_assert_cmpstr (percent, ==, "5.0%");
  g_assert_cmpint (kol_number_style_default (), ==, KOL_NUMBER_STYLE_MYRIAD);
}

static void
test_enter (void)
{
  g_auto (KolLanguageScope) scope = kol_language_enter ("zh_CN");

  g_assert_true (kol_language_is_translated ("zh_CN"));
  assert_chinese ();
  {
    g_auto (KolLanguageScope) inner = kol_language_enter ("en");
    g_autofree char *date = kol_format_date (NOON);

    g_assert_cmpstr (kol_gettext ("Nickname"), ==, "Nickname");
    g_assert_cmpstr (kol_ngettext ("%d day", "%d days", 1), ==, "%d day");
    g_assert_cmpstr (kol_ngettext ("%d day", "%d days", 2), ==, "%d days");
    g_assert_cmpstr (date, ==, "23 Nov 2026");
    g_assert_cmpint (kol_number_style_default (), ==, KOL_NUMBER_STYLE_WESTERN);
  }
  {
    g_auto (KolLanguageScope) inner = kol_language_enter (NULL);

    g_assert_cmpstr (kol_gettext ("Nickname"), ==, "Nickname");
  }
  assert_chinese ();
}

static gpointer
speak_english (gpointer data)
{
  g_assert_cmpstr (kol_gettext ("Nickname"), ==, "Nickname");

  return NULL;
}

/* Other threads go on as they did. */
static void
test_thread (void)
{
  g_auto (KolLanguageScope) scope = kol_language_enter ("zh_CN");

  g_thread_join (g_thread_new ("other", speak_english, NULL));
  assert_chinese ();
}

/* A language nobody translated into: the words of the sources, and no crash. */
static void
test_unknown (void)
{
  g_auto (KolLanguageScope) scope = kol_language_enter ("tlh");

  g_assert_false (kol_language_is_translated ("tlh"));
  g_assert_true (kol_language_is_translated ("en"));
  g_assert_cmpstr (kol_gettext ("Nickname"), ==, "Nickname");
  g_assert_cmpstr (kol_pgettext ("value", "Poor"), ==, "Poor");
}

int
main (int argc, char *argv[])
{
  g_autofree char *translations = NULL;

  g_test_init (&argc, &argv, NULL);
  translations = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  bindtextdomain ("kollect", translations);

  g_test_add_func ("/language/catalogue", test_catalogue);
  g_test_add_func ("/language/catalogue/one-form", test_one_form);
  g_test_add_func ("/language/catalogue/damaged", test_damaged_catalogue);
  g_test_add_func ("/language/enter", test_enter);
  g_test_add_func ("/language/thread", test_thread);
  g_test_add_func ("/language/unknown", test_unknown);

  return g_test_run ();
}
