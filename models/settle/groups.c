/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/groups.h"

/** Joins the groups of two teams. */
static void join(struct groups *groups, int n_teams, int a, int b)
{
    int to = groups->group[a] < groups->group[b] ? groups->group[a] : groups->group[b];
    int from = groups->group[a] < groups->group[b] ? groups->group[b] : groups->group[a];
    for (int g = 0; g < n_teams; g++)
        if (groups->group[g] == from)
            groups->group[g] = to;
}

enum pb_rc groups_find(const struct settle_state *state, struct arena *arena, struct groups *out)
{
    const struct capacity_problem *problem = state->problem->capacity;
    int *first = arena_alloc(arena, (size_t)problem->n_queues, sizeof *first);
    out->group = arena_alloc(arena, (size_t)problem->n_teams, sizeof *out->group);
    out->teams = arena_alloc(arena, (size_t)problem->n_teams, sizeof *out->teams);
    if (arena->failed)
        return PB_MEMORY;
    for (int q = 0; q < problem->n_queues; q++)
        first[q] = CAPACITY_NONE;
    for (int g = 0; g < problem->n_teams; g++)
        out->group[g] = g;
    for (int g = 0; g < problem->n_teams; g++)
        for (int i = state->reach.first[g] - 1; i < state->reach.first[g + 1]; i++) {
            int q = i < state->reach.first[g] ? problem->teams[g].home
                                              : problem->moves[state->reach.moves[i]].queue;
            if (q == CAPACITY_NONE)
                continue;
            if (first[q] == CAPACITY_NONE)
                first[q] = g;
            join(out, problem->n_teams, first[q], g);
        }
    return PB_OK;
}

bool groups_mark(struct groups *groups, int n_teams, int g)
{
    for (int other = 0; other < n_teams; other++)
        groups->teams[other] = groups->group[other] == g;
    return groups->group[g] == g;
}
