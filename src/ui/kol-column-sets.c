// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-column-sets.h"
#include "kol-handover.h"

/* The name, never shown, of the set that follows the table */
#define TABLE_SET_NAME "table"
#define SETTINGS_KEY "column-sets"

struct _KolColumnSets
{
  GObject parent_instance;

  GSettings *settings; /* owned */
  GListStore *sets;    /* owned, of KolColumnSet: ours, the table's, the user's */
  KolColumnSet *table; /* owned: the columns of the table */
  GStrv foreign;       /* owned: what another version kept, and this one cannot read */
};

static void kol_column_sets_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KolColumnSets,
                               kol_column_sets,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      kol_column_sets_list_model_init))

static GType
kol_column_sets_get_item_type (GListModel *model)
{
  return KOL_TYPE_COLUMN_SET;
}

static guint
kol_column_sets_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (KOL_COLUMN_SETS (model)->sets));
}

static gpointer
kol_column_sets_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (KOL_COLUMN_SETS (model)->sets), position);
}

static void
kol_column_sets_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kol_column_sets_get_item_type;
  iface->get_n_items = kol_column_sets_get_n_items;
  iface->get_item = kol_column_sets_get_item;
}

static void
kol_column_sets_finalize (GObject *object)
{
  KolColumnSets *self = KOL_COLUMN_SETS (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->sets);
  g_clear_object (&self->table);
  g_clear_pointer (&self->foreign, g_strfreev);

  G_OBJECT_CLASS (kol_column_sets_parent_class)->finalize (object);
}

static void
kol_column_sets_class_init (KolColumnSetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_column_sets_finalize;
}

static void
kol_column_sets_init (KolColumnSets *self)
{
  self->sets = g_list_store_new (KOL_TYPE_COLUMN_SET);
  g_signal_connect_swapped (self->sets, "items-changed", G_CALLBACK (g_list_model_items_changed),
                            self);
}

/* Who it is comes first, where to look comes last. */
static KolColumnSet *
create_table_set (GPtrArray *columns)
{
  const KolField *const *identity = kol_handover_default_columns ();
  g_autoptr (GString) text = g_string_new (TABLE_SET_NAME ":");
  g_autoptr (GError) error = NULL;
  KolColumnSet *set;

  for (guint i = 0; identity[i] != NULL; i++)
    {
      if (identity[i]->group == KOL_FIELD_GROUP_IDENTITY)
        g_string_append_printf (text, "%s,", identity[i]->id);
    }
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (text, "%s,", (const char *) g_ptr_array_index (columns, i));
  g_string_append (text, "profile");
  set = kol_column_set_parse (text->str, &error);
  if (set == NULL)
    g_error ("A field is no column: %s", error->message);

  return set;
}

static guint
get_n_fixed (void)
{
  return kol_column_set_get_n_built_in () + 1;
}

/* What this version cannot read stays kept, behind what it can. */
static void
load (KolColumnSets *self)
{
  g_auto (GStrv) texts = g_settings_get_strv (self->settings, SETTINGS_KEY);
  g_autoptr (GStrvBuilder) foreign = g_strv_builder_new ();

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KolColumnSet) set = kol_column_set_parse (texts[i], &error);

      if (set != NULL && kol_column_set_get_id (set) == NULL)
        g_list_store_append (self->sets, set);
      else
        g_strv_builder_add (foreign, texts[i]);
    }
  self->foreign = g_strv_builder_end (foreign);
}

static void
save (KolColumnSets *self)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = get_n_fixed (); i < kol_column_sets_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (KolColumnSet) set = g_list_model_get_item (G_LIST_MODEL (self), i);
      g_autofree char *text = kol_column_set_to_text (set);

      g_strv_builder_add (texts, text);
    }
  g_strv_builder_addv (texts, (const char **) self->foreign);
  all = g_strv_builder_end (texts);
  g_settings_set_strv (self->settings, SETTINGS_KEY, (const char *const *) all);
}

/**
 * kol_column_sets_new:
 * @settings: keep the user's own
 * @columns: (element-type utf8): the ids of the columns the table shows, in its order
 *
 * Returns: (transfer full): ours, what the table shows, and the user's own
 */
KolColumnSets *
kol_column_sets_new (GSettings *settings, GPtrArray *columns)
{
  KolColumnSets *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (columns != NULL, NULL);

  self = g_object_new (KOL_TYPE_COLUMN_SETS, NULL);
  self->settings = g_object_ref (settings);
  self->table = create_table_set (columns);
  for (guint i = 0; i < kol_column_set_get_n_built_in (); i++)
    {
      g_autoptr (KolColumnSet) set = kol_column_set_get_built_in (i);

      g_list_store_append (self->sets, set);
    }
  g_list_store_append (self->sets, self->table);
  load (self);

  return self;
}

/**
 * kol_column_sets_get_table:
 * @self: the sets
 *
 * Returns: (transfer none): the columns of the table
 */
KolColumnSet *
kol_column_sets_get_table (KolColumnSets *self)
{
  g_return_val_if_fail (KOL_IS_COLUMN_SETS (self), NULL);

  return self->table;
}

/**
 * kol_column_sets_find:
 * @self: the sets
 * @text: what kol_column_set_to_text() made
 * @position: (out): where the set is
 *
 * Returns: whether there is such a set, with these very columns
 */
