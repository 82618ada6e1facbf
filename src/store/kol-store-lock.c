// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "kol-store-error.h"
#include "kol-store-lock.h"

/* SQLite keeps the writes of several processes apart. This lock is for what must not happen beneath
 * another process: setting the file aside, and purging what its user may still want back. It is a
 * file of its own because closing any descriptor of the data file would drop SQLite's locks. */
struct _KolStoreLock
{
  char *path;     /* owned */
  int fd;         /* owned; the lock goes with it, even when the process is killed */
  gboolean alone; /* nobody else has the data file open */
  gint64
      owner; /* a number that nobody else has who has the data file open; 0: none was to be had */
};

/* Whoever has the data file open holds the byte of its number in the lock's file, by which others
 * can tell whether it is still there, also from within a sandbox of their own. */
static struct flock
make_range (gint64 owner)
{
  return (struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = owner, .l_len = 1 };
}

/* Where there are no such locks nobody is ever found to be there. */
static void
take_owner (KolStoreLock *self)
{
  for (guint i = 0; i < 16 && self->owner == 0; i++)
    {
      gint64 owner = g_random_int_range (1, G_MAXINT32);
      struct flock range = make_range (owner);

      if (fcntl (self->fd, F_OFD_SETLK, &range) == 0)
        self->owner = owner;
    }
}

static gboolean
refuse (KolStoreLock *self, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED,
               _ ("The file %s cannot be written (%s). See to it that you may write to its folder, "
                  "then try again."),
               name, g_strerror (code));

  return FALSE;
}

static gboolean
lock (KolStoreLock *self, int operation)
{
  int result;

  do
    result = flock (self->fd, operation);
  while (result != 0 && errno == EINTR);

  return result == 0;
}

/**
 * kol_store_lock_take:
 * @path: path of the lock's file
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Waits while another process opens its data file. When nobody has it open, others that want to
 * open it wait until kol_store_lock_share() or kol_store_lock_release().
 *
 * Returns: (transfer full) (nullable): the lock
 */
KolStoreLock *
kol_store_lock_take (const char *path, GError **error)
{
  g_autoptr (KolStoreLock) self = g_new0 (KolStoreLock, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      refuse (self, errno, error);
      return NULL;
    }

  self->alone = lock (self, LOCK_EX | LOCK_NB);
  if (!self->alone && (errno != EWOULDBLOCK || !lock (self, LOCK_SH)))
    {
      refuse (self, errno, error);
      return NULL;
    }

  take_owner (self);

  return g_steal_pointer (&self);
}

/**
 * kol_store_lock_get_owner:
 * @self: a lock
 *
 * Returns: a number for what this process does with the data file; 0: it cannot be told from others
 */
gint64
kol_store_lock_get_owner (KolStoreLock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->owner;
}

/**
 * kol_store_lock_is_other:
 * @self: a lock
 * @owner: a number from kol_store_lock_get_owner(), of this process or another
 *
 * Returns: whether it is another's who still has the data file open
 */
gboolean
kol_store_lock_is_other (KolStoreLock *self, gint64 owner)
{
  struct flock range = make_range (owner);

  g_return_val_if_fail (self != NULL, FALSE);

  return owner != self->owner && owner > 0 && fcntl (self->fd, F_OFD_GETLK, &range) == 0 &&
         range.l_type != F_UNLCK;
}

/**
 * kol_store_lock_is_alone:
 * @self: a lock
 *
 * Returns: whether no other process has the data file open
 */
gboolean
kol_store_lock_is_alone (KolStoreLock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->alone;
}

/**
 * kol_store_lock_share:
 * @self: a lock
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Lets others open the data file as well.
 *
 * Returns: whether the lock is shared
 */
gboolean
kol_store_lock_share (KolStoreLock *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!lock (self, LOCK_SH))
    return refuse (self, errno, error);

  self->alone = FALSE;

  return TRUE;
}

/**
 * kol_store_lock_release:
 * @self: (transfer full): a lock
 */
void
kol_store_lock_release (KolStoreLock *self)
{
  g_return_if_fail (self != NULL);

  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->path, g_free);
  g_free (self);
}
