// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "kol-sample-fault.h"

#define LONGEST_DELAY 3600.0

typedef struct
{
  int code;
  guint status;
  gboolean is_free; /* FALSE: the vendor's list does not say */
  const char *text;
} Code;

/* Every code that the service is known to send. Those with an HTTP status of their own show that
 * the code in the body is what counts. */
// clang-format off
static const Code codes[] = {
  { 100, 200, TRUE, "Invalid or inactive token" },
  { 101, 200, FALSE, NULL },
  { 202, 200, FALSE, NULL },
  { 300, 200, FALSE, NULL },
  { 301, 200, TRUE, "Collection failed, please retry" },
  { 302, 429, TRUE, "Rate limit exceeded" },
  { 303, 200, TRUE, "Daily quota exceeded" },
  { 400, 200, TRUE, "Invalid parameters" },
  { 404, 404, FALSE, "Not found" },
  { 500, 500, TRUE, "Internal server error" },
  { 503, 503, TRUE, "Temporarily unavailable" },
  { 600, 200, TRUE, "Permission denied" },
  { 601, 200, TRUE, "Insufficient balance" },
  { 602, 200, TRUE, "Insufficient balance" },
};
static const struct
{
  const char *name;
  KolSampleFaultKind kind;
} words[] = {
  { "slow", KOL_SAMPLE_FAULT_SLOW },   { "cut", KOL_SAMPLE_FAULT_CUT },     { "break", KOL_SAMPLE_FAULT_BREAK },
  { "html", KOL_SAMPLE_FAULT_HTML },   { "empty", KOL_SAMPLE_FAULT_EMPTY }, { "reset", KOL_SAMPLE_FAULT_RESET },
  { "hang", KOL_SAMPLE_FAULT_HANG },
};
// clang-format on

static gboolean
refuse (const char *spec, const char *why, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("“%s” is no fault: %s"), spec,
               why);

  return FALSE;
}

static gboolean
find_code (const char *name, KolSampleFault *fault)
{
  guint64 code = 0;

  if (!g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT, &code, NULL))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (codes[i].code != (int) code)
        continue;

      fault->kind = KOL_SAMPLE_FAULT_CODE;
      fault->code = codes[i].code;
      fault->status = codes[i].status;
      fault->is_free = codes[i].is_free;
      fault->text = codes[i].text;
      return TRUE;
    }

  return FALSE;
}

static gboolean
find_word (const char *name, KolSampleFault *fault)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i].name, name))
        {
          fault->kind = words[i].kind;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_delay (const char *text, KolSampleFault *fault)
{
  char *end = NULL;
  double seconds = text != NULL ? g_ascii_strtod (text, &end) : -1;

  if (end == text || end == NULL || *end != '\0' || !(seconds >= 0 && seconds <= LONGEST_DELAY))
    return FALSE;

  fault->delay = (guint) (seconds * 1000);

  return TRUE;
}

static gboolean
read_every (const char *text, KolSampleFault *fault)
{
  guint64 every = 1;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &every, NULL))
    return FALSE;

  fault->every = every;

  return TRUE;
}

/**
 * kol_sample_fault_parse:
 * @spec: `CODE`, `slow:SECONDS`, `cut`, `break`, `html`, `empty`, `reset` or `hang`; `:N` behind
 * any of them means every Nth search only
 * @fault: (out): what it says
 * @error: (out) (optional): %G_IO_ERROR_INVALID_ARGUMENT, in the user's language
 *
 * Returns: whether @spec is a fault
 */
gboolean
kol_sample_fault_parse (const char *spec, KolSampleFault *fault, GError **error)
{
  g_auto (GStrv) parts = NULL;
  char **rest;

  g_return_val_if_fail (spec != NULL, FALSE);
  g_return_val_if_fail (fault != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *fault = (KolSampleFault){ 0 };
  parts = g_strsplit (spec, ":", -1);
  if (parts[0] == NULL || (!find_word (parts[0], fault) && !find_code (parts[0], fault)))
    return refuse (spec,
                   _ ("known are error codes of the service, slow:SECONDS, cut, break, html, "
                      "empty, reset and hang"),
                   error);

  rest = parts + 1;
  if (fault->kind == KOL_SAMPLE_FAULT_SLOW)
    {
      if (!read_delay (*rest, fault))
        return refuse (spec, _ ("slow needs a number of seconds, as in slow:2.5"), error);
      rest++;
    }

  if (!read_every (*rest, fault) || (*rest != NULL && rest[1] != NULL))
    return refuse (spec,
                   _ ("what follows the colon is a whole number from 1: every how many searches"),
                   error);

  return TRUE;
}

/**
 * kol_sample_fault_is_due:
 * @self: a fault
 * @call: the number of a search, from 1
 *
 * Returns: whether @self happens to that search
 */
gboolean
kol_sample_fault_is_due (const KolSampleFault *self, guint call)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return call % self->every == 0;
}

/**
 * kol_sample_fault_get_message:
 * @code: a code of the service
 *
 * Returns: (transfer none) (nullable): what the service says with it
 */
const char *
kol_sample_fault_get_message (int code)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (codes[i].code == code)
        return codes[i].text;
    }

  return NULL;
}
