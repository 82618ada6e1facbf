// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kol-answer.h"
#include "kol-compat.h"
#include "kol-open.h"

/* A file that the desktop gave to open: read on another thread, then asked about, then taken over.
 */
typedef struct
{
  KolWindow *window;     /* owned */
  GFile *source;         /* owned */
  KolHandoverFile *file; /* owned, nullable until it is read */
  char *name;            /* owned, nullable until it is read: of the shortlist */
} Open;

static void
open_free (Open *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->source);
  g_clear_pointer (&self->file, kol_handover_file_free);
  g_clear_pointer (&self->name, g_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Open, open_free)

/* What its maker called it, or else the file's name without its end. */
static char *
dup_name (Open *self)
{
  const char *title = kol_handover_options_get (kol_handover_file_get_options (self->file),
                                                KOL_OPTION_TITLE);
  const char *name = kol_handover_file_get_name (self->file);
  g_autofree char *base = NULL;
  char *dot;

  if (title != NULL && *title != '\0')
    return g_strdup (title);
  if (name != NULL && *name != '\0')
    return g_strdup (name);

  base = g_filename_display_basename (g_file_peek_path (self->source));
  dot = strchr (base, '.');
  if (dot != NULL && dot != base)
    *dot = '\0';

  return g_steal_pointer (&base);
}

static void
on_answered_cb (gboolean confirmed, gpointer data)
{
  g_autoptr (Open) self = data;
  GtkWidget *window = GTK_WIDGET (self->window);

  if (!confirmed)
    return;

  kol_session_import (kol_window_get_session (self->window), g_steal_pointer (&self->file),
                      self->name);
  gtk_widget_activate_action (window, "win.show-page", "s", "shortlists");
}

static void
ask (Open *self)
{
  guint n_entries = kol_handover_file_get_entries (self->file)->len;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  self->name = dup_name (self);
  /* Translators: what a hand-over is called */
  heading = g_strdup_printf (_ ("Take “%s” over?"), self->name);
  body = g_strdup_printf (
      ngettext ("%u creator, with what was said of them, becomes a new shortlist.",
                "%u creators, with what was said of them, become a new shortlist.", n_entries),
      n_entries);
  kol_compat_alert (GTK_WIDGET (self->window), heading, body, _ ("_Take Over"), FALSE,
                    on_answered_cb, self);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Open) self = data;
  g_autoptr (GError) error = NULL;

  self->file = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->file == NULL)
    kol_window_say (self->window, error->message, FALSE);
  else if (kol_handover_file_get_entries (self->file)->len == 0)
    kol_window_say (self->window, _ ("There are no creators in the file."), FALSE);
  else
    ask (g_steal_pointer (&self));
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  KolHandoverFile *file = kol_handover_file_load (data, kol_answer_decode_creator, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) kol_handover_file_free);
  else
    g_task_return_error (task, error);
}

/**
 * kol_open_begin:
 * @window: the window
 * @file: a hand-over as data (JSON), or a list of creators that kollect-cli printed
 *
 * Reads the file and asks whether the creators in it shall become a shortlist.
 */
void
kol_open_begin (KolWindow *window, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  Open *self;

  g_return_if_fail (KOL_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  if (g_file_peek_path (file) == NULL)
    {
      kol_window_say (window, _ ("Only files on this computer can be opened."), FALSE);
      return;
    }

  self = g_new0 (Open, 1);
  self->window = g_object_ref (window);
  self->source = g_object_ref (file);
  task = g_task_new (NULL, NULL, on_read_cb, self);
  g_task_set_source_tag (task, kol_open_begin);
  g_task_set_task_data (task, g_file_get_path (file), g_free);
  g_task_run_in_thread (task, read_in_thread);
}
