/* SPDX-License-Identifier: GPL-3.0-or-later */
/** When each row and column of the model happens: the slots it touches. */
#ifndef MODELS_CAPACITY_CLOCK_H
#define MODELS_CAPACITY_CLOCK_H

#include "models/capacity/layout.h"
#include "models/lp/lp_model.h"

/** Slots from .. to inclusive, within the horizon. */
struct capacity_span {
    int from;
    int to;
};

/** Spans and an order in time. Memory belongs to the arena they were made in. */
struct capacity_clock {
    struct capacity_span *row; /**< [n_rows] slot rows: their slot twice; limits and soft rows: all
                                    slots their columns reach */
    struct capacity_span
        *col;          /**< [n_cols] duties: first to last slot at work (an eve shift that
                            never reaches the horizon: 0, 0); others: the span of their row */
    bool *is_slot_row; /**< [n_rows] C1 to C3, C5 to C7, C9 */
    int *order;        /**< [n_rows] rows by last slot, for dissect.h */
};

/** Reads the clock of `model`, built from `problem` and `layout`. PB_OK or PB_MEMORY. */
enum pb_rc capacity_clock_init(struct capacity_clock *clock, struct arena *arena,
                               const struct capacity_problem *problem,
                               const struct capacity_layout *layout, const struct lp_model *model);

#endif
