// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KolRepeat:
 * @KOL_REPEAT_OFFER: the user is asked whether the copy will do
 * @KOL_REPEAT_USE_COPY: the copy is shown, unless it is old: then the user is asked
 * @KOL_REPEAT_ASK_AGAIN: the service is asked again, whatever is kept
 *
 * What to do when a search was done before. The numbers are those of the settings schema.
 */
typedef enum
{
  KOL_REPEAT_OFFER,
  KOL_REPEAT_USE_COPY,
  KOL_REPEAT_ASK_AGAIN,
} KolRepeat;

/**
 * KolSearchRules:
 * @parallel: pages asked for at a time, 1 to 4
 * @daily_limit: calls that are or may be charged a day; 0: no limit
 * @repeat: what to do when a search was done before
 * @copy_days: after how many days a copy is old
 * @max_bytes: how much room kept answers may take; 0: no bound
 * @retry_pause: the first pause after a call that failed free of charge, milliseconds
 *
 * What the user decided about searching.
 */
typedef struct
{
  guint parallel;
  guint daily_limit;
  KolRepeat repeat;
  guint copy_days;
  guint64 max_bytes;
  guint retry_pause;
} KolSearchRules;

void kol_search_rules_init (KolSearchRules *self);
void kol_search_rules_read (KolSearchRules *self, GSettings *settings);
gboolean kol_search_rules_is_old (const KolSearchRules *self, gint64 then, gint64 now);

G_END_DECLS
