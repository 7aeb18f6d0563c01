/* SPDX-License-Identifier: GPL-3.0-or-later */
/** From a point to a plan: completion, check in our own arithmetic, figures. */
#ifndef MODELS_CAPACITY_EVALUATE_H
#define MODELS_CAPACITY_EVALUATE_H

#include "models/capacity/plan.h"
#include "models/capacity/search.h"

/** Tolerance of every row and bound, scaled as in lp_check.h. */
#define CAPACITY_TOLERANCE 1e-6

/** Completes `point` (complete.h) and checks it. *cost is its cost, INFINITY when a row is broken.
 * PB_OK or PB_MEMORY. */
enum pb_rc capacity_evaluate(const struct capacity_search *search, double point[], double *cost);

/** As capacity_evaluate, after rounding w to the figures that are written down of a plan: whoever
 * reads them and states the point again gets the same point, bit by bit. */
enum pb_rc capacity_state_point(const struct capacity_search *search, double point[], double *cost);

/** Fills the quantities and costs of `plan` from a completed point. PB_OK or PB_MEMORY. */
enum pb_rc capacity_fill_plan(const struct capacity_search *search, const double point[],
                              struct capacity_plan *plan);

/** Fills dual vector and prices of `plan` from duals of the model. PB_OK or PB_MEMORY. */
enum pb_rc capacity_fill_prices(const struct capacity_search *search, const double y[],
                                struct capacity_plan *plan);

#endif
