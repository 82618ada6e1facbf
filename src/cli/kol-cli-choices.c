// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-choices.h"
#include "kol-cli-settings.h"
#include "kol-cli-print.h"
#include "kol-cli.h"
#include "kol-column-set.h"

/* What stands for every part in --include and --exclude */
#define ALL "all"

/* The option itself, --include, --exclude and the end */
#define MAX_ENTRIES (KOL_N_OPTIONS + 3)

static const char *
keep (KolCliChoices *self, char *text)
{
  g_ptr_array_add (self->texts, text);

  return text;
}

static void
append_item (GString *list, const char *item)
{
  if (list->len > 0)
    g_string_append (list, C_ ("list", ", "));
  g_string_append (list, item);
}

/* The help says what can be chosen: "Upright or across (portrait, landscape)". */
static char *
describe (const KolOption *row)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < kol_option_get_n_values (row); i++)
    append_item (list, row->values[i].value);
  for (guint i = 0; row->kind == KOL_OPTION_KIND_COLUMNS && i < kol_column_set_get_n_built_in ();
       i++)
    {
      g_autoptr (KolColumnSet) set = kol_column_set_get_built_in (i);

      append_item (list, kol_column_set_get_id (set));
    }
  if (list->len == 0)
    return g_strdup (kol_option_get_help (row));

  /* Translators: what an option is for, and the values it takes */
  return g_strdup_printf (C_ ("option and values", "%s (%s)"), kol_option_get_help (row),
                          list->str);
}

