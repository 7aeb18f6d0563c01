/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Whether one person can keep their fixed shifts under the rules, and if not, which of them clash.
 *
 * The entries are the fixed shifts and the rules that hold for the person. A set of them can be
 * kept when some line of work exists: on each day a fixed shift, off, or anything. The smallest
 * clashing set is found by a deletion filter: an entry without which the rest still clashes is
 * dropped, in order, so what is left clashes and no part of it does.
 */
#ifndef PLANNER_SCENARIO_CLASH_H
#define PLANNER_SCENARIO_CLASH_H

#include <stdbool.h>

#include "paiban/scenario.h"

/** Rules as bits of a set. */
enum clash_rule {
    CLASH_DAY_HOURS,
    CLASH_WEEK_HOURS,
    CLASH_WEEK_DAYS,
    CLASH_DAYS_IN_ROW,
    CLASH_LEAST_IN_ROW,
    CLASH_LEAST_OFF,
    CLASH_REST,
    CLASH_NO_NIGHTS,
    CLASH_MOST_NIGHTS,
    CLASH_AVAILABLE,
    CLASH_EMPLOYED,
    CLASH_LEAVE,
    CLASH_N_RULES
};

/** A fixed shift. */
struct clash_shift {
    int day; /**< index from the first planning day */
    const struct pb_shift *shift;
};

/** A person with fixed shifts; everything is borrowed. */
struct clash {
    const struct pb_person *person;
    const struct pb_rules *rules;
    const struct clash_shift *shifts; /**< by day, at most one a day */
    size_t n_shifts;
    const bool *leave;  /**< [n_days] */
    int first_day;      /**< day number of day 0 */
    int n_days;         /**< at most 62 */
    bool comprehensive; /**< hours count over a period: none of the week */
};

/** Whether the shifts kept (n_shifts flags) can be worked under the rules whose bit is set. */
bool clash_can_keep(const struct clash *clash, const bool keep[], unsigned rules);

/** Finds a smallest clashing set: flags of shifts to `keep`, the rules of it returned as bits; 0
 * when all can be kept. */
unsigned clash_find(const struct clash *clash, bool keep[]);

#endif
