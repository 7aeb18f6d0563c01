/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Conditions on a plan: "unserved>2%", "gap>=0.01", "cost>120000". */
#ifndef PLANNER_PLAN_CONDITION_H
#define PLANNER_PLAN_CONDITION_H

#include <stdbool.h>

#include "planner/plan/book.h"

/** What a condition asks. */
enum plan_figure {
    PLAN_UNSERVED, /**< sessions lost, as a share of all with % */
    PLAN_SERVED,   /**< sessions served, likewise */
    PLAN_BACKLOG,  /**< sessions left at the end, likewise */
    PLAN_LATE,     /**< session-hours beyond the promise */
    PLAN_COST,     /**< [money] */
    PLAN_GAP,      /**< as plan.json defines it */
    PLAN_N_FIGURES
};

/** A figure compared with a number. */
struct plan_condition {
    enum plan_figure figure;
    bool greater;  /**< > or >=, else < or <= */
    bool or_equal; /**< >= or <= */
    bool percent;  /**< the number was given with % */
    double value;  /**< as a share when `percent` */
};

/** Reads `text`, blanks allowed around the operator; false when it is no condition: a figure's
 * word, an operator, a number, and % only after figures that are shares. */
bool plan_condition_parse(const char *text, struct plan_condition *out);

/** Whether it holds for the plan behind `book`. */
bool plan_condition_holds(const struct plan_condition *condition, const struct plan_book *book);

#endif
