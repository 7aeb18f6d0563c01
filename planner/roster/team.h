/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The people of one class as a roster problem: shifts are the codes that the capacity plan uses
 * for the class (and those of fixed assignments), rows the heads it asks for per code and day.
 *
 * Prices are points, never money: a shift of the plan that nobody works 1000, one more than asked
 * 300, a fixed assignment 2000, a rest day 1/8 a minute, too few days on or off in a row 5 a day,
 * wishes at their weight, a published day that changes at the scenario's price. So a wish is never
 * kept at the price of a shift.
 */
#ifndef PLANNER_ROSTER_TEAM_H
#define PLANNER_ROSTER_TEAM_H

#include "models/roster/roster.h"
#include "planner/roster/named.h"

/** Price of a fixed assignment that is not kept. */
#define TEAM_POINTS_FIXED 2000.0

/** What is shared out fairly. */
enum team_burden { TEAM_NIGHT, TEAM_WEEKEND, TEAM_MINUTE, TEAM_N_BURDENS };

/** Fair shares of a team. */
struct team_fair {
    double total[TEAM_N_BURDENS]; /**< asked by the capacity plan, and carried over by its people */
    int *days;                    /**< per person: days it is there */
    double all_days;              /**< their sum */
};

struct team {
    const struct named *named;
    const struct capacity_plan *plan;
    int cls;
    bool all_codes;                     /**< every code of the class, wanted or not */
    const struct named_person *persons; /**< of the class */
    int n_persons;
    int first_duty, end_duty; /**< its duties in the problem */
    struct team_fair fair;
    int *code;    /**< per shift of the problem: the code */
    int n_shifts; /**< with a code; the problem has one more when somebody worked the eve on a
                     shift that is no duty of the plan */
    struct roster_problem problem; /**< in the arena given */
};

/** Fills `out` with memory of `arena`; a militia pool has people and duties but no problem: nothing
 * but rest and its week binds it. PB_OK or PB_MEMORY. */
enum pb_rc team_make(const struct named *named, const struct capacity_plan *plan, int cls,
                     struct arena *arena, struct team *out);

/** The same with every code that the class may work, also those that the plan does not use, unless
 * the scenario limits how many codes a plan uses. */
enum pb_rc team_make_all(const struct named *named, const struct capacity_plan *plan, int cls,
                         struct arena *arena, struct team *out);

/** Index of the shift with code `code`, -1 when the team has none. */
int team_shift(const struct team *team, int code);

/** What person `p` of the team does on day `i`, as the problem says it. */
int team_option(const struct team *team, int p, int i);

/** Code of a duty of the team. */
int team_duty_code(const struct team *team, int duty);

#endif
