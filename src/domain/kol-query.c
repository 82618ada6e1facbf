// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-category.h"
#include "kol-format.h"
#include "kol-i18n.h"
#include "kol-query.h"

struct _KolQuery
{
  GObject parent_instance;

  char **values; /* owned, by row of the filter table, in normal form; NULL: at its fallback */
};

G_DEFINE_FINAL_TYPE (KolQuery, kol_query, G_TYPE_OBJECT)
G_DEFINE_QUARK (kol_query_error_quark, kol_query_error)

static guint changed_signal;

static void
kol_query_finalize (GObject *object)
{
  KolQuery *self = KOL_QUERY (object);

  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    g_clear_pointer (&self->values[i], g_free);
  g_clear_pointer (&self->values, g_free);

  G_OBJECT_CLASS (kol_query_parent_class)->finalize (object);
}

static void
kol_query_class_init (KolQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_query_finalize;

  /**
   * KolQuery::changed:
   *
   * A filter was set or unset.
   */
  changed_signal = g_signal_new ("changed", KOL_TYPE_QUERY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
kol_query_init (KolQuery *self)
{
  self->values = g_new0 (char *, kol_filter_get_n_filters ());
}

/**
 * kol_query_new:
 *
 * Returns: (transfer full): a query with no filter set
 */
KolQuery *
kol_query_new (void)
{
  return g_object_new (KOL_TYPE_QUERY, NULL);
}

/**
 * kol_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a query that asks the same
 */
KolQuery *
kol_query_copy (KolQuery *self)
{
  g_autoptr (KolQuery) copy = kol_query_new ();

  g_return_val_if_fail (KOL_IS_QUERY (self), NULL);

  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    copy->values[i] = g_strdup (self->values[i]);

  return g_steal_pointer (&copy);
}

/* Filters that say which page is wanted are no part of the question. */
static gboolean
is_question (const KolFilter *filter)
{
  return filter->group != KOL_FILTER_GROUP_PAGING;
}

/**
 * kol_query_get:
 * @self: a query
 * @filter_id: a filter's id
 *
 * Returns: (transfer none) (nullable): the filter's value in normal form; its fallback when it is
 * not set
 */
const char *
kol_query_get (KolQuery *self, const char *filter_id)
{
  const KolFilter *filter = kol_filter_lookup (filter_id);
  const char *value;

  g_return_val_if_fail (KOL_IS_QUERY (self), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  value = self->values[kol_filter_get_index (filter)];

  return value != NULL ? value : filter->fallback;
}

/**
 * kol_query_is_set:
 * @self: a query
 * @filter_id: a filter's id
 *
 * Returns: whether the filter has a value other than its fallback
 */
gboolean
kol_query_is_set (KolQuery *self, const char *filter_id)
{
  const KolFilter *filter = kol_filter_lookup (filter_id);

  g_return_val_if_fail (KOL_IS_QUERY (self), FALSE);
  g_return_val_if_fail (filter != NULL, FALSE);

  return self->values[kol_filter_get_index (filter)] != NULL;
}

/**
 * kol_query_set:
 * @self: a query
 * @filter_id: a filter's id
 * @value: (nullable): the value; %NULL, empty and the fallback unset the filter
 * @error: return location for a %KOL_QUERY_ERROR; the query is then as before
 *
 * Returns: whether the filter takes @value
 */
gboolean
kol_query_set (KolQuery *self, const char *filter_id, const char *value, GError **error)
{
  const KolFilter *filter = kol_filter_lookup (filter_id);
  g_autofree char *normal = NULL;
  char **place;

  g_return_val_if_fail (KOL_IS_QUERY (self), FALSE);

  if (filter == NULL || !is_question (filter))
    {
      g_set_error (error, KOL_QUERY_ERROR, KOL_QUERY_ERROR_UNKNOWN_FILTER,
                   _ ("There is no filter “%s”."), filter_id);
      return FALSE;
    }
  if (!kol_filter_check (filter, value != NULL ? value : "", &normal, error))
    return FALSE;
  if (*normal == '\0' || g_strcmp0 (normal, filter->fallback) == 0)
    g_clear_pointer (&normal, g_free);

  place = &self->values[kol_filter_get_index (filter)];
  if (g_strcmp0 (*place, normal) == 0)
    return TRUE;

  g_clear_pointer (place, g_free);
  *place = g_steal_pointer (&normal);
  g_signal_emit (self, changed_signal, 0);

  return TRUE;
}

/**
 * kol_query_reset:
 * @self: a query
 *
 * Unsets every filter.
 */
void
kol_query_reset (KolQuery *self)
{
  g_return_if_fail (KOL_IS_QUERY (self));

  if (kol_query_is_default (self))
    return;

  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    g_clear_pointer (&self->values[i], g_free);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * kol_query_is_default:
 * @self: a query
 *
 * Returns: whether no filter is set
 */
gboolean
kol_query_is_default (KolQuery *self)
{
  g_return_val_if_fail (KOL_IS_QUERY (self), TRUE);

  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    {
      if (self->values[i] != NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_range (KolQuery *self, const KolFilter *lower, GError **error)
{
  const char *low = kol_query_get (self, lower->id);
  const char *high = kol_query_get (self, lower->upper);

  if (low == NULL || high == NULL)
    return TRUE;
  if (g_ascii_strtoll (low, NULL, 10) <= g_ascii_strtoll (high, NULL, 10))
    return TRUE;

  g_set_error (error, KOL_QUERY_ERROR, KOL_QUERY_ERROR_BAD_RANGE,
               /* Translators: two filters' names and their values: “Followers, from” (500) is above
                  “Followers, to” (100). */
               _ ("“%s” (%s) is above “%s” (%s). Lower the first or raise the second."),
               kol_filter_get_label (lower), low,
               kol_filter_get_label (kol_filter_lookup (lower->upper)), high);

  return FALSE;
}

/**
 * kol_query_validate:
 * @self: a query
 * @error: return location for a %KOL_QUERY_ERROR
 *
 * Checks what single values cannot tell: that no lower bound is above its upper bound.
 *
 * Returns: whether the query can be asked
 */
gboolean
kol_query_validate (KolQuery *self, GError **error)
{
  g_return_val_if_fail (KOL_IS_QUERY (self), FALSE);

  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    {
      const KolFilter *filter = kol_filter_at (i);

      if (filter->upper != NULL && !check_range (self, filter, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * kol_query_equal:
 * @a: a query
 * @b: another
 *
 * Returns: whether both ask the same
 */
gboolean
kol_query_equal (KolQuery *a, KolQuery *b)
{
  g_return_val_if_fail (KOL_IS_QUERY (a) && KOL_IS_QUERY (b), FALSE);

  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    {
      if (g_strcmp0 (a->values[i], b->values[i]) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
append_parameter (GString *text, const char *name, const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);

  g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "&" : "", name, escaped);
}

/**
 * kol_query_to_canonical:
 * @self: a query
 *
 * Writes the question down: the parameters that are sent, in the order of the filter table, without
 * page and token. The same question always has the same text.
 *
 * Returns: (transfer full): the canonical form
 */
char *
kol_query_to_canonical (KolQuery *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (KOL_IS_QUERY (self), NULL);

  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    {
      const KolFilter *filter = kol_filter_at (i);

      if (is_question (filter) && (filter->always_sent || self->values[i] != NULL))
        append_parameter (text, filter->id, kol_query_get (self, filter->id));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kol_query_new_from_canonical:
 * @canonical: what kol_query_to_canonical() wrote
 * @error: return location for a %KOL_QUERY_ERROR
 *
 * Returns: (transfer full) (nullable): the query
 */
KolQuery *
kol_query_new_from_canonical (const char *canonical, GError **error)
{
  g_autoptr (KolQuery) self = kol_query_new ();
  GUriParamsIter iter;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (canonical != NULL, NULL);

  g_uri_params_iter_init (&iter, canonical, -1, "&", G_URI_PARAMS_NONE);
  while (TRUE)
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (!g_uri_params_iter_next (&iter, &name, &value, &local_error))
        break;
      if (!kol_query_set (self, name, value, error))
        return NULL;
    }
  if (local_error != NULL)
    {
      g_set_error_literal (error, KOL_QUERY_ERROR, KOL_QUERY_ERROR_BAD_VALUE, local_error->message);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * kol_query_to_parameters:
 * @self: a query
 * @page: which page is wanted, from 1
 * @error: return location for a %KOL_QUERY_ERROR
 *
 * Writes the request's parameters, percent-encoded UTF-8, without the token: `searchType` and
 * `page` always, every other filter only when it is not at its fallback.
 *
 * Returns: (transfer full) (nullable): the parameters, or %NULL when the query must not be sent
 */
char *
kol_query_to_parameters (KolQuery *self, gint64 page, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, page);
  g_autofree char *normal = NULL;
  g_autofree char *canonical = NULL;
  g_autoptr (GString) text = NULL;
  const KolFilter *paging = kol_filter_lookup ("page");

  g_return_val_if_fail (KOL_IS_QUERY (self), NULL);

  if (!kol_filter_check (paging, number, &normal, error) || !kol_query_validate (self, error))
    return NULL;

  canonical = kol_query_to_canonical (self);
  text = g_string_new (canonical);
  append_parameter (text, paging->id, normal);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_tree (const char *value)
{
  g_auto (GStrv) names = g_strsplit (value, ",", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = kol_category_get_path (names[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? C_ ("list", ", ") : "", path);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kol_query_describe_filter:
 * @self: a query
 * @filter_id: a filter's id
 *
 * Returns: (transfer full) (nullable): the filter's value in words, or %NULL when it is not set
 */
char *
kol_query_describe_filter (KolQuery *self, const char *filter_id)
{
  const KolFilter *filter = kol_filter_lookup (filter_id);
  const char *value;

  g_return_val_if_fail (KOL_IS_QUERY (self), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  if (!kol_query_is_set (self, filter_id))
    return NULL;

  value = kol_query_get (self, filter_id);
  switch (filter->kind)
    {
    case KOL_FILTER_KIND_ENUM:
      return g_strdup (kol_filter_get_value_label (filter, value));
    case KOL_FILTER_KIND_TREE:
      return describe_tree (value);
    case KOL_FILTER_KIND_INT:
      return kol_format_count (g_ascii_strtod (value, NULL), KOL_NUMBER_STYLE_WESTERN);
    case KOL_FILTER_KIND_TEXT:
    default:
      return g_strdup (value);
    }
}

/**
 * kol_query_describe:
 * @self: a query
 *
 * Returns: (transfer full): the question in words, such as "Keyword: 咖啡; Followers, from: 10000"
 */
char *
kol_query_describe (KolQuery *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (KOL_IS_QUERY (self), NULL);

  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    {
      const KolFilter *filter = kol_filter_at (i);
      g_autofree char *value = kol_query_describe_filter (self, filter->id);

      if (value == NULL)
        continue;
      if (text->len > 0)
        g_string_append (text, C_ ("list of filters", "; "));
      /* Translators: a filter's name and its value, such as "Keyword: coffee" */
      g_string_append_printf (text, C_ ("filter and value", "%s: %s"),
                              kol_filter_get_label (filter), value);
    }
  if (text->len == 0)
    g_string_append (text, _ ("No filters"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
