// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KOL_SAMPLE_TOKEN "sample"
#define KOL_SAMPLE_SEED 20261123
#define KOL_SAMPLE_N_CREATORS 6400

#define KOL_TYPE_SAMPLE_SERVICE (kol_sample_service_get_type ())

/* A stand-in for the paid service on loopback. It serves from a thread of its own. */
G_DECLARE_FINAL_TYPE (KolSampleService, kol_sample_service, KOL, SAMPLE_SERVICE, GObject)

KolSampleService *kol_sample_service_new (guint64 seed, guint n_creators);
gboolean kol_sample_service_add_fault (KolSampleService *self, const char *fault, GError **error);
gboolean kol_sample_service_start (KolSampleService *self, guint16 port, GError **error);
void kol_sample_service_stop (KolSampleService *self);
const char *kol_sample_service_get_base_url (KolSampleService *self);
guint kol_sample_service_get_n_calls (KolSampleService *self);

G_END_DECLS
