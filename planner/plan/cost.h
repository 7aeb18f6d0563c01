/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The cost of a book by kind. */
#ifndef PLANNER_PLAN_COST_H
#define PLANNER_PLAN_COST_H

#include "planner/plan/book.h"

/** Computes `book->cost`, `total` and `misses` from the shifts and from the figures of the book. */
void plan_cost(struct plan_book *book);

#endif
