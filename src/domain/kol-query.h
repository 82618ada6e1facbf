// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib-object.h>

#include "kol-filter.h"

G_BEGIN_DECLS

/**
 * KolQueryError:
 * @KOL_QUERY_ERROR_UNKNOWN_FILTER: no filter of that name
 * @KOL_QUERY_ERROR_BAD_VALUE: a value the filter does not take
 * @KOL_QUERY_ERROR_BAD_RANGE: a lower bound above its upper bound
 * @KOL_QUERY_ERROR_BAD_PAGE: a page below 1
 *
 * Why a query was refused before anything was sent. Messages are translated and made for the user.
 */
typedef enum
{
  KOL_QUERY_ERROR_UNKNOWN_FILTER,
  KOL_QUERY_ERROR_BAD_VALUE,
  KOL_QUERY_ERROR_BAD_RANGE,
  KOL_QUERY_ERROR_BAD_PAGE,
} KolQueryError;

#define KOL_QUERY_ERROR (kol_query_error_quark ())
#define KOL_TYPE_QUERY (kol_query_get_type ())

GQuark kol_query_error_quark (void);

G_DECLARE_FINAL_TYPE (KolQuery, kol_query, KOL, QUERY, GObject)

KolQuery *kol_query_new (void);
KolQuery *kol_query_copy (KolQuery *self);
KolQuery *kol_query_new_from_canonical (const char *canonical, GError **error);
const char *kol_query_get (KolQuery *self, const char *filter_id);
gboolean kol_query_set (KolQuery *self, const char *filter_id, const char *value, GError **error);
void kol_query_reset (KolQuery *self);
gboolean kol_query_is_default (KolQuery *self);
gboolean kol_query_is_set (KolQuery *self, const char *filter_id);
gboolean kol_query_validate (KolQuery *self, GError **error);
gboolean kol_query_equal (KolQuery *a, KolQuery *b);
char *kol_query_to_canonical (KolQuery *self);
char *kol_query_to_parameters (KolQuery *self, gint64 page, GError **error);
char *kol_query_describe (KolQuery *self);
char *kol_query_describe_filter (KolQuery *self, const char *filter_id);

G_END_DECLS
