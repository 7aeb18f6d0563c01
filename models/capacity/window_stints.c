/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/window_stints.h"

#include <math.h>

#include "models/capacity/stint.h"

struct finder {
    const struct capacity_search *search;
    const struct window_range *range;
    const struct stint_shares *standing; /**< of the point */
    int next;                            /**< first of them not looked at yet */
    struct away_worth *worth;            /**< [n_slots] of the move at hand */
    struct stint_shares *out;
    struct arena *arena;
};

static bool is_chain(const struct capacity_layout *layout, int i)
{
    return i >= layout->chain_from && i < layout->chain_to;
}

struct away_worth window_away_worth(const struct capacity_search *search, int j)
{
    const struct lp_model *model = search->model;
    struct away_worth worth = {.cost = model->cost[j]};

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        const int i = model->row_index[e];
        const double value = model->value[e] * search->dual[i];

        if (!is_chain(search->layout, i)) {
            worth.cost -= value;
            worth.brought += model->value[e] > 0 && i < search->layout->n_cover ? value : 0.0;
        }
    }
    return worth;
}

bool window_is_linked(const struct capacity_search *search, const struct window_range *range, int a)
{
    const struct capacity_move *move = &search->problem->moves[a];
    const bool *is_queue = range->is_queue;
    const int home = search->problem->teams[move->team].home;

    return is_queue == NULL || (is_queue[move->queue] && (home < 0 || is_queue[home]));
}

static bool is_inside(const struct window_range *range, const struct stint *stint)
{
    return stint->from >= range->slot_from && stint->to <= range->slot_to;
}

static bool is_dear(const struct finder *f, const struct stint *stint)
{
    double lost = f->search->problem->moves[stint->move].start_price;
    double brought = 0;

    for (int t = stint->from; t <= stint->to; t++) {
        lost += f->worth[t].cost;
        brought += f->worth[t].brought;
    }
    return window_is_dear(f->range, lost, brought);
}

/** Lists the stints of the point up to `stint` that are open; heads of `stint` itself if it is one
 * of them. */
static double catch_up(struct finder *f, const struct stint *stint)
{
    double heads = 0;

    for (; f->next < f->standing->n; f->next++) {
        const struct stint_share *share = &f->standing->at[f->next];
        const int order = stint_compare(&share->stint, stint);

        if (order > 0) {
            break;
        }
        if (order == 0) {
            heads = share->heads;
        } else if (is_inside(f->range, &share->stint) &&
                   window_is_linked(f->search, f->range, share->stint.move)) {
            stint_shares_add(f->out, f->arena, share->stint, share->heads);
        }
    }
    return heads;
}

static void consider(struct finder *f, const struct stint *stint)
{
    const double heads = catch_up(f, stint);

    if (heads > 0 || !is_dear(f, stint)) {
        stint_shares_add(f->out, f->arena, *stint, heads);
    }
}

/** The last slot that a stint of move `a` from `t` may reach: the end of its open slots, or of the
 * window, which cuts no stint shorter than the block. */
static int last_slot(const struct capacity_search *search, const struct window_range *range, int a,
                     int t)
{
    const struct capacity_layout *layout = search->layout;
    const int *begin = &layout->begin[a * layout->n_slots];
    const int least = t + search->problem->moves[a].block - 1;

    while (t + 1 < layout->n_slots && begin[t + 1] >= 0 && (t < range->slot_to || t < least)) {
        t++;
    }
    return t;
}

bool window_stint_lengthen(const struct capacity_search *search, const struct window_range *range,
                           struct stint *stint)
{
    const int last = last_slot(search, range, stint->move, stint->from);

    return stint_lengthen(search, stint, last) && is_inside(range, stint);
}

static void consider_move(struct finder *f, int a)
{
    const struct capacity_layout *layout = f->search->layout;
    const int first = a * layout->n_slots;

    for (int t = f->range->slot_from; t <= f->range->slot_to; t++) {
        if (layout->begin[first + t] >= 0) {
            f->worth[t] = window_away_worth(f->search, layout->away[first + t]);
        }
    }
    for (int t = f->range->slot_from; t <= f->range->slot_to; t++) {
        struct stint stint = {a, t, t - 1};

        while (layout->begin[first + t] >= 0 &&
               window_stint_lengthen(f->search, f->range, &stint)) {
            consider(f, &stint);
        }
    }
}

enum pb_rc window_stints_find(const struct capacity_search *search,
                              const struct window_range *range, struct arena *arena,
                              struct stint_shares *out)
{
    const size_t n_slots = (size_t)search->layout->n_slots;
    const struct stint end = {search->problem->n_moves, 0, 0};
    struct stint_shares standing;
    struct finder f = {
        .search = search, .range = range, .standing = &standing, .out = out, .arena = arena};
    const enum pb_rc rc = stint_shares_of(search, search->point, arena, &standing);

    *out = (struct stint_shares){0};
    if (rc != PB_OK) {
        return rc;
    }
    f.worth = arena_alloc(arena, n_slots, sizeof *f.worth);
    if (arena->failed) {
        return PB_MEMORY;
    }
    for (int a = 0; a < search->problem->n_moves; a++) {
        if (window_is_linked(search, range, a)) {
            consider_move(&f, a);
        }
    }
    (void)catch_up(&f, &end);
    return arena->failed ? PB_MEMORY : PB_OK;
}

void window_stint_add(const struct capacity_search *search, const struct stint *stint, double heads,
                      double *point)
{
    const int first = stint->move * search->layout->n_slots;

    for (int t = stint->from; t <= stint->to; t++) {
        double *w = &point[search->layout->away[first + t]];

        *w = fmax(0.0, *w + heads);
    }
    double *m = &point[search->layout->begin[first + stint->from]];

    *m = fmax(0.0, *m + heads);
}
