/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/line_table.h"
#include "models/roster/sub.h"

/* Extra lines taken from one table beside the best, and the reduced cost that counts as none. */
enum { MOST_EXTRA = 3 };
static const double NOTHING = 1e-7;

static enum pb_status ask(void *context)
{
    const struct roster_model *model = context;
    enum pb_stop_reason why = pb_stop_reason(&model->options->stop);
    return why == PB_GO_ON         ? PB_STATUS_NONE
           : why == PB_STOP_SIGNAL ? PB_STATUS_INTERRUPTED
                                   : PB_STATUS_TIME_LIMIT;
}

/* Solves the master and reads value and duals. */
static enum pb_rc solve_master(struct roster_sub *sub, enum lp_method method, bool *stopped)
{
    struct roster_model *model = sub->model;
    struct lp_simplex_options options = {.method = method, .poll = {ask, model}};
    struct lp_answer answer;
    enum pb_rc rc = lp_solve_simplex(sub->lp, &options, &answer);
    if (rc != PB_OK) {
        return rc;
    }
    *stopped = answer.status == PB_STATUS_TIME_LIMIT || answer.status == PB_STATUS_INTERRUPTED;
    if (*stopped) {
        return PB_OK;
    }
    if (answer.status != PB_STATUS_OPTIMAL || !answer.has_dual) {
        return PB_SOLVER;
    }
    sub->value = answer.cost + sub->fixed;
    memcpy(sub->x, lp_primal(sub->lp) + sub->first_col, (size_t)sub->n_cols * sizeof *sub->x);
    const double *dual = lp_dual(sub->lp);
    for (int i = 0; i < sub->n_active; i++) {
        int r = sub->row[i];
        const struct roster_row *row = &model->problem->rows[r];
        sub->dual[r] = fmin(fmax(dual[i], -row->over), row->under);
    }
    memcpy(sub->sigma, dual + sub->n_active, (size_t)sub->n_open * sizeof *sub->sigma);
    return PB_OK;
}

/* Prices of all options of one open agent at `dual`. */
static void agent_prices(const struct roster_sub *sub, int slot, const double *dual, double *prices)
{
    const struct roster_model *model = sub->model;
    int e = sub->agent[slot];
    const double *own = model->rules[e].own;
    const unsigned char *allow = &sub->allow[slot * model->line_size];
    int at = 0;
    for (int day = 0; day < model->n_days; day++) {
        for (int o = 0; o < model->n_options; o++, at++) {
            if (!allow[at]) {
                prices[at] = INFINITY;
                continue;
            }
            int n;
            const struct roster_share *share = model_shares(model, e, day, o, &n);
            double price = own[at];
            for (int i = 0; i < n; i++) {
                price -= share[i].amount * dual[share[i].row];
            }
            prices[at] = price;
        }
    }
}

/* Reduced cost of a pool line at the duals of the master. */
static double reduced_cost(const struct roster_sub *sub, int slot, int column)
{
    const struct roster_model *model = sub->model;
    const struct roster_column *line = &model->pool.at[column];
    double price = line->cost - sub->sigma[slot];
    for (int day = 0; day < model->n_days; day++) {
        int n;
        const struct roster_share *share =
            model_shares(model, line->agent, day, line->option[day], &n);
        for (int i = 0; i < n; i++) {
            price -= share[i].amount * sub->dual[share[i].row];
        }
    }
    return price;
}

struct batch {
    int *column;
    int n;
};

/* Takes a line into the batch when the master wants it. */
static enum pb_rc take(struct roster_sub *sub, int slot, const short *line, struct batch *batch)
{
    int column = model_add_column(sub->model, sub->agent[slot], line);
    if (column < 0) {
        return PB_MEMORY;
    }
    struct roster_column *known = &sub->model->pool.at[column];
    if (known->home != sub->number && !isinf(known->cost) &&
        reduced_cost(sub, slot, column) < -NOTHING) {
        known->home = sub->number;
        batch->column[batch->n++] = column;
    }
    return PB_OK;
}

