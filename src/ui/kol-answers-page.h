// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_ANSWERS_PAGE (kol_answers_page_get_type ())

/* What is kept of all searches: to look through, to open without a connection, to delete.
 *
 * Signals: "opened": an answer is about to be shown by the session.
 *          "message" (char *text): a toast. */
G_DECLARE_FINAL_TYPE (KolAnswersPage, kol_answers_page, KOL, ANSWERS_PAGE, AdwBin)

void kol_answers_page_set_session (KolAnswersPage *self, KolSession *session);
void kol_answers_page_reload (KolAnswersPage *self);

G_END_DECLS
