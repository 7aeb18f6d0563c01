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

static enum pb_status poll(void *context)
{
    return capacity_stopped(context);
}

/** Takes over the duals of `lp` where they prove more than what stands. */
static enum pb_rc take_bound(struct tight *tight, struct capacity_search *search,
                             const struct lp *lp)
{
    const size_t size = (size_t)tight->model.n_rows * sizeof *tight->dual;
    struct lp_bound bound;

    lp_lagrangian_bound(&tight->model, lp_dual(lp), NULL, NULL, &bound);
    if (!(bound.value > search->bound)) {
        return PB_OK;
    }
    tight->dual = malloc(size);
    if (tight->dual == NULL) {
        return PB_MEMORY;
    }
    memcpy(tight->dual, lp_dual(lp), size);
    tight->bound = bound.value;
    search->bound = bound.value;
    return PB_OK;
}

enum pb_rc tight_init(struct tight *tight, struct capacity_search *search)
{
    const struct lp_simplex_options options = {.poll = {.ask = poll, .context = search}};
    struct lp_answer answer = {0};
    struct lp *lp = NULL;

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
    rc = lp_create(&lp, &tight->model);
    if (rc == PB_OK) {
        rc = lp_solve_simplex(lp, &options, &answer);
        search->steps += answer.iterations;
    }
    if (rc == PB_OK && answer.has_dual) {
        rc = take_bound(tight, search, lp);
    }
    lp_free(lp);
    return rc;
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
                                           .poll = {.ask = poll, .context = search}};
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
    lp_model_release(&tight->model);
    free(tight->dual);
    *tight = (struct tight){0};
}
