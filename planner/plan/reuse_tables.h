/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The tables of a plan folder that a capacity plan is read back from. */
#ifndef PLANNER_PLAN_REUSE_TABLES_H
#define PLANNER_PLAN_REUSE_TABLES_H

#include "planner/plan/plan.h"

/** What the tables hold; arrays belong to the arena given. */
struct reuse_tables {
    int *agents;    /**< [n_duties] */
    double *away;   /**< [n_moves * n_slots] unit heads */
    double *stated; /**< [n_queues * n_slots] price_plan, money per session */
};

/** Reads shifts.csv, work.csv and hours.csv of the folder at `path` for the problem of
 * `plan->staffing`. PB_OK, PB_INVALID with a message, PB_IO, PB_MEMORY. */
enum pb_rc reuse_read_tables(const struct plan *plan, const char *path, struct arena *arena,
                             struct reuse_tables *out, struct pb_messages *messages);

#endif
