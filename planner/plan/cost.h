/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The cost of a book by kind. */
#ifndef PLANNER_PLAN_COST_H
#define PLANNER_PLAN_COST_H

#include "planner/plan/book.h"
#include "planner/staffing/pay.h"

/** Computes `book->cost`, `total` and `misses` from the shifts and from the figures of the book. */
void plan_cost(struct plan_book *book);

/** Counts what an elastic rule misses, unless it is rounding; `book` has room for it. */
void plan_cost_miss(struct plan_book *book, const struct plan_miss *miss);

/** Moves `hours` of class `cls` beyond a limit from the regular pay to overtime of `kind`, which
 * costs `premium` [money] more. */
void plan_cost_overtime(struct plan_book *book, int cls, enum pb_cost_kind kind, double hours,
                        double premium);

/** Counts the overtime of `agents` on a shift. */
void plan_cost_hours(struct plan_book *book, const struct staffing_day *day, double agents);

/** Adds elastic rules and what is late, left or lost, then the total: the last step. */
void plan_cost_service(struct plan_book *book);

#endif
