// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>
#include <string.h>

#include "kol-answer-creator.h"
#include "kol-text.h"

/* Longer texts and lists than these are no names and categories, and would only slow the window
 * down. The raw JSON keeps them whole. */
#define MAX_TEXT 4096 /* bytes */
#define MAX_TAGS 64
#define MAX_NOTES 64

/* Some answers wrap a plain value into an object that names it. */
#define NAME_KEY "name"

/* The member of that name, or NULL when it is missing or null: both say nothing. */
static JsonNode *
get_member (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/* Follows a path such as "noteSign.name". A plain value where an object is expected stands for the
 * rest of the path. */
static JsonNode *
look_up (JsonObject *object, const char *path)
{
  g_auto (GStrv) keys = NULL;
  JsonNode *node = NULL;

  if (strchr (path, '.') == NULL)
    return get_member (object, path);

  keys = g_strsplit (path, ".", -1);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      node = get_member (object, keys[i]);
      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        break;
      object = json_node_get_object (node);
    }

  return node;
}

static JsonNode *
unwrap (JsonNode *node)
{
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return get_member (json_node_get_object (node), NAME_KEY);

  return node;
}

/* Cuts between characters. */
static void
shorten (char *text)
{
  if (strlen (text) > MAX_TEXT)
    *g_utf8_find_prev_char (text, text + MAX_TEXT) = '\0';
}

/* An escaped half of a surrogate pair is valid JSON and yet no valid UTF-8. */
static char *
dup_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  shorten (valid);
  g_strstrip (valid);

  return *valid != '\0' ? g_steal_pointer (&valid) : NULL;
}

static char *
number_to_text (JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double value;

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return NULL;

  /* An ID that went through a Java double: 1.032482443E9 */
  value = json_node_get_double (node);
  if (!isfinite (value) || fabs (value) > 9e15)
    return NULL;

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

/**
 * kol_answer_read_text:
 * @node: (nullable): any JSON value
 *
 * Reads text: a string, a number as it would be written, or the name of a named object.
 *
 * Returns: (transfer full) (nullable): valid UTF-8 that is not empty, or %NULL
 */
char *
kol_answer_read_text (JsonNode *node)
{
  node = unwrap (node);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return dup_text (json_node_get_string (node));

  return number_to_text (node);
}

/**
 * kol_answer_read_number:
 * @node: (nullable): any JSON value
 *
 * Reads a number: an integer, a Java double, or text that holds one ("1,200", "3.6w").
 *
 * Returns: the number, or NaN when this is none
 */
double
kol_answer_read_number (JsonNode *node)
{
  double value;

  node = unwrap (node);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NAN;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_INT64:
      return (double) json_node_get_int (node);
    case G_TYPE_DOUBLE:
      value = json_node_get_double (node);
      return isfinite (value) ? value : NAN;
    case G_TYPE_STRING:
      value = kol_text_to_number (json_node_get_string (node));
      return isfinite (value) ? value : NAN;
    default:
      return NAN;
    }
}

static double
read_flag (JsonNode *node)
{
  g_autofree char *text = NULL;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node) ? 1 : 0;

  text = kol_answer_read_text (node);
  if (g_strcmp0 (text, "true") == 0 || g_strcmp0 (text, "1") == 0)
    return 1;
  if (g_strcmp0 (text, "false") == 0 || g_strcmp0 (text, "0") == 0)
    return 0;

  return NAN;
}

/* A level's number, in whatever spelling, or its name. */
static double
read_level (const KolField *field, JsonNode *node)
{
  double value = kol_answer_read_number (node);
  g_autofree char *text = NULL;

  if (!isnan (value))
    return value;

  text = kol_answer_read_text (node);

  return kol_field_level_from_text (field, text);
}

static double
read_value (const KolField *field, JsonNode *node)
{
  switch (field->kind)
    {
    case KOL_FIELD_KIND_FLAG:
      return read_flag (node);
    case KOL_FIELD_KIND_LEVEL:
      return read_level (field, node);
    default:
      return kol_answer_read_number (node);
    }
}

/* A figure is read from the first of its keys that holds a known value: twins are one value under
 * two spellings, and one of them can be null, or 0 for "no data". */
static void
read_figure (KolCreator *creator, const KolField *field, JsonObject *object)
{
  for (gsize i = 0; i < G_N_ELEMENTS (field->keys) && field->keys[i] != NULL; i++)
    {
      JsonNode *node = look_up (object, field->keys[i]);
      double value;

      if (node == NULL)
        continue;

      value = kol_field_guard (field, read_value (field, node));
      if (isnan (value))
        continue;

      kol_creator_set_figure (creator, field, value);
      return;
    }
}

static void
read_text (KolCreator *creator, const KolField *field, JsonObject *object)
{
  for (gsize i = 0; i < G_N_ELEMENTS (field->keys) && field->keys[i] != NULL; i++)
    {
      g_autofree char *text = kol_answer_read_text (look_up (object, field->keys[i]));

      if (text == NULL)
        continue;

      kol_creator_set_text (creator, field, text);
      return;
    }
}

