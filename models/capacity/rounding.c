/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/rounding.h"

#include <math.h>
#include <stdio.h>

#include "models/capacity/names.h"

#define MOST_DUTIES 2000

/** Divisors tried per set of queues. */
enum { MOST_DIVISORS = 3 };

/** Fractions of the right-hand side that give rows of sound figures. */
#define LEAST_FRACTION 0.02

/** Values closer than this are the same divisor. */
#define SAME 1e-9

struct rounder {
    const struct capacity_problem *problem;
    const struct capacity_layout *layout;
    const struct lp_model *model;
    bool with_names;
    int *start; /**< [n_rows + 2] the model by rows: entries start[i] .. start[i + 1] - 1 */
    int *col;
    double *value;
    int *team;      /**< [n_cols] whose h or w it is; CAPACITY_NONE for other columns */
    double *unit;   /**< [n_queues] u, 0 where the queue has no row in the slot */
    int *component; /**< [n_queues] queues with teams in common have the same number */
    double *share;  /**< [n_teams] c */
    double *weight; /**< [n_cols] a, and the factors of z, of the set at hand; 0 elsewhere */
    int *touched;   /**< [n_cols] columns with a weight */
    int n_touched;
    struct lp_row *rows;
    int n_rows;
    int room;
    struct arena *arena;
};

bool capacity_rounding_pays(const struct capacity_layout *layout)
{
    return layout->n_duties <= MOST_DUTIES;
}

/** The model by rows. */
static void transpose(struct rounder *r)
{
    const struct lp_model *model = r->model;

    for (int e = 0; e < lp_model_entries(model); e++) {
        r->start[model->row_index[e] + 2]++;
    }
    for (int i = 2; i < model->n_rows + 2; i++) {
        r->start[i] += r->start[i - 1];
    }
    for (int j = 0; j < model->n_cols; j++) {
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            const int at = r->start[model->row_index[e] + 1]++;

            r->col[at] = j;
            r->value[at] = model->value[e];
        }
    }
}

static enum pb_rc prepare(struct rounder *r)
{
    const struct capacity_layout *layout = r->layout;
    const size_t n_cols = (size_t)r->model->n_cols;
    const size_t n_queues = (size_t)r->problem->n_queues;
    const size_t n_entries = (size_t)lp_model_entries(r->model);

    r->start = arena_alloc(r->arena, (size_t)r->model->n_rows + 2, sizeof *r->start);
    r->col = arena_alloc(r->arena, n_entries, sizeof *r->col);
    r->value = arena_alloc(r->arena, n_entries, sizeof *r->value);
    r->team = arena_alloc(r->arena, n_cols, sizeof *r->team);
    r->unit = arena_alloc(r->arena, n_queues, sizeof *r->unit);
    r->component = arena_alloc(r->arena, n_queues, sizeof *r->component);
    r->share = arena_alloc(r->arena, (size_t)r->problem->n_teams, sizeof *r->share);
    r->weight = arena_alloc(r->arena, n_cols, sizeof *r->weight);
    r->touched = arena_alloc(r->arena, n_cols, sizeof *r->touched);
    r->room = layout->n_slots * r->problem->n_queues * 2 * MOST_DIVISORS;
    r->rows = arena_alloc(r->arena, (size_t)r->room, sizeof *r->rows);
    if (r->arena->failed) {
        return PB_MEMORY;
    }
    transpose(r);
    for (size_t j = 0; j < n_cols; j++) {
        r->team[j] = CAPACITY_NONE;
    }
    for (int i = 0; i < r->problem->n_teams * layout->n_slots; i++) {
        if (layout->home[i] >= 0) {
            r->team[layout->home[i]] = i / layout->n_slots;
        }
    }
    for (int i = 0; i < r->problem->n_moves * layout->n_slots; i++) {
        if (layout->away[i] >= 0) {
            r->team[layout->away[i]] = r->problem->moves[i / layout->n_slots].team;
        }
    }
    return PB_OK;
}

/** Adds `value` to column j of the set at hand. */
static void weigh(struct rounder *r, int j, double value)
{
    if (r->weight[j] == 0) {
        r->touched[r->n_touched++] = j;
    }
    r->weight[j] += value;
}

static void forget(struct rounder *r)
{
    for (int i = 0; i < r->n_touched; i++) {
        r->weight[r->touched[i]] = 0;
    }
    r->n_touched = 0;
}

static int cover_row(const struct rounder *r, int q, int t)
{
    return r->layout->cover[q * r->layout->n_slots + t];
}

static int presence_row(const struct rounder *r, int g, int t)
{
    return r->layout->presence[g * r->layout->n_slots + t];
}

/** 1 / (units of a unit head on queue q in slot t), by the largest rate of its row; 0 where the
 * queue needs nothing or somebody serves it whose presence no row limits. */
static double unit_of(const struct rounder *r, int q, int t)
{
    const struct capacity_queue *queue = &r->problem->queues[q];
    const int row = cover_row(r, q, t);
    double most = 0;

    if (queue->is_deferrable || row < 0 || !(queue->demand[t] > 0)) {
        return 0;
    }
    for (int e = r->start[row]; e < r->start[row + 1]; e++) {
        const int g = r->team[r->col[e]];

        if (r->value[e] < 0 || (g != CAPACITY_NONE && presence_row(r, g, t) < 0)) {
            return 0;
        }
        if (g != CAPACITY_NONE || r->col[e] < r->layout->n_duties) {
            most = fmax(most, r->value[e]);
        }
    }
    return most > 0 ? 1.0 / most : 0;
}

static void rename_component(struct rounder *r, int from, int to)
{
    for (int q = 0; q < r->problem->n_queues; q++) {
        if (r->component[q] == from) {
            r->component[q] = to;
        }
    }
}

