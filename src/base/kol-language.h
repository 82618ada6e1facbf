// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language this thread speaks. By default the user's; while something is made for somebody
 * else, such as a hand-over, that reader's. Only the thread that enters a language speaks it. */

/**
 * KolLanguageScope:
 *
 * What kol_language_leave() brings back. For the stack only, with g_auto().
 */
typedef struct
{
  gconstpointer previous;
  gpointer locale;
  gpointer previous_locale;
  gboolean entered;
} KolLanguageScope;

G_GNUC_WARN_UNUSED_RESULT KolLanguageScope kol_language_enter (const char *name);
void kol_language_leave (KolLanguageScope *scope);
const char *kol_language_get_name (void);
gboolean kol_language_is_translated (const char *name);

const char *kol_gettext (const char *message) G_GNUC_FORMAT (1);
const char *kol_pgettext (const char *context, const char *message) G_GNUC_FORMAT (2);
const char *kol_ngettext (const char *singular, const char *plural, gulong n) G_GNUC_FORMAT (1)
    G_GNUC_FORMAT (2);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KolLanguageScope, kol_language_leave)

G_END_DECLS
