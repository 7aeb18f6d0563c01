/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Which shift to begin earlier or later. */
#ifndef PLANNER_EXPLAIN_START_H
#define PLANNER_EXPLAIN_START_H

#include "planner/explain/candidates.h"

/** Chooses code and minutes of a candidate of kind START by what the duals of the scenario as it is
 * promise of each earlier and later code: the best new shift of each class and day, for all of its
 * heads. candidate->which stays PB_NONE when none promises anything. PB_OK, PB_MEMORY, PB_IO. */
enum pb_rc start_choose(const struct explain *explain, struct candidate *candidate);

#endif
