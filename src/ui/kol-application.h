// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KOL_TYPE_APPLICATION (kol_application_get_type ())

/* Wires the rooms together and opens the window. */
G_DECLARE_FINAL_TYPE (KolApplication, kol_application, KOL, APPLICATION, AdwApplication)

KolApplication *kol_application_new (void);
void kol_application_choose_renderer (void);

G_END_DECLS
