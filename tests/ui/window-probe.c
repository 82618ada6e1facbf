// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gio/gunixsocketaddress.h>

#include "window-probe.h"

/* Lets a test look into a running Kollect: what AT-SPI does not tell of a window on GTK 4.8
 * (whether texts are cut, what is drawn, who has the focus), and looks that only a desktop's
 * settings change otherwise.
 *
 * Linked into a kollect of the tests' own. It listens on the socket that KOLLECT_TEST_PROBE names,
 * and answers a line (words with tabs between them) with a line of JSON. */

/* Frames until a change of style, size or direction has gone through every widget */
#define SETTLE_FRAMES 2

typedef void (*CommandFunc) (char **words, GTask *task);

static void
answer (GTask *task, JsonBuilder *builder)
{
  g_autoptr (JsonNode) node = json_builder_get_root (builder);

  g_task_return_pointer (task, json_to_string (node, FALSE), g_free);
}

static void
answer_flag (GTask *task, gboolean value)
{
  g_task_return_pointer (task, g_strdup (value ? "true" : "false"), g_free);
}

/* --- Looking ---------------------------------------------------------------------------------- */

static void
list_widgets (char **words, GTask *task)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  probe_add_widgets (builder);
  answer (task, builder);
}

static void
list_contrasts (char **words, GTask *task)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  probe_add_contrasts (builder);
  answer (task, builder);
}

static void
list_keys (char **words, GTask *task)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  probe_add_keys (builder);
  answer (task, builder);
}

/* shows TARGET */
static void
shows (char **words, GTask *task)
{
  answer_flag (task, probe_find (words[1], 0) != NULL);
}

static void
tour (char **words, GTask *task)
{
  probe_begin_tour (probe_get_window (), g_object_ref (task));
}

/* --- Doing ------------------------------------------------------------------------------------ */

typedef struct
{
  GTask *task; /* owned */
  guint n_frames;
} Settling;

static gboolean
on_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Settling *self = data;

  if (--self->n_frames > 0)
    return G_SOURCE_CONTINUE;

  answer_flag (self->task, TRUE);
  g_object_unref (self->task);

  return G_SOURCE_REMOVE;
}

static void
settle (char **words, GTask *task)
{
  Settling *self = g_new (Settling, 1);
  GtkWindow *window = probe_get_window ();

  self->task = g_object_ref (task);
  self->n_frames = SETTLE_FRAMES;
  gtk_widget_queue_draw (GTK_WIDGET (window));
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_frame_cb, self, g_free);
}

/* act TARGET ACTION [PARAMETER] */
static void
act (char **words, GTask *task)
{
  GtkWidget *widget = probe_find (words[1], 0);
  g_autoptr (GVariant) parameter = NULL;

  if (words[3] != NULL)
    parameter = g_variant_ref_sink (g_variant_parse (NULL, words[3], NULL, NULL, NULL));
  answer_flag (task,
               widget != NULL && gtk_widget_activate_action_variant (widget, words[2], parameter));
}

/* press TARGET NTH */
static void
press (char **words, GTask *task)
{
  GtkWidget *widget = probe_find (words[1], (guint) g_ascii_strtoull (words[2], NULL, 10));

  answer_flag (task, widget != NULL && gtk_widget_activate (widget));
}

/* popup TARGET NTH: answers false when there are no more of these */
static void
popup (char **words, GTask *task)
{
  GtkWidget *widget = probe_find (words[1], (guint) g_ascii_strtoull (words[2], NULL, 10));

  if (GTK_IS_MENU_BUTTON (widget))
    gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
  else if (widget != NULL)
    gtk_widget_activate (widget);
  answer_flag (task, widget != NULL);
}

static void
close_popover (GtkWidget *widget, GtkWidget *native, gpointer data)
{
  if (GTK_IS_POPOVER (widget))
    g_ptr_array_add (data, g_object_ref (widget));
}

static void
popdown (char **words, GTask *task)
{
  g_autoptr (GPtrArray) popovers = g_ptr_array_new_with_free_func (g_object_unref);

  probe_foreach (close_popover, popovers);
  for (guint i = 0; i < popovers->len; i++)
    gtk_popover_popdown (popovers->pdata[i]);
  answer_flag (task, popovers->len > 0);
}

/* type TARGET TEXT */
static void
type (char **words, GTask *task)
{
  GtkWidget *widget = probe_find (words[1], 0);

  if (widget != NULL)
    gtk_editable_set_text (GTK_EDITABLE (widget), words[2]);
  if (ADW_IS_ENTRY_ROW (widget))
    g_signal_emit_by_name (widget, "apply");
  answer_flag (task, widget != NULL);
}

