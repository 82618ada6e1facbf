// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "kol-answer.h"
#include "kol-answer-creator.h"

#define BYTE_ORDER_MARK "\357\273\277"

/* A text and what was parsed from it. On the stack of one function, cleared by text_clear(). */
typedef struct
{
  const char *start;  /* borrowed: of the body, or of mended_utf8 */
  gsize length;       /* bytes */
  char *mended_utf8;  /* owned, nullable: the body when it was no valid UTF-8 */
  JsonParser *parser; /* owned, nullable: owns root */
  JsonObject *root;   /* borrowed, nullable */
} Text;

static void
text_clear (Text *self)
{
  g_clear_pointer (&self->mended_utf8, g_free);
  g_clear_object (&self->parser);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Text, text_clear)

static void
skip_prefix (Text *self, gsize length)
{
  self->start += length;
  self->length -= length;
}

static void
text_init (Text *self, GBytes *body)
{
  self->start = g_bytes_get_data (body, &self->length);
  if (self->length >= strlen (BYTE_ORDER_MARK) &&
      memcmp (self->start, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    skip_prefix (self, strlen (BYTE_ORDER_MARK));
  while (self->length > 0 && g_ascii_isspace (*self->start))
    skip_prefix (self, 1);
}

/* A page was paid for: one bad byte in a nickname does not make it worthless. */
static void
mend_utf8 (Text *self)
{
  if (g_utf8_validate_len (self->start, self->length, NULL))
    return;

  self->mended_utf8 = g_utf8_make_valid (self->start, (gssize) self->length);
  self->start = self->mended_utf8;
  self->length = strlen (self->mended_utf8);
}

static gboolean
starts_with (const Text *self, const char *prefix)
{
  gsize length = strlen (prefix);

  return self->length >= length && g_ascii_strncasecmp (self->start, prefix, length) == 0;
}

/* Returns FALSE and says in @error what is wrong with the text, for the user. */
static gboolean
text_parse (Text *self, GError **error)
{
  g_autofree char *mended = NULL;
  JsonNode *root;

  if (self->length == 0)
    {
      g_set_error_literal (error, KOL_JSON_ERROR, KOL_JSON_ERROR_CUT_OFF, _ ("it is empty"));
      return FALSE;
    }
  if (*self->start != '{')
    {
      g_set_error_literal (error, KOL_JSON_ERROR, KOL_JSON_ERROR_SYNTAX,
                           starts_with (self, "<") ? _ ("it is a web page")
                                                   : _ ("it is no JSON object"));
      return FALSE;
    }

  mend_utf8 (self);
  if (!kol_json_check (self->start, self->length, KOL_JSON_MAX_VALUES, &mended, error))
    return FALSE;

  self->parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (self->parser, mended != NULL ? mended : self->start,
                                   mended != NULL ? -1 : (gssize) self->length, error))
    return FALSE;

  root = json_parser_get_root (self->parser);
  g_assert (root != NULL && JSON_NODE_HOLDS_OBJECT (root));
  self->root = json_node_get_object (root);

  return TRUE;
}

static JsonNode *
get_value (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

/* What a code says. A whole number is a code, and so is text that holds one, but only the number 0
 * is success: the text "0" is not, and neither is 0.0. */
static int
read_code (JsonObject *root)
{
  JsonNode *node = get_value (root, "code");
  double value;

  if (node == NULL)
    return KOL_API_ERROR_NO_CODE;
  if (json_node_get_value_type (node) == G_TYPE_INT64 && json_node_get_int (node) == 0)
    return 0;

  value = kol_answer_read_number (node);
  if (isnan (value) || fabs (value) < 1 || fabs (value) > G_MAXINT || fabs (fmod (value, 1)) > 0)
    return KOL_API_ERROR_NO_CODE;

  return (int) value;
}

static char *
read_message (JsonObject *root)
{
  char *message = kol_answer_read_text (get_value (root, "message"));

  return message != NULL ? message : kol_answer_read_text (get_value (root, "msg"));
}

/* What the service's codes mean when only HTTP speaks: mostly a gateway in front of the service. */
static KolApiError
get_kind_of_status (guint http_status)
{
  static const struct
  {
    guint status;
    KolApiError kind;
  } kinds[] = {
    { 400, KOL_API_ERROR_PARAMETERS }, { 401, KOL_API_ERROR_TOKEN },
    { 403, KOL_API_ERROR_PERMISSION }, { 429, KOL_API_ERROR_RATE_LIMIT },
    { 500, KOL_API_ERROR_SERVER },     { 503, KOL_API_ERROR_UNAVAILABLE },
  };

  if (http_status / 100 == 2)
    return KOL_API_ERROR_ANSWER;
  /* HTTP's own 301, 302 and 303 have nothing to do with the service's codes of these numbers. */
  if (http_status / 100 == 3)
    return KOL_API_ERROR_REDIRECT;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].status == http_status)
      return kinds[i].kind;

  return KOL_API_ERROR_UNEXPLAINED;
}

