/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The LP relaxation: its optimum, its duals, and the bound they prove.
 *
 * Reassignments with a price per start are flows for the interior point method (stint.h). The duals
 * of C6 and C7 are better than what it finds when they follow from those of the other rows in
 * closed form, and the bound is always the Lagrangian value in the full model:
 *
 *   c_t   = what w_t costs at the duals of the rows other than C6, C7
 *   V_t   = min(0, c_t + V_t+1): what it is worth to stay, being free to leave (0 after the end)
 *   dual of C6_t = -V_t,  dual of C7_t = c_t + V_t+1 - V_t
 *   reduced cost of m_t = start_price + sum over the block of c + V after the block
 */
#ifndef MODELS_CAPACITY_RELAX_H
#define MODELS_CAPACITY_RELAX_H

#include "models/capacity/stint_near.h"

/** Longest stint of the usual lengths (stint_lengthen) [h]. */
#define STINT_HOURS 12.0

/** The relaxation's answer; arrays belong to the arena they were made in. */
struct relaxation {
    double *x;       /**< [n_cols] optimum, interior; tiny values are 0 */
    double *y;       /**< [n_rows] duals of the full model */
    double *reduced; /**< [n_cols] reduced costs; of w: of the cheapest stint over the slot */
    double bound;    /**< proven */
    double shortage; /**< lost, late, left and soft at the optimum [money] */
    enum pb_status status;
    int steps;
};

/** Solves the LP relaxation of search->model. With `fixed` (n_duties figures) the duties stand at
 * those values and only the rest is solved for; out->bound means nothing then (squeeze.h proves
 * one). PB_OK or PB_MEMORY. */
enum pb_rc capacity_relax(const struct capacity_search *search, const double *fixed,
                          struct arena *arena, struct relaxation *out);

/** The same for all columns with the rows that `near`, the answer for a model like this one, calls
 * for, and only as exactly as a good bound needs. Its point is no use to the interior point method:
 * from there it took 28 to 94 steps on handu-double11, from scratch about as many each time. */
enum pb_rc capacity_relax_near(const struct capacity_search *search,
                               const struct capacity_near *near, struct arena *arena,
                               struct relaxation *out);

/** Sums up what is short in out->x: lost, late, left and soft. */
void capacity_sum_shortage(const struct capacity_search *search, struct relaxation *out);

#endif
