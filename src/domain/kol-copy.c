// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-copy.h"

#include "kol-page.h"

struct _KolCopy
{
  GObject parent_instance;

  KolCopyFacts facts; /* service and query are borrowed from the members below */
  char *service;      /* owned, nullable */
  KolQuery *query;    /* owned */
};

G_DEFINE_FINAL_TYPE (KolCopy, kol_copy, G_TYPE_OBJECT)

static void
kol_copy_finalize (GObject *object)
{
  KolCopy *self = KOL_COPY (object);

  g_clear_pointer (&self->service, g_free);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (kol_copy_parent_class)->finalize (object);
}

static void
kol_copy_class_init (KolCopyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_copy_finalize;
}

static void
kol_copy_init (KolCopy *self)
{
}

/**
 * kol_copy_new:
 * @facts: what is known of it; copied
 *
 * Returns: (transfer full): a copy
 */
KolCopy *
kol_copy_new (const KolCopyFacts *facts)
{
  KolCopy *self;

  g_return_val_if_fail (facts != NULL && KOL_IS_QUERY (facts->query), NULL);

  self = g_object_new (KOL_TYPE_COPY, NULL);
  self->service = g_strdup (facts->service);
  self->query = kol_query_copy (facts->query);
  self->facts = *facts;
  self->facts.service = self->service;
  self->facts.query = self->query;

  return self;
}

/**
 * kol_copy_get_sweep_id:
 * @self: a copy
 *
 * Returns: the store's number of the sweep
 */
gint64
kol_copy_get_sweep_id (KolCopy *self)
{
  g_return_val_if_fail (KOL_IS_COPY (self), 0);

  return self->facts.sweep_id;
}

/**
 * kol_copy_get_service:
 * @self: a copy
 *
 * Returns: (transfer none) (nullable): which service answered: its address, or a name of our own;
 * %NULL: not known, such a copy stands for no service
 */
const char *
kol_copy_get_service (KolCopy *self)
{
  g_return_val_if_fail (KOL_IS_COPY (self), NULL);

  return self->facts.service;
}

/**
 * kol_copy_get_query:
 * @self: a copy
 *
 * Returns: (transfer none): what was asked
 */
KolQuery *
kol_copy_get_query (KolCopy *self)
{
  g_return_val_if_fail (KOL_IS_COPY (self), NULL);

  return self->facts.query;
}

/**
 * kol_copy_get_fetched_at:
 * @self: a copy
 *
 * Returns: when the oldest page was answered, Unix seconds
 */
gint64
kol_copy_get_fetched_at (KolCopy *self)
{
  g_return_val_if_fail (KOL_IS_COPY (self), 0);

  return self->facts.fetched_at;
}

/**
 * kol_copy_get_newest_at:
 * @self: a copy
 *
 * Returns: when the newest page was answered, Unix seconds
 */
gint64
kol_copy_get_newest_at (KolCopy *self)
{
  g_return_val_if_fail (KOL_IS_COPY (self), 0);

  return self->facts.newest_at;
}

/**
 * kol_copy_get_n_pages:
 * @self: a copy
 *
 * Returns: how many pages are held, each number once
 */
guint
kol_copy_get_n_pages (KolCopy *self)
{
  g_return_val_if_fail (KOL_IS_COPY (self), 0);

  return self->facts.n_pages;
}

/**
 * kol_copy_get_n_creators:
 * @self: a copy
 *
 * Returns: how many creators the pages bring, each once
 */
guint
kol_copy_get_n_creators (KolCopy *self)
{
  g_return_val_if_fail (KOL_IS_COPY (self), 0);

  return self->facts.n_creators;
}

/**
 * kol_copy_get_n_bytes:
 * @self: a copy
 *
 * Returns: about how much room the answers take on the disk, bytes
 */
guint64
kol_copy_get_n_bytes (KolCopy *self)
{
  g_return_val_if_fail (KOL_IS_COPY (self), 0);

  return self->facts.n_bytes;
}

/**
 * kol_copy_get_total:
 * @self: a copy
 *
 * Returns: what the service said of all hits, a ceiling when it is %KOL_TOTAL_CEILING; -1 when it
 * did not say
 */
gint64
kol_copy_get_total (KolCopy *self)
{
  g_return_val_if_fail (KOL_IS_COPY (self), -1);

  return self->facts.total;
}

/**
 * kol_copy_get_wanted:
 * @self: a copy
 *
 * Returns: the last page the user asked for and does not have yet; 0: nothing is wanted
 */
guint
kol_copy_get_wanted (KolCopy *self)
{
  g_return_val_if_fail (KOL_IS_COPY (self), 0);

  return self->facts.wanted;
}

/**
 * kol_copy_is_complete:
 * @self: a copy
 *
 * Returns: whether the results ended and every page of them is held
 */
gboolean
kol_copy_is_complete (KolCopy *self)
{
  g_return_val_if_fail (KOL_IS_COPY (self), FALSE);

  return self->facts.complete;
}

/**
 * kol_copy_has_everybody:
 * @self: a copy
 *
 * Returns: whether there is nobody more to be had: the results ended, or as many creators are here
 *   as the service tells of, when that is a count and not the platform's ceiling
 */
gboolean
kol_copy_has_everybody (KolCopy *self)
{
  gint64 total;

  g_return_val_if_fail (KOL_IS_COPY (self), FALSE);

  total = kol_copy_get_total (self);

  return kol_copy_is_complete (self) ||
         (total > 0 && total < KOL_TOTAL_CEILING && kol_copy_get_n_creators (self) >= total);
}

/**
 * kol_copy_has_shortlisted:
 * @self: a copy
 *
 * Returns: whether a shortlist names anybody of it
 */
gboolean
kol_copy_has_shortlisted (KolCopy *self)
{
  g_return_val_if_fail (KOL_IS_COPY (self), FALSE);

  return self->facts.shortlisted;
}
