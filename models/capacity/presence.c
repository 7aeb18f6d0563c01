/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/presence.h"

#include <math.h>

/** Nobody is away, or at home, who is not present: rows C5. */
static void box_people(const struct capacity_search *search, const double present[], double *upper)
{
    const struct capacity_layout *layout = search->layout;
    const struct capacity_problem *problem = search->problem;
    const int n_slots = layout->n_slots;

    for (int i = 0; i < problem->n_teams * n_slots; i++) {
        if (layout->home[i] >= 0 && layout->presence[i] >= 0) {
            upper[layout->home[i]] = present[layout->presence[i]];
        }
    }
    for (int i = 0; i < problem->n_moves * n_slots; i++) {
        const int row = layout->presence[problem->moves[i / n_slots].team * n_slots + i % n_slots];

        if (layout->away[i] >= 0 && row >= 0) {
            upper[layout->away[i]] = present[row];
        }
    }
}

/** Who starts is away for a block: rows C7. */
static void box_starts(const struct capacity_search *search, double *upper)
{
    const struct capacity_layout *layout = search->layout;
    const int n_slots = layout->n_slots;

    for (int i = 0; i < search->problem->n_moves * n_slots; i++) {
        const int block = search->problem->moves[i / n_slots].block;

        for (int k = 0; layout->begin[i] >= 0 && k < block && i % n_slots + k < n_slots &&
                        layout->begin[i + k] >= 0;
             k++) {
            double *most = &upper[layout->begin[i]];

            *most = fmin(*most, upper[layout->away[i + k]]);
        }
    }
}

enum pb_rc capacity_presence_init(struct capacity_presence *presence,
                                  const struct capacity_search *search, const int agents[],
                                  struct arena *arena)
{
    const struct lp_model *model = search->model;
    double *present = arena_alloc(arena, (size_t)model->n_rows, sizeof *present);

    presence->lower = arena_alloc(arena, (size_t)model->n_cols, sizeof *presence->lower);
    presence->upper = arena_copy(arena, model->col_upper, (size_t)model->n_cols, sizeof(double));
    if (arena->failed) {
        return PB_MEMORY;
    }
    for (int j = 0; j < search->layout->n_duties; j++) {
        presence->lower[j] = presence->upper[j] = agents[j];
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            present[model->row_index[e]] += model->value[e] * agents[j];
        }
    }
    box_people(search, present, presence->upper);
    box_starts(search, presence->upper);
    return PB_OK;
}

double capacity_presence_cost(const struct capacity_presence *presence,
                              const struct capacity_search *search)
{
    double cost = 0;

    for (int j = 0; j < search->layout->n_duties; j++) {
        cost += search->model->cost[j] * presence->lower[j];
    }
    return cost;
}
