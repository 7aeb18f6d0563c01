/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/recall.h"

#include "models/capacity/chain.h"
#include "models/lp/lp_bound.h"

enum pb_rc capacity_recall(const struct capacity_search *search, const struct capacity_near *near,
                           struct arena *arena, struct relaxation *out)
{
    const struct lp_model *model = search->model;
    const struct capacity_layout *layout = search->layout;
    struct arena scratch = {0};
    struct chain_pricing pricing = {
        .worth = arena_alloc(&scratch, (size_t)layout->n_slots + 1, sizeof(double))};
    struct lp_bound bound;

    *out = (struct relaxation){.status = PB_STATUS_FEASIBLE};
    out->x = arena_copy(arena, near->x, (size_t)model->n_cols, sizeof *out->x);
    out->y = arena_copy(arena, near->y, (size_t)model->n_rows, sizeof *out->y);
    out->reduced = arena_alloc(arena, (size_t)model->n_cols, sizeof *out->reduced);
    const bool failed = arena->failed || scratch.failed;

    if (!failed) {
        for (int i = layout->chain_from; i < layout->chain_to; i++) {
            out->y[i] = 0;
        }
        capacity_reduced_costs(model, out->y, out->reduced);
        capacity_chain_duals(search, out, &pricing);
        lp_lagrangian_bound(model, out->y, NULL, NULL, &bound);
        out->bound = bound.value;
        capacity_sum_shortage(search, out);
    }
    arena_release(&scratch);
    return failed ? PB_MEMORY : PB_OK;
}
