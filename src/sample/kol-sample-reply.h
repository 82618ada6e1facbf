// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void kol_sample_reply_json (SoupServerMessage *message, guint status, char *json);
void kol_sample_reply_cut (SoupServerMessage *message, const char *answer);
void kol_sample_reply_broken (SoupServerMessage *message, const char *answer);
void kol_sample_reply_html (SoupServerMessage *message);
void kol_sample_reply_break_off (SoupServerMessage *message, const char *text, gsize size);

G_END_DECLS
