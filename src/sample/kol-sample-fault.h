// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KolSampleFaultKind:
 * @KOL_SAMPLE_FAULT_CODE: an answer with an error code
 * @KOL_SAMPLE_FAULT_SLOW: the right answer, late
 * @KOL_SAMPLE_FAULT_CUT: a whole response whose body ends in the middle of the JSON text
 * @KOL_SAMPLE_FAULT_BREAK: a response whose connection is closed before its body is complete
 * @KOL_SAMPLE_FAULT_HTML: a page of HTML with status 200
 * @KOL_SAMPLE_FAULT_EMPTY: an empty body with status 200
 * @KOL_SAMPLE_FAULT_RESET: the connection is closed without an answer
 * @KOL_SAMPLE_FAULT_HANG: no answer, ever
 *
 * What can go wrong with a search.
 */
typedef enum
{
  KOL_SAMPLE_FAULT_CODE,
  KOL_SAMPLE_FAULT_SLOW,
  KOL_SAMPLE_FAULT_CUT,
  KOL_SAMPLE_FAULT_BREAK,
  KOL_SAMPLE_FAULT_HTML,
  KOL_SAMPLE_FAULT_EMPTY,
  KOL_SAMPLE_FAULT_RESET,
  KOL_SAMPLE_FAULT_HANG,
} KolSampleFaultKind;

typedef struct
{
  KolSampleFaultKind kind;
  int code;         /* of KOL_SAMPLE_FAULT_CODE */
  guint status;     /* HTTP, of KOL_SAMPLE_FAULT_CODE */
  const char *text; /* static: the message of KOL_SAMPLE_FAULT_CODE */
  gboolean is_free; /* the vendor does not charge KOL_SAMPLE_FAULT_CODE */
  guint delay;      /* milliseconds, of KOL_SAMPLE_FAULT_SLOW */
  guint every;      /* 1: every search, 3: every third one */
} KolSampleFault;

gboolean kol_sample_fault_parse (const char *spec, KolSampleFault *fault, GError **error);
gboolean kol_sample_fault_is_due (const KolSampleFault *self, guint call);
const char *kol_sample_fault_get_message (int code);

G_END_DECLS
