// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-field.h"

G_BEGIN_DECLS

const KolField *kol_field_table_get (guint *n_fields);

G_END_DECLS
