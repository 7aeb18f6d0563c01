/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Whether a line of work breaks a hard rule of its person. */
#ifndef PLANNER_ROSTER_LAWFUL_H
#define PLANNER_ROSTER_LAWFUL_H

#include "planner/roster/named.h"

/** Whether `person` may work the days of `person->duty` as they stand. */
bool lawful_line(const struct named *named, const struct named_person *person);

/** Whether `person` is hired and not on leave on day `i` (0 = eve). */
bool lawful_there(const struct named *named, const struct named_person *person, int i);

/** Most paid minutes and most days of a week. */
int lawful_week_minutes(const struct staffing_class *class, const struct pb_limits *limits);
int lawful_week_days(const struct staffing_class *class, const struct pb_limits *limits);

/** Whether the class's hours count over a period instead of by the day. */
bool lawful_comprehensive(const struct staffing_class *class);

#endif
