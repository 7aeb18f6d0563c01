/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/improve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/dive.h"

/* Ways to choose what is re-opened. */
enum kind {
    ANYONE,  /* some agents */
    TROUBLE, /* agents that could help on a day that costs most, and some that work there */
    DAYS,    /* all agents on some days in a row */
    MIXED    /* many agents on many days in a row */
};

static void shuffle(struct roster_model *model, int *list, int n)
{
    for (int i = n - 1; i > 0; i--) {
        int j = (int)random_below(&model->random, (size_t)i + 1);
        int swap = list[i];
        list[i] = list[j];
        list[j] = swap;
    }
}

/* A row to mend, chosen in proportion to what it costs in the incumbent; -1 = none costs. */
static int costly_row(struct roster_model *model, const double *activity)
{
    double total = 0;
    for (int pass = 0; pass < 2; pass++) {
        double at = pass == 1 ? random_unit(&model->random) * total : 0, sum = 0;
        for (int r = 0; r < model->n_rows; r++) {
            const struct roster_row *row = &model->problem->rows[r];
            double missing = row->need - activity[r];
            sum += sqrt(missing > 0 ? row->under * missing : row->over * -missing);
            if (pass == 1 && sum > at) {
                return r;
            }
        }
        total = sum;
    }
    return -1;
}

/* The day of a row: the first on which some option gives to it. */
static int day_of_row(const struct roster_model *model, int row)
{
    for (size_t i = 0; i < model->problem->n_gives; i++) {
        if (model->problem->gives[i].row == row) {
            return model->problem->gives[i].day;
        }
    }
    return 0;
}

/* How much agent `e` has to do with trouble on `row` at `day`: may give there, or works that day.
 */
static double concern(const struct roster_model *model, int e, int row, int day)
{
    double sum = 0;
    const double *own = &model->rules[e].own[day * model->n_options];
    for (int o = 1; o < model->n_options; o++) {
        int n;
        const struct roster_share *share = model_shares(model, e, day, o, &n);
        for (int i = 0; i < n; i++) {
            sum += share[i].row == row && !isinf(own[o]);
        }
    }
    return sum > 0 ? 1 : 0.35;
}

struct ranked {
    double rank;
    int agent;
};

static int by_rank(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    return x->rank != y->rank ? (x->rank > y->rank ? -1 : 1) : x->agent - y->agent;
}

/* The costly row to mend and its day; *row -1 when nothing costs. */
static enum pb_rc find_trouble(struct roster_model *model, int *row, int *day)
{
    double *activity = calloc((size_t)model->n_rows + 1, sizeof *activity);
    if (!activity) {
        return PB_MEMORY;
    }
    for (int e = 0; e < model->n_agents; e++) {
        model_add_activity(model, e, &model->best[e * model->n_days], 1, activity);
    }
    *row = costly_row(model, activity);
    *day = *row >= 0 ? day_of_row(model, *row)
                     : (int)random_below(&model->random, (size_t)model->n_days);
    free(activity);
    return PB_OK;
}

/* Those whom the trouble concerns, by chance, first. */
static enum pb_rc choose_troubled(struct roster_model *model, int row, int day,
                                  struct roster_opening *opening)
{
    struct ranked *ranked = calloc((size_t)model->n_agents, sizeof *ranked);
    if (!ranked) {
        return PB_MEMORY;
    }
    for (int e = 0; e < model->n_agents; e++) {
        double chance = random_unit(&model->random);
        ranked[e] = (struct ranked){concern(model, e, row, day) * chance, e};
    }
    qsort(ranked, (size_t)model->n_agents, sizeof *ranked, by_rank);
    for (int e = 0; e < model->n_agents; e++) {
        opening->agent[e] = ranked[e].agent;
    }
    free(ranked);
    return PB_OK;
}

/* `days` days, half of the time around `day`. */
static void choose_days(struct roster_model *model, int days, int day,
                        struct roster_opening *opening)
{
    int last = model->n_days - days;
    int from = (int)random_below(&model->random, (size_t)last + 1);
    if (random_below(&model->random, 2) == 0) {
        from = day - (int)random_below(&model->random, (size_t)days);
        from = from < 0 ? 0 : from > last ? last : from;
    }
    opening->from = from;
    opening->to = from + days;
}

