/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/lagrange.h"

#include <math.h>
#include <string.h>

#include "models/settle/offer.h"

static const struct capacity_problem *problem_of(const struct lagrange *lagrange)
{
    return lagrange->state->problem->capacity;
}

static const struct capacity_soft *soft_of(const struct lagrange *lagrange, size_t i)
{
    return &problem_of(lagrange)->softs[lagrange->state->books.soft[i - lagrange->n_cells]];
}

double lagrange_limit(const struct lagrange *lagrange, size_t i)
{
    return i < lagrange->n_cells ? INFINITY : soft_of(lagrange, i)->price;
}

/** Cuts what arrives on a queue into batches; how many. */
static int cut_batches(const struct capacity_queue *queue, int n_slots,
                       struct lagrange_batch *batches)
{
    double done = 0;
    int n = 0, arrives = 0, due = 0;
    while (arrives < n_slots) {
        while (due < n_slots && queue->due[due] <= done)
            due++;
        if (queue->arrived[arrives] <= done) {
            arrives++;
            continue;
        }
        double until = queue->arrived[arrives];
        if (due < n_slots)
            until = settle_smaller(until, queue->due[due]);
        batches[n++] = (struct lagrange_batch){until - done, arrives, due};
        done = until;
    }
    return n;
}

static void cut_all(struct lagrange *lagrange)
{
    const struct capacity_problem *problem = problem_of(lagrange);
    int n = 0;
    for (int q = 0; q < problem->n_queues; q++) {
        if (problem->queues[q].is_deferrable)
            n += cut_batches(&problem->queues[q], lagrange->n_slots, lagrange->batches + n);
        lagrange->first_batch[q + 1] = n;
    }
}

static bool alike(const struct settle_stint *a, const struct settle_stint *b)
{
    if (a->team != b->team || a->first != b->first || a->n != b->n)
        return false;
    if (a->n == 0) /* then there are no arrays */
        return true;
    return memcmp(a->whole, b->whole, (size_t)a->n * sizeof *a->whole) == 0 &&
           memcmp(a->heads, b->heads, (size_t)a->n * sizeof *a->heads) == 0;
}

/** Stints of the same team and start stand near each other in the list of a team: a short look back
 * finds most of those alike. */
static void find_kinds(struct lagrange *lagrange)
{
    enum { LOOK_BACK = 400 };
    const struct settle_stint *stints = lagrange->state->stints;
    for (size_t i = 0; i < lagrange->state->problem->n_stints; i++) {
        size_t k = lagrange->n_kinds, last = k > LOOK_BACK ? k - LOOK_BACK : 0;
        while (k > last && !alike(&stints[lagrange->kinds[k - 1].stint], &stints[i]))
            k--;
        if (k > last)
            lagrange->kinds[k - 1].count++;
        else
            lagrange->kinds[lagrange->n_kinds++] = (struct lagrange_kind){i, 1};
        lagrange->kind_of[i] = (int)(k > last ? k : lagrange->n_kinds) - 1;
    }
}

static void find_home(struct lagrange *lagrange)
{
    const struct settle_problem *settle = lagrange->state->problem;
    memcpy(lagrange->home, lagrange->state->posted, lagrange->n_cells * sizeof(double));
    for (size_t i = 0; i < settle->n_stints; i++) {
        const struct settle_stint *stint = &lagrange->state->stints[i];
        const struct capacity_team *team = &settle->capacity->teams[stint->team];
        for (int k = 0; k < stint->n && team->home != CAPACITY_NONE; k++)
            lagrange->home[team->home * lagrange->n_slots + stint->first + k] +=
                team->home_rate * stint->heads[k];
    }
}

enum pb_rc lagrange_make(struct settle_state *state, struct lagrange *out)
{
    const struct capacity_problem *problem = state->problem->capacity;
    *out = (struct lagrange){.state = state, .scratch = &state->scratch, .n_slots = state->n_slots};
    size_t n_slots = (size_t)out->n_slots, n_queues = (size_t)problem->n_queues;
    struct arena *arena = &out->arena;
    out->n_cells = n_queues * n_slots;
    out->n_prices = out->n_cells + (size_t)state->books.first[n_queues];
    out->home = arena_alloc(arena, out->n_cells, sizeof(double));
    out->whole = arena_alloc(arena, out->n_cells, sizeof(double));
    out->batches = arena_alloc(arena, 2 * out->n_cells + 1, sizeof *out->batches);
    out->first_batch = arena_alloc(arena, n_queues + 1, sizeof(int));
    out->kinds = arena_alloc(arena, state->problem->n_stints, sizeof *out->kinds);
    out->kind_of = arena_alloc(arena, state->problem->n_stints, sizeof(int));
    out->sum = arena_alloc(arena, state->at[state->problem->n_stints], sizeof(double));
    out->from = arena_alloc(arena, n_slots + 1, sizeof(double));
    out->when = arena_alloc(arena, n_slots + 1, sizeof(int));
    if (arena->failed)
        return PB_MEMORY;
    cut_all(out);
    find_kinds(out);
    find_home(out);
    return PB_OK;
}

