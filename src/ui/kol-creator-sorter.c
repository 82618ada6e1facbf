// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-creator-item.h"
#include "kol-creator-sorter.h"

struct _KolCreatorSorter
{
  GtkSorter parent_instance;

  const KolField *field; /* not owned, a row of the field table; NULL: the order as found */
  gboolean descending;
};

G_DEFINE_FINAL_TYPE (KolCreatorSorter, kol_creator_sorter, GTK_TYPE_SORTER)

static GtkOrdering
kol_creator_sorter_compare (GtkSorter *sorter, gpointer a, gpointer b)
{
  KolCreatorSorter *self = KOL_CREATOR_SORTER (sorter);

  if (self->field == NULL)
    return GTK_ORDERING_EQUAL;

  return gtk_ordering_from_cmpfunc (kol_creator_compare (
      kol_creator_item_get (a), kol_creator_item_get (b), self->field, self->descending));
}

static GtkSorterOrder
kol_creator_sorter_get_order (GtkSorter *sorter)
{
  KolCreatorSorter *self = KOL_CREATOR_SORTER (sorter);

  return self->field != NULL ? GTK_SORTER_ORDER_PARTIAL : GTK_SORTER_ORDER_NONE;
}

static void
kol_creator_sorter_class_init (KolCreatorSorterClass *klass)
{
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);

  sorter_class->compare = kol_creator_sorter_compare;
  sorter_class->get_order = kol_creator_sorter_get_order;
}

static void
kol_creator_sorter_init (KolCreatorSorter *self)
{
}

/**
 * kol_creator_sorter_new:
 *
 * Returns: (transfer full): a sorter that leaves everything as it is
 */
KolCreatorSorter *
kol_creator_sorter_new (void)
{
  return g_object_new (KOL_TYPE_CREATOR_SORTER, NULL);
}

/**
 * kol_creator_sorter_set_field:
 * @self: a sorter
 * @field: (nullable): what to sort by; %NULL: leave the order as it was found
 * @descending: whether the larger comes first
 *
 * Creators whose @field is unknown come last in both directions.
 */
void
kol_creator_sorter_set_field (KolCreatorSorter *self, const KolField *field, gboolean descending)
{
  g_return_if_fail (KOL_IS_CREATOR_SORTER (self));

  if (self->field == field && self->descending == !!descending)
    return;

  self->field = field;
  self->descending = !!descending;
  /* Not "inverted" when only the direction turns: who is unknown stays last. */
  gtk_sorter_changed (GTK_SORTER (self), GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * kol_creator_sorter_get_field:
 * @self: a sorter
 * @descending: (out) (optional): whether the larger comes first
 *
 * Returns: (transfer none) (nullable): what is sorted by
 */
const KolField *
kol_creator_sorter_get_field (KolCreatorSorter *self, gboolean *descending)
{
  g_return_val_if_fail (KOL_IS_CREATOR_SORTER (self), NULL);

  if (descending != NULL)
    *descending = self->descending;

  return self->field;
}
