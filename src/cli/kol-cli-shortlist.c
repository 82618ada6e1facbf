// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-import.h"
#include "kol-cli-options.h"
#include "kol-cli-print.h"
#include "kol-cli-store.h"
#include "kol-cli-table.h"
#include "kol-cli.h"
#include "kol-csv.h"
#include "kol-json-append.h"

/* Cells of a terminal for an action with its arguments */
#define ACTION_WIDTH 28

typedef struct
{
  KolCliOutputOptions options;
  gboolean verbose;
  KolStore *store; /* owned */
} Context;

static void
context_clear (Context *self)
{
  kol_cli_output_options_clear (&self->options);
  g_clear_object (&self->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Context, context_clear)

/* One thing to do with shortlists. */
typedef struct
{
  const char *name;
  const char *arguments; /* untranslated: as the help shows them */
  const char *summary;   /* untranslated */
  guint n_min;
  guint n_max;
  gboolean (*run) (Context *self, char **arguments, GError **error);
} Action;

static char *
make_list_table (GListModel *shortlists)
{
  g_autoptr (KolCliTable) table = kol_cli_table_new ();

  kol_cli_table_add_column (table, _ ("Shortlist"), FALSE);
  kol_cli_table_add_column (table, _ ("Creators"), TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (shortlists); i++)
    {
      g_autoptr (KolShortlist) shortlist = g_list_model_get_item (shortlists, i);
      g_autofree char *count = kol_format_number (
          g_list_model_get_n_items (G_LIST_MODEL (shortlist)));

      kol_cli_table_add_cell (table, kol_shortlist_get_name (shortlist));
      kol_cli_table_add_cell (table, count);
    }

  return kol_cli_table_to_string (table, kol_cli_terminal_width ());
}

static char *
make_list_csv (GListModel *shortlists)
{
  g_autoptr (GString) out = g_string_new (KOL_CSV_BOM);

  kol_csv_append_text (out, _ ("Shortlist"));
  g_string_append_c (out, ',');
  kol_csv_append_text (out, _ ("Creators"));
  g_string_append (out, "\r\n");
  for (guint i = 0; i < g_list_model_get_n_items (shortlists); i++)
    {
      g_autoptr (KolShortlist) shortlist = g_list_model_get_item (shortlists, i);

      kol_csv_append_text (out, kol_shortlist_get_name (shortlist));
      g_string_append_c (out, ',');
      kol_csv_append_number (out, g_list_model_get_n_items (G_LIST_MODEL (shortlist)));
      g_string_append (out, "\r\n");
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
make_list_json (GListModel *shortlists)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; i < g_list_model_get_n_items (shortlists); i++)
    {
      g_autoptr (KolShortlist) shortlist = g_list_model_get_item (shortlists, i);

      g_string_append (out, i > 0 ? ",\n {" : "\n {");
      kol_json_begin_member (out, "name");
      kol_json_append_text (out, kol_shortlist_get_name (shortlist));
      kol_json_begin_member (out, "creators");
      kol_json_append_number (out, g_list_model_get_n_items (G_LIST_MODEL (shortlist)));
      g_string_append_c (out, '}');
    }
  g_string_append (out, "\n]\n");

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
run_list (Context *self, char **arguments, GError **error)
{
  g_autoptr (GListModel) shortlists = NULL;
  g_autofree char *text = NULL;
  KolCliFormat format;

  if (!kol_cli_parse_format (&self->options, &format, error))
    return FALSE;
  shortlists = kol_cli_store_load_shortlists (self->store, error);
  if (shortlists == NULL)
    return FALSE;

  if (format == KOL_CLI_FORMAT_JSON)
    text = make_list_json (shortlists);
  else if (format == KOL_CLI_FORMAT_CSV)
    text = make_list_csv (shortlists);
  else
    text = make_list_table (shortlists);

  return kol_cli_deliver (&self->options, text, error);
}

static gboolean
run_show (Context *self, char **arguments, GError **error)
{
  g_autoptr (KolCliOutput) output = kol_cli_output_new (&self->options, error);
  g_autoptr (KolShortlist) shortlist = NULL;

  if (output == NULL)
    return FALSE;
  shortlist = kol_cli_store_require_shortlist (self->store, arguments[0], error);
  if (shortlist == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (shortlist)); i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (G_LIST_MODEL (shortlist), i);

      kol_cli_output_add (output, kol_entry_get_creator (entry));
    }

  return kol_cli_output_end (output, error);
}

static gboolean
run_new (Context *self, char **arguments, GError **error)
{
  g_autoptr (KolShortlist) shortlist = NULL;

  if (!kol_cli_check_name (arguments[0], error))
    return FALSE;

  shortlist = kol_cli_store_create_shortlist (self->store, arguments[0], error);

  return shortlist != NULL;
}

static gboolean
run_rename (Context *self, char **arguments, GError **error)
{
  g_autoptr (KolShortlist) shortlist = NULL;

  if (!kol_cli_check_name (arguments[1], error))
    return FALSE;
  shortlist = kol_cli_store_require_shortlist (self->store, arguments[0], error);

  return shortlist != NULL &&
         kol_cli_store_rename_shortlist (self->store, shortlist, arguments[1], error);
}

static gboolean
run_delete (Context *self, char **arguments, GError **error)
{
  g_autoptr (KolShortlist)
      shortlist = kol_cli_store_require_shortlist (self->store, arguments[0], error);

  return shortlist != NULL && kol_cli_store_delete_shortlist (self->store, shortlist, error);
}

/* All or none: a misspelt number must not leave half of the work done. */
static GArray *
find_entries (KolShortlist *shortlist, char **creator_ids, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; creator_ids[i] != NULL; i++)
    {
      KolEntry *entry = kol_shortlist_lookup (shortlist, creator_ids[i]);
      gint64 id;

      if (entry == NULL)
        {
          g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND,
                       _ ("Creator “%s” is not on “%s”. Nothing was removed."), creator_ids[i],
                       kol_shortlist_get_name (shortlist));
          return NULL;
        }
      id = kol_entry_get_id (entry);
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

static gboolean
run_remove (Context *self, char **arguments, GError **error)
{
  g_autoptr (KolShortlist)
      shortlist = kol_cli_store_require_shortlist (self->store, arguments[0], error);
  g_autoptr (GArray) ids = NULL;

  if (shortlist == NULL)
    return FALSE;
  ids = find_entries (shortlist, arguments + 1, error);

  return ids != NULL && kol_cli_store_remove_entries (self->store, ids, error);
}

static gboolean
run_import (Context *self, char **arguments, GError **error)
{
  return kol_cli_import (self->store, arguments[0], arguments[1], error);
}

// clang-format off
static const Action actions[] = {
  { "list", "", N_("List the shortlists with their numbers of creators"), 0, 0, run_list },
  { "show", N_("NAME"), N_("Show the creators of a shortlist"), 1, 1, run_show },
  { "new", N_("NAME"), N_("Begin an empty shortlist"), 1, 1, run_new },
  { "rename", N_("OLD NEW"), N_("Give a shortlist another name"), 2, 2, run_rename },
  { "delete", N_("NAME"), N_("Delete a shortlist"), 1, 1, run_delete },
  { "import", N_("FILE.json [NAME]"), N_("Put the creators of a JSON hand-over on a shortlist"), 1, 2, run_import },
  { "remove", N_("NAME CREATOR_ID…"), N_("Take creators off a shortlist"), 2, G_MAXUINT, run_remove },
};
// clang-format on

static char *
describe_actions (void)
{
  g_autoptr (GString) text = g_string_new (_ (kol_cli_shortlist.summary));

  g_string_append_printf (text, "\n\n%s", _ ("Actions:"));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const char *arguments = *actions[i].arguments != '\0' ? _ (actions[i].arguments) : "";
      g_autofree char *line = g_strconcat (actions[i].name, " ", arguments, NULL);
      int padding = MAX (ACTION_WIDTH - (int) kol_cli_measure (line), 0);

      g_string_append_printf (text, "\n  %s%*s %s", line, padding, "", _ (actions[i].summary));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const Action *
find_action (char **arguments, GError **error)
{
  guint n = g_strv_length (arguments);

  for (guint i = 0; n > 1 && i < G_N_ELEMENTS (actions); i++)
    {
      if (!g_str_equal (actions[i].name, arguments[1]))
        continue;
      if (n - 2 >= actions[i].n_min && n - 2 <= actions[i].n_max)
        return &actions[i];

      g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE,
                   /* Translators: an action, then the arguments it takes */
                   _ ("Usage: shortlist %s %s. Text with spaces needs quotes."), actions[i].name,
                   *actions[i].arguments != '\0' ? _ (actions[i].arguments) : "");
      return NULL;
    }

  if (n > 1)
    g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE, _ ("There is no action “%s”."),
                 arguments[1]);
  else
    g_set_error_literal (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE,
                         _ ("What is to be done with shortlists?"));

  return NULL;
}

static gboolean
parse (Context *self, char **arguments, GError **error)
{
  g_autoptr (GOptionContext)
      context = g_option_context_new (C_ ("option argument", "ACTION [ARGUMENT…]"));
  g_autofree char *summary = describe_actions ();

  g_option_context_set_summary (context, summary);
  kol_cli_add_output_options (context, &self->options);
  kol_cli_add_verbose_option (context, &self->verbose);
  if (!kol_cli_parse (context, arguments, error))
    return FALSE;
  kol_cli_set_verbose (self->verbose);

  return TRUE;
}

static gboolean
run (char **arguments, GCancellable *cancellable, GError **error)
{
  g_auto (Context) self = { 0 };
  const Action *action;

  if (!parse (&self, arguments, error))
    return FALSE;
  action = find_action (arguments, error);
  if (action == NULL)
    return FALSE;

  self.store = kol_cli_store_open (error);

  return self.store != NULL && action->run (&self, arguments + 2, error);
}

const KolCliCommand kol_cli_shortlist = {
  "shortlist",
  N_ ("List, show and change shortlists"),
  run,
};
