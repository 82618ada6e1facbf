// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-creator.h"

G_BEGIN_DECLS

/**
 * KolSampleEnvelope:
 *
 * What stands around the data of every answer.
 */
typedef struct
{
  int code;
  const char *message;     /* (nullable) */
  const char *record_time; /* (nullable) */
  const char *request_id;
} KolSampleEnvelope;

char *kol_sample_answer_make (const KolSampleEnvelope *envelope, const char *data);
char *kol_sample_answer_make_page (const KolSampleEnvelope *envelope,
                                   GPtrArray *creators,
                                   guint total,
                                   const char *track_id,
                                   const char *base_url);
void kol_sample_answer_append_creator (GString *text,
                                       const KolSampleCreator *creator,
                                       const char *base_url);

G_END_DECLS
