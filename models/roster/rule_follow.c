/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rest between two shifts by the clock, across midnight, and explicit successions that are not
 * allowed. State = option of the day before (0 = off). */
#include "models/roster/rule.h"

enum { DAY_MIN = 1440 };

static bool may_follow(const struct line_part *part, int before, int after)
{
    const struct roster_limits *limits = part->agent->limits;
    const struct roster_shift *first = &part->problem->shifts[before];
    const struct roster_shift *second = &part->problem->shifts[after];
    if (limits->not_after && limits->not_after[before * part->problem->n_shifts + after]) {
        return false;
    }
    bool clock_known = first->end_min > first->start_min && second->end_min > second->start_min;
    return !clock_known || second->start_min + DAY_MIN - first->end_min >= limits->rest_min;
}

static bool step(const struct line_part *part, int day, int state, int option,
                 struct line_move *move)
{
    (void)day;
    move->next = option;
    return state == 0 || option == 0 || may_follow(part, state - 1, option - 1);
}

static enum pb_rc add(const struct roster_problem *problem, size_t agent, struct line_rules *out)
{
    const struct roster_agent *who = &problem->agents[agent];
    if (!who->limits->not_after && who->limits->rest_min <= 0) {
        return PB_OK;
    }
    struct line_part *part = line_rules_part(out, problem, agent);
    if (!part) {
        return PB_MEMORY;
    }
    part->step = step;
    part->start = who->history.days_on > 0 ? who->history.last_shift + 1 : 0;
    return PB_OK;
}

const struct roster_rule rule_follow = {"follow", add};
