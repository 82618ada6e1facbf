// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-compat.h"
#include "kol-connection-row.h"
#include "kol-window.h"

struct _KolConnectionRow
{
  AdwActionRow parent_instance;

  KolEnvironment *environment; /* owned, nullable until set up */
  KolSession *session;         /* owned, nullable until set up */
  GCancellable *testing;       /* owned, nullable: of what is under way */

  /* template children */
  GtkSpinner *spinner;
  GtkWidget *test;
  GtkWidget *check;
};

G_DEFINE_FINAL_TYPE (KolConnectionRow, kol_connection_row, ADW_TYPE_ACTION_ROW)

static void
show (KolConnectionRow *self, const char *title, const char *subtitle)
{
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle_markup);
}

static void
tell (KolConnectionRow *self, const char *title, const char *subtitle)
{
  g_autofree char *text = g_strdup_printf ("%s. %s", title, subtitle);

  show (self, title, subtitle);
  kol_window_announce_over (GTK_WIDGET (self), text);
}

static void
show_nothing (KolConnectionRow *self)
{
  show (self, _ ("Connection"), _ ("Measures how long the service takes. That is free."));
}

static void
show_error (KolConnectionRow *self, const char *title, const GError *error)
{
  g_autofree char *text = NULL;

  if (error->domain == KOL_API_ERROR)
    text = g_strdup_printf ("%s. %s", kol_api_error_get_title (error),
                            kol_api_error_get_advice (error));
  else
    text = g_strdup (error->message);
  tell (self, title, text);
}

static void
set_testing (KolConnectionRow *self, GCancellable *testing)
{
  if (self->testing != NULL)
    g_cancellable_cancel (self->testing);
  g_set_object (&self->testing, testing);

  gtk_spinner_set_spinning (self->spinner, testing != NULL);
  gtk_widget_set_sensitive (self->test,
                            testing == NULL && kol_environment_get_ready (self->environment));
  gtk_widget_set_sensitive (self->check, testing == NULL);
}

/* Whether this is what the row still waits for; then it waits no more. */
static gboolean
end_testing (KolConnectionRow *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->testing == NULL)
    return FALSE;

  set_testing (self, NULL);

  return TRUE;
}

/**
 * kol_connection_row_describe_latency:
 * @milliseconds: how long an answer took
 *
 * Returns: (transfer full): such as "It answered after 84 ms."
 */
char *
kol_connection_row_describe_latency (double milliseconds)
{
  if (milliseconds < 1)
    return g_strdup (_ ("It answered in less than 1 ms."));
  if (milliseconds < 1000)
    return g_strdup_printf (_ ("It answered after %.0f ms."), milliseconds);

  return g_strdup_printf (_ ("It answered after %.1f s."), milliseconds / 1000);
}

static void
on_pinged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolConnectionRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *latency = NULL;
  double milliseconds;

  kol_client_ping_finish (KOL_CLIENT (source), result, &milliseconds, &error);
  if (!end_testing (self, error))
    return;
  if (error != NULL)
    {
      show_error (self, _ ("No connection"), error);
      return;
    }

  latency = kol_connection_row_describe_latency (milliseconds);
  tell (self, _ ("The service can be reached"), latency);
  gtk_widget_set_visible (self->check, kol_environment_get_has_token (self->environment) &&
                                           kol_session_is_open (self->session));
}

static void
on_test_clicked_cb (KolConnectionRow *self)
{
  g_autoptr (GCancellable) testing = g_cancellable_new ();

  g_assert (KOL_IS_CONNECTION_ROW (self));

  set_testing (self, testing);
  tell (self, _ ("Connection"), _ ("The service is asked…"));
  kol_client_ping_async (kol_session_get_client (self->session), testing, on_pinged_cb,
                         g_object_ref (self));
}

static void
on_checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolConnectionRow) self = data;
  g_autoptr (GError) error = NULL;

  kol_session_check_token_finish (KOL_SESSION (source), result, &error);
  if (!end_testing (self, error))
    return;

  if (error != NULL)
    show_error (self, _ ("The token did not get a page"), error);
  else
    tell (self, _ ("The token is good"),
          _ ("One call was charged. Its page is kept: a search without filters can use it."));
}

static void
on_check_answered_cb (gboolean confirmed, gpointer data)
{
  g_autoptr (KolConnectionRow) self = data;
  g_autoptr (GCancellable) testing = NULL;

  /* The window can be gone, or another service chosen. */
  if (!confirmed || self->session == NULL || !kol_environment_get_has_token (self->environment))
    return;

  testing = g_cancellable_new ();
  set_testing (self, testing);
  tell (self, _ ("Connection"), _ ("The token is being checked…"));
  kol_session_check_token_async (self->session, testing, on_checked_cb, g_object_ref (self));
}

static void
on_check_clicked_cb (KolConnectionRow *self)
{
  g_assert (KOL_IS_CONNECTION_ROW (self));

  kol_compat_alert (
      GTK_WIDGET (self), _ ("Check With One Call?"),
      _ ("Only a search tells whether the service takes the token. When it does, it "
         "charges one call, and the page that comes is kept. When it does not, the call "
         "is free."),
      _ ("_Send One Call"), FALSE, on_check_answered_cb, g_object_ref (self));
}

static void
on_environment_changed_cb (KolConnectionRow *self)
{
  g_assert (KOL_IS_CONNECTION_ROW (self));

  /* What was tested is not what is asked now. */
  gtk_widget_set_visible (self->check, FALSE);
  show_nothing (self);
  set_testing (self, NULL);
}

static void
kol_connection_row_dispose (GObject *object)
{
  KolConnectionRow *self = KOL_CONNECTION_ROW (object);

  if (self->testing != NULL)
    g_cancellable_cancel (self->testing);
  g_clear_object (&self->testing);
  g_clear_object (&self->environment);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_CONNECTION_ROW);

  G_OBJECT_CLASS (kol_connection_row_parent_class)->dispose (object);
}

static void
kol_connection_row_class_init (KolConnectionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kol_connection_row_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/kollect_app/Kollect/kol-connection-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KolConnectionRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, KolConnectionRow, test);
  gtk_widget_class_bind_template_child (widget_class, KolConnectionRow, check);
  gtk_widget_class_bind_template_callback (widget_class, on_test_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_check_clicked_cb);
}

static void
kol_connection_row_init (KolConnectionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_nothing (self);
}

/**
 * kol_connection_row_set_up:
 * @self: a row that was not set up yet
 * @environment: which service is asked
 * @session: who asks it
 */
void
kol_connection_row_set_up (KolConnectionRow *self, KolEnvironment *environment, KolSession *session)
{
  g_return_if_fail (KOL_IS_CONNECTION_ROW (self));
  g_return_if_fail (KOL_IS_ENVIRONMENT (environment));
  g_return_if_fail (KOL_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->environment = g_object_ref (environment);
  self->session = g_object_ref (session);
  g_signal_connect_object (environment, "notify", G_CALLBACK (on_environment_changed_cb), self,
                           G_CONNECT_SWAPPED);
  set_testing (self, NULL);
}
