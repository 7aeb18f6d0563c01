/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Who of a named roster serves which brands, on the home queue and where they help out. */
#ifndef PLANNER_ROSTER_PORTFOLIOS_H
#define PLANNER_ROSTER_PORTFOLIOS_H

#include "planner/roster/named.h"

/** Fills brands and coverage of `named`, whose shifts and moves stand. A person is on a queue in
 * the slots in which some of its work goes there. Nothing to do unless the demand knows brands.
 * PB_OK or PB_MEMORY. */
enum pb_rc portfolios_make(struct named *named);

#endif
