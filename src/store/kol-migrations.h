// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-database.h"

G_BEGIN_DECLS

/* "Koll" in the file's header says whose file it is. */
#define KOL_MIGRATIONS_APPLICATION_ID 0x4b6f6c6c

/**
 * KolMigration:
 * @version: the file's version afterwards, one more than before
 * @sql: the statements that lead there
 *
 * One step on the way of a data file.
 */
typedef struct
{
  int version;
  const char *sql;
} KolMigration;

const KolMigration *kol_migrations_get (guint *n_steps);
gboolean kol_migrations_check_version (KolDatabase *database, GError **error);
gboolean kol_migrations_apply (KolDatabase *database,
                               const KolMigration *steps,
                               guint n_steps,
                               GError **error);

G_END_DECLS
