/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody planned anew in turn while it saves money, from several beginnings. */
#include <stdlib.h>
#include <string.h>

#include "models/settle/state.h"

enum { MOST_ROUNDS = 40 };

/** A round that saves less than this share of the cost is the last one. */
#define LEAST_PROGRESS 1e-5

static enum pb_rc one_round(struct settle_state *state, const struct settle_manner *manner,
                            double *saved)
{
    *saved = 0;
    for (size_t i = 0; i < state->problem->n_stints; i++) {
        double own;
        bool may = manner->forced || pb_stop_reason(&state->problem->stop) == PB_GO_ON;
        if (may && !settle_replan(state, i, manner, &own))
            return PB_MEMORY;
        *saved += may ? own : 0;
    }
    settle_refresh(state);
    return PB_OK;
}

enum pb_rc settle_rounds(struct settle_state *state, const struct settle_manner *manner)
{
    enum pb_rc rc = PB_OK;
    double saved = 1;
    for (int round = 0; round < MOST_ROUNDS && rc == PB_OK && saved > 0; round++) {
        rc = one_round(state, manner, &saved);
        if (saved <= LEAST_PROGRESS * settle_total(state))
            break;
    }
    return rc;
}

/** Makes reassignments of what stands, the first time by `manner`, and improves them. */
static enum pb_rc begin(struct settle_state *state, const struct settle_manner *manner)
{
    struct settle_manner later = *manner;
    double saved;
    enum pb_rc rc = one_round(state, manner, &saved);
    later.forced = false;
    if (rc == PB_OK && later.by_target)
        rc = settle_rounds(state, &later);
    later.by_target = false;
    for (later.trust = 1; later.trust > 0.1 && rc == PB_OK; later.trust /= 2)
        rc = settle_rounds(state, &later);
    return rc;
}

enum pb_rc settle_improve(struct settle_state *state)
{
    static const struct settle_manner manners[] = {
        {.by_target = true, .forced = true, .trust = 1},
        {.by_target = false, .forced = true, .trust = 1},
        {.by_target = false, .forced = true, .trust = 0.25},
    };
    size_t n = state->at[state->problem->n_stints], bytes = n * sizeof(double);
    double *start = malloc(2 * bytes + 1), *best = start + n, least = 0;
    enum pb_rc rc = start != NULL ? PB_OK : PB_MEMORY;
    if (rc == PB_OK)
        memcpy(start, state->share, bytes);
    for (size_t i = 0; i < sizeof manners / sizeof manners[0] && rc == PB_OK; i++) {
        memcpy(state->share, start, bytes);
        settle_refresh(state);
        rc = begin(state, &manners[i]);
        if (i == 0 || settle_total(state) < least) {
            least = settle_total(state);
            memcpy(best, state->share, bytes);
        }
        if (pb_stop_requested(&state->problem->stop))
            break;
    }
    if (rc == PB_OK) {
        memcpy(state->share, best, bytes);
        settle_refresh(state);
    }
    free(start);
    return rc;
}
