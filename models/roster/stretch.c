/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/stretch.h"

#include <math.h>
#include <string.h>

static const int *line_of(const struct stretch *stretch, size_t e)
{
    return &stretch->line[e * (size_t)stretch->whole->n_days];
}

static bool is_outside(const struct stretch *stretch, int day)
{
    return day < stretch->from || day >= stretch->to;
}

/* What agent `e` uses of a count outside the stretch. */
static double used_of(const struct stretch *stretch, size_t e, size_t index)
{
    const struct roster_agent *agent = &stretch->whole->agents[e];
    double used = agent->history.carried ? agent->history.carried[index] : 0;
    for (int d = 0; d < stretch->whole->n_days; d++) {
        int shift = is_outside(stretch, d) ? line_of(stretch, e)[d] : ROSTER_OFF;
        used += shift >= 0 ? agent->limits->counts[index].weight[shift] : 0;
    }
    return used;
}

static int used_weekends(const struct stretch *stretch, size_t e)
{
    int used = 0, last = -1;
    for (int d = 0; d < stretch->whole->n_days; d++) {
        int day = stretch->whole->first_weekday + d;
        bool works = is_outside(stretch, d) && line_of(stretch, e)[d] >= 0;
        if (works && day % 7 >= 5 && day / 7 != last) {
            last = day / 7;
            used++;
        }
    }
    return used;
}

/* The share of a limit that may be used up; a shift has `unit` units of it. */
static void apportion(const struct stretch_share *share, double unit, struct roster_range *range)
{
    if (share->part < 1 || isinf(share->under)) {
        double width = share->part * (range->max - range->min);
        double room = fmax(0, unit - width) / 2;
        range->max = fmin(range->max, ceil(share->part * range->max + room) + share->over * unit);
        range->min = floor(share->part * range->min - room) - share->under * unit;
    }
}

/* What the other days leave of a limit. */
static void reduce(double used, struct roster_range *range)
{
    range->max = fmax(0, range->max - used);
    range->min = range->min > used ? range->min - used : -INFINITY;
}

static int largest_weight(const struct stretch *stretch, const struct roster_count *count)
{
    int largest = 0;
    for (int s = 0; s < stretch->whole->n_shifts; s++) {
        largest = count->weight[s] > largest ? count->weight[s] : largest;
    }
    return largest;
}

static const struct roster_limits *limits_of(struct stretch *stretch, size_t e)
{
    const struct roster_limits *whole = stretch->whole->agents[e].limits;
    struct roster_limits *limits = arena_copy(&stretch->arena, whole, 1, sizeof *limits);
    struct roster_count *counts =
        arena_copy(&stretch->arena, whole->counts, whole->n_counts, sizeof *counts);
    if (!limits || !counts) {
        return NULL;
    }
    const struct stretch_share all = {.part = 1},
                               *share = stretch->share ? &stretch->share[e] : &all;
    limits->counts = counts;
    for (size_t i = 0; i < whole->n_counts; i++) {
        if (counts[i].range.on && counts[i].period == ROSTER_HORIZON) {
            apportion(share, largest_weight(stretch, &counts[i]), &counts[i].range);
            reduce(used_of(stretch, e, i), &counts[i].range);
        }
    }
    if (limits->weekends.on) {
        apportion(share, 1, &limits->weekends);
        reduce(used_weekends(stretch, e), &limits->weekends);
    }
    return limits;
}

/* Days of the same kind, at work or off, that end on the eve of the stretch. */
static int run_before(const struct stretch *stretch, size_t e, bool works)
{
    int n = 0;
    while (n < stretch->from && (line_of(stretch, e)[stretch->from - 1 - n] >= 0) == works) {
        n++;
    }
    return n;
}

/* What is carried into the first week; counts over the horizon have it in what is used. */
static double *carried_of(struct stretch *stretch, size_t e)
{
    const struct roster_agent *agent = &stretch->whole->agents[e];
    size_t n = agent->limits->n_counts;
    double *carried = arena_alloc(&stretch->arena, n, sizeof *carried);
    for (size_t i = 0; i < n && carried && agent->history.carried; i++) {
        bool by_week = agent->limits->counts[i].period == ROSTER_WEEK;
        carried[i] = by_week ? agent->history.carried[i] : 0;
    }
    return carried;
}

static struct roster_history history_of(struct stretch *stretch, size_t e)
{
    const struct roster_history *eve = &stretch->whole->agents[e].history;
    struct roster_history history = {0};
    if (stretch->from == 0) {
        history = *eve;
        history.carried = carried_of(stretch, e);
        return history;
    }
    history.days_on = run_before(stretch, e, true);
    history.days_off = run_before(stretch, e, false);
    if (history.days_on == stretch->from) {
        history.days_on += eve->days_on;
    }
    if (history.days_off == stretch->from && eve->days_on == 0) {
        bool is_long = eve->days_off == 0; /* off for so long that no minimum matters */
        history.days_off = is_long ? 0 : history.days_off + eve->days_off;
    }
    if (history.days_on > 0) {
        history.last_shift = line_of(stretch, e)[stretch->from - 1];
    }
    return history;
}

