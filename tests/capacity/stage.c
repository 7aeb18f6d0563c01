/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include "capacity/stage.h"

#include <math.h>

#include "models/capacity/build.h"

void stage_begin(struct stage *stage)
{
    assert_int_equal(capacity_layout_init(&stage->layout, &stage->problem), PB_OK);
    assert_int_equal(capacity_build(&stage->problem, &stage->layout, false, &stage->model), PB_OK);
    assert_int_equal(capacity_clock_init(&stage->clock, &stage->arena, &stage->problem,
                                         &stage->layout, &stage->model),
                     PB_OK);
    const size_t n_cols = (size_t)stage->model.n_cols;

    stage->search =
        (struct capacity_search){.problem = &stage->problem,
                                 .layout = &stage->layout,
                                 .model = &stage->model,
                                 .clock = &stage->clock,
                                 .options = &stage->options,
                                 .point = arena_alloc(&stage->arena, n_cols, sizeof(double)),
                                 .best = arena_alloc(&stage->arena, n_cols, sizeof(double)),
                                 .best_cost = INFINITY,
                                 .bound = -INFINITY};
    assert_false(stage->arena.failed);
}

void stage_relax(struct stage *stage)
{
    assert_int_equal(capacity_relax(&stage->search, NULL, &stage->arena, &stage->relaxation),
                     PB_OK);
    stage->search.relaxed = stage->relaxation.x;
    stage->search.dual = stage->relaxation.y;
    stage->search.reduced = stage->relaxation.reduced;
    stage->search.bound = stage->relaxation.bound;
}

void stage_end(struct stage *stage)
{
    lp_model_release(&stage->model);
    capacity_layout_release(&stage->layout);
    arena_release(&stage->arena);
}
