// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-column-set.h"
#include "kol-handover-price.h"
#include "kol-handover-private.h"

/* Set up on one thread; from kol_handover_begin() to kol_handover_end() read by the exporting
 * thread and changed by none. */
struct _KolHandover
{
  GObject parent_instance;

  char *name;                  /* owned */
  gint64 date;                 /* Unix seconds */
  KolHandoverOptions *options; /* owned; nobody else has it */
  double price_factor;         /* follows from the options */
  GPtrArray *entries;          /* owned, of KolEntry; nobody else has them */

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
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->options);
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
  self->options = kol_handover_options_new ();
  self->price_factor = kol_handover_reckon_price_factor (self->options);
  self->date = g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * kol_handover_new:
 * @name: what is handed over: the shortlist's name
 *
 * Returns: (transfer full): a hand-over of no entry, of today, of which nothing was chosen
 */
KolHandover *
kol_handover_new (const char *name)
{
  KolHandover *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (KOL_TYPE_HANDOVER, NULL);
  self->name = g_utf8_make_valid (name, -1);

  return self;
}

/**
 * kol_handover_set_options:
 * @self: a hand-over
 * @options: what was chosen of it
 *
 * Takes a copy: what is chosen later is no business of this hand-over.
 */
void
kol_handover_set_options (KolHandover *self, KolHandoverOptions *options)
{
  g_return_if_fail (KOL_IS_HANDOVER (self));
  g_return_if_fail (KOL_IS_HANDOVER_OPTIONS (options));
  g_return_if_fail (!is_busy (self));

  g_clear_object (&self->options);
  self->options = kol_handover_options_copy (options);
  self->price_factor = kol_handover_reckon_price_factor (self->options);
}

/**
 * kol_handover_add_entry:
 * @self: a hand-over
 * @entry: the next creator
 *
 * Takes a copy: status and note are handed over as they are now.
 */
void
kol_handover_add_entry (KolHandover *self, KolEntry *entry)
{
  g_return_if_fail (KOL_IS_HANDOVER (self));
  g_return_if_fail (KOL_IS_ENTRY (entry));
  g_return_if_fail (!is_busy (self));

  g_ptr_array_add (self->entries, kol_entry_copy (entry));
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
 * kol_handover_get_name:
 * @self: a hand-over
 *
 * Returns: (transfer none): the shortlist's name, valid UTF-8, possibly empty
 */
const char *
kol_handover_get_name (KolHandover *self)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);

  return self->name;
}

/**
 * kol_handover_get_title:
 * @self: a hand-over
 *
 * Returns: (transfer none): what stands on top: the title chosen, or else the shortlist's name;
 * valid UTF-8, possibly empty
 */
const char *
kol_handover_get_title (KolHandover *self)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);

  if (kol_handover_options_is_set (self->options, KOL_OPTION_TITLE))
    return kol_handover_options_get (self->options, KOL_OPTION_TITLE);

  return self->name;
}

/**
 * kol_handover_get_client:
 * @self: a hand-over
 *
 * Returns: (transfer none): for whom it is, empty when nobody said
 */
const char *
kol_handover_get_client (KolHandover *self)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);

  return kol_handover_options_get (self->options, KOL_OPTION_CLIENT);
}

/**
 * kol_handover_get_prepared_by:
 * @self: a hand-over
 *
 * Returns: (transfer none): who made it, empty when nobody said
 */
const char *
kol_handover_get_prepared_by (KolHandover *self)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);

  return kol_handover_options_get (self->options, KOL_OPTION_PREPARED_BY);
}

/**
 * kol_handover_get_date:
 * @self: a hand-over
 *
 * Returns: the date the hand-over bears: the day chosen, or else when it was made; Unix seconds
 */
gint64
kol_handover_get_date (KolHandover *self)
{
  g_autofree char *noon = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) date = NULL;

  g_return_val_if_fail (KOL_IS_HANDOVER (self), 0);

  if (!kol_handover_options_is_set (self->options, KOL_OPTION_DATE))
    return self->date;

  noon = g_strconcat (kol_handover_options_get (self->options, KOL_OPTION_DATE), "T12:00:00", NULL);
  date = g_date_time_new_from_iso8601 (noon, zone);

  return date != NULL ? g_date_time_to_unix (date) : self->date;
}

/**
 * kol_handover_get_options:
 * @self: a hand-over
 *
 * Returns: (transfer none): what was chosen of it; to be read, not changed
 */
KolHandoverOptions *
kol_handover_get_options (KolHandover *self)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);

  return self->options;
}

/**
 * kol_handover_get_price_factor:
 * @self: a hand-over
 *
 * Returns: by what prices are multiplied: 1 when they are net; %NaN when nobody said how large the
 * fee or the rebate is
 */
double
kol_handover_get_price_factor (KolHandover *self)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), NAN);

  return self->price_factor;
}

/**
 * kol_handover_includes:
 * @self: a hand-over
 * @part: an option that is yes or no
 *
 * Returns: whether that part is wanted
 */
gboolean
kol_handover_includes (KolHandover *self, KolOptionId part)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), FALSE);

  return kol_handover_options_get_flag (self->options, part);
}

/**
 * kol_handover_enter_language:
 * @self: a hand-over
 *
 * Lets this thread speak the language of the reader. Exports do so by themselves.
 *
 * Returns: what to leave again, with g_auto()
 */
KolLanguageScope
kol_handover_enter_language (KolHandover *self)
{
  const char *language = kol_handover_options_get (self->options, KOL_OPTION_LANGUAGE);
  guint choice = kol_handover_options_get_choice (self->options, KOL_OPTION_LANGUAGE);

  return kol_language_enter (choice != KOL_HANDOVER_LANGUAGE_SYSTEM ? language : NULL);
}

/**
 * kol_handover_dup_column_set:
 * @self: a hand-over
 *
 * Returns: (transfer full): the column set that was chosen; see kol_table_new() for what becomes of
 * it
 */
KolColumnSet *
kol_handover_dup_column_set (KolHandover *self)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);

  return kol_column_set_parse (kol_handover_options_get (self->options, KOL_OPTION_COLUMNS), NULL);
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
