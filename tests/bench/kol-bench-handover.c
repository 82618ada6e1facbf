// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-bench-handover.h"

#include <glib/gstdio.h>
#include <malloc.h>
#include <string.h>

#include "kol-handover-pictures.h"

/* A Tuesday at noon, Unix seconds */
#define ADDED_AT 1795406400
/* Microseconds between two looks at the heap */
#define SAMPLE_INTERVAL 500

typedef struct
{
  GHashTable *pictures; /* unowned */
  guint n_asked;
} Distinct;

static void
on_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static GBytes *
find_picture (const char *creator_id, const char *url, gpointer user_data)
{
  GBytes *found = g_hash_table_lookup (user_data, url);

  return found != NULL ? g_bytes_ref (found) : NULL;
}

/* The same pictures of other bytes, as of other creators: a comment behind the start marker tells
 * them apart. */
static GBytes *
find_distinct (const char *creator_id, const char *url, gpointer user_data)
{
  Distinct *distinct = user_data;
  g_autoptr (GBytes) found = find_picture (creator_id, url, distinct->pictures);
  g_autoptr (GByteArray) other = g_byte_array_new ();
  g_autofree char *number = g_strdup_printf ("%012u", distinct->n_asked++);
  const guint8 *bytes;
  gsize size;

  if (found == NULL)
    return NULL;

  bytes = g_bytes_get_data (found, &size);
  g_byte_array_append (other, bytes, 2);
  g_byte_array_append (other, (const guint8 *) "\xff\xfe\x00\x0e", 4);
  g_byte_array_append (other, (const guint8 *) number, 12);
  g_byte_array_append (other, bytes + 2, (guint) size - 2);

  return g_byte_array_free_to_bytes (g_steal_pointer (&other));
}

static void
fetch_pictures (KolBenchShortlist *self)
{
  g_autofree char *cache = g_build_filename (self->dir, "cache", NULL);
  g_autoptr (KolHandover) handover = kol_bench_shortlist_make_handover (self, self->creators->len);
  g_autoptr (KolPictureLoader) loader = kol_picture_loader_new (cache);
  g_autoptr (KolHandoverPictures) fetched = kol_handover_pictures_new (loader);
  g_auto (GStrv) urls = kol_handover_list_pictures (handover, kol_handover_format_lookup ("pdf"));
  g_autoptr (GAsyncResult) result = NULL;

  kol_handover_pictures_fetch_async (fetched, (const char *const *) urls, NULL, NULL, NULL,
                                     on_ready_cb, &result);
  g_assert_true (kol_handover_pictures_fetch_finish (fetched, wait_for (&result), NULL));
  for (guint i = 0; urls[i] != NULL; i++)
    {
      GBytes *coded = kol_picture_loader_dup_cached (loader, urls[i]);

      if (coded == NULL)
        continue;
      self->picture_bytes += g_bytes_get_size (coded);
      g_hash_table_insert (self->pictures, g_strdup (urls[i]), coded);
    }
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        remove_folder (file);
      else
        g_remove (file);
    }
  g_rmdir (path);
}

/**
 * kol_bench_shortlist_new:
 * @n_creators: how many, whole pages
 *
 * Returns: (transfer full): creators of the sample service, and their pictures
 */
KolBenchShortlist *
kol_bench_shortlist_new (guint n_creators)
{
  g_autoptr (KolSampleService) service = kol_bench_start_service ();
  g_autoptr (KolResultList) results = kol_bench_make_results (service, n_creators / KOL_PAGE_SIZE);
  KolBenchShortlist *self = g_new0 (KolBenchShortlist, 1);

  self->dir = g_dir_make_tmp ("kollect-bench-XXXXXX", NULL);
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_bytes_unref);
  self->creators = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (results)); i++)
    g_ptr_array_add (self->creators, g_list_model_get_item (G_LIST_MODEL (results), i));
  fetch_pictures (self);

  return self;
}

/**
 * kol_bench_shortlist_free:
 * @self: (transfer full): a shortlist; its folder goes, too
 */
void
kol_bench_shortlist_free (KolBenchShortlist *self)
{
  remove_folder (self->dir);
  g_clear_pointer (&self->creators, g_ptr_array_unref);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_clear_pointer (&self->dir, g_free);
  g_free (self);
}

/**
 * kol_bench_shortlist_make_handover:
 * @self: a shortlist
 * @n: how many creators; when there are fewer they come again
 *
 * Returns: (transfer full): a hand-over of them with their pictures
 */
KolHandover *
kol_bench_shortlist_make_handover (KolBenchShortlist *self, guint n)
{
  KolHandover *handover = kol_handover_new ("Spring launch");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KolEntry) entry = kol_entry_new (
          i + 1, g_ptr_array_index (self->creators, i % self->creators->len), ADDED_AT, NULL);

      kol_handover_add_entry (handover, entry);
    }
  kol_handover_set_picture_func (handover, find_picture, self->pictures, NULL);

  return handover;
}

/**
 * kol_bench_shortlist_dup_path:
 *
 * Returns: (transfer full): a file in its folder
 */
char *
kol_bench_shortlist_dup_path (KolBenchShortlist *self, const char *extension)
{
  g_autofree char *name = g_strconcat ("handover.", extension, NULL);

  return g_build_filename (self->dir, name, NULL);
}

/**
 * kol_bench_write:
 * @handover: a hand-over
 * @path: where to, in the format that it names
 *
 * Writes it and waits for that.
 */
void
kol_bench_write (KolHandover *handover, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kol_handover_write_async (handover, kol_handover_format_for_path (path, NULL), path, NULL, NULL,
                            NULL, on_ready_cb, &result);
  kol_handover_write_finish (handover, wait_for (&result), &error);
  g_assert_no_error (error);
}

/**
 * kol_bench_get_file_size:
 *
 * Returns: bytes
 */
gsize
kol_bench_get_file_size (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return (gsize) info.st_size;
}

/* Bytes that were asked for and not given back: the kernel's count would hide what is taken from
 * what earlier work left. */
static gsize
read_heap (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

typedef struct
{
  gsize most;
  int ended; /* atomic */
} Sampler;

static gpointer
sample (gpointer data)
{
  Sampler *sampler = data;

  while (!g_atomic_int_get (&sampler->ended))
    {
      sampler->most = MAX (sampler->most, read_heap ());
      g_usleep (SAMPLE_INTERVAL);
    }

  return NULL;
}

/**
 * kol_bench_shortlist_measure_peak:
 * @self: a shortlist
 * @format: a format's id
 * @n: how many creators, each with pictures of their own
 * @options: (nullable): choices
 *
 * Returns: the most heap that writing takes beside the hand-over itself, in MB
 */
double
kol_bench_shortlist_measure_peak (KolBenchShortlist *self,
                                  const char *format,
                                  guint n,
                                  KolHandoverOptions *options)
{
  g_autoptr (KolHandover) handover = kol_bench_shortlist_make_handover (self, n);
  g_autofree char *path = kol_bench_shortlist_dup_path (
      self, kol_handover_format_lookup (format)->extension);
  Distinct distinct = { self->pictures, 0 };
  Sampler sampler = { 0 };
  GThread *thread;
  gsize base;

  if (options != NULL)
    kol_handover_set_options (handover, options);
  kol_handover_set_picture_func (handover, find_distinct, &distinct, NULL);
  base = read_heap ();
  thread = g_thread_new ("sampler", sample, &sampler);
  kol_bench_write (handover, path);
  g_atomic_int_set (&sampler.ended, 1);
  g_thread_join (thread);

  return (double) (MAX (sampler.most, base) - base) / (1024 * 1024);
}
