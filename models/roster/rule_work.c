/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which shifts an agent may work at all (skills, no nights or overtime for protected people) and
 * what working one costs (pay, overtime of the day, allowances). */
#include <math.h>

#include "models/roster/rule.h"

static enum pb_rc add(const struct roster_problem *problem, size_t agent, struct line_rules *out)
{
    const struct roster_agent *who = &problem->agents[agent];
    int n_options = problem->n_shifts + 1;
    for (int d = 0; d < problem->n_days; d++) {
        for (int s = 0; s < problem->n_shifts; s++) {
            double *own = &out->own[d * n_options + s + 1];
            if (who->may_work && !who->may_work[s]) {
                *own = INFINITY;
            } else if (who->shift_price) {
                *own += who->shift_price[s];
            }
        }
    }
    return PB_OK;
}

const struct roster_rule rule_work = {"work", add};
