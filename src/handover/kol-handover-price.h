// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-handover.h"

G_BEGIN_DECLS

/* Prices as the hand-over shows them: net, with the platform's fee, or after a rebate. No format
 * reads a figure of a creator but through here. */

double kol_handover_get_price_factor (KolHandover *self);
char *kol_handover_describe_price (KolHandover *self);
gboolean kol_field_is_price_based (const KolField *field);
double kol_handover_get_figure (KolHandover *self, KolCreator *creator, const KolField *field);
char *kol_handover_format_field (KolHandover *self, KolCreator *creator, const KolField *field);

G_END_DECLS