/* choose TARGET POSITION: of a row or drop-down */
static void
choose (char **words, GTask *task)
{
  GtkWidget *widget = probe_find (words[1], 0);

  if (widget != NULL)
    g_object_set (widget, "selected", (guint) g_ascii_strtoull (words[2], NULL, 10), NULL);
  answer_flag (task, widget != NULL);
}

/* look NAME VALUE */
static void
look (char **words, GTask *task)
{
  gboolean on = g_str_equal (words[2], "1");

  if (g_str_equal (words[1], "rtl"))
    gtk_widget_set_default_direction (on ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  else if (g_str_equal (words[1], "large"))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (on ? 192 : 96) * 1024, NULL);
  else if (g_str_equal (words[1], "dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        on ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  else
    g_error ("There is no look “%s”", words[1]);
  answer_flag (task, TRUE);
}

/* size WIDTH HEIGHT: of the main window */
static void
resize (char **words, GTask *task)
{
  gtk_window_set_default_size (probe_get_window (), (int) g_ascii_strtoll (words[1], NULL, 10),
                               (int) g_ascii_strtoll (words[2], NULL, 10));
  answer_flag (task, TRUE);
}

static void
save (GtkWidget *widget, GtkWidget *native, gpointer data)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (native),
                                             gtk_widget_get_height (native));
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  if (widget != native)
    return;
  texture = probe_draw (native, &area, 1);
  path = g_strdup_printf ("%s-%s.png", (const char *) data, G_OBJECT_TYPE_NAME (native));
  if (texture != NULL)
    gdk_texture_save_to_png (texture, path);
}

/* picture PATH: begins of the names of files, one for each window and popover */
static void
take_picture (char **words, GTask *task)
{
  probe_foreach (save, words[1]);
  answer_flag (task, TRUE);
}

/* --- Asking ----------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  guint n_words;
  CommandFunc func;
} commands[] = {
  { "keys", 1, list_keys },
  { "widgets", 1, list_widgets },
  { "contrasts", 1, list_contrasts },
  { "shows", 2, shows },
  { "tour", 1, tour },
  { "settle", 1, settle },
  { "act", 3, act },
  { "press", 3, press },
  { "popup", 3, popup },
  { "popdown", 1, popdown },
  { "type", 3, type },
  { "choose", 3, choose },
  { "look", 3, look },
  { "size", 3, resize },
  { "picture", 2, take_picture },
};

static void
carry_out (const char *line, GTask *task)
{
  g_auto (GStrv) words = g_strsplit (line, "\t", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (!g_str_equal (words[0], commands[i].name))
        continue;
      g_assert (g_strv_length (words) >= commands[i].n_words);
      commands[i].func (words, task);
      return;
    }
  g_error ("There is no command “%s”", line);
}

static void read_line (GSocketConnection *connection, GDataInputStream *input);

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GDataInputStream *input = G_DATA_INPUT_STREAM (data);
  GSocketConnection *connection = G_SOCKET_CONNECTION (source);
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  /* Whoever asked reads: nothing waits for long. */
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), line,
                             strlen (line), NULL, NULL, NULL);
  read_line (connection, input);
  g_object_unref (input);
}

static void
on_line_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GSocketConnection) connection = G_SOCKET_CONNECTION (data);
  GDataInputStream *input = G_DATA_INPUT_STREAM (source);
  g_autofree char *line = g_data_input_stream_read_line_finish (input, result, NULL, NULL);
  g_autoptr (GTask) task = NULL;

  if (line == NULL)
    return;

  task = g_task_new (connection, NULL, on_answered_cb, g_object_ref (input));
  carry_out (line, task);
}

static void
read_line (GSocketConnection *connection, GDataInputStream *input)
{
  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, NULL, on_line_cb,
                                       g_object_ref (connection));
}

static gboolean
on_incoming_cb (GSocketService *service, GSocketConnection *connection)
{
  g_autoptr (GDataInputStream)
      input = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));

  read_line (connection, input);

  return TRUE;
}

static void __attribute__ ((constructor)) listen_for_tests (void)
{
  static GSocketService *service;
  const char *path = g_getenv ("KOLLECT_TEST_PROBE");
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;

  service = g_socket_service_new ();
  address = g_unix_socket_address_new (path);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error))
    g_error ("Cannot listen on %s: %s", path, error->message);
  g_signal_connect (service, "incoming", G_CALLBACK (on_incoming_cb), NULL);
}
