// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The parts of a desktop that a program talks to on the session bus: who shows notices, the session
 * manager, the file manager and a portal. Answers on a thread of its own and notes what it was
 * asked. */
typedef struct _FakeDesktop FakeDesktop;

FakeDesktop *fake_desktop_new (void);
void fake_desktop_free (FakeDesktop *self);
gboolean fake_desktop_was_asked (FakeDesktop *self, const char *method, const char *part);
guint fake_desktop_count (FakeDesktop *self, const char *method);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeDesktop, fake_desktop_free)

G_END_DECLS
