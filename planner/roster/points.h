/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Points of wishes and soft rules of every person, while shifts change: a change may not cost
 * more of them. */
#ifndef PLANNER_ROSTER_POINTS_H
#define PLANNER_ROSTER_POINTS_H

#include "models/roster/line.h"
#include "planner/roster/team.h"

struct points {
    struct team *teams;       /**< per class */
    struct line_rules *rules; /**< per person; empty for the militia */
    double *now;              /**< per person */
    short *line;              /**< n_days + 1: scratch */
};

/** Counts the points of all; memory in `arena`. PB_OK or PB_MEMORY; release it in any case. */
enum pb_rc points_make(const struct named *named, const struct capacity_plan *plan,
                       struct arena *arena, struct points *out);
void points_release(struct points *points, const struct named *named);

/** Whether the rules of the person's class know the code of `duty`. */
bool points_knows(const struct points *points, const struct named *named,
                  const struct named_person *person, int duty);

/** Whether the person's days as they stand cost no more than counted before. */
bool points_allow(const struct points *points, const struct named *named,
                  const struct named_person *person);

/** Counts the person's points anew. */
void points_take(struct points *points, const struct named *named,
                 const struct named_person *person);

#endif
