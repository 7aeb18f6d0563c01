/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/canonical.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/line.h"

/* Something to sort: figures that say what it is, then its place. */
struct item {
    const double *key;
    int n;
    int place;
};

static int by_key(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    for (int i = 0; i < x->n; i++) {
        if (x->key[i] != y->key[i]) {
            return x->key[i] < y->key[i] ? -1 : 1;
        }
    }
    return x->place - y->place;
}

/* order[i] = place of the i-th least of `n` keys, each `width` long. */
static bool sort_keys(const double *keys, int width, int n, int *order)
{
    struct item *items = calloc((size_t)n + 1, sizeof *items);
    if (!items) {
        return false;
    }
    for (int i = 0; i < n; i++) {
        items[i] = (struct item){&keys[(size_t)i * (size_t)width], width, i};
    }
    qsort(items, (size_t)n, sizeof *items, by_key);
    for (int i = 0; i < n; i++) {
        order[i] = items[i].place;
    }
    free(items);
    return true;
}

enum { SHIFT_WIDTH = 8 };

/* What a shift is: clock, pay, successions, what it is needed for and wished. */
static void shift_keys(const struct roster_problem *from, double *keys)
{
    for (int s = 0; s < from->n_shifts; s++) {
        double *key = &keys[s * SHIFT_WIDTH];
        const struct roster_shift *shift = &from->shifts[s];
        key[0] = shift->paid_min;
        key[1] = shift->start_min;
        key[2] = shift->end_min;
    }
    for (size_t e = 0; e < from->n_agents; e++) {
        const bool *not_after = from->agents[e].limits->not_after;
        for (int s = 0; not_after && s < from->n_shifts; s++) {
            for (int t = 0; t < from->n_shifts; t++) {
                keys[s * SHIFT_WIDTH + 3] += not_after[s * from->n_shifts + t];
                keys[t * SHIFT_WIDTH + 4] += not_after[s * from->n_shifts + t];
            }
        }
    }
    for (size_t i = 0; i < from->n_gives; i++) {
        const struct roster_give *give = &from->gives[i];
        double need = from->rows[give->row].need;
        keys[give->shift * SHIFT_WIDTH + 5] += need;
        keys[give->shift * SHIFT_WIDTH + 6] += need * give->amount * (give->day + 1);
    }
    for (size_t i = 0; i < from->n_wishes; i++) {
        const struct roster_wish *wish = &from->wishes[i];
        if (wish->shift >= 0 && !isinf(wish->price)) {
            keys[wish->shift * SHIFT_WIDTH + 7] += wish->price * (wish->day + 1);
        }
    }
}

static int put_range(double *key, int n, const struct roster_range *range)
{
    key[n++] = range->on;
    key[n++] = range->on ? range->min : 0;
    key[n++] = range->on ? range->max : 0;
    return n;
}

enum { LIMITS_WIDTH = 26 };

static double or_zero(double v)
{
    return isfinite(v) ? v : 0;
}

/* Sums that tell apart what differs in counts, whatever their order. */
static int put_counts(double *key, int n, const struct canonical *out,
                      const struct roster_problem *from, const struct roster_agent *agent)
{
    for (size_t i = 0; i < agent->limits->n_counts; i++) {
        const struct roster_count *count = &agent->limits->counts[i];
        double weight = 1 + (count->period == ROSTER_WEEK);
        for (int s = 0; s < from->n_shifts; s++) {
            weight += count->weight[out->shift[s]] * (s + 1.0);
        }
        key[n] += or_zero(count->range.min) * weight;
        key[n + 1] += or_zero(count->range.max) * weight;
        key[n + 2] += agent->history.carried ? agent->history.carried[i] * weight : 0;
    }
    return n + 3;
}

