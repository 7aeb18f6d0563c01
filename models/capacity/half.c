/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/half.h"

#include <math.h>
#include <string.h>

#include "models/capacity/evaluate.h"
#include "planner/base/beside.h"

static size_t point_size(const struct capacity_search *search)
{
    return (size_t)search->model->n_cols * sizeof *search->point;
}

struct pieces {
    struct capacity_search *search;
    capacity_work *work;
    void *early, *late;
    struct lp_model early_model, late_model; /**< with what is left of limits over both parted */
    double *start, *first, *second;          /**< points: before, after early, after late */
    enum pb_rc rc;                           /**< of late in a child */
    long steps;                              /**< likewise */
};

/** Does one piece with the point before and leaves the outcome in `out`, in this process. */
static enum pb_rc work_here(struct pieces *p, bool is_late, double *out)
{
    struct capacity_search *search = p->search;
    const struct lp_model *whole = search->model;

    memcpy(search->point, p->start, point_size(search));
    search->model = is_late ? &p->late_model : &p->early_model;
    const enum pb_rc rc = p->work(search, is_late ? p->late : p->early);

    search->model = whole;
    memcpy(out, search->point, point_size(search));
    return rc;
}

/** Late, as the child does it. */
static void do_late(void *context)
{
    struct pieces *p = context;
    const long steps = p->search->steps;

    p->rc = work_here(p, true, p->second);
    p->steps = p->search->steps - steps;
}

/** Late in a child, early here; false when there is no child to be had or it failed. */
static bool side_by_side(struct pieces *p, enum pb_rc *rc)
{
    const struct beside_piece pieces[] = {
        {&p->rc, sizeof p->rc}, {&p->steps, sizeof p->steps}, {p->second, point_size(p->search)}};
    const struct beside_task task = {do_late, p, pieces, 3, .gives_way = false};
    struct beside beside;

    if (!beside_begin(&beside, &task)) {
        return false;
    }
    *rc = work_here(p, false, p->first);
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

/** Sums what the duties give in each row. */
static void sum_duties(const struct capacity_search *search, double *activity)
{
    const struct lp_model *model = search->model;

    memset(activity, 0, (size_t)model->n_rows * sizeof *activity);
    for (int j = 0; j < search->layout->n_duties; j++) {
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            activity[model->row_index[e]] += model->value[e] * search->point[j];
        }
    }
}

/** Gives what hard limits over both pieces have left to one of them. */
static enum pb_rc part_limits(struct pieces *p, const struct capacity_split *split,
                              const double *activity, struct arena *arena)
{
    const struct capacity_search *search = p->search;
    const struct lp_model *model = search->model;
    const size_t n_rows = (size_t)model->n_rows;
    double *early = arena_copy(arena, model->row_upper, n_rows, sizeof *early);
    double *late = arena_copy(arena, model->row_upper, n_rows, sizeof *late);

    if (arena->failed) {
        return PB_MEMORY;
    }
    for (int l = 0; l < search->problem->n_limits; l++) {
        const struct capacity_limit *limit = &search->problem->limits[l];
        const int row = search->layout->limit0 + l;
        double *poorer = (limit->cls + split->turn) % 2 == 0 ? late : early;

        if (limit->day_from <= split->early_to && limit->day_to >= split->late_from &&
            search->layout->over[l] < 0) {
            poorer[row] = fmin(model->row_upper[row], fmax(activity[row], model->row_lower[row]));
        }
    }
    p->early_model = *model;
    p->early_model.row_upper = early;
    p->late_model = *model;
    p->late_model.row_upper = late;
    return PB_OK;
}

/** Whether duties alone keep the limits and seats, overflow included. */
static bool keeps_limits(const struct capacity_search *search, double *activity)
{
    const struct lp_model *model = search->model;
    const struct capacity_layout *layout = search->layout;

    sum_duties(search, activity);
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
                           void *late, const struct capacity_split *split)
{
    const size_t n_cols = (size_t)search->model->n_cols;
    struct arena arena = {0};
    struct pieces p = {.search = search, .work = work, .early = early, .late = late};
    double *activity = arena_alloc(&arena, (size_t)search->model->n_rows, sizeof *activity);
    enum pb_rc rc = PB_OK;

    p.start = arena_copy(&arena, search->point, n_cols, sizeof *p.start);
    p.first = arena_alloc(&arena, n_cols, sizeof *p.first);
    p.second = arena_alloc(&arena, n_cols, sizeof *p.second);
    if (!arena.failed) {
        sum_duties(search, activity);
    }
    if (arena.failed || part_limits(&p, split, activity, &arena) != PB_OK) {
        arena_release(&arena);
        return PB_MEMORY;
    }
    if (search->options->workers == 1 || !side_by_side(&p, &rc)) {
        rc = work_here(&p, false, p.first);
        rc = rc == PB_OK ? work_here(&p, true, p.second) : rc;
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