static double largest(const struct roster_model *model, enum kind kind)
{
    return kind == DAYS ? model->n_days : model->n_agents;
}

static enum pb_rc choose(struct roster_model *model, enum kind kind, double size,
                         struct roster_opening *opening)
{
    int n_days = model->n_days, n_agents = model->n_agents, row = -1, day = 0;
    enum pb_rc rc = find_trouble(model, &row, &day);
    for (int e = 0; e < n_agents; e++) {
        opening->agent[e] = e;
    }
    opening->from = 0;
    opening->to = n_days;
    opening->n = n_agents;
    if (kind != DAYS) {
        shuffle(model, opening->agent, n_agents);
        opening->n = (int)size < n_agents ? (int)size : n_agents;
    }
    if (kind == DAYS || kind == MIXED) {
        int days = kind == DAYS ? (int)size : (n_days + 1) / 2;
        choose_days(model, days < n_days ? days : n_days, day, opening);
    }
    return rc == PB_OK && kind == TROUBLE ? choose_troubled(model, row, day, opening) : rc;
}

static enum pb_rc reopen(struct roster_model *model, const double *dual,
                         const struct roster_opening *opening, bool *found, enum sub_answer *answer)
{
    static const struct dive_plan plan = {
        .backtracks = 6, .share = 0.1, .sure = 0.8, .noise = 0.05};
    enum { FROM_POOL = 30 };
    struct roster_sub sub;
    enum pb_rc rc = sub_init(&sub, model, opening, model->best);
    if (rc != PB_OK) {
        return rc;
    }
    sub_set_center(&sub, dual);
    rc = sub_add_from_pool(&sub, dual, FROM_POOL);
    rc = rc == PB_OK ? roster_dive(&sub, &plan, found, answer) : rc;
    sub_release(&sub);
    return rc;
}

/* Kinds by what they won per step so far; every kind keeps a chance. */
static enum kind choose_kind(struct roster_model *model, const struct improve_state *state)
{
    double weight[IMPROVE_KINDS], total = 0, sum = 0;
    for (int k = 0; k < IMPROVE_KINDS; k++) {
        double steps = (double)state->steps[k] + 20.0 * model->n_agents;
        weight[k] = (double)(state->won[k] + 1) / steps;
        sum += weight[k];
    }
    for (int k = 0; k < IMPROVE_KINDS; k++) {
        weight[k] = weight[k] / sum + 0.1;
        total += weight[k];
    }
    double at = random_unit(&model->random) * total;
    int k = 0;
    while (k < IMPROVE_KINDS - 1 && at >= weight[k]) {
        at -= weight[k++];
    }
    return (enum kind)k;
}

static void first_sizes(const struct roster_model *model, struct improve_state *state)
{
    state->size[ANYONE] = state->size[TROUBLE] = 5;
    state->size[DAYS] = 7;
    state->size[MIXED] = 10;
    for (int k = 0; k < IMPROVE_KINDS; k++) {
        state->size[k] = fmin(state->size[k], largest(model, (enum kind)k));
    }
}

enum pb_rc roster_improve(struct roster_model *model, const double *dual,
                          struct improve_state *state, bool *found, bool *stopped)
{
    if (state->size[ANYONE] == 0) {
        first_sizes(model, state);
    }
    enum kind kind = choose_kind(model, state);
    struct roster_opening opening = {.agent = malloc((size_t)model->n_agents * sizeof(int))};
    enum sub_answer answer = SUB_STOPPED;
    enum pb_rc rc = opening.agent ? PB_OK : PB_MEMORY;
    *found = false;
    rc = rc == PB_OK ? choose(model, kind, state->size[kind], &opening) : rc;
    long before = model->steps;
    rc = rc == PB_OK ? reopen(model, dual, &opening, found, &answer) : rc;
    free(opening.agent);
    *stopped = answer == SUB_STOPPED;
    state->steps[kind] += model->steps - before;
    state->won[kind] += *found;
    state->idle = *found ? 0 : state->idle + 1;
    /* Grow while the bound rejects at once, shrink when the dives get lost. */
    bool was_quick = model->steps - before < 12L * opening.n;
    double factor = *found ? 1 : was_quick ? 1.12 : 0.95;
    state->size[kind] = fmax(3, fmin(state->size[kind] * factor, largest(model, kind)));
    return rc;
}
