// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sweep-plan.h"

typedef struct
{
  KolPageState state;
  int code; /* what the service answered last; -1: nothing, or it is held */
} PageRecord;

struct _KolSweepPlan
{
  GObject parent_instance;

  gint64 id;       /* of the store; 0: not kept */
  char *service;   /* owned, nullable: which service is asked */
  KolQuery *query; /* owned */

  PageRecord pages[KOL_PAGE_MAX + 1]; /* by number; the first is not used */
  guint wanted;                       /* the last page the user asked for; 0: none */
  guint end;                          /* the last page that can have creators; 0: not known */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KolSweepPlan, kol_sweep_plan, G_TYPE_OBJECT)

static void
emit_changed (KolSweepPlan *self, guint page)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, page);
}

static void
kol_sweep_plan_finalize (GObject *object)
{
  KolSweepPlan *self = KOL_SWEEP_PLAN (object);

  g_clear_pointer (&self->service, g_free);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (kol_sweep_plan_parent_class)->finalize (object);
}

static void
kol_sweep_plan_class_init (KolSweepPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_sweep_plan_finalize;

  /**
   * KolSweepPlan::changed:
   * @self: a plan
   * @page: of which page something is known anew; 0: of the plan as a whole
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KOL_TYPE_SWEEP_PLAN, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
kol_sweep_plan_init (KolSweepPlan *self)
{
  for (guint i = 0; i <= KOL_PAGE_MAX; i++)
    self->pages[i].code = -1;
}

/**
 * kol_sweep_plan_new:
 * @id: the store's number of it; 0: it is not kept
 * @service: (nullable): which service is asked: its address, or a name of our own
 * @query: what is asked; copied
 *
 * Returns: (transfer full): a plan of which no page is held
 */
KolSweepPlan *
kol_sweep_plan_new (gint64 id, const char *service, KolQuery *query)
{
  KolSweepPlan *self;

  g_return_val_if_fail (KOL_IS_QUERY (query), NULL);

  self = g_object_new (KOL_TYPE_SWEEP_PLAN, NULL);
  self->id = id;
  self->service = g_strdup (service);
  self->query = kol_query_copy (query);

  return self;
}

/**
 * kol_sweep_plan_get_id:
 * @self: a plan
 *
 * Returns: the store's number of it; 0: it is not kept
 */
gint64
kol_sweep_plan_get_id (KolSweepPlan *self)
{
  g_return_val_if_fail (KOL_IS_SWEEP_PLAN (self), 0);

  return self->id;
}

/**
 * kol_sweep_plan_get_service:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): which service is asked
 */
const char *
kol_sweep_plan_get_service (KolSweepPlan *self)
{
  g_return_val_if_fail (KOL_IS_SWEEP_PLAN (self), NULL);

  return self->service;
}

/**
 * kol_sweep_plan_get_query:
 * @self: a plan
 *
 * Returns: (transfer none): what is asked
 */
KolQuery *
kol_sweep_plan_get_query (KolSweepPlan *self)
{
  g_return_val_if_fail (KOL_IS_SWEEP_PLAN (self), NULL);

  return self->query;
}

/**
 * kol_sweep_plan_set_state:
 * @self: a plan
 * @page: a page's number, 1 to %KOL_PAGE_MAX
 * @state: what is known of it now
 * @code: what the service answered, -1: nothing
 *
 * What is held stays held: asking for it once more in vain does not lose it.
 */
void
kol_sweep_plan_set_state (KolSweepPlan *self, guint page, KolPageState state, int code)
{
  PageRecord *record;

  g_return_if_fail (KOL_IS_SWEEP_PLAN (self));
  g_return_if_fail (page >= 1 && page <= KOL_PAGE_MAX);

  record = &self->pages[page];
  if (record->state == KOL_PAGE_STATE_HELD || (record->state == state && record->code == code))
    return;

  record->state = state;
  record->code = state == KOL_PAGE_STATE_HELD ? -1 : code;
  emit_changed (self, page);
}

/**
 * kol_sweep_plan_get_state:
 * @self: a plan
 * @page: a page's number, 1 to %KOL_PAGE_MAX
 *
 * Returns: what is known of the page
 */
KolPageState
kol_sweep_plan_get_state (KolSweepPlan *self, guint page)
{
  g_return_val_if_fail (KOL_IS_SWEEP_PLAN (self), KOL_PAGE_STATE_MISSING);
  g_return_val_if_fail (page >= 1 && page <= KOL_PAGE_MAX, KOL_PAGE_STATE_MISSING);

  return self->pages[page].state;
}

/**
 * kol_sweep_plan_get_code:
 * @self: a plan
 * @page: a page's number, 1 to %KOL_PAGE_MAX
 *
 * Returns: what the service answered last instead of the page; -1: nothing, or the page is held
 */
int
kol_sweep_plan_get_code (KolSweepPlan *self, guint page)
{
  g_return_val_if_fail (KOL_IS_SWEEP_PLAN (self), -1);
  g_return_val_if_fail (page >= 1 && page <= KOL_PAGE_MAX, -1);

  return self->pages[page].code;
}

/**
 * kol_sweep_plan_count:
 * @self: a plan
 * @last: how far to count, 0 to %KOL_PAGE_MAX
 * @state: what to count
 *
 * Returns: how many pages from 1 to @last are in @state
 */
guint
kol_sweep_plan_count (KolSweepPlan *self, guint last, KolPageState state)
{
  guint n = 0;

  g_return_val_if_fail (KOL_IS_SWEEP_PLAN (self), 0);
  g_return_val_if_fail (last <= KOL_PAGE_MAX, 0);

  for (guint i = 1; i <= last; i++)
    n += self->pages[i].state == state;

  return n;
}

/**
 * kol_sweep_plan_get_highest:
 * @self: a plan
 *
 * Returns: the highest number of a page that was asked for; 0: none was
 */
guint
kol_sweep_plan_get_highest (KolSweepPlan *self)
{
  guint page = KOL_PAGE_MAX;

  g_return_val_if_fail (KOL_IS_SWEEP_PLAN (self), 0);

  while (page > 0 && self->pages[page].state == KOL_PAGE_STATE_MISSING)
    page--;

  return page;
}

/**
 * kol_sweep_plan_set_wanted:
 * @self: a plan
 * @last: the last page the user asked for and does not have yet; 0: nothing is wanted any more
 */
void
kol_sweep_plan_set_wanted (KolSweepPlan *self, guint last)
{
  g_return_if_fail (KOL_IS_SWEEP_PLAN (self));
  g_return_if_fail (last <= KOL_PAGE_MAX);

  if (self->wanted == last)
    return;

  self->wanted = last;
  emit_changed (self, 0);
}

/**
 * kol_sweep_plan_get_wanted:
 * @self: a plan
 *
 * Returns: the last page the user asked for and does not have yet; 0: nothing is wanted
 */
guint
kol_sweep_plan_get_wanted (KolSweepPlan *self)
{
  g_return_val_if_fail (KOL_IS_SWEEP_PLAN (self), 0);

  return self->wanted;
}

/* An empty page ends a search, or one that is not full and reaches the total. The total alone says
 * nothing: it is a ceiling, and can be wrong. */
static guint
find_end (guint number, guint n_creators, gint64 total)
{
  if (n_creators == 0)
    return number - 1;
  if (number >= KOL_PAGE_MAX)
    return KOL_PAGE_MAX;
  if (n_creators < KOL_PAGE_SIZE && total >= 0 && (gint64) number * KOL_PAGE_SIZE >= total)
    return number;

  return 0;
}

/**
 * kol_sweep_plan_note_held:
 * @self: a plan
 * @page: the number of a page of it that is kept, 1 to %KOL_PAGE_MAX
 * @n_creators: how many creators it brought
 * @total: what it says of all hits; -1: nothing
 *
 * Notes that a page is held, and whether it says where the results end. Found by an empty first
 * page they end there too: that page has nobody.
 */
void
kol_sweep_plan_note_held (KolSweepPlan *self, guint page, guint n_creators, gint64 total)
{
  guint end;

  g_return_if_fail (KOL_IS_SWEEP_PLAN (self));
  g_return_if_fail (page >= 1 && page <= KOL_PAGE_MAX);

  end = MAX (find_end (page, n_creators, total), n_creators == 0 ? 1 : 0);
  if (end > 0 && (self->end == 0 || end < self->end))
    {
      self->end = end;
      emit_changed (self, 0);
    }
  kol_sweep_plan_set_state (self, page, KOL_PAGE_STATE_HELD, -1);
}

/**
 * kol_sweep_plan_note_page:
 * @self: a plan
 * @page: a page of it that is kept
 *
 * Notes that @page is held, as kol_sweep_plan_note_held() does.
 */
void
kol_sweep_plan_note_page (KolSweepPlan *self, KolPage *page)
{
  g_return_if_fail (KOL_IS_PAGE (page));

  kol_sweep_plan_note_held (self, kol_page_get_number (page), kol_page_get_n_creators (page),
                            kol_page_get_total (page));
}

/**
 * kol_sweep_plan_get_end:
 * @self: a plan
 *
 * Returns: the last page that can have creators, %KOL_PAGE_MAX at the most; 0: not known yet
 */
guint
kol_sweep_plan_get_end (KolSweepPlan *self)
{
  g_return_val_if_fail (KOL_IS_SWEEP_PLAN (self), 0);

  return self->end;
}

/**
 * kol_sweep_plan_is_complete:
 * @self: a plan
 * @last: the last page of the range, 1 to %KOL_PAGE_MAX
 *
 * Returns: whether every page from 1 to @last is held, but for those behind the end of the results
 */
gboolean
kol_sweep_plan_is_complete (KolSweepPlan *self, guint last)
{
  g_return_val_if_fail (KOL_IS_SWEEP_PLAN (self), FALSE);
  g_return_val_if_fail (last >= 1 && last <= KOL_PAGE_MAX, FALSE);

  if (self->end > 0)
    last = MIN (last, self->end);

  return kol_sweep_plan_count (self, last, KOL_PAGE_STATE_HELD) == last;
}
