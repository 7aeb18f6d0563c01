/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the shifts of one person cost, day by day and over its weeks and period: the one place, for
 * the books and for whoever changes a roster. Standby is not part of it. */
#ifndef PLANNER_ROSTER_PERSON_COST_H
#define PLANNER_ROSTER_PERSON_COST_H

#include "planner/roster/named.h"

/** A Monday-Sunday week of the horizon, cut to it, and what it lacks of the promised hours. */
struct person_week {
    int first, last;  /**< days, 0 = eve */
    double missing_h; /**< <= 0: nothing; the promise counts by the share of the week */
};

/** The week that begins on day `first` >= 1. */
struct person_week person_week_from(const struct named *named, const struct named_person *person,
                                    int first);

/** Whether hours are promised to the person at a price, the normal hour of its class. */
bool person_has_promise(const struct named *named, const struct named_person *person);

/** Hours of a comprehensive contract beyond the period's total; 0 for others. */
double person_period_hours(const struct named *named, const struct named_person *person);

/** All of it [money]. */
double person_cost(const struct named *named, const struct named_person *person);

#endif
