/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One stint planned anew against all others: what each slot would gain, the best track through it,
 * and the exact books of the result. */
#include <math.h>
#include <string.h>

#include "models/settle/state.h"

/** Shares are multiples of its inverse, so that equal ones are equal to the last bit. */
#define SHARES 1e6

/** A saving must be more than rounding. */
#define SMALLEST_SAVING 1e-7

/** The stint in hand. */
struct hand {
    struct settle_state *state;
    struct settle_scratch *scratch;
    const struct settle_manner *manner;
    size_t stint;
    const struct settle_stint *at;
    const struct capacity_team *team;
    const int *moves;
    int n_moves;
    int n_picked;
};

static const struct worth *worth_in(const struct hand *hand, int i, int k)
{
    return &hand->scratch->worth[i * hand->state->longest + k];
}

/** Queue number `i` of those that the stint may serve, with the supply of `other`. */
static struct settle_view view_of(const struct hand *hand, int i, const double *other)
{
    const struct settle_state *state = hand->state;
    int queue = settle_queue_of(state, hand->stint, i);
    size_t first = (size_t)queue * (size_t)state->n_slots;
    return (struct settle_view){.queue = queue,
                                .supply = state->supply + first,
                                .served = state->served + first,
                                .span = {hand->at->first, hand->at->n},
                                .other = other};
}

static void look_around(struct hand *hand)
{
    struct settle_state *state = hand->state;
    for (int i = 0; i <= hand->n_moves; i++) {
        double *without = hand->scratch->without + i * state->longest;
        struct settle_view view = view_of(hand, i, without);
        size_t first = (size_t)view.queue * (size_t)state->n_slots;
        struct worth_guide guide = {.trust = hand->manner->trust,
                                    .target =
                                        hand->manner->by_target ? state->target + first : NULL,
                                    .price = state->price + first};
        memcpy(without, view.supply + hand->at->first, (size_t)hand->at->n * sizeof *without);
        settle_supply(state, hand->stint, state->share + state->at[hand->stint], view.queue, -1,
                      without);
        worth_of(&state->books, &view, &guide, hand->scratch->served,
                 &hand->scratch->worth[i * state->longest]);
    }
}

/** A way to spend a slot: `share` on touched queue `i`, the rest on touched queue `j`. */
struct split {
    int i, j, k;
    double share;
};

static double units_of(const struct hand *hand, int i, int k)
{
    const struct capacity_move *moves = hand->state->problem->capacity->moves;
    return hand->at->heads[k] * (i == 0 ? hand->team->home_rate : moves[hand->moves[i - 1]].rate);
}

static double gain_of(const struct hand *hand, const struct split *split)
{
    double rest = 1 - split->share, slot_price = hand->state->problem->slot_price;
    return worth_at(worth_in(hand, split->i, split->k),
                    split->share * units_of(hand, split->i, split->k)) +
           worth_at(worth_in(hand, split->j, split->k), rest * units_of(hand, split->j, split->k)) -
           slot_price * (split->share + (split->j > 0 ? rest : 0));
}

static void consider(const struct hand *hand, struct split split, double share, double most,
                     struct split *best, double *gain)
{
    if (!(share >= SETTLE_LEAST_SHARE) || share > most)
        return;
    split.share = share;
    double own = gain_of(hand, &split);
    if (own > *gain + SMALLEST_SAVING) {
        *gain = own;
        *best = split;
    }
}

/** The best share of the slot: the gain is concave and breaks where a worth ends. */
static double best_split(const struct hand *hand, struct split *split, double most)
{
    const struct split as = *split;
    double gain = -INFINITY, units = units_of(hand, as.i, as.k), rest = units_of(hand, as.j, as.k);
    const struct worth *there = worth_in(hand, as.i, as.k), *here = worth_in(hand, as.j, as.k);
    consider(hand, as, most, most, split, &gain);
    consider(hand, as, SETTLE_LEAST_SHARE, most, split, &gain);
    for (int part = 0; part < WORTH_PARTS; part++) {
        if (units > 0)
            consider(hand, as, there->amount[part] / units, most, split, &gain);
        if (rest > 0)
            consider(hand, as, 1 - here->amount[part] / rest, most, split, &gain);
    }
    return gain;
}

static bool may_use(const struct hand *hand, int a, int k)
{
    const struct capacity_move *move = &hand->state->problem->capacity->moves[hand->moves[a]];
    return hand->at->whole[k] && (move->open == NULL || move->open[hand->at->first + k]);
}

/** Gain of slot `k` with move `a` alive, home being 0; its share to *share. */
static double gain_beside_home(const struct hand *hand, int a, int k, double *share)
{
    struct split split = {a + 1, 0, k, 1};
    double home = worth_at(worth_in(hand, 0, k), units_of(hand, 0, k));
    double gain =
        hand->state->problem->most_queues < 2 ? gain_of(hand, &split) : best_split(hand, &split, 1);
    *share = split.share;
    return gain - home;
}

