/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/half.h"

#include <string.h>

#include "models/capacity/evaluate.h"
#include "planner/base/beside.h"

static size_t point_size(const struct capacity_search *search)
{
    return (size_t)search->model->n_cols * sizeof *search->point;
}

/** Does `work` with the point `start` and leaves the outcome in `out`, in this process. */
static enum pb_rc work_here(struct capacity_search *search, capacity_work *work, void *context,
                            const double *start, double *out)
{
    memcpy(search->point, start, point_size(search));
    const enum pb_rc rc = work(search, context);

    memcpy(out, search->point, point_size(search));
    return rc;
}

struct pieces {
    struct capacity_search *search;
    capacity_work *work;
    void *early, *late;
    double *start, *first, *second; /**< points: before, after early, after late */
    enum pb_rc rc;                  /**< of late in a child */
    long steps;                     /**< likewise */
};

/** Late, as the child does it. */
static void do_late(void *context)
{
    struct pieces *p = context;
    const long steps = p->search->steps;

    p->rc = p->work(p->search, p->late);
    p->steps = p->search->steps - steps;
    memcpy(p->second, p->search->point, point_size(p->search));
}

/** Late in a child, early here; false when there is no child to be had or it failed. */
static bool side_by_side(struct pieces *p, enum pb_rc *rc)
{
    const struct beside_piece pieces[] = {
        {&p->rc, sizeof p->rc}, {&p->steps, sizeof p->steps}, {p->second, point_size(p->search)}};
    const struct beside_task task = {do_late, p, pieces, 3};
    struct beside beside;

    if (!beside_begin(&beside, &task)) {
        return false;
    }
    *rc = work_here(p->search, p->work, p->early, p->start, p->first);
    if (!beside_end(&beside, &task)) {
        return false;
    }
    p->search->steps += p->steps;
    *rc = *rc == PB_OK ? p->rc : *rc;
    return true;
}

/** Takes what the late piece changed into the point of the early one. */
static void merge(const struct capacity_search *search, const struct pieces *p)
{
    memcpy(search->point, p->first, point_size(search));
    for (int j = 0; j < search->model->n_cols; j++) {
        if (p->second[j] != p->start[j]) {
            search->point[j] = p->second[j];
        }
    }
}

/** Whether duties alone keep the limits and seats, overflow included. */
static bool keeps_limits(const struct capacity_search *search, double *activity)
{
    const struct lp_model *model = search->model;
    const struct capacity_layout *layout = search->layout;

    memset(activity, 0, (size_t)model->n_rows * sizeof *activity);
    for (int j = 0; j < layout->n_duties; j++) {
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            activity[model->row_index[e]] += model->value[e] * search->point[j];
        }
    }
    for (int i = layout->limit0; i < layout->soft0; i++) {
        const int l = i - layout->limit0;
        const double over =
            l < search->problem->n_limits ? search->problem->limits[l].over_most : 0.0;

        if (activity[i] > model->row_upper[i] + over + 1e-6) {
            return false;
        }
    }
    return true;
}

enum pb_rc capacity_halves(struct capacity_search *search, capacity_work *work, void *early,
                           void *late)
{
    const size_t n_cols = (size_t)search->model->n_cols;
    struct arena arena = {0};
    struct pieces p = {.search = search, .work = work, .early = early, .late = late};
    double *activity = arena_alloc(&arena, (size_t)search->model->n_rows, sizeof *activity);
    enum pb_rc rc = PB_OK;

    p.start = arena_copy(&arena, search->point, n_cols, sizeof *p.start);
    p.first = arena_alloc(&arena, n_cols, sizeof *p.first);
    p.second = arena_alloc(&arena, n_cols, sizeof *p.second);
    if (arena.failed) {
        arena_release(&arena);
        return PB_MEMORY;
    }
    if (search->options->workers == 1 || !side_by_side(&p, &rc)) {
        rc = work_here(search, work, early, p.start, p.first);
        rc = rc == PB_OK ? work_here(search, work, late, p.start, p.second) : rc;
    }
    if (rc == PB_OK) {
        merge(search, &p);
        if (!keeps_limits(search, activity)) {
            memcpy(search->point, p.first, n_cols * sizeof *p.first);
            rc = work(search, late);
        }
    }
    arena_release(&arena);
    return rc;
}
