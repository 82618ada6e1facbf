// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "picture-fixtures.h"
#include "picture-loads.h"

/* What servers do, and disks. */

static int n_complaints; /* atomic */

static GLogWriterOutput
count_complaints (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        g_str_has_prefix (fields[i].value, "Pictures are not kept on disk: "))
      {
        g_atomic_int_inc (&n_complaints);
        return G_LOG_WRITER_HANDLED;
      }

  return g_log_writer_default (level, fields, n_fields, user_data);
}

static void
assert_loads (LoaderFixture *fixture, KolPictureLoader *loader, const char *path)
{
  g_autoptr (Load) load = loader_fixture_load (fixture, loader, path);

  load_wait (load);
  g_assert_no_error (load->error);
  g_assert_nonnull (load->picture);
}

/* The image servers refuse a foreign Referer, and nobody needs to know more of us than that we want
 * a picture. */
static void
test_request_header (LoaderFixture *fixture, gconstpointer user_data)
{
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *referer = NULL;
      g_autofree char *cookie = NULL;
      g_autofree char *agent = NULL;
      g_autofree char *accept = NULL;

      assert_loads (fixture, NULL, i == 0 ? "/ok/a" : "/ok/b");
      referer = picture_server_dup_header (fixture->server, "referer");
      cookie = picture_server_dup_header (fixture->server, "cookie");
      agent = picture_server_dup_header (fixture->server, "user-agent");
      accept = picture_server_dup_header (fixture->server, "accept");
      g_assert_null (referer);
      g_assert_null (cookie);
      g_assert_true (g_str_has_prefix (agent, "Kollect/"));
      g_assert_nonnull (strstr (accept, "image/jpeg"));
    }
}

/* Two megabytes are taken and not a byte more, whether the server says so before or not, packs them
 * or not. */
static void
test_byte_cap (LoaderFixture *fixture, gconstpointer user_data)
{
  assert_loads (fixture, NULL, "/size/2097152/");
  assert_loads (fixture, NULL, "/chunked/2097152/");
  loader_fixture_assert_error (fixture, NULL, "/size/2097153/", KOL_PICTURE_ERROR_TOO_LARGE);
  loader_fixture_assert_error (fixture, NULL, "/chunked/2097153/", KOL_PICTURE_ERROR_TOO_LARGE);
  loader_fixture_assert_error (fixture, NULL, "/chunked/50000000/", KOL_PICTURE_ERROR_TOO_LARGE);
  loader_fixture_assert_error (fixture, NULL, "/packed/", KOL_PICTURE_ERROR_TOO_LARGE);
}

static void
test_not_a_picture (LoaderFixture *fixture, gconstpointer user_data)
{
  loader_fixture_assert_error (fixture, NULL, "/html/", KOL_PICTURE_ERROR_FORMAT);
  loader_fixture_assert_error (fixture, NULL, "/broken/", KOL_PICTURE_ERROR_FORMAT);
  loader_fixture_assert_error (fixture, NULL, "/status/204/", KOL_PICTURE_ERROR_FAILED);
  loader_fixture_assert_error (fixture, NULL, "/status/304/", KOL_PICTURE_ERROR_FAILED);
  loader_fixture_assert_error (fixture, NULL, "/status/401/", KOL_PICTURE_ERROR_FAILED);
  loader_fixture_assert_error (fixture, NULL, "/status/403/", KOL_PICTURE_ERROR_FAILED);
  loader_fixture_assert_error (fixture, NULL, "/status/500/", KOL_PICTURE_ERROR_FAILED);
}

static void
test_redirects (LoaderFixture *fixture, gconstpointer user_data)
{
  assert_loads (fixture, NULL, "/redirect/3/");
  loader_fixture_assert_error (fixture, NULL, "/redirect/4/", KOL_PICTURE_ERROR_FAILED);
  loader_fixture_assert_error (fixture, NULL, "/to/?http://cdn.example/a",
                               KOL_PICTURE_ERROR_FAILED);
  loader_fixture_assert_error (fixture, NULL, "/to/?file:///etc/passwd", KOL_PICTURE_ERROR_FAILED);
}

