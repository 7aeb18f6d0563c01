/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/circles.h"

#include <string.h>

static int count(const bool *is_in, int n)
{
    int sum = 0;

    for (int q = 0; q < n; q++) {
        sum += is_in[q] ? 1 : 0;
    }
    return sum;
}

/** Writes the circle of queue `q` among the others to `is_in`. */
static void draw(const struct capacity_problem *problem, const bool *among, int q, bool *is_in)
{
    is_in[q] = among[q];
    for (int a = 0; a < problem->n_moves; a++) {
        const struct capacity_move *move = &problem->moves[a];
        const int home = problem->teams[move->team].home;

        if (home >= 0 && (home == q || move->queue == q)) {
            is_in[home] = among[home];
            is_in[move->queue] = among[move->queue];
        }
    }
}

static bool has_new(const bool *is_in, const bool *is_held, int n)
{
    for (int q = 0; q < n; q++) {
        if (is_in[q] && !is_held[q]) {
            return true;
        }
    }
    return false;
}

static void hold(const bool *is_in, bool *is_held, int n)
{
    for (int q = 0; q < n; q++) {
        is_held[q] = is_held[q] || is_in[q];
    }
}

enum pb_rc capacity_circles_choose(const struct capacity_problem *problem, const bool *among,
                                   struct arena *arena, struct capacity_circles *out)
{
    const int n = problem->n_queues;
    const size_t size = (size_t)n * sizeof(bool);
    bool *is_in = arena_alloc(arena, (size_t)n, sizeof *is_in);
    bool *is_held = arena_alloc(arena, (size_t)n, sizeof *is_held);

    *out = (struct capacity_circles){
        .is_in = arena_alloc(arena, (size_t)n * (size_t)n, sizeof *out->is_in)};
    if (arena->failed) {
        return PB_MEMORY;
    }
    for (int width = 1; width < count(among, n); width++) {
        for (int q = 0; q < n; q++) {
            memset(is_in, 0, size);
            draw(problem, among, q, is_in);
            if (among[q] && count(is_in, n) == width && has_new(is_in, is_held, n)) {
                memcpy(&out->is_in[(size_t)out->n++ * (size_t)n], is_in, size);
                hold(is_in, is_held, n);
            }
        }
    }
    return PB_OK;
}
