/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Small random programs for the tests of models/lp. */
#ifndef TESTS_LP_RANDOM_LP_H
#define TESTS_LP_RANDOM_LP_H

#include "models/lp/lp_model.h"

#include <stdint.h>

/** A repeatable source of numbers (xorshift64*); any non-zero seed. */
struct lcg {
    uint64_t state;
};

/** Whole number in 0..n-1. */
int lcg_below(struct lcg *source, int n);

/** Number in low..high. */
double lcg_between(struct lcg *source, double low, double high);

/** Makes a random program with `rows` x `cols`, boxes 0..upper of whole numbers, costs and
 * coefficients of both signs that are multiples of 1/4, and rows of all kinds of bounds that the
 * middle of the boxes satisfies, so it is feasible. */
void random_lp(struct lp_model *model, struct lcg *source, int rows, int cols);

#endif
