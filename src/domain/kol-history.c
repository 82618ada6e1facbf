// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-history.h"

#include <math.h>

typedef struct
{
  KolCreator *creator; /* owned */
  gint64 first_at;     /* Unix seconds */
  gint64 last_at;      /* Unix seconds */
} Snapshot;

struct _KolHistory
{
  GObject parent_instance;

  GPtrArray *snapshots; /* owned, of Snapshot, the newest first */
};

G_DEFINE_FINAL_TYPE (KolHistory, kol_history, G_TYPE_OBJECT)

static void
snapshot_free (gpointer data)
{
  Snapshot *snapshot = data;

  g_clear_object (&snapshot->creator);
  g_free (snapshot);
}

static void
kol_history_finalize (GObject *object)
{
  KolHistory *self = KOL_HISTORY (object);

  g_clear_pointer (&self->snapshots, g_ptr_array_unref);

  G_OBJECT_CLASS (kol_history_parent_class)->finalize (object);
}

static void
kol_history_class_init (KolHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_history_finalize;
}

static void
kol_history_init (KolHistory *self)
{
  self->snapshots = g_ptr_array_new_with_free_func (snapshot_free);
}

/**
 * kol_history_new:
 *
 * Returns: (transfer full): a history of nothing
 */
KolHistory *
kol_history_new (void)
{
  return g_object_new (KOL_TYPE_HISTORY, NULL);
}

/**
 * kol_history_add:
 * @self: a history
 * @creator: a sealed creator
 * @first_at: when these figures were seen first, Unix seconds
 * @last_at: when they were seen last, Unix seconds
 *
 * Appends figures that are older than those before them.
 */
void
kol_history_add (KolHistory *self, KolCreator *creator, gint64 first_at, gint64 last_at)
{
  Snapshot *snapshot;

  g_return_if_fail (KOL_IS_HISTORY (self));
  g_return_if_fail (KOL_IS_CREATOR (creator));

  snapshot = g_new0 (Snapshot, 1);
  snapshot->creator = g_object_ref (creator);
  snapshot->first_at = first_at;
  snapshot->last_at = last_at;
  g_ptr_array_add (self->snapshots, snapshot);
}

/**
 * kol_history_get_n:
 * @self: a history
 *
 * Returns: how many states of the creator are known; 0: the creator is not kept
 */
guint
kol_history_get_n (KolHistory *self)
{
  g_return_val_if_fail (KOL_IS_HISTORY (self), 0);

  return self->snapshots->len;
}

static Snapshot *
get_snapshot (KolHistory *self, guint index)
{
  g_return_val_if_fail (KOL_IS_HISTORY (self) && index < self->snapshots->len, NULL);

  return g_ptr_array_index (self->snapshots, index);
}

/**
 * kol_history_get_creator:
 * @self: a history
 * @index: a state of the creator, from 0, the newest first
 *
 * Returns: (transfer none): the creator as it was. All is known of the newest state; of those
 * before it the figures.
 */
KolCreator *
kol_history_get_creator (KolHistory *self, guint index)
{
  Snapshot *snapshot = get_snapshot (self, index);

  return snapshot != NULL ? snapshot->creator : NULL;
}

/**
 * kol_history_get_first_at:
 * @self: a history
 * @index: a state of the creator, from 0, the newest first
 *
 * Returns: when these figures were seen first, Unix seconds
 */
gint64
kol_history_get_first_at (KolHistory *self, guint index)
{
  Snapshot *snapshot = get_snapshot (self, index);

  return snapshot != NULL ? snapshot->first_at : 0;
}

/**
 * kol_history_get_last_at:
 * @self: a history
 * @index: a state of the creator, from 0, the newest first
 *
 * Returns: when these figures were seen last, Unix seconds
 */
gint64
kol_history_get_last_at (KolHistory *self, guint index)
{
  Snapshot *snapshot = get_snapshot (self, index);

  return snapshot != NULL ? snapshot->last_at : 0;
}

/* Unknown is equal to unknown. */
static gboolean
is_equal (double a, double b)
{
  return (isnan (a) && isnan (b)) || (a >= b && a <= b);
}

/* How many of the newest states agree on a figure; at least 1. */
static guint
count_equal (KolHistory *self, const KolField *field)
{
  double value = kol_creator_get_figure (get_snapshot (self, 0)->creator, field);
  guint n = 1;

  while (n < self->snapshots->len &&
         is_equal (kol_creator_get_figure (get_snapshot (self, n)->creator, field), value))
    n++;

  return n;
}

/**
 * kol_history_get_since:
 * @self: a history
 * @field: a figure
 *
 * Returns: since when the figure is what it is now, as far as it was looked at, Unix seconds; 0:
 * nothing is known of the creator
 */
gint64
kol_history_get_since (KolHistory *self, const KolField *field)
{
  g_return_val_if_fail (KOL_IS_HISTORY (self), 0);
  g_return_val_if_fail (kol_field_is_figure (field), 0);

  if (self->snapshots->len == 0)
    return 0;

  return get_snapshot (self, count_equal (self, field) - 1)->first_at;
}

/**
 * kol_history_get_previous:
 * @self: a history
 * @field: a figure
 * @value: (out) (optional): what it was before, %NaN: unknown
 * @until: (out) (optional): when it was seen so last, Unix seconds
 *
 * Returns: whether the figure was ever seen to be another one
 */
gboolean
kol_history_get_previous (KolHistory *self, const KolField *field, double *value, gint64 *until)
{
  Snapshot *snapshot;
  guint n;

  g_return_val_if_fail (KOL_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (kol_field_is_figure (field), FALSE);

  if (self->snapshots->len == 0)
    return FALSE;
  n = count_equal (self, field);
  if (n == self->snapshots->len)
    return FALSE;

  snapshot = get_snapshot (self, n);
  if (value != NULL)
    *value = kol_creator_get_figure (snapshot->creator, field);
  if (until != NULL)
    *until = snapshot->last_at;

  return TRUE;
}
