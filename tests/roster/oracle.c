/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roster/oracle.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static double outside(const struct roster_range *range, double n, bool has_min)
{
    if (!range->on)
        return 0;
    if (has_min && n < range->min)
        return range->under * (range->min - n);
    return n > range->max ? range->over * (n - range->max) : 0;
}

static double wishes(const struct roster_problem *p, size_t agent, const int *line)
{
    double cost = 0;
    for (size_t i = 0; i < p->n_wishes; i++) {
        const struct roster_wish *w = &p->wishes[i];
        int s = line[w->day];
        bool is_so = w->shift == ROSTER_ANY ? s >= 0 : s == w->shift;
        if ((size_t)w->agent == agent && is_so == w->avoid)
            cost += w->price;
    }
    return cost;
}

/* Runs of work and rest, with what the history says of the first one. */
static double runs(const struct roster_problem *p, const struct roster_agent *a, const int *line)
{
    double cost = 0;
    const struct roster_history *h = &a->history;
    bool unknown = h->days_on == 0 && h->days_off == 0;
    for (int first = 0; first < p->n_days;) {
        bool on = line[first] >= 0;
        int end = first;
        while (end < p->n_days && (line[end] >= 0) == on)
            end++;
        int length = end - first;
        bool joins = first == 0 && on == (h->days_on > 0);
        if (joins)
            length += on ? h->days_on : h->days_off;
        bool has_min = end < p->n_days && !(first == 0 && unknown);
        const struct roster_range *range =
            on ? &a->limits->days_in_row : &a->limits->days_off_in_row;
        /* days beyond the maximum that were worked before the horizon are past */
        double price = outside(range, length, has_min);
        if (joins && range->on && length > range->max && isfinite(range->over)) {
            double before = on ? h->days_on : h->days_off;
            price -= before > range->max ? range->over * (before - range->max) : 0;
        }
        cost += price;
        first = end;
    }
    /* a run of the history that ends on the eve */
    bool on = line[0] >= 0;
    const struct roster_range *rest = &a->limits->days_off_in_row, *work = &a->limits->days_in_row;
    if (on && h->days_on == 0 && h->days_off > 0 && rest->on && h->days_off < rest->min)
        cost += rest->under * (rest->min - h->days_off);
    if (!on && h->days_on > 0 && work->on && h->days_on < work->min)
        cost += work->under * (work->min - h->days_on);
    return cost;
}

static bool follows(const struct roster_problem *p, const struct roster_limits *l, int s, int t)
{
    if (l->not_after && l->not_after[s * p->n_shifts + t])
        return false;
    const struct roster_shift *a = &p->shifts[s], *b = &p->shifts[t];
    bool timed = a->start_min < a->end_min && b->start_min < b->end_min;
    return !timed || b->start_min + 1440 - a->end_min >= l->rest_min;
}

static double successions(const struct roster_problem *p, const struct roster_agent *a,
                          const int *line)
{
    bool ok = a->history.days_on == 0 || line[0] < 0 ||
              follows(p, a->limits, a->history.last_shift, line[0]);
    for (int d = 0; d + 1 < p->n_days; d++)
        ok = ok && (line[d] < 0 || line[d + 1] < 0 || follows(p, a->limits, line[d], line[d + 1]));
    return ok ? 0 : INFINITY;
}

static double weekends(const struct roster_problem *p, const struct roster_agent *a,
                       const int *line)
{
    int n = 0;
    for (int d = 0; d < p->n_days; d++) {
        int weekday = (p->first_weekday + d) % 7;
        bool next = d + 1 < p->n_days && line[d + 1] >= 0;
        if (weekday == 5)
            n += line[d] >= 0 || next;
        if (weekday == 6 && d == 0)
            n += line[d] >= 0 && !a->history.worked_saturday;
    }
    return outside(&a->limits->weekends, n, true);
}

