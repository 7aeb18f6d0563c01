/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One stint planned anew against all others: what each slot would gain, the best track through it,
 * and the exact books of the result. */
#include <math.h>
#include <string.h>

#include "models/settle/state.h"

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
    bool off_duty; /**< it supplies nothing as yet */
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
        if (!hand->off_duty)
            settle_supply(state, hand->stint, state->share + state->at[hand->stint], i, -1,
                          without);
        worth_of(&state->books, &view, &guide, hand->scratch->served,
                 &hand->scratch->worth[i * state->longest]);
    }
}

/** A way to spend slot `k`: a share on touched queue `i`, the rest on touched queue `j`. */
struct split {
    int i, j, k;
    double share;
};

static double units_of(const struct hand *hand, int i, int k)
{
    const struct capacity_move *moves = hand->state->problem->capacity->moves;
    return hand->at->heads[k] * (i == 0 ? hand->team->home_rate : moves[hand->moves[i - 1]].rate);
}

/** What decides about a split. */
struct deal {
    const struct worth *there, *here; /**< of the share, of the rest */
    double units, rest;               /**< of a whole slot */
    double price, rest_price;         /**< of a whole slot away */
};

static double gain_of(const struct deal *deal, double share)
{
    double rest = 1 - share;
    return worth_at(deal->there, share * deal->units) + worth_at(deal->here, rest * deal->rest) -
           deal->price * share - deal->rest_price * rest;
}

static struct deal deal_of(const struct hand *hand, const struct split *split)
{
    double slot_price = hand->state->problem->slot_price;
    return (struct deal){.there = worth_in(hand, split->i, split->k),
                         .here = worth_in(hand, split->j, split->k),
                         .units = units_of(hand, split->i, split->k),
                         .rest = units_of(hand, split->j, split->k),
                         .price = slot_price,
                         .rest_price = split->j > 0 ? slot_price : 0};
}

static void consider(const struct deal *deal, double share, double most, double *best, double *gain)
{
    if (!(share >= SETTLE_LEAST_SHARE) || share > most)
        return;
    double own = gain_of(deal, share);
    if (own > *gain + SMALLEST_SAVING) {
        *gain = own;
        *best = share;
    }
}

/** The best share of the slot: the gain is concave and breaks where a worth ends. */
static double best_split(const struct hand *hand, struct split *split, double most)
{
    const struct deal deal = deal_of(hand, split);
    double gain = -INFINITY;
    consider(&deal, most, most, &split->share, &gain);
    consider(&deal, SETTLE_LEAST_SHARE, most, &split->share, &gain);
    for (int part = 0; part < WORTH_PARTS; part++) {
        if (deal.units > 0 && deal.there->price[part] > 0)
            consider(&deal, deal.there->amount[part] / deal.units, most, &split->share, &gain);
        if (deal.rest > 0 && deal.here->price[part] > 0)
            consider(&deal, 1 - deal.here->amount[part] / deal.rest, most, &split->share, &gain);
    }
    return gain;
}

static bool may_use(const struct hand *hand, int a, int k)
{
    const struct capacity_move *move = &hand->state->problem->capacity->moves[hand->moves[a]];
    return hand->at->whole[k] && (move->open == NULL || move->open[hand->at->first + k]);
}

/** Gain of slot `k` with move `a` alive, home being 0; its share to *share. */
static double gain_beside_home(const struct hand *hand, int a, int k, double home, double *share)
{
    struct split split = {a + 1, 0, k, 1};
    double gain;
    if (hand->state->problem->most_queues < 2) {
        const struct deal deal = deal_of(hand, &split);
        gain = gain_of(&deal, 1);
    } else {
        gain = best_split(hand, &split, 1);
    }
    *share = split.share;
    return gain - home;
}

/** Gains of the moves one by one, in the order of the team's moves; picks those that could pay for
 * their start at all and leaves only theirs. */