static GError *
error_of_status (guint http_status, const char *reason)
{
  KolApiError kind = get_kind_of_status (http_status);
  g_autofree char *http = NULL;

  if (kind == KOL_API_ERROR_ANSWER)
    return kol_api_error_new (kind, KOL_API_ERROR_NO_CODE, reason);

  http = g_strdup_printf ("HTTP %u", http_status);

  return kol_api_error_new (kind, KOL_API_ERROR_NO_CODE, http);
}

static GError *
error_of_envelope (JsonObject *root, guint http_status)
{
  int code = read_code (root);
  g_autofree char *message = read_message (root);

  if (code > 0 || code < KOL_API_ERROR_NO_CODE)
    return kol_api_error_new_for_code (code, message);

  return error_of_status (http_status,
                          message != NULL ? message : _ ("it does not say whether it succeeded"));
}

/* Code 0: this was charged, whatever is in it. */
static gboolean
refuse_data (GError **error, const char *reason)
{
  g_propagate_error (error, kol_api_error_new (KOL_API_ERROR_ANSWER, 0, reason));

  return FALSE;
}

static const char *const list_keys[] = { "kols", "list", "items" };

/* Finds the creators, and under which key they are. A list that is there and null is empty: any
 * key may be null. */
static gboolean
find_list (JsonObject *data, JsonArray **list, const char **key)
{
  gboolean found = FALSE;

  *list = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (list_keys); i++)
    {
      JsonNode *node = json_object_get_member (data, list_keys[i]);

      if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
        {
          *list = json_node_get_array (node);
          *key = list_keys[i];
          return TRUE;
        }
      found |= node != NULL && JSON_NODE_HOLDS_NULL (node);
    }

  return found;
}

/* Where each creator stands in the text, so that it can be kept exactly as it was sent. NULL when
 * the text and what was parsed from it do not agree. */
static GArray *
find_spans (const Text *text, const char *key, guint n_elements)
{
  KolJsonSpan span = { text->start, text->start + text->length };
  g_autoptr (GArray) spans = NULL;

  if (!kol_json_find_member (span, "data", &span) || !kol_json_find_member (span, key, &span))
    return NULL;

  spans = kol_json_list_elements (span);

  return spans != NULL && spans->len == n_elements ? g_steal_pointer (&spans) : NULL;
}

