/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "models/roster/rule.h"

static const struct roster_rule *const TABLE[] = {
    &rule_wish,    &rule_work,  &rule_row,     &rule_follow,
    &rule_weekend, &rule_count, &rule_restday, &rule_change,
};

const struct roster_rule *const *roster_rules(size_t *n)
{
    *n = sizeof TABLE / sizeof TABLE[0];
    return TABLE;
}

enum pb_rc line_rules_collect(const struct roster_problem *problem, size_t agent,
                              struct line_rules *out)
{
    size_t n_own = (size_t)problem->n_days * (size_t)(problem->n_shifts + 1);
    out->own = calloc(n_own, sizeof *out->own);
    if (!out->own) {
        return PB_MEMORY;
    }
    size_t n;
    const struct roster_rule *const *rules = roster_rules(&n);
    for (size_t i = 0; i < n; i++) {
        enum pb_rc rc = rules[i]->add(problem, agent, out);
        if (rc != PB_OK) {
            line_rules_release(out);
            return rc;
        }
    }
    return PB_OK;
}

void line_rules_release(struct line_rules *rules)
{
    free(rules->own);
    free(rules->parts);
    *rules = (struct line_rules){0};
}

struct line_part *line_rules_part(struct line_rules *rules, const struct roster_problem *problem,
                                  size_t agent)
{
    if (rules->n_parts == rules->room) {
        size_t room = rules->room ? 2 * rules->room : 8;
        struct line_part *grown = realloc(rules->parts, room * sizeof *grown);
        if (!grown) {
            return NULL;
        }
        rules->parts = grown;
        rules->room = room;
    }
    struct line_part *part = &rules->parts[rules->n_parts++];
    *part = (struct line_part){.problem = problem, .agent = &problem->agents[agent]};
    return part;
}

double line_range_price(const struct roster_range *range, double n, bool has_min)
{
    const double slack = 1e-9;
    if (has_min && n < range->min - slack) {
        return isinf(range->under) ? INFINITY : range->under * (range->min - n);
    }
    if (n > range->max + slack) {
        return isinf(range->over) ? INFINITY : range->over * (n - range->max);
    }
    return 0;
}
