/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What a plan costs as its files say it. */
#ifndef PLANNER_AUDIT_COST_H
#define PLANNER_AUDIT_COST_H

#include "planner/audit/audit.h"

/** Fills audit->out->cost from duties, moves, books and elastic misses. */
void audit_cost(struct audit *audit);

/** Price of what is left of a deferrable queue's work at the end [money/session]: the cheapest hour
 * of its own people, at least the price of an hour late. */
double audit_left_price(const struct audit *audit, size_t queue);

/** Whether move `index` is not the continuation of another one. */
bool audit_move_starts(const struct audit *audit, size_t index);

#endif
