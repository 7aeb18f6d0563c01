/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/complete.h"

#include <math.h>
#include <string.h>

#include "planner/base/arena.h"

struct completion {
    const struct capacity_problem *problem;
    const struct capacity_layout *layout;
    const struct lp_model *model;
    double *point;
    double *activity; /**< [n_rows] of the columns decided so far */
};

static void add_column(struct completion *c, int j)
{
    const double value = c->point[j];

    for (int e = c->model->col_start[j]; value != 0 && e < c->model->col_start[j + 1]; e++) {
        c->activity[c->model->row_index[e]] += c->model->value[e] * value;
    }
}

/** Takes column j away again, sets it anew and counts it. */
static void decide(struct completion *c, int j, double value)
{
    c->point[j] = fmin(fmax(value, 0.0), c->model->col_upper[j]);
    add_column(c, j);
}

/** Scales what team g lends in slot t by `share`; the sum of it before. */
static double scale_lent(struct completion *c, int g, int t, double share)
{
    double away = 0;

    for (int a = 0; a < c->problem->n_moves; a++) {
        const int j = c->layout->away[a * c->layout->n_slots + t];

        if (c->problem->moves[a].team == g && j >= 0) {
            away += c->point[j];
            c->point[j] *= share;
        }
    }
    return away;
}

/** Cuts reassignments back to the presence; where the team relays, presence is not looked at. */
static void cut_moves(struct completion *c)
{
    const int n_slots = c->layout->n_slots;

    for (int i = 0; i < c->problem->n_teams * n_slots; i++) {
        const int row = c->layout->presence[i];

        if (row >= 0) {
            const double away = scale_lent(c, i / n_slots, i % n_slots, 1.0);

            if (away > c->activity[row]) {
                (void)scale_lent(c, i / n_slots, i % n_slots, fmax(c->activity[row], 0.0) / away);
            }
        }
    }
}

/** How many more are away on the move of `index` (a * n_slots + t) than in the slot before. */
static double starts_at(const struct completion *c, int index)
{
    const int j = c->layout->away[index];
    const int last = index % c->layout->n_slots > 0 ? c->layout->away[index - 1] : -1;

    return fmax(0.0, c->point[j] - (last >= 0 ? c->point[last] : 0.0));
}

/** Where fewer are away in a slot than have left within the block, the latest of them stay. */
static void keep_block(struct completion *c, int index, int block)
{
    const int n_slots = c->layout->n_slots;
    const int first = index - (index % n_slots < block - 1 ? index % n_slots : block - 1);
    double excess = -c->point[c->layout->away[index]];
    int from = index;

    while (from > first && c->layout->begin[from - 1] >= 0) {
        from--;
    }
    for (int i = from; i <= index; i++) {
        excess += starts_at(c, i);
    }
    for (int i = index - 1; i >= from && excess > 0; i--) {
        const double cut = fmin(excess, starts_at(c, i));

        for (int k = i; k < index; k++) {
            c->point[c->layout->away[k]] -= cut;
        }
        excess -= cut;
    }
}

/** Makes w obey C7 with the least m. */
static void keep_blocks(struct completion *c)
{
    const int n_slots = c->layout->n_slots;

    for (int i = 0; i < c->problem->n_moves * n_slots; i++) {
        if (c->layout->begin[i] >= 0) {
            keep_block(c, i, c->problem->moves[i / n_slots].block);
        }
    }
}

static void place_people(struct completion *c)
{
    const int n_slots = c->layout->n_slots;
    const int n_moves = c->problem->n_moves;

    for (int i = 0; i < n_moves * n_slots; i++) {
        const int j = c->layout->away[i];
        const int begin = c->layout->begin[i];

        if (j >= 0) {
            add_column(c, j);
        }
        if (begin >= 0) {
            c->point[begin] = starts_at(c, i);
        }
    }
    for (int i = 0; i < n_moves * n_slots; i++) {
        if (c->layout->begin[i] >= 0) {
            add_column(c, c->layout->begin[i]);
        }
    }
    for (int i = 0; i < c->problem->n_teams * n_slots; i++) {
        const int j = c->layout->home[i];

        if (j >= 0) {
            decide(c, j, c->activity[c->layout->presence[i]]);
        }
    }
}

static void serve_backlog(struct completion *c, int q)
{
    const int n_slots = c->layout->n_slots;
    const struct capacity_queue *queue = &c->problem->queues[q];
    double served = 0;

    for (int t = 0; t < n_slots; t++) {
        const int at = q * n_slots + t;

        if (c->layout->served[at] >= 0) {
            const double supply = fmax(0.0, c->activity[c->layout->cover[at]] - served);

            served = fmin(queue->arrived[t], served + supply);
            decide(c, c->layout->served[at], served);
        }
        if (c->layout->late[at] >= 0) {
            decide(c, c->layout->late[at], queue->due[t] - served);
        }
    }
    if (c->layout->left[q] >= 0) {
        decide(c, c->layout->left[q], queue->arrived[n_slots - 1] - served);
    }
}

static void serve(struct completion *c)
{
    const int n_slots = c->layout->n_slots;

    for (int q = 0; q < c->problem->n_queues; q++) {
        const struct capacity_queue *queue = &c->problem->queues[q];

        for (int t = 0; !queue->is_deferrable && t < n_slots; t++) {
            const int at = q * n_slots + t;

            if (c->layout->lost[at] >= 0) {
                decide(c, c->layout->lost[at],
                       queue->demand[t] - c->activity[c->layout->cover[at]]);
            }
        }
        if (queue->is_deferrable) {
            serve_backlog(c, q);
        }
    }
}

/** Limits that feed others come first if the problem lists them first; a second pass settles the
 * rest, since a fed limit may overflow in turn. */
static void stretch_limits(struct completion *c)
{
    for (int l = 0; l < c->problem->n_limits; l++) {
        const int row = c->layout->limit0 + l;
        const int over = c->layout->over[l];
        const int under = c->layout->under[l];

        if (over >= 0 && c->activity[row] > c->model->row_upper[row]) {
            const double excess = c->activity[row] - c->model->row_upper[row];
            const double before = c->point[over];

            decide(c, over, excess);
            c->point[over] += before;
        }
        if (under >= 0 && c->activity[row] < c->model->row_lower[row]) {
            decide(c, under, c->model->row_lower[row] - c->activity[row]);
        }
    }
}

static void fill_softs(struct completion *c)
{
    for (int u = 0; u < c->problem->n_softs; u++) {
        const int row = c->layout->soft0 + u;

        decide(c, c->layout->missing0 + u, c->model->row_lower[row] - c->activity[row]);
    }
}

enum pb_rc capacity_complete(const struct capacity_problem *problem,
                             const struct capacity_layout *layout, const struct lp_model *model,
                             double point[])
{
    struct arena arena = {0};
    struct completion c = {.problem = problem, .layout = layout, .model = model, .point = point};

    c.activity = arena_alloc(&arena, (size_t)model->n_rows, sizeof *c.activity);
    if (c.activity == NULL) {
        return PB_MEMORY;
    }
    for (int j = 0; j < model->n_cols; j++) {
        if (j >= layout->n_duties && capacity_kind_of(layout, j) != CAPACITY_AWAY) {
            point[j] = 0;
        }
    }
    for (int j = 0; j < layout->n_duties; j++) {
        add_column(&c, j);
    }
    cut_moves(&c);
    keep_blocks(&c);
    place_people(&c);
    serve(&c);
    stretch_limits(&c);
    stretch_limits(&c);
    fill_softs(&c);
    arena_release(&arena);
    return PB_OK;
}
