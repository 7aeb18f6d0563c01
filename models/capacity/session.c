/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/session.h"

#include <math.h>

#include "models/capacity/build.h"

enum pb_rc capacity_direction_init(struct capacity_direction *direction, struct arena *arena,
                                   const struct capacity_problem *problem)
{
    const size_t n_slots = (size_t)capacity_n_slots(problem);

    *direction = (struct capacity_direction){
        .rows = arena_alloc(arena, n_slots + (size_t)problem->n_softs + 2, sizeof *direction->rows),
        .cols = arena_alloc(arena, 2 * n_slots + 2, sizeof *direction->cols)};
    return arena->failed ? PB_MEMORY : PB_OK;
}

double capacity_sessions(const struct capacity_problem *problem, int queue, int slot)
{
    const struct capacity_queue *at = &problem->queues[queue];

    if (!at->is_deferrable) {
        return at->demand[slot];
    }
    return slot > 0 ? at->arrived[slot] - at->arrived[slot - 1] : at->arrived[0];
}

static void move_row(struct capacity_direction *direction, int row, double by)
{
    if (row >= 0 && by != 0) {
        direction->rows[direction->n_rows++] = (struct capacity_step){row, by};
    }
}

static void move_box(struct capacity_direction *direction, int col)
{
    if (col >= 0) {
        direction->cols[direction->n_cols++] = (struct capacity_step){col, 1.0};
    }
}

/** First slot in which a session that arrives in `slot` is due; n_slots when it is not. */
static int due_slot(const struct capacity_queue *queue, int slot, int n_slots)
{
    const double before = slot > 0 ? queue->arrived[slot - 1] : 0.0;
    int t = slot;

    while (t < n_slots && queue->due[t] <= before) {
        t++;
    }
    return t;
}

static void move_waiting(const struct capacity_problem *problem,
                         const struct capacity_layout *layout, int q, int slot,
                         struct capacity_direction *direction)
{
    const int n_slots = layout->n_slots;
    const int *served = &layout->served[q * n_slots];
    const int *late = &layout->late[q * n_slots];
    const int *promise = &layout->promise[q * n_slots];

    for (int t = slot; t < n_slots; t++) {
        move_box(direction, served[t]);
    }
    for (int t = due_slot(&problem->queues[q], slot, n_slots); t < n_slots; t++) {
        move_row(direction, promise[t], 1.0);
        move_box(direction, late[t]);
    }
    move_row(direction, layout->finish[q], 1.0);
    move_box(direction, layout->left[q]);
}

/** Sessions of the slots that the soft row looks at. */
static double soft_sessions(const struct capacity_problem *problem,
                            const struct capacity_soft *soft)
{
    double sum = 0;

    for (int t = soft->slot_from; t <= soft->slot_to; t++) {
        sum += capacity_sessions(problem, soft->queue, t);
    }
    return sum;
}

static void move_softs(const struct capacity_problem *problem, const struct capacity_layout *layout,
                       int q, int slot, struct capacity_direction *direction)
{
    for (int u = 0; u < problem->n_softs; u++) {
        const struct capacity_soft *soft = &problem->softs[u];

        if (soft->kind == CAPACITY_SOFT_PRESENCE || soft->queue != q || soft->slot_from > slot ||
            soft->slot_to < slot) {
            continue;
        }
        move_row(direction, layout->soft0 + u, soft->need / soft_sessions(problem, soft));
    }
}

bool capacity_direction_session(const struct capacity_problem *problem,
                                const struct capacity_layout *layout, int queue, int slot,
                                struct capacity_direction *direction)
{
    const int at = queue * layout->n_slots + slot;

    direction->n_rows = direction->n_cols = 0;
    if (!(capacity_sessions(problem, queue, slot) > 0)) {
        return false;
    }
    if (problem->queues[queue].is_deferrable) {
        move_waiting(problem, layout, queue, slot, direction);
    } else {
        move_row(direction, layout->cover[at], 1.0);
        move_box(direction, layout->lost[at]);
    }
    move_softs(problem, layout, queue, slot, direction);
    return true;
}

double capacity_direction_slope(const struct lp_model *model, const double dual[],
                                const struct capacity_direction *direction)
{
    double slope = 0;

    for (int i = 0; i < direction->n_rows; i++) {
        slope += direction->rows[i].by * dual[direction->rows[i].at];
    }
    for (int k = 0; k < direction->n_cols; k++) {
        const int j = direction->cols[k].at;
        double reduced = model->cost[j];

        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            reduced -= model->value[e] * dual[model->row_index[e]];
        }
        slope += direction->cols[k].by * fmin(0.0, reduced);
    }
    return slope;
}

enum pb_rc capacity_session_slopes(const struct capacity_problem *problem, const double dual[],
                                   double out[])
{
    struct capacity_layout layout = {0};
    struct lp_model model = {0};
    struct capacity_direction direction;
    struct arena arena = {0};
    enum pb_rc rc = capacity_layout_init(&layout, problem);

    if (rc == PB_OK) {
        rc = capacity_build(problem, &layout, false, &model);
    }
    if (rc == PB_OK) {
        rc = capacity_direction_init(&direction, &arena, problem);
    }
    for (int i = 0; rc == PB_OK && i < problem->n_queues * layout.n_slots; i++) {
        const bool there = capacity_direction_session(problem, &layout, i / layout.n_slots,
                                                      i % layout.n_slots, &direction);

        out[i] = there ? capacity_direction_slope(&model, dual, &direction) : NAN;
    }
    lp_model_release(&model);
    capacity_layout_release(&layout);
    arena_release(&arena);
    return rc;
}
