// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-table.h"

G_BEGIN_DECLS

/* What the files of the web page format share. */

/**
 * KolHtml:
 *
 * A web page while it is written, on one thread. What is appended is sent on now and then, so that
 * memory stays flat however many creators there are.
 */
typedef struct
{
  KolHandover *handover;     /* not owned */
  KolTable *table;           /* owned */
  GString *out;              /* owned: not sent on yet */
  GOutputStream *stream;     /* not owned */
  GCancellable *cancellable; /* not owned, nullable */
} KolHtml;

/* Of the only style sheet, as it stands between its tags */
extern const char kol_html_style[];

void kol_html_append_text (KolHtml *self, const char *text);
void kol_html_append_element (KolHtml *self, const char *tag, const char *text);
void kol_html_append_bdi (KolHtml *self, const char *tag, const char *text);
gboolean kol_html_append_picture (KolHtml *self,
                                  KolCreator *creator,
                                  const char *url,
                                  int side,
                                  const char *description);
void kol_html_append_link (KolHtml *self, const char *address, const char *text);
gboolean kol_html_flush (KolHtml *self, GError **error);

gboolean kol_html_append_entries (KolHtml *self, GError **error);

G_END_DECLS
