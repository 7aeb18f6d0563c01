/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The pipeline from a validated scenario to a plan folder: demand, staffing, capacity, check,
 * files.
 */
#ifndef PLANNER_PLAN_PLAN_H
#define PLANNER_PLAN_PLAN_H

#include "models/capacity/capacity.h"
#include "paiban/stop.h"
#include "planner/plan/named_book.h"

/** How far a plan goes. */
enum plan_until { PLAN_UNTIL_FORECAST, PLAN_UNTIL_CAPACITY, PLAN_UNTIL_ROSTER };

/** What the user asks for; all-zero is the default but `until` and `output`. */
struct plan_options {
    enum plan_until until;
    const char *output;  /**< folder of the plan; NULL: the plan is kept in memory only, without
                              prices by the hour, and checked all the same */
    bool force;          /**< replace files changed by hand */
    double time_limit_s; /**< wall seconds of the whole command, 0 = none */
    double gap;          /**< stop improving at this gap, 0 = the default */
    unsigned long seed;
    const char *solution;     /**< file for every variable by name, or NULL */
    const char *certify;      /**< file for the dual vector, or NULL */
    const struct plan *start; /**< a plan to begin with, of a scenario like this one, or NULL */
    const char *from;         /**< finished folder whose capacity plan is used again, or NULL */
    struct pb_stop stop;
    struct pb_listener listener;
};

/** Wall seconds per stage; not deterministic. */
struct plan_seconds {
    double read, demand, staffing, bound, capacity, roster, prices, check, write, total;
};

/** A plan in memory. All-zero is a valid empty object. */
struct plan {
    const struct pb_scenario *scenario; /**< borrowed */
    struct pb_demand demand;
    struct staffing staffing;
    struct capacity_plan capacity;
    struct plan_book book;
    struct plan_named named; /**< the roster by name */
    struct plan_seconds seconds;
    unsigned long seed;
    int cut_rounds;    /**< capacity plans made again for what names could not cover */
    bool has_capacity; /**< staffing, capacity and book are there */
    bool has_roster;   /**< named is there */
};

/** The books of the last stage that ran: of the roster, else of the capacity plan. */
static inline const struct plan_book *plan_last_book(const struct plan *plan)
{
    return plan->has_roster ? &plan->named.book : &plan->book;
}

/** Runs the stages that `options` asks for and writes the folder, whole or not at all.
 *
 * PB_OK, also when the plan is short of people or out of time (`out->capacity.status` says so);
 * PB_INTERRUPTED when a signal came: the best checked plan is written; PB_INVALID, PB_IO,
 * PB_SOLVER (solver or self-check failed: nothing is written), PB_MEMORY. `out` is overwritten and,
 * whatever is returned, released by the caller.
 */
enum pb_rc plan_make(const struct pb_scenario *scenario, const struct plan_options *options,
                     struct plan *out, struct pb_messages *messages);

/** Frees what `plan` owns and leaves it empty. */
void plan_release(struct plan *plan);

/** Says in `messages` what keeps `scenario` from being planned at all, such as too many columns.
 * PB_OK, PB_INVALID or PB_MEMORY. */
enum pb_rc plan_check_size(const struct pb_scenario *scenario, struct pb_messages *messages);

/** Writes the capacity model of `scenario` to `path`, as free MPS when it ends in .mps, in LP
 * format when it ends in .lp. PB_OK, PB_USAGE for another ending, PB_IO, PB_INVALID, PB_MEMORY. */
enum pb_rc plan_write_model(const struct pb_scenario *scenario, const char *path,
                            struct pb_messages *messages);

#endif
