/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Rosters over many months.
 *
 * The graph of a line of work grows with the square of the horizon, as everything counted over it
 * can take more values on more days; those of 150 people over a year fill no machine at once, and a
 * master problem of a year's rows is too much for the simplex. So
 * - the bound comes from prices that climb with all limits over the horizon relaxed (relax.h);
 * - windows of four weeks are planned one after the other as problems of their own; by the end of
 *   each, everybody may have used about that share of the limits over the horizon that is the share
 *   of the work so far, so that hours are left for what comes later;
 * - overlapping windows of ROLLING_DAYS (stretch.h) are improved while all else stands, and between
 *   the rounds everybody's line over the whole horizon in turn, until nothing saves anything or the
 *   time is up.
 * From the first roster on there is a lawful one at any time, and a bound that holds for the whole.
 */
#ifndef MODELS_ROSTER_ROLLING_H
#define MODELS_ROSTER_ROLLING_H

#include "models/roster/roster.h"

/** ROLLING_TAIL: days that stand after a window, so that no rule is broken at its end. */
enum { ROLLING_DAYS = 28, ROLLING_TAIL = 14 };

/** Horizons up to ROLLING_LONGEST days, and problems whose agents times squared days are at most
 * ROLLING_LARGEST, are solved in one piece at once; up to ROLLING_ONLY when the windows bring no
 * more. */
enum { ROLLING_LONGEST = 56, ROLLING_LARGEST = 650000, ROLLING_ONLY = 3000000 };

/** Whether `problem` (valid) is too long for one piece and may be cut: no row concerns two days. */
bool rolling_fits(const struct roster_problem *problem);

/** Whether it is too large for one piece even with a good roster to begin with. */
bool rolling_only(const struct roster_problem *problem);

/** Solves it into the all-zero `result` (bounds -INFINITY, hopeless -1), as roster_solve() does.
 * `unit`: costs told to the listener are times this. PB_OK, PB_MEMORY or PB_SOLVER. */
enum pb_rc rolling_solve(const struct roster_problem *problem, const struct roster_options *options,
                         double unit, struct roster_result *result);

#endif
