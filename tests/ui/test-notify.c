// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <stdlib.h>

#include "fake-desktop.h"
#include "kol-notify.h"
#include "table-support.h"

/* What another program's window is called */
#define ELSEWHERE "Elsewhere"

/* One for the whole program: it stays on the message bus. */
static FakeDesktop *desktop;
static GtkApplication *application;

typedef struct
{
  const char *method;
  const char *part;
} Call;

static gboolean
was_asked (gpointer data)
{
  const Call *call = data;

  return fake_desktop_was_asked (desktop, call->method, call->part);
}

static void
wait_for_call (const char *method, const char *part)
{
  Call call = { method, part };

  wait_until (was_asked, &call);
}

/* The answer to a call comes after the call: whoever answers this one has answered all before. */
static void
take_answers (void)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (application));
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
      "org.freedesktop.Notifications", "GetCapabilities", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1,
      NULL, &error);

  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static gboolean
is_inactive (gpointer window)
{
  return !gtk_window_is_active (window);
}

static GtkWidget *
open_application_window (void)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  return window;
}

/* Where no window manager runs, focus goes where a client asks it to. */
static void
look_at (GtkWidget *window)
{
  gdk_toplevel_focus (GDK_TOPLEVEL (gtk_native_get_surface (GTK_NATIVE (window))),
                      GDK_CURRENT_TIME);
  wait_until (is_active, window);
}

/* The user goes on with another program. */
static void
look_away (GtkWidget *window)
{
  const char *argv[] = { "xdotool",     "search", "--sync", "--onlyvisible", "--name", ELSEWHERE,
                         "windowfocus", "--sync", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  wait_until (is_inactive, window);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/* Whoever looks needs no notice; whoever does not is told, and no longer once he looks. */
static void
test_notice (void)
{
  GtkWidget *window = open_application_window ();

  look_at (window);
  kol_notify (GTK_WINDOW (window), "export", "Seen anyway", NULL);
  look_away (window);
  kol_notify (GTK_WINDOW (window), "export", "Saved “spring.pdf”", "In Documents");
  wait_for_call ("Notify", "Saved “spring.pdf”");
  take_answers ();
  g_assert_true (fake_desktop_was_asked (desktop, "Notify", "In Documents"));
  g_assert_false (fake_desktop_was_asked (desktop, "Notify", "Seen anyway"));

  look_at (window);
  wait_for_call ("CloseNotification", "7");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* While there is work neither the session nor the program ends unasked. */
static void
test_work (void)
{
  GtkWidget *window = open_application_window ();
  guint n_before = fake_desktop_count (desktop, "Uninhibit");
  KolWork *work = kol_work_begin (GTK_WINDOW (window), "A shortlist is being exported.");

  wait_for_call ("Inhibit", "A shortlist is being exported.");
  g_assert_cmpuint (fake_desktop_count (desktop, "Uninhibit"), ==, n_before);
  /* The window can go before the work does. */
  gtk_window_destroy (GTK_WINDOW (window));
  kol_work_end_with_notice (work, "export", "Nobody is told", NULL);
  wait_for_call ("Uninhibit", "7");
  g_assert_false (fake_desktop_was_asked (desktop, "Notify", "Nobody is told"));
}

/* A window that belongs to no application, as in other tests. */
static void
test_without_application (void)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (KolWork) work = kol_work_begin (GTK_WINDOW (window), "Work");

  kol_notify (GTK_WINDOW (window), "export", "Nobody is told", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* This program as another one, until it is killed. */
static int
open_elsewhere (void)
{
  GtkWidget *window;

  gtk_init ();
  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), ELSEWHERE);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_visible (window))
    g_main_context_iteration (NULL, TRUE);

  return EXIT_SUCCESS;
}

int
main (int argc, char *argv[])
{
  int status;
  g_autoptr (GSubprocess) elsewhere = NULL;
  g_autoptr (GError) error = NULL;

  if (argc == 2 && g_str_equal (argv[1], ELSEWHERE))
    return open_elsewhere ();

  elsewhere = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, argv[0], ELSEWHERE, NULL);
  g_assert_no_error (error);
  desktop = fake_desktop_new ();
  table_support_init (&argc, &argv);
  application = gtk_application_new ("io.github.kollect_app.Kollect.Test", 0);
  g_object_set (application, "register-session", TRUE, NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  /* As while it runs: it would end with its last window. */
  g_application_hold (G_APPLICATION (application));

  g_test_add_func ("/notify/notice", test_notice);
  g_test_add_func ("/notify/work", test_work);
  g_test_add_func ("/notify/without-application", test_without_application);

  status = g_test_run ();
  g_subprocess_force_exit (elsewhere);
  g_clear_object (&application);
  g_clear_pointer (&desktop, fake_desktop_free);

  return status;
}
