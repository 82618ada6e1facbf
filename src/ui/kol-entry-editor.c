// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-entry-editor.h"

/* px: two lines before it scrolls, and some more when there is more to say */
#define MIN_NOTE_HEIGHT 52
#define MAX_NOTE_HEIGHT 120

struct _KolEntryEditor
{
  AdwBin parent_instance;

  KolSession *session; /* owned, nullable */
  KolEntry *entry;     /* owned, nullable: nobody is shown */
  gboolean showing;    /* the widgets are being set, not used */

  /* owned as children */
  GtkWidget *buttons[KOL_N_ENTRY_STATUSES];
  GtkWidget *note;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (KolEntryEditor, kol_entry_editor, ADW_TYPE_BIN)

static char *
get_text (KolEntryEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
show_status (KolEntryEditor *self)
{
  if (self->entry == NULL)
    return;

  self->showing = TRUE;
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (self->buttons[kol_session_get_status (self->session, self->entry)]), TRUE);
  self->showing = FALSE;
}

/* What is typed stands there already, and stays as it is. */
static void
show_note (KolEntryEditor *self)
{
  g_autofree char *text = NULL;
  const char *note;

  if (self->entry == NULL)
    return;

  text = get_text (self);
  note = kol_session_get_note (self->session, self->entry);
  if (g_str_equal (text, note))
    return;

  self->showing = TRUE;
  gtk_text_buffer_set_text (self->buffer, note, -1);
  self->showing = FALSE;
}

static void
on_button_toggled_cb (KolEntryEditor *self, GtkToggleButton *button)
{
  g_autoptr (GPtrArray) entries = NULL;
  KolEntryStatus status = 0;

  g_assert (KOL_IS_ENTRY_EDITOR (self));

  if (self->showing || self->entry == NULL || !gtk_toggle_button_get_active (button))
    return;

  while (self->buttons[status] != GTK_WIDGET (button))
    status++;
  entries = g_ptr_array_new ();
  g_ptr_array_add (entries, self->entry);
  kol_session_decide (self->session, entries, status);
}

static void
on_text_changed_cb (KolEntryEditor *self)
{
  g_autofree char *text = NULL;

  g_assert (KOL_IS_ENTRY_EDITOR (self));

  if (self->showing || self->entry == NULL)
    return;

  text = get_text (self);
  kol_session_remark (self->session, self->entry, text);
}

static void
kol_entry_editor_dispose (GObject *object)
{
  KolEntryEditor *self = KOL_ENTRY_EDITOR (object);

  kol_entry_editor_set_entry (self, NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (kol_entry_editor_parent_class)->dispose (object);
}

static void
kol_entry_editor_class_init (KolEntryEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kol_entry_editor_dispose;
}

static GtkWidget *
create_buttons (KolEntryEditor *self)
{
  /* As the keys of the shortlist have it: 0 for open, 1 for chosen … */
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (box, "linked");
  kol_accessible_name_set (box, _ ("Status"));
  for (guint i = 0; i < KOL_N_ENTRY_STATUSES; i++)
    {
      const char *label = kol_entry_status_get_label (i);
      /* Translators: what is decided on a creator, and the key that does it */
      g_autofree char *tooltip = g_strdup_printf (_ ("%s (%u)"), label, i);

      self->buttons[i] = gtk_toggle_button_new_with_label (label);
      gtk_widget_set_tooltip_text (self->buttons[i], tooltip);
      gtk_widget_set_hexpand (self->buttons[i], TRUE);
      gtk_widget_add_css_class (self->buttons[i], "status");
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->buttons[i]),
                                     GTK_TOGGLE_BUTTON (self->buttons[0]));
      g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (on_button_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->buttons[i]);
    }

  return box;
}

static GtkWidget *
create_note (KolEntryEditor *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->note = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->note), GTK_WRAP_WORD_CHAR);
  /* Tab goes on to what comes next. */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->note), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->note), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->note), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->note), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->note), 8);
  gtk_widget_set_tooltip_text (self->note, _ ("Note on this creator, for yourself and for the "
                                              "hand-over (N)"));
  kol_accessible_name_set (self->note, C_ ("remark", "Note"));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->note);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), MIN_NOTE_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_NOTE_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_add_css_class (scrolled, "remark");

  return scrolled;
}

static void
kol_entry_editor_init (KolEntryEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (C_ ("remark", "Note"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_box_append (GTK_BOX (box), create_buttons (self));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), create_note (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * kol_entry_editor_new:
 *
 * Returns: (transfer floating): an editor of nobody
 */
GtkWidget *
kol_entry_editor_new (void)
{
  return g_object_new (KOL_TYPE_ENTRY_EDITOR, NULL);
}

/**
 * kol_entry_editor_set_session:
 * @self: an editor
 * @session: (nullable): keeps what is said
 */
void
kol_entry_editor_set_session (KolEntryEditor *self, KolSession *session)
{
  g_return_if_fail (KOL_IS_ENTRY_EDITOR (self));
  g_return_if_fail (session == NULL || KOL_IS_SESSION (session));

  g_set_object (&self->session, session);
}

/* Ctrl+Z takes back what was written of this one, and not of the one before. */
static void
forget_typing (KolEntryEditor *self)
{
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
}

/**
 * kol_entry_editor_set_entry:
 * @self: an editor with a session
 * @entry: (nullable): whom it is about
 */
void
kol_entry_editor_set_entry (KolEntryEditor *self, KolEntry *entry)
{
  g_return_if_fail (KOL_IS_ENTRY_EDITOR (self));
  g_return_if_fail (entry == NULL || KOL_IS_ENTRY (entry));

  if (self->entry == entry)
    return;

  if (self->entry != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->entry, show_status, self);
      g_signal_handlers_disconnect_by_func (self->entry, show_note, self);
    }
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;

  g_signal_connect_object (entry, "notify::status", G_CALLBACK (show_status), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "notify::note", G_CALLBACK (show_note), self, G_CONNECT_SWAPPED);
  show_status (self);
  show_note (self);
  forget_typing (self);
}

/**
 * kol_entry_editor_focus_note:
 * @self: an editor
 *
 * Goes to the note.
 */
void
kol_entry_editor_focus_note (KolEntryEditor *self)
{
  g_return_if_fail (KOL_IS_ENTRY_EDITOR (self));

  gtk_widget_grab_focus (self->note);
}
