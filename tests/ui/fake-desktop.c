// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fake-desktop.h"

#include <gio/gunixfdlist.h>
#include <string.h>

struct _FakeDesktop
{
  GThread *thread;       /* owned */
  GMainContext *context; /* owned, the thread's */
  GMainLoop *loop;       /* owned, runs on the thread */
  GDBusConnection *bus;  /* owned */
  GMutex mutex;          /* guards calls */
  GPtrArray *calls;      /* owned, of char *: "Method arguments" */
  gboolean is_ready;     /* under mutex */
  GCond cond;            /* of is_ready */
};

static const char introspection[] =
    "<node>"
    "<interface name='org.freedesktop.Notifications'>"
    "  <method name='Notify'><arg direction='in' type='s'/><arg direction='in' type='u'/>"
    "    <arg direction='in' type='s'/><arg direction='in' type='s'/><arg direction='in' type='s'/>"
    "    <arg direction='in' type='as'/><arg direction='in' type='a{sv}'/>"
    "    <arg direction='in' type='i'/><arg direction='out' type='u'/></method>"
    "  <method name='CloseNotification'><arg direction='in' type='u'/></method>"
    "  <method name='GetCapabilities'><arg direction='out' type='as'/></method>"
    "</interface>"
    "<interface name='org.gnome.SessionManager'>"
    "  <method name='RegisterClient'><arg direction='in' type='s'/><arg direction='in' type='s'/>"
    "    <arg direction='out' type='o'/></method>"
    "  <method name='Inhibit'><arg direction='in' type='s'/><arg direction='in' type='u'/>"
    "    <arg direction='in' type='s'/><arg direction='in' type='u'/>"
    "    <arg direction='out' type='u'/></method>"
    "  <method name='Uninhibit'><arg direction='in' type='u'/></method>"
    "</interface>"
    "<interface name='org.freedesktop.FileManager1'>"
    "  <method name='ShowItems'><arg direction='in' type='as'/><arg direction='in' "
    "type='s'/></method>"
    "</interface>"
    "<interface name='org.freedesktop.portal.OpenURI'>"
    "  <method name='OpenDirectory'><arg direction='in' type='s'/><arg direction='in' type='h'/>"
    "    <arg direction='in' type='a{sv}'/><arg direction='out' type='o'/></method>"
    "</interface>"
    "</node>";

static const struct
{
  const char *name;
  const char *path;
  guint interface;
} services[] = {
  { "org.freedesktop.Notifications", "/org/freedesktop/Notifications", 0 },
  { "org.gnome.SessionManager", "/org/gnome/SessionManager", 1 },
  { "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1", 2 },
  { "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", 3 },
};

static GVariant *
answer (const char *method)
{
  if (g_str_equal (method, "GetCapabilities"))
    return g_variant_new_parsed ("([ 'actions', 'body' ],)");
  if (g_str_equal (method, "RegisterClient"))
    return g_variant_new_parsed ("(objectpath '/org/gnome/SessionManager/Client1',)");
  if (g_str_equal (method, "OpenDirectory"))
    return g_variant_new_parsed ("(objectpath '/org/freedesktop/portal/desktop/request/1',)");
  if (g_str_equal (method, "Notify") || g_str_equal (method, "Inhibit"))
    return g_variant_new ("(u)", 7);

  return NULL;
}

/* What was sent along is named as this process would name it. */
static char *
add_files (const char *arguments, GUnixFDList *fds)
{
  g_autoptr (GString) text = g_string_new (arguments);
  int n_fds = fds != NULL ? g_unix_fd_list_get_length (fds) : 0;

  for (int i = 0; i < n_fds; i++)
    {
      g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d",
                                               g_unix_fd_list_peek_fds (fds, NULL)[i]);
      g_autofree char *path = g_file_read_link (link, NULL);

      g_string_append_printf (text, " %s", path);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
on_method_call_cb (GDBusConnection *bus,
                   const char *sender,
                   const char *path,
                   const char *interface,
                   const char *method,
                   GVariant *parameters,
                   GDBusMethodInvocation *invocation,
                   gpointer data)
{
  FakeDesktop *self = data;
  g_autofree char *text = g_variant_print (parameters, FALSE);
  GUnixFDList *fds = g_dbus_message_get_unix_fd_list (
      g_dbus_method_invocation_get_message (invocation));
  g_autofree char *arguments = add_files (text, fds);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_ptr_array_add (self->calls, g_strconcat (method, " ", arguments, NULL));
  g_dbus_method_invocation_return_value (invocation, answer (method));
}

static void
serve (FakeDesktop *self, GDBusNodeInfo *info, guint i)
{
  static const GDBusInterfaceVTable methods = { .method_call = on_method_call_cb };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  g_dbus_connection_register_object (self->bus, services[i].path,
                                     info->interfaces[services[i].interface], &methods, self, NULL,
                                     &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", services[i].name, 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
run (gpointer data)
{
  FakeDesktop *self = data;
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (self->context);
  self->bus = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    serve (self, info, i);

  g_mutex_lock (&self->mutex);
  self->is_ready = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  g_main_loop_run (self->loop);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_clear_object (&self->bus);
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

/* Takes the names on the bus before it comes back. */
FakeDesktop *
fake_desktop_new (void)
{
  FakeDesktop *self = g_new0 (FakeDesktop, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->calls = g_ptr_array_new_with_free_func (g_free);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("fake-desktop", run, self);

  g_mutex_lock (&self->mutex);
  while (!self->is_ready)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return self;
}

void
fake_desktop_free (FakeDesktop *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->calls, g_ptr_array_unref);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/* Whether a method was called with arguments of which that is a part. */
gboolean
fake_desktop_was_asked (FakeDesktop *self, const char *method, const char *part)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (guint i = 0; i < self->calls->len; i++)
    {
      const char *call = g_ptr_array_index (self->calls, i);

      if (g_str_has_prefix (call, method) && call[strlen (method)] == ' ' &&
          strstr (call, part) != NULL)
        return TRUE;
    }

  return FALSE;
}

guint
fake_desktop_count (FakeDesktop *self, const char *method)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  guint count = 0;

  for (guint i = 0; i < self->calls->len; i++)
    {
      const char *call = g_ptr_array_index (self->calls, i);

      count += g_str_has_prefix (call, method) && call[strlen (method)] == ' ';
    }

  return count;
}
