/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Shares in order: given as a list, in a file, or as a cumulative curve of a day. */
#ifndef PLANNER_SCENARIO_CURVE_H
#define PLANNER_SCENARIO_CURVE_H

#include "planner/scenario/resolve.h"

/** The shares of `raw`, not scaled; n = 0 when none are given or after a message (also when they
 * sum to 0). */
struct pb_numbers curve_read(struct resolving *r, const struct raw_curve *raw);

/** 24 shares of the hours of a day that sum to 1 into `share`; false after a message. */
bool curve_read_day(struct resolving *r, const struct raw_curve *raw, double share[24]);

/** Scales `numbers` to sum to 1; they must not sum to 0. */
void curve_scale(struct pb_numbers numbers);

#endif
