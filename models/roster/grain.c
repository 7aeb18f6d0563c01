/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "models/roster/canonical.h"

static double common(double a, double b)
{
    while (b > 0.5) {
        double rest = fmod(a, b);
        a = b;
        b = rest;
    }
    return a;
}

static bool fold_price(double *grain, double price)
{
    if (isinf(price)) {
        return true;
    }
    *grain = common(*grain, fabs(price));
    return price == floor(price) && fabs(price) < 1e9;
}

double canonical_grain(const struct roster_problem *problem)
{
    double grain = 0;
    bool whole = true;
    for (size_t i = 0; i < problem->n_gives && whole; i++) {
        whole = problem->gives[i].amount == floor(problem->gives[i].amount);
    }
    for (size_t r = 0; r < problem->n_rows && whole; r++) {
        const struct roster_row *row = &problem->rows[r];
        whole = row->need == floor(row->need) && fold_price(&grain, row->under) &&
                fold_price(&grain, row->over);
    }
    for (size_t i = 0; i < problem->n_wishes && whole; i++) {
        whole = fold_price(&grain, problem->wishes[i].price);
    }
    for (size_t e = 0; e < problem->n_agents && whole; e++) {
        const struct roster_agent *agent = &problem->agents[e];
        const struct roster_limits *limits = agent->limits;
        whole = !agent->shift_price && limits->shift_change <= 0 && limits->normal_week_days <= 0;
        const struct roster_range *ranges[] = {&limits->days_in_row, &limits->days_off_in_row,
                                               &limits->weekends};
        for (size_t i = 0; i < 3 && whole; i++) {
            whole = !ranges[i]->on || (isinf(ranges[i]->under) && isinf(ranges[i]->over));
        }
        for (size_t i = 0; i < limits->n_counts && whole; i++) {
            const struct roster_range *range = &limits->counts[i].range;
            whole = !range->on || (isinf(range->under) && isinf(range->over));
        }
    }
    return whole ? grain : 0;
}
