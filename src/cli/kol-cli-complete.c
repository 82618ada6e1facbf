// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <string.h>

#include "kol-category.h"
#include "kol-cli-complete.h"
#include "kol-cli-store.h"
#include "kol-column-set.h"
#include "kol-field.h"
#include "kol-filter.h"
#include "kol-option.h"
#include "kol-text.h"

/* What a command line can go on with: commands; a command's options and actions, which its help
 * tells; values of the filter table and of the option table, fields, columns and shortlists.
 * Whether a word fits what is typed is left to the shell. */

/* Of the one command line that a process is asked about. */
static GString *offers;       /* a word a line */
static gboolean is_asked;     /* the commands' help is for us and not for the user */
static gboolean wants_action; /* a word that is no option can stand here */

/**
 * kol_cli_complete_offer:
 * @word: what the command line can go on with
 */
void
kol_cli_complete_offer (const char *word)
{
  if (offers == NULL)
    offers = g_string_new (NULL);
  g_string_append_printf (offers, "%s\n", word);
}

/**
 * kol_cli_complete_get_offers:
 *
 * Returns: (transfer none): all that was offered, a word a line
 */
const char *
kol_cli_complete_get_offers (void)
{
  return offers != NULL ? offers->str : "";
}

/**
 * kol_cli_complete_is_asked:
 *
 * Returns: whether a command is to tell what it takes, and to do nothing
 */
gboolean
kol_cli_complete_is_asked (void)
{
  return is_asked;
}

/* GLib tells what options there are by its help alone: "  -o, --output=FILE   …". Actions stand
 * there as well: "  rename OLD NEW   …". */
static void
offer_from_line (const char *line)
{
  static GRegex *pattern = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *word = NULL;

  if (pattern == NULL)
    pattern = g_regex_new ("^  (?:-\\w, )?(--[\\w-]+=?|[a-z][a-z-]*)(?=.* {2})", G_REGEX_OPTIMIZE,
                           0, NULL);
  if (!g_regex_match (pattern, line, 0, &match))
    return;

  word = g_match_info_fetch (match, 1);
  if (*word == '-' || wants_action)
    kol_cli_complete_offer (word);
}

/**
 * kol_cli_complete_from_help:
 * @context: a command's options
 * @error: return location for %KOL_CLI_ERROR_DONE
 *
 * Offers what the command takes.
 *
 * Returns: %FALSE: the command is not to go on
 */
gboolean
kol_cli_complete_from_help (GOptionContext *context, GError **error)
{
  g_autofree char *help = g_option_context_get_help (context, FALSE, NULL);
  g_auto (GStrv) lines = g_strsplit (help, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    offer_from_line (lines[i]);
  kol_cli_complete_offer ("--help");
  g_set_error_literal (error, KOL_CLI_ERROR, KOL_CLI_ERROR_DONE, "");

  return FALSE;
}

static void
offer_shortlists (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolStore) store = kol_cli_store_open (&error);
  g_autoptr (GListModel) shortlists = store != NULL ? kol_cli_store_load_shortlists (store, &error)
                                                    : NULL;

  /* There is nobody to tell: the user is typing. */
  for (guint i = 0; shortlists != NULL && i < g_list_model_get_n_items (shortlists); i++)
    {
      g_autoptr (KolShortlist) shortlist = g_list_model_get_item (shortlists, i);

      kol_cli_complete_offer (kol_shortlist_get_name (shortlist));
    }
}

/* One of a list with commas: what is there already stays. */
static void
offer_next (const char *typed, const char *word)
{
  const char *comma = strrchr (typed, ',');
  g_autofree char *before = comma != NULL ? g_strndup (typed, comma - typed + 1) : g_strdup ("");
  g_autofree char *whole = g_strconcat (before, word, NULL);

  kol_cli_complete_offer (whole);
}

static void
offer_categories (const char *typed)
{
  for (guint i = 0; i < kol_category_get_n_categories (); i++)
    {
      const KolCategory *category = kol_category_at (i);

      offer_next (typed, category->name);
      for (guint j = 0; category->children != NULL && category->children[j] != NULL; j++)
        offer_next (typed, category->children[j]);
    }
}

static void
offer_fields (const char *typed)
{
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    offer_next (typed, kol_field_at (i)->id);
}

