/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "models/capacity/window_stints.h"

/** A column that is cheaper by less is no gain [money]. */
#define LEAST_GAIN 1e-2

/** Rounds of pricing after one solve. */
#define MOST_PRICINGS 20

/** A primal simplex that takes more iterations per row than this turns in circles. */
#define PATIENCE 2

/** What a unit of column `j` of the model costs beside what it brings, at the prices of the window.
 */
static double price_of(const struct window *window, int j)
{
    const struct lp_model *model = window->search->model;
    double price = model->cost[j];

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        price -= model->value[e] * window->price[model->row_index[e]];
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

        sum[t + 1] = sum[t] + (is_open ? price_of(window, layout->away[first + t]) : 0.0);
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

/** Adds those that wait no longer. */
static enum pb_rc price_waiting(struct window *window, int *n)
{
    enum pb_rc rc = PB_OK;
    int n_left = 0;

    for (int k = 0; k < window->n_waiting; k++) {
        const int j = window->waiting[k];

        if (rc == PB_OK && price_of(window, j) < -LEAST_GAIN) {
            rc = window_add_column(window, j);
            ++*n;
        } else {
            window->waiting[n_left++] = j;
        }
    }
    window->n_waiting = n_left;
    return rc;
}

/** Takes the duals of the last solve. */
static void take_prices(struct window *window)
{
    const double *dual = lp_dual(window->lp);

    for (int r = 0; r < window->n_rows; r++) {
        window->price[window->row[r]] = window->beyond[window->row[r]] + dual[r];
    }
}

/** Adds what makes the window cheaper; *n says how many columns there were. */
static enum pb_rc price(struct window *window, int *n)
{
    *n = 0;
    take_prices(window);
    enum pb_rc rc = price_waiting(window, n);
    const int n_moves = window->has_stints ? window->search->problem->n_moves : 0;

    for (int a = 0; rc == PB_OK && a < n_moves; a++) {
        if (window_is_linked(window->search, window->range, a)) {
            rc = price_move(window, a, window->sum, n);
        }
    }
    return rc;
}

static enum pb_rc solve(struct window *window, const struct lp_simplex_options *options,
                        struct lp_answer *answer)
{
    const long before = answer->iterations;
    const enum pb_rc rc = lp_solve_simplex(window->lp, options, answer);

    answer->iterations += before;
    return rc;
}

/** Goes on with more columns from where it stood, which is feasible. */
static enum pb_rc solve_again(struct window *window, struct lp_answer *answer)
{
    const struct lp_simplex_options primal = {.method = LP_PRIMAL,
                                              .iteration_limit = (long)PATIENCE * window->n_rows,
                                              .poll = capacity_poll(window->search)};
    const struct lp_simplex_options dual = {.poll = primal.poll};
    enum pb_rc rc = solve(window, &primal, answer);

    if (rc == PB_OK && (answer->status == PB_STATUS_NONE || answer->status == PB_STATUS_FEASIBLE)) {
        rc = lp_standard_basis(window->lp);
        rc = rc == PB_OK ? solve(window, &dual, answer) : rc;
    }
    return rc;
}

enum pb_rc window_grow(struct window *window, struct lp_answer *answer)
{
    int n = window_may_grow(window) ? 1 : 0;
    enum pb_rc rc = PB_OK;

    for (int k = 0; rc == PB_OK && n > 0 && k < MOST_PRICINGS; k++) {
        if (answer->status != PB_STATUS_OPTIMAL) {
            break;
        }
        rc = price(window, &n);
        if (rc == PB_OK && n > 0) {
            rc = solve_again(window, answer);
        }
    }
    return rc;
}
