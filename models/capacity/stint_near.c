/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/stint_near.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Heads below this are rounding. */
#define TINY 1e-6

/** Those who are away on one move: the heads that left in each slot and are not back yet. */
struct flow {
    const struct capacity_search *search;
    const double *x;
    double *since; /**< [n_slots] */
    int oldest;    /**< no one who left before is still away */
    struct stint_shares *out;
    struct arena *arena;
};

/** Whether the stint is one of this model: its slots are open, and it is no shorter than the block
 * unless they end. One that is too short is made longer. */
static bool fits(const struct capacity_search *search, struct stint *stint)
{
    const int n_slots = search->layout->n_slots;
    const int *begin = &search->layout->begin[stint->move * n_slots];
    const int least = stint->from + search->problem->moves[stint->move].block - 1;

    for (int t = stint->from; t <= stint->to; t++) {
        if (begin[t] < 0) {
            return false;
        }
    }
    while (stint->to < least && stint->to + 1 < n_slots && begin[stint->to + 1] >= 0) {
        stint->to++;
    }
    return true;
}

void stint_shares_add(struct stint_shares *shares, struct arena *arena, struct stint stint,
                      double heads)
{
    if (shares->n == shares->room) {
        const int room = shares->room > 0 ? 2 * shares->room : 256;
        struct stint_share *more = arena_alloc(arena, (size_t)room, sizeof *more);

        if (more == NULL) {
            return;
        }
        if (shares->n > 0) {
            memcpy(more, shares->at, (size_t)shares->n * sizeof *more);
        }
        shares->at = more;
        shares->room = room;
    }
    shares->at[shares->n++] = (struct stint_share){stint, heads};
}

static void add_share(struct flow *flow, struct stint stint, double heads)
{
    if (fits(flow->search, &stint)) {
        stint_shares_add(flow->out, flow->arena, stint, heads);
    }
}

/** `heads` come back after slot `to`, the longest away first. */
static void come_back(struct flow *flow, int move, int to, double heads)
{
    while (heads > TINY && flow->oldest <= to) {
        double *waiting = &flow->since[flow->oldest];
        const double part = fmin(heads, *waiting);

        if (part > TINY) {
            add_share(flow, (struct stint){move, flow->oldest, to}, part);
        }
        *waiting -= part;
        heads -= part;
        if (*waiting <= TINY) {
            *waiting = 0;
            flow->oldest++;
        }
    }
}

static void take_apart(struct flow *flow, int move)
{
    const struct capacity_layout *layout = flow->search->layout;
    const int first = move * layout->n_slots;
    double away = 0;

    memset(flow->since, 0, (size_t)layout->n_slots * sizeof *flow->since);
    flow->oldest = 0;
    for (int t = 0; t < layout->n_slots; t++) {
        const int w = layout->away[first + t];
        const int m = layout->begin[first + t];
        const double now = w >= 0 ? flow->x[w] : 0.0;
        const double begun = fmax(m >= 0 ? flow->x[m] : 0.0, now - away);

        come_back(flow, move, t - 1, away + begun - now);
        flow->since[t] = begun;
        away = now;
    }
    come_back(flow, move, layout->n_slots - 1, away);
}

int stint_compare(const struct stint *left, const struct stint *right)
{
    const int by_move = (left->move > right->move) - (left->move < right->move);
    const int by_from = (left->from > right->from) - (left->from < right->from);
    const int by_to = (left->to > right->to) - (left->to < right->to);

    return by_move != 0 ? by_move : by_from != 0 ? by_from : by_to;
}

static int compare_shares(const void *left, const void *right)
{
    return stint_compare(&((const struct stint_share *)left)->stint,
                         &((const struct stint_share *)right)->stint);
}

/** Adds up the shares of equal stints. */
static void join_equal(struct stint_shares *shares)
{
    int n = 0;

    if (shares->n > 1) {
        qsort(shares->at, (size_t)shares->n, sizeof *shares->at, compare_shares);
    }
    for (int i = 0; i < shares->n; i++) {
        if (n > 0 && compare_shares(&shares->at[n - 1], &shares->at[i]) == 0) {
            shares->at[n - 1].heads += shares->at[i].heads;
        } else {
            shares->at[n++] = shares->at[i];
        }
    }
    shares->n = n;
}

enum pb_rc stint_shares_of(const struct capacity_search *search, const double *x,
                           struct arena *arena, struct stint_shares *out)
{
    struct flow flow = {.search = search, .x = x, .out = out, .arena = arena};

    *out = (struct stint_shares){0};
    flow.since = arena_alloc(arena, (size_t)search->layout->n_slots, sizeof *flow.since);
    for (int a = 0; !arena->failed && a < search->problem->n_moves; a++) {
        const struct capacity_move *move = &search->problem->moves[a];

        if (move->start_price > 0 || move->block > 1) {
            take_apart(&flow, a);
        }
    }
    if (arena->failed) {
        return PB_MEMORY;
    }
    join_equal(out);
    return PB_OK;
}
