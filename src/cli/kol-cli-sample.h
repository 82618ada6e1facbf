// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-service.h"

G_BEGIN_DECLS

gboolean kol_cli_sample_start (KolSampleService *service,
                               const char *const *faults,
                               guint16 port,
                               GError **error);

G_END_DECLS
