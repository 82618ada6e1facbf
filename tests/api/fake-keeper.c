// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fake-keeper.h"

struct _FakeKeeper
{
  GObject parent_instance;

  GArray *calls;    /* owned, of FakeCall; a call's number is its index + 1 */
  guint fail_begin; /* which beginning fails, from 1; 0: none */
  guint fail_end;
  guint n_begun;
  guint n_ended;
  gboolean holding;
  GPtrArray *held; /* owned, of GTask: beginnings that wait */
};

static void fake_keeper_keeper_init (KolKeeperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeKeeper,
                               fake_keeper,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KOL_TYPE_KEEPER, fake_keeper_keeper_init))

static guint
count_towards_limit (FakeKeeper *self)
{
  return fake_keeper_count (self, KOL_CHARGE_CHARGED) +
         fake_keeper_count (self, KOL_CHARGE_UNSURE) + fake_keeper_count_open (self);
}

static void
return_begun (GTask *task)
{
  FakeKeeper *self = FAKE_KEEPER (g_task_get_source_object (task));
  const FakeCall *asked = g_task_get_task_data (task);
  guint daily_limit = asked->n_creators;
  FakeCall call = { asked->page, TRUE };

  if (++self->n_begun == self->fail_begin)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "the disk is full");
  else if (daily_limit > 0 && count_towards_limit (self) >= daily_limit)
    g_task_return_new_error (task, KOL_KEEPER_ERROR, KOL_KEEPER_ERROR_DAILY_LIMIT,
                             "the daily limit of %u calls is reached", daily_limit);
  else
    {
      g_array_append_val (self->calls, call);
      g_task_return_int (task, self->calls->len);
    }
}

static void
fake_keeper_begin_call_async (KolKeeper *keeper,
                              KolSweepPlan *plan,
                              guint page,
                              guint daily_limit,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  FakeKeeper *self = FAKE_KEEPER (keeper);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  FakeCall *asked = g_new0 (FakeCall, 1);

  asked->page = page;
  asked->n_creators = daily_limit;
  g_task_set_task_data (task, asked, g_free);
  if (self->holding)
    g_ptr_array_add (self->held, g_steal_pointer (&task));
  else
    return_begun (task);
}

static gint64
fake_keeper_begin_call_finish (KolKeeper *keeper, GAsyncResult *result, GError **error)
{
  gssize id = g_task_propagate_int (G_TASK (result), error);

  return MAX (id, 0);
}

static void
fake_keeper_end_call_async (KolKeeper *keeper,
                            gint64 call_id,
                            KolCharge charge,
                            gboolean sent,
                            int code,
                            KolPage *page,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  FakeKeeper *self = FAKE_KEEPER (keeper);
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  FakeCall *call = &g_array_index (self->calls, FakeCall, call_id - 1);

  g_assert_true (call->open);
  if (++self->n_ended == self->fail_end)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "the disk is full");
      return;
    }

  call->open = FALSE;
  call->charge = charge;
  call->sent = sent;
  call->code = code;
  if (page != NULL)
    {
      g_assert_cmpuint (kol_page_get_number (page), ==, call->page);
      call->n_creators = kol_page_get_n_creators (page);
      call->n_bytes = g_bytes_get_size (kol_page_get_answer (page));
    }
  g_task_return_boolean (task, TRUE);
}

static gboolean
fake_keeper_end_call_finish (KolKeeper *keeper, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
fake_keeper_keeper_init (KolKeeperInterface *iface)
{
  iface->begin_call_async = fake_keeper_begin_call_async;
  iface->begin_call_finish = fake_keeper_begin_call_finish;
  iface->end_call_async = fake_keeper_end_call_async;
  iface->end_call_finish = fake_keeper_end_call_finish;
}

static void
fake_keeper_finalize (GObject *object)
{
  FakeKeeper *self = FAKE_KEEPER (object);

  g_clear_pointer (&self->calls, g_array_unref);
  g_clear_pointer (&self->held, g_ptr_array_unref);

  G_OBJECT_CLASS (fake_keeper_parent_class)->finalize (object);
}

static void
fake_keeper_class_init (FakeKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_keeper_finalize;
}

static void
fake_keeper_init (FakeKeeper *self)
{
  self->calls = g_array_new (FALSE, FALSE, sizeof (FakeCall));
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
}

FakeKeeper *
fake_keeper_new (void)
{
  return g_object_new (FAKE_TYPE_KEEPER, NULL);
}

/* The disk is full when that beginning, from 1, is to be written. */
void
fake_keeper_fail_begin (FakeKeeper *self, guint call)
{
  self->fail_begin = call;
}

void
fake_keeper_fail_end (FakeKeeper *self, guint call)
{
  self->fail_end = call;
}

/* Beginnings wait until they are released. */
void
fake_keeper_hold_begin (FakeKeeper *self)
{
  self->holding = TRUE;
}

void
fake_keeper_release_begin (FakeKeeper *self)
{
  self->holding = FALSE;
  for (guint i = 0; i < self->held->len; i++)
    return_begun (g_ptr_array_index (self->held, i));
  g_ptr_array_set_size (self->held, 0);
}

guint
fake_keeper_get_n_held (FakeKeeper *self)
{
  return self->held->len;
}

guint
fake_keeper_get_n_calls (FakeKeeper *self)
{
  return self->calls->len;
}

const FakeCall *
fake_keeper_get_call (FakeKeeper *self, guint index)
{
  g_assert_cmpuint (index, <, self->calls->len);

  return &g_array_index (self->calls, FakeCall, index);
}

/* Calls that were sent and settled so. */
guint
fake_keeper_count (FakeKeeper *self, KolCharge charge)
{
  guint n = 0;

  for (guint i = 0; i < self->calls->len; i++)
    {
      const FakeCall *call = &g_array_index (self->calls, FakeCall, i);

      n += !call->open && call->sent && call->charge == charge;
    }

  return n;
}

/* Whether every call was ended, though it failed. */
gboolean
fake_keeper_is_settled (FakeKeeper *self)
{
  return self->n_ended == self->calls->len;
}

guint
fake_keeper_count_open (FakeKeeper *self)
{
  guint n = 0;

  for (guint i = 0; i < self->calls->len; i++)
    n += g_array_index (self->calls, FakeCall, i).open;

  return n;
}

/* How often that page was kept. */
guint
fake_keeper_count_kept (FakeKeeper *self, guint page)
{
  guint n = 0;

  for (guint i = 0; i < self->calls->len; i++)
    {
      const FakeCall *call = &g_array_index (self->calls, FakeCall, i);

      n += call->page == page && call->n_bytes > 0;
    }

  return n;
}
