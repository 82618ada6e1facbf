// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-answer-row.h"
#include "kol-answers-page.h"
#include "kol-compat.h"
#include "kol-environment.h"

enum
{
  SIGNAL_OPENED,
  SIGNAL_MESSAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _KolAnswersPage
{
  AdwBin parent_instance;

  KolSession *session;       /* owned, nullable until set up */
  GCancellable *cancellable; /* owned; cancelled in dispose */
  GListStore *copies;        /* owned, of KolCopy: the newest first */
  GtkFilterListModel *found; /* owned: those that fit the words */
  GtkCustomFilter *filter;   /* owned by the model: by the words */
  char *words;               /* owned, nullable: casefolded; NULL: all fit */
  GArray *doomed;            /* owned, nullable, of gint64: whose deletion is being asked about */

  /* template children */
  GtkStack *stack;
  GtkWidget *search;
  GtkListBox *list;
  GtkLabel *size;
  GtkWidget *clean_up;
};

G_DEFINE_FINAL_TYPE (KolAnswersPage, kol_answers_page, ADW_TYPE_BIN)

static void
say (KolAnswersPage *self, const char *text)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text);
}

static gint64
get_shown (KolAnswersPage *self)
{
  KolResultList *results = kol_session_get_results (self->session);

  return results != NULL ? kol_sweep_plan_get_id (kol_result_list_get_plan (results)) : 0;
}

static gboolean
fits_words (gpointer item, gpointer data)
{
  KolAnswersPage *self = KOL_ANSWERS_PAGE (data);
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (self->words == NULL)
    return TRUE;

  text = kol_query_describe (kol_copy_get_query (item));
  folded = g_utf8_casefold (text, -1);

  return strstr (folded, self->words) != NULL;
}

static guint64
sum_bytes (KolAnswersPage *self)
{
  guint n_copies = g_list_model_get_n_items (G_LIST_MODEL (self->copies));
  guint64 sum = 0;

  for (guint i = 0; i < n_copies; i++)
    {
      g_autoptr (KolCopy) copy = g_list_model_get_item (G_LIST_MODEL (self->copies), i);

      sum += kol_copy_get_n_bytes (copy);
    }

  return sum;
}

static void
show_size (KolAnswersPage *self)
{
  guint64 bound = kol_session_get_rules (self->session)->max_bytes;
  g_autofree char *size = g_format_size (sum_bytes (self));
  g_autofree char *bound_size = g_format_size (bound);
  g_autofree char *text = NULL;

  if (bound == 0)
    /* Translators: a size, such as “12.5 MB” */
    text = g_strdup_printf (_ ("Kept answers take %s. There is no bound."), size);
  else
    /* Translators: sizes, such as “12.5 MB of 1.0 GB” */
    text = g_strdup_printf (_ ("Kept answers take %s of %s."), size, bound_size);
  gtk_label_set_text (self->size, text);
  gtk_widget_set_visible (self->clean_up, bound > 0);
}

static void
show_state (KolAnswersPage *self)
{
  const char *child = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->copies)) == 0)
    child = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0)
    child = "nothing-found";
  gtk_stack_set_visible_child_name (self->stack, child);
  gtk_widget_set_sensitive (self->search, !g_str_equal (child, "empty"));
  show_size (self);
}

static void
on_copies_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolAnswersPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) copies = kol_store_list_copies_finish (KOL_STORE (source), result, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  /* The window can be gone though the answer came. */
  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (copies == NULL)
    {
      say (self, error->message);
      return;
    }

  for (guint i = 0; i < g_list_model_get_n_items (copies); i++)
    g_ptr_array_add (items, g_list_model_get_item (copies, i));
  g_list_store_splice (self->copies, 0, g_list_model_get_n_items (G_LIST_MODEL (self->copies)),
                       items->pdata, items->len);
  show_state (self);
}

