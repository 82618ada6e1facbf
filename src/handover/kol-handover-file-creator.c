// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "kol-handover-file-creator.h"

/* A creator as the service writes it has objects within objects and a list of notes. By field id it
 * has neither: "noteSign.name" is one member, and each part of the notes a list of its own. */

#define NOTES "noteList"

/* More recent notes than this are none */
#define MAX_NOTES 64

static JsonObject *
get_inner_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonObject *inner;

  if (node != NULL)
    return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  inner = json_object_new ();
  json_object_set_object_member (object, name, inner);

  return inner;
}

/* Makes [{…}, {…}] of the notes' parts as they come, one list after the other. */
static void
unfold_notes (JsonArray *notes, const char *part, JsonNode *node)
{
  JsonArray *values = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = values != NULL ? MIN (json_array_get_length (values), MAX_NOTES) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *value = json_array_get_element (values, i);

      if (i >= json_array_get_length (notes))
        json_array_add_object_element (notes, json_object_new ());
      json_object_set_member (json_array_get_object_element (notes, i), part,
                              json_node_copy (value));
    }
}

static void
unfold_member (JsonObject *unfolded, JsonArray *notes, const char *name, JsonNode *node)
{
  const char *dot = strchr (name, '.');
  g_autofree char *outer = NULL;
  JsonObject *inner;

  if (JSON_NODE_HOLDS_NULL (node))
    return;
  if (dot == NULL)
    {
      json_object_set_member (unfolded, name, json_node_copy (node));
      return;
    }

  outer = g_strndup (name, dot - name);
  if (g_str_equal (outer, NOTES))
    {
      unfold_notes (notes, dot + 1, node);
      return;
    }
  inner = get_inner_object (unfolded, outer);
  if (inner != NULL)
    json_object_set_member (inner, dot + 1, json_node_copy (node));
}

static JsonObject *
unfold (JsonObject *object)
{
  JsonObject *unfolded = json_object_new ();
  JsonArray *notes = json_array_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    unfold_member (unfolded, notes, name, node);

  if (json_array_get_length (notes) > 0 && !json_object_has_member (unfolded, NOTES))
    json_object_set_array_member (unfolded, NOTES, notes);
  else
    json_array_unref (notes);

  return unfolded;
}

/*< private >
 * kol_handover_file_unfold_creator:
 * @text: a JSON object within text that kol_json_check() found good
 * @length: its bytes
 * @error: return location for a %JSON_PARSER_ERROR
 *
 * Makes of a creator by field id, which is how hand-overs and the command line write it, one as the
 * service writes it. One that is so already stays so.
 *
 * Returns: (transfer full) (nullable): the JSON
 */
GBytes *
kol_handover_file_unfold_creator (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  JsonNode *node;
  char *json;
  gsize size;

  if (!json_parser_load_from_data (parser, text, length, error))
    return NULL;
  node = json_parser_get_root (parser);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return g_bytes_new (text, length);

  root = json_node_init_object (json_node_alloc (), NULL);
  json_node_take_object (root, unfold (json_node_get_object (node)));
  json_generator_set_root (generator, root);
  json = json_generator_to_data (generator, &size);

  return g_bytes_new_take (json, size);
}
