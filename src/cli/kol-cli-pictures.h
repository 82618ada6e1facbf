// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-handover.h"
#include "kol-store.h"

G_BEGIN_DECLS

gboolean kol_cli_gather_pictures (KolStore *store,
                                  KolHandover *handover,
                                  const KolHandoverFormat *format,
                                  gboolean offline,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
