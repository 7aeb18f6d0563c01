/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rest-day overtime: days worked in a Monday-Sunday week beyond the normal number are paid with all
 * their minutes. State = days worked in the week so far, at most the normal number. */
#include "models/roster/rule.h"

static bool step(const struct line_part *part, int day, int state, int option,
                 struct line_move *move)
{
    const struct roster_limits *limits = part->agent->limits;
    int days = day > 0 && line_weekday(part->problem, day) == 0 ? 0 : state;
    move->next = days;
    if (option > 0 && days < limits->normal_week_days) {
        move->next = days + 1;
    } else if (option > 0) {
        move->cost = limits->rest_day_price * part->problem->shifts[option - 1].paid_min;
    }
    return true;
}

static enum pb_rc add(const struct roster_problem *problem, size_t agent, struct line_rules *out)
{
    const struct roster_agent *who = &problem->agents[agent];
    const struct roster_limits *limits = who->limits;
    if (limits->normal_week_days <= 0 || limits->rest_day_price <= 0) {
        return PB_OK;
    }
    struct line_part *part = line_rules_part(out, problem, agent);
    if (!part) {
        return PB_MEMORY;
    }
    part->step = step;
    bool is_monday = problem->first_weekday == 0;
    int worked = is_monday ? 0 : who->history.week_days;
    part->start = worked < limits->normal_week_days ? worked : limits->normal_week_days;
    return PB_OK;
}

const struct roster_rule rule_restday = {"restday", add};
