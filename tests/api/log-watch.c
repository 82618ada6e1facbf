// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib.h>
#include <string.h>

#include "log-watch.h"

static GMutex log_mutex;
static GString *logged;

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  g_mutex_lock (&log_mutex);
  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].length < 0)
      g_string_append_printf (logged, "%s=%s\n", fields[i].key, (const char *) fields[i].value);
  g_mutex_unlock (&log_mutex);

  return level <= G_LOG_LEVEL_WARNING ? g_log_writer_default (level, fields, n_fields, user_data)
                                      : G_LOG_WRITER_HANDLED;
}

/* What is logged with g_log() passes by the writer in a test program. */
static void
write_plain_log (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  const GLogField fields[] = { { "MESSAGE", message, -1 }, { "GLIB_DOMAIN", domain, -1 } };

  write_log (level, fields, domain != NULL ? 2 : 1, NULL);
}

/* Nothing that was logged since the last call holds @secret. */
void
log_watch_assert_clean (const char *secret)
{
  g_debug ("End of the test");

  g_mutex_lock (&log_mutex);
  g_assert_null (strstr (logged->str, secret));
  /* Something was logged at all, else this would say nothing. */
  g_assert_nonnull (strstr (logged->str, "MESSAGE="));
  g_string_truncate (logged, 0);
  g_mutex_unlock (&log_mutex);
}

/* Call after g_test_init(): from here on every log line of every library is looked at. */
void
log_watch_start (void)
{
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  logged = g_string_new (NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  g_log_set_default_handler (write_plain_log, NULL);
}