/* A column set, or columns one by one. */
static void
offer_columns (const char *typed)
{
  for (guint i = 0; i < kol_column_set_get_n_built_in () && strchr (typed, ',') == NULL; i++)
    {
      g_autoptr (KolColumnSet) set = kol_column_set_get_built_in (i);

      kol_cli_complete_offer (kol_column_set_get_id (set));
    }
  for (guint i = 0; i < kol_column_get_n_columns (); i++)
    offer_next (typed, kol_column_at (i)->id);
}

static void
offer_parts (const char *typed)
{
  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    {
      if (kol_option_at (i)->kind == KOL_OPTION_KIND_PART)
        offer_next (typed, kol_option_at (i)->id);
    }
  offer_next (typed, "all");
}

static void
offer_choices (const KolOption *row)
{
  for (guint i = 0; i < kol_option_get_n_values (row); i++)
    kol_cli_complete_offer (row->values[i].value);
}

/* option: without its dashes. An export takes what the option table has. */
static void
offer_export_values (const char *option, const char *typed)
{
  KolOptionId number;

  if (g_str_equal (option, "columns"))
    offer_columns (typed);
  else if (g_str_equal (option, "include") || g_str_equal (option, "exclude"))
    offer_parts (typed);
  else if (kol_option_lookup (option, &number))
    offer_choices (kol_option_at (number));
}

static const KolFilter *
find_filter (const char *option)
{
  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    {
      g_autofree char *name = kol_text_kebab (kol_filter_at (i)->id);

      if (g_str_equal (name, option))
        return kol_filter_at (i);
    }

  return NULL;
}

static void
offer_filter_values (const KolFilter *filter, const char *typed)
{
  if (filter->kind == KOL_FILTER_KIND_TREE)
    offer_categories (typed);
  for (const KolFilterValue *row = filter->values; row->value != NULL; row++)
    kol_cli_complete_offer (row->value);
}

/* option: without its dashes */
static void
offer_values (const KolCliCommand *command, const char *option, const char *typed)
{
  const KolFilter *filter = find_filter (option);

  if (command == &kol_cli_export)
    offer_export_values (option, typed);
  else if (filter != NULL)
    offer_filter_values (filter, typed);
  else if (g_str_equal (option, "columns"))
    offer_fields (typed);
  else if (g_str_equal (option, "shortlist"))
    offer_shortlists ();
}

/* Options, and the actions of a command that has some. */
static void
offer_from_help (const KolCliCommand *command)
{
  char *arguments[] = { (char *) command->name, NULL };
  g_autoptr (GError) error = NULL;

  is_asked = TRUE;
  /* It ends with KOL_CLI_ERROR_DONE, having told. */
  command->run (arguments, NULL, &error);
  is_asked = FALSE;
}

static void
offer_words (const KolCliCommand *command, char **words)
{
  guint n_words = g_strv_length (words);
  /* What an action or an export is about. */
  gboolean wants_shortlist = command == &kol_cli_export ||
                             (command == &kol_cli_shortlist && n_words > 2);

  wants_action = n_words == 2;
  if (wants_shortlist && *words[n_words - 1] != '-')
    offer_shortlists ();
  else
    offer_from_help (command);
}

/* What is taken in is a file; the shell knows which there are. */
static gboolean
wants_file (const KolCliCommand *command, char **words)
{
  return command == &kol_cli_shortlist && g_str_equal (words[1], "import") && words[2] != NULL &&
         words[3] == NULL;
}

/**
 * kol_cli_complete:
 * @command: the command of the line
 * @words: (array zero-terminated=1): the line's words from the command on, at least two; the last
 *   one is being typed
 *
 * Offers what the last word can become. Where nothing is offered, a file is asked for.
 */
void
kol_cli_complete (const KolCliCommand *command, char **words)
{
  guint n_words = g_strv_length (words);
  const char *last = words[n_words - 1];
  const char *before = words[n_words - 2];
  const char *equals = strchr (last, '=');

  if (g_str_has_prefix (last, "--") && equals != NULL)
    {
      g_autofree char *option = g_strndup (last + 2, equals - last - 2);

      offer_values (command, option, equals + 1);
    }
  else if (g_str_has_prefix (before, "--") && *last != '-')
    offer_values (command, before + 2, last);
  else if (!g_str_equal (before, "-o") && !wants_file (command, words))
    offer_words (command, words);
}