/** Units and components of the queues in slot t. */
static void look_at_slot(struct rounder *r, int t)
{
    const int n_queues = r->problem->n_queues;

    for (int q = 0; q < n_queues; q++) {
        r->unit[q] = unit_of(r, q, t);
        r->component[q] = q;
    }
    for (int a = 0; a < r->problem->n_moves; a++) {
        const struct capacity_move *move = &r->problem->moves[a];
        const int home = r->problem->teams[move->team].home;

        if (r->layout->away[a * r->layout->n_slots + t] >= 0 && home != CAPACITY_NONE &&
            r->unit[home] > 0 && r->unit[move->queue] > 0) {
            rename_component(r, r->component[move->queue], r->component[home]);
        }
    }
}

/** Puts the row of queue q into the set: what teams bring at most, and all else at its unit. */
static double include(struct rounder *r, int q, int t)
{
    const int row = cover_row(r, q, t);

    for (int e = r->start[row]; e < r->start[row + 1]; e++) {
        const int j = r->col[e];
        const double share = r->unit[q] * r->value[e];

        if (r->team[j] == CAPACITY_NONE) {
            weigh(r, j, share);
        } else {
            r->share[r->team[j]] = fmax(r->share[r->team[j]], share);
        }
    }
    return r->unit[q] * r->problem->queues[q].demand[t];
}

/** The presence of every team at what it brings at most. */
static void include_teams(struct rounder *r, int t)
{
    for (int g = 0; g < r->problem->n_teams; g++) {
        const int row = r->share[g] > 0 ? presence_row(r, g, t) : -1;

        for (int e = row < 0 ? 0 : r->start[row]; row >= 0 && e < r->start[row + 1]; e++) {
            if (r->col[e] < r->layout->n_duties) {
                weigh(r, r->col[e], r->share[g] * r->value[e]);
            }
        }
        r->share[g] = 0;
    }
}

/** The largest different a_j of the set; their number. */
static int find_divisors(const struct rounder *r, double divisor[MOST_DIVISORS])
{
    double below = INFINITY;
    int n = 0;

    while (n < MOST_DIVISORS) {
        double most = 0;

        for (int i = 0; i < r->n_touched; i++) {
            const int j = r->touched[i];

            if (j < r->layout->n_duties && r->weight[j] < below) {
                most = fmax(most, r->weight[j]);
            }
        }
        if (most <= SAME) {
            break;
        }
        divisor[n++] = most;
        below = most * (1 - SAME);
    }
    return n;
}

/** Row C11 of the set at hand for one divisor. */
static void round_set(struct rounder *r, int t, double need, double divisor)
{
    const double fraction = need / divisor - floor(need / divisor);
    const size_t n = (size_t)r->n_touched;

    if (fraction < LEAST_FRACTION || fraction > 1 - LEAST_FRACTION || r->n_rows == r->room) {
        return;
    }
    int *col = arena_copy(r->arena, r->touched, n, sizeof *col);
    double *value = arena_alloc(r->arena, n, sizeof *value);
    char *name = arena_alloc(r->arena, CAPACITY_NAME, 1);

    if (r->arena->failed) {
        return;
    }
    for (size_t i = 0; i < n; i++) {
        const double share = r->weight[col[i]] / divisor;
        /* A little too large is safe: the row only gets weaker. */
        const double whole = floor(share + SAME);

        value[i] = col[i] < r->layout->n_duties
                       ? whole + fmin(1.0, fmax(share - whole, 0.0) / fraction)
                       : share / fraction;
    }
    (void)snprintf(name, CAPACITY_NAME, "C11_t%d_%d", t, r->n_rows);
    r->rows[r->n_rows++] = (struct lp_row){.name = r->with_names ? name : NULL,
                                           .lower = ceil(need / divisor),
                                           .upper = INFINITY,
                                           .n = (int)n,
                                           .col = col,
                                           .value = value};
}

/** Rows of the queues of component `component` in slot t, or of the one queue `only`. */
static void add_set(struct rounder *r, int t, int component, int only)
{
    double divisor[MOST_DIVISORS];
    double need = 0;

    for (int q = 0; q < r->problem->n_queues; q++) {
        const bool is_in = only == CAPACITY_NONE ? r->component[q] == component : q == only;

        if (is_in && r->unit[q] > 0) {
            need += include(r, q, t);
        }
    }
    include_teams(r, t);
    const int n = find_divisors(r, divisor);

    for (int i = 0; i < n; i++) {
        round_set(r, t, need, divisor[i]);
    }
    forget(r);
}

static void add_slot(struct rounder *r, int t)
{
    look_at_slot(r, t);
    for (int c = 0; c < r->problem->n_queues; c++) {
        int n = 0;

        for (int q = 0; q < r->problem->n_queues; q++) {
            n += r->component[q] == c && r->unit[q] > 0;
        }
        if (n > 1) {
            add_set(r, t, c, CAPACITY_NONE);
        }
        if (r->unit[c] > 0) {
            add_set(r, t, CAPACITY_NONE, c);
        }
    }
}

enum pb_rc capacity_add_rounding(const struct capacity_problem *problem,
                                 const struct capacity_layout *layout, bool with_names,
                                 struct lp_model *model)
{
    struct arena arena = {0};
    struct rounder r = {.problem = problem,
                        .layout = layout,
                        .model = model,
                        .with_names = with_names,
                        .arena = &arena};
    enum pb_rc rc = prepare(&r);

    for (int t = 0; rc == PB_OK && t < layout->n_slots; t++) {
        add_slot(&r, t);
    }
    if (rc == PB_OK) {
        rc = arena.failed ? PB_MEMORY : lp_model_add_rows(model, r.n_rows, r.rows);
    }
    arena_release(&arena);
    return rc;
}
