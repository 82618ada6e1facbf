// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-page-layout.h"
#include "kol-print.h"
#include "kol-worker.h"

/* A page of ours is drawn for a paper of our own choice; any other paper gets the nearest, fitted.
 */
struct _KolPrint
{
  GtkPrintOperation parent_instance;

  KolHandover *handover; /* owned; nobody else changes it */
  KolWorker *worker;     /* owned: lays out and draws, as pages with pictures take long */
  KolPageLayout *layout; /* owned; made, used and freed by the worker */
  int ready;             /* atomic: the layout is there */
};

G_DEFINE_FINAL_TYPE (KolPrint, kol_print, GTK_TYPE_PRINT_OPERATION)

/* What the worker needs to know of a page. */
typedef struct
{
  cairo_t *cr; /* owned reference */
  guint page;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->cr, cairo_destroy);
  g_free (job);
}

static void
run (KolPrint *self, GTaskThreadFunc func, Job *job, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);

  g_task_set_source_tag (task, run);
  if (job != NULL)
    g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  kol_worker_run (self->worker, task, func);
}

static void
lay_out_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KolPrint *self = source;

  self->layout = kol_page_layout_new (self->handover);
  g_atomic_int_set (&self->ready, 1);
  g_task_return_boolean (task, TRUE);
}

static void
forget_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KolPrint *self = source;

  g_clear_pointer (&self->layout, kol_page_layout_free);
  g_task_return_boolean (task, TRUE);
}

static void
draw_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KolPrint *self = source;
  Job *job = data;

  kol_page_layout_draw_page (self->layout, job->page, job->cr);
  g_task_return_boolean (task, TRUE);
}

/* Paper of another size than ours gets the one that is nearest in shape. */
static KolPageSize
nearest_size (double width, double height)
{
  double ratio = MAX (width, height) / MIN (width, height);
  double a4 = 297.0 / 210;
  double letter = 11.0 / 8.5;

  return ABS (ratio - letter) < ABS (ratio - a4) ? KOL_PAGE_SIZE_LETTER : KOL_PAGE_SIZE_A4;
}

static void
follow_paper (KolPrint *self, GtkPrintContext *context)
{
  g_autoptr (KolHandoverOptions)
      options = kol_handover_options_copy (kol_handover_get_options (self->handover));
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);

  kol_handover_options_set_choice (options, KOL_OPTION_PAGE_SIZE, nearest_size (width, height));
  kol_handover_options_set_choice (options, KOL_OPTION_ORIENTATION,
                                   width > height ? KOL_ORIENTATION_LANDSCAPE
                                                  : KOL_ORIENTATION_PORTRAIT);
  kol_handover_set_options (self->handover, options);
}

static void
kol_print_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  KolPrint *self = KOL_PRINT (operation);

  follow_paper (self, context);
  run (self, lay_out_in_thread, NULL, NULL);
}

/* Asked again until it is done. */
static gboolean
kol_print_paginate (GtkPrintOperation *operation, GtkPrintContext *context)
{
  KolPrint *self = KOL_PRINT (operation);

  if (g_atomic_int_get (&self->ready) == 0)
    return FALSE;

  gtk_print_operation_set_n_pages (operation, (int) kol_page_layout_get_n_pages (self->layout));

  return TRUE;
}

/* In the middle of the paper, as large as it can be */
static void
fit_page (KolPrint *self, GtkPrintContext *context, cairo_t *cr)
{
  double room_width = gtk_print_context_get_width (context);
  double room_height = gtk_print_context_get_height (context);
  double width;
  double height;
  double scale;

  kol_page_layout_get_page_size (self->layout, &width, &height);
  scale = MIN (room_width / width, room_height / height);
  cairo_translate (cr, (room_width - width * scale) / 2, (room_height - height * scale) / 2);
  cairo_scale (cr, scale, scale);
}

static void
on_drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gtk_print_operation_draw_page_finish (GTK_PRINT_OPERATION (source));
}

static void
kol_print_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  KolPrint *self = KOL_PRINT (operation);
  Job *job = g_new0 (Job, 1);

  job->cr = cairo_reference (gtk_print_context_get_cairo_context (context));
  job->page = (guint) page;
  fit_page (self, context, job->cr);
  gtk_print_operation_set_defer_drawing (operation);
  run (self, draw_in_thread, job, on_drawn_cb);
}

static void
kol_print_end_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  KolPrint *self = KOL_PRINT (operation);

  g_atomic_int_set (&self->ready, 0);
  run (self, forget_in_thread, NULL, NULL);
}

static void
kol_print_dispose (GObject *object)
{
  KolPrint *self = KOL_PRINT (object);

  g_clear_pointer (&self->worker, kol_worker_free);
  g_clear_object (&self->handover);

  G_OBJECT_CLASS (kol_print_parent_class)->dispose (object);
}

static void
kol_print_class_init (KolPrintClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kol_print_dispose;
  operation_class->begin_print = kol_print_begin_print;
  operation_class->paginate = kol_print_paginate;
  operation_class->draw_page = kol_print_draw_page;
  operation_class->end_print = kol_print_end_print;
}

static void
kol_print_init (KolPrint *self)
{
  self->worker = kol_worker_new ("print");
}

/* Our pages have margins of their own, wider than what printers leave blank. */
static GtkPageSetup *
create_page_setup (KolHandoverOptions *options)
{
  gboolean letter = kol_handover_options_get_choice (options, KOL_OPTION_PAGE_SIZE) ==
                    KOL_PAGE_SIZE_LETTER;
  gboolean across = kol_handover_options_get_choice (options, KOL_OPTION_ORIENTATION) ==
                    KOL_ORIENTATION_LANDSCAPE;
  GtkPaperSize *paper = gtk_paper_size_new (letter ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, across ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);

  return setup;
}

/**
 * kol_print_new:
 * @handover: what is handed over, with its pictures; not changed or written meanwhile
 *
 * Returns: (transfer full): an operation to be run by gtk_print_operation_run(), which suggests the
 * paper that @handover chose and lays the pages out for whatever paper it gets
 */
KolPrint *
kol_print_new (KolHandover *handover)
{
  KolPrint *self;
  g_autoptr (GtkPageSetup) setup = NULL;

  g_return_val_if_fail (KOL_IS_HANDOVER (handover), NULL);

  self = g_object_new (KOL_TYPE_PRINT, "unit", GTK_UNIT_POINTS, "use-full-page", TRUE, "job-name",
                       kol_handover_get_title (handover), "embed-page-setup", TRUE, "allow-async",
                       TRUE, "show-progress", TRUE, NULL);
  self->handover = g_object_ref (handover);
  setup = create_page_setup (kol_handover_get_options (handover));
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), setup);

  return self;
}
