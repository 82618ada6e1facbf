// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib-object.h>

#include "kol-option.h"

G_BEGIN_DECLS

#define KOL_TYPE_HANDOVER_OPTIONS (kol_handover_options_get_type ())

/* What was chosen of a hand-over, one value for each row of the option table. Says “changed” with
 * the option's id as detail. Used on one thread; a hand-over takes a copy. */
G_DECLARE_FINAL_TYPE (KolHandoverOptions, kol_handover_options, KOL, HANDOVER_OPTIONS, GObject)

KolHandoverOptions *kol_handover_options_new (void);
KolHandoverOptions *kol_handover_options_copy (KolHandoverOptions *self);

/* Any option, as text */
gboolean kol_handover_options_set (KolHandoverOptions *self,
                                   KolOptionId option,
                                   const char *value,
                                   GError **error);
const char *kol_handover_options_get (KolHandoverOptions *self, KolOptionId option);
gboolean kol_handover_options_is_set (KolHandoverOptions *self, KolOptionId option);

/* By kind */
guint kol_handover_options_get_choice (KolHandoverOptions *self, KolOptionId option);
void kol_handover_options_set_choice (KolHandoverOptions *self, KolOptionId option, guint choice);
gboolean kol_handover_options_get_flag (KolHandoverOptions *self, KolOptionId option);
void kol_handover_options_set_flag (KolHandoverOptions *self, KolOptionId option, gboolean flag);
double kol_handover_options_get_percent (KolHandoverOptions *self, KolOptionId option);

/* All of them */
gboolean kol_handover_options_check (KolHandoverOptions *self, GError **error);
char *kol_handover_options_to_text (KolHandoverOptions *self);
void kol_handover_options_apply_text (KolHandoverOptions *self, const char *text);

G_END_DECLS
