/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "models/capacity/window_stints.h"

/** A stint that is cheaper by less is no gain [money]. */
#define LEAST_GAIN 1e-2

/** What a head away on column `j` costs beside what it brings, at the prices of the window. */
static double away_price(const struct window *window, int j)
{
    const struct lp_model *model = window->search->model;
    double price = model->cost[j];

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        price -= model->value[e] * window_row_price(window, model->row_index[e]);
    }
    return price;
}

/** Reduced costs of the stints of move `a` up to each slot: `sum[t]` holds the slots before `t`. */
static void sum_prices(const struct window *window, int a, double *sum)
{
    const struct capacity_layout *layout = window->search->layout;
    const int first = a * layout->n_slots;
    const int from = window->range->slot_from;

    sum[from] = 0;
    for (int t = from; t <= window->range->slot_to; t++) {
        const bool is_open = layout->begin[first + t] >= 0;

        sum[t + 1] = sum[t] + (is_open ? away_price(window, layout->away[first + t]) : 0.0);
    }
}

/** The cheapest stint of move `a` from slot `from`; its reduced cost, INFINITY when there is none.
 */
static double cheapest(const struct window *window, int a, int from, const double *sum,
                       struct stint *out)
{
    const double start = window->search->problem->moves[a].start_price;
    struct stint stint = {a, from, from - 1};
    double least = INFINITY;

    while (window_stint_lengthen(window->search, window->range, &stint)) {
        const double reduced = start + sum[stint.to + 1] - sum[from];

        if (reduced < least) {
            least = reduced;
            *out = stint;
        }
    }
    return least;
}

static enum pb_rc price_move(struct window *window, int a, double *sum, int *n)
{
    const struct capacity_layout *layout = window->search->layout;
    enum pb_rc rc = PB_OK;

    sum_prices(window, a, sum);
    for (int t = window->range->slot_from; rc == PB_OK && t <= window->range->slot_to; t++) {
        struct stint stint;

        if (layout->begin[a * layout->n_slots + t] >= 0 &&
            cheapest(window, a, t, sum, &stint) < -LEAST_GAIN) {
            rc = window_add_stint(window, &stint, 0.0);
            ++*n;
        }
    }
    return rc;
}

enum pb_rc window_price(struct window *window, int *n)
{
    enum pb_rc rc = PB_OK;

    *n = 0;
    for (int a = 0; rc == PB_OK && a < window->search->problem->n_moves; a++) {
        if (window_is_linked(window->search, window->range, a)) {
            rc = price_move(window, a, window->sum, n);
        }
    }
    return rc;
}
