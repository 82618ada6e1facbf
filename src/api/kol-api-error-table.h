// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-api-error.h"

G_BEGIN_DECLS

/* What is known of each error. Within this room only. */

typedef struct
{
  KolApiError kind;
  int codes[3]; /* the service's codes, ended by 0 unless full; none: not a matter of a code */
  KolCharge charge;
  KolRemedy remedy;
  KolRetryRule retry;
  gboolean network;
  const char *title;  /* untranslated */
  const char *advice; /* untranslated */
} KolApiErrorRow;

const KolApiErrorRow *kol_api_error_get_row (KolApiError kind, int code);
KolApiError kol_api_error_get_kind (int code);

G_END_DECLS