/** Picks the moves that could pay for their start at all. */
static void pick_moves(struct hand *hand)
{
    struct settle_state *state = hand->state;
    for (int a = 0; a < hand->n_moves; a++) {
        double sum = 0, share;
        for (int k = 0; k < hand->at->n; k++)
            sum += may_use(hand, a, k) ? settle_larger(0, gain_beside_home(hand, a, k, &share)) : 0;
        if (sum > state->problem->start_price)
            hand->scratch->pick[hand->n_picked++] = a;
    }
}

static void fill_pair(struct hand *hand, int x, int y, int k)
{
    int n = hand->n_picked, at = (k * n + x) * n + y;
    struct split split = {hand->scratch->pick[x] + 1, hand->scratch->pick[y] + 1, k, 0.5};
    double home = worth_at(worth_in(hand, 0, k), units_of(hand, 0, k));
    hand->scratch->two[at] = best_split(hand, &split, 1 - SETTLE_LEAST_SHARE) - home;
    hand->scratch->two_share[at] = split.share;
}

static void fill_gains(struct hand *hand)
{
    struct settle_state *state = hand->state;
    int n = hand->n_picked;
    for (int x = 0; x < n; x++)
        hand->scratch->block[x] =
            state->problem->capacity->moves[hand->moves[hand->scratch->pick[x]]].block;
    for (int k = 0; k < hand->at->n; k++)
        for (int x = 0; x < n; x++) {
            int at = k * n + x;
            hand->scratch->may[at] = may_use(hand, hand->scratch->pick[x], k);
            hand->scratch->one[at] =
                gain_beside_home(hand, hand->scratch->pick[x], k, &hand->scratch->one_share[at]);
        }
    for (int at = 0; at < hand->at->n * n * n; at++)
        if (at / n % n != at % n)
            fill_pair(hand, at / n % n, at % n, at / n / n);
}

/** The shares of the track found, to hand->scratch->pattern. */
static void read_track(const struct hand *hand)
{
    struct settle_state *state = hand->state;
    int n = hand->n_picked;
    memset(hand->scratch->pattern, 0,
           (state->at[hand->stint + 1] - state->at[hand->stint]) * sizeof *hand->scratch->pattern);
    for (int k = 0; k < hand->at->n; k++) {
        int x = hand->scratch->track.first[k], y = hand->scratch->track.second[k];
        double *shares = hand->scratch->pattern + k * hand->n_moves;
        if (x < 0)
            continue;
        double share = y < 0 ? hand->scratch->one_share[k * n + x]
                             : hand->scratch->two_share[(k * n + x) * n + y];
        shares[hand->scratch->pick[x]] = round(share * SHARES) / SHARES;
        if (y >= 0)
            shares[hand->scratch->pick[y]] = round((1 - share) * SHARES) / SHARES;
    }
}

/** What the pattern saves, by exact books. */
static double saving(const struct hand *hand)
{
    struct settle_state *state = hand->state;
    double *trial = hand->scratch->trial;
    double saved =
        state->own[hand->stint] - settle_own_cost(state, hand->stint, hand->scratch->pattern);
    for (int i = 0; i <= hand->n_moves; i++) {
        struct settle_view view = view_of(hand, i, trial);
        memcpy(trial, hand->scratch->without + i * state->longest,
               (size_t)hand->at->n * sizeof *trial);
        settle_supply(state, hand->stint, hand->scratch->pattern, view.queue, 1, trial);
        saved += settle_view_saving(&state->books, &view);
    }
    return saved;
}

static bool find_pattern(struct hand *hand)
{
    struct settle_scratch *scratch = hand->scratch;
    const struct settle_problem *problem = hand->state->problem;
    pick_moves(hand);
    fill_gains(hand);
    struct track_task task = {.n = hand->at->n,
                              .n_moves = hand->n_picked,
                              .block = scratch->block,
                              .may = scratch->may,
                              .one = scratch->one,
                              .two = problem->most_queues < 2 ? NULL : scratch->two,
                              .start = problem->start_price};
    if (!track_find(&task, &scratch->track))
        return false;
    read_track(hand);
    return true;
}

bool settle_replan(struct settle_state *state, size_t stint, const struct settle_manner *manner,
                   double *saved)
{
    struct hand hand = {.state = state,
                        .scratch = &state->scratch,
                        .manner = manner,
                        .stint = stint,
                        .at = &state->problem->stints[stint]};
    hand.team = &state->problem->capacity->teams[hand.at->team];
    hand.n_moves = settle_moves_of(state, stint, &hand.moves);
    *saved = 0;
    if (hand.n_moves == 0)
        return true;
    state->steps++;
    look_around(&hand);
    if (!find_pattern(&hand))
        return false;
    if (manner->forced || saving(&hand) > SMALLEST_SAVING)
        *saved = settle_put(state, stint, state->scratch.pattern);
    return true;
}
