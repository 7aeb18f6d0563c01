/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Parts of people known by name that have rules of their own. */
#ifndef PLANNER_SCENARIO_PERSONS_H
#define PLANNER_SCENARIO_PERSONS_H

#include "planner/scenario/resolve.h"

/** Fills the availability of `person` from `raw->available`. */
void person_availability(struct resolving *r, const struct raw_person *raw,
                         struct pb_person *person);

/** Adds the leave of `raw->leave`; `person` is the index. */
void person_leave(struct resolving *r, const struct raw_person *raw, int person);

/** Makes room for `more` leaves; false when memory is short. */
bool person_room_for_leave(struct resolving *r, size_t more);

/** Adds `days` of leave for `person`, said at `node`; days outside the planning days are a
 * mistake. `reason` may be NULL. */
void person_add_leave(struct resolving *r, const struct node *node, struct pb_leave leave);

#endif
