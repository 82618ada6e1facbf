// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-combo-tooltip.h"
#include "kol-compat.h"
#include "kol-connection-row.h"
#include "kol-preferences-window.h"

struct _KolPreferencesWindow
{
  AdwWindow parent_instance;

  KolEnvironment *environment; /* owned */
  KolSession *session;         /* owned */
  gboolean syncing;            /* rows follow the environment, not the other way round */

  /* template children */
  AdwComboRow *service_row;
  GtkWidget *address_row;
  GtkWidget *token_row;
  AdwActionRow *token_state_row;
  GtkWidget *forget_button;
  KolConnectionRow *connection_row;
  GtkSpinButton *parallel;
  GtkSpinButton *daily_limit;
  AdwComboRow *repeat_row;
  GtkSpinButton *copy_days;
  GtkSpinButton *room;
  GtkSpinButton *timeout;
};

G_DEFINE_FINAL_TYPE (KolPreferencesWindow, kol_preferences_window, ADW_TYPE_WINDOW)

static void
show_token_state (KolPreferencesWindow *self, gboolean sample)
{
  const char *title = _ ("No token yet");
  const char *subtitle = _ ("The search service gives you one. Enter it above.");
  gboolean has_token = kol_environment_get_has_token (self->environment);

  if (sample)
    {
      title = _ ("No token needed");
      subtitle = _ ("Sample data: everybody is invented, and no call is charged.");
    }
  else if (has_token && kol_environment_get_token_kept (self->environment))
    {
      title = _ ("The token is kept");
      subtitle = _ ("In this desktop’s password store.");
    }
  else if (has_token)
    {
      title = _ ("The token is kept until Kollect is closed");
      subtitle = _ ("No password store is running on this desktop.");
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->token_state_row), title);
  adw_action_row_set_subtitle (self->token_state_row, subtitle);
  gtk_widget_set_visible (self->forget_button, has_token && !sample);
}

static void
on_environment_changed_cb (KolPreferencesWindow *self)
{
  KolService service = kol_environment_get_service (self->environment);

  g_assert (KOL_IS_PREFERENCES_WINDOW (self));

  self->syncing = TRUE;
  adw_combo_row_set_selected (self->service_row, service);
  self->syncing = FALSE;
  gtk_widget_set_visible (self->address_row, service == KOL_SERVICE_CUSTOM);
  gtk_widget_set_visible (self->token_row, service != KOL_SERVICE_SAMPLE);
  show_token_state (self, service == KOL_SERVICE_SAMPLE);
}

static void
show_refusal (KolPreferencesWindow *self, const GError *error)
{
  gtk_widget_add_css_class (self->address_row, "error");
  gtk_widget_set_tooltip_text (self->address_row, error->message);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->token_state_row),
                                 _ ("This address cannot be asked"));
  adw_action_row_set_subtitle (self->token_state_row, error->message);
}

static void
use_service (KolPreferencesWindow *self, KolService service)
{
  const char *address = gtk_editable_get_text (GTK_EDITABLE (self->address_row));
  g_autoptr (GError) error = NULL;

  gtk_widget_remove_css_class (self->address_row, "error");
  gtk_widget_set_tooltip_text (self->address_row, NULL);
  if (!kol_environment_use (self->environment, service, address, &error))
    show_refusal (self, error);
}

static void
on_plain_http_answered_cb (gboolean agreed, gpointer data)
{
  g_autoptr (KolPreferencesWindow) self = data;

  if (agreed)
    {
      g_settings_set_boolean (kol_environment_get_settings (self->environment), "plain-http-agreed",
                              TRUE);
      use_service (self, KOL_SERVICE_MAINLAND);
    }
  else
    on_environment_changed_cb (self);
}

/* Asked each time the service is chosen: whoever went away from it knew why. */
static void
ask_for_consent (KolPreferencesWindow *self)
{
  kol_compat_alert (
      GTK_WIDGET (self), _ ("Ask Without Encryption?"),
      _ ("The service for mainland China is asked over plain http. These travel unencrypted, and "
         "can "
         "be read and changed by anybody on the way:\n\n"
         "• your token, with which others can make calls that you pay for\n"
         "• the filters of every search\n"
         "• the answers: creators, prices and figures\n\n"
         "Faces and covers come encrypted. A mark stays in the window as long as this service is "
         "chosen."),
      _ ("_Ask Unencrypted"), TRUE, on_plain_http_answered_cb, g_object_ref (self));
}

static void
on_service_selected_cb (KolPreferencesWindow *self)
{
  KolService service = adw_combo_row_get_selected (self->service_row);

  g_assert (KOL_IS_PREFERENCES_WINDOW (self));

  if (self->syncing || service == kol_environment_get_service (self->environment))
    return;

  if (service == KOL_SERVICE_MAINLAND)
    {
      ask_for_consent (self);
      return;
    }
  /* An address is asked when it is entered. */
  gtk_widget_set_visible (self->address_row, service == KOL_SERVICE_CUSTOM);
  if (service == KOL_SERVICE_CUSTOM &&
      *gtk_editable_get_text (GTK_EDITABLE (self->address_row)) == '\0')
    {
      gtk_widget_grab_focus (self->address_row);
      return;
    }

  use_service (self, service);
}

