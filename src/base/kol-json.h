// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Deeper JSON, or JSON of more values, is refused before it is parsed: a parser's tree takes some
 * hundred bytes for each value, and its recursion some of the stack for each level. */
#define KOL_JSON_MAX_DEPTH 64
#define KOL_JSON_MAX_VALUES 500000

/**
 * KolJsonError:
 * @KOL_JSON_ERROR_CUT_OFF: the text ends in the middle of a value
 * @KOL_JSON_ERROR_SYNTAX: the text is no JSON
 * @KOL_JSON_ERROR_TOO_DEEP: more levels than %KOL_JSON_MAX_DEPTH
 * @KOL_JSON_ERROR_TOO_MANY: more values than were to be
 *
 * Why a text is not handed to a JSON parser. Messages are translated.
 */
typedef enum
{
  KOL_JSON_ERROR_CUT_OFF,
  KOL_JSON_ERROR_SYNTAX,
  KOL_JSON_ERROR_TOO_DEEP,
  KOL_JSON_ERROR_TOO_MANY,
} KolJsonError;

#define KOL_JSON_ERROR (kol_json_error_quark ())

GQuark kol_json_error_quark (void);

/**
 * KolJsonSpan:
 * @start: the value's first byte
 * @end: behind its last byte
 *
 * A value within a JSON text.
 */
typedef struct
{
  const char *start;
  const char *end;
} KolJsonSpan;

gboolean
kol_json_check (const char *text, gsize length, guint max_values, char **mended, GError **error);
gboolean kol_json_find_member (KolJsonSpan object, const char *name, KolJsonSpan *value);
GArray *kol_json_list_elements (KolJsonSpan array);
char *kol_json_dup_text (KolJsonSpan value, gsize max_length);
char *kol_json_dup_member_text (KolJsonSpan object, const char *name, gsize max_length);
double kol_json_get_member_number (KolJsonSpan object, const char *name);

G_END_DECLS
