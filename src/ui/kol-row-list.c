// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-row-list.h"

/* Up to so many rows are moved as a view expects it, with their widgets: the cursor goes along. */
#define MAX_MOVED 48

/* Rows without widgets that stand before others that have go when there are so many of them: the
 * others are told their new position then. */
#define MIN_GAP 48

/* One row, from the top. */
typedef struct
{
  GObject *item;    /* owned: what stands on it */
  KolTableRow *row; /* owned, nullable: nobody asked for it yet */
} Place;

enum
{
  SIGNAL_ARRANGING,
  SIGNAL_ARRANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _KolRowList
{
  GObject parent_instance;

  GListModel *source; /* owned */
  GArray *wanted;     /* owned, of GObject, owned: what the source has */
  GArray *places;     /* owned, of Place: what is shown */
  gboolean gathering; /* the rows that have widgets are to become the first */
};

static void kol_row_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KolRowList,
                               kol_row_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kol_row_list_model_init))

static void
clear_item (gpointer item)
{
  g_clear_object ((GObject **) item);
}

static void
clear_place (gpointer data)
{
  Place *place = data;

  g_clear_object (&place->item);
  g_clear_object (&place->row);
}

static Place *
get_place (KolRowList *self, guint position)
{
  return &g_array_index (self->places, Place, position);
}

static GObject *
get_wanted (KolRowList *self, guint position)
{
  return g_array_index (self->wanted, GObject *, position);
}

static GType
kol_row_list_get_item_type (GListModel *model)
{
  return KOL_TYPE_TABLE_ROW;
}

static guint
kol_row_list_get_n_items (GListModel *model)
{
  return KOL_ROW_LIST (model)->places->len;
}

static gpointer
kol_row_list_get_item (GListModel *model, guint position)
{
  KolRowList *self = KOL_ROW_LIST (model);
  Place *place;

  if (position >= self->places->len)
    return NULL;

  place = get_place (self, position);
  if (place->row == NULL)
    place->row = kol_table_row_new (place->item);

  return g_object_ref (place->row);
}

static void
kol_row_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kol_row_list_get_item_type;
  iface->get_n_items = kol_row_list_get_n_items;
  iface->get_item = kol_row_list_get_item;
}

/* Whether a view keeps widgets for the row at @position. */
static gboolean
has_cells (KolRowList *self, guint position)
{
  const Place *place = position < self->places->len ? get_place (self, position) : NULL;

  return place != NULL && place->row != NULL && kol_table_row_has_cells (place->row);
}

static GArray *
create_places (void)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  g_array_set_clear_func (places, clear_place);

  return places;
}

/* Takes the place at @position away, and leaves nothing there. */
static Place
steal_place (KolRowList *self, guint position)
{
  Place *place = get_place (self, position);
  Place stolen = *place;

  *place = (Place){ NULL, NULL };

  return stolen;
}

/* Puts @added in place of @n_removed places; what is in it belongs to the list from now on. */
static void
replace_places (KolRowList *self, guint position, guint n_removed, GArray *added)
{
  if (n_removed > 0)
    g_array_remove_range (self->places, position, n_removed);
  g_array_insert_vals (self->places, position, added->data, added->len);
  g_array_set_clear_func (added, NULL);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, added->len);
}

/* Whether everything that is shown is wanted, in the same order. */
static gboolean
is_only_short (KolRowList *self)
{
  guint shown = 0;

  for (guint i = 0; i < self->wanted->len && shown < self->places->len; i++)
    shown += get_place (self, shown)->item == get_wanted (self, i);

  return shown == self->places->len;
}

/* Puts @n_added places at @position; what stands on them is what is wanted there. */
static void
add_places (KolRowList *self, guint position, guint n_added)
{
  g_autoptr (GArray) added = create_places ();

  for (guint i = position; i < position + n_added; i++)
    {
      Place place = { g_object_ref (get_wanted (self, i)), NULL };

      g_array_append_val (added, place);
    }

  replace_places (self, position, 0, added);
}

/* Has what is wanted stand on the places up to @end. */
static void
put_on_places (KolRowList *self, guint position, guint end)
{
  for (guint i = position; i < end; i++)
    {
      Place *place = get_place (self, i);

      if (g_set_object (&place->item, get_wanted (self, i)) && place->row != NULL)
        kol_table_row_set_item (place->row, place->item);
    }
}

/* The first row that can be seen, or how many rows there are. */
static guint
find_first_seen (KolRowList *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = get_place (self, i);

      if (place->row != NULL && kol_table_row_is_seen (place->row))
        return i;
    }

  return self->places->len;
}

/* Items come in between the others: rows come in behind the last, and the items move on. A row that
 * is put between others costs GTK 4.8 all cells and styles behind it. Returns: how many rows what
 * stood on the first that can be seen moved on. */
static guint
fill_in (KolRowList *self)
{
  guint n_before = self->places->len;
  guint seen = find_first_seen (self);
  guint now = seen;

  if (seen < n_before)
    {
      while (get_wanted (self, now) != get_place (self, seen)->item)
        now++;
    }

  put_on_places (self, 0, n_before);
  if (n_before < self->wanted->len)
    add_places (self, n_before, self->wanted->len - n_before);

  return now - seen;
}

/* Items move together with their rows, as a view expects of any list. */
static void
move_rows (KolRowList *self, guint position, guint n_before, guint n_now)
{
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL); /* item -> position + 1 */
  g_autoptr (GArray) added = create_places ();

  for (guint i = position; i < position + n_before; i++)
    g_hash_table_insert (before, get_place (self, i)->item, GUINT_TO_POINTER (i + 1));
  for (guint i = position; i < position + n_now; i++)
    {
      GObject *item = get_wanted (self, i);
      guint found = GPOINTER_TO_UINT (g_hash_table_lookup (before, item));
      Place place = { NULL, NULL };

      if (found > 0)
        place = steal_place (self, found - 1);
      else
        place.item = g_object_ref (item);
      g_array_append_val (added, place);
    }

  replace_places (self, position, n_before, added);
}

