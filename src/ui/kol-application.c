// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>

#include "kol-answer.h"
#include "kol-application.h"
#include "kol-compat.h"
#include "kol-environment.h"
#include "kol-open.h"
#include "kol-preferences-window.h"
#include "kol-session.h"
#include "kol-window.h"

/* How long the window waits for what was kept, so as to open with it. */
#define PATIENCE_MS 200

struct _KolApplication
{
  AdwApplication parent_instance;

  KolEnvironment *environment; /* owned, nullable until startup */
  KolSession *session;         /* owned, nullable until startup */
  gboolean use_sample;         /* --sample */
  char *base_url;              /* owned, nullable: --base-url */
  guint patience;              /* source that presents the window, 0: none */
  guint shown_idle;            /* source that does what can wait for the first frame, 0: none */
  guint end_signals[3];        /* sources of the signals that end the program */
};

G_DEFINE_FINAL_TYPE (KolApplication, kol_application, ADW_TYPE_APPLICATION)

static const char *const search_keys[] = { "<Control>Return", NULL };
static const char *const filters_keys[] = { "F9", NULL };
static const char *const undo_keys[] = { "<Control>z", NULL };
static const char *const preferences_keys[] = { "<Control>comma", NULL };
static const char *const shortcuts_keys[] = { "<Control>question", NULL };
static const char *const close_keys[] = { "<Control>w", NULL };
static const char *const quit_keys[] = { "<Control>q", NULL };

static const struct
{
  const char *action;
  const char *const *keys;
} shortcuts[] = {
  { "win.search", search_keys },  { "win.show-filters", filters_keys },
  { "win.undo", undo_keys },      { "app.preferences", preferences_keys },
  { "window.close", close_keys }, { "win.show-shortcuts", shortcuts_keys },
  { "app.quit", quit_keys },
};

/* The one main window, whichever dialog stands before it. */
static GtkWindow *
get_main_window (KolApplication *self)
{
  for (GList *node = gtk_application_get_windows (GTK_APPLICATION (self)); node != NULL;
       node = node->next)
    {
      if (KOL_IS_WINDOW (node->data))
        return node->data;
    }

  return NULL;
}

static void
on_preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KolApplication *self = KOL_APPLICATION (data);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWidget *preferences;

  if (KOL_IS_PREFERENCES_WINDOW (active))
    return;

  preferences = kol_preferences_window_new (self->environment);
  /* A window of the application: its keys, such as Ctrl+Q, work there too. */
  g_object_set (preferences, "application", self, "transient-for", active, "destroy-with-parent",
                TRUE, NULL);
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
on_about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  kol_compat_show_about (gtk_application_get_active_window (GTK_APPLICATION (data)));
}

/* Closing the window keeps its layout; the application ends with its last window and its last
 * work. */
static void
close_windows (KolApplication *self)
{
  /* The one that was used last comes first: dialogs before the window they stand over. */
  g_autolist (GtkWindow) windows = g_list_copy_deep (
      gtk_application_get_windows (GTK_APPLICATION (self)), (GCopyFunc) g_object_ref, NULL);

  for (GList *node = windows; node != NULL; node = node->next)
    {
      /* The dialog whose key this is outlives the window it stands over by a moment, and GTK 4.8
       * would look for that window then. */
      gtk_window_set_transient_for (node->data, NULL);
      gtk_window_close (node->data);
    }
}

static void
on_quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  close_windows (KOL_APPLICATION (data));
}

/* The session ends, or somebody's shell does. */
static gboolean
on_end_signal_cb (gpointer data)
{
  /* Without a window it was started for nothing, or still works; asked again it ends all the same.
   */
  if (gtk_application_get_windows (GTK_APPLICATION (data)) == NULL)
    g_application_quit (G_APPLICATION (data));
  else
    close_windows (KOL_APPLICATION (data));

  return G_SOURCE_CONTINUE;
}

/* Actions of the desktop's menu of the program; there need be no window yet. */
static void
show_page (KolApplication *self, const char *page)
{
  GtkWidget *window;

  g_application_activate (G_APPLICATION (self));
  window = GTK_WIDGET (get_main_window (self));
  gtk_widget_activate_action (window, "win.show-page", "s", page);
}

static void
on_new_search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KolApplication *self = KOL_APPLICATION (data);

  show_page (self, "results");
  gtk_widget_activate_action (GTK_WIDGET (get_main_window (self)), "win.focus-words", NULL);
}

static void
on_shortlists_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_page (KOL_APPLICATION (data), "shortlists");
}

static const GActionEntry entries[] = {
  { .name = "preferences", .activate = on_preferences_cb },
  { .name = "about", .activate = on_about_cb },
  { .name = "quit", .activate = on_quit_cb },
  { .name = "new-search", .activate = on_new_search_cb },
  { .name = "shortlists", .activate = on_shortlists_cb },
};

static void
watch_signals (KolApplication *self)
{
  static const int signals[] = { SIGTERM, SIGINT, SIGHUP };

  G_STATIC_ASSERT (G_N_ELEMENTS (signals) == G_N_ELEMENTS (self->end_signals));

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    self->end_signals[i] = g_unix_signal_add (signals[i], on_end_signal_cb, self);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/kollect_app/Kollect/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
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
  watch_signals (self);
  create_session (self);
  kol_session_open (self->session);
  /* So does Pango with the list of fonts. */
  pango_cairo_font_map_get_default ();

  G_APPLICATION_CLASS (kol_application_parent_class)->startup (application);

  load_style ();
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           (const char **) shortcuts[i].keys);
}

static void
on_shown_cb (gpointer data)
{
  KolApplication *self = KOL_APPLICATION (data);
  GtkWindow *window = get_main_window (self);

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
    kol_open_begin (KOL_WINDOW (get_main_window (self)), files[i]);
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

static void
kol_application_shutdown (GApplication *application)
{
  KolApplication *self = KOL_APPLICATION (application);

  /* A session manager ends the program without closing its windows. */
  close_windows (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->end_signals); i++)
    g_clear_handle_id (&self->end_signals[i], g_source_remove);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->shown_idle, g_source_remove);
  g_settings_sync ();
  /* Waits for what is being written. */
  if (self->session != NULL)
    kol_store_close (kol_session_get_store (self->session));
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
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
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
