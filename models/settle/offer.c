/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/offer.h"

#include <math.h>

double offer_gain(const struct offer *offer, int a, int k)
{
    const struct settle_problem *problem = offer->state->problem;
    const struct capacity_move *move = &problem->capacity->moves[offer->moves[a]];
    int t = offer->at->first + k, n = offer->state->n_slots;
    if (!offer->at->whole[k] || (move->open != NULL && !move->open[t]))
        return -INFINITY;
    return offer->at->heads[k] *
               (offer->price[move->queue * n + t] * move->rate -
                offer->price[offer->team->home * n + t] * offer->team->home_rate) -
           problem->slot_price;
}

void offer_begin(struct settle_state *state, const double *price, size_t stint, struct offer *out)
{
    *out = (struct offer){
        .state = state, .price = price, .at = &state->stints[stint], .pick = state->scratch.pick};
    out->team = &state->problem->capacity->teams[out->at->team];
    out->n_moves = settle_moves_of(state, stint, &out->moves);
    for (int a = 0; a < out->n_moves; a++) {
        double sum = 0;
        for (int k = 0; k < out->at->n; k++)
            sum += settle_larger(0, offer_gain(out, a, k));
        if (sum > state->problem->start_price)
            out->pick[out->n_picked++] = a;
    }
}

static void fill_gains(const struct offer *offer)
{
    const struct settle_problem *problem = offer->state->problem;
    struct settle_scratch *scratch = &offer->state->scratch;
    int n = offer->n_picked;
    bool alone = problem->most_queues < 2;
    for (int x = 0; x < n; x++)
        scratch->block[x] = problem->capacity->moves[offer->moves[offer->pick[x]]].block;
    for (int k = 0; k < offer->at->n; k++)
        for (int x = 0; x < n; x++) {
            double gain = offer_gain(offer, offer->pick[x], k);
            scratch->may[k * n + x] = gain > -INFINITY;
            scratch->one[k * n + x] = alone ? gain : settle_larger(0, gain);
            for (int y = 0; y < n; y++)
                scratch->two[(k * n + x) * n + y] =
                    settle_larger(gain, offer_gain(offer, offer->pick[y], k));
        }
}

bool offer_find(const struct offer *offer, bool relaxed)
{
    const struct settle_problem *problem = offer->state->problem;
    struct settle_scratch *scratch = &offer->state->scratch;
    bool pairs = relaxed ? problem->most_queues == 2 : problem->most_queues >= 2;
    fill_gains(offer);
    const struct track_task task = {.n = offer->at->n,
                                    .n_moves = offer->n_picked,
                                    .block = scratch->block,
                                    .may = scratch->may,
                                    .one = scratch->one,
                                    .two = pairs ? scratch->two : NULL,
                                    .start = problem->start_price,
                                    .relaxed = relaxed};
    return track_find(&task, &scratch->track);
}