void lagrange_release(struct lagrange *lagrange)
{
    arena_release(&lagrange->arena);
    *lagrange = (struct lagrange){0};
}

/** P, and the parts of L that only the soft rows make. */
static double soft_part(struct lagrange *lagrange, const double *price, double *slope)
{
    double value = 0;
    memcpy(lagrange->whole, price, lagrange->n_cells * sizeof(double));
    for (size_t i = lagrange->n_cells; i < lagrange->n_prices; i++) {
        const struct capacity_soft *soft = soft_of(lagrange, i);
        value += price[i] * soft->need;
        slope[i] += soft->need;
        for (int t = soft->slot_from; t <= soft->slot_to && soft->kind == CAPACITY_SOFT_SUPPLY; t++)
            lagrange->whole[soft->queue * lagrange->n_slots + t] += price[i];
    }
    return value;
}

/** What losing a unit costs beyond the lost price: SERVED rows over the slot; `each` adds to their
 * slopes. */
static double served_price(const struct lagrange *lagrange, const double *price, int q, int t,
                           double each, double *slope)
{
    const struct settle_books *books = &lagrange->state->books;
    double sum = 0;
    for (int i = books->first[q]; i < books->first[q + 1]; i++) {
        const struct capacity_soft *soft = &problem_of(lagrange)->softs[books->soft[i]];
        size_t at = lagrange->n_cells + (size_t)i;
        if (soft->kind != CAPACITY_SOFT_SERVED || t < soft->slot_from || t > soft->slot_to)
            continue;
        sum += price[at];
        slope[at] += each;
    }
    return sum;
}

static double lossy_part(const struct lagrange *lagrange, const double *price, int q, double *slope)
{
    const struct capacity_queue *queue = &problem_of(lagrange)->queues[q];
    double value = 0;
    for (int t = 0; t < lagrange->n_slots; t++) {
        size_t at = (size_t)q * (size_t)lagrange->n_slots + (size_t)t;
        double lose = queue->lost_price[t] + served_price(lagrange, price, q, t, 0, slope);
        if (price[at] <= lose) {
            value += price[at] * queue->demand[t];
            slope[at] += queue->demand[t];
        } else {
            value += lose * queue->demand[t];
            (void)served_price(lagrange, price, q, t, queue->demand[t], slope);
        }
    }
    return value;
}

/** Cheapest service of late units from every slot on. */
static void find_late(struct lagrange *lagrange, const struct capacity_queue *queue,
                      const double *price)
{
    int n = lagrange->n_slots;
    lagrange->from[n] = queue->left_price;
    lagrange->when[n] = n;
    for (int t = n - 1; t >= 0; t--) {
        double waits = queue->late_price[t] + lagrange->from[t + 1];
        lagrange->from[t] = settle_smaller(price[t], waits);
        lagrange->when[t] = price[t] <= waits ? t : lagrange->when[t + 1];
    }
}

static double waiting_part(struct lagrange *lagrange, const double *price, int q, double *slope)
{
    size_t at = (size_t)q * (size_t)lagrange->n_slots;
    const double *own = price + at;
    double value = 0;
    find_late(lagrange, &problem_of(lagrange)->queues[q], own);
    for (int i = lagrange->first_batch[q]; i < lagrange->first_batch[q + 1]; i++) {
        const struct lagrange_batch *batch = &lagrange->batches[i];
        double least = lagrange->from[batch->due];
        int when = lagrange->when[batch->due];
        for (int t = batch->arrives; t < batch->due; t++)
            if (own[t] < least) {
                least = own[t];
                when = t;
            }
        value += least * batch->units;
        if (when < lagrange->n_slots)
            slope[at + (size_t)when] += batch->units;
    }
    return value;
}

static double home_part(const struct lagrange *lagrange, double *slope)
{
    double value = 0;
    for (size_t i = 0; i < lagrange->n_cells; i++) {
        value -= lagrange->whole[i] * lagrange->home[i];
        slope[i] -= lagrange->home[i];
    }
    return value;
}

/** One kind of stints in hand. */
struct hand {
    struct lagrange *lagrange;
    struct offer offer;
    double count;
    double *sum; /**< of the stint */
};

