/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The books of a roster by name: what its people really do, and what that costs. */
#ifndef PLANNER_PLAN_NAMED_BOOK_H
#define PLANNER_PLAN_NAMED_BOOK_H

#include "planner/plan/book.h"
#include "planner/roster/named.h"

/** All-zero is a valid empty object. */
struct plan_named {
    struct named roster;
    struct capacity_plan done; /**< shifts, flows and service as the roster makes them; its cost and
                                  prices are those of the capacity plan or not set */
    struct plan_book book;
    double gap; /**< G1: (cost - bound) / (cost - shortage priced in the bound), or NAN */
};

/** Keeps the books of `out->roster`, which is made; `plan` is the capacity plan behind it. PB_OK or
 * PB_MEMORY. Everything of `out` but the roster is overwritten; the caller releases it. */
enum pb_rc plan_named_book(const struct capacity_plan *plan, struct plan_named *out);

void plan_named_release(struct plan_named *named);

/** Whether move `index` of the roster begins a reassignment instead of going on with one. */
bool plan_named_starts(const struct named *roster, size_t index);

#endif
