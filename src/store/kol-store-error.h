// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KolStoreError:
 * @KOL_STORE_ERROR_FAILED: the database refused; the message says what to do
 * @KOL_STORE_ERROR_NEWER: the file was made by a newer version of Kollect and was left alone
 * @KOL_STORE_ERROR_NOT_FOUND: no such shortlist, entry or sweep
 * @KOL_STORE_ERROR_NAME: a shortlist of that name exists, or the name is empty
 * @KOL_STORE_ERROR_DAMAGED: the file is damaged and could not be set aside at once
 *
 * What the store answers. Messages are translated and made for the user.
 */
typedef enum
{
  KOL_STORE_ERROR_FAILED,
  KOL_STORE_ERROR_NEWER,
  KOL_STORE_ERROR_NOT_FOUND,
  KOL_STORE_ERROR_NAME,
  KOL_STORE_ERROR_DAMAGED,
} KolStoreError;

#define KOL_STORE_ERROR (kol_store_error_quark ())

GQuark kol_store_error_quark (void);

G_END_DECLS
