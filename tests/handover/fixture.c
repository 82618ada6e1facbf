// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "fixture.h"

/* Asked by the leak sanitizer, and by nobody without it: cairo 1.16 forgets an array for each CFF
 * font it puts into a PDF. The call in which it does so is left out, and nothing else of cairo;
 * that takes whole call stacks. */
const char *__asan_default_options (void);
const char *__lsan_default_suppressions (void);

const char *
__asan_default_options (void)
{
  return "fast_unwind_on_malloc=0";
}

const char *
__lsan_default_suppressions (void)
{
  return "leak:cairo_surface_finish\n";
}

/* 23 November 2026, noon in Shanghai */
#define FETCHED_AT 1795406400

KolCreator *
fixture_creator_new (const char *id, const char *name)
{
  KolCreator *creator = kol_creator_new ();

  fixture_set_text (creator, "userId", id);
  fixture_set_text (creator, "name", name);
  kol_creator_set_fetched_at (creator, FETCHED_AT);

  return creator;
}

void
fixture_set_figure (KolCreator *creator, const char *field_id, double value)
{
  kol_creator_set_figure (creator, kol_field_require (field_id), value);
}

void
fixture_set_text (KolCreator *creator, const char *field_id, const char *value)
{
  kol_creator_set_text (creator, kol_field_require (field_id), value);
}

void
fixture_add_note (KolCreator *creator, const char *cover_url)
{
  g_autoptr (KolNote) note = kol_note_new ("note", KOL_NOTE_KIND_PHOTO, cover_url, NULL);

  kol_creator_add_note (creator, note);
}

/* Chooses one thing more of a hand-over. */
void
fixture_choose (KolHandover *handover, KolOptionId option, const char *value)
{
  g_autoptr (KolHandoverOptions)
      options = kol_handover_options_copy (kol_handover_get_options (handover));
  g_autoptr (GError) error = NULL;

  g_assert_true (kol_handover_options_set (options, option, value, &error));
  g_assert_no_error (error);
  kol_handover_set_options (handover, options);
}

void
fixture_add (KolHandover *handover, KolCreator *creator, const char *query)
{
  g_autoptr (KolEntry) entry = NULL;

  kol_creator_seal (creator);
  entry = kol_entry_new (1, creator, FETCHED_AT, query);
  kol_handover_add_entry (handover, entry);
}

/* Creators with every figure of a card, an avatar and three covers each. */
void
fixture_add_many (KolHandover *handover, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%024x", i + 1);
      g_autofree char *name = g_strdup_printf ("云朵%u号", i + 1);
      g_autofree char *avatar = g_strdup_printf ("https://pictures.example/avatar/%u", i);
      g_autoptr (KolCreator) creator = fixture_creator_new (id, name);

      fixture_set_text (creator, "redId", "012345");
      fixture_set_text (creator, "location", "湖南 长沙");
      fixture_set_text (creator, "headPhoto", avatar);
      fixture_set_figure (creator, "fansNum", 4544 + i);
      fixture_set_figure (creator, "picturePrice", 158);
      fixture_set_figure (creator, "pictureClickMidNum", 14139);
      fixture_set_figure (creator, "clickMidNum", 7972);
      for (guint j = 0; j < 3; j++)
        {
          g_autofree char *cover = g_strdup_printf ("https://pictures.example/cover/%u-%u", i, j);

          fixture_add_note (creator, cover);
        }
      fixture_add (handover, creator, "searchType=NICKNAME");
    }
}

/* A JPEG of one colour that follows from the seed, with a darker lower half. */
GBytes *
fixture_jpeg (const char *seed, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GdkPixbuf)
      lower = gdk_pixbuf_new_subpixbuf (pixbuf, 0, height / 2, width, height - height / 2);
  g_autoptr (GError) error = NULL;
  guint32 color = g_str_hash (seed) << 8;
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, color);
  gdk_pixbuf_fill (lower, (color >> 1) & 0x7f7f7f00);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

/* A picture function: avatars are small squares, covers upright, addresses that say so have none.
 */
GBytes *
fixture_picture (const char *creator_id, const char *url, gpointer user_data)
{
  g_assert_nonnull (creator_id);
  g_assert_nonnull (url);

  if (strstr (url, "missing") != NULL)
    return NULL;
  if (strstr (url, "broken") != NULL)
    return g_bytes_new_static ("\xff\xd8 no picture", 13);
  if (strstr (url, "avatar") != NULL)
    return fixture_jpeg (url, 120, 120);

  return fixture_jpeg (url, 240, 320);
}

char *
fixture_dir_new (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("kollect-handover-XXXXXX", &error);

  g_assert_no_error (error);

  return dir;
}

/* Removes a folder of files. */
void
fixture_dir_remove (char *dir)
{
  g_autoptr (GDir) files = g_dir_open (dir, 0, NULL);
  const char *name;

  g_assert_nonnull (files);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (dir), ==, 0);
  g_free (dir);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* Writes in the format of the path's extension and waits for the end of it. */
gboolean
fixture_write (KolHandover *handover, const char *path, GCancellable *cancellable, GError **error)
{
  const KolHandoverFormat *format = kol_handover_format_for_path (path, error);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_nonnull (format);
  kol_handover_write_async (handover, format, path, NULL, NULL, cancellable, on_written_cb,
                            &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return kol_handover_write_finish (handover, result, error);
}

/* Runs a program that must succeed. */
char *
fixture_run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors,
                &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s\n%s", argv[0], error->message, errors);

  return output;
}

/* Tells whether a program that reads our files is there; the test is skipped when not. */
gboolean
fixture_has (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    g_test_skip_printf ("%s is not installed", program);

  return path != NULL;
}
