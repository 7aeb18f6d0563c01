/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Tiny problems drawn at random: every rule may be on, hard or priced, with or without history. */
#ifndef TESTS_ROSTER_TINY_H
#define TESTS_ROSTER_TINY_H

#include "models/roster/roster.h"
#include "planner/base/random.h"

enum { TINY_DAYS = 9, TINY_SHIFTS = 3, TINY_AGENTS = 3, TINY_WISHES = 8, TINY_ROWS = 40 };

/** A problem with room for everything it points to. */
struct tiny {
    struct roster_problem problem;
    struct roster_shift shifts[TINY_SHIFTS];
    struct roster_agent agents[TINY_AGENTS];
    struct roster_limits limits[TINY_AGENTS];
    struct roster_count counts[TINY_AGENTS][3];
    double carried[TINY_AGENTS][3];
    int weights[3][TINY_SHIFTS];
    bool not_after[TINY_SHIFTS * TINY_SHIFTS];
    bool may_work[TINY_AGENTS][TINY_SHIFTS];
    double shift_price[TINY_AGENTS][TINY_SHIFTS];
    struct roster_wish wishes[TINY_WISHES];
    struct roster_row rows[TINY_ROWS];
    struct roster_give gives[2 * TINY_ROWS];
};

/** Draws a problem; `size` says how many agents, days and shifts at most. */
void tiny_draw(struct tiny *tiny, struct random *random, const int size[3]);

#endif
