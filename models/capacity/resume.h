/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A capacity plan made again from what was written down of it, without any search. */
#ifndef MODELS_CAPACITY_RESUME_H
#define MODELS_CAPACITY_RESUME_H

#include "models/capacity/plan.h"

/** What is known of the plan; arrays are borrowed. */
struct capacity_record {
    enum pb_status status;
    const int *agents;     /**< [n_duties] x */
    const double *away;    /**< [n_moves * n_slots] w, unit heads */
    const double *stated;  /**< [n_queues * n_slots] as capacity_prices.stated */
    const double *y;       /**< [n_rows] duals of the LP as in capacity_answer, or NULL */
    int n_rows;            /**< of y; duals of another number of rows are not looked at */
    double bound;          /**< as it was proved [money] */
    double relaxation;     /**< as it was [money] */
    double bound_shortage; /**< shortage priced in it [money] */
    long steps;
};

/** Completes and checks the record and fills `out` (owned by the caller; release it). Prices are 0
 * where the record has no duals, and there is no dual vector, since y alone proves no bound.
 * PB_OK; PB_INVALID when the record breaks a row of `problem`; PB_MEMORY. `problem` must be
 * valid. */
enum pb_rc capacity_resume(const struct capacity_problem *problem,
                           const struct capacity_record *record, struct capacity_plan *out);

#endif
