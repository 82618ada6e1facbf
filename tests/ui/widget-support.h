// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-environment.h"
#include "session-support.h"

G_BEGIN_DECLS

gboolean is_named (GtkWidget *widget, const char *name);
GtkWidget *find_named (GtkWidget *widget, GType type, const char *name);
GtkWidget *find_button (GtkWidget *widget, const char *label);
GtkWidget *find_label (GtkWidget *widget, const char *part);
GtkWidget *get_part (GtkWidget *widget, const char *id);
GtkWidget *find_question (GtkWidget *window);
void wait_for_question (GtkWidget *window);
void wait_for_no_question (GtkWidget *window);
void dismiss_question (GtkWidget *window);
void press_button (GtkWidget *button);
void wait_for_visible_child (GtkWidget *stack, const char *name);

KolEnvironment *create_environment (KolClient *client);
void wait_until_ready (KolEnvironment *environment);
void use_service_of (KolEnvironment *environment, SessionFixture *fixture);

G_END_DECLS
