// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-answer.h"
#include "kol-application-private.h"
#include "kol-open.h"
#include "kol-window.h"

/* How long the window waits for what was kept, so as to open with it. */
#define PATIENCE_MS 200

/* How long the end of the program waits for answers, in seconds. */
#define END_PATIENCE 10

G_DEFINE_FINAL_TYPE (KolApplication, kol_application, ADW_TYPE_APPLICATION)

static void
on_settings_changed_cb (KolApplication *self)
{
  KolSearchRules rules = *kol_session_get_rules (self->session);

  g_assert (KOL_IS_APPLICATION (self));

  kol_search_rules_read (&rules, kol_environment_get_settings (self->environment));
  kol_session_set_rules (self->session, &rules);
}

static GtkCssProvider *
add_style (const char *path, guint priority)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  if (path != NULL)
    gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider), priority);

  return g_steal_pointer (&provider);
}

static void
on_contrast_changed_cb (GtkCssProvider *provider, GParamSpec *pspec, AdwStyleManager *manager)
{
  if (adw_style_manager_get_high_contrast (manager))
    gtk_css_provider_load_from_resource (provider, "/io/github/kollect_app/Kollect/style-hc.css");
  else
    gtk_css_provider_load_from_data (provider, "", 0);
}

static void
load_style (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GtkCssProvider) style = add_style ("/io/github/kollect_app/Kollect/style.css",
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_autoptr (GtkCssProvider)
      contrast = add_style (NULL, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);

  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_contrast_changed_cb),
                           contrast, G_CONNECT_SWAPPED);
  on_contrast_changed_cb (contrast, NULL, manager);
}

static void
create_session (KolApplication *self)
{
  g_autoptr (KolClient) client = kol_client_new ();
  g_autoptr (GSettings) settings = g_settings_new (KOL_SETTINGS_SCHEMA);
  g_autofree char *path = kol_store_dup_default_path ();
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "kollect", "pictures", NULL);
  g_autoptr (KolStore) store = kol_store_new (path, kol_answer_decode_creator);
  g_autoptr (KolPictureLoader) pictures = kol_picture_loader_new (cache);

  self->environment = kol_environment_new (client, settings);
  self->session = kol_session_new (client, store, pictures);
  g_signal_connect_object (settings, "changed", G_CALLBACK (on_settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_settings_changed_cb (self);
  if (self->base_url != NULL)
    kol_environment_override (self->environment, KOL_SERVICE_CUSTOM, self->base_url);
  else if (self->use_sample)
    kol_environment_override (self->environment, KOL_SERVICE_SAMPLE, NULL);
}

static void
kol_application_startup (GApplication *application)
{
  KolApplication *self = KOL_APPLICATION (application);

  /* What was kept is read on the store's thread while GTK starts on this one, and is there before
   * the first frame. */
  kol_application_watch_signals (self);
  create_session (self);
  kol_session_open (self->session);
  /* So does Pango with the list of fonts. */
  pango_cairo_font_map_get_default ();

  G_APPLICATION_CLASS (kol_application_parent_class)->startup (application);

  load_style ();
  kol_application_set_shortcuts (self);
}

static void
on_shown_cb (gpointer data)
{
  KolApplication *self = KOL_APPLICATION (data);
  GtkWindow *window = kol_application_get_window (self);

  self->shown_idle = 0;
  kol_environment_start (self->environment);
  if (window != NULL)
    kol_window_check_fonts (KOL_WINDOW (window));
}

static void
present (KolApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
}

static void
show_window (KolApplication *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_signal_handlers_disconnect_by_func (self->session, show_window, self);
  present (self);
  /* The secret service and the fonts have time until the window is there. */
  self->shown_idle = g_idle_add_once (on_shown_cb, self);
}

static void
on_patience_over_cb (gpointer data)
{
  KolApplication *self = KOL_APPLICATION (data);

  self->patience = 0;
  show_window (self);
}

/* What was kept comes within milliseconds: the window opens with it, and not with a page that says
 * to wait. */
static void
show_window_when_opened (KolApplication *self)
{
  if (kol_session_get_state (self->session) != KOL_SESSION_STATE_OPENING)
    {
      show_window (self);
      return;
    }

  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (show_window), self,
                           G_CONNECT_SWAPPED);
  self->patience = g_timeout_add_once (PATIENCE_MS, on_patience_over_cb, self);
}

