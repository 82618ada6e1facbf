// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "kol-handover-file.h"
#include "kol-i18n.h"

#define CHUNK_SIZE (32 * 1024)

/* Not more than is read at all: a file can be a device without end. */
static GBytes *
read_all (int fd)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 chunk[CHUNK_SIZE];
  gssize n;

  do
    {
      n = read (fd, chunk, sizeof chunk);
      if (n < 0 && errno != EINTR)
        return NULL;
      g_byte_array_append (bytes, chunk, MAX (n, 0));
    }
  while (n != 0 && bytes->len <= KOL_HANDOVER_FILE_MAX_SIZE);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static GBytes *
load_bytes (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  GBytes *bytes;
  int code;

  if (fd < 0)
    return NULL;

  bytes = read_all (fd);
  code = errno;
  close (fd);
  errno = code;

  return bytes;
}

/**
 * kol_handover_file_load:
 * @path: a file's path
 * @decode: reads a creator as the service writes it
 * @error: return location for %KOL_HANDOVER_ERROR_READ
 *
 * Reads a file, see kol_handover_file_read(). Waits for the disk.
 *
 * Returns: (transfer full) (nullable): what it holds
 */
KolHandoverFile *
kol_handover_file_load (const char *path, KolCreatorDecodeFunc decode, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *shown = NULL;
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = load_bytes (path);
  code = errno;
  if (bytes != NULL)
    return kol_handover_file_read (bytes, decode, error);

  shown = g_filename_display_basename (path);
  g_set_error (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_READ,
               /* Translators: a file's name, and why */
               _ ("“%s” could not be read: %s"), shown, g_strerror (code));

  return NULL;
}
