// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-environment.h"
#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_CONNECTION_ROW (kol_connection_row_get_type ())

/* Tests the way to the service, which is free, and then the token, which can cost a call. */
G_DECLARE_FINAL_TYPE (KolConnectionRow, kol_connection_row, KOL, CONNECTION_ROW, AdwActionRow)

void kol_connection_row_set_up (KolConnectionRow *self,
                                KolEnvironment *environment,
                                KolSession *session);
char *kol_connection_row_describe_latency (double milliseconds);

G_END_DECLS
