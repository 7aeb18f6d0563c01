/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/canonical.h"

static bool same_range(const struct roster_range *a, const struct roster_range *b)
{
    if (!a->on || !b->on) {
        return a->on == b->on;
    }
    return a->min == b->min && a->max == b->max && a->under == b->under && a->over == b->over;
}

static bool same_counts(const struct roster_problem *problem, const struct roster_agent *a,
                        const struct roster_agent *b)
{
    if (a->limits->n_counts != b->limits->n_counts) {
        return false;
    }
    size_t bytes = (size_t)problem->n_shifts * sizeof(int);
    for (size_t i = 0; i < a->limits->n_counts; i++) {
        const struct roster_count *x = &a->limits->counts[i], *y = &b->limits->counts[i];
        double carried_a = a->history.carried ? a->history.carried[i] : 0;
        double carried_b = b->history.carried ? b->history.carried[i] : 0;
        if (!same_range(&x->range, &y->range) || x->period != y->period || carried_a != carried_b ||
            memcmp(x->weight, y->weight, bytes) != 0) {
            return false;
        }
    }
    return true;
}

static bool same_follow(const struct roster_problem *problem, const struct roster_limits *a,
                        const struct roster_limits *b)
{
    if (!a->not_after || !b->not_after) {
        return a->not_after == b->not_after;
    }
    size_t n = (size_t)problem->n_shifts;
    return memcmp(a->not_after, b->not_after, n * n * sizeof *a->not_after) == 0;
}

/* Do the same graphs serve both agents? */
static bool alike(const struct roster_problem *problem, size_t first, size_t second)
{
    const struct roster_agent *a = &problem->agents[first], *b = &problem->agents[second];
    const struct roster_limits *x = a->limits, *y = b->limits;
    const struct roster_history *g = &a->history, *h = &b->history;
    return same_range(&x->days_in_row, &y->days_in_row) &&
           same_range(&x->days_off_in_row, &y->days_off_in_row) &&
           same_range(&x->weekends, &y->weekends) && x->rest_min == y->rest_min &&
           x->normal_week_days == y->normal_week_days && x->rest_day_price == y->rest_day_price &&
           x->shift_change == y->shift_change && same_follow(problem, x, y) &&
           g->days_on == h->days_on && g->days_off == h->days_off &&
           g->last_shift == h->last_shift && g->worked_saturday == h->worked_saturday &&
           g->week_days == h->week_days && same_counts(problem, a, b);
}

static enum pb_rc collect_rules(struct roster_model *model)
{
    enum pb_rc rc = PB_OK;
    for (size_t e = 0; e < model->problem->n_agents && rc == PB_OK; e++) {
        rc = line_rules_collect(model->problem, e, &model->rules[e]);
    }
    return rc;
}

static enum pb_rc build_graphs(struct roster_model *model, size_t max_cells)
{
    const struct roster_problem *problem = model->problem;
    int *first = calloc(problem->n_agents, sizeof *first);
    enum pb_rc rc = first ? PB_OK : PB_MEMORY;
    for (size_t e = 0; e < problem->n_agents && rc == PB_OK; e++) {
        int g = 0;
        while (g < model->n_graphs && !alike(problem, (size_t)first[g], e)) {
            g++;
        }
        model->graph_of[e] = g;
        if (g == model->n_graphs) {
            first[g] = (int)e;
            rc = line_compile(problem, &model->rules[e], max_cells, &model->options->stop,
                              &model->graphs[g]);
            model->n_graphs++;
        }
    }
    free(first);
    return rc;
}

static size_t count_profiles(const struct roster_problem *problem)
{
    int most = 0;
    for (size_t e = 0; e < problem->n_agents; e++) {
        most = problem->agents[e].profile > most ? problem->agents[e].profile : most;
    }
    return (size_t)most + 1;
}

static enum pb_rc build_shares(struct roster_model *model)
{
    const struct roster_problem *problem = model->problem;
    size_t n_profiles = count_profiles(problem), size = (size_t)model->line_size;
    model->share_first = calloc(n_profiles * size + 2, sizeof *model->share_first);
    model->shares = calloc(problem->n_gives + 1, sizeof *model->shares);
    if (!model->share_first || !model->shares) {
        return PB_MEMORY;
    }
    int *first = model->share_first + 1; /* shifted by one while filling */
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < problem->n_gives; i++) {
            const struct roster_give *give = &problem->gives[i];
            size_t at = (size_t)give->profile * size +
                        (size_t)(give->day * model->n_options + give->shift + 1);
            if ((size_t)give->profile >= n_profiles) {
                continue;
            }
            if (pass == 0) {
                first[at + 1]++;
            } else {
                model->shares[first[at]++] =
                    (struct roster_share){.row = give->row, .amount = give->amount};
            }
        }
        for (size_t at = 1; pass == 0 && at <= n_profiles * size; at++) {
            first[at] += first[at - 1];
        }
    }
    return PB_OK;
}

