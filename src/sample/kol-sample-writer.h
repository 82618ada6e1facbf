// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-creator.h"

G_BEGIN_DECLS

/**
 * KolSampleWriter:
 *
 * One creator's object of the answer in the making, and the habits it is written with.
 */
typedef struct
{
  GString *json; /* unowned */
  const KolSampleCreator *creator;
  const char *base_url;
  const char *key;       /* of the row that is being written */
  gboolean java;         /* numbers as Java doubles */
  gboolean ascii;        /* text as escapes */
  gboolean text_numbers; /* some numbers as "3.6w" */
} KolSampleWriter;

/* Everything below returns FALSE when the key is to be left out; then nothing has been written. */

gboolean
kol_sample_writer_has_quirk (const KolSampleWriter *writer, const char *what, double probability);
gboolean kol_sample_write_number (KolSampleWriter *writer, double value);
gboolean kol_sample_write_literal (KolSampleWriter *writer, const char *json);
gboolean kol_sample_write_text (KolSampleWriter *writer, const char *text);
gboolean kol_sample_write_figure (KolSampleWriter *writer, double value);
gboolean kol_sample_write_list (KolSampleWriter *writer, const char *const *values, guint n);

G_END_DECLS
