/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first roster over a long horizon: windows one after the other. By the end of each, everybody
 * may have used that share of a limit over the horizon that is the share of the work so far on the
 * days when they can work, so that hours are left for what comes later. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/rolling_private.h"
#include "models/roster/start.h"

/** Path searches of a window are limited by FIRST_STEPS, those of the simplest roster to so many
 * for each person. */
enum { FIRST_WEEKS = 4, FIRST_DAYS = 7 * FIRST_WEEKS, FIRST_STEPS = 30000, SIMPLEST_STEPS = 3 };

/** Good enough for a window that is improved later. */
#define FIRST_GAP 0.02

/** Share of the time that is left for the first roster, if the time is limited. */
#define FIRST_TIME 0.8

struct first {
    struct roll *roll;
    double *work;                /* n_days: what all rows of a day need */
    int *grace;                  /* n_agents: how often the limits were eased in this window */
    struct stretch_share *share; /* n_agents: as in the stretch */
};

static bool can_work(const struct roster_model *model, int e, int day)
{
    const double *own = &model->rules[e].own[day * model->n_options];
    bool can = false;
    for (int o = 1; o < model->n_options && !can; o++) {
        can = !isinf(own[o]);
    }
    return can;
}

/* The share of the work on days when `e` can work that lies before day `to`. */
static double part_of(const struct first *first, int e, int to)
{
    const struct roster_model *model = &first->roll->model;
    double before = 0, all = 0;
    for (int day = 0; day < model->n_days; day++) {
        double work = can_work(model, e, day) ? first->work[day] : 0;
        before += day < to ? work : 0;
        all += work;
    }
    return all > 0 ? before / all : 1;
}

static void find_work(struct first *first)
{
    const struct roster_problem *problem = first->roll->problem;
    bool any = false;
    for (size_t i = 0; i < problem->n_gives; i++) {
        const struct roster_give *give = &problem->gives[i];
        first->work[give->day] += give->amount > 0 ? problem->rows[give->row].need : 0;
        any = any || first->work[give->day] > 0;
    }
    for (int day = 0; day < problem->n_days && !any; day++) {
        first->work[day] = 1;
    }
}

/* Plans the days of `e` before the window anew, from day `first_day` on, such that a lawful line
 * over the whole horizon goes on from there. */
static enum pb_rc replan(struct first *first, int e, int first_day)
{
    struct roll *roll = first->roll;
    int n_days = roll->model.n_days, *line = &roll->stretch.line[e * n_days];
    bool found;
    enum pb_rc rc = PB_OK;
    for (int d = 0; d < roll->model.n_agents * n_days; d++) {
        roll->model.best[d] = (short)(roll->stretch.line[d] + 1);
    }
    rc = roster_long_line(&roll->model, e, first_day, roll->stretch.from, &found);
    if (rc == PB_OK && !found && first_day == 0) {
        roll->result->hopeless = e;
    }
    for (int d = 0; d < roll->stretch.from && rc == PB_OK && found; d++) {
        line[d] = roll->model.best[e * n_days + d] - 1;
    }
    return rc;
}

/* What more or less of a limit there may be for whoever has no line with the first, the next. */
static const struct stretch_share graces[] = {
    {.part = 1},
    {.under = 2, .over = 1},
    {.under = INFINITY, .over = 2},
    {.under = INFINITY, .over = INFINITY},
};
enum { N_GRACES = sizeof graces / sizeof graces[0] };

/* Who has no line in the window gets more freedom there, or, in vain, before it. */
static enum pb_rc relieve(struct first *first, int e)
{
    struct roll *roll = first->roll;
    bool is_last = roll->stretch.to == roll->problem->n_days;
    first->grace[e] = is_last && first->grace[e] < N_GRACES ? N_GRACES : first->grace[e] + 1;
    if (first->grace[e] < N_GRACES) {
        return PB_OK;
    }
    int round = first->grace[e] - N_GRACES, day = roll->stretch.from - (round + 1) * FIRST_DAYS;
    if (round > 0 && day + FIRST_DAYS <= 0) {
        return PB_SOLVER; /* planned anew from the first day on, and still no line */
    }
    return replan(first, e, day > 0 ? day : 0);
}