/* An answer that is a failure is remembered, an answer cut short is not. */
static void
test_asked_once (LoaderFixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *path;
    KolPictureError code;
    guint n_requests;
  } cases[] = {
    { "/status/404/", KOL_PICTURE_ERROR_FAILED, 1 },
    { "/status/500/", KOL_PICTURE_ERROR_FAILED, 1 },
    { "/html/", KOL_PICTURE_ERROR_FORMAT, 1 },
    { "/broken/", KOL_PICTURE_ERROR_FORMAT, 1 },
    { "/size/3000000/", KOL_PICTURE_ERROR_TOO_LARGE, 1 },
    { "/to/?http://cdn.example/a", KOL_PICTURE_ERROR_FAILED, 1 },
    { "/cut/", KOL_PICTURE_ERROR_FAILED, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].path, "?", 2);

      for (int n = 0; n < 3; n++)
        loader_fixture_assert_error (fixture, NULL, cases[i].path, cases[i].code);

      g_test_message ("%s", cases[i].path);
      g_assert_cmpuint (picture_server_count (fixture->server, parts[0]), ==, cases[i].n_requests);
    }
}

/* Nobody there is no answer: the next wish asks again, and finds somebody. */
static void
test_nobody_there (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autofree char *url = picture_server_dup_url (fixture->server, "/ok/?sign=secret");

  g_clear_pointer (&fixture->server, picture_server_free);

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (Load) load = load_start (fixture->loader, url, KOL_PICTURE_SHAPE_ROUND, SIDE);

      load_wait (load);
      g_assert_error (load->error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FAILED);
      g_assert_null (strstr (load->error->message, "lately"));
      g_assert_null (strstr (load->error->message, "secret"));
    }
}

/* A server that only holds the line, and one that drips */
static void
test_timeout (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KolPictureLoader) loader = kol_picture_loader_new (NULL);
  g_autoptr (Load) silent = NULL;
  g_autoptr (Load) drip = NULL;

  kol_picture_loader_set_timeout (loader, 1);
  silent = loader_fixture_load (fixture, loader, "/hold/a");
  drip = loader_fixture_load (fixture, loader, "/drip/a");
  load_wait (silent);
  g_assert_error (silent->error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FAILED);
  g_assert_false (drip->is_done);
  load_wait (drip);
  g_assert_error (drip->error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FAILED);
}

/* A certificate nobody vouches for */
static void
test_tls (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "api", "localhost.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);
  g_autoptr (PictureServer) server = NULL;
  g_autofree char *url = NULL;
  g_autoptr (Load) load = NULL;

  g_assert_no_error (error);
  server = picture_server_new (certificate);
  url = picture_server_dup_url (server, "/ok/a");
  g_assert_true (g_str_has_prefix (url, "https:"));
  load = load_start (fixture->loader, url, KOL_PICTURE_SHAPE_ROUND, SIDE);
  load_wait (load);
  g_assert_error (load->error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FAILED);
  g_assert_cmpuint (picture_server_count (server, "/ok/a"), ==, 0);
}

static gpointer
dup_cached (gpointer data)
{
  gpointer *arguments = data;

  return kol_picture_loader_dup_cached (arguments[0], arguments[1]);
}

static gboolean
is_cached (KolPictureLoader *loader, const char *url)
{
  g_autoptr (GBytes) coded = kol_picture_loader_dup_cached (loader, url);

  return coded != NULL;
}

