// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-column.h"

G_BEGIN_DECLS

/**
 * KolTerm:
 * @term: what is explained, such as a figure's name
 * @aside: (nullable): in small print behind it: a figure's basis, a search's number of creators
 * @origin: (nullable): whose figure it is
 * @body: what it means
 *
 * One paragraph of a hand-over's proof.
 */
typedef struct
{
  char *term;
  char *aside;
  char *origin;
  char *body;
} KolTerm;

char *kol_term_dup_aside (const KolTerm *self);

/* What every hand-over says of itself, in the language of this thread. Arrays of KolTerm. */
GPtrArray *kol_proof_list_figures (KolHandover *handover, GPtrArray *columns);
GPtrArray *kol_proof_list_totals (KolHandover *handover);
GPtrArray *kol_proof_list_conditions (KolHandover *handover);
GPtrArray *kol_proof_list_words (KolHandover *handover);
char *kol_proof_describe_dates (KolHandover *handover);
char *kol_proof_describe_days (KolHandover *handover);

G_END_DECLS