/* Ways to leave the best line: the cheapest other step of some days, then the best rest. */
static enum pb_rc take_detours(struct roster_sub *sub, int slot, struct batch *batch)
{
    struct roster_model *model = sub->model;
    const struct line_graph *graph = model_graph(model, sub->agent[slot]);
    const struct line_table *table = &model->table;
    short best[ROSTER_MOST_DAYS], line[ROSTER_MOST_DAYS];
    if (graph->n_lazy > 0) {
        return PB_OK;
    }
    int units[LINE_MOST_LAZY];
    line_trace(graph, table, best, units);
    for (int k = 0; k < MOST_EXTRA; k++) {
        int stop = (int)random_below(&model->random, (size_t)graph->n_days);
        if (!line_detour(graph, table, stop, line)) {
            continue;
        }
        memcpy(line, best, (size_t)stop * sizeof *line);
        enum pb_rc rc = take(sub, slot, line, batch);
        if (rc != PB_OK) {
            return rc;
        }
    }
    return PB_OK;
}

/* What pricing one agent showed; serves the next one too when both are alike. */
struct offer {
    int slot;
    struct line_found found;
    short line[ROSTER_MOST_DAYS];
};

/* Are two open agents alike in everything that pricing looks at? */
static bool is_twin(const struct roster_sub *sub, int a, int b)
{
    const struct roster_model *model = sub->model;
    int e = sub->agent[a], f = sub->agent[b];
    size_t n = (size_t)model->line_size;
    return model->graph_of[e] == model->graph_of[f] &&
           model->problem->agents[e].profile == model->problem->agents[f].profile &&
           memcmp(model->rules[e].own, model->rules[f].own, n * sizeof(double)) == 0 &&
           memcmp(&sub->allow[(size_t)a * n], &sub->allow[(size_t)b * n], n) == 0;
}

/* The cheapest line of one agent; adds to *bound what it proves. `last` is the agent before. */
static enum pb_rc price_agent(struct roster_sub *sub, int slot, struct offer *last, double *bound,
                              struct batch *batch)
{
    struct roster_model *model = sub->model;
    const struct line_graph *graph = model_graph(model, sub->agent[slot]);
    enum pb_rc rc = PB_OK;
    bool is_known = last->slot >= 0 && is_twin(sub, last->slot, slot) &&
                    sub->sigma[slot] <= sub->sigma[last->slot];
    if (!is_known) {
        agent_prices(sub, slot, sub->mixed, model->prices);
        rc = line_cheapest(graph, model->prices, sub->sigma[slot], &model->table, last->line,
                           &last->found);
        last->slot = slot;
        model->steps++;
    }
    *bound += last->found.bound;
    if (rc != PB_OK || isinf(last->found.price)) {
        return rc;
    }
    rc = take(sub, slot, last->line, batch);
    return rc == PB_OK ? take_detours(sub, slot, batch) : rc;
}

/* What a round of pricing brought. */
struct pricing {
    int n_new;
    bool lost;    /* some agent has no line */
    bool stopped; /* the work must end; nothing was learnt */
};

/* Prices all open agents at `mixed`: raises bound and center, adds promising lines. */
static enum pb_rc price_all(struct roster_sub *sub, struct pricing *out)
{
    const struct roster_model *model = sub->model;
    int most = sub->n_open * (MOST_EXTRA + 1);
    struct batch batch = {.column = malloc(((size_t)most + 1) * sizeof(int))};
    struct offer last = {.slot = -1};
    enum pb_rc rc = batch.column ? PB_OK : PB_MEMORY;
    double bound = sub->fixed;
    *out = (struct pricing){0};
    for (int i = 0; i < sub->n_active; i++) {
        bound += sub->need[sub->row[i]] * sub->mixed[sub->row[i]];
    }
    for (int i = 0; i < sub->n_open && rc == PB_OK && !isinf(bound) && !out->stopped; i++) {
        rc = price_agent(sub, i, &last, &bound, &batch);
        out->stopped = model_must_stop(model);
    }
    out->lost = rc == PB_OK && isinf(bound) && !out->stopped;
    if (rc == PB_OK && !out->lost && !out->stopped && bound > sub->bound) {
        sub->bound = bound;
        memcpy(sub->center, sub->mixed, (size_t)model->n_rows * sizeof *sub->center);
        sub->has_center = true;
    }
    out->n_new = batch.n;
    rc = rc == PB_OK ? sub_add(sub, batch.column, batch.n) : rc;
    free(batch.column);
    return rc;
}

