// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-writer.h"

G_BEGIN_DECLS

/* One function for each key of the answer that is neither always the same nor a plain figure. */

gboolean kol_sample_write_user_id (KolSampleWriter *writer);
gboolean kol_sample_write_head_photo (KolSampleWriter *writer);
gboolean kol_sample_write_name (KolSampleWriter *writer);
gboolean kol_sample_write_red_id (KolSampleWriter *writer);
gboolean kol_sample_write_location (KolSampleWriter *writer);
gboolean kol_sample_write_gender (KolSampleWriter *writer);
gboolean kol_sample_write_personal_tags (KolSampleWriter *writer);
gboolean kol_sample_write_feature_tags (KolSampleWriter *writer);
gboolean kol_sample_write_content_tags (KolSampleWriter *writer);
gboolean kol_sample_write_note_sign (KolSampleWriter *writer);
gboolean kol_sample_write_live_sign (KolSampleWriter *writer);
gboolean kol_sample_write_trade_type (KolSampleWriter *writer);
gboolean kol_sample_write_picture_price (KolSampleWriter *writer);
gboolean kol_sample_write_video_price (KolSampleWriter *writer);
gboolean kol_sample_write_lower_price (KolSampleWriter *writer);
gboolean kol_sample_write_state (KolSampleWriter *writer);
gboolean kol_sample_write_note_list (KolSampleWriter *writer);
gboolean kol_sample_write_picture_read_cost (KolSampleWriter *writer);
gboolean kol_sample_write_video_read_cost (KolSampleWriter *writer);
gboolean kol_sample_write_fans (KolSampleWriter *writer);
gboolean kol_sample_write_growth_rate (KolSampleWriter *writer);
gboolean kol_sample_write_low_active (KolSampleWriter *writer);
gboolean kol_sample_write_cooper_type (KolSampleWriter *writer);
gboolean kol_sample_write_clothing_price (KolSampleWriter *writer);
gboolean kol_sample_write_exposures (KolSampleWriter *writer);
gboolean kol_sample_write_coop_exposures (KolSampleWriter *writer);
gboolean kol_sample_write_coop_reads (KolSampleWriter *writer);
gboolean kol_sample_write_old_engagements (KolSampleWriter *writer);
gboolean kol_sample_write_new_engagements (KolSampleWriter *writer);
gboolean kol_sample_write_old_visits (KolSampleWriter *writer);
gboolean kol_sample_write_new_visits (KolSampleWriter *writer);

G_END_DECLS
