/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/roll.h"

#include <math.h>

#include "models/capacity/exchange.h"
#include "models/capacity/window_stints.h"

/** The window looks this much of a day beyond the day it decides. */
#define LOOK_AHEAD 0.5

/** Polishing begins with reassignments of which the LP loses up to this share. */
#define POLISH_MOVES 0.3

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

static bool is_concerned(const struct capacity_search *search, const struct reopening *what, int j)
{
    const struct capacity_problem *problem = search->problem;
    const struct capacity_duty *duty = &problem->duties[j];
    const int queue = capacity_duty_queue(problem, duty);

    return duty->day >= what->day && duty->day < what->day + what->n_days &&
           what->is_queue[queue < 0 ? 0 : queue];
}

/** Opens the day and what starts in the part of the next day that is looked at; the day must become
 * whole. */
static void open_ahead(const struct capacity_search *search, const struct roll_width *width,
                       const struct reopening *left, int slot_to, bool *is_open, bool *is_whole)
{
    for (int j = 0; j < search->layout->n_duties; j++) {
        const int on = search->problem->duties[j].day;
        const bool is_ours = is_concerned(search, left, j);
        const bool starts_inside = on == left->day || search->clock->col[j].from <= slot_to;

        is_open[j] = is_ours && starts_inside && is_cheap(search, width, j);
        is_whole[j] = is_open[j] && on == left->day;
        if (is_ours) {
            search->point[j] = 0;
        }
    }
}

/** Decides the first day of `left`. */
static enum pb_rc roll_day(struct capacity_search *search, const struct roll_width *width,
                           const struct reopening *left, bool *marks, enum dive_end *end)
{
    const int per_day = search->problem->slots_per_day;
    const int from = left->day * per_day;
    bool *is_whole = marks + search->layout->n_duties;
    const struct dive_task task = {
        .range = {.slot_from = slot_within(search, from),
                  .slot_to = slot_within(search, from + per_day + (int)(LOOK_AHEAD * per_day) - 1),
                  .is_open = marks,
                  .is_queue = left->is_queue,
                  .dearest_duty = width->first_duty,
                  .dearest_move = width->first_move},
        .is_whole = is_whole,
        .round_up = width->round_up};

    open_ahead(search, width, left, task.range.slot_to, marks, is_whole);
    return capacity_dive(search, &task, end);
}

/** Nobody is lent from `what` on: each day decides that anew. */
static void call_back(struct capacity_search *search, const struct reopening *what)
{
    const struct capacity_layout *layout = search->layout;
    const struct window_range range = {.is_queue = what->is_queue};

    for (int a = 0; a < search->problem->n_moves; a++) {
        const int first = a * layout->n_slots;

        for (int t = slot_within(search, what->day * search->problem->slots_per_day);
             window_is_linked(search, &range, a) && t < layout->n_slots; t++) {
            if (layout->begin[first + t] >= 0) {
                search->point[layout->away[first + t]] = 0;
                search->point[layout->begin[first + t]] = 0;
            }
        }
    }
}

enum pb_rc capacity_roll(struct capacity_search *search, const struct roll_width *width,
                         const struct reopening *what, bool *is_done)
{
    struct arena arena = {0};
    bool *marks = arena_alloc(&arena, 2 * (size_t)search->layout->n_duties, sizeof *marks);
    enum dive_end end = DIVE_DONE;
    enum pb_rc rc = arena.failed ? PB_MEMORY : PB_OK;
    struct reopening left = *what;

    if (rc == PB_OK) {
        call_back(search, what);
    }
    while (rc == PB_OK && end != DIVE_STOPPED && left.n_days > 0) {
        rc = roll_day(search, width, &left, marks, &end);
        left.day++;
        left.n_days--;
    }
    *is_done = end != DIVE_STOPPED;
    arena_release(&arena);
    return rc;
}

/** The exact window of `what`; `is_open` [n_duties] is filled in and borrowed by it. */
static struct window_range range_of(const struct capacity_search *search,
                                    const struct roll_width *width, const struct reopening *what,
                                    bool *is_open)
{
    const int per_day = search->problem->slots_per_day;
    const int to = slot_within(search, (what->day + what->n_days) * per_day - 1);

    for (int j = 0; j < search->layout->n_duties; j++) {
        is_open[j] =
            is_concerned(search, what, j) && (is_cheap(search, width, j) || search->point[j] > 0);
    }
    return (struct window_range){.slot_from = slot_within(search, what->day * per_day),
                                 .slot_to = last_reached(search, is_open, to),
                                 .is_open = is_open,
                                 .is_queue = what->is_queue,
                                 .is_exact = true,
                                 .dearest_duty = width->first_duty,
                                 .dearest_move = width->first_move};
}

enum pb_rc capacity_reopen(struct capacity_search *search, const struct roll_width *width,
                           const struct reopening *what, enum dive_end *end)
{
    struct arena arena = {0};
    bool *is_open = arena_alloc(&arena, (size_t)search->layout->n_duties, sizeof *is_open);
    enum pb_rc rc = PB_MEMORY;

    if (is_open != NULL) {
        const struct dive_task task = {.range = range_of(search, width, what, is_open),
                                       .is_whole = is_open,
                                       .round_up = width->round_up,
                                       .must_gain = true};

        rc = capacity_dive(search, &task, end);
    }
    arena_release(&arena);
    return rc;
}

enum pb_rc capacity_polish(struct capacity_search *search, const struct roll_width *width,
                           const struct reopening *what, enum dive_end *end)
{
    struct arena arena = {0};
    bool *is_open = arena_alloc(&arena, (size_t)search->layout->n_duties, sizeof *is_open);
    enum pb_rc rc = PB_MEMORY;

    if (is_open != NULL) {
        struct window_range range = range_of(search, width, what, is_open);

        /* a change is judged with what is there: all duties, more moves */
        range.dearest_duty = INFINITY;
        range.dearest_move = POLISH_MOVES;
        rc = capacity_exchange(search, &range, end);
    }
    arena_release(&arena);
    return rc;
}
