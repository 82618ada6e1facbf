// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "kol-handover-private.h"
#include "kol-i18n.h"

#define BUFFER_SIZE (64 * 1024)

static void
set_errno_error (GError **error, int code)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
}

/* Where the bytes go in the end: what a symbolic link points to is replaced, not the link; a
 * device, folder or pipe is not replaced by a file. */
static char *
resolve_target (const char *path, GStatBuf *old, gboolean *exists, GError **error)
{
  char *real = realpath (path, NULL);

  *exists = real != NULL && g_stat (real, old) == 0;
  if (real == NULL)
    return g_strdup (path);

  if (*exists && !S_ISREG (old->st_mode))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           _ ("there is something of that name that is not a file"));
      g_clear_pointer (&real, free);
    }

  return real;
}

/* One file of the hand-over on its way: written beside its target, then renamed. */
typedef struct
{
  char *target; /* owned: what is replaced */
  char *beside; /* owned, nullable: what is written */
} Piece;

static void
piece_free (Piece *piece)
{
  /* What was renamed is not there any more */
  if (piece->beside != NULL)
    g_unlink (piece->beside);
  g_clear_pointer (&piece->target, g_free);
  g_clear_pointer (&piece->beside, g_free);
  g_free (piece);
}

/*< private >
 * kol_handover_write_part:
 * @self: a hand-over that is being written
 * @format: the format
 * @part: which of several files
 * @stream: where to
 * @cancellable: (nullable): ends the writing
 * @error: return location for an error
 *
 * Writes one file in the reader's language. What is said of it to the user afterwards is in the
 * user's.
 *
 * Returns: whether it is written
 */
gboolean
kol_handover_write_part (KolHandover *self,
                         const KolHandoverFormat *format,
                         guint part,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (KolLanguageScope) scope = kol_handover_enter_language (self);

  return format->write (self, part, stream, cancellable, error);
}

static gboolean
write_stream (KolHandover *self,
              const KolHandoverFormat *format,
              guint part,
              int fd,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GOutputStream) base = g_unix_output_stream_new (fd, FALSE);
  g_autoptr (GOutputStream) stream = g_buffered_output_stream_new_sized (base, BUFFER_SIZE);

  if (!kol_handover_write_part (self, format, part, stream, cancellable, error))
    return FALSE;

  return g_output_stream_close (stream, cancellable, error);
}

static gboolean
sync_and_close (int fd, GError **error)
{
  int code = fsync (fd) < 0 ? errno : 0;

  if (close (fd) < 0 && code == 0)
    code = errno;
  if (code == 0)
    return TRUE;

  set_errno_error (error, code);

  return FALSE;
}

/* A file that is replaced hands its permissions on; a new one has those of the umask. */
static gboolean
keep_mode (int fd, const GStatBuf *old, GError **error)
{
  GStatBuf now;

  if (fstat (fd, &now) == 0 && (now.st_mode & 07777) == (old->st_mode & 07777))
    return TRUE;
  if (fchmod (fd, old->st_mode & 07777) == 0)
    return TRUE;

  set_errno_error (error, errno);

  return FALSE;
}

static gboolean
fill_beside (KolHandover *self,
             const KolHandoverFormat *format,
             guint part,
             int fd,
             const GStatBuf *old,
             GCancellable *cancellable,
             GError **error)
{
  gboolean written = (old == NULL || keep_mode (fd, old, error)) &&
                     write_stream (self, format, part, fd, cancellable, error);

  /* The first error is the one to tell */
  if (!sync_and_close (fd, written ? error : NULL))
    return FALSE;

  return written && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static Piece *
write_piece (KolHandover *self,
             const KolHandoverFormat *format,
             guint part,
             const char *path,
             GCancellable *cancellable,
             GError **error)
{
  GStatBuf old;
  gboolean exists = FALSE;
  Piece *piece = g_new0 (Piece, 1);
  g_autofree char *folder = NULL;
  int fd = -1;

  piece->target = resolve_target (path, &old, &exists, error);
  if (piece->target != NULL)
    {
      folder = g_path_get_dirname (piece->target);
      piece->beside = g_build_filename (folder, ".kollect-XXXXXX", NULL);
      fd = g_mkstemp_full (piece->beside, O_RDWR | O_CLOEXEC, 0666);
      if (fd < 0)
        set_errno_error (error, errno);
    }
  if (fd < 0)
    g_clear_pointer (&piece->beside, g_free);
  else if (fill_beside (self, format, part, fd, exists ? &old : NULL, cancellable, error))
    return piece;

  piece_free (piece);

  return NULL;
}

static gboolean
rename_pieces (GPtrArray *pieces, GError **error)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (pieces, i);

      if (g_rename (piece->beside, piece->target) < 0)
        {
          set_errno_error (error, errno);
          return FALSE;
        }
      g_clear_pointer (&piece->beside, g_free);
    }

  return TRUE;
}

/*< private >
 * kol_handover_write_files:
 * @self: a hand-over that is being written
 * @format: the format
 * @target: the file to write or replace
 * @cancellable: (nullable): ends the writing
 * @error: return location for an error
 *
 * Writes beside the targets and renames. No file takes its place before all are complete.
 *
 * Returns: whether all are written
 */
gboolean
kol_handover_write_files (KolHandover *self,
                          const KolHandoverFormat *format,
                          const char *target,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  guint n_parts = kol_handover_count_parts (self, format);

  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *path = kol_handover_dup_part_path (target, i, n_parts);
      Piece *piece = write_piece (self, format, i, path, cancellable, error);

      if (piece == NULL)
        return FALSE;
      g_ptr_array_add (pieces, piece);
    }

  return rename_pieces (pieces, error);
}
