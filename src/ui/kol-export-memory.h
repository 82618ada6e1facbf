// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "kol-column-sets.h"
#include "kol-handover.h"

G_BEGIN_DECLS

/* What was chosen of the last export in each format. What belongs
 * to one client only, such as a title, is not kept: it must not turn up in the next one's
 * hand-over. */

const KolHandoverFormat *kol_export_memory_get_format (GSettings *settings);
void kol_export_memory_apply (GSettings *settings,
                              const KolHandoverFormat *format,
                              KolColumnSets *sets,
                              KolHandoverOptions *options);
KolHandoverOptions *kol_export_memory_dup_options (GSettings *settings,
                                                   const KolHandoverFormat *format,
                                                   GPtrArray *columns);
void kol_export_memory_keep (GSettings *settings,
                             const KolHandoverFormat *format,
                             KolHandoverOptions *options);

G_END_DECLS