static char *
describe_parts (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    {
      if (kol_option_at (i)->kind == KOL_OPTION_KIND_PART)
        append_item (list, kol_option_at (i)->id);
    }
  append_item (list, ALL);

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static const char *
argument_of (const KolOption *row)
{
  switch (row->kind)
    {
    case KOL_OPTION_KIND_DATE:
      return C_ ("option argument", "YYYY-MM-DD");
    case KOL_OPTION_KIND_PERCENT:
      return C_ ("option argument", "PERCENT");
    case KOL_OPTION_KIND_COLUMNS:
      return C_ ("option argument", "SET|ID,…");
    case KOL_OPTION_KIND_CHOICE:
      return C_ ("option argument", "VALUE");
    case KOL_OPTION_KIND_TEXT:
    case KOL_OPTION_KIND_FLAG:
    case KOL_OPTION_KIND_PART:
    default:
      return C_ ("option argument", "TEXT");
    }
}

static void
add_part_entries (KolCliChoices *self, GOptionEntry *entries)
{
  g_autofree char *parts = describe_parts ();
  const char *argument = C_ ("option argument", "PART,…");
  /* Translators: %s is a list of what can be included */
  const char *include = keep (self, g_strdup_printf (_ ("What to include: %s"), parts));
  const char *exclude = keep (self, g_strdup_printf (_ ("What to leave out: %s"), parts));

  entries[0] = (GOptionEntry){ "include",      0,       0,       G_OPTION_ARG_FILENAME,
                               &self->include, include, argument };
  entries[1] = (GOptionEntry){ "exclude",      0,       0,       G_OPTION_ARG_FILENAME,
                               &self->exclude, exclude, argument };
}

/**
 * kol_cli_choices_add_options:
 * @self: choices, all zero
 * @context: a command's options
 *
 * Adds an option for each row of the option table.
 */
void
kol_cli_choices_add_options (KolCliChoices *self, GOptionContext *context)
{
  GOptionEntry entries[MAX_ENTRIES] = { { NULL } };
  guint n = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (context != NULL);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    {
      const KolOption *row = kol_option_at (i);
      const char *text = keep (self, describe (row));

      if (row->kind == KOL_OPTION_KIND_FLAG)
        entries[n++] = (GOptionEntry){ row->id, 0, 0, G_OPTION_ARG_NONE, &self->flags[i], text };
      else if (row->kind != KOL_OPTION_KIND_PART)
        entries[n++] = (GOptionEntry){
          row->id, 0, 0, G_OPTION_ARG_FILENAME, &self->values[i], text, argument_of (row)
        };
    }
  add_part_entries (self, &entries[n]);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static gboolean
is_part (KolOptionId option)
{
  return kol_option_at (option)->kind == KOL_OPTION_KIND_PART;
}

static gboolean
switch_part (KolHandoverOptions *options, const char *id, gboolean on, GError **error)
{
  g_autofree char *parts = NULL;
  KolOptionId option;

  if (kol_option_lookup (id, &option) && is_part (option))
    {
      kol_handover_options_set_flag (options, option, on);
      return TRUE;
    }

  parts = describe_parts ();
  g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE,
               /* Translators: what was given, and what can be */
               _ ("“%s” is nothing that can be included or left out. There are: %s."), id, parts);

  return FALSE;
}

static gboolean
switch_parts (KolHandoverOptions *options, const char *ids, gboolean on, GError **error)
{
  g_auto (GStrv) names = g_strsplit (ids != NULL ? ids : "", ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *id = g_strstrip (names[i]);

      if (g_str_equal (id, ALL))
        {
          for (guint j = 0; j < KOL_N_OPTIONS; j++)
            {
              if (is_part (j))
                kol_handover_options_set_flag (options, j, on);
            }
        }
      else if (*id != '\0' && !switch_part (options, id, on, error))
        {
          return FALSE;
        }
    }

  return TRUE;
}

/* What is no set of ours and no column can be a set that the user made in the window. */
static gboolean
set_value (KolHandoverOptions *options, KolOptionId option, const char *value, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *own = NULL;

  if (kol_handover_options_set (options, option, value, &reason))
    return TRUE;

  if (option == KOL_OPTION_COLUMNS)
    own = kol_cli_settings_dup_column_set (value);
  if (own != NULL)
    return kol_handover_options_set (options, option, own, error);

  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/* Whoever says how large the fee is wants it. */
static void
follow_percents (const KolCliChoices *self, KolHandoverOptions *options)
{
  if (self->values[KOL_OPTION_PRICE] != NULL)
    return;

  if (self->values[KOL_OPTION_FEE] != NULL && self->values[KOL_OPTION_REBATE] == NULL)
    kol_handover_options_set_choice (options, KOL_OPTION_PRICE, KOL_PRICE_FEE);
  if (self->values[KOL_OPTION_REBATE] != NULL && self->values[KOL_OPTION_FEE] == NULL)
    kol_handover_options_set_choice (options, KOL_OPTION_PRICE, KOL_PRICE_REBATE);
}

/**
 * kol_cli_choices_apply:
 * @self: what the command line says
 * @options: what it is applied to
 * @error: return location for a %KOL_OPTION_ERROR or %KOL_CLI_ERROR_USAGE
 *
 * Returns: whether everything can be chosen, and goes together
 */
gboolean
kol_cli_choices_apply (const KolCliChoices *self, KolHandoverOptions *options, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (KOL_IS_HANDOVER_OPTIONS (options), FALSE);

  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    {
      if (self->values[i] != NULL && !set_value (options, i, self->values[i], error))
        return FALSE;
      if (self->flags[i])
        kol_handover_options_set_flag (options, i, TRUE);
    }
  follow_percents (self, options);

  return switch_parts (options, self->include, TRUE, error) &&
         switch_parts (options, self->exclude, FALSE, error) &&
         kol_handover_options_check (options, error);
}

/**
 * kol_cli_choices_warn:
 * @self: what the command line says
 * @format: what is written
 *
 * Says which of the options change nothing in that format.
 */
void
kol_cli_choices_warn (const KolCliChoices *self, const KolHandoverFormat *format)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (format != NULL);

  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    {
      if ((self->values[i] != NULL || self->flags[i]) && !kol_handover_format_honours (format, i))
        /* Translators: an option, and a file name's extension */
        kol_cli_say (_ ("“--%s” changes nothing in a .%s file."), kol_option_at (i)->id,
                     format->extension);
    }
}

/**
 * kol_cli_choices_clear:
 * @self: what the command line says
 *
 * Frees what the option parser put there.
 */
void
kol_cli_choices_clear (KolCliChoices *self)
{
  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    g_clear_pointer (&self->values[i], g_free);
  g_clear_pointer (&self->include, g_free);
  g_clear_pointer (&self->exclude, g_free);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
}
