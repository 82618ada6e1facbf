// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-worker.h"

static void
append (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GString *order = g_object_get_data (G_OBJECT (task), "order");

  g_string_append (order, data);
  g_task_return_boolean (task, TRUE);
}

static GTask *
new_job (GString *order, const char *name, GCancellable *cancellable)
{
  GTask *task = g_task_new (NULL, cancellable, NULL, NULL);

  g_object_set_data (G_OBJECT (task), "order", order);
  g_task_set_task_data (task, g_strdup (name), g_free);

  return task;
}

static void
test_order (void)
{
  g_autoptr (GString) order = g_string_new (NULL);
  KolWorker *worker = kol_worker_new ("test-worker");

  for (guint i = 0; i < 26; i++)
    {
      char name[2] = { (char) ('a' + i), '\0' };
      g_autoptr (GTask) task = new_job (order, name, NULL);

      kol_worker_run (worker, task, append);
    }
  /* Freeing waits for what is queued. */
  kol_worker_free (worker);

  g_assert_cmpstr (order->str, ==, "abcdefghijklmnopqrstuvwxyz");
}

static void
test_cancelled (void)
{
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = new_job (order, "x", cancellable);
  g_autoptr (GError) error = NULL;
  KolWorker *worker = kol_worker_new ("test-worker");

  g_cancellable_cancel (cancellable);
  kol_worker_run (worker, task, append);
  kol_worker_free (worker);

  g_assert_cmpstr (order->str, ==, "");
  g_assert_false (g_task_propagate_boolean (task, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
free_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  kol_worker_free (g_object_get_data (G_OBJECT (task), "worker"));
  g_task_return_boolean (task, TRUE);
}

/* A job that frees its own worker must not wait for itself. */
static void
test_freed_by_job (void)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  KolWorker *worker = kol_worker_new ("test-worker");

  g_object_set_data (G_OBJECT (task), "worker", worker);
  kol_worker_run (worker, task, free_worker);
  while (!g_task_get_completed (task))
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (g_task_propagate_boolean (task, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/order", test_order);
  g_test_add_func ("/worker/cancelled", test_cancelled);
  g_test_add_func ("/worker/freed-by-job", test_freed_by_job);

  return g_test_run ();
}
