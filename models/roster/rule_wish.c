/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wishes for and against: requests, leave, availability, fixed assignments, closeness to a
 * published roster. A refused wish costs its price; a hard one is never refused. */
#include "models/roster/rule.h"

static bool matches(const struct roster_wish *wish, int option)
{
    switch (wish->shift) {
    case ROSTER_OFF:
        return option == 0;
    case ROSTER_ANY:
        return option > 0;
    default:
        return option == wish->shift + 1;
    }
}

static enum pb_rc add(const struct roster_problem *problem, size_t agent, struct line_rules *out)
{
    int n_options = problem->n_shifts + 1;
    for (size_t i = 0; i < problem->n_wishes; i++) {
        const struct roster_wish *wish = &problem->wishes[i];
        if ((size_t)wish->agent != agent) {
            continue;
        }
        for (int o = 0; o < n_options; o++) {
            if (matches(wish, o) == wish->avoid) {
                out->own[wish->day * n_options + o] += wish->price;
            }
        }
    }
    return PB_OK;
}

const struct roster_rule rule_wish = {"wish", add};
