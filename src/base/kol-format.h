// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands for an unknown figure on screen and on paper: an en dash. */
#define KOL_UNKNOWN "\342\200\223"

/**
 * KolNumberStyle:
 * @KOL_NUMBER_STYLE_WESTERN: thousands, k and M
 * @KOL_NUMBER_STYLE_MYRIAD: 万 and 亿, as Chinese readers expect
 *
 * How large numbers are grouped and shortened.
 */
typedef enum
{
  KOL_NUMBER_STYLE_WESTERN,
  KOL_NUMBER_STYLE_MYRIAD,
} KolNumberStyle;

KolNumberStyle kol_number_style_for_language (const char *language);
KolNumberStyle kol_number_style_default (void);

char *kol_format_count (double value, KolNumberStyle style);
char *kol_format_myriads (double value);
char *kol_format_compact (double value, KolNumberStyle style);
char *kol_format_money (double value, KolNumberStyle style);
char *kol_format_unit_cost (double value);
char *kol_format_percent (double value);
char *kol_format_ratio (double value);
char *kol_format_number (double value);
char *kol_format_date (gint64 unix_seconds);
char *kol_format_date_time (gint64 unix_seconds);
char *kol_format_age (gint64 then, gint64 now);

G_END_DECLS
