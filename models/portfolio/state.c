/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/portfolio/state.h"

#include <stdlib.h>

/** Changes smaller than this part of a price are rounding. */
#define NOTHING 1e-9

double portfolio_price(double sessions, int heads)
{
    if (heads == 0)
        return PORTFOLIO_UNCOVERED * sessions + 2 * sessions * sessions;
    return sessions * sessions / heads;
}

static bool index_slots(struct portfolio_state *state)
{
    const struct portfolio_problem *problem = state->problem;
    size_t n = 0, cells = (size_t)problem->n_people * (size_t)problem->n_slots;
    for (size_t i = 0; i < cells; i++)
        n += problem->there[i];
    state->slot_of = calloc(n + 1, sizeof *state->slot_of);
    state->slot_from = calloc((size_t)problem->n_people + 1, sizeof *state->slot_from);
    if (state->slot_of == NULL || state->slot_from == NULL)
        return false;
    int at = 0;
    for (int p = 0; p < problem->n_people; p++) {
        for (int t = 0; t < problem->n_slots; t++)
            if (problem->there[(size_t)p * (size_t)problem->n_slots + (size_t)t])
                state->slot_of[at++] = t;
        state->slot_from[p + 1] = at;
    }
    return true;
}

enum pb_rc portfolio_state_make(const struct portfolio_problem *problem,
                                struct portfolio_state *out)
{
    size_t people = (size_t)problem->n_people, brands = (size_t)problem->n_brands;
    *out = (struct portfolio_state){
        .problem = problem,
        .serves = calloc(people * brands + 1, sizeof(bool)),
        .n_held = calloc(people + 1, sizeof(int)),
        .heads = calloc(brands * (size_t)problem->n_slots + 1, sizeof(int)),
    };
    bool fine = out->serves != NULL && out->n_held != NULL && out->heads != NULL;
    return fine && index_slots(out) ? PB_OK : PB_MEMORY;
}

void portfolio_state_release(struct portfolio_state *state)
{
    free(state->serves);
    free(state->n_held);
    free(state->heads);
    free(state->slot_of);
    free(state->slot_from);
    *state = (struct portfolio_state){0};
}

double portfolio_change(const struct portfolio_state *state, int person, int brand, int sign)
{
    size_t row = (size_t)brand * (size_t)state->problem->n_slots;
    const double *sessions = state->problem->sessions + row;
    const int *heads = state->heads + row;
    double change = 0;
    for (int i = state->slot_from[person]; i < state->slot_from[person + 1]; i++) {
        int t = state->slot_of[i];
        if (sessions[t] > 0)
            change += portfolio_price(sessions[t], heads[t] + sign) -
                      portfolio_price(sessions[t], heads[t]);
    }
    return change;
}

void portfolio_apply(struct portfolio_state *state, int person, int brand, int sign)
{
    int *heads = state->heads + (size_t)brand * (size_t)state->problem->n_slots;
    for (int i = state->slot_from[person]; i < state->slot_from[person + 1]; i++)
        heads[state->slot_of[i]] += sign;
    state->serves[person * state->problem->n_brands + brand] = sign > 0;
    state->n_held[person] += sign;
}

double portfolio_take(struct portfolio_state *state, int person)
{
    const struct portfolio_problem *problem = state->problem;
    double sum = 0;
    while (state->n_held[person] < problem->most) {
        int best = -1;
        double gain = -NOTHING;
        for (int b = 0; b < problem->n_brands; b++) {
            if (state->serves[person * problem->n_brands + b])
                continue;
            double change = portfolio_change(state, person, b, 1);
            state->steps++;
            if (change < gain) {
                gain = change;
                best = b;
            }
        }
        if (best < 0)
            break;
        portfolio_apply(state, person, best, 1);
        sum += gain;
    }
    return sum;
}
