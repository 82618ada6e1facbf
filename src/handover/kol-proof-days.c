// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-i18n.h"
#include "kol-proof.h"

/* Where neighbours on a shortlist were fetched on so many days in turn, nobody reads the numbers.
 */
#define MAX_RANGES 120

/* The creators of one day, by their places from 1 on. */
typedef struct
{
  gint64 moment; /* one of the day, Unix seconds; the last of all when not known */
  char *name;    /* owned */
  GString *list; /* owned: "1–3, 7" */
  guint first;   /* the range at the end of the list, which can still grow */
  guint last;
} Day;

static void
day_free (Day *day)
{
  g_clear_pointer (&day->name, g_free);
  if (day->list != NULL)
    g_string_free (g_steal_pointer (&day->list), TRUE);
  g_free (day);
}

static void
end_range (Day *day)
{
  if (day->first == 0)
    return;

  if (day->list->len > 0)
    g_string_append (day->list, C_ ("list", ", "));
  g_string_append_printf (day->list, day->first == day->last ? "%u" : "%u–%u", day->first,
                          day->last);
  day->first = 0;
}

static Day *
require_day (GPtrArray *days, gint64 moment)
{
  g_autofree char *name = moment > 0 ? kol_format_date (moment) : g_strdup (KOL_UNKNOWN);
  Day *day;

  for (guint i = 0; i < days->len; i++)
    {
      day = g_ptr_array_index (days, i);
      if (g_str_equal (day->name, name))
        return day;
    }

  day = g_new0 (Day, 1);
  day->moment = moment > 0 ? moment : G_MAXINT64;
  day->name = g_steal_pointer (&name);
  day->list = g_string_new (NULL);
  g_ptr_array_add (days, day);

  return day;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Day *x = *(const Day *const *) a;
  const Day *y = *(const Day *const *) b;

  return (x->moment > y->moment) - (x->moment < y->moment);
}

/* Returns: how many ranges there are */
static guint
collect_days (KolHandover *handover, GPtrArray *days)
{
  guint n_ranges = 0;

  for (guint i = 0; i < kol_handover_get_n_entries (handover) && n_ranges <= MAX_RANGES; i++)
    {
      KolCreator *creator = kol_entry_get_creator (kol_handover_get_entry (handover, i));
      Day *day = require_day (days, kol_creator_get_fetched_at (creator));

      if (day->first > 0 && day->last == i)
        {
          day->last = i + 1;
          continue;
        }
      end_range (day);
      day->first = day->last = i + 1;
      n_ranges++;
    }

  return n_ranges;
}

/**
 * kol_proof_describe_days:
 * @handover: a hand-over
 *
 * Tells when each creator was fetched, by the numbers they have on the hand-over:
 * “12 Nov 2026: No. 1–3, 7; 23 Nov 2026: No. 4–6”.
 *
 * Returns: (transfer full) (nullable): the days with their creators, or %NULL when all are of one
 * day, or the days alternate too often; kol_proof_describe_dates() then says what there is to say
 */
char *
kol_proof_describe_days (KolHandover *handover)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) day_free);
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (KOL_IS_HANDOVER (handover), NULL);

  if (collect_days (handover, days) > MAX_RANGES || days->len < 2)
    return NULL;

  g_ptr_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      Day *day = g_ptr_array_index (days, i);

      end_range (day);
      if (i > 0)
        /* Translators: between days, each with the creators that were fetched then */
        g_string_append (text, C_ ("days", "; "));
      /* Translators: a day, and the numbers of creators: "12 Nov 2026: No. 1–3, 7" */
      g_string_append_printf (text, C_ ("days", "%s: No. %s"), day->name, day->list->str);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
