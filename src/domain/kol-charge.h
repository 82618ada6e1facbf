// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KolCharge:
 * @KOL_CHARGE_FREE: certainly not charged
 * @KOL_CHARGE_CHARGED: charged
 * @KOL_CHARGE_UNSURE: nobody can tell
 *
 * What a call of the paid service cost.
 */
typedef enum
{
  KOL_CHARGE_FREE,
  KOL_CHARGE_CHARGED,
  KOL_CHARGE_UNSURE,
} KolCharge;

G_END_DECLS
