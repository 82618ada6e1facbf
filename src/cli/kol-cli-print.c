// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kol-cli-print.h"
#include "kol-cli.h"

/* Back to the start of the line, and clear it. */
#define REWRITE_LINE "\r\033[K"

static gboolean verbose_wanted;
static gboolean line_pending; /* a progress line stands on the terminal */

static gboolean
write_all (int fd, const char *bytes, gsize length)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = write (fd, bytes + done, length - done);

      if (n < 0 && errno != EINTR)
        return FALSE;
      done += MAX (n, 0);
    }

  return TRUE;
}

static gboolean
refuse_output (int code, GError **error)
{
  g_set_error (error, KOL_CLI_ERROR, code == EPIPE ? KOL_CLI_ERROR_DONE : KOL_CLI_ERROR_LOCAL,
               _ ("The output could not be written: %s"), g_strerror (code));

  return FALSE;
}

/**
 * kol_cli_print:
 * @text: UTF-8, with its line ends
 * @error: return location for %KOL_CLI_ERROR_DONE when nobody reads any more, %KOL_CLI_ERROR_LOCAL
 *   when the output cannot be written, as on a full disk
 *
 * Writes to the standard output.
 *
 * Returns: whether all of it was written
 */
gboolean
kol_cli_print (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  kol_cli_end_progress ();

  return write_all (STDOUT_FILENO, text, strlen (text)) || refuse_output (errno, error);
}

/* Also ready when writing fails, which says at once that nobody reads any more. */
static gboolean
is_output_ready (void)
{
  struct pollfd fd = { .fd = STDOUT_FILENO, .events = POLLOUT };

  return poll (&fd, 1, 0) > 0;
}

/**
 * kol_cli_print_some:
 * @text: UTF-8, with its line ends; what was written is taken out
 * @error: return location for %KOL_CLI_ERROR_DONE or %KOL_CLI_ERROR_LOCAL, as kol_cli_print()
 *
 * Writes to the standard output as much as can be written without waiting for whoever reads it:
 * while calls are under way, somebody who looks at the first page at leisure must not keep the
 * answers from being taken in time.
 *
 * Returns: %FALSE when the output cannot be written
 */
gboolean
kol_cli_print_some (GString *text, GError **error)
{
  gsize done = 0;
  gboolean written = TRUE;

  g_return_val_if_fail (text != NULL, FALSE);

  if (text->len > 0)
    kol_cli_end_progress ();
  /* A pipe that is ready takes this much without waiting. */
  while (written && done < text->len && is_output_ready ())
    {
      gsize length = MIN (text->len - done, PIPE_BUF);

      written = write_all (STDOUT_FILENO, text->str + done, length) || refuse_output (errno, error);
      done += length;
    }
  g_string_erase (text, 0, (gssize) done);

  return written;
}

static void
write_error (const char *start, const char *text, const char *end)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *line = g_strconcat (start, valid, end, NULL);

  /* There is nobody to tell when the standard error is gone. */
  (void) write_all (STDERR_FILENO, line, strlen (line));
}

/**
 * kol_cli_say:
 * @format: as of printf()
 * @...: its arguments
 *
 * Writes a line for the user to the standard error.
 */
void
kol_cli_say (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  kol_cli_end_progress ();
  write_error ("", text, "\n");
}

/**
 * kol_cli_set_verbose:
 * @verbose: whether progress is told line by line, also where the standard error is no terminal
 */
void
kol_cli_set_verbose (gboolean verbose)
{
  verbose_wanted = verbose;
}

static gboolean
is_quiet (void)
{
  return !verbose_wanted && !isatty (STDERR_FILENO);
}

/**
 * kol_cli_note:
 * @format: as of printf()
 * @...: its arguments
 *
 * Says what was done, where progress is told; other than progress it stays on the terminal.
 */
void
kol_cli_note (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  if (is_quiet ())
    return;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  kol_cli_say ("%s", text);
}

/**
 * kol_cli_progress:
 * @format: as of printf()
 * @...: its arguments
 *
 * Says how far the command is, in place of what was said before.
 */
void
kol_cli_progress (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  if (is_quiet ())
    return;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (verbose_wanted)
    {
      write_error ("", text, "\n");
      return;
    }

  write_error (REWRITE_LINE, text, "");
  line_pending = TRUE;
}

/**
 * kol_cli_end_progress:
 *
 * Takes the progress line away, so that something else can be written.
 */
void
kol_cli_end_progress (void)
{
  if (!line_pending)
    return;

  line_pending = FALSE;
  write_error (REWRITE_LINE, "", "");
}

static gboolean
refuse_target (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_LOCAL,
               /* Translators: a file's path, then why */
               _ ("“%s” cannot be written: %s"), name, g_strerror (code));

  return FALSE;
}

/* What a symbolic link points to is replaced, not the link. */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  g_clear_pointer (&real, free);

  return copy;
}

/* A terminal or pipe is written to; renaming a file over it would take it away. */
static gboolean
is_stream (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && !S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode);
}

/**
 * kol_cli_check_target:
 * @path: where results are going to be written
 * @error: return location for %KOL_CLI_ERROR_LOCAL
 *
 * Finds out that a file cannot be written before money is spent on what it was to hold.
 *
 * Returns: %FALSE when @path can certainly not be written
 */
gboolean
kol_cli_check_target (const char *path, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  target = resolve (path);
  if (*target == '\0')
    return refuse_target (path, ENOENT, error);
  if (g_file_test (target, G_FILE_TEST_IS_DIR))
    return refuse_target (path, EISDIR, error);
  if (is_stream (target))
    return g_access (target, W_OK) == 0 || refuse_target (path, errno, error);

  folder = g_path_get_dirname (target);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return refuse_target (path, g_file_test (folder, G_FILE_TEST_EXISTS) ? ENOTDIR : ENOENT, error);

  return g_access (folder, W_OK | X_OK) == 0 || refuse_target (path, errno, error);
}

static gboolean
write_stream (const char *path, const char *text, gsize length, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);
  gboolean written;
  int code;

  if (fd < 0)
    return refuse_target (path, errno, error);

  written = write_all (fd, text, length);
  code = errno;
  close (fd);

  return written || refuse_target (path, code, error);
}

/**
 * kol_cli_write_file:
 * @path: the file
 * @text: what it is to hold
 * @length: of @text, in bytes
 * @error: return location for %KOL_CLI_ERROR_LOCAL
 *
 * Writes a file beside @path and renames it: @path is the old file or the new one, never half of
 * it.
 *
 * Returns: whether the file was written
 */
gboolean
kol_cli_write_file (const char *path, const char *text, gsize length, GError **error)
{
  g_autofree char *target = NULL;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  target = resolve (path);
  if (is_stream (target))
    return write_stream (target, text, length, error);
  if (g_file_set_contents_full (target, text, length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                &reason))
    return TRUE;

  g_set_error_literal (error, KOL_CLI_ERROR, KOL_CLI_ERROR_LOCAL, reason->message);

  return FALSE;
}
