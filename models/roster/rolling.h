/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Rosters over many months: four weeks at a time.
 *
 * The graph of a line of work grows with the square of the horizon, as everything counted over it
 * can take more values on more days; a year of 150 people does not fit any machine. So the horizon
 * is cut into windows of ROLLING_DAYS that look ROLLING_AHEAD days further; each is a roster
 * problem of its own that begins where the one before ended. Limits over the horizon are spread:
 * by the end of a window nobody is further from an even share than some slack, and the last one
 * keeps what is left exactly. The roster is lawful as a whole, checked by roster_cost(); there is
 * no bound.
 *
 * Example by hand: 70 days, at most 30 shifts each, slack 3. After 35 days the even share is 15, so
 * the first window (28 days and 7 ahead) allows 18; who used 12 of them in its 28 days may work 18
 * more in the last window.
 */
#ifndef MODELS_ROSTER_ROLLING_H
#define MODELS_ROSTER_ROLLING_H

#include "models/roster/roster.h"

enum { ROLLING_DAYS = 28, ROLLING_AHEAD = 7, ROLLING_LONGEST = 112 };

/** Whether `problem` (valid) is too long for one piece and may be cut: no row concerns two days. */
bool rolling_fits(const struct roster_problem *problem);

/** Solves it window by window into the all-zero `result`. PB_OK, PB_MEMORY, or PB_SOLVER when some
 * window has no roster for what the earlier ones left. */
enum pb_rc rolling_solve(const struct roster_problem *problem, const struct roster_options *options,
                         struct roster_result *result);

#endif
