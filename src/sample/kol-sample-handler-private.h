// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-gallery.h"
#include "kol-sample-handler.h"
#include "kol-sample-market.h"

G_BEGIN_DECLS

/* For the files of this class only. */

struct _KolSampleHandler
{
  SoupServer *server;        /* (owned) */
  KolSampleLedger *ledger;   /* unowned, outlives this */
  KolSampleMarket *market;   /* (owned) (nullable): NULL until opened */
  KolSampleGallery *gallery; /* (owned) (nullable): likewise */
  char *base_url;            /* (owned) */
  guint64 seed;
  GList *waiting; /* (owned): of Waiting */
};

char *kol_sample_handler_make_code (KolSampleHandler *self,
                                    guint call,
                                    int code,
                                    const char *text,
                                    const char *data);
char *kol_sample_handler_make_request_id (KolSampleHandler *self, guint call);
char *kol_sample_handler_make_record_time (void);
gboolean kol_sample_handler_check_method (SoupServerMessage *message);
void kol_sample_handler_drop_waiting (KolSampleHandler *self);
void kol_sample_handler_search (KolSampleHandler *self,
                                SoupServerMessage *message,
                                GHashTable *parameters);

G_END_DECLS
