/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/tight.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/capacity/improve.h"
#include "models/capacity/rounding.h"
#include "models/lp/lp.h"
#include "models/lp/lp_bound.h"

/** Models up to this size go through branch and bound, with this many nodes. */
#define BRANCH_DUTIES 400
#define BRANCH_ROWS   2000
#define BRANCH_NODES  400

/** Adds the roundings to a copy of `model` and finds what their duals prove. */
static enum pb_rc prove(struct tight *tight, const struct lp_model *model)
{
    const struct lp_roundings *list = &tight->rows.list;
    struct arena arena = {0};
    struct lp_row *rows = arena_alloc(&arena, (size_t)list->n, sizeof *rows);
    struct lp_model whole;
    struct lp_bound bound;
    enum pb_rc rc = lp_model_copy(&whole, model);

    for (int k = 0; rows != NULL && k < list->n; k++) {
        rows[k] = lp_roundings_row(list, k);
    }
    if (rc == PB_OK) {
        rc = rows != NULL ? lp_model_add_rows(&whole, list->n, rows) : PB_MEMORY;
    }
    if (rc == PB_OK) {
        lp_lagrangian_bound(&whole, tight->rows.dual, NULL, NULL, &bound);
        tight->bound = bound.value;
    }
    lp_model_release(&whole);
    arena_release(&arena);
    return rc;
}

/** The model that the rounding rows belong to. */
static const struct lp_model *base_of(const struct tight *tight,
                                      const struct capacity_search *search)
{
    return tight->model.n_rows > 0 ? &tight->model : search->model;
}

/** Takes what the roundings prove, if that is more than what stands. */
static enum pb_rc take_bound(struct tight *tight, struct capacity_search *search)
{
    const enum pb_rc rc = prove(tight, base_of(tight, search));

    search->steps += tight->rows.steps;
    if (rc == PB_OK && tight->bound > search->bound) {
        search->bound = tight->bound;
    }
    return rc;
}

/** Solves the model with rows C11; its duals into `dual`, which stay as they are where it is
 * stopped. */
static enum pb_rc relax(struct tight *tight, struct capacity_search *search, double *dual)
{
    const struct lp_simplex_options options = {.poll = capacity_poll(search)};
    struct lp_answer answer = {0};
    struct lp *lp = NULL;
    enum pb_rc rc = lp_create(&lp, &tight->model);

    if (rc == PB_OK) {
        rc = lp_solve_simplex(lp, &options, &answer);
        search->steps += answer.iterations;
    }
    if (rc == PB_OK && answer.status == PB_STATUS_OPTIMAL && answer.has_dual) {
        memcpy(dual, lp_dual(lp), (size_t)tight->model.n_rows * sizeof *dual);
    }
    lp_free(lp);
    return rc;
}

/** Rounding rows found on the model with rows C11. */
static enum pb_rc tighten(struct tight *tight, struct capacity_search *search)
{
    const size_t n_rows = (size_t)tight->model.n_rows;
    struct arena arena = {0};
    struct capacity_clock clock;
    struct capacity_search with_rows = *search;
    double *dual = arena_alloc(&arena, n_rows, sizeof *dual);
    enum pb_rc rc = dual == NULL ? PB_MEMORY : PB_OK;

    if (rc == PB_OK) {
        memcpy(dual, search->dual, (size_t)search->model->n_rows * sizeof *dual);
        rc = relax(tight, search, dual);
    }
    if (rc == PB_OK) {
        rc = capacity_clock_init(&clock, &arena, search->problem, search->layout, &tight->model);
    }
    if (rc == PB_OK) {
        with_rows.model = &tight->model;
        with_rows.clock = &clock;
        with_rows.dual = dual;
        rc = capacity_tightening_init(&with_rows, &tight->rows);
    }
    if (rc == PB_OK) {
        rc = capacity_tighten(&with_rows, &tight->rows);
    }
    arena_release(&arena);
    return rc;
}

enum pb_rc tight_init(struct tight *tight, struct capacity_search *search)
{
    tight->bound = -INFINITY;
    if (!capacity_rounding_pays(search->layout)) {
        return PB_OK;
    }
    enum pb_rc rc = lp_model_copy(&tight->model, search->model);

    if (rc == PB_OK) {
        rc = capacity_add_rounding(search->problem, search->layout, false, &tight->model);
    }
    if (rc != PB_OK || capacity_stopped(search) != PB_STATUS_NONE) {
        return rc;
    }
    rc = tighten(tight, search);
    return rc == PB_OK ? take_bound(tight, search) : rc;
}

