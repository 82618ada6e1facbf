// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* A stream of pseudo-random numbers that is the same on every machine and in every GLib: SplitMix64
 * (Steele, Lea and Flood, 2014). GRand promises the same only within one version of GLib. */
typedef struct
{
  guint64 state;
} KolSampleRandom;

static inline guint64
kol_sample_random_next (KolSampleRandom *self)
{
  guint64 z;

  self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  z = self->state;
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

/* A stream of its own for @salt, so that a new draw in one place moves nothing in another. */
static inline KolSampleRandom
kol_sample_random_fork (guint64 seed, guint64 salt)
{
  KolSampleRandom self = { seed + salt * G_GUINT64_CONSTANT (0xd1342543de82ef95) };

  self.state = kol_sample_random_next (&self);

  return self;
}

/* From 0 up to, not including, 1. */
static inline double
kol_sample_random_unit (KolSampleRandom *self)
{
  return (kol_sample_random_next (self) >> 11) * (1.0 / 9007199254740992.0);
}

static inline double
kol_sample_random_between (KolSampleRandom *self, double low, double high)
{
  return low + (high - low) * kol_sample_random_unit (self);
}

/* From 0 to @n - 1. */
static inline guint
kol_sample_random_below (KolSampleRandom *self, guint n)
{
  return (guint) (kol_sample_random_unit (self) * n);
}

static inline gboolean
kol_sample_random_chance (KolSampleRandom *self, double probability)
{
  return kol_sample_random_unit (self) < probability;
}

/* Normally distributed around 0 with deviation 1 (Box and Muller). */
static inline double
kol_sample_random_normal (KolSampleRandom *self)
{
  double u = 1.0 - kol_sample_random_unit (self);
  double v = kol_sample_random_unit (self);

  return sqrt (-2.0 * log (u)) * cos (2.0 * G_PI * v);
}

/* Log-normally distributed around @median. */
static inline double
kol_sample_random_skewed (KolSampleRandom *self, double median, double deviation)
{
  return median * exp (deviation * kol_sample_random_normal (self));
}

static inline const char *
kol_sample_random_pick (KolSampleRandom *self, const char *const *list)
{
  guint n = 0;

  while (list[n] != NULL)
    n++;

  return n == 0 ? NULL : list[kol_sample_random_below (self, n)];
}

G_END_DECLS