/* Rows stay, and other items stand on them; rows too many go, rows too few come behind them. */
static void
put_on_rows (KolRowList *self, guint position, guint n_before, guint n_now)
{
  g_autoptr (GArray) nothing = create_places ();
  guint n_kept = MIN (n_before, n_now);

  put_on_places (self, position, position + n_kept);
  if (n_before > n_kept)
    replace_places (self, position + n_kept, n_before - n_kept, nothing);
  else if (n_now > n_kept)
    add_places (self, position + n_kept, n_now - n_kept);
}

/* Takes the rows away that have no widgets and stand before others that have, where there are
 * many of them. */
static void
close_gaps (KolRowList *self)
{
  guint end = self->places->len;

  while (end > 0 && !has_cells (self, end - 1))
    end--;

  while (end > 0)
    {
      g_autoptr (GArray) nothing = create_places ();
      guint start;

      while (end > 0 && has_cells (self, end - 1))
        end--;
      for (start = end; start > 0 && !has_cells (self, start - 1);)
        start--;
      if (end - start >= MIN_GAP)
        replace_places (self, start, end - start, nothing);
      end = start;
    }
}

static void
arrange (KolRowList *self)
{
  guint n_places = self->places->len;
  guint n_wanted = self->wanted->len;
  guint start = 0;
  guint n_same = 0;
  guint n_before;
  guint n_now;

  while (start < MIN (n_places, n_wanted) &&
         get_place (self, start)->item == get_wanted (self, start))
    start++;
  while (n_same < MIN (n_places, n_wanted) - start &&
         get_place (self, n_places - 1 - n_same)->item == get_wanted (self, n_wanted - 1 - n_same))
    n_same++;

  n_before = n_places - start - n_same;
  n_now = n_wanted - start - n_same;
  if (n_now == 0 || MAX (n_before, n_now) <= MAX_MOVED)
    move_rows (self, start, n_before, n_now);
  else
    put_on_rows (self, start, n_before, n_now);
}

static void
follow (KolRowList *self)
{
  guint n_down = 0;

  g_signal_emit (self, signals[SIGNAL_ARRANGING], 0);
  if (self->gathering)
    {
      close_gaps (self);
      put_on_rows (self, 0, self->places->len, self->wanted->len);
    }
  else if (is_only_short (self))
    n_down = fill_in (self);
  else
    arrange (self);
  g_signal_emit (self, signals[SIGNAL_ARRANGED], 0, n_down);
}

static void
on_source_changed_cb (KolRowList *self, guint position, guint n_removed, guint n_added)
{
  g_autoptr (GArray) added = g_array_sized_new (FALSE, FALSE, sizeof (GObject *), n_added);

  g_assert (KOL_IS_ROW_LIST (self));

  for (guint i = position; i < position + n_added; i++)
    {
      GObject *item = g_list_model_get_item (self->source, i);

      g_array_append_val (added, item);
    }
  if (n_removed > 0)
    g_array_remove_range (self->wanted, position, n_removed);
  g_array_insert_vals (self->wanted, position, added->data, added->len);
  follow (self);
}

static void
kol_row_list_dispose (GObject *object)
{
  KolRowList *self = KOL_ROW_LIST (object);

  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (kol_row_list_parent_class)->dispose (object);
}

static void
kol_row_list_finalize (GObject *object)
{
  KolRowList *self = KOL_ROW_LIST (object);

  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);

  G_OBJECT_CLASS (kol_row_list_parent_class)->finalize (object);
}

static void
kol_row_list_class_init (KolRowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kol_row_list_dispose;
  object_class->finalize = kol_row_list_finalize;

  /**
   * KolRowList::arranging:
   *
   * Items are about to change their rows.
   */
  signals[SIGNAL_ARRANGING] = g_signal_new ("arranging", KOL_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KolRowList::arranged:
   * @n_down: how many rows further down the first item that can be seen stands now, because others
   *   came in before it
   *
   * Items have changed their rows.
   */
  signals[SIGNAL_ARRANGED] = g_signal_new ("arranged", KOL_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
kol_row_list_init (KolRowList *self)
{
  self->wanted = g_array_new (FALSE, FALSE, sizeof (GObject *));
  g_array_set_clear_func (self->wanted, clear_item);
  self->places = create_places ();
}

/**
 * kol_row_list_new:
 * @source: a list in which no item is twice
 *
 * Returns: (transfer full): its rows
 */
KolRowList *
kol_row_list_new (GListModel *source)
{
  KolRowList *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (source), NULL);

  self = g_object_new (KOL_TYPE_ROW_LIST, NULL);
  self->source = g_object_ref (source);
  g_signal_connect_swapped (source, "items-changed", G_CALLBACK (on_source_changed_cb), self);
  on_source_changed_cb (self, 0, 0, g_list_model_get_n_items (source));

  return self;
}

/**
 * kol_row_list_set_gathering:
 * @self: a list of rows
 * @gathering: whether the view is about to go to its top
 *
 * While this is set, a change of the source lets the first items stand on the rows that have
 * widgets. A view that goes to its top then has them there, and need not make those that it has
 * into others.
 */
void
kol_row_list_set_gathering (KolRowList *self, gboolean gathering)
{
  g_return_if_fail (KOL_IS_ROW_LIST (self));

  self->gathering = gathering;
}
