// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gdk/gdk.h>

#include "kol-handover.h"
#include "kol-picture-memory.h"

G_BEGIN_DECLS

/**
 * KolExportDraft:
 * @texture: (nullable): a page
 * @page: which, from 0
 * @n_pages: of how many
 * @rows: (nullable) (element-type GStrv): the heading and the first rows of a table
 * @pictures: (nullable) (element-type GPtrArray): with @rows, of each creator the face and covers
 * that stand in its row, as #GdkTexture, %NULL for one that cannot be had
 * @text: (nullable): the beginning of a text
 *
 * What a preview shows. Exactly one of @texture, @rows and @text is there.
 */
typedef struct
{
  GdkTexture *texture;
  guint page;
  guint n_pages;
  GPtrArray *rows;
  GPtrArray *pictures;
  char *text;
} KolExportDraft;

/* px: as high as pictures of a table are drawn, twice of what they are shown in, for fine screens
 */
#define KOL_EXPORT_DRAFT_PICTURE_SIZE 64

/* Made on a worker thread, seen on the main thread. */
KolExportDraft *kol_export_draft_new (KolHandover *handover,
                                      const KolHandoverFormat *format,
                                      guint page,
                                      int width,
                                      int height,
                                      KolPictureMemory *memory);
void kol_export_draft_free (KolExportDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolExportDraft, kol_export_draft_free)

G_END_DECLS
