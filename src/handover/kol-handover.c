// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-handover-private.h"

/* Set up on one thread; from kol_handover_begin() to kol_handover_end() read by the exporting
 * thread and changed by none. */
struct _KolHandover
{
  GObject parent_instance;

  char *title;              /* owned */
  gint64 date;              /* Unix seconds */
  const KolField **columns; /* owned array of static rows, NULL-ended; NULL: the default columns */
  GPtrArray *entries;       /* owned, of KolEntry */

  KolHandoverPictureFunc picture_func; /* nullable; called on the exporting thread */
  gpointer picture_data;
  GDestroyNotify picture_destroy; /* nullable */

  int busy;                     /* atomic: 1 while an export runs */
  KolHandoverReportFunc report; /* nullable; set while busy */
  gpointer report_data;
};

G_DEFINE_FINAL_TYPE (KolHandover, kol_handover, G_TYPE_OBJECT)

G_DEFINE_QUARK (kol_handover_error_quark, kol_handover_error)

static gboolean
is_busy (KolHandover *self)
{
  return g_atomic_int_get (&self->busy) != 0;
}

static void
clear_picture_func (KolHandover *self)
{
  GDestroyNotify destroy = g_steal_pointer (&self->picture_destroy);

  self->picture_func = NULL;
  if (destroy != NULL)
    destroy (g_steal_pointer (&self->picture_data));
}

static void
kol_handover_finalize (GObject *object)
{
  KolHandover *self = KOL_HANDOVER (object);

  clear_picture_func (self);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (kol_handover_parent_class)->finalize (object);
}

static void
kol_handover_class_init (KolHandoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kol_handover_finalize;
}

static void
kol_handover_init (KolHandover *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->date = g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * kol_handover_new:
 * @title: what is handed over, such as the shortlist's name
 *
 * Returns: (transfer full): a hand-over of no entry, of today, with the default columns
 */
KolHandover *
kol_handover_new (const char *title)
{
  KolHandover *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (KOL_TYPE_HANDOVER, NULL);
  self->title = g_utf8_make_valid (title, -1);

  return self;
}

/**
 * kol_handover_set_columns:
 * @self: a hand-over
 * @columns: (nullable) (array zero-terminated=1): what tables show of a creator, in order; %NULL
 * for kol_handover_default_columns(), with a link to each creator's profile
 *
 * Chooses the columns of the formats that are tables.
 */
void
kol_handover_set_columns (KolHandover *self, const KolField *const *columns)
{
  guint n = 0;

  g_return_if_fail (KOL_IS_HANDOVER (self));
  g_return_if_fail (!is_busy (self));

  g_clear_pointer (&self->columns, g_free);
  if (columns == NULL)
    return;

  while (columns[n] != NULL)
    n++;
  self->columns = g_memdup2 (columns, (n + 1) * sizeof *columns);
}

/**
 * kol_handover_add_entry:
 * @self: a hand-over
 * @entry: the next creator
 */
void
kol_handover_add_entry (KolHandover *self, KolEntry *entry)
{
  g_return_if_fail (KOL_IS_HANDOVER (self));
  g_return_if_fail (KOL_IS_ENTRY (entry));
  g_return_if_fail (!is_busy (self));

  g_ptr_array_add (self->entries, g_object_ref (entry));
}

/**
 * kol_handover_set_picture_func:
 * @self: a hand-over
 * @func: (nullable) (scope notified): where pictures come from; without it there are none
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data
 */
void
kol_handover_set_picture_func (KolHandover *self,
                               KolHandoverPictureFunc func,
                               gpointer user_data,
                               GDestroyNotify destroy)
{
  g_return_if_fail (KOL_IS_HANDOVER (self));
  g_return_if_fail (!is_busy (self));

  clear_picture_func (self);
  self->picture_func = func;
  self->picture_data = user_data;
  self->picture_destroy = destroy;
}

/**
 * kol_handover_set_date:
 * @self: a hand-over
 * @date: the date the hand-over bears, Unix seconds
 */
void
kol_handover_set_date (KolHandover *self, gint64 date)
{
  g_return_if_fail (KOL_IS_HANDOVER (self));
  g_return_if_fail (!is_busy (self));

  self->date = date;
}

/**
 * kol_handover_get_title:
 * @self: a hand-over
 *
 * Returns: (transfer none): what is handed over, valid UTF-8, possibly empty
 */
const char *
kol_handover_get_title (KolHandover *self)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);

  return self->title;
}

/**
 * kol_handover_get_date:
 * @self: a hand-over
 *
 * Returns: the date the hand-over bears, Unix seconds
 */
gint64
kol_handover_get_date (KolHandover *self)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), 0);

  return self->date;
}

/**
 * kol_handover_get_columns:
 * @self: a hand-over
 *
 * Returns: (transfer none) (array zero-terminated=1): the columns of the formats that are tables
 */
const KolField *const *
kol_handover_get_columns (KolHandover *self)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);

  if (self->columns == NULL)
    return kol_handover_default_columns ();

  return self->columns;
}

