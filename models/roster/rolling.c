/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/rolling.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/arena.h"

/** Steps of one window when nothing else limits the work. */
enum { STEPS_PER_WINDOW = 20000 };

/** Slack of a limit over the horizon: this share of it, and so many of the largest shifts; less and
 * less towards the end. */
#define SLACK_SHARE  0.1
#define SLACK_SHIFTS 3

struct roll {
    const struct roster_problem *problem;
    const struct roster_options *options;
    int *line;   /* n_agents * n_days: shift or ROSTER_OFF, up to `from` */
    int from;    /* first day of the window */
    int keep;    /* first day after what is kept of it */
    int to;      /* first day after it */
    double ease; /* factor of all slack */
    struct arena arena;
    struct roster_problem part;
};

/* The day of each row, -1 = none yet, -2 = several. */
static int *days_of_rows(const struct roster_problem *problem)
{
    int *day = malloc((problem->n_rows + 1) * sizeof *day);
    for (size_t r = 0; r < problem->n_rows && day; r++) {
        day[r] = -1;
    }
    for (size_t i = 0; i < problem->n_gives && day; i++) {
        const struct roster_give *give = &problem->gives[i];
        day[give->row] = day[give->row] == -1 || day[give->row] == give->day ? give->day : -2;
    }
    return day;
}

bool rolling_fits(const struct roster_problem *problem)
{
    if (problem->n_days <= ROLLING_LONGEST) {
        return false;
    }
    int *day = days_of_rows(problem);
    bool fits = day != NULL;
    for (size_t r = 0; r < problem->n_rows && fits; r++) {
        fits = day[r] != -2;
    }
    free(day);
    return fits;
}

static const int *line_of(const struct roll *roll, size_t e)
{
    return &roll->line[e * (size_t)roll->problem->n_days];
}

/* What agent `e` has used of a count before the window. */
static double used_of(const struct roll *roll, size_t e, size_t index)
{
    const struct roster_agent *agent = &roll->problem->agents[e];
    double used = agent->history.carried ? agent->history.carried[index] : 0;
    for (int d = 0; d < roll->from; d++) {
        int shift = line_of(roll, e)[d];
        used += shift >= 0 ? agent->limits->counts[index].weight[shift] : 0;
    }
    return used;
}

static int used_weekends(const struct roll *roll, size_t e)
{
    int used = 0, last = -1;
    for (int d = 0; d < roll->from; d++) {
        int day = roll->problem->first_weekday + d;
        if (day % 7 >= 5 && line_of(roll, e)[d] >= 0 && day / 7 != last) {
            last = day / 7;
            used++;
        }
    }
    return used;
}

/* The even share of a limit by the end of the window, with slack, less what is used. */
static void spread(const struct roll *roll, double used, double unit, struct roster_range *range)
{
    double share = (double)roll->to / roll->problem->n_days;
    bool last = roll->to == roll->problem->n_days;
    double most = range->max, least = range->min;
    double slack = (1 - share) * roll->ease * SLACK_SHIFTS * unit;
    if (isfinite(most)) {
        double more = slack + (1 - share) * SLACK_SHARE * most;
        double by_now = last ? most : fmin(most, share * most + more + unit);
        range->max = fmax(0, floor(by_now - used));
    }
    if (isfinite(least)) {
        range->min = ceil((last ? least : share * least - slack) - used);
        range->min = range->min > 0 ? range->min : -INFINITY;
    }
}

static double largest_weight(const struct roll *roll, const struct roster_count *count)
{
    int most = 0;
    for (int s = 0; s < roll->problem->n_shifts; s++) {
        most = count->weight[s] > most ? count->weight[s] : most;
    }
    return most;
}

