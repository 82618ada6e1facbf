// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-creator-table.h"

G_BEGIN_DECLS

typedef gboolean (*Condition) (gpointer user_data);

void table_support_init (int *argc, char ***argv);
void wait_until (Condition condition, gpointer user_data);
GtkWidget *open_window (GtkWidget *content, int width, int height);
GtkWidget *find_child (GtkWidget *widget, GType type, guint nth);
void assert_finalized (GtkWidget *widget);
void release_and_wait (gpointer object);

KolCreator *create_creator (const char *id, const char *name);
KolCreator *create_creator_with_figure (const char *id, const char *field_id, double value);
KolCreator *create_creator_with_text (const char *id, const char *field_id, const char *text);
KolCreator *create_creator_with_tag (const char *id, const char *field_id, const char *tag);
KolCreator *create_creator_with_pictures (guint number, const char *base_url);
GListStore *create_model (guint n_creators);
char *dup_order (GListModel *model);

void delete_folder (const char *path);

G_END_DECLS
