// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-api-error.h"
#include "kol-json.h"
#include "kol-page.h"

G_BEGIN_DECLS

/* Deeper JSON than this is refused before it is parsed. */
#define KOL_ANSWER_MAX_DEPTH KOL_JSON_MAX_DEPTH
/* A page is 20 creators; an answer of more than this many is not one. */
#define KOL_ANSWER_MAX_CREATORS 1000

KolPage *kol_answer_parse (GBytes *body,
                           guint http_status,
                           KolQuery *query,
                           guint page,
                           gint64 fetched_at,
                           GError **error);
KolCreator *kol_answer_decode_creator (GBytes *raw, gint64 fetched_at, GError **error);

G_END_DECLS
