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

/** Team `g` may serve queue `q`: it joins the first that may, which is noted in `first`. */
static void serve(struct groups *groups, int n_teams, int *first, int q, int g)
{
    if (q == CAPACITY_NONE)
        return;
    if (first[q] == CAPACITY_NONE)
        first[q] = g;
    join(groups, n_teams, first[q], g);
}

enum pb_rc groups_find(const struct settle_state *state, struct arena *arena, struct groups *out)
{
    const struct capacity_problem *problem = state->problem->capacity;
    int n_teams = problem->n_teams;
    int *first = arena_alloc(arena, (size_t)problem->n_queues, sizeof *first);
    out->group = arena_alloc(arena, (size_t)n_teams, sizeof *out->group);
    out->teams = arena_alloc(arena, (size_t)n_teams, sizeof *out->teams);
    if (arena->failed)
        return PB_MEMORY;
    for (int q = 0; q < problem->n_queues; q++)
        first[q] = CAPACITY_NONE;
    for (int g = 0; g < n_teams; g++)
        out->group[g] = g;
    for (int g = 0; g < n_teams; g++)
        serve(out, n_teams, first, problem->teams[g].home, g);
    for (int g = 0; g < n_teams; g++)
        for (int i = state->reach.first[g]; i < state->reach.first[g + 1]; i++)
            serve(out, n_teams, first, problem->moves[state->reach.moves[i]].queue, g);
    return PB_OK;
}

bool groups_mark(struct groups *groups, int n_teams, int g)
{
    for (int other = 0; other < n_teams; other++)
        groups->teams[other] = groups->group[other] == g;
    return groups->group[g] == g;
}
