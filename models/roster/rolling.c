/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/rolling.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/canonical.h"
#include "models/roster/relax.h"
#include "models/roster/rolling_private.h"
#include "models/roster/start.h"

/** Path searches of one window when nothing else limits the work. */
enum { STEPS_PER_WINDOW = 20000 };

/** From one window to the next. */
enum { STRIDE = ROLLING_DAYS / 2 };

/** Share of the time for the bound, if the time is limited. */
#define BOUND_TIME 0.2

/** A pass over everybody's line that saves less than this share of the cost is the last one. */
#define WORTHWHILE 0.03

/** The same of a round of windows after which the whole is worked on. */
#define ROUND_WORTHWHILE 0.01

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

/* How the graphs of all agents over the whole horizon grow. */
static size_t size_of(const struct roster_problem *problem)
{
    return (size_t)problem->n_days * (size_t)problem->n_days * problem->n_agents;
}

bool rolling_only(const struct roster_problem *problem)
{
    return size_of(problem) > ROLLING_ONLY;
}

bool rolling_fits(const struct roster_problem *problem)
{
    if (problem->n_days <= ROLLING_LONGEST || size_of(problem) <= ROLLING_LARGEST) {
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

long rolling_steps(const struct roll *roll, long most)
{
    long limit = roll->options->step_limit;
    long mine = limit / (2L * (roll->problem->n_days / STRIDE + 1)) + 1;
    return limit > 0 && mine < most ? mine : most;
}

/* The stop of a stage that may take `share` of the time that is left. */
static struct pb_stop stop_of(const struct roll *roll, double share)
{
    double left = pb_stop_seconds_left(&roll->options->stop);
    return isfinite(left) ? pb_stop_within(&roll->options->stop, share * left)
                          : roll->options->stop;
}

/* Tells of the whole roster and its bound. */
static void tell(const struct roll *roll)
{
    const struct roster_result *result = roll->result;
    bool is_bound = isfinite(result->bound);
    double gap = (result->cost - result->bound) / fmax(1, fabs(result->cost));
    struct pb_progress progress = {.phase = "roster",
                                   .done = NAN,
                                   .bound = is_bound ? result->bound * roll->unit : NAN,
                                   .best = result->cost * roll->unit,
                                   .gap = is_bound ? gap : NAN,
                                   .elapsed_s = NAN};
    pb_tell(&roll->options->listener, &progress);
}

static enum pb_rc find_bound(struct roll *roll)
{
    struct roster_result *result = roll->result;
    struct pb_stop stop = stop_of(roll, BOUND_TIME);
    enum pb_rc rc = relax_bound(roll->problem, &stop, roll->dual, &result->root_bound);
    double bound = result->root_bound, grain = roll->grain, slack = 1e-6 * fmax(1, fabs(bound));
    bool may_round = grain > 0 && isfinite(bound);
    result->bound = may_round ? grain * ceil((bound - slack) / grain) : bound;
    return rc;
}

/* Takes the roster of the model when it is better. */
static enum pb_rc take(struct roll *roll)
{
    const struct roster_model *model = &roll->model;
    double cost;
    enum pb_rc rc = model_cost(&roll->model, model->best, &cost);
    if (rc == PB_OK && cost < roll->result->cost - 1e-9) {
        for (int i = 0; i < model->n_agents * model->n_days; i++) {
            roll->stretch.line[i] = model->best[i] - 1;
        }
        roll->result->cost = cost;
        tell(roll);
    }
    return rc;
}

/* A lawful line of everybody. */
static enum pb_rc begin(struct roll *roll)
{
    size_t n = roll->problem->n_agents * (size_t)roll->problem->n_days;
    roll->result->cost = INFINITY;
    enum pb_rc rc = rolling_first(roll);
    if (rc != PB_OK || roll->result->hopeless >= 0) {
        return rc;
    }
    for (size_t i = 0; i < n; i++) {
        roll->model.best[i] = (short)(roll->stretch.line[i] + 1);
    }
    return take(roll);
}

/* Must the improving end? */
static bool is_done(const struct roll *roll)
{
    const struct roster_options *options = roll->options;
    const struct roster_result *result = roll->result;
    double gap = result->cost - result->bound;
    return gap <= fmax(options->gap, 1e-9) * fmax(1, fabs(result->cost)) ||
           (options->step_limit > 0 && result->steps >= options->step_limit) ||
           pb_stop_requested(&options->stop);
}

/* Everybody's line over the whole horizon anew, one at a time, as long as that saves a lot. */
static enum pb_rc improve_lines(struct roll *roll)
{
    struct roster_model *model = &roll->model;
    enum pb_rc rc = PB_OK;
    double before = INFINITY;
    while (rc == PB_OK && !is_done(roll) && roll->result->cost < (1 - WORTHWHILE) * before) {
        before = roll->result->cost;
        for (int i = 0; i < model->n_agents * model->n_days; i++) {
            model->best[i] = (short)(roll->stretch.line[i] + 1);
        }
        rc = roster_long_pass(model);
        rc = rc == PB_OK || rc == PB_INTERRUPTED ? take(roll) : rc;
    }
    return rc;
}

void rolling_place(struct roll *roll, int from, int days, int tail)
{
    struct stretch *stretch = &roll->stretch;
    int n = roll->problem->n_days, weekday = (roll->problem->first_weekday + from) % 7;
    stretch->from = from > weekday ? from - weekday : 0;
    stretch->keep = from - weekday + days;
    stretch->keep = stretch->keep < n ? stretch->keep : n;
    stretch->to = stretch->keep + tail < n ? stretch->keep + tail : n;
}

enum pb_rc rolling_solve_window(struct roll *roll, const struct roster_options *options,
                                double share, struct roster_result *result)
{
    struct roster_options own = *options;
    own.seed += (unsigned)roll->n_rounds;
    own.dual = roll->stretch.price;
    own.stop = stop_of(roll, share);
    enum pb_rc rc = roster_solve(&roll->stretch.problem, &own, result);
    roll->result->steps += result->steps;
    return rc;
}

/* Solves the present window anew and takes its roster. */
static enum pb_rc solve_window(struct roll *roll, double share)
{
    struct roster_result result;
    struct roster_options options = {.seed = roll->options->seed,
                                     .gap = roll->options->gap,
                                     .step_limit = rolling_steps(roll, STEPS_PER_WINDOW),
                                     .start = roll->stretch.start};
    enum pb_rc rc = rolling_solve_window(roll, &options, share, &result);
    if (rc == PB_OK && result.line) {
        stretch_take(&roll->stretch, result.line);
    }
    roster_result_release(&result);
    return rc;
}

/* Works on the present window again; what does not save is taken back. */
static enum pb_rc improve_window(struct roll *roll, int *backup, double share)
{
    size_t n = roll->problem->n_agents * (size_t)roll->problem->n_days;
    double cost = INFINITY;
    memcpy(backup, roll->stretch.line, n * sizeof *backup);
    enum pb_rc rc = stretch_make(&roll->stretch);
    rc = rc == PB_OK ? solve_window(roll, share) : rc;
    rc = rc == PB_OK ? roster_cost(roll->problem, roll->stretch.line, &cost) : rc;
    if (cost < roll->result->cost - 1e-9) {
        roll->result->cost = cost;
        tell(roll);
    } else {
        memcpy(roll->stretch.line, backup, n * sizeof *backup);
    }
    return rc;
}

/* Windows that overlap, again and again until none saves anything, or not much where more can be
 * done than that. */
static enum pb_rc improve(struct roll *roll)
{
    int n_days = roll->problem->n_days;
    int *backup = malloc((roll->problem->n_agents * (size_t)n_days + 1) * sizeof *backup);
    enum pb_rc rc = backup ? PB_OK : PB_MEMORY;
    double before = INFINITY, enough = rolling_only(roll->problem) ? 1 : 1 - ROUND_WORTHWHILE;
    for (; rc == PB_OK && !is_done(roll) && roll->result->cost < enough * before;
         roll->n_rounds++) {
        before = roll->result->cost;
        rc = improve_lines(roll);
        for (int from = 0; from < n_days && rc == PB_OK && !is_done(roll); from += STRIDE) {
            rolling_place(roll, from, ROLLING_DAYS, ROLLING_TAIL);
            rc = improve_window(roll, backup, (double)STRIDE / (n_days - from + STRIDE));
        }
    }
    free(backup);
    return rc;
}

static enum pb_status status_of(const struct roll *roll)
{
    const struct roster_result *result = roll->result;
    double gap = result->cost - result->bound;
    if (gap <= 1e-6 * fmax(1, fabs(result->cost))) {
        return PB_STATUS_OPTIMAL;
    }
    if (gap <= roll->options->gap * fabs(result->cost)) {
        return PB_STATUS_GAP_REACHED;
    }
    enum pb_stop_reason why = pb_stop_reason(&roll->options->stop);
    return why == PB_STOP_SIGNAL     ? PB_STATUS_INTERRUPTED
           : why == PB_STOP_DEADLINE ? PB_STATUS_TIME_LIMIT
                                     : PB_STATUS_FEASIBLE;
}

static enum pb_rc work(struct roll *roll)
{
    enum pb_rc rc = find_bound(roll);
    rc = rc == PB_OK ? model_build_bare(roll->problem, roll->options, &roll->model) : rc;
    rc = rc == PB_OK ? begin(roll) : rc;
    if (rc == PB_INTERRUPTED) {
        return PB_OK; /* with status NONE */
    }
    if (rc == PB_OK && roll->result->hopeless >= 0) {
        roll->result->status = PB_STATUS_INFEASIBLE;
        return PB_OK;
    }
    rc = rc == PB_OK ? improve(roll) : rc;
    if (rc == PB_OK) {
        roll->result->status = status_of(roll);
        roll->result->line = roll->stretch.line;
        roll->stretch.line = NULL;
    }
    return rc;
}

enum pb_rc rolling_solve(const struct roster_problem *problem, const struct roster_options *options,
                         double unit, struct roster_result *result)
{
    size_t n = problem->n_agents * (size_t)problem->n_days;
    struct roll roll = {.problem = problem,
                        .options = options,
                        .result = result,
                        .unit = unit,
                        .grain = canonical_grain(problem)};
    roll.dual = calloc(problem->n_rows + 1, sizeof *roll.dual);
    roll.stretch =
        (struct stretch){.whole = problem, .line = calloc(n + 1, sizeof(int)), .dual = roll.dual};
    enum pb_rc rc = roll.stretch.line && roll.dual ? work(&roll) : PB_MEMORY;
    result->steps += roll.model.steps;
    model_release(&roll.model);
    stretch_release(&roll.stretch);
    free(roll.stretch.line);
    free(roll.dual);
    return rc;
}
