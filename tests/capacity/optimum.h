/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Optima of small models. */
#ifndef TESTS_CAPACITY_OPTIMUM_H
#define TESTS_CAPACITY_OPTIMUM_H

#include "models/lp/lp_model.h"

/** Cost of the best point, whole numbers or not; fails the test when it is not found. */
double relaxed_cost(const struct lp_model *model);

/** Cost of the best point with whole numbers; likewise. */
double whole_cost(const struct lp_model *model);

#endif