static const struct roster_limits *limits_of(struct roll *roll, size_t e)
{
    const struct roster_limits *whole = roll->problem->agents[e].limits;
    struct roster_limits *limits = arena_copy(&roll->arena, whole, 1, sizeof *limits);
    struct roster_count *counts =
        arena_copy(&roll->arena, whole->counts, whole->n_counts, sizeof *counts);
    if (!limits || !counts) {
        return NULL;
    }
    limits->counts = counts;
    for (size_t i = 0; i < whole->n_counts; i++) {
        if (counts[i].range.on && counts[i].period == ROSTER_HORIZON) {
            spread(roll, used_of(roll, e, i), largest_weight(roll, &counts[i]), &counts[i].range);
        }
    }
    if (limits->weekends.on) {
        spread(roll, used_weekends(roll, e), 1, &limits->weekends);
    }
    return limits;
}

/* Days of the same kind, at work or off, that end on the eve of the window. */
static int run_before(const struct roll *roll, size_t e, bool works)
{
    int n = 0;
    while (n < roll->from && (line_of(roll, e)[roll->from - 1 - n] >= 0) == works) {
        n++;
    }
    return n;
}

static struct roster_history history_of(const struct roll *roll, size_t e)
{
    struct roster_history history = {0};
    if (roll->from == 0) {
        history = roll->problem->agents[e].history;
        history.carried = NULL; /* part of what is used */
        return history;
    }
    history.days_on = run_before(roll, e, true);
    history.days_off = run_before(roll, e, false);
    if (history.days_off == roll->from) {
        history.days_off = 0; /* off since the beginning: long enough */
    }
    if (history.days_on > 0) {
        history.last_shift = line_of(roll, e)[roll->from - 1];
    }
    return history;
}

static bool add_agents(struct roll *roll)
{
    size_t n = roll->problem->n_agents;
    struct roster_agent *agents =
        arena_copy(&roll->arena, roll->problem->agents, n, sizeof *agents);
    for (size_t e = 0; e < n && agents; e++) {
        agents[e].history = history_of(roll, e);
        agents[e].limits = limits_of(roll, e);
    }
    roll->part.agents = agents;
    return agents != NULL && !roll->arena.failed;
}

static bool inside(const struct roll *roll, int day)
{
    return day >= roll->from && day < roll->to;
}

static bool add_wishes(struct roll *roll)
{
    const struct roster_problem *problem = roll->problem;
    struct roster_wish *wishes = arena_alloc(&roll->arena, problem->n_wishes, sizeof *wishes);
    for (size_t i = 0; i < problem->n_wishes && wishes; i++) {
        if (inside(roll, problem->wishes[i].day)) {
            wishes[roll->part.n_wishes] = problem->wishes[i];
            wishes[roll->part.n_wishes++].day -= roll->from;
        }
    }
    roll->part.wishes = wishes;
    return wishes != NULL;
}

static bool add_rows(struct roll *roll)
{
    const struct roster_problem *problem = roll->problem;
    int *place = arena_alloc(&roll->arena, problem->n_rows, sizeof *place);
    struct roster_row *rows = arena_alloc(&roll->arena, problem->n_rows, sizeof *rows);
    struct roster_give *gives = arena_alloc(&roll->arena, problem->n_gives, sizeof *gives);
    if (!place || !rows || !gives) {
        return false;
    }
    for (size_t i = 0; i < problem->n_gives; i++) {
        struct roster_give give = problem->gives[i];
        if (!inside(roll, give.day)) {
            continue;
        }
        if (place[give.row] == 0) {
            rows[roll->part.n_rows++] = problem->rows[give.row];
            place[give.row] = (int)roll->part.n_rows;
        }
        give.row = place[give.row] - 1;
        give.day -= roll->from;
        gives[roll->part.n_gives++] = give;
    }
    roll->part.rows = rows;
    roll->part.gives = gives;
    return true;
}

/* The window as a problem of its own. */
static bool make_part(struct roll *roll)
{
    arena_release(&roll->arena);
    roll->part = (struct roster_problem){
        .n_days = roll->to - roll->from,
        .first_weekday = (roll->problem->first_weekday + roll->from) % 7,
        .n_shifts = roll->problem->n_shifts,
        .shifts = roll->problem->shifts,
        .n_agents = roll->problem->n_agents,
    };
    return add_agents(roll) && add_wishes(roll) && add_rows(roll);
}

