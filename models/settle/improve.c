/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dropping, stretching, trimming and adding reassignments while it saves money. */
#include <math.h>
#include <stdint.h>

#include "models/settle/state.h"

enum { MOST_STEPS = 400000, MOST_ROUNDS = 8, STEPS_PER_LOOK = 64, N_SHARES = 4 };

/** A saving must be more than rounding. */
#define SMALLEST_SAVING 1e-6

static bool may_go_on(const struct settle_state *state)
{
    bool look = state->steps % STEPS_PER_LOOK == 0;
    return state->steps < MOST_STEPS &&
           !(look && pb_stop_reason(&state->problem->stop) != PB_GO_ON);
}

/** A change under trial: the best so far of one reassignment. */
struct best {
    struct settle_move move;
    double saving;
};

static void consider(struct settle_state *state, size_t index, struct settle_move move,
                     struct best *best)
{
    double most = settle_free_share(state, &move, index);
    move.share = settle_takes_all(state, most) ? most : fmin(move.share, most);
    if (move.share <= SETTLE_TINY)
        return;
    double saving = settle_saving(state, &state->moves[index], &move);
    if (saving > best->saving + SMALLEST_SAVING)
        *best = (struct best){move, saving};
}

/** Stretches, trims, resizes or drops reassignment `index`; what it saves. */
static double reshape(struct settle_state *state, size_t index)
{
    const struct settle_move now = state->moves[index];
    struct best best = {now, 0};
    const int steps[4][2] = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
    const double factors[4] = {0.5, 0.8, 1.25, 2};
    for (int i = 0; i < 4; i++) {
        struct settle_move move = now;
        move.from += steps[i][0];
        move.to += steps[i][1];
        consider(state, index, move, &best);
        move = now;
        move.share = fmin(1, move.share * factors[i]);
        consider(state, index, move, &best);
    }
    double dropped = settle_saving(state, &now, NULL);
    if (dropped > best.saving + SMALLEST_SAVING) {
        settle_change(state, index, NULL);
        return dropped;
    }
    if (best.saving > 0)
        settle_change(state, index, &best.move);
    return best.saving;
}

/** Another reassignment of the stint that overlaps number `index`; n_moves when there is none. */
static size_t rival_of(const struct settle_state *state, size_t index)
{
    const struct settle_move *own = &state->moves[index];
    for (size_t i = 0; i < state->n_moves; i++) {
        const struct settle_move *other = &state->moves[i];
        if (i != index && other->stint == own->stint && other->from < own->to &&
            own->from < other->to)
            return i;
    }
    return state->n_moves;
}

/** Gives reassignment `index` the whole person in place of one that it shares the person with; what
 * that saves. */
static double oust(struct settle_state *state, size_t index, bool *fine)
{
    size_t rival = rival_of(state, index);
    if (rival == state->n_moves)
        return 0;
    const struct settle_move gone = state->moves[rival];
    struct settle_move move = state->moves[index];
    double saved = settle_saving(state, &gone, NULL);
    settle_change(state, rival, NULL);
    size_t at = index == state->n_moves ? rival : index; /* the last one took its place */
    move.share = 1;
    struct best best = {state->moves[at], 0};
    consider(state, at, move, &best);
    if (saved + best.saving > SMALLEST_SAVING) {
        settle_change(state, at, &best.move);
        return saved + best.saving;
    }
    *fine = settle_add(state, &gone);
    return 0;
}

static bool wanted(const struct settle_state *state, const struct settle_move *move)
{
    int queue = state->problem->capacity->moves[move->move].queue;
    int n = 0;
    for (int t = move->from; t < move->to; t++)
        n += state->short_of[queue * state->n_slots + t];
    return 2 * n >= move->to - move->from;
}

static void try_new(struct settle_state *state, struct settle_move move, struct best *best)
{
    double most = wanted(state, &move) ? settle_free_share(state, &move, SIZE_MAX) : 0;
    /* beside another reassignment only the rest is surely allowed */
    const double shares[N_SHARES] = {most, 0.7, 0.45, 0.25};
    for (int i = 0; i < (settle_takes_all(state, most) ? 1 : N_SHARES); i++) {
        move.share = shares[i];
        double saving = move.share > SETTLE_TINY ? settle_saving(state, NULL, &move) : 0;
        if (saving > best->saving + SMALLEST_SAVING)
            *best = (struct best){move, saving};
    }
}

/** Tries `move`, whose `from` is set, with every end up to `end`. */
static void try_ends(struct settle_state *state, struct settle_move move, int end,
                     struct best *best)
{
    int block = state->problem->capacity->moves[move.move].block;
    for (move.to = move.from + block; move.to <= end; move.to++)
        try_new(state, move, best);
}

/** The best new reassignment of a stint, if any saves; what it saves. */
static double extend(struct settle_state *state, size_t stint, bool *fine)
{
    const struct settle_stint *at = &state->problem->stints[stint];
    struct best best = {.saving = 0};
    for (int a = 0; a < state->problem->capacity->n_moves; a++) {
        int block = state->problem->capacity->moves[a].block, end = at->first + at->n;
        struct settle_move move = {.stint = (int)stint, .move = a};
        if (state->problem->capacity->moves[a].team != at->team)
            continue;
        for (move.from = at->first; move.from + block <= end && may_go_on(state); move.from++)
            try_ends(state, move, end, &best);
    }
    if (best.saving > 0)
        *fine = settle_add(state, &best.move);
    return best.saving;
}

enum pb_rc settle_improve(struct settle_state *state)
{
    bool fine = true;
    for (int round = 0; round < MOST_ROUNDS && fine && may_go_on(state); round++) {
        double saved = 0;
        for (size_t i = state->n_moves; i-- > 0 && may_go_on(state);)
            if (i < state->n_moves)
                saved += reshape(state, i);
        for (size_t i = state->n_moves; i-- > 0 && fine && may_go_on(state);)
            if (i < state->n_moves)
                saved += oust(state, i, &fine);
        for (size_t i = 0; i < state->problem->n_stints && fine && may_go_on(state); i++)
            saved += extend(state, i, &fine);
        if (saved <= SMALLEST_SAVING)
            break;
    }
    return fine ? PB_OK : PB_MEMORY;
}