static bool add_agents(struct stretch *stretch)
{
    size_t n = stretch->whole->n_agents;
    struct roster_agent *agents =
        arena_copy(&stretch->arena, stretch->whole->agents, n, sizeof *agents);
    for (size_t e = 0; e < n && agents; e++) {
        agents[e].history = history_of(stretch, e);
        agents[e].limits = limits_of(stretch, e);
    }
    stretch->problem.agents = agents;
    return agents != NULL && !stretch->arena.failed;
}

/* Is the day one to be planned? */
static bool is_own(const struct stretch *stretch, int day)
{
    return day >= stretch->from && day < stretch->keep;
}

/* Wishes of the stretch's own days; all others of its days stay as they are. */
static bool add_wishes(struct stretch *stretch)
{
    const struct roster_problem *whole = stretch->whole;
    size_t n_fixed = whole->n_agents * (size_t)(stretch->to - stretch->keep), n = 0;
    struct roster_wish *wishes =
        arena_alloc(&stretch->arena, whole->n_wishes + n_fixed, sizeof *wishes);
    for (size_t i = 0; i < whole->n_wishes && wishes; i++) {
        if (is_own(stretch, whole->wishes[i].day)) {
            wishes[n] = whole->wishes[i];
            wishes[n++].day -= stretch->from;
        }
    }
    for (size_t e = 0; e < whole->n_agents && wishes; e++) {
        for (int d = stretch->keep; d < stretch->to; d++) {
            wishes[n++] = (struct roster_wish){.agent = (int)e,
                                               .day = d - stretch->from,
                                               .shift = line_of(stretch, e)[d],
                                               .price = INFINITY};
        }
    }
    stretch->problem.wishes = wishes;
    stretch->problem.n_wishes = n;
    return wishes != NULL;
}

static bool add_rows(struct stretch *stretch)
{
    const struct roster_problem *whole = stretch->whole;
    int *place = arena_alloc(&stretch->arena, whole->n_rows, sizeof *place);
    struct roster_row *rows = arena_alloc(&stretch->arena, whole->n_rows, sizeof *rows);
    struct roster_give *gives = arena_alloc(&stretch->arena, whole->n_gives, sizeof *gives);
    stretch->price = arena_alloc(&stretch->arena, whole->n_rows, sizeof *stretch->price);
    if (stretch->arena.failed) {
        return false;
    }
    for (size_t i = 0; i < whole->n_gives; i++) {
        struct roster_give give = whole->gives[i];
        if (!is_own(stretch, give.day)) {
            continue;
        }
        if (place[give.row] == 0) {
            stretch->price[stretch->problem.n_rows] = stretch->dual[give.row];
            rows[stretch->problem.n_rows++] = whole->rows[give.row];
            place[give.row] = (int)stretch->problem.n_rows;
        }
        give.row = place[give.row] - 1;
        give.day -= stretch->from;
        gives[stretch->problem.n_gives++] = give;
    }
    stretch->problem.rows = rows;
    stretch->problem.gives = gives;
    return true;
}

static bool copy_start(struct stretch *stretch)
{
    size_t n_days = (size_t)(stretch->to - stretch->from), n = stretch->whole->n_agents;
    stretch->start = arena_alloc(&stretch->arena, n * n_days, sizeof *stretch->start);
    for (size_t e = 0; e < n && stretch->start; e++) {
        memcpy(&stretch->start[e * n_days], &line_of(stretch, e)[stretch->from],
               n_days * sizeof *stretch->start);
    }
    return stretch->start != NULL;
}

enum pb_rc stretch_make(struct stretch *stretch)
{
    arena_release(&stretch->arena);
    stretch->problem = (struct roster_problem){
        .n_days = stretch->to - stretch->from,
        .first_weekday = (stretch->whole->first_weekday + stretch->from) % 7,
        .n_shifts = stretch->whole->n_shifts,
        .shifts = stretch->whole->shifts,
        .n_agents = stretch->whole->n_agents,
    };
    bool ok =
        add_agents(stretch) && add_wishes(stretch) && add_rows(stretch) && copy_start(stretch);
    return ok ? PB_OK : PB_MEMORY;
}

void stretch_take(struct stretch *stretch, const int *line)
{
    size_t n_days = (size_t)stretch->whole->n_days, width = (size_t)(stretch->to - stretch->from);
    size_t bytes = (size_t)(stretch->keep - stretch->from) * sizeof *line;
    for (size_t e = 0; e < stretch->whole->n_agents; e++) {
        memcpy(&stretch->line[e * n_days + (size_t)stretch->from], &line[e * width], bytes);
    }
}

void stretch_release(struct stretch *stretch)
{
    arena_release(&stretch->arena);
}
