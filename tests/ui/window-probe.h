// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a test asks a running Kollect about its widgets; see window-probe.c. */

/* A widget that can be seen, within the window or popover it is drawn in. */
typedef void (*ProbeFunc) (GtkWidget *widget, GtkWidget *native, gpointer data);

void probe_foreach (ProbeFunc func, gpointer data);
GtkWidget *probe_find (const char *target, guint nth);
GtkWindow *probe_get_window (void);
GtkWidget *probe_get_front (void);
gboolean probe_get_bounds (GtkWidget *widget, GtkWidget *native, graphene_rect_t *bounds);
gboolean probe_get_visible_bounds (GtkWidget *widget, GtkWidget *native, graphene_rect_t *bounds);
const char *probe_get_text (GtkWidget *widget);
gboolean probe_is_cut (GtkWidget *widget);
void probe_describe (JsonBuilder *builder, GtkWidget *widget, GtkWidget *native);

GdkTexture *probe_draw (GtkWidget *native, const graphene_rect_t *area, float scale);
void probe_add_contrasts (JsonBuilder *builder);
void probe_add_widgets (JsonBuilder *builder);
void probe_add_keys (JsonBuilder *builder);

void probe_begin_tour (GtkWindow *window, GTask *task);

G_END_DECLS
