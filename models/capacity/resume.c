/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/resume.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/capacity/build.h"
#include "models/capacity/evaluate.h"
#include "models/capacity/improve.h"

/** The record as a point of the model. */
static void place(const struct capacity_layout *layout, const struct capacity_record *record,
                  int n_moves, double point[])
{
    for (int j = 0; j < layout->n_duties; j++) {
        point[j] = record->agents[j];
    }
    for (int i = 0; i < n_moves * layout->n_slots; i++) {
        if (layout->away[i] >= 0) {
            point[layout->away[i]] = record->away[i];
        }
    }
}

/** Prices as recorded, zero where nothing is. */
static enum pb_rc take_prices(const struct capacity_search *search,
                              const struct capacity_record *record, const double none[],
                              struct capacity_plan *plan)
{
    const size_t cells = (size_t)search->problem->n_queues * (size_t)search->layout->n_slots;
    const bool has_duals = record->y != NULL && record->n_rows == search->model->n_rows;
    enum pb_rc rc = capacity_fill_prices(search, has_duals ? record->y : none, plan);

    free(plan->dual);
    plan->dual = NULL;
    plan->n_rows = 0;
    if (rc != PB_OK) {
        return rc;
    }
    plan->prices.stated = malloc((cells + 1) * sizeof(double));
    if (plan->prices.stated == NULL) {
        return PB_MEMORY;
    }
    memcpy(plan->prices.stated, record->stated, cells * sizeof(double));
    return PB_OK;
}

static void judge(const struct capacity_record *record, struct capacity_plan *plan)
{
    plan->status = record->status;
    plan->relaxation = fmin(record->relaxation, plan->cost.total);
    plan->bound = fmin(record->bound, plan->cost.total);
    plan->bound_shortage = record->bound_shortage;
    plan->gap_money = plan->cost.total - plan->bound;
    const struct capacity_search proven = {.bound = plan->bound, .shortage = plan->bound_shortage};
    plan->gap = capacity_gap(&proven, plan->cost.total);
    plan->steps = record->steps;
}

static enum pb_rc fill(struct capacity_search *search, const struct capacity_record *record,
                       struct arena *arena, struct capacity_plan *out)
{
    double *none = arena_alloc(arena, (size_t)search->model->n_rows, sizeof *none);
    double cost = INFINITY;

    search->point = arena_alloc(arena, (size_t)search->model->n_cols, sizeof(double));
    if (arena->failed) {
        return PB_MEMORY;
    }
    place(search->layout, record, search->problem->n_moves, search->point);
    enum pb_rc rc = capacity_state_point(search, search->point, &cost);

    if (rc == PB_OK && isinf(cost)) {
        rc = PB_INVALID;
    }
    if (rc == PB_OK) {
        rc = capacity_fill_plan(search, search->point, out);
    }
    if (rc == PB_OK) {
        rc = take_prices(search, record, none, out);
    }
    if (rc == PB_OK) {
        judge(record, out);
    }
    return rc;
}

enum pb_rc capacity_resume(const struct capacity_problem *problem,
                           const struct capacity_record *record, struct capacity_plan *out)
{
    struct arena arena = {0};
    struct capacity_layout layout = {0};
    struct lp_model model = {0};
    struct capacity_search search = {.problem = problem, .layout = &layout, .model = &model};
    enum pb_rc rc = capacity_layout_init(&layout, problem);

    *out = (struct capacity_plan){0};
    if (rc == PB_OK) {
        rc = capacity_build(problem, &layout, false, &model);
    }
    if (rc == PB_OK) {
        rc = fill(&search, record, &arena, out);
    }
    if (rc != PB_OK) {
        capacity_plan_release(out);
    }
    lp_model_release(&model);
    capacity_layout_release(&layout);
    arena_release(&arena);
    return rc;
}
