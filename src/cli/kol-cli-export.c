// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-choices.h"
#include "kol-cli-import.h"
#include "kol-cli-options.h"
#include "kol-cli-pictures.h"
#include "kol-cli-print.h"
#include "kol-cli-store.h"
#include "kol-cli-wait.h"
#include "kol-cli.h"

/* What the command line says, and what comes of it. */
typedef struct
{
  char *path;            /* owned */
  char *source;          /* owned, nullable: a JSON file in place of a shortlist */
  KolCliChoices choices; /* owned */
  gboolean offline;
  gboolean verbose;

  const char *name;                /* borrowed, nullable: of the shortlist */
  const KolHandoverFormat *format; /* static */
  KolHandoverOptions *options;     /* owned */
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->source, g_free);
  kol_cli_choices_clear (&self->choices);
  g_clear_object (&self->options);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE, message);

  return FALSE;
}

static char *
list_extensions (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < kol_handover_get_n_formats (); i++)
    g_string_append_printf (list, "%s.%s", i > 0 ? C_ ("list", ", ") : "",
                            kol_handover_format_at (i)->extension);

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
check (Export *self, char **arguments, GError **error)
{
  if (arguments[1] == NULL && self->source == NULL)
    return refuse (error, _ ("Which shortlist? “kollect-cli shortlist list” lists them."));
  if (!kol_cli_refuse_extra (
          arguments[1] != NULL && self->source == NULL ? arguments + 1 : arguments, error))
    return FALSE;
  if (self->path == NULL)
    return refuse (error, _ ("Where to? -o FILE.csv or -o FILE.pdf says so."));

  self->name = self->source == NULL ? arguments[1] : NULL;
  self->format = kol_handover_format_for_path (self->path, error);

  return self->format != NULL && kol_cli_check_target (self->path, error);
}

static gboolean
parse (Export *self, char **arguments, GError **error)
{
  g_autofree char *extensions = list_extensions ();
  /* Translators: %s is a list such as ".csv, .pdf" */
  g_autofree char *output = g_strdup_printf (_ ("File to write; its name ends in one of %s"),
                                             extensions);
  // clang-format off
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->path, output, C_ ("option argument", "FILE") },
    { "from-json", 0, 0, G_OPTION_ARG_FILENAME, &self->source,
      _ ("Take the creators from a JSON hand-over, or from what “search --format json” printed, in place of a shortlist"),
      C_ ("option argument", "FILE") },
    { "offline", 0, 0, G_OPTION_ARG_NONE, &self->offline,
      _ ("Do not fetch the pictures that are not here"), NULL },
    { NULL },
  };
  // clang-format on
  g_autoptr (GOptionContext) context = g_option_context_new (C_ ("option argument", "NAME"));

  g_option_context_set_summary (context, _ (kol_cli_export.summary));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  kol_cli_choices_add_options (&self->choices, context);
  kol_cli_add_verbose_option (context, &self->verbose);
  if (!kol_cli_parse (context, arguments, error))
    return FALSE;
  kol_cli_set_verbose (self->verbose);
  if (!check (self, arguments, error))
    return FALSE;

  /* Wrong choices are told before anything is opened */
  self->options = kol_handover_options_new ();
  if (!kol_cli_choices_apply (&self->choices, self->options, error))
    return FALSE;
  kol_cli_choices_warn (&self->choices, self->format);

  return TRUE;
}

static KolHandover *
make_from_shortlist (const Export *self, KolShortlist *shortlist)
{
  KolHandover *handover = kol_handover_new (kol_shortlist_get_name (shortlist));

  kol_handover_set_options (handover, self->options);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (shortlist)); i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (G_LIST_MODEL (shortlist), i);

      kol_handover_add_entry (handover, entry);
    }

  return handover;
}

/* What the file says of itself, unless the command line says otherwise. */
static KolHandover *
make_from_file (const Export *self, GError **error)
{
  g_autoptr (KolHandoverFile) file = kol_cli_load_file (self->source, error);
  g_autofree char *name = NULL;
  KolHandover *handover;
  GPtrArray *entries;

  if (file == NULL)
    return NULL;
  if (!kol_cli_choices_apply (&self->choices, kol_handover_file_get_options (file), error))
    return NULL;

  name = kol_cli_dup_file_name (file, self->source);
  handover = kol_handover_new (name);
  kol_handover_set_options (handover, kol_handover_file_get_options (file));
  entries = kol_handover_file_get_entries (file);
  for (guint i = 0; i < entries->len; i++)
    kol_handover_add_entry (handover, g_ptr_array_index (entries, i));

  return handover;
}

static void
on_written_some_cb (guint done, guint total, gpointer user_data)
{
  /* Translators: two numbers */
  kol_cli_progress (_ ("Written: %u of %u"), done, total);
}

static gboolean
write_handover (const Export *self,
                KolHandover *handover,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_handover_write_async (handover, self->format, self->path, on_written_some_cb, NULL,
                            cancellable, kol_cli_ready_cb, &result);
  if (!kol_handover_write_finish (handover, kol_cli_wait (&result), error))
    return FALSE;

  kol_cli_note (ngettext ("%u creator written.", "%u creators written.",
                          kol_handover_get_n_entries (handover)),
                kol_handover_get_n_entries (handover));

  return TRUE;
}

static KolHandover *
make_handover (const Export *self, KolStore *store, GError **error)
{
  g_autoptr (KolShortlist) shortlist = NULL;

  if (self->source != NULL)
    return make_from_file (self, error);

  shortlist = kol_cli_store_require_shortlist (store, self->name, error);

  return shortlist != NULL ? make_from_shortlist (self, shortlist) : NULL;
}

static gboolean
run (char **arguments, GCancellable *cancellable, GError **error)
{
  g_auto (Export) self = { 0 };
  g_autoptr (KolStore) store = NULL;
  g_autoptr (KolHandover) handover = NULL;

  if (!parse (&self, arguments, error))
    return FALSE;

  /* A file needs no store, and makes none */
  if (self.source == NULL)
    {
      store = kol_cli_store_open (error);
      if (store == NULL)
        return FALSE;
    }
  handover = make_handover (&self, store, error);

  return handover != NULL &&
         kol_cli_gather_pictures (store, handover, self.format, self.offline, cancellable, error) &&
         write_handover (&self, handover, cancellable, error);
}

const KolCliCommand kol_cli_export = {
  "export",
  N_ ("Write a shortlist to a file, to hand it over: a contact sheet, a table or data"),
  run,
};
