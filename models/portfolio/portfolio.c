/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/portfolio/portfolio.h"

#include <stdlib.h>

#include "models/portfolio/state.h"

/** Whether anybody is on the queue in the slot. */
static bool is_served(const struct portfolio_problem *problem, int t)
{
    for (int p = 0; p < problem->n_people; p++)
        if (problem->there[(size_t)p * (size_t)problem->n_slots + (size_t)t])
            return true;
    return false;
}

static void count(const struct portfolio_state *state, struct portfolio_result *out)
{
    const struct portfolio_problem *problem = state->problem;
    for (int t = 0; t < problem->n_slots; t++) {
        if (!is_served(problem, t))
            continue;
        for (int b = 0; b < problem->n_brands; b++) {
            size_t cell = (size_t)b * (size_t)problem->n_slots + (size_t)t;
            double sessions = problem->sessions[cell];
            out->cost += portfolio_price(sessions, state->heads[cell]);
            if (!(sessions > 0))
                continue;
            out->cells++;
            out->uncovered += state->heads[cell] == 0;
            out->uncovered_sessions += state->heads[cell] == 0 ? sessions : 0;
        }
    }
}

enum pb_rc portfolio_solve(const struct portfolio_problem *problem, struct portfolio_result *out)
{
    struct portfolio_state state;
    *out = (struct portfolio_result){0};
    enum pb_rc rc = portfolio_state_make(problem, &state);
    for (int p = 0; p < problem->n_people && rc == PB_OK; p++)
        (void)portfolio_take(&state, p);
    if (rc == PB_OK && problem->n_brands > problem->most)
        rc = portfolio_improve(&state);
    if (rc == PB_OK)
        rc = portfolio_bound(problem, out);
    if (rc == PB_OK) {
        count(&state, out);
        out->steps = state.steps;
        out->serves = state.serves;
        state.serves = NULL;
    }
    portfolio_state_release(&state);
    return rc;
}

void portfolio_result_release(struct portfolio_result *result)
{
    free(result->serves);
    *result = (struct portfolio_result){0};
}
