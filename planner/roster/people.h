/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The people of a plan's classes. */
#ifndef PLANNER_ROSTER_PEOPLE_H
#define PLANNER_ROSTER_PEOPLE_H

#include "planner/roster/named.h"

/** Fills persons and first of `named`, everybody off on all days: those known by name as they are,
 * the others as placeholders "dept2.presale-017" (team and number over its groups known by head
 * count only, in file order; the group's or pool's id where that is not unique). PB_OK or
 * PB_MEMORY. */
enum pb_rc people_make(struct named *named);

#endif
