/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/roll.h"

/** The window looks this much of a day beyond the day it decides. */
#define LOOK_AHEAD 0.5

static bool is_cheap(const struct capacity_search *search, const struct roll_width *width, int j)
{
    return search->reduced[j] < width->dearest_duty || search->relaxed[j] > 0;
}

static int slot_within(const struct capacity_search *search, int t)
{
    const int last = search->layout->n_slots - 1;

    return t < 0 ? 0 : t > last ? last : t;
}

/** Latest slot that the open duties reach. */
static int last_reached(const struct capacity_search *search, const bool *is_open, int at_least)
{
    int last = at_least;

    for (int j = 0; j < search->layout->n_duties; j++) {
        if (is_open[j] && search->clock->col[j].to > last) {
            last = search->clock->col[j].to;
        }
    }
    return last;
}

/** Opens the day and what starts in the part of the next day that is looked at; the day must become
 * whole. */
static void open_ahead(const struct capacity_search *search, const struct roll_width *width,
                       int day, int slot_to, bool *is_open, bool *is_whole)
{
    for (int j = 0; j < search->layout->n_duties; j++) {
        const int on = search->problem->duties[j].day;
        const bool starts_inside = on == day || (on > day && search->clock->col[j].from <= slot_to);

        is_open[j] = starts_inside && is_cheap(search, width, j);
        is_whole[j] = is_open[j] && on == day;
        if (on >= day) {
            search->point[j] = 0;
        }
    }
}

enum pb_rc capacity_roll(struct capacity_search *search, const struct roll_width *width,
                         bool *is_done)
{
    const int per_day = search->problem->slots_per_day;
    const size_t n = (size_t)search->layout->n_duties;
    struct arena arena = {0};
    bool *is_open = arena_alloc(&arena, n, sizeof *is_open);
    bool *is_whole = arena_alloc(&arena, n, sizeof *is_whole);
    enum dive_end end = DIVE_DONE;
    enum pb_rc rc = arena.failed ? PB_MEMORY : PB_OK;
    int day = -1;

    for (; rc == PB_OK && end != DIVE_STOPPED && day < search->problem->n_days; day++) {
        const int from = day * per_day;
        const struct dive_task task = {
            .range = {.slot_from = slot_within(search, from),
                      .slot_to =
                          slot_within(search, from + per_day + (int)(LOOK_AHEAD * per_day) - 1),
                      .is_open = is_open,
                      .dearest = width->dearest_move},
            .is_whole = is_whole,
            .round_up = width->round_up};

        open_ahead(search, width, day, task.range.slot_to, is_open, is_whole);
        rc = capacity_dive(search, &task, &end);
    }
    *is_done = end != DIVE_STOPPED;
    arena_release(&arena);
    return rc;
}

enum pb_rc capacity_reopen(struct capacity_search *search, const struct roll_width *width, int day,
                           int n_days, enum dive_end *end)
{
    const int per_day = search->problem->slots_per_day;
    const int from = slot_within(search, day * per_day);
    const size_t n = (size_t)search->layout->n_duties;
    struct arena arena = {0};
    bool *is_open = arena_alloc(&arena, n, sizeof *is_open);
    enum pb_rc rc = PB_MEMORY;

    for (int j = 0; is_open != NULL && j < search->layout->n_duties; j++) {
        const int on = search->problem->duties[j].day;

        is_open[j] =
            on >= day && on < day + n_days && (is_cheap(search, width, j) || search->point[j] > 0);
    }
    if (is_open != NULL) {
        const struct dive_task task = {
            .range = {.slot_from = from,
                      .slot_to = last_reached(search, is_open,
                                              slot_within(search, from + n_days * per_day - 1)),
                      .is_open = is_open,
                      .is_exact = true,
                      .dearest = width->dearest_move},
            .is_whole = is_open,
            .round_up = width->round_up,
            .must_gain = true};

        rc = capacity_dive(search, &task, end);
    }
    arena_release(&arena);
    return rc;
}