/* What was fetched once is there for other sizes, for other threads, and in the next run. */
static void
test_disk (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autofree char *url = picture_server_dup_url (fixture->server, "/ok/a");
  g_autoptr (KolPictureLoader) loader = kol_picture_loader_new (fixture->directory);
  g_autoptr (KolPictureLoader) next = NULL;
  g_autoptr (Load) large = NULL;
  g_autoptr (Load) coded = NULL;
  g_autoptr (GBytes) cached = NULL;
  gpointer arguments[2];

  g_assert_false (is_cached (loader, url));
  assert_loads (fixture, loader, "/ok/a");
  large = load_start (loader, url, KOL_PICTURE_SHAPE_ROUND, 2 * SIDE);
  load_wait (large);
  g_assert_no_error (large->error);
  wait_until (is_cached (loader, url));

  next = kol_picture_loader_new (fixture->directory);
  assert_loads (fixture, next, "/ok/a");
  coded = load_start_coded (next, url);
  load_wait (coded);

  arguments[0] = next;
  arguments[1] = url;
  cached = g_thread_join (g_thread_new ("other", dup_cached, arguments));
  g_assert_true (g_bytes_equal (cached, coded->coded));
  g_assert_cmpuint (picture_server_count (fixture->server, "/ok/a"), ==, 1);
}

static guint
count_failures (const char *directory)
{
  guint count = 0;

  for (guint i = 0; i < 256; i++)
    {
      g_autofree char *folder = g_strdup_printf ("%s/%02x", directory, i);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        count += g_str_has_suffix (name, ".failed");
    }

  return count;
}

static void
test_failure_on_disk (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KolPictureLoader) loader = kol_picture_loader_new (fixture->directory);
  g_autoptr (KolPictureLoader) next = NULL;

  loader_fixture_assert_error (fixture, loader, "/cut/", KOL_PICTURE_ERROR_FAILED);
  loader_fixture_assert_error (fixture, loader, "/status/404/", KOL_PICTURE_ERROR_FAILED);
  loader_fixture_assert_error (fixture, loader, "/broken/", KOL_PICTURE_ERROR_FORMAT);
  wait_until (count_failures (fixture->directory) == 2);

  next = kol_picture_loader_new (fixture->directory);
  loader_fixture_assert_error (fixture, next, "/status/404/", KOL_PICTURE_ERROR_FAILED);
  g_assert_cmpuint (picture_server_count (fixture->server, "/status/404/"), ==, 1);
}

static guint
count_cached (LoaderFixture *fixture, KolPictureLoader *loader)
{
  guint count = 0;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("/ok/%d", i);
      g_autofree char *url = picture_server_dup_url (fixture->server, path);

      count += is_cached (loader, url);
    }

  return count;
}

static void
test_disk_limit (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KolPictureLoader) loader = kol_picture_loader_new (fixture->directory);

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("/ok/%d", i);

      assert_loads (fixture, loader, path);
    }

  wait_until (count_cached (fixture, loader) == 40);
  kol_picture_loader_set_disk_limit (loader, 10 * 4096);
  wait_until (count_cached (fixture, loader) <= 10);
  g_assert_cmpuint (count_cached (fixture, loader), >, 0);
}

/* Without a folder to write to everything works, and it is said once. */
static void
test_no_room (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autofree char *file = g_build_filename (fixture->directory, "file", NULL);
  g_autofree char *below = g_build_filename (file, "cache", NULL);
  g_autoptr (KolPictureLoader) loader = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  loader = kol_picture_loader_new (below);
  assert_loads (fixture, loader, "/ok/a");
  assert_loads (fixture, loader, "/ok/b");
  loader_fixture_assert_error (fixture, loader, "/status/404/", KOL_PICTURE_ERROR_FAILED);
  assert_loads (fixture, loader, "/ok/c");
  wait_until (g_atomic_int_get (&n_complaints) > 0);
  g_assert_cmpint (g_atomic_int_get (&n_complaints), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (count_complaints, NULL, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/picture-network/" name, LoaderFixture, NULL, loader_fixture_set_up, func,          \
              loader_fixture_tear_down)
  ADD ("request-header", test_request_header);
  ADD ("byte-cap", test_byte_cap);
  ADD ("not-a-picture", test_not_a_picture);
  ADD ("redirects", test_redirects);
  ADD ("asked-once", test_asked_once);
  ADD ("nobody-there", test_nobody_there);
  ADD ("timeout", test_timeout);
  ADD ("tls", test_tls);
  ADD ("disk", test_disk);
  ADD ("failure-on-disk", test_failure_on_disk);
  ADD ("disk-limit", test_disk_limit);
  ADD ("no-room", test_no_room);

  return g_test_run ();
}