/* A first lawful line of everyone. */
static enum pb_rc find_hopeless(struct roster_model *model, int *hopeless)
{
    *hopeless = -1;
    enum pb_rc rc = PB_OK;
    for (int e = 0; e < model->n_agents && rc == PB_OK && *hopeless < 0; e++) {
        struct line_found found;
        rc = model_must_stop(model) ? PB_INTERRUPTED
                                    : line_cheapest(model_graph(model, e), model->rules[e].own,
                                                    INFINITY, &model->table, model->best, &found);
        if (rc == PB_OK && isinf(found.bound)) {
            *hopeless = e;
        } else if (rc == PB_OK && isinf(found.price)) {
            rc = PB_SOLVER; /* neither a line nor a proof that there is none */
        } else if (rc == PB_OK && model_add_column(model, e, model->best) < 0) {
            rc = PB_MEMORY;
        }
    }
    return rc;
}

enum pb_rc model_build_bare(const struct roster_problem *problem,
                            const struct roster_options *options, struct roster_model *out)
{
    *out = (struct roster_model){.problem = problem,
                                 .options = options,
                                 .n_agents = (int)problem->n_agents,
                                 .n_days = problem->n_days,
                                 .n_options = problem->n_shifts + 1,
                                 .n_rows = (int)problem->n_rows,
                                 .unit = 1,
                                 .best_cost = INFINITY,
                                 .bound = -INFINITY,
                                 .root_bound = -INFINITY};
    size_t n_agents = problem->n_agents, n_rows = problem->n_rows;
    out->line_size = out->n_days * out->n_options;
    out->rules = calloc(n_agents + 1, sizeof *out->rules);
    out->graph_of = calloc(n_agents + 1, sizeof *out->graph_of);
    out->graphs = calloc(n_agents + 1, sizeof *out->graphs);
    out->prices = calloc((size_t)out->line_size, sizeof *out->prices);
    out->row_sum = calloc(n_rows + 1, sizeof *out->row_sum);
    out->row_list = calloc(n_rows + 1, sizeof *out->row_list);
    out->best = calloc((n_agents + 1) * (size_t)out->n_days, sizeof *out->best);
    random_init(&out->random, options->seed);
    enum pb_rc rc = PB_MEMORY;
    if (out->rules && out->graph_of && out->graphs && out->prices && out->row_sum &&
        out->row_list && out->best) {
        rc = collect_rules(out);
    }
    rc = rc == PB_OK ? build_shares(out) : rc;
    if (rc == PB_OK) {
        out->grain = canonical_grain(problem);
        out->big = 1;
        for (size_t r = 0; r < n_rows; r++) {
            double price = problem->rows[r].under + problem->rows[r].over;
            out->big = price > out->big ? price : out->big;
        }
        out->big *= 10.0 * out->n_days;
    } else {
        model_release(out);
    }
    return rc;
}

enum pb_rc model_build(const struct roster_problem *problem, const struct roster_options *options,
                       struct roster_model *out, int *hopeless)
{
    enum pb_rc rc = model_build_bare(problem, options, out);
    if (rc != PB_OK) {
        return rc;
    }
    rc = build_graphs(out, MODEL_MOST_CELLS);
    rc = rc == PB_OK ? find_hopeless(out, hopeless) : rc;
    if (rc != PB_OK) {
        model_release(out);
    }
    return rc;
}

enum pb_rc model_build_eased(const struct roster_problem *problem,
                             const struct roster_options *options, struct roster_model *out)
{
    enum pb_rc rc = model_build_bare(problem, options, out);
    if (rc != PB_OK) {
        return rc;
    }
    rc = build_graphs(out, 0);
    if (rc != PB_OK) {
        model_release(out);
    }
    return rc;
}

void model_release(struct roster_model *model)
{
    for (int e = 0; e < model->n_agents && model->rules; e++) {
        line_rules_release(&model->rules[e]);
    }
    for (int g = 0; g < model->n_graphs; g++) {
        line_graph_release(&model->graphs[g]);
    }
    for (int i = 0; i < model->pool.n; i++) {
        free(model->pool.at[i].option);
    }
    free(model->pool.at);
    free(model->pool.slot);
    line_table_release(&model->table);
    free(model->rules);
    free(model->graph_of);
    free(model->graphs);
    free(model->share_first);
    free(model->shares);
    free(model->prices);
    free(model->row_sum);
    free(model->row_list);
    free(model->best);
    *model = (struct roster_model){0};
}
