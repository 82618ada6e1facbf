// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A translation as gettext compiles it (.mo), read by ourselves: gettext knows one language for the
 * whole process only. Never changes once it is open, read from any thread. */
typedef struct _KolCatalogue KolCatalogue;

KolCatalogue *kol_catalogue_open (const char *path, GError **error);
void kol_catalogue_free (KolCatalogue *self);
const char *kol_catalogue_lookup (KolCatalogue *self, const char *message);
const char *kol_catalogue_lookup_plural (KolCatalogue *self, const char *singular, gulong n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolCatalogue, kol_catalogue_free)

G_END_DECLS
