// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One question to the secret service. Questions are asked one after the other: libsecret's file
 * backend fails when it writes twice at once, and nobody wants two prompts. Each ends within
 * bounds, also when no answer comes: libsecret waits for ever for a prompt. Within this room only.
 */
typedef struct _KolTokenQuestion KolTokenQuestion;

/* Asks libsecret, whose callback calls kol_token_question_take_answer(). */
typedef void (*KolTokenAskFunc) (KolTokenQuestion *self,
                                 const char *base_url,
                                 const char *token,
                                 GCancellable *cancellable);

void
kol_token_question_ask (GTask *task, KolTokenAskFunc ask, const char *base_url, const char *token);
GTask *kol_token_question_take_answer (KolTokenQuestion *self, GError **error);
void kol_token_question_set_patience (guint milliseconds);

G_END_DECLS
