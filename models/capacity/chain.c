/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/chain.h"

#include <math.h>

double capacity_reduced_cost(const struct lp_model *model, const double y[], int j)
{
    double value = model->cost[j];

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        value -= model->value[e] * y[model->row_index[e]];
    }
    return value;
}

void capacity_reduced_costs(const struct lp_model *model, const double y[], double out[])
{
    for (int j = 0; j < model->n_cols; j++) {
        out[j] = capacity_reduced_cost(model, y, j);
    }
}

/** Notes the best stint of each start in the run that would pay. */
static void price_stints(const struct capacity_search *search, const struct relaxation *out,
                         struct chain_pricing *pricing, int a, const int run[2])
{
    const struct capacity_move *move = &search->problem->moves[a];
    const int *away = &search->layout->away[a * search->layout->n_slots];

    for (int from = run[0]; from <= run[1]; from++) {
        double cost = move->start_price;
        int to = from;

        for (; to <= run[1] && to < from + move->block; to++) {
            cost += out->reduced[away[to]];
        }
        if (cost + pricing->worth[to] > -pricing->least_gain) {
            continue;
        }
        while (to <= run[1] && pricing->worth[to] < 0) {
            to++;
        }
        pricing->more.at[pricing->more.n++] = (struct stint){a, from, to - 1};
    }
}

/** Duals of C6 and C7 of one run of slots from .. to of move a, in closed form (relax.h); the
 * reduced costs of w become those of the cheapest stint over the slot. */
static void chain_run(const struct capacity_search *search, struct relaxation *out,
                      struct chain_pricing *pricing, int a, const int run[2])
{
    double *const worth = pricing->worth;
    const struct capacity_layout *layout = search->layout;
    const struct capacity_move *move = &search->problem->moves[a];
    const int first = a * layout->n_slots;

    worth[run[1] + 1] = 0;
    for (int t = run[1]; t >= run[0]; t--) {
        const double cost = out->reduced[layout->away[first + t]];

        worth[t] = fmin(0.0, cost + worth[t + 1]);
        out->y[layout->start[first + t]] = -worth[t];
        out->y[layout->block[first + t]] = cost + worth[t + 1] - worth[t];
    }
    if (pricing->more.at != NULL) {
        price_stints(search, out, pricing, a, run);
    }
    double begun = INFINITY;

    for (int t = run[0]; t <= run[1]; t++) {
        const int w = layout->away[first + t];

        begun = out->reduced[w] + fmin(move->start_price, begun);
        out->reduced[w] = fmax(0.0, begun + worth[t + 1]);
        out->reduced[layout->begin[first + t]] = out->reduced[w];
    }
}

void capacity_chain_duals(const struct capacity_search *search, struct relaxation *out,
                          struct chain_pricing *pricing)
{
    const struct capacity_layout *layout = search->layout;
    const int n_slots = layout->n_slots;

    for (int a = 0; a < search->problem->n_moves; a++) {
        const int *begin = &layout->begin[a * n_slots];
        int t = 0;

        while (t < n_slots) {
            int run[2] = {t, t};

            if (begin[t] < 0) {
                t++;
                continue;
            }
            while (run[1] + 1 < n_slots && begin[run[1] + 1] >= 0) {
                run[1]++;
            }
            chain_run(search, out, pricing, a, run);
            t = run[1] + 1;
        }
    }
}

void capacity_flow_duals(const struct capacity_search *search, const int *place, double *y)
{
    const struct capacity_layout *layout = search->layout;

    for (int i = search->problem->n_moves * layout->n_slots - 1; i >= 0; i--) {
        const int start = layout->start[i];

        if (start >= 0 && y[start] <= 0 && (place == NULL || place[start] < 0)) {
            y[start] = fmax(0.0, -capacity_reduced_cost(search->model, y, layout->away[i]));
        }
    }
    for (int i = 0; i < search->problem->n_moves * layout->n_slots; i++) {
        if (layout->block[i] >= 0) {
            y[layout->block[i]] =
                fmax(0.0, capacity_reduced_cost(search->model, y, layout->away[i]));
        }
    }
}
