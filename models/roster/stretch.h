/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A stretch of a long horizon as a roster problem of its own: all other days stand still.
 *
 * It begins where the days before it end, keeps some days after it as they are, so that no rule is
 * broken at its end, and has what all other days leave of the limits over the horizon, or, while
 * the days after it are not planned yet, what its share of these limits leaves.
 *
 * Example by hand: 70 days, at most 30 shifts each; who works 18 of them outside a stretch of 28
 * days may work 12 inside.
 */
#ifndef MODELS_ROSTER_STRETCH_H
#define MODELS_ROSTER_STRETCH_H

#include "models/roster/roster.h"
#include "planner/base/arena.h"

/** What may be used of every limit over the horizon up to the end of a stretch, so that there is
 * room for one shift between the least and the most. */
struct stretch_share {
    double part;        /**< of the limit, 0..1; 1 = what the other days leave of all of it */
    double under, over; /**< less than the least and more than the most that may be [shifts] */
};

struct stretch {
    const struct roster_problem *whole;
    int *line;    /**< n_agents * n_days of the whole: shift or ROSTER_OFF, lawful; borrowed */
    double *dual; /**< n_rows of the whole; borrowed */
    const struct stretch_share *share; /**< n_agents, or NULL = all of the limits; borrowed */
    int from, to;                      /**< days from <= d < to are in the problem */
    int keep; /**< of these, from <= d < keep are planned anew, the others stand */
    struct roster_problem problem; /**< the stretch */
    int *start;                    /**< its roster in `line` */
    double *price;                 /**< its rows' part of `dual` */
    struct arena arena;
};

/** Makes `problem`, `start` and `price` for the days that are set; PB_OK or PB_MEMORY. */
enum pb_rc stretch_make(struct stretch *stretch);

/** Takes days from <= d < keep of a roster of the stretch into `line`. */
void stretch_take(struct stretch *stretch, const int *line);

void stretch_release(struct stretch *stretch);

#endif
