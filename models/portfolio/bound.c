/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "models/portfolio/state.h"

/** Adds the least of slot `t` alone with `n` people on the queue; `heads` [n_brands] is scratch. */
static void add_slot(const struct portfolio_problem *problem, int t, int n, int *heads,
                     struct portfolio_result *out)
{
    const double *sessions = problem->sessions + t;
    int places = n * problem->most;
    memset(heads, 0, (size_t)problem->n_brands * sizeof *heads);
    for (; places > 0; places--) {
        int best = -1;
        double gain = 0;
        for (int b = 0; b < problem->n_brands; b++) {
            double d = sessions[(size_t)b * (size_t)problem->n_slots];
            double step = portfolio_price(d, heads[b]) - portfolio_price(d, heads[b] + 1);
            if (heads[b] < n && step > gain) {
                gain = step;
                best = b;
            }
        }
        if (best < 0)
            break;
        heads[best]++;
    }
    for (int b = 0; b < problem->n_brands; b++) {
        double d = sessions[(size_t)b * (size_t)problem->n_slots];
        out->bound += portfolio_price(d, heads[b]);
        out->least_uncovered += d > 0 && heads[b] == 0;
        out->least_sessions += heads[b] == 0 ? d : 0;
    }
}

enum pb_rc portfolio_bound(const struct portfolio_problem *problem, struct portfolio_result *out)
{
    int *heads = calloc((size_t)problem->n_brands + 1, sizeof *heads);
    if (heads == NULL)
        return PB_MEMORY;
    for (int t = 0; t < problem->n_slots; t++) {
        int n = 0;
        for (int p = 0; p < problem->n_people; p++)
            n += problem->there[(size_t)p * (size_t)problem->n_slots + (size_t)t];
        if (n > 0)
            add_slot(problem, t, n, heads, out);
    }
    free(heads);
    return PB_OK;
}
