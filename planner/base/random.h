/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A small seeded generator: xoshiro256** 1.0 (Blackman and Vigna 2018), seeded by splitmix64.
 * Equal seeds give equal numbers on every machine. Not for secrets. */
#ifndef PLANNER_BASE_RANDOM_H
#define PLANNER_BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct random {
    uint64_t state[4];
};

/** Starts the sequence of `seed`; any seed is good. */
void random_init(struct random *random, uint64_t seed);

/** The next 64 random bits. */
uint64_t random_next(struct random *random);

/** A whole number in 0..limit-1, every one equally likely; limit > 0. */
size_t random_below(struct random *random, size_t limit);

/** A number in [0, 1), a multiple of 2^-53. */
double random_unit(struct random *random);

#endif
