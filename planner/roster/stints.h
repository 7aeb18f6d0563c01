/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The shifts of a named roster as stints on the slots, and who helps out where. */
#ifndef PLANNER_ROSTER_STINTS_H
#define PLANNER_ROSTER_STINTS_H

#include "planner/roster/named.h"

/** Fills stints and moves of `named`, whose shifts stand; `stop` ends the improving. PB_OK or
 * PB_MEMORY. */
enum pb_rc stints_settle(struct named *named, const struct capacity_plan *plan,
                         const struct pb_stop *stop);

#endif
