// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-language.h"

/* What <glib/gi18n-lib.h> gives, in the language of the thread (kol_language_enter()). Included in
 * its place by every room whose words can stand in a hand-over: base, domain and handover. */

#undef _
#undef N_
#undef C_
#undef NC_
#undef ngettext

#define _(message) kol_gettext (message)
#define N_(message) message
#define C_(context, message) kol_pgettext (context, message)
#define NC_(context, message) message
#define ngettext(singular, plural, n) kol_ngettext (singular, plural, n)
