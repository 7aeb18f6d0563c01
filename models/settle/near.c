/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/near.h"

#include <stdlib.h>

static bool serves(const struct settle_state *state, int team, int queue)
{
    const struct settle_reach *reach = &state->reach;
    const struct capacity_problem *capacity = state->problem->capacity;
    if (capacity->teams[team].home == queue)
        return true;
    for (int i = reach->first[team]; i < reach->first[team + 1]; i++)
        if (capacity->moves[reach->moves[i]].queue == queue)
            return true;
    return false;
}

static bool meet(const struct settle_state *state, int team, int other)
{
    const struct settle_reach *reach = &state->reach;
    const struct capacity_problem *capacity = state->problem->capacity;
    if (reach->first[team] == reach->first[team + 1])
        return false;
    if (serves(state, other, capacity->teams[team].home))
        return true;
    for (int i = reach->first[team]; i < reach->first[team + 1]; i++)
        if (serves(state, other, capacity->moves[reach->moves[i]].queue))
            return true;
    return false;
}

static void find_teams(const struct settle_state *state, struct near *near)
{
    int n_teams = state->problem->capacity->n_teams, n = 0;
    for (int g = 0; g < n_teams; g++) {
        for (int other = 0; other < n_teams; other++)
            if (meet(state, g, other) && meet(state, other, g))
                near->teams[n++] = other;
        near->first[g + 1] = n;
    }
}

/** A stint with the keys it is sorted by. */
struct place {
    int team, first;
    size_t stint;
};

static int compare(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    if (a->team != b->team)
        return a->team < b->team ? -1 : 1;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return (a->stint > b->stint) - (a->stint < b->stint);
}

static bool is_listed(const struct settle_state *state, size_t stint, bool all)
{
    const int *moves;
    const struct settle_stint *at = &state->stints[stint];
    if (all)
        return state->problem->capacity->teams[at->team].home != CAPACITY_NONE;
    return at->n > 0 && settle_moves_of(state, stint, &moves) > 0;
}

/** Fills order, team and place. */
static bool sort_stints(const struct settle_state *state, bool all, struct near *near)
{
    size_t n = 0, n_stints = state->problem->n_stints;
    struct place *places = malloc((n_stints + 1) * sizeof *places);
    if (places == NULL)
        return false;
    for (size_t i = 0; i < n_stints; i++) {
        near->place[i] = state->stints[i].first;
        if (is_listed(state, i, all))
            places[n++] = (struct place){state->stints[i].team, state->stints[i].first, i};
    }
    qsort(places, n, sizeof *places, compare);
    for (size_t i = 0; i < n; i++) {
        near->order[i] = places[i].stint;
        near->team[places[i].team + 1] = i + 1;
    }
    for (int g = 0; g < state->problem->capacity->n_teams; g++)
        if (near->team[g + 1] < near->team[g])
            near->team[g + 1] = near->team[g];
    free(places);
    return true;
}

enum pb_rc near_make(const struct settle_state *state, bool all, struct arena *arena,
                     struct near *out)
{
    size_t n_teams = (size_t)state->problem->capacity->n_teams;
    *out = (struct near){
        .order = arena_alloc(arena, state->problem->n_stints, sizeof(size_t)),
        .team = arena_alloc(arena, n_teams + 1, sizeof(size_t)),
        .place = arena_alloc(arena, state->problem->n_stints, sizeof(int)),
        .teams = arena_alloc(arena, n_teams * n_teams, sizeof(int)),
        .first = arena_alloc(arena, n_teams + 1, sizeof(int)),
    };
    if (arena->failed || !sort_stints(state, all, out))
        return PB_MEMORY;
    find_teams(state, out);
    return PB_OK;
}

size_t near_count(const struct settle_state *state, const struct near *near)
{
    return near->team[state->problem->capacity->n_teams];
}

size_t near_search(const struct near *near, int team, int place)
{
    size_t low = near->team[team], high = near->team[team + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (near->place[near->order[middle]] < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
