// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "kol-show-file.h"

typedef struct
{
  GtkWindow *window; /* owned */
  GFile *file;       /* owned */
  KolShowFileFunc failed;
  gpointer user_data;
} Request;

static void
request_free (Request *request)
{
  g_clear_object (&request->window);
  g_clear_object (&request->file);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static Request *
request_new (GtkWindow *window, GFile *file, KolShowFileFunc failed, gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (window);
  request->file = g_object_ref (file);
  request->failed = failed;
  request->user_data = user_data;

  return request;
}

static void
on_shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    request->failed (request->window, error, request->user_data);
}

/* Takes the request. */
static void
show (Request *request, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri_full (request->window, uri, GDK_CURRENT_TIME, NULL, on_shown_cb, request);
}

/* No file manager that can point at a file: its folder is better than nothing. */
static void
show_folder (Request *request)
{
  g_autoptr (GFile) folder = g_file_get_parent (request->file);

  show (request, folder);
}

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant)
      reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL)
    return;

  g_debug ("No file manager answers: %s", error->message);
  show_folder (g_steal_pointer (&request));
}

static void
ask_file_manager (Request *request, GDBusConnection *bus)
{
  g_autofree char *uri = g_file_get_uri (request->file);
  const char *const uris[] = { uri, NULL };

  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, on_answered_cb, request);
}

static void
on_portal_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_with_unix_fd_list_finish (
      G_DBUS_CONNECTION (source), NULL, result, &error);

  if (reply != NULL)
    return;

  g_debug ("No portal shows folders: %s", error->message);
  show_folder (g_steal_pointer (&request));
}

/* What the sandbox calls the file means nothing outside: the portal is given the file itself. */
static void
ask_portal (Request *request, GDBusConnection *bus)
{
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  const char *path = g_file_peek_path (request->file);
  int fd = path != NULL ? g_open (path, O_RDONLY | O_CLOEXEC, 0) : -1;
  int handle = fd >= 0 ? g_unix_fd_list_append (fds, fd, NULL) : -1;

  if (fd >= 0)
    g_close (fd, NULL);
  if (handle < 0)
    {
      show_folder (request);
      return;
    }

  g_dbus_connection_call_with_unix_fd_list (
      bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
      "org.freedesktop.portal.OpenURI", "OpenDirectory",
      g_variant_new ("(sha{sv})", "", handle, NULL), NULL, G_DBUS_CALL_FLAGS_NONE, -1, fds, NULL,
      on_portal_answered_cb, request);
}

/* As GTK decides it for links */
static gboolean
should_use_portal (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ||
         g_strcmp0 (g_getenv ("GTK_USE_PORTAL"), "1") == 0;
}

static void
on_bus_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus == NULL)
    {
      g_debug ("No session bus: %s", error->message);
      show_folder (g_steal_pointer (&request));
    }
  else if (should_use_portal ())
    ask_portal (g_steal_pointer (&request), bus);
  else
    ask_file_manager (g_steal_pointer (&request), bus);
}

/**
 * kol_show_file:
 * @window: where the user is
 * @file: a file
 * @failed: called when it cannot be opened
 * @user_data: for @failed
 *
 * Opens @file with the program that this desktop opens such files with.
 */
void
kol_show_file (GtkWindow *window, GFile *file, KolShowFileFunc failed, gpointer user_data)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (failed != NULL);

  show (request_new (window, file, failed, user_data), file);
}

/**
 * kol_show_file_in_folder:
 * @window: where the user is
 * @file: a file
 * @failed: called when it cannot be shown
 * @user_data: for @failed
 *
 * Lets the file manager show the folder of @file with @file selected, or the folder alone when the
 * file manager cannot do that. In a sandbox the portal does it.
 */
void
kol_show_file_in_folder (GtkWindow *window, GFile *file, KolShowFileFunc failed, gpointer user_data)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (failed != NULL);

  g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus_found_cb,
             request_new (window, file, failed, user_data));
}