static void
on_words_changed_cb (KolAnswersPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_assert (KOL_IS_ANSWERS_PAGE (self));

  g_clear_pointer (&self->words, g_free);
  if (*words != '\0')
    self->words = g_utf8_casefold (words, -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

static void
on_open_cb (KolAnswersPage *self, KolAnswerRow *row)
{
  g_assert (KOL_IS_ANSWERS_PAGE (self));

  kol_session_open_copy (self->session, kol_answer_row_get_copy (row));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
on_deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolAnswersPage) self = data;
  g_autoptr (GError) error = NULL;

  kol_store_delete_copies_finish (KOL_STORE (source), result, &error);
  /* The window can be gone though the answer came. */
  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  say (self, error != NULL ? error->message : _ ("The kept answers were deleted"));
  kol_answers_page_reload (self);
}

static void
on_deletion_answered_cb (gboolean confirmed, gpointer data)
{
  g_autoptr (KolAnswersPage) self = data;
  g_autoptr (GArray) doomed = g_steal_pointer (&self->doomed);

  if (confirmed && doomed != NULL && self->session != NULL)
    kol_store_delete_copies_async (kol_session_get_store (self->session), doomed, self->cancellable,
                                   on_deleted_cb, g_object_ref (self));
}

static void
on_delete_cb (KolAnswersPage *self, KolAnswerRow *row)
{
  KolCopy *copy = kol_answer_row_get_copy (row);
  gint64 id = kol_copy_get_sweep_id (copy);
  guint n_pages = kol_copy_get_n_pages (copy);
  g_autofree char *body = NULL;

  g_assert (KOL_IS_ANSWERS_PAGE (self));

  g_clear_pointer (&self->doomed, g_array_unref);
  self->doomed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->doomed, id);
  body = g_strdup_printf (
      ngettext ("%u page is deleted. To see it again it must be asked for, and is "
                "charged again. Shortlists keep all they stand on.",
                "%u pages are deleted. To see them again they must be asked for, "
                "and are charged again. Shortlists keep all they stand on.",
                n_pages),
      n_pages);
  kol_compat_alert (GTK_WIDGET (self), _ ("Delete These Answers?"), body, _ ("_Delete"), TRUE,
                    on_deletion_answered_cb, g_object_ref (self));
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  KolAnswersPage *self = KOL_ANSWERS_PAGE (data);
  GtkWidget *row = kol_answer_row_new (item, kol_copy_get_sweep_id (item) == get_shown (self));

  g_signal_connect_object (row, "open", G_CALLBACK (on_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "delete", G_CALLBACK (on_delete_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
on_cleaned_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolAnswersPage) self = data;
  g_autoptr (GError) error = NULL;
  guint64 freed = kol_store_clean_up_finish (KOL_STORE (source), result, &error);
  g_autofree char *size = g_format_size (freed);
  g_autofree char *text = NULL;

  /* The window can be gone though the answer came. */
  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    text = g_strdup (error->message);
  else if (freed == 0)
    text = g_strdup (_ ("Nothing had to be deleted"));
  else
    /* Translators: a size */
    text = g_strdup_printf (_ ("Old answers of %s were deleted"), size);
  say (self, text);
  kol_answers_page_reload (self);
}

static void
on_clean_up_clicked_cb (KolAnswersPage *self)
{
  g_assert (KOL_IS_ANSWERS_PAGE (self));

  kol_store_clean_up_async (kol_session_get_store (self->session),
                            kol_session_get_rules (self->session)->max_bytes, get_shown (self),
                            self->cancellable, on_cleaned_up_cb, g_object_ref (self));
}

static void
kol_answers_page_dispose (GObject *object)
{
  KolAnswersPage *self = KOL_ANSWERS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->found);
  g_clear_object (&self->copies);
  g_clear_object (&self->session);
  /* Before the template lets go of it: the bin would not know that it is gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_ANSWERS_PAGE);

  G_OBJECT_CLASS (kol_answers_page_parent_class)->dispose (object);
}

static void
kol_answers_page_finalize (GObject *object)
{
  KolAnswersPage *self = KOL_ANSWERS_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->doomed, g_array_unref);

  G_OBJECT_CLASS (kol_answers_page_parent_class)->finalize (object);
}

static void
kol_answers_page_class_init (KolAnswersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kol_answers_page_dispose;
  object_class->finalize = kol_answers_page_finalize;

  /**
   * KolAnswersPage::opened:
   *
   * The session is about to show an answer.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", KOL_TYPE_ANSWERS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KolAnswersPage::message:
   * @text: one sentence for a toast
   */
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", KOL_TYPE_ANSWERS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/kollect_app/Kollect/kol-answers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KolAnswersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KolAnswersPage, search);
  gtk_widget_class_bind_template_child (widget_class, KolAnswersPage, list);
  gtk_widget_class_bind_template_child (widget_class, KolAnswersPage, size);
  gtk_widget_class_bind_template_child (widget_class, KolAnswersPage, clean_up);
  gtk_widget_class_bind_template_callback (widget_class, on_words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clean_up_clicked_cb);
}

static void
kol_answers_page_init (KolAnswersPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->copies = g_list_store_new (KOL_TYPE_COPY);
  self->filter = gtk_custom_filter_new (fits_words, self, NULL);
  self->found = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->copies)),
                                           GTK_FILTER (self->filter));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kol_answers_page_set_session:
 * @self: a page that has no session yet
 * @session: a session that is open
 */
void
kol_answers_page_set_session (KolAnswersPage *self, KolSession *session)
{
  g_return_if_fail (KOL_IS_ANSWERS_PAGE (self));
  g_return_if_fail (KOL_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->found), create_row, self, NULL);
  kol_answers_page_reload (self);
}

/**
 * kol_answers_page_reload:
 * @self: a page
 *
 * Lists again what is kept.
 */
void
kol_answers_page_reload (KolAnswersPage *self)
{
  g_return_if_fail (KOL_IS_ANSWERS_PAGE (self));

  if (self->session != NULL)
    kol_store_list_copies_async (kol_session_get_store (self->session), self->cancellable,
                                 on_copies_listed_cb, g_object_ref (self));
}
