/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/whole.h"

#include <stdlib.h>
#include <string.h>

bool whole_is_manned(const struct roster_sub *sub)
{
    double total = 0;
    for (int i = 0; i < sub->n_cols; i++) {
        total += sub->x[i];
    }
    return total >= sub->n_open - 1e-6;
}

enum pb_rc whole_offer(struct roster_sub *sub, const double *weight, bool *found)
{
    struct roster_model *model = sub->model;
    size_t n = (size_t)model->n_agents * (size_t)model->n_days;
    short *roster = malloc(n * sizeof *roster);
    if (!roster) {
        return PB_MEMORY;
    }
    memcpy(roster, model->best, n * sizeof *roster);
    for (int i = 0; i < sub->n_open; i++) {
        for (int day = 0; day < model->n_days; day++) {
            const double *w = &weight[i * model->line_size + day * model->n_options];
            short *mine = &roster[sub->agent[i] * model->n_days + day];
            *mine = (short)whole_heaviest(w, model->n_options);
        }
    }
    double cost;
    enum pb_rc rc = model_cost(model, roster, &cost);
    *found = rc == PB_OK && model_offer(model, roster, cost);
    free(roster);
    return rc;
}
