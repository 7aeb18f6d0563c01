/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Where each variable and row of problem.h stands in the model: plain index tables.
 *
 * Columns: duties first (column j is duty j), then h, w, m, z, F, late, left, short, over, under.
 * Rows: C1/C2 by queue and slot, then C3 .. C10 in order. -1 = there is no such column or row.
 */
#ifndef MODELS_CAPACITY_LAYOUT_H
#define MODELS_CAPACITY_LAYOUT_H

#include "models/capacity/problem.h"
#include "planner/base/arena.h"

/** What a column stands for. */
enum capacity_kind {
    CAPACITY_DUTY = 0, /**< x */
    CAPACITY_HOME,     /**< h */
    CAPACITY_AWAY,     /**< w */
    CAPACITY_BEGIN,    /**< m */
    CAPACITY_LOST,     /**< z */
    CAPACITY_SERVED,   /**< F */
    CAPACITY_LATE,
    CAPACITY_LEFT,
    CAPACITY_MISSING, /**< short */
    CAPACITY_OVER,
    CAPACITY_UNDER,
    CAPACITY_N_KINDS
};

struct capacity_layout {
    int n_slots;
    int n_cols;
    int n_rows;
    int n_duties;                    /**< columns 0 .. n_duties-1 */
    int first[CAPACITY_N_KINDS + 1]; /**< columns of kind i: first[i] .. first[i + 1] - 1 */
    bool *is_chained;                /**< [n_cols] m, and w with C6 and C7 */
    int n_presence;                  /**< rows C5, right before chain_from */
    int chain_from, chain_to;        /**< rows C6, C7: chain_from .. chain_to - 1 */
    int *home;                       /**< [g * n_slots + t] column h */
    int *away;                       /**< [a * n_slots + t] column w */
    int *begin;                      /**< [a * n_slots + t] column m */
    int *lost;                       /**< [q * n_slots + t] column z */
    int *served;                     /**< [q * n_slots + t] column F */
    int *late;                       /**< [q * n_slots + t] column late */
    int *left;                       /**< [q] column left */
    int missing0;                    /**< column of short_0; short_u follows */
    int *over;                       /**< [l] column over */
    int *under;                      /**< [l] column under */

    int n_cover;   /**< rows C1, C2: 0 .. n_cover - 1 */
    int *cover;    /**< [q * n_slots + t] row C1 or C2 */
    int *promise;  /**< [q * n_slots + t] row C3 */
    int *finish;   /**< [q] row C4 */
    int *presence; /**< [g * n_slots + t] row C5 */
    int *start;    /**< [a * n_slots + t] row C6 */
    int *block;    /**< [a * n_slots + t] row C7 */
    int limit0;    /**< row of limit 0 */
    int *seat;     /**< [r * n_slots + t] row C9 */
    int soft0;     /**< row of soft row 0 */

    double *heads; /**< [k * (n_days + 1) + d + 1] most agents of the class on duties of the day */
    double *box;   /**< [j] most agents on the duty */
    double *most_at;    /**< [g * n_slots + t] most unit heads the team can have present */
    struct arena arena; /**< owns all of the above */
};

/** Lays out `problem` (valid). PB_OK or PB_MEMORY; on failure the layout is empty. */
enum pb_rc capacity_layout_init(struct capacity_layout *layout,
                                const struct capacity_problem *problem);

/** What column `j` stands for. */
enum capacity_kind capacity_kind_of(const struct capacity_layout *layout, int j);

/** Frees what the layout owns; accepts an all-zero layout. */
void capacity_layout_release(struct capacity_layout *layout);

/** Slot of entry `i` of the variant of `duty`: may lie outside 0 .. n_slots-1. */
static inline int capacity_duty_slot(const struct capacity_problem *problem,
                                     const struct capacity_duty *duty, int i)
{
    return duty->day * problem->slots_per_day + problem->variants[duty->variant].first + i;
}

/** The queue that a duty serves, CAPACITY_NONE = none. */
static inline int capacity_duty_queue(const struct capacity_problem *problem,
                                      const struct capacity_duty *duty)
{
    return duty->post != CAPACITY_NONE ? duty->post
                                       : problem->teams[problem->classes[duty->cls].team].home;
}

/** Productive share of entry `i` of a variant, fatigue included. */
static inline double capacity_work_at(const struct capacity_variant *variant, int i)
{
    return variant->work != NULL ? variant->work[i] : variant->net[i];
}

/** What limit `limit` counts of one agent on `duty` (0 when it does not concern the duty). */
double capacity_limit_weight(const struct capacity_problem *problem,
                             const struct capacity_limit *limit, const struct capacity_duty *duty);

#endif
