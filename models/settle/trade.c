/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/trade.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/settle/groups.h"
#include "models/settle/halves.h"
#include "models/settle/offer.h"
#include "models/settle/shares.h"

/** A change must promise more at the prices of now [money]. */
#define LEAST_GAIN 0.5

/** A share not above this one is as good as the least. */
#define LITTLE (SETTLE_LEAST_SHARE * (1 + 1e-6))

enum { DAYS_IN_HAND = 2, MOST_PASSES = 3 };

/** A run and how much it is used. */
struct use {
    int run;
    double sum; /**< of shares */
};

static int by_use(const void *left, const void *right)
{
    const struct use *a = left, *b = right;
    if (a->sum < b->sum || a->sum > b->sum)
        return a->sum < b->sum ? -1 : 1;
    return (a->run > b->run) - (a->run < b->run);
}

/** Tries to do without each run in turn, little used ones first. */
static enum pb_rc drop_runs(struct shares *shares, double *saved)
{
    size_t n_runs = (size_t)shares->n_runs, n = 0;
    struct use *uses = malloc((n_runs + 1) * sizeof *uses);
    enum pb_rc rc = uses != NULL ? PB_OK : PB_MEMORY;
    for (int r = 0; r < shares->n_runs && rc == PB_OK; r++)
        if (shares->runs[r].open)
            uses[n++] = (struct use){r, shares_use(shares, r)};
    if (rc == PB_OK)
        qsort(uses, n, sizeof *uses, by_use);
    for (size_t i = 0; i < n && rc == PB_OK; i++) {
        double own;
        const struct shares_change change = {.shut = &uses[i].run, .n_shut = 1};
        if (pb_stop_requested(&shares->state->problem->stop))
            break;
        rc = shares_try(shares, &change, &own);
        *saved += own;
    }
    free(uses);
    return rc;
}

/** Without the slots at its ends in which it has the least share only, as far as its block allows.
 */
static struct shares_run trimmed(const struct shares *shares, int r)
{
    struct shares_run run = shares->runs[r];
    int block = shares_move(shares, &run)->block;
    while (run.end - run.from > block && shares_slot(shares, r, run.end - 1) <= LITTLE)
        run.end--;
    while (run.end - run.from > block && shares_slot(shares, r, run.from) <= LITTLE)
        run.from++;
    return run;
}

/** Tries to end or begin runs where they are worth their while. */
static enum pb_rc trim_runs(struct shares *shares, double *saved)
{
    enum pb_rc rc = PB_OK;
    for (int r = 0, n = shares->n_runs; r < n && rc == PB_OK; r++) {
        double own;
        if (!shares->runs[r].open || pb_stop_requested(&shares->state->problem->stop))
            continue;
        struct shares_run run = trimmed(shares, r);
        const struct shares_change change = {&r, 1, &run, 1};
        if (run.end - run.from == shares->runs[r].end - shares->runs[r].from)
            continue;
        rc = shares_try(shares, &change, &own);
        *saved += own;
    }
    return rc;
}

/** A stint's time spent anew: the runs it has and those it might have. */
struct reroute {
    struct shares *shares;
    struct shares_run *fresh;
    int *shut;
    int n_fresh, n_shut;
    double gain; /**< of those it might have over those it has, at the prices of now [money] */
};

/** The runs it has, and what they gain. */
static void list_shut(struct reroute *reroute, const struct offer *offer, size_t stint)
{
    const struct shares *shares = reroute->shares;
    reroute->n_shut = 0;
    for (int r = 0; r < shares->n_runs; r++) {
        const struct shares_run *run = &shares->runs[r];
        if (!run->open || run->stint != stint)
            continue;
        reroute->shut[reroute->n_shut++] = r;
        reroute->gain += shares->state->problem->start_price;
        for (int k = run->from; k < run->end; k++)
            reroute->gain -= shares_slot(shares, r, k) * offer_gain(offer, run->move, k);
    }
}

/** Whether move number `x` of those picked is alive in slot `k` of the track found. */
static bool alive(const struct track *track, int x, int k)
{
    return track->first[k] == x || (track->first[k] >= 0 && track->second[k] == x);
}

/** The runs of the track found. */
static void list_fresh(struct reroute *reroute, const struct offer *offer, size_t stint)
{
    const struct track *track = &offer->state->scratch.track;
    reroute->n_fresh = 0;
    for (int x = 0; x < offer->n_picked; x++)
        for (int k = 0, end; k < offer->at->n; k = end + 1) {
            for (end = k; end < offer->at->n && alive(track, x, end); end++)
                continue;
            if (end > k)
                reroute->fresh[reroute->n_fresh++] =
                    (struct shares_run){stint, offer->pick[x], k, end, 0, false};
        }
    reroute->gain += track->gain;
}

/** Whether the stint has such a run already. */
static bool has_already(const struct reroute *reroute, const struct shares_run *fresh)
{
    for (int j = 0; j < reroute->n_shut; j++) {
        const struct shares_run *run = &reroute->shares->runs[reroute->shut[j]];
        if (run->move == fresh->move && run->from == fresh->from && run->end == fresh->end)
            return true;
    }
    return false;
}

/** Whether it would be the same runs again. */
static bool same(const struct reroute *reroute)
{
    for (int i = 0; i < reroute->n_fresh; i++)
        if (!has_already(reroute, &reroute->fresh[i]))
            return false;
    return reroute->n_fresh == reroute->n_shut;
}

