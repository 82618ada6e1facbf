// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-page.h"

struct _KolPage
{
  GObject parent_instance;

  KolQuery *query;     /* owned; what was asked */
  guint number;        /* from 1 */
  gint64 fetched_at;   /* Unix seconds */
  gint64 total;        /* -1: the service did not say */
  char *track_id;      /* owned, nullable */
  GBytes *answer;      /* owned, nullable: the whole answer as it came */
  GPtrArray *creators; /* owned, of KolCreator, in the service's order */
  GPtrArray *raws;     /* owned, of GBytes or NULL, one for each creator */
};

G_DEFINE_FINAL_TYPE (KolPage, kol_page, G_TYPE_OBJECT)

static void
unref_bytes (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
}

static void
kol_page_finalize (GObject *object)
{
  KolPage *self = KOL_PAGE (object);

  g_clear_object (&self->query);
  g_clear_pointer (&self->track_id, g_free);
  g_clear_pointer (&self->answer, g_bytes_unref);
  g_clear_pointer (&self->creators, g_ptr_array_unref);
  g_clear_pointer (&self->raws, g_ptr_array_unref);

  G_OBJECT_CLASS (kol_page_parent_class)->finalize (object);
}

static void
kol_page_class_init (KolPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_page_finalize;
}

static void
kol_page_init (KolPage *self)
{
  self->total = -1;
  self->creators = g_ptr_array_new_with_free_func (g_object_unref);
  self->raws = g_ptr_array_new_with_free_func (unref_bytes);
}

/**
 * kol_page_new:
 * @query: what was asked; copied
 * @number: the page's number, from 1
 * @fetched_at: when it was answered, Unix seconds
 *
 * Returns: (transfer full): a page without creators
 */
KolPage *
kol_page_new (KolQuery *query, guint number, gint64 fetched_at)
{
  KolPage *self;

  g_return_val_if_fail (KOL_IS_QUERY (query), NULL);
  g_return_val_if_fail (number >= 1, NULL);

  self = g_object_new (KOL_TYPE_PAGE, NULL);
  self->query = kol_query_copy (query);
  self->number = number;
  self->fetched_at = fetched_at;

  return self;
}

/**
 * kol_page_add:
 * @self: a page
 * @creator: a sealed creator
 * @raw: (nullable): the creator's JSON object as the service wrote it
 */
void
kol_page_add (KolPage *self, KolCreator *creator, GBytes *raw)
{
  g_return_if_fail (KOL_IS_PAGE (self));
  g_return_if_fail (KOL_IS_CREATOR (creator));

  g_ptr_array_add (self->creators, g_object_ref (creator));
  g_ptr_array_add (self->raws, raw != NULL ? g_bytes_ref (raw) : NULL);
}

/**
 * kol_page_set_total:
 * @self: a page
 * @total: what the service says of all hits, at most %KOL_TOTAL_CEILING; -1: it did not say
 */
void
kol_page_set_total (KolPage *self, gint64 total)
{
  g_return_if_fail (KOL_IS_PAGE (self));

  self->total = MAX (total, -1);
}

/**
 * kol_page_set_track_id:
 * @self: a page
 * @track_id: (nullable): the service's own name for this answer
 */
void
kol_page_set_track_id (KolPage *self, const char *track_id)
{
  g_return_if_fail (KOL_IS_PAGE (self));

  g_clear_pointer (&self->track_id, g_free);
  self->track_id = g_strdup (track_id);
}

/**
 * kol_page_set_answer:
 * @self: a page
 * @answer: (nullable): the whole answer as it came, for keeping
 */
void
kol_page_set_answer (KolPage *self, GBytes *answer)
{
  g_return_if_fail (KOL_IS_PAGE (self));

  g_clear_pointer (&self->answer, g_bytes_unref);
  self->answer = answer != NULL ? g_bytes_ref (answer) : NULL;
}

/**
 * kol_page_get_answer:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the whole answer as it came; %NULL once it is kept
 */
GBytes *
kol_page_get_answer (KolPage *self)
{
  g_return_val_if_fail (KOL_IS_PAGE (self), NULL);

  return self->answer;
}

/**
 * kol_page_get_query:
 * @self: a page
 *
 * Returns: (transfer none): what was asked
 */
KolQuery *
kol_page_get_query (KolPage *self)
{
  g_return_val_if_fail (KOL_IS_PAGE (self), NULL);

  return self->query;
}

/**
 * kol_page_get_number:
 * @self: a page
 *
 * Returns: the page's number, from 1
 */
guint
kol_page_get_number (KolPage *self)
{
  g_return_val_if_fail (KOL_IS_PAGE (self), 0);

  return self->number;
}

/**
 * kol_page_get_fetched_at:
 * @self: a page
 *
 * Returns: when the page was answered, Unix seconds
 */
gint64
kol_page_get_fetched_at (KolPage *self)
{
  g_return_val_if_fail (KOL_IS_PAGE (self), 0);

  return self->fetched_at;
}

/**
 * kol_page_get_total:
 * @self: a page
 *
 * Returns: what the service says of all hits: a ceiling when it is %KOL_TOTAL_CEILING; -1 when it
 * did not say
 */
gint64
kol_page_get_total (KolPage *self)
{
  g_return_val_if_fail (KOL_IS_PAGE (self), -1);

  return self->total;
}

/**
 * kol_page_get_track_id:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the service's own name for this answer
 */
const char *
kol_page_get_track_id (KolPage *self)
{
  g_return_val_if_fail (KOL_IS_PAGE (self), NULL);

  return self->track_id;
}

/**
 * kol_page_get_n_creators:
 * @self: a page
 *
 * Returns: how many creators the page brought
 */
guint
kol_page_get_n_creators (KolPage *self)
{
  g_return_val_if_fail (KOL_IS_PAGE (self), 0);

  return self->creators->len;
}

/**
 * kol_page_get_creator:
 * @self: a page
 * @index: a place on the page, from 0
 *
 * Returns: (transfer none): the creator
 */
KolCreator *
kol_page_get_creator (KolPage *self, guint index)
{
  g_return_val_if_fail (KOL_IS_PAGE (self) && index < self->creators->len, NULL);

  return g_ptr_array_index (self->creators, index);
}

/**
 * kol_page_get_raw:
 * @self: a page
 * @index: a place on the page, from 0
 *
 * Returns: (transfer none) (nullable): the creator's JSON object as the service wrote it
 */
GBytes *
kol_page_get_raw (KolPage *self, guint index)
{
  g_return_val_if_fail (KOL_IS_PAGE (self) && index < self->raws->len, NULL);

  return g_ptr_array_index (self->raws, index);
}
