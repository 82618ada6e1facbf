// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-options.h"
#include "kol-cli-pictures.h"
#include "kol-cli-print.h"
#include "kol-cli-store.h"
#include "kol-cli-wait.h"
#include "kol-cli.h"

/* What the command line says, and what comes of it. */
typedef struct
{
  char *path;    /* owned */
  char *columns; /* owned, nullable */
  gboolean verbose;

  KolHandoverOptions *options;     /* owned */
  const char *name;                /* borrowed: of the shortlist */
  const KolHandoverFormat *format; /* static */
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->columns, g_free);
  g_clear_object (&self->options);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE, message);

  return FALSE;
}

static gboolean
check (Export *self, char **arguments, GError **error)
{
  if (arguments[1] == NULL)
    return refuse (error, _ ("Which shortlist? “kollect-cli shortlist list” lists them."));
  if (!kol_cli_refuse_extra (arguments + 1, error))
    return FALSE;
  if (self->path == NULL)
    return refuse (error, _ ("Where to? -o FILE.csv or -o FILE.pdf says so."));

  self->name = arguments[1];
  self->format = kol_handover_format_for_path (self->path, error);
  if (self->format == NULL)
    return FALSE;
  self->options = kol_handover_options_new ();
  if (!kol_handover_options_set (self->options, KOL_OPTION_COLUMNS, self->columns, error))
    return FALSE;

  return kol_cli_check_target (self->path, error);
}

static gboolean
parse (Export *self, char **arguments, GError **error)
{
  // clang-format off
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->path,
      _ ("File to write; its name ends in .csv or .pdf"), C_ ("option argument", "FILE") },
    { "columns", 0, 0, G_OPTION_ARG_FILENAME, &self->columns,
      _ ("Fields of a table, by the ids that “kollect-cli fields” lists"),
      C_ ("option argument", "ID,…") },
    { NULL },
  };
  // clang-format on
  g_autoptr (GOptionContext) context = g_option_context_new (C_ ("option argument", "NAME"));

  g_option_context_set_summary (context, _ (kol_cli_export.summary));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  kol_cli_add_verbose_option (context, &self->verbose);
  if (!kol_cli_parse (context, arguments, error))
    return FALSE;
  kol_cli_set_verbose (self->verbose);

  return check (self, arguments, error);
}

static KolHandover *
make_handover (const Export *self, KolShortlist *shortlist)
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

static gboolean
run (char **arguments, GCancellable *cancellable, GError **error)
{
  g_auto (Export) self = { 0 };
  g_autoptr (KolStore) store = NULL;
  g_autoptr (KolShortlist) shortlist = NULL;
  g_autoptr (KolHandover) handover = NULL;

  if (!parse (&self, arguments, error))
    return FALSE;

  store = kol_cli_store_open (error);
  if (store == NULL)
    return FALSE;
  shortlist = kol_cli_store_require_shortlist (store, self.name, error);
  if (shortlist == NULL)
    return FALSE;

  handover = make_handover (&self, shortlist);

  return kol_cli_gather_pictures (store, handover, self.format, cancellable, error) &&
         write_handover (&self, handover, cancellable, error);
}

const KolCliCommand kol_cli_export = {
  "export",
  N_ ("Write a shortlist to a file: a table (CSV) or a contact sheet (PDF)"),
  run,
};
