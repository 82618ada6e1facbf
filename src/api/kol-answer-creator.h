// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

#include "kol-creator.h"

G_BEGIN_DECLS

/* From one object of the answer to a creator. Within this room only. */

double kol_answer_read_number (JsonNode *node);
char *kol_answer_read_text (JsonNode *node);
KolCreator *kol_answer_read_creator (JsonObject *object, gint64 fetched_at);

G_END_DECLS