/* What an agent is: price of each option of each day in the order of the sorted shifts, limits. */
static enum pb_rc agent_key(const struct canonical *out, const struct roster_problem *from, int e,
                            double *key)
{
    struct line_rules rules = {0};
    enum pb_rc rc = line_rules_collect(from, (size_t)e, &rules);
    int n = 0, n_options = from->n_shifts + 1;
    if (rc != PB_OK) {
        return rc;
    }
    for (int day = 0; day < from->n_days; day++) {
        const double *own = &rules.own[day * n_options];
        key[n++] = own[0];
        for (int s = 0; s < from->n_shifts; s++) {
            key[n++] = own[out->shift[s] + 1];
        }
    }
    const struct roster_limits *limits = from->agents[e].limits;
    n = put_range(key, n, &limits->days_in_row);
    n = put_range(key, n, &limits->days_off_in_row);
    n = put_range(key, n, &limits->weekends);
    n = put_counts(key, n, out, from, &from->agents[e]);
    key[n++] = from->agents[e].profile;
    key[n++] = from->agents[e].history.days_on;
    key[n++] = from->agents[e].history.days_off;
    key[n++] = limits->rest_min;
    key[n++] = limits->normal_week_days;
    key[n++] = limits->shift_change;
    const struct roster_history *history = &from->agents[e].history;
    key[n++] = history->worked_saturday;
    key[n++] = history->week_days;
    for (int s = 0; s < from->n_shifts; s++) {
        key[n] += history->days_on > 0 && out->shift[s] == history->last_shift ? s + 1 : 0;
        for (int t = 0; limits->not_after && t < from->n_shifts; t++) {
            bool not_after = limits->not_after[out->shift[s] * from->n_shifts + out->shift[t]];
            key[n + 1] += not_after * (s * from->n_shifts + t + 1);
        }
    }
    line_rules_release(&rules);
    return PB_OK;
}

static enum pb_rc sort_agents(struct canonical *out, const struct roster_problem *from)
{
    int width = from->n_days * (from->n_shifts + 1) + LIMITS_WIDTH, n = (int)from->n_agents;
    double *keys = calloc((size_t)n * (size_t)width + 1, sizeof *keys);
    enum pb_rc rc = keys ? PB_OK : PB_MEMORY;
    for (int e = 0; e < n && rc == PB_OK; e++) {
        rc = agent_key(out, from, e, &keys[(size_t)e * (size_t)width]);
    }
    if (rc == PB_OK && !sort_keys(keys, width, n, out->agent)) {
        rc = PB_MEMORY;
    }
    free(keys);
    return rc;
}

/* Counts in an order of their weights. */
static bool copy_counts(struct canonical *out, const struct roster_problem *from,
                        const struct roster_agent *agent, struct roster_limits *limits,
                        struct roster_history *history)
{
    const struct roster_limits *old = agent->limits;
    int n = (int)old->n_counts, n_shifts = from->n_shifts, width = n_shifts + 4;
    double *keys = arena_alloc(&out->arena, (size_t)(n * width), sizeof *keys);
    int *order = arena_alloc(&out->arena, (size_t)n, sizeof *order);
    limits->counts = arena_alloc(&out->arena, (size_t)n, sizeof *limits->counts);
    history->carried = arena_alloc(&out->arena, (size_t)n, sizeof *history->carried);
    for (int i = 0; i < n && !out->arena.failed; i++) {
        const struct roster_count *count = &old->counts[i];
        double *key = &keys[i * width];
        for (int s = 0; s < n_shifts; s++) {
            key[s] = count->weight[out->shift[s]];
        }
        put_range(&key[n_shifts], 0, &count->range);
        key[n_shifts + 3] = count->period;
    }
    if (out->arena.failed || !sort_keys(keys, width, n, order)) {
        return false;
    }
    for (int i = 0; i < n; i++) {
        int *weight = arena_alloc(&out->arena, (size_t)n_shifts, sizeof *weight);
        for (int s = 0; weight && s < n_shifts; s++) {
            weight[s] = old->counts[order[i]].weight[out->shift[s]];
        }
        limits->counts[i] = old->counts[order[i]];
        limits->counts[i].weight = weight;
        history->carried[i] = agent->history.carried ? agent->history.carried[order[i]] : 0;
    }
    return !out->arena.failed;
}

static void copy_not_after(struct canonical *out, const struct roster_problem *from,
                           struct roster_limits *limits)
{
    int n = from->n_shifts;
    const bool *old = limits->not_after;
    bool *sorted = arena_alloc(&out->arena, (size_t)(n * n), sizeof *sorted);
    for (int s = 0; sorted && s < n; s++) {
        for (int t = 0; t < n; t++) {
            sorted[s * n + t] = old[out->shift[s] * n + out->shift[t]];
        }
    }
    limits->not_after = sorted;
}

