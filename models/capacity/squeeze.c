/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/squeeze.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/capacity/build.h"
#include "models/capacity/presence.h"
#include "models/capacity/relax.h"
#include "models/lp/lp_bound.h"

/** The model around the fixed duties. */
struct frame {
    struct capacity_options options;
    struct capacity_layout layout;
    struct lp_model model;
    struct capacity_clock clock;
    struct capacity_search search;
    struct capacity_presence box; /**< that follows from the fixed duties */
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
    lp_lagrangian_bound(model, answer->y, frame->box.lower, frame->box.upper, &bound);
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
        rc = capacity_presence_init(&frame.box, &frame.search, agents, &frame.arena);
    }
    if (rc == PB_OK) {
        rc = capacity_relax(&frame.search, frame.box.lower, &frame.arena, &answer);
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
