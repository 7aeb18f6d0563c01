/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/start.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PASSES = 4 };

static double row_price(const struct roster_row *row, double activity)
{
    double missing = row->need - activity;
    return missing > 0 ? row->under * missing : row->over * -missing;
}

/* Prices of the options of `e` when `activity` is what all others give. */
static void marginal_prices(const struct roster_model *model, int e, const double *activity,
                            double *prices)
{
    for (int day = 0; day < model->n_days; day++) {
        for (int o = 0; o < model->n_options; o++) {
            int n, at = day * model->n_options + o;
            const struct roster_share *gift = model_shares(model, e, day, o, &n);
            prices[at] = model->rules[e].own[at];
            for (int i = 0; i < n; i++) {
                const struct roster_row *row = &model->problem->rows[gift[i].row];
                double before = activity[gift[i].row];
                prices[at] += row_price(row, before + gift[i].amount) - row_price(row, before);
            }
        }
    }
}

/* A good line of `e` against `activity`. */
static enum pb_rc best_line(struct roster_model *model, int e, const double *activity, short *line,
                            bool *found)
{
    struct line_found answer;
    marginal_prices(model, e, activity, model->prices);
    enum pb_rc rc =
        line_cheapest(model_graph(model, e), model->prices, INFINITY, &model->table, line, &answer);
    model->steps++;
    *found = rc == PB_OK && !isinf(answer.price);
    return rc;
}

/* Agent `e` takes its best line; true when it is another one. */
static bool take_turn(struct roster_model *model, int e, short *mine, const double *activity,
                      enum pb_rc *rc)
{
    short line[ROSTER_MOST_DAYS];
    size_t bytes = (size_t)model->n_days * sizeof *line;
    bool found = false;
    if (!model_must_stop(model)) {
        *rc = best_line(model, e, activity, line, &found);
    }
    if (*rc != PB_OK || !found || memcmp(mine, line, bytes) == 0) {
        return false;
    }
    memcpy(mine, line, bytes);
    return true;
}

static enum pb_rc passes(struct roster_model *model, short *roster, double *activity)
{
    enum pb_rc rc = PB_OK;
    size_t bytes = (size_t)model->n_days * sizeof *roster;
    bool changed = true;
    for (int pass = 0; pass < MOST_PASSES && changed && rc == PB_OK; pass++) {
        changed = false;
        for (int e = 0; e < model->n_agents && rc == PB_OK; e++) {
            short *mine = &roster[e * model->n_days];
            if (pass == 0) {
                memcpy(mine, model->pool.at[e].option, bytes); /* a lawful line of each agent */
            } else {
                model_add_activity(model, e, mine, -1, activity);
            }
            changed = take_turn(model, e, mine, activity, &rc) || changed;
            model_add_activity(model, e, mine, 1, activity);
        }
    }
    return rc;
}

enum pb_rc roster_start(struct roster_model *model)
{
    size_t n = (size_t)model->n_agents * (size_t)model->n_days;
    short *roster = calloc(n + 1, sizeof *roster);
    double *activity = calloc((size_t)model->n_rows + 1, sizeof *activity);
    enum pb_rc rc = roster && activity ? PB_OK : PB_MEMORY;
    rc = rc == PB_OK ? passes(model, roster, activity) : rc;
    double cost;
    rc = rc == PB_OK ? model_cost(model, roster, &cost) : rc;
    if (rc == PB_OK) {
        model_offer(model, roster, cost);
    }
    free(roster);
    free(activity);
    return rc;
}

bool roster_start_given(struct roster_model *model, enum pb_rc *rc)
{
    const int *given = model->options->start;
    size_t n = (size_t)model->n_agents * (size_t)model->n_days;
    short *roster = given ? malloc((n + 1) * sizeof *roster) : NULL;
    double cost = INFINITY;
    *rc = given && !roster ? PB_MEMORY : PB_OK;
    if (!roster) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        roster[i] = (short)(given[i] + 1);
    }
    *rc = model_cost(model, roster, &cost);
    bool taken = *rc == PB_OK && isfinite(cost) && model_offer(model, roster, cost);
    free(roster);
    return taken;
}