static double counts(const struct roster_problem *p, const struct roster_agent *a, const int *line)
{
    double cost = 0;
    for (size_t i = 0; i < a->limits->n_counts; i++) {
        const struct roster_count *c = &a->limits->counts[i];
        double sum = a->history.carried ? a->history.carried[i] : 0;
        int days = 0;
        for (int d = 0; d < p->n_days; d++) {
            sum += line[d] >= 0 ? c->weight[line[d]] : 0;
            days++;
            bool sunday = (p->first_weekday + d) % 7 == 6;
            bool ends = d + 1 == p->n_days || (c->period == ROSTER_WEEK && sunday);
            if (ends) {
                cost += outside(&c->range, sum, c->period == ROSTER_HORIZON || days == 7);
                sum = 0;
                days = 0;
            }
        }
    }
    return cost;
}

static double weeks(const struct roster_problem *p, const struct roster_agent *a, const int *line)
{
    const struct roster_limits *l = a->limits;
    int worked = p->first_weekday == 0 ? 0 : a->history.week_days;
    int last = a->history.days_on > 0 && p->first_weekday != 0 ? a->history.last_shift : -1;
    double cost = 0;
    for (int d = 0; d < p->n_days; d++) {
        if ((p->first_weekday + d) % 7 == 0) {
            worked = 0;
            last = -1;
        }
        if (line[d] < 0)
            continue;
        worked++;
        if (l->normal_week_days > 0 && worked > l->normal_week_days)
            cost += l->rest_day_price * p->shifts[line[d]].paid_min;
        if (last >= 0 && last != line[d])
            cost += l->shift_change;
        last = line[d];
    }
    return cost;
}

double oracle_line(const struct roster_problem *p, size_t agent, const int *line)
{
    const struct roster_agent *a = &p->agents[agent];
    double cost = wishes(p, agent, line) + runs(p, a, line) + successions(p, a, line) +
                  weekends(p, a, line) + counts(p, a, line) + weeks(p, a, line);
    for (int d = 0; d < p->n_days; d++) {
        if (line[d] >= 0 && a->may_work && !a->may_work[line[d]])
            cost = INFINITY;
        if (line[d] >= 0 && a->shift_price)
            cost += a->shift_price[line[d]];
    }
    return cost;
}

static void add_gives(const struct roster_problem *p, size_t agent, const int *line, double *sum)
{
    for (size_t i = 0; i < p->n_gives; i++) {
        const struct roster_give *g = &p->gives[i];
        if (g->profile == p->agents[agent].profile && line[g->day] == g->shift)
            sum[g->row] += g->amount;
    }
}

static double row_cost(const struct roster_problem *p, const double *sum)
{
    double cost = 0;
    for (size_t r = 0; r < p->n_rows; r++) {
        double missing = p->rows[r].need - sum[r];
        cost += missing > 0 ? p->rows[r].under * missing : -p->rows[r].over * missing;
    }
    return cost;
}

double oracle_cost(const struct roster_problem *p, const int *roster)
{
    double *sum = calloc(p->n_rows + 1, sizeof *sum), cost = 0;
    for (size_t e = 0; e < p->n_agents; e++) {
        const int *line = &roster[e * (size_t)p->n_days];
        cost += oracle_line(p, e, line);
        add_gives(p, e, line, sum);
    }
    cost += row_cost(p, sum);
    free(sum);
    return cost;
}

/* Tries all lines of agent `e` on top of `sum` and `cost`. */
static double best_from(const struct roster_problem *p, size_t e, const double *sum, double cost)
{
    if (e == p->n_agents)
        return cost + row_cost(p, sum);
    int line[16], n_days = p->n_days;
    double best = INFINITY, *mine = malloc((p->n_rows + 1) * sizeof *mine);
    for (int d = 0; d < n_days; d++)
        line[d] = ROSTER_OFF;
    for (bool more = true; more;) {
        double price = oracle_line(p, e, line);
        if (isfinite(price)) {
            memcpy(mine, sum, p->n_rows * sizeof *mine);
            add_gives(p, e, line, mine);
            best = fmin(best, best_from(p, e + 1, mine, cost + price));
        }
        int d = 0;
        while (d < n_days && ++line[d] == p->n_shifts)
            line[d++] = ROSTER_OFF;
        more = d < n_days;
    }
    free(mine);
    return best;
}

double oracle_best(const struct roster_problem *p)
{
    double *sum = calloc(p->n_rows + 1, sizeof *sum);
    double best = best_from(p, 0, sum, 0);
    free(sum);
    return best;
}