static void pick_moves(struct hand *hand)
{
    struct settle_scratch *scratch = hand->scratch;
    int n = hand->n_moves;
    for (int k = 0; k < hand->at->n; k++)
        scratch->home[k] = worth_at(worth_in(hand, 0, k), units_of(hand, 0, k));
    for (int a = 0; a < n; a++) {
        double sum = 0;
        for (int k = 0; k < hand->at->n; k++) {
            int at = k * n + a;
            scratch->one[at] =
                gain_beside_home(hand, a, k, scratch->home[k], &scratch->one_share[at]);
            sum += may_use(hand, a, k) ? settle_larger(0, scratch->one[at]) : 0;
        }
        if (sum > hand->state->problem->start_price)
            scratch->pick[hand->n_picked++] = a;
    }
    for (int k = 0; k < hand->at->n; k++)
        for (int x = 0; x < hand->n_picked; x++) {
            int from = k * n + scratch->pick[x], to = k * hand->n_picked + x;
            scratch->one[to] = scratch->one[from];
            scratch->one_share[to] = scratch->one_share[from];
        }
}

/** Fills both orders of a pair. */
static void fill_pair(struct hand *hand, int x, int y, int k)
{
    struct settle_scratch *scratch = hand->scratch;
    int n = hand->n_picked, at = (k * n + x) * n + y, mirror = (k * n + y) * n + x;
    struct split split = {scratch->pick[x] + 1, scratch->pick[y] + 1, k, 0.5};
    scratch->two[at] = scratch->two[mirror] =
        best_split(hand, &split, 1 - SETTLE_LEAST_SHARE) - scratch->home[k];
    scratch->two_share[at] = split.share;
    scratch->two_share[mirror] = 1 - split.share;
}

static void fill_gains(struct hand *hand)
{
    const struct capacity_move *moves = hand->state->problem->capacity->moves;
    int n = hand->n_picked;
    for (int x = 0; x < n; x++)
        hand->scratch->block[x] = moves[hand->moves[hand->scratch->pick[x]]].block;
    for (int k = 0; k < hand->at->n; k++)
        for (int x = 0; x < n; x++) {
            hand->scratch->may[k * n + x] = may_use(hand, hand->scratch->pick[x], k);
            for (int y = x + 1; y < n; y++)
                fill_pair(hand, x, y, k);
        }
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
        shares[hand->scratch->pick[x]] = settle_round_share(share);
        if (y >= 0)
            shares[hand->scratch->pick[y]] = settle_round_share(1 - share);
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
        if (!settle_is_used(state, hand->stint, state->share + state->at[hand->stint], i) &&
            !settle_is_used(state, hand->stint, hand->scratch->pattern, i))
            continue;
        memcpy(trial, hand->scratch->without + i * state->longest,
               (size_t)hand->at->n * sizeof *trial);
        settle_supply(state, hand->stint, hand->scratch->pattern, i, 1, trial);
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

static struct hand hand_of(struct settle_state *state, size_t stint,
                           const struct settle_manner *manner)
{
    struct hand hand = {.state = state,
                        .scratch = &state->scratch,
                        .manner = manner,
                        .stint = stint,
                        .at = &state->stints[stint]};
    hand.team = &state->problem->capacity->teams[hand.at->team];
    hand.n_moves = settle_moves_of(state, stint, &hand.moves);
    return hand;
}

bool settle_try(struct settle_state *state, size_t stint, const struct settle_stint *shape,
                double *saved)
{
    static const struct settle_manner manner = {.trust = 1};
    struct settle_stint off_duty = state->stints[stint];
    state->stints[stint] = *shape;
    struct hand hand = hand_of(state, stint, &manner);
    hand.off_duty = true;
    *saved = 0;
    bool fine = true;
    if (hand.team->home != CAPACITY_NONE) {
        state->steps++;
        look_around(&hand);
        fine = find_pattern(&hand);
        *saved = fine ? saving(&hand) : 0;
    }
    state->stints[stint] = off_duty;
    return fine;
}

bool settle_replan(struct settle_state *state, size_t stint, const struct settle_manner *manner,
                   double *saved)
{
    struct hand hand = hand_of(state, stint, manner);
    *saved = 0;
    if (hand.n_moves == 0 || hand.at->n == 0)
        return true;
    state->steps++;
    look_around(&hand);
    if (!find_pattern(&hand))
        return false;
    if (manner->forced || saving(&hand) > SMALLEST_SAVING)
        *saved = settle_put(state, stint, state->scratch.pattern);
    return true;
}
