/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Who works in a plan, by kind. */
#ifndef PLANNER_PLAN_PEOPLE_H
#define PLANNER_PLAN_PEOPLE_H

#include "planner/plan/plan.h"

/** The kinds of people that tables tell apart. */
enum plan_people { PLAN_AGENTS, PLAN_OUTSOURCED, PLAN_QC_DESK, PLAN_MILITIA, PLAN_N_PEOPLE };

/** People of one kind, or of one class. */
struct plan_head_count {
    long heads;   /**< who could work */
    long shifts;  /**< worked, the eve included */
    double hours; /**< paid */
};

/** The kind that class `class` of the plan belongs to. */
enum plan_people plan_people_of(const struct plan *plan, const struct staffing_class *class);

/** Counts the people of each kind; the shifts are those of the last stage. `plan` has its capacity
 * stage. */
void plan_people_count(const struct plan *plan, struct plan_head_count counts[PLAN_N_PEOPLE]);

/** Heads, shifts and hours of class `cls` alone. */
struct plan_head_count plan_class_count(const struct plan *plan, int cls);

/** "agents", ... in the language of the process. */
const char *plan_people_text(enum plan_people kind);

#endif