/* Price of `line` at `prices`, which are those of its options with `e`'s own. */
static double priced(const struct roster_model *model, int e, const double *prices,
                     const short *line)
{
    double sum = line_price(model->problem, &model->rules[e], line);
    for (int day = 0; day < model->n_days; day++) {
        int at = day * model->n_options + line[day];
        sum += prices[at] - model->rules[e].own[at];
    }
    return sum;
}

/* Agent `e` takes a better line than `mine`, if there is one within reach. */
static enum pb_rc long_turn(struct roster_model *model, int e, double limit, short *mine,
                            struct line_found *found)
{
    struct line_graph graph;
    short line[ROSTER_MOST_DAYS];
    enum pb_rc rc = line_compile(model->problem, &model->rules[e], MODEL_MOST_CELLS,
                                 &model->options->stop, &graph);
    if (rc != PB_OK) {
        return rc;
    }
    rc = line_cheapest(&graph, model->prices, limit, &model->table, line, found);
    line_graph_release(&graph);
    model->steps++;
    if (rc == PB_OK && isfinite(found->price) && (isinf(limit) || found->price < limit - 1e-9)) {
        memcpy(mine, line, (size_t)model->n_days * sizeof *line);
    }
    return rc;
}

/* What all agents but `e` give before day `to`. */
static enum pb_rc others_until(struct roster_model *model, int e, int to, double *activity)
{
    short *line = calloc((size_t)model->n_days + 1, sizeof *line);
    if (!line) {
        return PB_MEMORY;
    }
    for (int other = 0; other < model->n_agents; other++) {
        memcpy(line, &model->best[other * model->n_days], (size_t)to * sizeof *line);
        if (other != e) {
            model_add_activity(model, other, line, 1, activity);
        }
    }
    free(line);
    return PB_OK;
}

enum pb_rc roster_long_line(struct roster_model *model, int e, int from, int to, bool *found)
{
    double *activity = calloc((size_t)model->n_rows + 1, sizeof *activity);
    struct line_found answer = {INFINITY, -INFINITY};
    short *mine = &model->best[e * model->n_days];
    enum pb_rc rc = activity ? others_until(model, e, to, activity) : PB_MEMORY;
    if (rc == PB_OK) {
        marginal_prices(model, e, activity, model->prices);
        for (int at = 0; at < model->line_size; at++) {
            int day = at / model->n_options;
            bool other = day < from && at % model->n_options != mine[day];
            model->prices[at] = other      ? INFINITY
                                : day < to ? model->prices[at]
                                           : model->rules[e].own[at];
        }
        rc = long_turn(model, e, -INFINITY, mine, &answer);
    }
    free(activity);
    *found = rc == PB_OK && !isinf(answer.price);
    /* without a proof that there is none it is no answer */
    return rc == PB_OK && !*found && !(isinf(answer.bound) && answer.bound > 0) ? PB_SOLVER : rc;
}

enum pb_rc roster_has_line(const struct roster_problem *problem,
                           const struct roster_options *options, int e, bool *has)
{
    struct roster_model model;
    enum pb_rc rc = model_build_bare(problem, options, &model);
    if (rc == PB_OK) {
        memcpy(model.prices, model.rules[e].own, (size_t)model.line_size * sizeof *model.prices);
        struct line_found answer = {INFINITY, -INFINITY};
        rc = long_turn(&model, e, INFINITY, &model.best[e * model.n_days], &answer);
        *has = rc == PB_OK && !isinf(answer.price);
        rc = rc == PB_OK && !*has && !isinf(answer.bound) ? PB_SOLVER : rc;
        model_release(&model);
    }
    return rc;
}

enum pb_rc roster_long_pass(struct roster_model *model)
{
    double *activity = calloc((size_t)model->n_rows + 1, sizeof *activity);
    enum pb_rc rc = activity ? PB_OK : PB_MEMORY;
    for (int e = 0; e < model->n_agents && rc == PB_OK; e++) {
        model_add_activity(model, e, &model->best[e * model->n_days], 1, activity);
    }
    for (int e = 0; e < model->n_agents && rc == PB_OK; e++) {
        short *mine = &model->best[e * model->n_days];
        struct line_found found;
        model_add_activity(model, e, mine, -1, activity);
        marginal_prices(model, e, activity, model->prices);
        rc = long_turn(model, e, priced(model, e, model->prices, mine), mine, &found);
        model_add_activity(model, e, mine, 1, activity);
    }
    free(activity);
    return rc;
}
