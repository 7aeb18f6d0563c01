/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the parts of the solver for long horizons share. */
#ifndef MODELS_ROSTER_ROLLING_PRIVATE_H
#define MODELS_ROSTER_ROLLING_PRIVATE_H

#include "models/roster/model.h"
#include "models/roster/stretch.h"

struct roll {
    const struct roster_problem *problem;
    const struct roster_options *options;
    struct stretch stretch;
    struct roster_model model; /* bare, for lines over the whole horizon */
    struct roster_result *result;
    double *dual; /* n_rows, of the bound */
    double unit;  /* costs told to the listener are times this */
    double grain; /* every cost is a multiple of this, 0 = unknown */
    int n_rounds; /* over all windows */
};

/** Path searches for one window, at most `most`. */
long rolling_steps(const struct roll *roll, long most);

/** Whole weeks from the one of day `from` on: `days` to plan, up to `tail` after them. */
void rolling_place(struct roll *roll, int from, int days, int tail);

/** Solves the present window with `options`, but prices and stop, which are set here for `share` of
 * the time that is left. */
enum pb_rc rolling_solve_window(struct roll *roll, const struct roster_options *options,
                                double share, struct roster_result *result);

/** A first lawful line of everybody into the stretch; PB_OK, PB_MEMORY, PB_SOLVER, or
 * PB_INTERRUPTED when the work had to end before. result->hopeless is somebody who has none. */
enum pb_rc rolling_first(struct roll *roll);

#endif
