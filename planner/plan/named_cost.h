/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The cost of a roster by name, by kind. */
#ifndef PLANNER_PLAN_NAMED_COST_H
#define PLANNER_PLAN_NAMED_COST_H

#include "planner/plan/named_book.h"

/** Computes cost, total and misses of `named->book`: shifts with each person's own rest days,
 * period hours and promises, reassignments by name, and the service of the books. */
void named_cost(struct plan_named *named);

#endif
