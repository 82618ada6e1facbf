// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-property.h"
#include "kol-shortlist.h"

enum
{
  PROP_NAME = 1,
  PROP_N_ENTRIES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

struct _KolShortlist
{
  GObject parent_instance;

  gint64 id;          /* the store's number */
  char *name;         /* owned */
  GPtrArray *entries; /* owned, of KolEntry, in the user's order */
};

static void kol_shortlist_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KolShortlist,
                               kol_shortlist,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kol_shortlist_model_init))

static GType
kol_shortlist_get_item_type (GListModel *model)
{
  return KOL_TYPE_ENTRY;
}

static guint
kol_shortlist_get_n_items (GListModel *model)
{
  return KOL_SHORTLIST (model)->entries->len;
}

static gpointer
kol_shortlist_get_item (GListModel *model, guint position)
{
  KolShortlist *self = KOL_SHORTLIST (model);

  if (position >= self->entries->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->entries, position));
}

static void
kol_shortlist_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kol_shortlist_get_item_type;
  iface->get_n_items = kol_shortlist_get_n_items;
  iface->get_item = kol_shortlist_get_item;
}

static void
kol_shortlist_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KolShortlist *self = KOL_SHORTLIST (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_N_ENTRIES:
      g_value_set_uint (value, self->entries->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_shortlist_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KolShortlist *self = KOL_SHORTLIST (object);

  switch (prop_id)
    {
    case PROP_NAME:
      kol_shortlist_set_name (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_shortlist_finalize (GObject *object)
{
  KolShortlist *self = KOL_SHORTLIST (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (kol_shortlist_parent_class)->finalize (object);
}

static void
kol_shortlist_class_init (KolShortlistClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kol_shortlist_get_property;
  object_class->set_property = kol_shortlist_set_property;
  object_class->finalize = kol_shortlist_finalize;

  /**
   * KolShortlist:name:
   *
   * The name the user gave it.
   */
  properties[PROP_NAME] = g_param_spec_string (
      "name", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * KolShortlist:n-entries:
   *
   * How many creators are on it.
   */
  properties[PROP_N_ENTRIES] = g_param_spec_uint ("n-entries", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kol_shortlist_init (KolShortlist *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * kol_shortlist_new:
 * @id: the store's number of the shortlist
 * @name: its name
 *
 * Returns: (transfer full): an empty shortlist, a #GListModel of #KolEntry
 */
KolShortlist *
kol_shortlist_new (gint64 id, const char *name)
{
  KolShortlist *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (KOL_TYPE_SHORTLIST, NULL);
  self->id = id;
  self->name = g_strdup (name);

  return self;
}

/**
 * kol_shortlist_get_id:
 * @self: a shortlist
 *
 * Returns: the store's number of the shortlist
 */
gint64
kol_shortlist_get_id (KolShortlist *self)
{
  g_return_val_if_fail (KOL_IS_SHORTLIST (self), 0);

  return self->id;
}

/**
 * kol_shortlist_get_name:
 * @self: a shortlist
 *
 * Returns: (transfer none): the name the user gave it
 */
const char *
kol_shortlist_get_name (KolShortlist *self)
{
  g_return_val_if_fail (KOL_IS_SHORTLIST (self), NULL);

  return self->name;
}

/**
 * kol_shortlist_set_name:
 * @self: a shortlist
 * @name: its new name
 */
void
kol_shortlist_set_name (KolShortlist *self, const char *name)
{
  g_return_if_fail (KOL_IS_SHORTLIST (self));
  g_return_if_fail (name != NULL);

  kol_set_string (self, properties[PROP_NAME], &self->name, name);
}

/**
 * kol_shortlist_lookup:
 * @self: a shortlist
 * @creator_id: the platform's number of a creator
 *
 * Returns: (transfer none) (nullable): the creator's entry, or %NULL when the creator is not on the
 * list
 */
KolEntry *
kol_shortlist_lookup (KolShortlist *self, const char *creator_id)
{
  g_return_val_if_fail (KOL_IS_SHORTLIST (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      KolEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_strcmp0 (kol_creator_get_id (kol_entry_get_creator (entry)), creator_id) == 0)
        return entry;
    }

  return NULL;
}

/**
 * kol_shortlist_splice:
 * @self: a shortlist
 * @position: where the change begins
 * @n_removals: how many entries go
 * @additions: (nullable) (element-type KolEntry): the entries that come in their place
 *
 * Changes the list in memory with a single #GListModel::items-changed.
 */
void
kol_shortlist_splice (KolShortlist *self, guint position, guint n_removals, GPtrArray *additions)
{
  guint n_additions = additions != NULL ? additions->len : 0;

  g_return_if_fail (KOL_IS_SHORTLIST (self));
  g_return_if_fail (position + n_removals <= self->entries->len);

  if (n_removals > 0)
    g_ptr_array_remove_range (self->entries, position, n_removals);
  for (guint i = 0; i < n_additions; i++)
    g_ptr_array_insert (self->entries, position + i,
                        g_object_ref (g_ptr_array_index (additions, i)));

  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removals, n_additions);
  if (n_removals != n_additions)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ENTRIES]);
}

/**
 * kol_shortlist_remove:
 * @self: a shortlist
 * @entry: an entry of it
 */
void
kol_shortlist_remove (KolShortlist *self, KolEntry *entry)
{
  guint position;

  g_return_if_fail (KOL_IS_SHORTLIST (self));

  if (g_ptr_array_find (self->entries, entry, &position))
    kol_shortlist_splice (self, position, 1, NULL);
}

/**
 * kol_shortlist_move:
 * @self: a shortlist
 * @from: the place of an entry
 * @to: its place afterwards
 */
void
kol_shortlist_move (KolShortlist *self, guint from, guint to)
{
  g_autoptr (KolEntry) entry = NULL;
  guint first = MIN (from, to);
  guint n_changed = MAX (from, to) - first + 1;

  g_return_if_fail (KOL_IS_SHORTLIST (self));
  g_return_if_fail (from < self->entries->len && to < self->entries->len);

  if (from == to)
    return;

  entry = g_object_ref (g_ptr_array_index (self->entries, from));
  g_ptr_array_remove_index (self->entries, from);
  g_ptr_array_insert (self->entries, to, g_steal_pointer (&entry));
  g_list_model_items_changed (G_LIST_MODEL (self), first, n_changed, n_changed);
}

/**
 * kol_shortlist_sum:
 * @self: a shortlist
 * @field: a figure
 * @n_known: (out) (optional): of how many entries the figure is known
 *
 * Returns: the sum of the figure over the entries it is known of; %NaN when it is known of none
 */
double
kol_shortlist_sum (KolShortlist *self, const KolField *field, guint *n_known)
{
  double sum = 0;
  guint known = 0;

  g_return_val_if_fail (KOL_IS_SHORTLIST (self), NAN);
  g_return_val_if_fail (kol_field_is_figure (field), NAN);

  for (guint i = 0; i < self->entries->len; i++)
    {
      KolEntry *entry = g_ptr_array_index (self->entries, i);
      double value = kol_creator_get_figure (kol_entry_get_creator (entry), field);

      if (isnan (value))
        continue;
      sum += value;
      known++;
    }
  if (n_known != NULL)
    *n_known = known;

  return known > 0 ? sum : NAN;
}
