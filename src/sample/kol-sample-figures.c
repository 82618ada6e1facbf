// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-figures.h"

/* How an invented creator's figures hang together. Followers are log-normal; reads follow from
 * followers, exposures from reads, engagements from reads, prices from followers; what the platform
 * estimates follows from these exactly as the platform computes it. */

#define FANS_LEAST 500.0
#define FANS_MOST 8000000.0

static double
round_to (double value, double step)
{
  return round (value / step) * step;
}

/* Rounded to @digits decimals, so that the shortest decimal text is exact. */
static double
round_digits (double value, int digits)
{
  double scale = pow (10, digits);

  return round (value * scale) / scale;
}

/* CLAMP() would draw a random number anew each time it names it. */
static double
bounded (double value, double low, double high)
{
  return fmin (fmax (value, low), high);
}

static double
percent (double value)
{
  return round_digits (bounded (value, 0, 100), 1);
}

/* The share of notes above a bound when likes are log-normal around @median. */
static double
share_above (double median, double bound)
{
  if (median <= 0)
    return 0;

  return percent (50 * erfc (-log (median / bound) / (1.1 * G_SQRT2)));
}

static void
init_fans (KolSampleCreator *self, KolSampleRandom *random)
{
  do
    self->fans = round (kol_sample_random_skewed (random, 17000, 1.62));
  while (self->fans < FANS_LEAST || self->fans > FANS_MOST);
}

/* Most barely move; a few grow fast, a few lose. */
static void
init_growth (KolSampleCreator *self, KolSampleRandom *random)
{
  double kind = kol_sample_random_unit (random);

  if (kind < 0.05)
    self->growth_rate = round_digits (kol_sample_random_between (random, 40, 420), 1);
  else if (kind < 0.07)
    self->growth_rate = round_digits (kol_sample_random_between (random, 0.0001, 0.0009), 6);
  else
    self->growth_rate = round_digits (
        bounded (1.4 + 3.5 * kol_sample_random_normal (random), -15, 30), 1);

  if (kol_sample_random_chance (random, 0.4))
    self->growth_num = round (self->fans - self->fans / (1 + self->growth_rate / 100));
}

/* Prices as people name them: round, or with lucky digits. */
static double
make_price (KolSampleRandom *random, double about)
{
  static const double lucky[] = {
    88, 128, 158, 188, 288, 388, 520, 588, 666, 888, 1288, 1688, 1888
  };

  if (about < 2000 && kol_sample_random_chance (random, 0.3))
    {
      for (guint i = 0; i < G_N_ELEMENTS (lucky); i++)
        {
          if (lucky[i] >= about)
            return lucky[i];
        }
    }

  if (about < 1000)
    return fmax (50, round_to (about, 10));

  return round_to (about, about < 10000 ? 50 : about < 100000 ? 100 : 1000);
}

/* Larger accounts reach a smaller part of their followers; fast growers reach many others. */
static void
init_reach (KolSampleKind *kind, KolSampleRandom *random, double fans, double growth)
{
  double reads_per_fan = kol_sample_random_skewed (random, 0.33 * pow (fans / 20000, -0.22), 0.75);
  double click_rate = bounded (kol_sample_random_skewed (random, 0.125, 0.42), 0.03, 0.6);
  double engagement_rate = bounded (kol_sample_random_skewed (random, 0.052, 0.5), 0.006, 0.3);

  if (growth > 30)
    reads_per_fan *= 1 + growth / 60;

  kind->reads = fmax (20, round (fans * fmin (reads_per_fan, 12)));
  kind->exposures = round (kind->reads / click_rate);
  kind->engagements = fmax (1, round (kind->reads * engagement_rate));
  kind->hundred = share_above (kind->engagements * 0.6, 100);
  kind->thousand = share_above (kind->engagements * 0.6, 1000);
}

/* The platform's own estimates; 0 where there is nothing to divide, and then peers stand at 47. */
static void
init_estimates (KolSampleKind *kind, KolSampleRandom *random, double growth)
{
  double lag = growth > 30 ? kol_sample_random_between (random, 6, 28)
                           : kol_sample_random_skewed (random, 1.1, 0.2);

  kind->cpm_compare = 47;
  kind->engage_compare = 47;
  if (isnan (kind->price) || kind->exposures <= 0)
    return;

  kind->cpm = round_digits (kind->price / kind->exposures * 1000, 2);
  kind->cpm_compare = percent (100 * exp (-kind->cpm / 40));
  kind->engage_cost = round_digits (kind->price / kind->new_engagements, 2);
  kind->engage_compare = percent (100 * exp (-kind->engage_cost / 6));
  kind->read_cost = round_digits (kind->price / kind->reads * lag, 2);
}