static void go_away(const struct hand *hand, int a, int k, double *slope)
{
    const struct offer *offer = &hand->offer;
    const struct capacity_move *move = &problem_of(hand->lagrange)->moves[offer->moves[a]];
    int t = offer->at->first + k, n = hand->lagrange->n_slots;
    double heads = hand->count * offer->at->heads[k];
    slope[move->queue * n + t] -= heads * move->rate;
    slope[offer->team->home * n + t] += heads * offer->team->home_rate;
    hand->sum[k * offer->n_moves + a]++;
}

/** Counts the track by the slope. */
static void follow(const struct hand *hand, double *slope)
{
    const struct offer *offer = &hand->offer;
    const struct track *track = &hand->lagrange->scratch->track;
    for (int k = 0; k < offer->at->n; k++) {
        int best = -1;
        double gain = hand->lagrange->state->problem->most_queues < 2 ? -INFINITY : 0;
        if (track->first[k] < 0)
            continue;
        if (track->second[k] >= 0)
            gain = -INFINITY;
        const int alive[2] = {track->first[k], track->second[k]};
        for (int i = 0; i < 2; i++)
            if (alive[i] >= 0 && offer_gain(offer, offer->pick[alive[i]], k) > gain) {
                best = offer->pick[alive[i]];
                gain = offer_gain(offer, best, k);
            }
        if (best >= 0)
            go_away(hand, best, k, slope);
    }
}

/** The gain of the moves picked, by the relaxed track. */
static bool search(struct hand *hand, double *slope, double *value)
{
    if (hand->offer.n_picked == 0)
        return true;
    if (!offer_find(&hand->offer, true))
        return false;
    *value -= hand->count * hand->lagrange->scratch->track.gain;
    follow(hand, slope);
    return true;
}

static bool stint_part(struct lagrange *lagrange, const struct lagrange_kind *kind, double *slope,
                       double *value)
{
    struct settle_state *state = lagrange->state;
    struct hand hand = {
        .lagrange = lagrange, .count = kind->count, .sum = lagrange->sum + state->at[kind->stint]};
    offer_begin(state, lagrange->whole, kind->stint, &hand.offer);
    if (state->problem->most_queues <= 2)
        return search(&hand, slope, value);
    int n = hand.offer.n_picked, *picked = hand.offer.pick;
    for (int x = 0; x < n; x++) {
        hand.offer.pick = picked + x;
        hand.offer.n_picked = 1;
        if (!search(&hand, slope, value))
            return false;
    }
    return true;
}

/** Slopes of the prices of SUPPLY rows: by now the slopes of cells are those of P. */
static void supply_slopes(const struct lagrange *lagrange, double *slope)
{
    for (size_t i = lagrange->n_cells; i < lagrange->n_prices; i++) {
        const struct capacity_soft *soft = soft_of(lagrange, i);
        for (int t = soft->slot_from; t <= soft->slot_to && soft->kind == CAPACITY_SOFT_SUPPLY; t++)
            slope[i] += slope[soft->queue * lagrange->n_slots + t];
    }
}

bool lagrange_value(struct lagrange *lagrange, const double *price, double *slope, double *value)
{
    const struct capacity_problem *problem = problem_of(lagrange);
    memset(slope, 0, lagrange->n_prices * sizeof *slope);
    *value = soft_part(lagrange, price, slope) + home_part(lagrange, slope);
    for (size_t i = 0; i < lagrange->n_kinds; i++)
        if (!stint_part(lagrange, &lagrange->kinds[i], slope, value))
            return false;
    lagrange->n_sums++;
    supply_slopes(lagrange, slope);
    for (int q = 0; q < problem->n_queues; q++)
        *value += problem->queues[q].is_deferrable ? waiting_part(lagrange, price, q, slope)
                                                   : lossy_part(lagrange, price, q, slope);
    return true;
}

void lagrange_forget(struct lagrange *lagrange)
{
    const struct settle_state *state = lagrange->state;
    memset(lagrange->sum, 0, state->at[state->problem->n_stints] * sizeof(double));
    lagrange->n_sums = 0;
}

void lagrange_mean(const struct lagrange *lagrange, double *share)
{
    const struct settle_state *state = lagrange->state;
    for (size_t i = 0; i < state->problem->n_stints; i++) {
        size_t first = lagrange->kinds[lagrange->kind_of[i]].stint;
        for (size_t k = 0; k < state->at[i + 1] - state->at[i] && lagrange->n_sums > 0; k++)
            share[state->at[i] + k] =
                lagrange->sum[state->at[first] + k] / (double)lagrange->n_sums;
    }
}