static bool copy_agent(struct canonical *out, const struct roster_problem *from, int e,
                       const int *shift_to, struct roster_agent *agent)
{
    const struct roster_agent *old = &from->agents[out->agent[e]];
    int n = from->n_shifts;
    struct roster_limits *limits = arena_copy(&out->arena, old->limits, 1, sizeof *limits);
    bool *may_work = arena_alloc(&out->arena, (size_t)n, sizeof *may_work);
    double *price = arena_alloc(&out->arena, (size_t)n, sizeof *price);
    *agent = *old;
    agent->limits = limits;
    if (out->arena.failed || !copy_counts(out, from, old, limits, &agent->history)) {
        return false;
    }
    if (limits->not_after) {
        copy_not_after(out, from, limits);
    }
    for (int s = 0; s < n; s++) {
        may_work[s] = !old->may_work || old->may_work[out->shift[s]];
        price[s] = old->shift_price ? old->shift_price[out->shift[s]] / out->unit : 0;
    }
    agent->may_work = old->may_work ? may_work : NULL;
    agent->shift_price = old->shift_price ? price : NULL;
    if (old->history.days_on > 0) {
        agent->history.last_shift = shift_to[old->history.last_shift];
    }
    return !out->arena.failed;
}

static bool copy_wishes(struct canonical *out, const struct roster_problem *from,
                        const int *shift_to)
{
    int *agent_to = arena_alloc(&out->arena, from->n_agents, sizeof *agent_to);
    struct roster_wish *wishes =
        arena_copy(&out->arena, from->wishes, from->n_wishes, sizeof *wishes);
    for (size_t e = 0; agent_to && e < from->n_agents; e++) {
        agent_to[out->agent[e]] = (int)e;
    }
    for (size_t i = 0; wishes && agent_to && i < from->n_wishes; i++) {
        wishes[i].agent = agent_to[wishes[i].agent];
        wishes[i].shift = wishes[i].shift >= 0 ? shift_to[wishes[i].shift] : wishes[i].shift;
        wishes[i].price /= out->unit;
    }
    out->problem.wishes = wishes;
    return wishes && agent_to;
}

enum { ROW_WIDTH = 6 };

/* Rows in the order of day, shift and profile of their first gift. */
static bool copy_rows(struct canonical *out, const struct roster_problem *from, const int *shift_to)
{
    int n = (int)from->n_rows;
    double *keys = arena_alloc(&out->arena, (size_t)n * ROW_WIDTH, sizeof *keys);
    int *order = out->row = arena_alloc(&out->arena, (size_t)n, sizeof *order);
    int *row_to = arena_alloc(&out->arena, (size_t)n, sizeof *row_to);
    struct roster_row *rows = arena_alloc(&out->arena, (size_t)n, sizeof *rows);
    struct roster_give *gives = arena_copy(&out->arena, from->gives, from->n_gives, sizeof *gives);
    if (out->arena.failed) {
        return false;
    }
    for (int r = 0; r < n; r++) {
        const struct roster_row *row = &from->rows[r];
        double key[ROW_WIDTH] = {INFINITY, INFINITY, INFINITY, row->need, row->under, row->over};
        memcpy(&keys[r * ROW_WIDTH], key, sizeof key);
    }
    for (size_t i = 0; i < from->n_gives; i++) {
        gives[i].shift = shift_to[gives[i].shift];
        double first[3] = {gives[i].day, gives[i].shift, gives[i].profile};
        double *key = &keys[gives[i].row * ROW_WIDTH];
        bool is_first = by_key(&(struct item){first, 3, 0}, &(struct item){key, 3, 0}) < 0;
        memcpy(key, is_first ? first : key, is_first ? sizeof first : 0);
    }
    if (!sort_keys(keys, ROW_WIDTH, n, order)) {
        return false;
    }
    for (int i = 0; i < n; i++) {
        rows[i] = from->rows[order[i]];
        rows[i].under /= out->unit;
        rows[i].over /= out->unit;
        row_to[order[i]] = i;
    }
    for (size_t i = 0; i < from->n_gives; i++) {
        gives[i].row = row_to[gives[i].row];
    }
    out->problem.rows = rows;
    out->problem.gives = gives;
    return true;
}

