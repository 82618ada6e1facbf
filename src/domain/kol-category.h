// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KolCategory:
 * @name: the category as the service writes it
 * @children: (array zero-terminated=1): its second level, possibly empty
 *
 * A first-level content category. The names are the service's own values and are not translated.
 */
typedef struct
{
  const char *name;
  const char *const *children;
} KolCategory;

guint kol_category_get_n_categories (void);
const KolCategory *kol_category_at (guint index);
const KolCategory *kol_category_lookup (const char *name);
gboolean kol_category_contains (const char *value);
char *kol_category_get_path (const char *value);

G_END_DECLS
