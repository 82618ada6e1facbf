// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Compare, store, notify: what a property's setter does, once per type. */

static inline gboolean
kol_set_string (gpointer object, GParamSpec *pspec, char **field, const char *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return FALSE;

  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (object, pspec);

  return TRUE;
}

static inline gboolean
kol_set_boolean (gpointer object, GParamSpec *pspec, gboolean *field, gboolean value)
{
  if (*field == !!value)
    return FALSE;

  *field = !!value;
  g_object_notify_by_pspec (object, pspec);

  return TRUE;
}

static inline gboolean
kol_set_uint (gpointer object, GParamSpec *pspec, guint *field, guint value)
{
  if (*field == value)
    return FALSE;

  *field = value;
  g_object_notify_by_pspec (object, pspec);

  return TRUE;
}

static inline gboolean
kol_set_object (gpointer object, GParamSpec *pspec, gpointer field, gpointer value)
{
  if (!g_set_object ((GObject **) field, value))
    return FALSE;

  g_object_notify_by_pspec (object, pspec);

  return TRUE;
}

G_END_DECLS
