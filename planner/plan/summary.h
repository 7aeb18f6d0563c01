/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A plan on one screen. */
#ifndef PLANNER_PLAN_SUMMARY_H
#define PLANNER_PLAN_SUMMARY_H

#include "planner/base/text.h"
#include "planner/plan/plan.h"

/** Appends the summary in the language of the process: what is served, what it costs and how good
 * that is, who works, the worst hours, the largest reassignments. `plan` has its capacity stage. */
void plan_summary(const struct plan *plan, struct text *out);

#endif