/* Windows from the present one on. */
static int windows_left(const struct roll *roll)
{
    return (roll->problem->n_days - roll->from + ROLLING_DAYS - 1) / ROLLING_DAYS;
}

static struct roster_options options_of(const struct roll *roll)
{
    struct roster_options options = *roll->options;
    long steps = options.step_limit / ((roll->problem->n_days - 1) / ROLLING_DAYS + 1);
    options.step_limit = options.step_limit > 0 ? steps + 1 : STEPS_PER_WINDOW;
    double left = pb_stop_seconds_left(&options.stop);
    if (isfinite(left)) {
        options.stop = pb_stop_within(&options.stop, left / windows_left(roll));
    }
    options.listener = (struct pb_listener){0};
    return options;
}

/* Solves the window and keeps its first days. */
static enum pb_rc solve_part(struct roll *roll, struct roster_result *whole, bool *found)
{
    struct roster_options options = options_of(roll);
    struct roster_result result;
    enum pb_rc rc = make_part(roll) ? roster_solve(&roll->part, &options, &result) : PB_MEMORY;
    if (rc != PB_OK) {
        return rc;
    }
    whole->steps += result.steps;
    *found = result.line != NULL;
    size_t days = (size_t)(roll->keep - roll->from);
    for (size_t e = 0; e < roll->problem->n_agents && *found; e++) {
        memcpy(&roll->line[e * (size_t)roll->problem->n_days + (size_t)roll->from],
               &result.line[e * (size_t)roll->part.n_days], days * sizeof *roll->line);
    }
    roster_result_release(&result);
    return PB_OK;
}

/* Where the window ends: on a Sunday, the last one with the horizon. */
static void place_window(struct roll *roll)
{
    int n = roll->problem->n_days;
    roll->keep = roll->from + ROLLING_DAYS;
    roll->keep -= (roll->problem->first_weekday + roll->keep) % 7;
    if (n - roll->keep < ROLLING_DAYS) {
        roll->keep = n;
    }
    roll->to = roll->keep + ROLLING_AHEAD < n ? roll->keep + ROLLING_AHEAD : n;
}

static enum pb_rc roll_on(struct roll *roll, struct roster_result *result, bool *found)
{
    enum pb_rc rc = PB_OK;
    *found = true;
    while (rc == PB_OK && *found && roll->from < roll->problem->n_days) {
        place_window(roll);
        roll->ease = 1;
        rc = solve_part(roll, result, found);
        for (int again = 0; again < 2 && rc == PB_OK && !*found; again++) {
            roll->ease *= 3;
            rc = solve_part(roll, result, found);
        }
        roll->from = roll->keep;
    }
    return rc;
}

enum pb_rc rolling_solve(const struct roster_problem *problem, const struct roster_options *options,
                         struct roster_result *result)
{
    struct roll roll = {.problem = problem, .options = options};
    bool found = false;
    roll.line = calloc(problem->n_agents * (size_t)problem->n_days + 1, sizeof *roll.line);
    enum pb_rc rc = roll.line ? roll_on(&roll, result, &found) : PB_MEMORY;
    arena_release(&roll.arena);
    if (rc == PB_OK && found) {
        rc = roster_cost(problem, roll.line, &result->cost);
    }
    enum pb_stop_reason why = pb_stop_reason(&options->stop);
    if (rc != PB_OK || !found || !isfinite(result->cost)) {
        free(roll.line);
        return rc == PB_OK && why == PB_GO_ON ? PB_SOLVER : rc; /* cut short: status NONE */
    }
    result->status = why == PB_STOP_SIGNAL     ? PB_STATUS_INTERRUPTED
                     : why == PB_STOP_DEADLINE ? PB_STATUS_TIME_LIMIT
                                               : PB_STATUS_FEASIBLE;
    result->line = roll.line;
    return PB_OK;
}
