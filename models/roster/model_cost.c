/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/model.h"

bool model_must_stop(const struct roster_model *model)
{
    long limit = model->options->step_limit;
    return (limit > 0 && model->steps >= limit) || pb_stop_requested(&model->options->stop);
}

void model_add_activity(const struct roster_model *model, int agent, const short *option,
                        double factor, double *activity)
{
    for (int day = 0; day < model->n_days; day++) {
        int n;
        const struct roster_share *share = model_shares(model, agent, day, option[day], &n);
        for (int i = 0; i < n; i++) {
            activity[share[i].row] += factor * share[i].amount;
        }
    }
}

double model_row_price(const struct roster_model *model, const double *activity)
{
    double cost = 0;
    for (int r = 0; r < model->n_rows; r++) {
        const struct roster_row *row = &model->problem->rows[r];
        double missing = row->need - activity[r];
        cost += missing > 0 ? row->under * missing : row->over * -missing;
    }
    return cost;
}

enum pb_rc model_cost(struct roster_model *model, const short *roster, double *cost)
{
    double *activity = calloc((size_t)model->n_rows + 1, sizeof *activity);
    if (!activity) {
        return PB_MEMORY;
    }
    *cost = 0;
    for (int e = 0; e < model->n_agents; e++) {
        const short *option = &roster[e * model->n_days];
        model_add_activity(model, e, option, 1, activity);
        *cost += line_price(model->problem, &model->rules[e], option);
    }
    *cost += model_row_price(model, activity);
    free(activity);
    return PB_OK;
}

bool model_offer(struct roster_model *model, const short *roster, double cost)
{
    if (!(cost < model->best_cost - 1e-9)) {
        return false;
    }
    model->best_cost = cost;
    if (roster != model->best) {
        memcpy(model->best, roster,
               (size_t)model->n_agents * (size_t)model->n_days * sizeof *roster);
    }
    double bound = model->bound, gap = (cost - bound) / fmax(1, fabs(cost));
    struct pb_progress progress = {.phase = "roster",
                                   .done = NAN,
                                   .bound = isfinite(bound) ? bound * model->unit : NAN,
                                   .best = cost * model->unit,
                                   .gap = isfinite(bound) ? gap : NAN,
                                   .elapsed_s = NAN};
    pb_tell(&model->options->listener, &progress);
    return true;
}

double model_cutoff(const struct roster_model *model)
{
    double step = model->grain > 0 ? model->grain - 1e-6 : 1e-6 * fmax(1, fabs(model->best_cost));
    return model->best_cost - step;
}

double model_round_up(const struct roster_model *model, double bound)
{
    if (model->grain <= 0 || !isfinite(bound)) {
        return bound;
    }
    return model->grain * ceil((bound - 1e-6 * fmax(1, fabs(bound))) / model->grain);
}
