/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Sessions as whole millionths, so that sums are exact. */
#ifndef PLANNER_DEMAND_SPLIT_H
#define PLANNER_DEMAND_SPLIT_H

#include <stddef.h>
#include <stdint.h>

/** `sessions` [>= 0, finite, below 1e12] in millionths, rounded to the nearest. */
int64_t demand_micro(double sessions);

/** Millionths as sessions. */
double demand_sessions(int64_t micro);

/** Splits `total` millionths [>= 0] into `parts` [n] in proportion to `weights` [n, >= 0].
 *
 * Part i is round(total * W_i / W_n) less what went before, with W_i the sum of the first i
 * weights: the parts add up to `total` exactly, none is negative and each is within one millionth
 * of its share. Weights that sum to 0 say nothing: then the parts are equal.
 */
void demand_split(int64_t total, const double *weights, size_t n, int64_t *parts);

#endif
