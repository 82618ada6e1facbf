// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-search-rules.h"
#include "kol-sweep.h"

#define BYTES_PER_MEGABYTE 1000000
#define SECONDS_PER_DAY (24 * 60 * 60)

/**
 * kol_search_rules_init:
 * @self: (out caller-allocates): rules
 *
 * Sets what holds as long as the user decides nothing; the defaults of the settings schema.
 */
void
kol_search_rules_init (KolSearchRules *self)
{
  g_return_if_fail (self != NULL);

  *self = (KolSearchRules){
    .parallel = KOL_SWEEP_DEFAULT_PARALLEL,
    .repeat = KOL_REPEAT_OFFER,
    .copy_days = 7,
    .max_bytes = (guint64) 1000 * BYTES_PER_MEGABYTE,
    .retry_pause = KOL_SWEEP_DEFAULT_RETRY_PAUSE,
  };
}

/**
 * kol_search_rules_read:
 * @self: rules
 * @settings: what the user decided
 */
void
kol_search_rules_read (KolSearchRules *self, GSettings *settings)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_SETTINGS (settings));

  self->parallel = g_settings_get_uint (settings, "pages-at-a-time");
  self->daily_limit = g_settings_get_uint (settings, "daily-limit");
  self->repeat = (KolRepeat) g_settings_get_enum (settings, "repeated-search");
  self->copy_days = g_settings_get_uint (settings, "copy-days");
  self->max_bytes = (guint64) g_settings_get_uint (settings, "kept-megabytes") * BYTES_PER_MEGABYTE;
}

/**
 * kol_search_rules_is_old:
 * @self: rules
 * @then: when a copy was fetched, Unix seconds
 * @now: the present, Unix seconds
 *
 * What was fetched in the future, by a clock that was wrong, is not old.
 *
 * Returns: whether the copy is too old to be used without asking
 */
gboolean
kol_search_rules_is_old (const KolSearchRules *self, gint64 then, gint64 now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return now - then > (gint64) self->copy_days * SECONDS_PER_DAY;
}
