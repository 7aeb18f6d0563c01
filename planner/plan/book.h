/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The books of a capacity plan: every figure that the files state, computed once.
 *
 * Figures are rounded to 1e-9 before anything is added up, so the files hold exactly what the
 * costs were computed from: the plan's cost is *defined* as computed from the written files.
 */
#ifndef PLANNER_PLAN_BOOK_H
#define PLANNER_PLAN_BOOK_H

#include "models/capacity/plan.h"
#include "planner/staffing/staffing.h"

/** A row of hours.csv. */
struct plan_hour {
    double sessions, capacity, served, backlog, late, unserved; /**< [sessions], or [heads] */
    double need, on_duty, own, borrowed, lent, militia;         /**< [unit heads] */
    double price_now, price_plan; /**< [money/session], see prices.h, or NAN */
    double price_now_down, price_now_up, price_plan_down, price_plan_up; /**< likewise */
};

/** A miss of an elastic rule. */
struct plan_miss {
    const char *rule;
    const char *who;
    const char *unit;
    int day;       /**< index, or PB_NONE when `slot` says it */
    int slot;      /**< or PB_NONE */
    double amount; /**< > 0 [unit] */
    double price;  /**< [money/unit] */
};

/** Overtime of a class [h]. */
struct plan_overtime {
    double ot150, ot200, ot300;
};

/** All-zero is a valid empty book. */
struct plan_book {
    const struct staffing *staffing;      /**< borrowed */
    const struct capacity_plan *capacity; /**< borrowed */
    struct arena arena;
    struct plan_hour *hours; /**< [queue * n_slots + slot] */
    double *away, *starts;   /**< as of the capacity plan, rounded */
    struct plan_miss *misses;
    size_t n_misses;
    struct plan_overtime *overtime; /**< n_classes */
    double cost[PB_N_COST_KINDS];
    double total;                                               /**< their sum, rounded */
    double sessions, served, unserved, late_hours, backlog_end; /**< [sessions], [session-hours] */
    double paid_hours; /**< of all shifts, the eve included */
    double militia_hours, moved_hours;
};

/** Rounds to 1e-9; what is nearer to 0 than that becomes +0. */
double plan_round(double value);

/** Keeps the books of `capacity` for `staffing`. PB_OK, PB_MEMORY, or PB_SOLVER with a message when
 * the cost differs from the model's. `out` is overwritten, empty on failure. */
enum pb_rc plan_book_make(const struct staffing *staffing, const struct capacity_plan *capacity,
                          struct plan_book *out, struct pb_messages *messages);

/** Allocates and fills everything of `book`, whose `staffing` and `capacity` are set, but the cost;
 * room for `more_misses` beyond one per soft row and limit. PB_OK or PB_MEMORY. */
enum pb_rc plan_book_fill(struct plan_book *book, size_t more_misses);

void plan_book_release(struct plan_book *book);

#endif
