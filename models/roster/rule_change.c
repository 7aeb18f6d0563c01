/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same shift through a week: each change of shift between two worked days of one Monday-Sunday
 * week has a price. State = option last worked in the week, 0 = none yet. */
#include "models/roster/rule.h"

static bool step(const struct line_part *part, int day, int state, int option,
                 struct line_move *move)
{
    int last = line_weekday(part->problem, day) == 0 ? 0 : state;
    move->next = option > 0 ? option : last;
    if (option > 0 && last > 0 && option != last) {
        move->cost = part->agent->limits->shift_change;
    }
    return true;
}

static enum pb_rc add(const struct roster_problem *problem, size_t agent, struct line_rules *out)
{
    const struct roster_agent *who = &problem->agents[agent];
    if (who->limits->shift_change <= 0) {
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

const struct roster_rule rule_change = {"change", add};
