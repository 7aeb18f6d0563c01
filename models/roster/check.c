/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/check.h"

#include <math.h>

static const double MOST = 1e9;

/* A finite figure of sane size. */
static bool is_sane(double v)
{
    return fabs(v) <= MOST;
}

static bool is_price(double v)
{
    return v >= 0 && (v <= MOST || isinf(v));
}

static bool is_range(const struct roster_range *range)
{
    return !range->on || (range->min <= range->max && is_price(range->under) &&
                          is_price(range->over) && range->max >= 0);
}

static bool check_limits(const struct roster_problem *problem, const struct roster_limits *limits)
{
    bool ok = is_range(&limits->days_in_row) && is_range(&limits->days_off_in_row) &&
              is_range(&limits->weekends) && is_price(limits->rest_day_price) &&
              !isinf(limits->rest_day_price) && is_price(limits->shift_change) &&
              !isinf(limits->shift_change) && limits->normal_week_days >= 0;
    for (size_t i = 0; i < limits->n_counts && ok; i++) {
        ok = is_range(&limits->counts[i].range);
        for (int s = 0; s < problem->n_shifts && ok; s++) {
            ok = limits->counts[i].weight[s] >= 0 && limits->counts[i].weight[s] <= 100000;
        }
    }
    return ok;
}

static bool check_agents(const struct roster_problem *problem)
{
    bool ok = true;
    for (size_t e = 0; e < problem->n_agents && ok; e++) {
        const struct roster_agent *agent = &problem->agents[e];
        const struct roster_history *history = &agent->history;
        ok = agent->limits && agent->profile >= 0 && check_limits(problem, agent->limits) &&
             history->days_on >= 0 && history->days_off >= 0 && history->week_days >= 0 &&
             (history->days_on == 0 ||
              (history->last_shift >= 0 && history->last_shift < problem->n_shifts));
        for (int s = 0; s < problem->n_shifts && ok && agent->shift_price; s++) {
            ok = is_sane(agent->shift_price[s]);
        }
    }
    return ok;
}

static bool check_wishes(const struct roster_problem *problem)
{
    bool ok = true;
    for (size_t i = 0; i < problem->n_wishes && ok; i++) {
        const struct roster_wish *wish = &problem->wishes[i];
        ok = wish->agent >= 0 && (size_t)wish->agent < problem->n_agents && wish->day >= 0 &&
             wish->day < problem->n_days && wish->shift >= ROSTER_ANY &&
             wish->shift < problem->n_shifts && is_price(wish->price);
    }
    return ok;
}

static bool check_rows(const struct roster_problem *problem)
{
    bool ok = true;
    for (size_t r = 0; r < problem->n_rows && ok; r++) {
        const struct roster_row *row = &problem->rows[r];
        ok = is_sane(row->need) && is_sane(row->under) && is_sane(row->over) &&
             row->under + row->over >= 0;
    }
    for (size_t i = 0; i < problem->n_gives && ok; i++) {
        const struct roster_give *give = &problem->gives[i];
        ok = give->profile >= 0 && give->day >= 0 && give->day < problem->n_days &&
             give->shift >= 0 && give->shift < problem->n_shifts && give->row >= 0 &&
             (size_t)give->row < problem->n_rows && is_sane(give->amount);
    }
    return ok;
}

enum pb_rc roster_check(const struct roster_problem *problem)
{
    bool ok = problem->n_days >= 1 && problem->n_days <= ROSTER_MOST_DAYS &&
              problem->first_weekday >= 0 && problem->first_weekday < 7 && problem->n_shifts >= 0 &&
              problem->n_shifts < 1000 && check_agents(problem) && check_wishes(problem) &&
              check_rows(problem);
    return ok ? PB_OK : PB_INVALID;
}
