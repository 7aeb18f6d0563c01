/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brands of one person do not interact: whoever gives all of them back and takes anew, the one that
 * gains most first, has the best portfolio beside those of the others. Everybody in turn does so,
 * then groups drawn by lot, some of which begin with a brand drawn by lot, until many groups in a
 * row gain nothing. */
#include <stdlib.h>
#include <string.h>

#include "models/portfolio/state.h"
#include "planner/base/random.h"

enum { MOST_STEPS = 200000, LARGEST_GROUP = 6, IDLE_PER_PERSON = 20, SEED = 1 };

/** Of the sum of the changes. */
#define ROUNDING 1e-9

/** People whose portfolios are taken anew. */
struct reopened {
    int at[LARGEST_GROUP];
    int first[LARGEST_GROUP]; /**< brand to begin with, or -1 */
    int n;
    bool *old; /**< LARGEST_GROUP * n_brands */
};

static bool *held_by(const struct portfolio_state *state, int person)
{
    return state->serves + (size_t)person * (size_t)state->problem->n_brands;
}

/** Drops everything of `person`; what that changes. */
static double empty(struct portfolio_state *state, int person)
{
    double change = 0;
    for (int b = 0; b < state->problem->n_brands; b++)
        if (held_by(state, person)[b]) {
            change += portfolio_change(state, person, b, -1);
            portfolio_apply(state, person, b, -1);
        }
    return change;
}

/** A portfolio that begins with `first`, unless that is -1; what it changes. */
static double take(struct portfolio_state *state, int person, int first)
{
    double change = 0;
    if (first >= 0) {
        change = portfolio_change(state, person, first, 1);
        portfolio_apply(state, person, first, 1);
    }
    return change + portfolio_take(state, person);
}

static void restore(struct portfolio_state *state, const struct reopened *open)
{
    size_t n_brands = (size_t)state->problem->n_brands;
    for (int i = 0; i < open->n; i++)
        (void)empty(state, open->at[i]);
    for (int i = 0; i < open->n; i++)
        for (size_t b = 0; b < n_brands; b++)
            if (open->old[(size_t)i * n_brands + b])
                portfolio_apply(state, open->at[i], (int)b, 1);
}

/** Takes the people's portfolios anew in their order; false, and as before, unless that gains. */
static bool reopen(struct portfolio_state *state, const struct reopened *open)
{
    size_t n_brands = (size_t)state->problem->n_brands;
    double change = 0;
    for (int i = 0; i < open->n; i++)
        memcpy(open->old + (size_t)i * n_brands, held_by(state, open->at[i]),
               n_brands * sizeof *open->old);
    for (int i = 0; i < open->n; i++)
        change += empty(state, open->at[i]);
    double removed = change + 1;
    for (int i = 0; i < open->n; i++)
        change += take(state, open->at[i], open->first[i]);
    if (change < -ROUNDING * removed)
        return true;
    restore(state, open);
    return false;
}

static bool improve_people(struct portfolio_state *state, struct reopened *open)
{
    bool gained = false;
    open->n = 1;
    open->first[0] = -1;
    for (int p = 0; p < state->problem->n_people && state->steps < MOST_STEPS; p++) {
        open->at[0] = p;
        gained = reopen(state, open) || gained;
    }
    return gained;
}

/** Two to LARGEST_GROUP people by lot, each once. */
static void draw(const struct portfolio_problem *problem, struct random *random,
                 struct reopened *open)
{
    open->n = 0;
    bool by_lot = random_below(random, 2) == 0;
    int wanted = 2 + (int)random_below(random, LARGEST_GROUP - 1);
    for (int k = 0; k < wanted; k++) {
        int person = (int)random_below(random, (size_t)problem->n_people);
        bool known = false;
        for (int i = 0; i < open->n; i++)
            known = known || open->at[i] == person;
        if (known)
            continue;
        open->first[open->n] = by_lot ? (int)random_below(random, (size_t)problem->n_brands) : -1;
        open->at[open->n++] = person;
    }
}

static void improve_groups(struct portfolio_state *state, struct reopened *open)
{
    struct random random;
    random_init(&random, SEED);
    int n_people = state->problem->n_people;
    for (int idle = 0; idle < IDLE_PER_PERSON * n_people && state->steps < MOST_STEPS; idle++) {
        draw(state->problem, &random, open);
        if (reopen(state, open))
            idle = 0;
    }
}

enum pb_rc portfolio_improve(struct portfolio_state *state)
{
    struct reopened open = {
        .old = calloc(LARGEST_GROUP * (size_t)state->problem->n_brands + 1, sizeof(bool))};
    if (open.old == NULL)
        return PB_MEMORY;
    while (improve_people(state, &open))
        continue;
    improve_groups(state, &open);
    free(open.old);
    return PB_OK;
}