/* A copy of its own: a slice would keep the whole answer in memory for one creator. */
static GBytes *
dup_raw (GArray *spans, guint index, JsonNode *node)
{
  const KolJsonSpan *span;
  char *text;

  if (spans != NULL)
    {
      span = &g_array_index (spans, KolJsonSpan, index);
      return g_bytes_new (span->start, span->end - span->start);
    }

  text = json_to_string (node, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

static void
add_creators (KolPage *page, const Text *text, JsonArray *list, const char *key)
{
  guint n_elements = json_array_get_length (list);
  g_autoptr (GArray) spans = find_spans (text, key, n_elements);

  for (guint i = 0; i < n_elements; i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autoptr (KolCreator) creator = NULL;
      g_autoptr (GBytes) raw = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;

      creator = kol_answer_read_creator (json_node_get_object (node),
                                         kol_page_get_fetched_at (page));
      if (creator == NULL)
        continue;

      raw = dup_raw (spans, i, node);
      kol_page_add (page, creator, raw);
    }
}

static void
read_page_facts (KolPage *page, JsonObject *data)
{
  double total = kol_answer_read_number (get_value (data, "total"));
  g_autofree char *track_id = kol_answer_read_text (get_value (data, "trackId"));

  if (total >= 0 && total < 1e15)
    kol_page_set_total (page, (gint64) total);
  kol_page_set_track_id (page, track_id);
}

static gboolean
read_page (KolPage *page, const Text *text, GError **error)
{
  JsonNode *data = json_object_get_member (text->root, "data");
  JsonArray *list;
  const char *key = NULL;
  guint n_elements;

  if (data == NULL || !JSON_NODE_HOLDS_OBJECT (data) ||
      !find_list (json_node_get_object (data), &list, &key))
    return refuse_data (error, NULL);

  read_page_facts (page, json_node_get_object (data));
  if (list == NULL)
    return TRUE;

  n_elements = json_array_get_length (list);
  if (n_elements > KOL_ANSWER_MAX_CREATORS)
    return refuse_data (error, _ ("it holds far more creators than a page has"));

  add_creators (page, text, list, key);
  /* To take these for an empty page would end the search as if there were no more creators. */
  if (n_elements > 0 && kol_page_get_n_creators (page) == 0)
    return refuse_data (error, _ ("none of its creators has an ID"));

  return TRUE;
}

/**
 * kol_answer_parse:
 * @body: what the service sent
 * @http_status: the HTTP status it came with
 * @query: what was asked
 * @page: which page was asked for, 1 or more
 * @fetched_at: when the answer came, Unix seconds
 * @error: return location for a %KOL_API_ERROR
 *
 * Turns an answer into a page or an error. The code in the body decides whatever the HTTP status;
 * the status decides when the body is no JSON object or has no code. Code 0 alone is success. A
 * creator without an ID is left out. The page holds on to @body until it is kept. May be called
 * from any thread.
 *
 * Returns: (transfer full) (nullable): the page, %NULL with @error set
 */
KolPage *
kol_answer_parse (GBytes *body,
                  guint http_status,
                  KolQuery *query,
                  guint page,
                  gint64 fetched_at,
                  GError **error)
{
  g_auto (Text) text = { 0 };
  g_autoptr (KolPage) self = NULL;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (KOL_IS_QUERY (query), NULL);

  text_init (&text, body);
  if (!text_parse (&text, &reason))
    {
      g_propagate_error (error, error_of_status (http_status, reason->message));
      return NULL;
    }
  if (read_code (text.root) != 0)
    {
      g_propagate_error (error, error_of_envelope (text.root, http_status));
      return NULL;
    }

  self = kol_page_new (query, page, fetched_at);
  kol_page_set_answer (self, body);

  return read_page (self, &text, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kol_answer_decode_creator:
 * @raw: one creator's JSON object as the service sent it
 * @fetched_at: when it was fetched, Unix seconds
 * @error: return location for a %KOL_API_ERROR_ANSWER
 *
 * Reads one creator out of kept raw JSON, exactly as kol_answer_parse() does. A
 * #KolCreatorDecodeFunc; may be called from any thread.
 *
 * Returns: (transfer full) (nullable): the creator, %NULL with @error set
 */
KolCreator *
kol_answer_decode_creator (GBytes *raw, gint64 fetched_at, GError **error)
{
  g_auto (Text) text = { 0 };
  KolCreator *creator;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (raw != NULL, NULL);

  text_init (&text, raw);
  if (!text_parse (&text, &reason))
    {
      g_propagate_error (
          error, kol_api_error_new (KOL_API_ERROR_ANSWER, KOL_API_ERROR_NO_CODE, reason->message));
      return NULL;
    }

  creator = kol_answer_read_creator (text.root, fetched_at);
  if (creator == NULL)
    g_propagate_error (error, kol_api_error_new (KOL_API_ERROR_ANSWER, KOL_API_ERROR_NO_CODE,
                                                 _ ("none of its creators has an ID")));

  return creator;
}