static void
init_kinds (KolSampleCreator *self, KolSampleRandom *random)
{
  double habit = kol_sample_random_unit (random);
  double about = 0.046 * self->fans * pow (self->fans / 20000, -0.08);
  double definition = kol_sample_random_between (random, 1.0, 1.41);
  gboolean photo = habit > 0.12;
  gboolean video = habit < 0.62;

  about = kol_sample_random_skewed (random, about, 0.42);
  self->photo.price = self->video.price = NAN;

  if (photo)
    init_reach (&self->photo, random, self->fans, self->growth_rate);
  if (video)
    init_reach (&self->video, random, self->fans, self->growth_rate);

  /* Some name a price for what they never made, some none for what they make. */
  if (photo ? habit < 0.955 : kol_sample_random_chance (random, 0.3))
    self->photo.price = make_price (random, about);
  if (video ? kol_sample_random_chance (random, 0.94) : kol_sample_random_chance (random, 0.15))
    self->video.price = make_price (random, about * kol_sample_random_between (random, 1.2, 2.1));

  self->photo.new_engagements = round (self->photo.engagements * definition);
  self->video.new_engagements = round (self->video.engagements * definition);
  init_estimates (&self->photo, random, self->growth_rate);
  init_estimates (&self->video, random, self->growth_rate);
}

/* The medians over all notes lie between those of both kinds. */
static void
init_overall (KolSampleCreator *self, KolSampleRandom *random)
{
  const KolSampleKind *a = &self->photo;
  const KolSampleKind *b = &self->video;
  double t = a->reads <= 0 ? 0 : b->reads <= 0 ? 1 : kol_sample_random_between (random, 0.2, 0.8);

  self->exposures = round (a->exposures * t + b->exposures * (1 - t));
  self->reads = round (a->reads * t + b->reads * (1 - t));
  self->engagements = round (a->engagements * t + b->engagements * (1 - t));
  self->new_engagements = round (a->new_engagements * t + b->new_engagements * (1 - t));
  self->hundred = percent (a->hundred * t + b->hundred * (1 - t));
  self->thousand = percent (a->thousand * t + b->thousand * (1 - t));
  if (b->reads > 0)
    self->finish_rate = percent (kol_sample_random_skewed (random, 21, 0.45));
}

static void
init_quality (KolSampleCreator *self, KolSampleRandom *random)
{
  self->active = percent (84 + 11 * kol_sample_random_normal (random));
  if (kol_sample_random_chance (random, 0.14))
    self->active = percent (kol_sample_random_between (random, 31, 69));
  self->engaged = percent (kol_sample_random_skewed (random, 14, 0.6));
  self->reply_rate = kol_sample_random_chance (random, 0.08)
                         ? 0
                         : percent (62 + 26 * kol_sample_random_normal (random));
  self->level = kol_sample_random_chance (random, 0.03)   ? 0
                : kol_sample_random_chance (random, 0.45) ? 1
                                                          : 2;
  self->rising = self->growth_rate > 30 && kol_sample_random_chance (random, 0.6) ? 1 : 0;
  self->low_active = kol_sample_random_chance (random, 0.07);
  self->takes_orders = kol_sample_random_chance (random, 0.97);
}

/* Sponsored notes reach less than ordinary ones, as a rule. */
static void
init_sponsored (KolSampleCreator *self, KolSampleRandom *random)
{
  double fall = bounded (kol_sample_random_skewed (random, 0.7, 0.35), 0.15, 1.6);

  if (kol_sample_random_chance (random, 0.45))
    return;

  self->coop_notes = 1 + kol_sample_random_below (random, 12);
  self->coop_exposures = round (self->exposures * fall);
  self->coop_reads = round (self->reads * fall);
  self->coop_engagements = round (self->engagements * fall * 0.9);
  if (kol_sample_random_chance (random, 0.3))
    {
      self->store_visits = fmax (
          1, round (self->coop_reads * kol_sample_random_between (random, 0.001, 0.02)));
      self->store_visit_cost = round_digits (kol_sample_random_skewed (random, 18, 0.6), 2);
    }
}

static void
init_live (KolSampleCreator *self, KolSampleRandom *random)
{
  if (!kol_sample_random_chance (random, 0.09))
    return;

  self->lives = 1 + kol_sample_random_below (random, 20);
  self->live_viewers = fmax (30,
                             round (self->fans * kol_sample_random_between (random, 0.002, 0.05)));
  self->live_sales = round_digits (self->live_viewers * kol_sample_random_skewed (random, 9, 0.9),
                                   2);
  if (kol_sample_random_chance (random, 0.05))
    self->live_sales = round_to (kol_sample_random_between (random, 1e7, 4e7), 1e6);
}

/* Some answers write these as "3.6w", "80.0万" or "1,200": then that is all that is known. */
static void
round_for_text (KolSampleCreator *self)
{
  if (kol_sample_creator_quirk (self, "text-numbers") >= 0.03)
    return;

  if (self->exposures >= 10000)
    self->exposures = round_to (self->exposures, 1000);
  if (self->coop_exposures >= 10000)
    self->coop_exposures = round_to (self->coop_exposures, 1000);
}

/* Fills in every figure of @creator, whose seed and theme are set. */
void
kol_sample_figures_init (KolSampleCreator *creator, KolSampleRandom *random)
{
  g_return_if_fail (creator != NULL);
  g_return_if_fail (random != NULL);

  init_fans (creator, random);
  init_growth (creator, random);
  init_kinds (creator, random);
  init_overall (creator, random);
  init_quality (creator, random);
  init_sponsored (creator, random);
  init_live (creator, random);
  round_for_text (creator);
}
