/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limit on worked weekends. A weekend counts once, on its first worked day: state 1 on Sunday means
 * that the Saturday before was worked (and counted, perhaps in an earlier horizon). */
#include "models/roster/rule.h"

enum { SATURDAY = 5, SUNDAY = 6 };

static bool step(const struct line_part *part, int day, int state, int option,
                 struct line_move *move)
{
    int weekday = line_weekday(part->problem, day);
    bool works = option > 0;
    move->next = weekday == SATURDAY && works;
    move->units = works && (weekday == SATURDAY || (weekday == SUNDAY && state == 0));
    return true;
}

static enum pb_rc add(const struct roster_problem *problem, size_t agent, struct line_rules *out)
{
    const struct roster_agent *who = &problem->agents[agent];
    if (!who->limits->weekends.on) {
        return PB_OK;
    }
    struct line_part *part = line_rules_part(out, problem, agent);
    if (!part) {
        return PB_MEMORY;
    }
    part->step = step;
    part->range = who->limits->weekends;
    part->start = problem->first_weekday == SUNDAY && who->history.worked_saturday;
    return PB_OK;
}

const struct roster_rule rule_weekend = {"weekend", add};
