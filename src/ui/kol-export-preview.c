// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-export-draft.h"
#include "kol-export-preview.h"
#include "kol-worker.h"

/* Decoded faces and covers, for the next page and the next choice */
#define MEMORY_SIZE ((gsize) 48 * 1024 * 1024)
/* The room for a page before it has a place on the screen, and the most that is drawn */
#define DEFAULT_WIDTH 480
#define DEFAULT_HEIGHT 620
#define MAX_SIDE 2000

struct _KolExportPreview
{
  AdwBin parent_instance;

  KolHandover *handover; /* owned, nullable: shown, or to be shown; not changed */
  const KolHandoverFormat *format;
  guint page;
  guint n_pages;
  int width; /* the room that was drafted for */
  int height;
  gboolean is_drafting;     /* a draft is under way */
  gboolean is_outdated;     /* and another is wanted after it */
  KolWorker *worker;        /* owned */
  KolPictureMemory *memory; /* owned; used on the worker only */

  /* template children */
  GtkStack *stack;
  GtkAspectFrame *frame;
  GtkPicture *picture;
  GtkGrid *grid;
  GtkLabel *text;
  GtkWidget *pager;
  GtkLabel *place;
  GtkWidget *previous;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (KolExportPreview, kol_export_preview, ADW_TYPE_BIN)

enum
{
  SIGNAL_SHOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  KolHandover *handover; /* owned */
  const KolHandoverFormat *format;
  guint page;
  int width;
  int height;
  KolPictureMemory *memory; /* the preview's, which waits for its worker */
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->handover);
  g_free (job);
}

static void
draft_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;

  g_task_return_pointer (task,
                         kol_export_draft_new (job->handover, job->format, job->page, job->width,
                                               job->height, job->memory),
                         (GDestroyNotify) kol_export_draft_free);
}

static GtkWidget *
create_cell (gboolean is_heading)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "preview-cell");
  if (is_heading)
    gtk_widget_add_css_class (label, "heading");

  return label;
}

/* The labels that are there already are used again: only what is new costs time. */
static void
show_cell (KolExportPreview *self, int column, int row, const char *text)
{
  GtkWidget *label = gtk_grid_get_child_at (self->grid, column, row);

  if (label == NULL)
    {
      label = create_cell (row == 0);
      gtk_grid_attach (self->grid, label, column, row, 1, 1);
    }
  gtk_label_set_text (GTK_LABEL (label), text);
}

/* The first column is for pictures; where there are none it takes no room. */
static void
show_pictures (KolExportPreview *self, int row, const GPtrArray *pictures)
{
  GtkWidget *old = gtk_grid_get_child_at (self->grid, 0, row);
  GtkWidget *box;

  if (old != NULL)
    gtk_grid_remove (self->grid, old);
  if (pictures == NULL)
    return;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_add_css_class (box, "preview-cell");
  for (guint i = 0; i < pictures->len; i++)
    {
      GdkPaintable *paintable = g_ptr_array_index (pictures, i);
      GtkWidget *image = gtk_image_new_from_paintable (paintable);

      gtk_image_set_pixel_size (GTK_IMAGE (image), KOL_EXPORT_DRAFT_PICTURE_SIZE / 2);
      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_grid_attach (self->grid, box, 0, row, 1, 1);
}

static void
show_table (KolExportPreview *self, const GPtrArray *rows, const GPtrArray *pictures)
{
  guint n_columns = g_strv_length (g_ptr_array_index (rows, 0));

  for (guint row = 0; row < rows->len; row++)
    {
      const char *const *texts = g_ptr_array_index (rows, row);

      for (guint column = 0; column < n_columns; column++)
        show_cell (self, (int) column + 1, (int) row, texts[column]);
      show_pictures (self, (int) row,
                     pictures != NULL && row > 0 ? g_ptr_array_index (pictures, row - 1) : NULL);
    }
  while (gtk_grid_get_child_at (self->grid, (int) n_columns + 1, 0) != NULL)
    gtk_grid_remove_column (self->grid, (int) n_columns + 1);
  while (gtk_grid_get_child_at (self->grid, 1, (int) rows->len) != NULL)
    gtk_grid_remove_row (self->grid, (int) rows->len);
}

static void
show_place (KolExportPreview *self)
{
  g_autofree char *text = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, self->n_pages);

  gtk_widget_set_visible (self->pager, self->format->with_pages);
  gtk_label_set_text (self->place, text);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < self->n_pages);
  kol_accessible_name_set (GTK_WIDGET (self->picture), text);
}

static void
show_page (KolExportPreview *self, GdkTexture *texture)
{
  gtk_aspect_frame_set_ratio (self->frame, (float) gdk_texture_get_width (texture) /
                                               (float) gdk_texture_get_height (texture));
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
}

