/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A figure on two sides. */
#ifndef PLANNER_WHATIF_PAIR_H
#define PLANNER_WHATIF_PAIR_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

/** Figures nearer to each other than this are the same. */
#define WHATIF_SAME_FIGURE 1e-6

/** A figure without and with the changes, or of a first and a second plan; NAN is unknown. */
struct whatif_pair {
    double base, variant;
};

/** One queue in one slot. */
struct whatif_hour {
    int64_t start; /**< instant */
    const char *queue;
    struct whatif_pair need, on_duty;  /**< [heads] */
    struct whatif_pair unserved, late; /**< [sessions] */
};

/** Where side 0 or 1 of a pair stands. */
static inline double *whatif_pair_side(struct whatif_pair *pair, int side)
{
    return side == 0 ? &pair->base : &pair->variant;
}

/** Whether both sides are known and differ, or only one is known. */
static inline bool whatif_pair_differs(const struct whatif_pair *pair)
{
    if (isnan(pair->base) || isnan(pair->variant))
        return isnan(pair->base) != isnan(pair->variant);
    return fabs(pair->variant - pair->base) > WHATIF_SAME_FIGURE * fmax(1, fabs(pair->base));
}

#endif