static enum pb_rc reroute_stint(struct reroute *reroute, size_t stint, double *saved)
{
    struct shares *shares = reroute->shares;
    struct offer offer;
    *saved = reroute->gain = 0;
    reroute->n_fresh = 0;
    offer_begin(shares->state, shares->price, stint, &offer);
    list_shut(reroute, &offer, stint);
    if (offer.n_picked == 0)
        return PB_OK;
    if (!offer_find(&offer, false))
        return PB_MEMORY;
    list_fresh(reroute, &offer, stint);
    const struct shares_change change = {reroute->shut, reroute->n_shut, reroute->fresh,
                                         reroute->n_fresh};
    if (reroute->gain <= LEAST_GAIN || same(reroute))
        return PB_OK;
    return shares_try(shares, &change, saved);
}

/** Tries for each stint in hand to spend its time as the prices of now would have it. */
static enum pb_rc reroute_all(struct shares *shares, double *saved)
{
    const struct settle_state *state = shares->state;
    size_t most = (size_t)state->longest * (size_t)state->reach.most + 1;
    struct reroute reroute = {.shares = shares,
                              .fresh = malloc(most * sizeof *reroute.fresh),
                              .shut = malloc(most * sizeof *reroute.shut)};
    enum pb_rc rc = reroute.fresh != NULL && reroute.shut != NULL ? PB_OK : PB_MEMORY;
    for (size_t i = 0; i < state->problem->n_stints && rc == PB_OK; i++) {
        double own;
        if (!shares_has(shares, i) || pb_stop_requested(&state->problem->stop))
            continue;
        rc = reroute_stint(&reroute, i, &own);
        *saved += own;
    }
    free(reroute.fresh);
    free(reroute.shut);
    return rc;
}

static enum pb_rc trade_window(struct settle_state *state, const struct shares_window *window)
{
    struct shares shares;
    enum pb_rc rc = shares_make(state, window, &shares);
    if (rc != PB_OK)
        return rc;
    double saved = isfinite(shares.cost) ? 1 : 0;
    for (int pass = 0; pass < MOST_PASSES && saved > 0 && rc == PB_OK; pass++) {
        saved = 0;
        rc = drop_runs(&shares, &saved);
        if (rc == PB_OK)
            rc = reroute_all(&shares, &saved);
    }
    if (rc == PB_OK && isfinite(shares.cost))
        rc = trim_runs(&shares, &saved);
    if (rc == PB_OK)
        shares_keep(&shares);
    shares_release(&shares);
    return rc;
}

/** The days of [from, end), a few at a time, group by group. */
static enum pb_rc trade_part(struct settle_state *state, int from, int end, void *context)
{
    struct groups *groups = context;
    int n_teams = state->problem->capacity->n_teams;
    int day = state->problem->capacity->slots_per_day, step = DAYS_IN_HAND * day;
    enum pb_rc rc = PB_OK;
    for (int at = from; at < end && at < state->n_slots; at += step) {
        struct shares_window window = {
            .from = at, .until = at + step < end ? at + step : end, .teams = groups->teams};
        window.end = window.until + day + state->longest;
        if (window.end > state->n_slots)
            window.end = state->n_slots;
        for (int g = 0; g < n_teams && rc == PB_OK; g++)
            if (groups_mark(groups, n_teams, g) && !pb_stop_requested(&state->problem->stop))
                rc = trade_window(state, &window);
    }
    return rc;
}

/** Makes the shares of the whole horizon the cheapest together, group by group. */
static enum pb_rc share_all(struct settle_state *state, struct groups *groups)
{
    const struct shares_window window = {
        .end = state->n_slots, .until = state->n_slots, .teams = groups->teams};
    enum pb_rc rc = PB_OK;
    for (int g = 0; g < state->problem->capacity->n_teams && rc == PB_OK; g++) {
        struct shares shares;
        if (!groups_mark(groups, state->problem->capacity->n_teams, g) ||
            pb_stop_requested(&state->problem->stop))
            continue;
        rc = shares_make(state, &window, &shares);
        if (rc == PB_OK)
            shares_keep(&shares);
        shares_release(&shares);
    }
    return rc;
}

static enum pb_rc trade(struct settle_state *state)
{
    struct arena arena = {0};
    struct groups groups = {0};
    const struct halves_task task = {trade_part, &groups};
    enum pb_rc rc = groups_find(state, &arena, &groups);
    if (rc == PB_OK)
        rc = halves_do(state, &task);
    if (rc == PB_OK)
        rc = share_all(state, &groups);
    arena_release(&arena);
    return rc;
}

enum pb_rc settle_trade(struct settle_state *state)
{
    size_t bytes = state->at[state->problem->n_stints] * sizeof(double);
    double total = settle_total(state), *old = malloc(bytes + 1);
    if (old == NULL)
        return PB_MEMORY;
    memcpy(old, state->share, bytes);
    enum pb_rc rc = trade(state);
    if (rc != PB_OK || settle_total(state) > total) {
        memcpy(state->share, old, bytes);
        settle_refresh(state);
    }
    free(old);
    return rc == PB_SOLVER ? PB_OK : rc; /* what stood before is an answer too */
}