static void
on_address_applied_cb (KolPreferencesWindow *self)
{
  g_assert (KOL_IS_PREFERENCES_WINDOW (self));

  use_service (self, KOL_SERVICE_CUSTOM);
}

static void
on_token_applied_cb (KolPreferencesWindow *self)
{
  g_assert (KOL_IS_PREFERENCES_WINDOW (self));

  kol_environment_set_token (self->environment,
                             gtk_editable_get_text (GTK_EDITABLE (self->token_row)));
  gtk_editable_set_text (GTK_EDITABLE (self->token_row), "");
}

static void
on_forget_clicked_cb (KolPreferencesWindow *self)
{
  g_assert (KOL_IS_PREFERENCES_WINDOW (self));

  kol_environment_set_token (self->environment, NULL);
}

static void
kol_preferences_window_dispose (GObject *object)
{
  KolPreferencesWindow *self = KOL_PREFERENCES_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_PREFERENCES_WINDOW);
  g_clear_object (&self->environment);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (kol_preferences_window_parent_class)->dispose (object);
}

static void
kol_preferences_window_class_init (KolPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kol_preferences_window_dispose;

  g_type_ensure (KOL_TYPE_CONNECTION_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/kollect_app/Kollect/kol-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KolPreferencesWindow, service_row);
  gtk_widget_class_bind_template_child (widget_class, KolPreferencesWindow, address_row);
  gtk_widget_class_bind_template_child (widget_class, KolPreferencesWindow, token_row);
  gtk_widget_class_bind_template_child (widget_class, KolPreferencesWindow, token_state_row);
  gtk_widget_class_bind_template_child (widget_class, KolPreferencesWindow, forget_button);
  gtk_widget_class_bind_template_child (widget_class, KolPreferencesWindow, connection_row);
  gtk_widget_class_bind_template_child (widget_class, KolPreferencesWindow, parallel);
  gtk_widget_class_bind_template_child (widget_class, KolPreferencesWindow, daily_limit);
  gtk_widget_class_bind_template_child (widget_class, KolPreferencesWindow, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, KolPreferencesWindow, copy_days);
  gtk_widget_class_bind_template_child (widget_class, KolPreferencesWindow, room);
  gtk_widget_class_bind_template_child (widget_class, KolPreferencesWindow, timeout);
}

static void
kol_preferences_window_init (KolPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kol_combo_tooltip_attach (self->service_row);
  kol_combo_tooltip_attach (self->repeat_row);
}

/* The nicks of the settings schema, in the order of KolRepeat and of the row. */
static const char *const repeats[] = { "offer", "use-copy", "ask-again" };

static gboolean
repeat_to_selected (GValue *value, GVariant *variant, gpointer data)
{
  const char *nick = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (repeats); i++)
    {
      if (!g_str_equal (nick, repeats[i]))
        continue;
      g_value_set_uint (value, i);
      return TRUE;
    }

  return FALSE;
}

static GVariant *
selected_to_repeat (const GValue *value, const GVariantType *type, gpointer data)
{
  guint selected = g_value_get_uint (value);

  return selected < G_N_ELEMENTS (repeats) ? g_variant_new_string (repeats[selected]) : NULL;
}

static void
bind_settings (KolPreferencesWindow *self, GSettings *settings)
{
  const struct
  {
    const char *key;
    GtkSpinButton *spin;
  } numbers[] = {
    { "pages-at-a-time", self->parallel }, { "daily-limit", self->daily_limit },
    { "copy-days", self->copy_days },      { "kept-megabytes", self->room },
    { "timeout", self->timeout },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_settings_bind (settings, numbers[i].key, numbers[i].spin, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "repeated-search", self->repeat_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, repeat_to_selected, selected_to_repeat,
                                NULL, NULL);
}

/**
 * kol_preferences_window_new:
 * @environment: which service is asked
 * @session: who sends a call to see whether the token is good
 *
 * Returns: (transfer floating): the preferences
 */
GtkWidget *
kol_preferences_window_new (KolEnvironment *environment, KolSession *session)
{
  KolPreferencesWindow *self;
  GSettings *settings;

  g_return_val_if_fail (KOL_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (KOL_IS_SESSION (session), NULL);

  self = g_object_new (KOL_TYPE_PREFERENCES_WINDOW, NULL);
  self->environment = g_object_ref (environment);
  self->session = g_object_ref (session);
  settings = kol_environment_get_settings (environment);
  gtk_editable_set_text (GTK_EDITABLE (self->address_row),
                         kol_environment_get_base_url (environment));
  bind_settings (self, settings);
  kol_connection_row_set_up (self->connection_row, environment, session);
  on_environment_changed_cb (self);

  g_signal_connect_object (environment, "notify", G_CALLBACK (on_environment_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->service_row, "notify::selected",
                           G_CALLBACK (on_service_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->address_row, "apply", G_CALLBACK (on_address_applied_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->token_row, "apply", G_CALLBACK (on_token_applied_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->forget_button, "clicked", G_CALLBACK (on_forget_clicked_cb), self,
                           G_CONNECT_SWAPPED);

  /* What the window asks for when it says that there is no token. */
  if (!kol_environment_get_has_token (environment))
    gtk_widget_grab_focus (self->token_row);

  return GTK_WIDGET (self);
}
