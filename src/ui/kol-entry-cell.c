// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-entry-cell.h"
#include "kol-text-line.h"
#include "kol-text.h"

/* Whom a cell shows. Lives as long as the cell. */
typedef struct
{
  KolEntry *entry; /* owned, nullable: not bound */
  KolEntryCellPart part;
  gulong handler; /* of the entry's notify signal */
} State;

static GQuark
state_quark (void)
{
  return g_quark_from_static_string ("kol-entry-cell");
}

static State *
get_state (GtkWidget *cell)
{
  return g_object_get_qdata (G_OBJECT (cell), state_quark ());
}

static void
state_unbind (State *state)
{
  if (state->entry != NULL)
    g_clear_signal_handler (&state->handler, state->entry);
  g_clear_object (&state->entry);
}

static void
state_free (gpointer data)
{
  state_unbind (data);
  g_free (data);
}

static void
on_entry_changed_cb (GtkWidget *cell)
{
  const State *state = get_state (cell);
  g_autofree char *text = kol_entry_cell_dup_text (state->entry, state->part);

  kol_text_line_set_text (KOL_TEXT_LINE (cell), text);
}

/**
 * kol_entry_cell_new:
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
kol_entry_cell_new (void)
{
  GtkWidget *cell = kol_text_line_new (0);

  g_object_set_qdata_full (G_OBJECT (cell), state_quark (), g_new0 (State, 1), state_free);

  return cell;
}

/**
 * kol_entry_cell_bind:
 * @cell: a cell of kol_entry_cell_new()
 * @entry: whom to show
 * @part: what of it
 *
 * Shows it, and what becomes of it, until another is shown.
 */
void
kol_entry_cell_bind (GtkWidget *cell, KolEntry *entry, KolEntryCellPart part)
{
  State *state;

  g_return_if_fail (KOL_IS_TEXT_LINE (cell));
  g_return_if_fail (KOL_IS_ENTRY (entry));

  state = get_state (cell);
  state_unbind (state);
  state->entry = g_object_ref (entry);
  state->part = part;
  state->handler = g_signal_connect_swapped (
      entry, part == KOL_ENTRY_CELL_STATUS ? "notify::status" : "notify::note",
      G_CALLBACK (on_entry_changed_cb), cell);
  on_entry_changed_cb (cell);
}

/**
 * kol_entry_cell_unbind:
 * @cell: a cell of kol_entry_cell_new()
 */
void
kol_entry_cell_unbind (GtkWidget *cell)
{
  g_return_if_fail (KOL_IS_TEXT_LINE (cell));

  state_unbind (get_state (cell));
}

/**
 * kol_entry_cell_dup_text:
 * @entry: an entry
 * @part: what of it
 *
 * Returns: (transfer full): one line; empty when nothing was said
 */
char *
kol_entry_cell_dup_text (KolEntry *entry, KolEntryCellPart part)
{
  KolEntryStatus status;

  g_return_val_if_fail (KOL_IS_ENTRY (entry), NULL);

  if (part == KOL_ENTRY_CELL_NOTE)
    return kol_text_clean (kol_entry_get_note (entry));

  status = kol_entry_get_status (entry);

  return g_strdup (status != KOL_ENTRY_STATUS_OPEN ? kol_entry_status_get_label (status) : "");
}