/* The problem of the window with the graces as they are. */
static enum pb_rc make_window(struct first *first)
{
    struct stretch *stretch = &first->roll->stretch;
    int n = (int)first->roll->problem->n_agents;
    bool is_last = stretch->to == first->roll->problem->n_days;
    for (int e = 0; e < n; e++) {
        int grace = first->grace[e] < N_GRACES ? first->grace[e] : N_GRACES - 1;
        first->share[e] = graces[is_last ? 0 : grace];
        first->share[e].part = is_last ? 1 : part_of(first, e, stretch->to);
    }
    return stretch_make(stretch);
}

/* Makes the window such that `e` has a line there. */
static enum pb_rc ease(struct first *first, int e)
{
    struct roll *roll = first->roll;
    bool has = false;
    enum pb_rc rc = make_window(first);
    while (rc == PB_OK && !has && roll->result->hopeless < 0) {
        rc = roster_has_line(&roll->stretch.problem, roll->options, e, &has);
        if (rc == PB_OK && !has) {
            rc = relieve(first, e);
            rc = rc == PB_OK ? make_window(first) : rc;
        }
    }
    return rc;
}

/* Begins a window: whoever needed more freedom in the one before may need it again. */
static enum pb_rc begin_window(struct first *first)
{
    int n = (int)first->roll->problem->n_agents;
    enum pb_rc rc = make_window(first);
    for (int e = 0; e < n && rc == PB_OK && first->roll->result->hopeless < 0; e++) {
        bool was_eased = first->grace[e] > 0;
        first->grace[e] = 0;
        rc = was_eased ? ease(first, e) : PB_OK;
    }
    return rc;
}

/* Solves the window; when its share of the time ends before there is any roster, all that is left
 * goes into the simplest one. */
static enum pb_rc try_window(struct first *first, double share, struct roster_result *result)
{
    struct roll *roll = first->roll;
    struct roster_options options = {.seed = roll->options->seed,
                                     .step_limit = rolling_steps(roll, FIRST_STEPS),
                                     .gap = FIRST_GAP};
    enum pb_rc rc = rolling_solve_window(roll, &options, share, result);
    if (rc == PB_OK && result->hopeless < 0 && result->line == NULL &&
        !pb_stop_requested(&roll->options->stop)) {
        options.step_limit = SIMPLEST_STEPS * (long)roll->problem->n_agents;
        rc = rolling_solve_window(roll, &options, 1, result);
    }
    return rc;
}

static enum pb_rc solve_window(struct first *first, double share)
{
    struct roll *roll = first->roll;
    enum pb_rc rc = begin_window(first);
    bool again = true;
    while (again && rc == PB_OK && roll->result->hopeless < 0) {
        struct roster_result result = {0};
        rc = try_window(first, share, &result);
        again = rc == PB_OK && result.hopeless >= 0;
        if (again) {
            rc = relieve(first, result.hopeless);
            rc = rc == PB_OK ? ease(first, result.hopeless) : rc;
        } else if (rc == PB_OK && result.line) {
            stretch_take(&roll->stretch, result.line);
        } else if (rc == PB_OK) {
            rc = PB_INTERRUPTED;
        }
        roster_result_release(&result);
    }
    return rc;
}

static enum pb_rc windows(struct first *first)
{
    struct roll *roll = first->roll;
    struct stretch *stretch = &roll->stretch;
    int n_days = roll->problem->n_days;
    enum pb_rc rc = PB_OK;
    stretch->share = first->share;
    for (stretch->keep = 0; stretch->keep < n_days && rc == PB_OK && roll->result->hopeless < 0;) {
        int weeks = (n_days - stretch->keep + 6) / 7, n = (weeks + FIRST_WEEKS - 1) / FIRST_WEEKS;
        rolling_place(roll, stretch->keep, (weeks + n - 1) / n * 7, 0);
        rc = solve_window(first, FIRST_TIME / (n + 1));
    }
    stretch->share = NULL;
    return rc;
}

enum pb_rc rolling_first(struct roll *roll)
{
    size_t n = roll->problem->n_agents, n_days = (size_t)roll->problem->n_days;
    struct first first = {.roll = roll,
                          .work = calloc(n_days, sizeof *first.work),
                          .share = calloc(n + 1, sizeof *first.share),
                          .grace = calloc(n + 1, sizeof *first.grace)};
    enum pb_rc rc = first.work && first.share && first.grace ? PB_OK : PB_MEMORY;
    for (size_t i = 0; i < n * n_days; i++) {
        roll->stretch.line[i] = ROSTER_OFF;
    }
    if (rc == PB_OK) {
        find_work(&first);
        rc = windows(&first);
    }
    free(first.work);
    free(first.share);
    free(first.grace);
    return rc;
}
