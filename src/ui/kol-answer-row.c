// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-answer-row.h"
#include "kol-environment.h"

enum
{
  SIGNAL_OPEN,
  SIGNAL_DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _KolAnswerRow
{
  AdwActionRow parent_instance;

  KolCopy *copy; /* owned */
};

G_DEFINE_FINAL_TYPE (KolAnswerRow, kol_answer_row, ADW_TYPE_ACTION_ROW)

/**
 * kol_answer_row_describe:
 * @copy: what is kept of a search
 * @now: the present, Unix seconds
 *
 * Returns: (transfer full): from where, when, how much, and whether that is all
 */
char *
kol_answer_row_describe (KolCopy *copy, gint64 now)
{
  guint n_pages;
  guint n_creators;
  g_autofree char *number = NULL;
  g_autofree char *service = NULL;
  g_autofree char *age = NULL;
  g_autofree char *pages = NULL;
  g_autofree char *creators = NULL;
  g_autofree char *size = NULL;

  g_return_val_if_fail (KOL_IS_COPY (copy), NULL);

  n_pages = kol_copy_get_n_pages (copy);
  n_creators = kol_copy_get_n_creators (copy);
  service = kol_service_describe (kol_copy_get_service (copy));
  age = kol_format_age (kol_copy_get_fetched_at (copy), now);
  pages = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  number = kol_format_count (n_creators, KOL_NUMBER_STYLE_WESTERN);
  creators = g_strdup_printf (ngettext ("%s creator", "%s creators", n_creators), number);
  size = g_format_size (kol_copy_get_n_bytes (copy));

  /* Translators: a service, when, pages, creators, a size, “complete” or not, and perhaps
   * “ · on shortlists” */
  return g_strdup_printf (_ ("%s · %s · %s · %s · %s · %s%s"), service, age, pages, creators, size,
                          /* Translators: all pages of a search are there */
                          kol_copy_has_everybody (copy) ? _ ("complete") : _ ("not complete"),
                          kol_copy_has_shortlisted (copy) ? _ (" · on shortlists") : "");
}

static void
on_open_clicked_cb (KolAnswerRow *self)
{
  g_assert (KOL_IS_ANSWER_ROW (self));

  g_signal_emit (self, signals[SIGNAL_OPEN], 0);
}

static void
on_delete_clicked_cb (KolAnswerRow *self)
{
  g_assert (KOL_IS_ANSWER_ROW (self));

  g_signal_emit (self, signals[SIGNAL_DELETE], 0);
}

static GtkWidget *
create_button (KolAnswerRow *self, const char *label, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);

  return button;
}

static void
set_up (KolAnswerRow *self, gboolean shown)
{
  g_autofree char *title = kol_query_describe (kol_copy_get_query (self->copy));
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *text = kol_answer_row_describe (self->copy, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *markup = g_markup_escape_text (text, -1);
  /* Each row has buttons of the same words; what tells them apart is read out before them. */
  g_autofree char *name = g_strdup_printf ("%s, %s", title, text);
  GtkWidget *delete;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title_markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), markup);
  kol_accessible_name_set (GTK_WIDGET (self), name);
  create_button (self, _ ("_Open"), _ ("Show these creators. No call is sent."),
                 G_CALLBACK (on_open_clicked_cb));
  /* Not by an activatable widget: the button would be called what the row is called. */
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect (self, "activated", G_CALLBACK (on_open_clicked_cb), NULL);
  delete = create_button (self, _ ("_Delete…"),
                          shown ? _ ("The window shows these answers") : _ ("Delete these answers"),
                          G_CALLBACK (on_delete_clicked_cb));
  /* What is shown can be fetched more of, and that needs its place. */
  gtk_widget_set_sensitive (delete, !shown);
}

static void
kol_answer_row_finalize (GObject *object)
{
  g_clear_object (&KOL_ANSWER_ROW (object)->copy);

  G_OBJECT_CLASS (kol_answer_row_parent_class)->finalize (object);
}

static void
kol_answer_row_class_init (KolAnswerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_answer_row_finalize;

  /**
   * KolAnswerRow::open:
   *
   * The answers shall be shown.
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", KOL_TYPE_ANSWER_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KolAnswerRow::delete:
   *
   * The answers shall be deleted.
   */
  signals[SIGNAL_DELETE] = g_signal_new ("delete", KOL_TYPE_ANSWER_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
kol_answer_row_init (KolAnswerRow *self)
{
}

/**
 * kol_answer_row_new:
 * @copy: what is kept of a search
 * @shown: whether the window shows it now: then it cannot be deleted
 *
 * Returns: (transfer floating): a row that tells of @copy
 */
GtkWidget *
kol_answer_row_new (KolCopy *copy, gboolean shown)
{
  KolAnswerRow *self;

  g_return_val_if_fail (KOL_IS_COPY (copy), NULL);

  self = g_object_new (KOL_TYPE_ANSWER_ROW, NULL);
  self->copy = g_object_ref (copy);
  set_up (self, shown);

  return GTK_WIDGET (self);
}

/**
 * kol_answer_row_get_copy:
 * @self: a row
 *
 * Returns: (transfer none): what it tells of
 */
KolCopy *
kol_answer_row_get_copy (KolAnswerRow *self)
{
  g_return_val_if_fail (KOL_IS_ANSWER_ROW (self), NULL);

  return self->copy;
}
