// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-notify.h"

struct _KolWork
{
  GtkApplication *application; /* owned, nullable */
  GtkWindow *window;           /* owned */
  guint cookie;                /* of the session manager; 0: none */
  gboolean holds;              /* the application */
};

/* Whether the user looks at any of the application's windows; a dialog is one as well. */
static gboolean
is_looked_at (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_is_active (window))
        return TRUE;
    }

  return FALSE;
}

static void
on_is_active_cb (GtkWindow *window, GParamSpec *pspec, gpointer data)
{
  GtkApplication *application = gtk_window_get_application (window);

  if (!gtk_window_is_active (window))
    return;

  /* Whoever looks at the window needs no notice of it. */
  if (application != NULL)
    g_application_withdraw_notification (G_APPLICATION (application), data);
  g_signal_handlers_disconnect_by_func (window, on_is_active_cb, data);
}

/**
 * kol_notify:
 * @window: the window whose work it is about
 * @id: a static text; a later notice of that name takes the place of this one
 * @title: what is done
 * @body: (nullable): more of it
 *
 * Tells through the desktop that something long is done, if no window of the application is looked
 * at. The notice goes when the window is looked at, and brings it to the front when it is pressed.
 */
void
kol_notify (GtkWindow *window, const char *id, const char *title, const char *body)
{
  GtkApplication *application;
  g_autoptr (GNotification) notice = NULL;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (id != NULL && title != NULL);

  application = gtk_window_get_application (window);
  if (application == NULL || is_looked_at ())
    return;

  notice = g_notification_new (title);
  if (body != NULL)
    g_notification_set_body (notice, body);
  g_application_send_notification (G_APPLICATION (application), id, notice);
  g_signal_connect (window, "notify::is-active", G_CALLBACK (on_is_active_cb), (gpointer) id);
}

/**
 * kol_work_begin:
 * @window: the window it belongs to
 * @reason: what is being done; a session manager shows it when the user logs out meanwhile
 *
 * Keeps the session from ending or sleeping unasked, until kol_work_end().
 *
 * Returns: (transfer full): the work
 */
KolWork *
kol_work_begin (GtkWindow *window, const char *reason)
{
  KolWork *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (reason != NULL, NULL);

  self = g_new0 (KolWork, 1);
  self->window = g_object_ref (window);
  g_set_object (&self->application, gtk_window_get_application (window));
  if (self->application == NULL)
    return self;

  self->cookie = gtk_application_inhibit (
      self->application, window, GTK_APPLICATION_INHIBIT_LOGOUT | GTK_APPLICATION_INHIBIT_SUSPEND,
      reason);

  return self;
}

/**
 * kol_work_hold:
 * @self: work
 *
 * Keeps the program from ending with its window, until kol_work_end().
 */
void
kol_work_hold (KolWork *self)
{
  g_return_if_fail (self != NULL);

  if (self->application == NULL || self->holds)
    return;

  g_application_hold (G_APPLICATION (self->application));
  self->holds = TRUE;
}

/**
 * kol_work_end:
 * @self: (transfer full): work
 *
 * It is done, has failed or was given up.
 */
void
kol_work_end (KolWork *self)
{
  g_return_if_fail (self != NULL);

  if (self->cookie != 0)
    gtk_application_uninhibit (self->application, self->cookie);
  if (self->holds)
    g_application_release (G_APPLICATION (self->application));
  g_clear_object (&self->application);
  g_clear_object (&self->window);
  g_free (self);
}

/**
 * kol_work_end_with_notice:
 * @self: (transfer full): work
 * @id: as for kol_notify()
 * @title: what is done
 * @body: (nullable): more of it
 *
 * It is done, and whoever does not look is told.
 */
void
kol_work_end_with_notice (KolWork *self, const char *id, const char *title, const char *body)
{
  g_return_if_fail (self != NULL);

  kol_notify (self->window, id, title, body);
  kol_work_end (self);
}
