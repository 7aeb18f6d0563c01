/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLANNER_ROSTER_NRP_PROBLEM_H
#define PLANNER_ROSTER_NRP_PROBLEM_H

#include "models/roster/roster.h"
#include "planner/roster/nrp.h"

/** The instance as a neutral problem; lives in the arena of `instance`. NULL when memory is short.
 */
const struct roster_problem *nrp_problem(struct nrp_instance *instance);

#endif
