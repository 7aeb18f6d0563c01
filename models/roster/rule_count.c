/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits on weighted numbers of shifts: hours, nights, one code, overtime minutes, days of a week,
 * fairness (a range around the fair share). Sum over the period of weight[s] lies in the range. */
#include "models/roster/rule.h"

static bool step(const struct line_part *part, int day, int state, int option,
                 struct line_move *move)
{
    (void)day;
    (void)state;
    if (option > 0) {
        move->units = part->agent->limits->counts[part->index].weight[option - 1];
    }
    return true;
}

static enum pb_rc add(const struct roster_problem *problem, size_t agent, struct line_rules *out)
{
    const struct roster_agent *who = &problem->agents[agent];
    for (size_t i = 0; i < who->limits->n_counts; i++) {
        const struct roster_count *count = &who->limits->counts[i];
        if (!count->range.on) {
            continue;
        }
        struct line_part *part = line_rules_part(out, problem, agent);
        if (!part) {
            return PB_MEMORY;
        }
        part->step = step;
        part->range = count->range;
        part->period = count->period;
        part->carried = who->history.carried ? who->history.carried[i] : 0;
        part->index = (int)i;
    }
    return PB_OK;
}

const struct roster_rule rule_count = {"count", add};