gboolean
kol_column_sets_find (KolColumnSets *self, const char *text, guint *position)
{
  g_return_val_if_fail (KOL_IS_COLUMN_SETS (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < kol_column_sets_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (KolColumnSet) set = g_list_model_get_item (G_LIST_MODEL (self), i);
      g_autofree char *other = kol_column_set_to_text (set);

      if (!g_str_equal (other, text))
        continue;
      *position = i;
      return TRUE;
    }

  return FALSE;
}

/**
 * kol_column_sets_dup_followed:
 * @self: the sets
 * @text: what kol_column_set_to_text() made some time ago
 *
 * The table can show other columns by now, and a set of the user's can have been changed.
 *
 * Returns: (transfer full) (nullable): the set of that name as it is now, %NULL when it is gone
 */
KolColumnSet *
kol_column_sets_dup_followed (KolColumnSets *self, const char *text)
{
  g_autoptr (KolColumnSet) old = NULL;

  g_return_val_if_fail (KOL_IS_COLUMN_SETS (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  old = kol_column_set_parse (text, NULL);
  if (old == NULL || kol_column_set_get_id (old) != NULL)
    return g_steal_pointer (&old);

  for (guint i = get_n_fixed () - 1; i < kol_column_sets_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (KolColumnSet) set = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (g_str_equal (kol_column_set_get_label (set), kol_column_set_get_label (old)))
        return g_steal_pointer (&set);
    }

  return NULL;
}

/**
 * kol_column_sets_get_label:
 * @self: the sets
 * @set: one of them
 *
 * Returns: (transfer none): what it is called on screen
 */
const char *
kol_column_sets_get_label (KolColumnSets *self, KolColumnSet *set)
{
  g_return_val_if_fail (KOL_IS_COLUMN_SETS (self), NULL);
  g_return_val_if_fail (KOL_IS_COLUMN_SET (set), NULL);

  /* Translators: a set of columns */
  return set == self->table ? C_ ("column set", "As in the table") : kol_column_set_get_label (set);
}

/**
 * kol_column_sets_is_own:
 * @self: the sets
 * @set: one of them
 *
 * Returns: whether the user made it, and can change it
 */
gboolean
kol_column_sets_is_own (KolColumnSets *self, KolColumnSet *set)
{
  g_return_val_if_fail (KOL_IS_COLUMN_SETS (self), FALSE);
  g_return_val_if_fail (KOL_IS_COLUMN_SET (set), FALSE);

  return set != self->table && kol_column_set_get_id (set) == NULL;
}

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return g_str_equal (folded_a, folded_b);
}

/**
 * kol_column_sets_can_call:
 * @self: the sets
 * @set: (nullable): the set that gets the name; %NULL for a new one
 * @name: a name
 *
 * Returns: whether @set can be told from all others by that name
 */
gboolean
kol_column_sets_can_call (KolColumnSets *self, KolColumnSet *set, const char *name)
{
  g_return_val_if_fail (KOL_IS_COLUMN_SETS (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (*name == '\0' || is_same_name (name, TABLE_SET_NAME))
    return FALSE;

  for (guint i = 0; i < kol_column_sets_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (KolColumnSet) other = g_list_model_get_item (G_LIST_MODEL (self), i);
      const char *id = kol_column_set_get_id (other);

      if (other != set && (is_same_name (name, kol_column_sets_get_label (self, other)) ||
                           (id != NULL && is_same_name (name, id))))
        return FALSE;
    }

  return TRUE;
}

/**
 * kol_column_sets_suggest_name:
 * @self: the sets
 *
 * Returns: (transfer full): a name that no set has
 */
char *
kol_column_sets_suggest_name (KolColumnSets *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (KOL_IS_COLUMN_SETS (self), NULL);

  name = g_strdup (_ ("My columns"));
  for (guint i = 2; !kol_column_sets_can_call (self, NULL, name); i++)
    {
      g_free (name);
      /* Translators: a column set’s name, and the number that tells it from others */
      name = g_strdup_printf (_ ("%s %u"), _ ("My columns"), i);
    }

  return g_steal_pointer (&name);
}

/**
 * kol_column_sets_put:
 * @self: the sets
 * @old: (nullable): a set of the user's, whose place it takes; %NULL for a new one
 * @set: a set of the user's
 */
void
kol_column_sets_put (KolColumnSets *self, KolColumnSet *old, KolColumnSet *set)
{
  guint position;

  g_return_if_fail (KOL_IS_COLUMN_SETS (self));
  g_return_if_fail (kol_column_sets_is_own (self, set));

  if (old != NULL && g_list_store_find (self->sets, old, &position))
    g_list_store_splice (self->sets, position, 1, (gpointer *) &set, 1);
  else
    g_list_store_append (self->sets, set);
  save (self);
}

/**
 * kol_column_sets_insert:
 * @self: the sets
 * @position: where kol_column_sets_remove() found it
 * @set: a set of the user's
 *
 * Brings back a set that was removed.
 */
void
kol_column_sets_insert (KolColumnSets *self, guint position, KolColumnSet *set)
{
  g_return_if_fail (KOL_IS_COLUMN_SETS (self));
  g_return_if_fail (kol_column_sets_is_own (self, set));

  g_list_store_insert (
      self->sets,
      CLAMP (position, get_n_fixed (), kol_column_sets_get_n_items (G_LIST_MODEL (self))), set);
  save (self);
}

/**
 * kol_column_sets_remove:
 * @self: the sets
 * @set: a set of the user's
 *
 * Returns: where it was
 */
guint
kol_column_sets_remove (KolColumnSets *self, KolColumnSet *set)
{
  guint position;

  g_return_val_if_fail (KOL_IS_COLUMN_SETS (self), 0);
  g_return_val_if_fail (kol_column_sets_is_own (self, set), 0);

  if (!g_list_store_find (self->sets, set, &position))
    return kol_column_sets_get_n_items (G_LIST_MODEL (self));

  g_list_store_remove (self->sets, position);
  save (self);

  return position;
}