static void mix(struct roster_sub *sub, double smooth)
{
    for (int i = 0; i < sub->n_active; i++) {
        int r = sub->row[i];
        double center = sub->has_center ? sub->center[r] : sub->dual[r];
        sub->mixed[r] = smooth * center + (1 - smooth) * sub->dual[r];
    }
}

void sub_set_center(struct roster_sub *sub, const double *dual)
{
    for (int i = 0; i < sub->n_active; i++) {
        sub->center[sub->row[i]] = dual[sub->row[i]];
    }
    sub->has_center = true;
}

static bool has_met(const struct roster_sub *sub)
{
    double tolerance = sub->tolerance > 0 ? sub->tolerance : 1e-6 * fmax(1, fabs(sub->value));
    return sub->value - sub->bound <= tolerance ||
           model_round_up(sub->model, sub->bound) >= sub->value - 1e-9;
}

/* Prices at the center alone; new lines are taken whatever the master thinks. */
static enum pb_rc price_center(struct roster_sub *sub, struct pricing *out)
{
    memcpy(sub->mixed, sub->center, (size_t)sub->model->n_rows * sizeof *sub->mixed);
    for (int i = 0; i < sub->n_open; i++) {
        sub->sigma[i] = INFINITY;
    }
    memcpy(sub->dual, sub->center, (size_t)sub->model->n_rows * sizeof *sub->dual);
    return price_all(sub, out);
}

/* True when the last round of pricing settles the matter. */
static bool is_settled(const struct roster_sub *sub, const struct pricing *pricing, double cutoff,
                       enum sub_answer *answer)
{
    bool pruned = model_round_up(sub->model, sub->bound) > cutoff;
    *answer = pricing->stopped ? SUB_STOPPED : pricing->lost ? SUB_INFEASIBLE : SUB_PRUNED;
    return pricing->stopped || pricing->lost || pruned;
}

enum pb_rc sub_solve(struct roster_sub *sub, double cutoff, enum sub_answer *answer)
{
    const double smooth_most = 0.7;
    double smooth = smooth_most;
    enum lp_method method = sub->is_warm ? LP_DUAL : LP_PRIMAL;
    struct pricing pricing = {0};
    sub->bound = -INFINITY;
    /* The bound of known duals alone may settle it. */
    enum pb_rc rc = sub->has_center ? price_center(sub, &pricing) : PB_OK;
    while (rc == PB_OK && !is_settled(sub, &pricing, cutoff, answer)) {
        bool stopped = false;
        rc = solve_master(sub, method, &stopped);
        method = LP_PRIMAL;
        sub->is_warm = true;
        rc = rc == PB_OK && !stopped ? sub_trim(sub) : rc;
        if (rc != PB_OK || stopped || model_must_stop(sub->model)) {
            *answer = SUB_STOPPED;
            return rc;
        }
        mix(sub, sub->has_center ? smooth : 0);
        rc = price_all(sub, &pricing);
        if (rc != PB_OK || is_settled(sub, &pricing, cutoff, answer)) {
            return rc;
        }
        if (has_met(sub) || (pricing.n_new == 0 && smooth == 0)) {
            *answer = SUB_SOLVED;
            return PB_OK;
        }
        smooth = pricing.n_new == 0 ? 0 : smooth_most;
    }
    return rc;
}
