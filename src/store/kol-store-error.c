// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-error.h"

G_DEFINE_QUARK (kol_store_error_quark, kol_store_error)