/**
 * kol_handover_has_default_columns:
 * @self: a hand-over
 *
 * Returns: whether nobody chose columns
 */
gboolean
kol_handover_has_default_columns (KolHandover *self)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), TRUE);

  return self->columns == NULL;
}

/**
 * kol_handover_get_n_entries:
 * @self: a hand-over
 *
 * Returns: how many creators are handed over
 */
guint
kol_handover_get_n_entries (KolHandover *self)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), 0);

  return self->entries->len;
}

/**
 * kol_handover_get_entry:
 * @self: a hand-over
 * @index: below kol_handover_get_n_entries()
 *
 * Returns: (transfer none): an entry
 */
KolEntry *
kol_handover_get_entry (KolHandover *self, guint index)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);
  g_return_val_if_fail (index < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, index);
}

/**
 * kol_handover_dup_picture:
 * @self: a hand-over
 * @creator_id: whose picture it is
 * @url: (nullable): the picture's address
 *
 * Returns: (transfer full) (nullable): the picture's coded bytes, or %NULL when there is none
 */
GBytes *
kol_handover_dup_picture (KolHandover *self, const char *creator_id, const char *url)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);

  if (self->picture_func == NULL || url == NULL || *url == '\0')
    return NULL;

  return self->picture_func (creator_id, url, self->picture_data);
}

/**
 * kol_handover_report:
 * @self: a hand-over that is being written
 * @done: creators written so far
 *
 * Called by the formats as they go.
 */
void
kol_handover_report (KolHandover *self, guint done)
{
  g_return_if_fail (KOL_IS_HANDOVER (self));

  if (self->report != NULL)
    self->report (done, self->entries->len, self->report_data);
}

/*< private >
 * kol_handover_begin:
 * @self: a hand-over
 * @report: (nullable): told how far the export is
 * @data: for @report
 *
 * Marks the start of an export: nothing may be changed until kol_handover_end().
 *
 * Returns: %FALSE when an export is running already
 */
gboolean
kol_handover_begin (KolHandover *self, KolHandoverReportFunc report, gpointer data)
{
  if (!g_atomic_int_compare_and_exchange (&self->busy, 0, 1))
    return FALSE;

  self->report = report;
  self->report_data = data;

  return TRUE;
}

/*< private >
 * kol_handover_end:
 * @self: a hand-over that is being written
 *
 * Marks the end of an export.
 */
void
kol_handover_end (KolHandover *self)
{
  self->report = NULL;
  self->report_data = NULL;
  g_atomic_int_set (&self->busy, 0);
}

static const KolField *const *
build_default_columns (void)
{
  static const char *const identity[] = { "name", "redId", "location", "contentTags" };
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (identity); i++)
    g_ptr_array_add (columns, (gpointer) kol_field_require (identity[i]));
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      const KolField *field = kol_field_at (i);

      if (field->shown && !g_ptr_array_find (columns, field, NULL))
        g_ptr_array_add (columns, (gpointer) field);
    }
  g_ptr_array_add (columns, NULL);

  return (const KolField *const *) g_ptr_array_free (columns, FALSE);
}

/**
 * kol_handover_default_columns:
 *
 * The columns of a table when nobody chose others: who a creator is, then what the field table
 * shows by default.
 *
 * Returns: (transfer none) (array zero-terminated=1): the columns
 */
const KolField *const *
kol_handover_default_columns (void)
{
  static gsize columns = 0;

  if (g_once_init_enter (&columns))
    g_once_init_leave (&columns, GPOINTER_TO_SIZE (build_default_columns ()));

  return GSIZE_TO_POINTER (columns);
}

static void
collect_picture (GPtrArray *urls, GHashTable *seen, const char *url)
{
  if (url == NULL || *url == '\0' || !g_hash_table_add (seen, (gpointer) url))
    return;

  g_ptr_array_add (urls, g_strdup (url));
}

/**
 * kol_handover_list_pictures:
 * @self: a hand-over
 * @format: the format it will be written in
 *
 * Returns: (transfer full) (array zero-terminated=1): every picture address the format would ask
 * its picture function for, each once, so that they can be fetched before
 */
GStrv
kol_handover_list_pictures (KolHandover *self, const KolHandoverFormat *format)
{
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);
  g_return_val_if_fail (format != NULL, NULL);

  for (guint i = 0; format->with_pictures && i < self->entries->len; i++)
    {
      KolCreator *creator = kol_entry_get_creator (g_ptr_array_index (self->entries, i));
      guint n_covers = MIN (kol_creator_get_n_notes (creator), KOL_HANDOVER_MAX_COVERS);

      collect_picture (urls, seen, kol_creator_get_avatar_url (creator));
      for (guint j = 0; j < n_covers; j++)
        collect_picture (urls, seen, kol_creator_get_note (creator, j)->cover_url);
    }
  g_ptr_array_add (urls, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&urls), FALSE);
}