static void
add_tag (GPtrArray *tags, char *tag)
{
  g_autofree char *taken = tag;

  if (taken == NULL || tags->len >= MAX_TAGS ||
      g_ptr_array_find_with_equal_func (tags, taken, g_str_equal, NULL))
    return;

  g_ptr_array_add (tags, g_steal_pointer (&taken));
}

static void
add_tags_of_text (GPtrArray *tags, const char *text)
{
  g_autofree char *valid = dup_text (text);
  g_auto (GStrv) parts = NULL;

  if (valid == NULL)
    return;

  parts = g_strsplit_set (valid, ",;", MAX_TAGS);
  for (guint i = 0; parts[i] != NULL; i++)
    add_tag (tags, dup_text (parts[i]));
}

static void add_tags (GPtrArray *tags, JsonNode *node, guint depth);

static void
add_tags_of_object (GPtrArray *tags, JsonObject *object, guint depth)
{
  static const char *const keys[] = { "taxonomy1Tag", "taxonomy2Tags", NAME_KEY };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      JsonNode *node = get_member (object, keys[i]);

      if (node != NULL)
        add_tags (tags, node, depth);
    }
}

/* Categories come as {taxonomy1Tag, taxonomy2Tags[]}, as plain strings, or as lists of either. */
static void
add_tags (GPtrArray *tags, JsonNode *node, guint depth)
{
  if (depth == 0 || tags->len >= MAX_TAGS)
    return;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      add_tags_of_object (tags, json_node_get_object (node), depth - 1);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && tags->len < MAX_TAGS; i++)
        add_tags (tags, json_array_get_element (array, i), depth - 1);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      add_tags_of_text (tags, json_node_get_string (node));
    }
}

static void
read_tags (KolCreator *creator, const KolField *field, JsonObject *object)
{
  for (gsize i = 0; i < G_N_ELEMENTS (field->keys) && field->keys[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
      JsonNode *node = look_up (object, field->keys[i]);

      if (node == NULL)
        continue;

      add_tags (tags, node, 4);
      if (tags->len == 0)
        continue;

      g_ptr_array_add (tags, NULL);
      kol_creator_set_tags (creator, field, (const char *const *) tags->pdata);
      return;
    }
}

static KolNoteKind
read_note_kind (JsonObject *object)
{
  double value = kol_answer_read_number (get_member (object, "noteType"));

  if (value >= 1 && value < 2)
    return KOL_NOTE_KIND_PHOTO;
  if (value >= 2 && value < 3)
    return KOL_NOTE_KIND_VIDEO;

  return KOL_NOTE_KIND_UNKNOWN;
}

static void
read_note (KolCreator *creator, JsonObject *object)
{
  g_autofree char *id = kol_answer_read_text (get_member (object, "noteId"));
  g_autofree char *cover_url = kol_answer_read_text (get_member (object, "imageUrl"));
  g_autofree char *category = kol_answer_read_text (get_member (object, "contentTag"));
  g_autoptr (KolNote) note = NULL;

  if (id == NULL && cover_url == NULL)
    return;

  note = kol_note_new (id, read_note_kind (object), cover_url, category);
  kol_creator_add_note (creator, note);
}

static void
read_notes (KolCreator *creator, JsonObject *object)
{
  JsonNode *node = get_member (object, "noteList");
  JsonArray *array;
  guint n_notes;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;

  array = json_node_get_array (node);
  n_notes = MIN (json_array_get_length (array), MAX_NOTES);
  for (guint i = 0; i < n_notes; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        read_note (creator, json_node_get_object (element));
    }
}

static void
read_field (KolCreator *creator, const KolField *field, JsonObject *object)
{
  if (kol_field_is_derived (field))
    return;

  switch (field->kind)
    {
    case KOL_FIELD_KIND_TEXT:
      read_text (creator, field, object);
      break;
    case KOL_FIELD_KIND_TAGS:
      read_tags (creator, field, object);
      break;
    default:
      read_figure (creator, field, object);
      break;
    }
}

/**
 * kol_answer_read_creator:
 * @object: a creator as the service writes it
 * @fetched_at: when it was fetched, Unix seconds
 *
 * Reads what the field table names, and the notes. Whatever is missing, null or of another type is
 * unknown.
 *
 * Returns: (transfer full) (nullable): a sealed creator, or %NULL when @object has no creator ID
 */
KolCreator *
kol_answer_read_creator (JsonObject *object, gint64 fetched_at)
{
  g_autoptr (KolCreator) creator = kol_creator_new ();
  const char *id;

  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    read_field (creator, kol_field_at (i), object);

  id = kol_creator_get_id (creator);
  if (id == NULL || *id == '\0')
    return NULL;

  read_notes (creator, object);
  kol_creator_set_fetched_at (creator, fetched_at);
  kol_creator_seal (creator);

  return g_steal_pointer (&creator);
}
