/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The bound of a plan, proved once more: each rounding row is derived again from the rows before
 * it, then the duals are looked at. */
#ifndef TESTS_CAPACITY_PROOF_H
#define TESTS_CAPACITY_PROOF_H

#include "models/capacity/plan.h"
#include "models/lp/lp_model.h"

/** The Lagrangian value of the proof over `model`, which is that of capacity_model() and gets the
 * rounding rows appended. Fails the test when one does not follow from what it names. */
double proof_value(const struct capacity_plan *plan, struct lp_model *model);

#endif