static enum pb_rc sort_shifts(struct canonical *out, const struct roster_problem *from,
                              int **shift_to)
{
    size_t n = (size_t)from->n_shifts;
    double *keys = arena_alloc(&out->arena, n * SHIFT_WIDTH, sizeof *keys);
    struct roster_shift *shifts = arena_alloc(&out->arena, n, sizeof *shifts);
    *shift_to = arena_alloc(&out->arena, n, sizeof **shift_to);
    if (out->arena.failed) {
        return PB_MEMORY;
    }
    shift_keys(from, keys);
    if (!sort_keys(keys, SHIFT_WIDTH, (int)n, out->shift)) {
        return PB_MEMORY;
    }
    for (int s = 0; s < from->n_shifts; s++) {
        (*shift_to)[out->shift[s]] = s;
        shifts[s] = from->shifts[out->shift[s]];
    }
    out->problem.shifts = shifts;
    return PB_OK;
}

enum pb_rc canonical_build(const struct roster_problem *from, struct canonical *out)
{
    double grain = canonical_grain(from);
    *out = (struct canonical){.problem = *from, .unit = grain > 0 ? grain : 1};
    out->agent = arena_alloc(&out->arena, from->n_agents, sizeof *out->agent);
    out->shift = arena_alloc(&out->arena, (size_t)from->n_shifts, sizeof *out->shift);
    struct roster_agent *agents = arena_alloc(&out->arena, from->n_agents, sizeof *agents);
    int *shift_to = NULL;
    enum pb_rc rc = out->arena.failed ? PB_MEMORY : sort_shifts(out, from, &shift_to);
    rc = rc == PB_OK ? sort_agents(out, from) : rc;
    out->problem.agents = agents;
    bool ok = rc == PB_OK;
    for (int e = 0; e < (int)from->n_agents && ok; e++) {
        ok = copy_agent(out, from, e, shift_to, &agents[e]);
    }
    ok = ok && copy_wishes(out, from, shift_to) && copy_rows(out, from, shift_to);
    if (!ok) {
        canonical_release(out);
        return rc == PB_OK ? PB_MEMORY : rc;
    }
    return PB_OK;
}

/* Shift `s` of the original in the sorted problem, ROSTER_OFF stays. */
static int sorted_shift(const struct canonical *canonical, int s)
{
    int at = 0;
    while (s >= 0 && canonical->shift[at] != s) {
        at++;
    }
    return s < 0 ? s : at;
}

enum pb_rc canonical_options(struct canonical *canonical, const struct roster_options *options,
                             struct roster_options *out)
{
    const struct roster_problem *problem = &canonical->problem;
    size_t n_days = (size_t)problem->n_days, n = problem->n_agents;
    *out = *options;
    if (options->start) {
        int *start = arena_alloc(&canonical->arena, n * n_days, sizeof *start);
        for (size_t i = 0; i < n * n_days && start; i++) {
            const int *line = &options->start[(size_t)canonical->agent[i / n_days] * n_days];
            start[i] = sorted_shift(canonical, line[i % n_days]);
        }
        out->start = start;
    }
    if (options->dual) {
        double *dual = arena_alloc(&canonical->arena, problem->n_rows, sizeof *dual);
        for (size_t r = 0; r < problem->n_rows && dual; r++) {
            dual[r] = options->dual[canonical->row[r]] / canonical->unit;
        }
        out->dual = dual;
    }
    return canonical->arena.failed ? PB_MEMORY : PB_OK;
}

enum pb_rc canonical_undo(const struct canonical *canonical, struct roster_result *result)
{
    size_t n_days = (size_t)canonical->problem.n_days, n = canonical->problem.n_agents;
    result->cost *= canonical->unit;
    result->bound *= canonical->unit;
    result->root_bound *= canonical->unit;
    if (result->hopeless >= 0) {
        result->hopeless = canonical->agent[result->hopeless];
    }
    if (!result->line) {
        return PB_OK;
    }
    int *line = malloc((n * n_days + 1) * sizeof *line);
    for (size_t i = 0; i < n * n_days && line; i++) {
        int s = result->line[i];
        line[(size_t)canonical->agent[i / n_days] * n_days + i % n_days] =
            s < 0 ? s : canonical->shift[s];
    }
    free(result->line);
    result->line = line;
    return line ? PB_OK : PB_MEMORY;
}

void canonical_release(struct canonical *canonical)
{
    arena_release(&canonical->arena);
    *canonical = (struct canonical){0};
}