static void
kol_application_activate (GApplication *application)
{
  KolApplication *self = KOL_APPLICATION (application);

  if (gtk_application_get_active_window (GTK_APPLICATION (self)) != NULL)
    {
      present (self);
      return;
    }

  kol_window_new (ADW_APPLICATION (self), self->session, self->environment);
  show_window_when_opened (self);
}

static void
kol_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  KolApplication *self = KOL_APPLICATION (application);

  g_application_activate (application);
  for (int i = 0; i < n_files; i++)
    kol_open_begin (KOL_WINDOW (kol_application_get_window (self)), files[i]);
}

static int
kol_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  KolApplication *self = KOL_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Kollect %s\n", KOL_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "sample") && g_variant_dict_contains (options, "base-url"))
    {
      g_printerr (_ ("Give --sample or --base-url, not both.\n"));
      return 2;
    }

  self->use_sample = g_variant_dict_contains (options, "sample");
  g_variant_dict_lookup (options, "base-url", "s", &self->base_url);

  return -1;
}

static gboolean
on_end_patience_over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Runs until no call is under way, but not for longer than @seconds. */
static void
wait_for_calls (KolSession *session, guint seconds)
{
  gboolean over = FALSE;
  guint patience = g_timeout_add_seconds (seconds, on_end_patience_over_cb, &over);

  while (kol_session_has_calls (session) && !over)
    g_main_context_iteration (NULL, TRUE);

  if (!over)
    g_source_remove (patience);
}

/* The window is gone. Calls that were sent are paid for: what they bring is waited for, within
 * reason, and kept. */
static void
end_calls (KolSession *session)
{
  kol_session_leave (session);
  wait_for_calls (session, END_PATIENCE);
  kol_session_give_up (session);
  wait_for_calls (session, 1);
}

static void
kol_application_shutdown (GApplication *application)
{
  KolApplication *self = KOL_APPLICATION (application);

  /* A session manager ends the program without closing its windows. */
  kol_application_close_windows (self);
  kol_application_end_signals (self);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->shown_idle, g_source_remove);
  g_settings_sync ();
  if (self->session != NULL)
    {
      end_calls (self->session);
      /* Waits for what is being written. */
      kol_store_close (kol_session_get_store (self->session));
    }
  g_clear_object (&self->session);
  g_clear_object (&self->environment);

  G_APPLICATION_CLASS (kol_application_parent_class)->shutdown (application);
}

static void
kol_application_finalize (GObject *object)
{
  g_clear_pointer (&KOL_APPLICATION (object)->base_url, g_free);

  G_OBJECT_CLASS (kol_application_parent_class)->finalize (object);
}

static void
kol_application_class_init (KolApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kol_application_finalize;
  application_class->startup = kol_application_startup;
  application_class->activate = kol_application_activate;
  application_class->open = kol_application_open;
  application_class->shutdown = kol_application_shutdown;
  application_class->handle_local_options = kol_application_handle_local_options;
}

static void
kol_application_init (KolApplication *self)
{
  static const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open on the built-in sample data"), NULL },
    { "base-url", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Ask the search service at this address"),
      N_ ("URL") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_set_option_context_parameter_string (G_APPLICATION (self),
                                                     C_ ("option argument", "[FILE…]"));
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  kol_application_add_actions (self);
}

/**
 * kol_application_new:
 *
 * Returns: (transfer full): the application
 */
KolApplication *
kol_application_new (void)
{
  KolApplication *self = g_object_new (KOL_TYPE_APPLICATION, "application-id", KOL_APPLICATION_ID,
                                       "flags", G_APPLICATION_HANDLES_OPEN, "register-session",
                                       TRUE, NULL);

  /* GTK would add the path, which follows from the ID, to the icon theme, throw away what that has
   * read on a thread, and read it again on this one: 10 ms of each start. */
  g_application_set_resource_base_path (G_APPLICATION (self), NULL);

  return self;
}
