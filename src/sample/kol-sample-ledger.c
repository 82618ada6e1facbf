// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-ledger.h"

/**
 * kol_sample_ledger_init:
 * @self: (out caller-allocates): a ledger
 */
void
kol_sample_ledger_init (KolSampleLedger *self)
{
  g_mutex_init (&self->lock);
  self->faults = g_array_new (FALSE, FALSE, sizeof (KolSampleFault));
  self->counts = (KolSampleCounts){ 0 };
}

/**
 * kol_sample_ledger_clear:
 * @self: a ledger that nobody uses any more
 */
void
kol_sample_ledger_clear (KolSampleLedger *self)
{
  g_clear_pointer (&self->faults, g_array_unref);
  g_mutex_clear (&self->lock);
}

/**
 * kol_sample_ledger_add_fault:
 * @self: a ledger
 * @fault: what befalls searches from now on; copied
 */
void
kol_sample_ledger_add_fault (KolSampleLedger *self, const KolSampleFault *fault)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_array_append_vals (self->faults, fault, 1);
}

/* Pages that no search has are counted as page 0. */
static KolSampleCount *
get_page (KolSampleLedger *self, guint page)
{
  return &self->counts.pages[page <= KOL_SAMPLE_MAX_PAGE ? page : 0];
}

/**
 * kol_sample_ledger_count_call:
 * @self: a ledger
 * @page: which page is asked for
 * @fault: (out): what befalls the search: the first of the faults that is due
 * @is_due: (out): whether anything does
 *
 * Returns: the number of the search, from 1
 */
guint
kol_sample_ledger_count_call (KolSampleLedger *self,
                              guint page,
                              KolSampleFault *fault,
                              gboolean *is_due)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint call = ++self->counts.all.calls;

  get_page (self, page)->calls++;
  *is_due = FALSE;
  for (guint i = 0; i < self->faults->len && !*is_due; i++)
    {
      *fault = g_array_index (self->faults, KolSampleFault, i);
      *is_due = kol_sample_fault_is_due (fault, call);
    }

  return call;
}

static void
add (KolSampleCount *count, KolSampleCost cost)
{
  switch (cost)
    {
    case KOL_SAMPLE_COST_CHARGED:
      count->charged++;
      break;
    case KOL_SAMPLE_COST_FREE:
      count->free++;
      break;
    case KOL_SAMPLE_COST_UNSURE:
      count->unsure++;
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * kol_sample_ledger_settle:
 * @self: a ledger
 * @page: which page was asked for
 * @cost: what the search costs
 */
void
kol_sample_ledger_settle (KolSampleLedger *self, guint page, KolSampleCost cost)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  add (&self->counts.all, cost);
  add (get_page (self, page), cost);
}

/**
 * kol_sample_ledger_get_counts:
 * @self: a ledger
 * @counts: (out caller-allocates): what was counted so far
 */
void
kol_sample_ledger_get_counts (KolSampleLedger *self, KolSampleCounts *counts)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  *counts = self->counts;
}

static void
append_count (GString *json, const KolSampleCount *count)
{
  g_string_append_printf (json, "\"calls\":%u,\"charged\":%u,\"free\":%u,\"unsure\":%u",
                          count->calls, count->charged, count->free, count->unsure);
}

/**
 * kol_sample_ledger_to_json:
 * @self: a ledger
 *
 * Returns: (transfer full): what was counted so far; of pages only those that were asked for
 */
char *
kol_sample_ledger_to_json (KolSampleLedger *self)
{
  g_autoptr (GString) json = g_string_new ("{");
  const char *comma = "";
  KolSampleCounts counts;

  kol_sample_ledger_get_counts (self, &counts);
  append_count (json, &counts.all);
  g_string_append (json, ",\"pages\":{");
  for (guint i = 0; i <= KOL_SAMPLE_MAX_PAGE; i++)
    {
      if (counts.pages[i].calls == 0)
        continue;

      g_string_append_printf (json, "%s\"%u\":{", comma, i);
      append_count (json, &counts.pages[i]);
      g_string_append_c (json, '}');
      comma = ",";
    }
  g_string_append (json, "}}");

  return g_string_free (g_steal_pointer (&json), FALSE);
}
