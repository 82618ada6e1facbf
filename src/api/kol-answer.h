// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-api-error.h"
#include "kol-page.h"

G_BEGIN_DECLS

/* Deeper JSON than this is refused before it is parsed. */
#define KOL_ANSWER_MAX_DEPTH 64

KolPage *kol_answer_parse (GBytes *body,
                           guint http_status,
                           KolQuery *query,
                           guint page,
                           gint64 fetched_at,
                           GError **error);
KolCreator *kol_answer_decode_creator (GBytes *raw, gint64 fetched_at, GError **error);

G_END_DECLS
