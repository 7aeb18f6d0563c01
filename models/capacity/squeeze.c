/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/squeeze.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/capacity/build.h"
#include "models/capacity/relax.h"
#include "models/lp/lp_bound.h"

/** The model around the fixed duties. */
struct frame {
    struct capacity_options options;
    struct capacity_layout layout;
    struct lp_model model;
    struct capacity_clock clock;
    struct capacity_search search;
    double *fixed; /**< [n_duties] */
    double *lower; /**< [n_cols] box that follows from the fixed duties */
    double *upper;
    struct arena arena;
};

static enum pb_rc build(struct frame *frame, const struct capacity_problem *problem)
{
    enum pb_rc rc = capacity_layout_init(&frame->layout, problem);

    if (rc == PB_OK) {
        rc = capacity_build(problem, &frame->layout, false, &frame->model);
    }
    if (rc == PB_OK) {
        rc = capacity_clock_init(&frame->clock, &frame->arena, problem, &frame->layout,
                                 &frame->model);
    }
    frame->search = (struct capacity_search){.problem = problem,
                                             .layout = &frame->layout,
                                             .model = &frame->model,
                                             .clock = &frame->clock,
                                             .options = &frame->options,
                                             .best_cost = INFINITY,
                                             .bound = -INFINITY};
    return rc;
}

/** Nobody is away, or at home, who is not present: rows C5. */
static void box_people(struct frame *frame, const double present[])
{
    const struct capacity_layout *layout = &frame->layout;
    const struct capacity_problem *problem = frame->search.problem;
    const int n_slots = layout->n_slots;

    for (int i = 0; i < problem->n_teams * n_slots; i++) {
        if (layout->home[i] >= 0 && layout->presence[i] >= 0) {
            frame->upper[layout->home[i]] = present[layout->presence[i]];
        }
    }
    for (int i = 0; i < problem->n_moves * n_slots; i++) {
        const int row = layout->presence[problem->moves[i / n_slots].team * n_slots + i % n_slots];

        if (layout->away[i] >= 0 && row >= 0) {
            frame->upper[layout->away[i]] = present[row];
        }
    }
}

/** Who starts is away for a block: rows C7. */
static void box_starts(struct frame *frame)
{
    const struct capacity_layout *layout = &frame->layout;
    const int n_slots = layout->n_slots;

    for (int i = 0; i < frame->search.problem->n_moves * n_slots; i++) {
        const int block = frame->search.problem->moves[i / n_slots].block;

        for (int k = 0; layout->begin[i] >= 0 && k < block && i % n_slots + k < n_slots &&
                        layout->begin[i + k] >= 0;
             k++) {
            double *upper = &frame->upper[layout->begin[i]];

            *upper = fmin(*upper, frame->upper[layout->away[i + k]]);
        }
    }
}

static enum pb_rc fix(struct frame *frame, const int agents[])
{
    const struct lp_model *model = &frame->model;
    struct arena *arena = &frame->arena;
    double *present = arena_alloc(arena, (size_t)model->n_rows, sizeof *present);

    frame->fixed = arena_alloc(arena, (size_t)frame->layout.n_duties, sizeof *frame->fixed);
    frame->lower = arena_alloc(arena, (size_t)model->n_cols, sizeof *frame->lower);
    frame->upper = arena_copy(arena, model->col_upper, (size_t)model->n_cols, sizeof(double));
    if (arena->failed) {
        return PB_MEMORY;
    }
    for (int j = 0; j < frame->layout.n_duties; j++) {
        frame->fixed[j] = frame->lower[j] = frame->upper[j] = agents[j];
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            present[model->row_index[e]] += model->value[e] * agents[j];
        }
    }
    box_people(frame, present);
    box_starts(frame);
    return PB_OK;
}

static enum pb_rc take(struct frame *frame, const struct relaxation *answer,
                       struct capacity_squeeze *out)
{
    const struct lp_model *model = &frame->model;
    const size_t size = (size_t)model->n_rows * sizeof *out->dual;
    struct lp_bound bound;
    double duties = 0;

    out->dual = malloc(size > 0 ? size : 1);
    if (out->dual == NULL) {
        return PB_MEMORY;
    }
    memcpy(out->dual, answer->y, size);
    out->status = answer->status;
    for (int j = 0; j < model->n_cols; j++) {
        *(j < frame->layout.n_duties ? &duties : &out->cost) += model->cost[j] * answer->x[j];
    }
    lp_lagrangian_bound(model, answer->y, frame->lower, frame->upper, &bound);
    out->bound = bound.value - duties;
    return PB_OK;
}

enum pb_rc capacity_squeeze_make(const struct capacity_problem *problem, const int agents[],
                                 const struct capacity_options *options,
                                 struct capacity_squeeze *out)
{
    struct frame frame = {.options = {0}};
    struct relaxation answer;
    enum pb_rc rc = build(&frame, problem);

    *out = (struct capacity_squeeze){0};
    if (options != NULL) {
        frame.options.stop = options->stop;
        frame.options.context = options->context;
    }
    if (rc == PB_OK) {
        rc = fix(&frame, agents);
    }
    if (rc == PB_OK) {
        rc = capacity_relax(&frame.search, frame.fixed, &frame.arena, &answer);
    }
    if (rc == PB_OK) {
        rc = take(&frame, &answer, out);
    }
    lp_model_release(&frame.model);
    capacity_layout_release(&frame.layout);
    arena_release(&frame.arena);
    return rc;
}

void capacity_squeeze_release(struct capacity_squeeze *squeeze)
{
    free(squeeze->dual);
    *squeeze = (struct capacity_squeeze){0};
}
