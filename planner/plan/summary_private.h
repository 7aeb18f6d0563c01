/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Parts of the summary that stand in files of their own. */
#ifndef PLANNER_PLAN_SUMMARY_PRIVATE_H
#define PLANNER_PLAN_SUMMARY_PRIVATE_H

#include "planner/plan/summary.h"

/** What people by name get: open shifts, wishes, changes to what is published, brands. */
void summary_append_names(const struct plan *plan, struct text *out);

#endif
