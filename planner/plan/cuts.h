/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What nobody can work by name, told to the capacity problem: rows of classes and weeks made
 * tighter, so that the next plan asks for what there is on the days when it is worth most.
 *
 * Cuts are heuristic: the names may have failed at one mix of shifts and would manage another. So
 * the first plan's bound stays, and a plan made with cuts is taken only when it costs less by name.
 */
#ifndef PLANNER_PLAN_CUTS_H
#define PLANNER_PLAN_CUTS_H

#include "planner/plan/plan.h"

/** Copies `base`, a problem of plan->staffing, to `out` with a limit more for every class and week
 * (Monday to Sunday) in which plan->named works fewer shifts than plan->capacity asks for: no more
 * shifts than it works. Memory in the arena of the staffing. *n_cuts is how many there are. PB_OK
 * or PB_MEMORY. */
enum pb_rc cuts_add(struct plan *plan, const struct capacity_problem *base,
                    struct capacity_problem *out, int *n_cuts);

#endif
