/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/random.h"

#include <assert.h>

void random_init(struct random *random, uint64_t seed)
{
    for (int i = 0; i < 4; i++) {
        seed += 0x9e3779b97f4a7c15U;
        uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        random->state[i] = z ^ (z >> 31);
    }
}

static uint64_t rotate(uint64_t x, int k)
{
    return x << k | x >> (64 - k);
}

uint64_t random_next(struct random *random)
{
    uint64_t *s = random->state;
    uint64_t result = rotate(s[1] * 5, 7) * 9;
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

size_t random_below(struct random *random, size_t limit)
{
    assert(limit > 0);
    /* Drops the first 2^64 mod limit values, so that the rest divides evenly. */
    uint64_t rest = (0 - (uint64_t)limit) % limit;
    uint64_t value = random_next(random);
    while (value < rest)
        value = random_next(random);
    return (size_t)(value % limit);
}

double random_unit(struct random *random)
{
    return (double)(random_next(random) >> 11) * 0x1p-53;
}