/** The work beside the search. */
static void work(void *context)
{
    struct tight *tight = context;

    tight->rc = capacity_tighten(tight->search, &tight->rows);
}

/** What the work fills. */
static struct beside_task task_of(struct tight *tight)
{
    struct lp_roundings *list = &tight->rows.list;
    const size_t most = (size_t)list->most + 1;
    const size_t entries = (size_t)list->most_entries;
    const struct beside_piece pieces[] = {
        {&tight->rc, sizeof tight->rc},
        {&tight->rows.steps, sizeof tight->rows.steps},
        {tight->rows.dual, ((size_t)tight->rows.n_rows + most) * sizeof(double)},
        {&list->n, sizeof list->n},
        {list->first_weight, most * sizeof(int)},
        {list->row, entries * sizeof(int)},
        {list->weight, entries * sizeof(double)},
        {list->first_high, most * sizeof(int)},
        {list->high, entries * sizeof(int)},
        {list->first_value, most * sizeof(int)},
        {list->col, entries * sizeof(int)},
        {list->value, entries * sizeof(double)},
        {list->lower, most * sizeof(double)},
    };

    memcpy(tight->pieces, pieces, sizeof pieces);
    return (struct beside_task){work, tight, tight->pieces, sizeof pieces / sizeof *pieces,
                                .gives_way = true};
}

enum pb_rc tight_begin(struct tight *tight, const struct capacity_search *search)
{
    if (capacity_rounding_pays(search->layout)) {
        return PB_OK;
    }
    const enum pb_rc rc = capacity_tightening_init(search, &tight->rows);

    tight->search = search;
    if (rc == PB_OK && search->options->workers != 1) {
        const struct beside_task task = task_of(tight);

        (void)beside_begin(&tight->beside, &task);
    }
    return rc;
}

enum pb_rc tight_end(struct tight *tight, struct capacity_search *search)
{
    const bool is_beside = tight->beside.child > 0;
    bool is_done = false;

    if (tight->search == NULL) {
        return PB_OK;
    }
    if (is_beside) {
        const struct beside_task task = task_of(tight);

        is_done = beside_end(&tight->beside, &task);
    }
    if (!is_done) {
        capacity_tightening_release(&tight->rows);
        tight->rc = capacity_tightening_init(search, &tight->rows);
        if (tight->rc == PB_OK) {
            work(tight);
        }
    }
    tight->search = NULL;
    return tight->rc == PB_OK ? take_bound(tight, search) : tight->rc;
}

void tight_drop(struct tight *tight)
{
    if (tight->search != NULL) {
        beside_drop(&tight->beside);
        capacity_tightening_release(&tight->rows);
        tight->search = NULL;
    }
}

static bool is_small(const struct tight *tight, const struct capacity_search *search)
{
    return tight->model.n_rows > 0 && tight->model.n_rows <= BRANCH_ROWS &&
           search->layout->n_duties <= BRANCH_DUTIES;
}

enum pb_rc tight_branch(const struct tight *tight, struct capacity_search *search)
{
    const size_t size = (size_t)search->model->n_cols * sizeof *search->point;
    const struct lp_mip_options options = {.gap = 0.5 * search->options->gap,
                                           .node_limit = BRANCH_NODES,
                                           .use_cuts = true,
                                           .use_presolve = true,
                                           .poll = capacity_poll(search)};
    struct lp_answer answer = {0};
    struct lp *lp = NULL;

    if (!is_small(tight, search) || capacity_stopped(search) != PB_STATUS_NONE ||
        capacity_gap(search, search->best_cost) <= search->options->gap) {
        return PB_OK;
    }
    enum pb_rc rc = lp_create(&lp, &tight->model);

    if (rc == PB_OK) {
        rc = lp_solve_mip(lp, &options, &answer);
        search->steps += answer.iterations;
    }
    if (rc == PB_OK && answer.has_primal) {
        memcpy(search->point, lp_primal(lp), size);
        for (int j = 0; j < search->layout->n_duties; j++) {
            search->point[j] = round(search->point[j]);
        }
        rc = capacity_offer(search);
    }
    lp_free(lp);
    return rc;
}

void tight_release(struct tight *tight)
{
    beside_drop(&tight->beside);
    lp_model_release(&tight->model);
    capacity_tightening_release(&tight->rows);
    *tight = (struct tight){0};
}
