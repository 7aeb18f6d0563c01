/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flows of a capacity plan as runs, first in, first out, given to people who are there. */
#include <math.h>
#include <stdint.h>

#include "models/settle/state.h"

/** Runs smaller than this are rounding of the plan. */
#define SMALLEST_RUN 1e-6

/** Unit heads of one move that leave and come back together. */
struct run {
    int from, to;
    double heads;
};

/** Mean unit heads of the stint over [from, to). */
static double strength(const struct settle_stint *stint, int from, int to)
{
    double sum = 0;
    for (int t = from; t < to; t++)
        sum += stint->heads[t - stint->first];
    return sum / (to - from);
}

/** The part of the run in which the stint is there. */
static struct settle_move clip(const struct settle_state *state, int move, size_t stint,
                               const struct run *run)
{
    const struct settle_stint *at = &state->problem->stints[stint];
    struct settle_move clipped = {.stint = (int)stint, .move = move};
    clipped.from = run->from > at->first ? run->from : at->first;
    clipped.to = run->to < at->first + at->n ? run->to : at->first + at->n;
    while (clipped.from < clipped.to && !at->whole[clipped.from - at->first])
        clipped.from++;
    while (clipped.from < clipped.to && !at->whole[clipped.to - 1 - at->first])
        clipped.to--;
    return clipped;
}

/** Who can take most of the run; share 0 when nobody can. */
static struct settle_move best_taker(const struct settle_state *state, int move,
                                     const struct run *run)
{
    struct settle_move best = {.share = 0};
    double most = 0;
    for (size_t i = 0; i < state->problem->n_stints; i++) {
        if (state->problem->stints[i].team != state->problem->capacity->moves[move].team)
            continue;
        struct settle_move taker = clip(state, move, i, run);
        if (taker.to <= taker.from)
            continue;
        double heads = strength(&state->problem->stints[i], taker.from, taker.to);
        double share = settle_free_share(state, &taker, SIZE_MAX);
        double wanted = fmin(1, run->heads / fmax(heads, SETTLE_TINY));
        bool all = settle_takes_all(state, share);
        taker.share = all && wanted < share ? 0 : fmin(share, wanted);
        double taken = taker.share * heads * (taker.to - taker.from);
        if (taken > most + SETTLE_TINY) {
            most = taken;
            best = taker;
        }
    }
    return best;
}

/** Gives a run to as many people as it takes; what is left before, after or beside is given on
 * while it is long enough. */
static bool place_run(struct settle_state *state, int move, struct run run)
{
    struct run open[64] = {run};
    int n = 1, block = state->problem->capacity->moves[move].block;
    while (n > 0) {
        struct run at = open[--n];
        if (at.heads < SMALLEST_RUN || at.to - at.from < block)
            continue;
        struct settle_move taker = best_taker(state, move, &at);
        if (taker.share <= SETTLE_TINY)
            continue;
        double heads =
            taker.share * strength(&state->problem->stints[taker.stint], taker.from, taker.to);
        if (!settle_add(state, &taker))
            return false;
        const struct run rest[3] = {{at.from, taker.from, at.heads},
                                    {taker.to, at.to, at.heads},
                                    {taker.from, taker.to, at.heads - heads}};
        for (int i = 0; i < 3 && n < 64; i++)
            open[n++] = rest[i];
    }
    return true;
}

/** Runs of one move that have begun, the oldest first. */
struct queue {
    int move;
    struct run *runs;
    int first, n;
};

/** Ends `heads` of the oldest runs at `t`. */
static bool end_runs(struct settle_state *state, struct queue *open, double heads, int t)
{
    while (open->first < open->n && heads > SMALLEST_RUN) {
        struct run *oldest = &open->runs[open->first];
        struct run ended = {oldest->from, t, fmin(oldest->heads, heads)};
        heads -= ended.heads;
        oldest->heads -= ended.heads;
        if (oldest->heads <= SMALLEST_RUN)
            open->first++;
        if (!place_run(state, open->move, ended))
            return false;
    }
    return true;
}

static bool follow_move(struct settle_state *state, int move, struct run *runs)
{
    const double *away = state->problem->away + (size_t)move * (size_t)state->n_slots;
    struct queue open = {.move = move, .runs = runs};
    for (int t = 0; t <= state->n_slots; t++) {
        double before = t > 0 ? away[t - 1] : 0, now = t < state->n_slots ? away[t] : 0;
        if (now > before + SMALLEST_RUN)
            runs[open.n++] = (struct run){.from = t, .heads = now - before};
        else if (now < before - SMALLEST_RUN && !end_runs(state, &open, before - now, t))
            return false;
    }
    return true;
}

enum pb_rc settle_follow_plan(struct settle_state *state)
{
    struct run *runs = arena_alloc(&state->arena, (size_t)state->n_slots + 1, sizeof *runs);
    bool fine = runs != NULL;
    for (int a = 0; a < state->problem->capacity->n_moves && fine; a++)
        fine = follow_move(state, a, runs);
    return fine ? PB_OK : PB_MEMORY;
}