static void
show_draft (KolExportPreview *self, const KolExportDraft *draft)
{
  self->page = draft->page;
  self->n_pages = draft->n_pages;
  if (draft->texture != NULL)
    show_page (self, draft->texture);
  else if (draft->rows != NULL)
    show_table (self, draft->rows, draft->pictures);
  else
    gtk_label_set_text (self->text, draft->text);
  gtk_stack_set_visible_child_name (self->stack, draft->texture != NULL ? "page"
                                                 : draft->rows != NULL  ? "table"
                                                                        : "text");
  show_place (self);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void start (KolExportPreview *self);

/* The hand-over ends its life here and not on the worker, which lets go of the task later. */
static void
on_drafted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolExportPreview) self = data;
  g_autoptr (KolExportDraft) draft = g_task_propagate_pointer (G_TASK (result), NULL);
  Job *job = g_task_get_task_data (G_TASK (result));

  g_clear_object (&job->handover);
  self->is_drafting = FALSE;
  /* The window can be gone by now. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (self->is_outdated)
    start (self);
  else
    show_draft (self, draft);
}

static int
get_side (KolExportPreview *self, int side, int fallback)
{
  return MIN ((side > 0 ? side : fallback) * gtk_widget_get_scale_factor (GTK_WIDGET (self)),
              MAX_SIDE);
}

static void
start (KolExportPreview *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_drafted_cb, g_object_ref (self));
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, start);
  job->handover = g_object_ref (self->handover);
  job->format = self->format;
  job->page = self->page;
  self->width = gtk_widget_get_width (GTK_WIDGET (self->stack));
  self->height = gtk_widget_get_height (GTK_WIDGET (self->stack));
  job->width = get_side (self, self->width, DEFAULT_WIDTH);
  job->height = get_side (self, self->height, DEFAULT_HEIGHT);
  job->memory = self->memory;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  self->is_drafting = TRUE;
  self->is_outdated = FALSE;
  kol_worker_run (self->worker, task, draft_in_thread);
}

static void
request (KolExportPreview *self)
{
  if (self->is_drafting)
    self->is_outdated = TRUE;
  else
    start (self);
}

static void
on_previous_clicked_cb (KolExportPreview *self)
{
  g_assert (KOL_IS_EXPORT_PREVIEW (self));

  if (self->page > 0)
    self->page--;
  request (self);
}

static void
on_next_clicked_cb (KolExportPreview *self)
{
  g_assert (KOL_IS_EXPORT_PREVIEW (self));

  if (self->page + 1 < self->n_pages)
    self->page++;
  request (self);
}

/* Another room is another scale. */
static void
kol_export_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KolExportPreview *self = KOL_EXPORT_PREVIEW (widget);

  GTK_WIDGET_CLASS (kol_export_preview_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (self->handover != NULL && self->format->with_pages &&
      (self->width != gtk_widget_get_width (GTK_WIDGET (self->stack)) ||
       self->height != gtk_widget_get_height (GTK_WIDGET (self->stack))))
    request (self);
}

static void
kol_export_preview_dispose (GObject *object)
{
  KolExportPreview *self = KOL_EXPORT_PREVIEW (object);

  g_clear_pointer (&self->worker, kol_worker_free);
  g_clear_pointer (&self->memory, kol_picture_memory_free);
  g_clear_object (&self->handover);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_EXPORT_PREVIEW);

  G_OBJECT_CLASS (kol_export_preview_parent_class)->dispose (object);
}

static void
kol_export_preview_class_init (KolExportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kol_export_preview_dispose;
  widget_class->size_allocate = kol_export_preview_size_allocate;

  /**
   * KolExportPreview::shown:
   * @self: the preview
   *
   * What was asked for last can be seen.
   */
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/kollect_app/Kollect/kol-export-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, KolExportPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, KolExportPreview, picture);
  gtk_widget_class_bind_template_child (widget_class, KolExportPreview, frame);
  gtk_widget_class_bind_template_child (widget_class, KolExportPreview, grid);
  gtk_widget_class_bind_template_child (widget_class, KolExportPreview, text);
  gtk_widget_class_bind_template_child (widget_class, KolExportPreview, pager);
  gtk_widget_class_bind_template_child (widget_class, KolExportPreview, place);
  gtk_widget_class_bind_template_child (widget_class, KolExportPreview, previous);
  gtk_widget_class_bind_template_child (widget_class, KolExportPreview, next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked_cb);
}

static void
kol_export_preview_init (KolExportPreview *self)
{
  self->worker = kol_worker_new ("preview");
  self->memory = kol_picture_memory_new (MEMORY_SIZE);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kol_export_preview_show:
 * @self: a preview
 * @handover: what is handed over; not changed any more
 * @format: in which format
 *
 * Shows how it will look, as soon as that is known.
 */
void
kol_export_preview_show (KolExportPreview *self,
                         KolHandover *handover,
                         const KolHandoverFormat *format)
{
  g_return_if_fail (KOL_IS_EXPORT_PREVIEW (self));
  g_return_if_fail (KOL_IS_HANDOVER (handover));
  g_return_if_fail (format != NULL);

  g_set_object (&self->handover, handover);
  if (self->format != format)
    self->page = 0;
  self->format = format;
  request (self);
}

/**
 * kol_export_preview_get_n_pages:
 * @self: a preview
 *
 * Returns: how many pages there are; 0 before anything is shown
 */
guint
kol_export_preview_get_n_pages (KolExportPreview *self)
{
  g_return_val_if_fail (KOL_IS_EXPORT_PREVIEW (self), 0);

  return self->n_pages;
}

/**
 * kol_export_preview_get_page:
 * @self: a preview
 *
 * Returns: which page is shown, from 0
 */
guint
kol_export_preview_get_page (KolExportPreview *self)
{
  g_return_val_if_fail (KOL_IS_EXPORT_PREVIEW (self), 0);

  return self->page;
}
