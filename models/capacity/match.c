/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/match.h"

#include <string.h>

/** The entries of the new problem in the old one; -1 = none. */
struct matcher {
    struct capacity_side now, before;
    struct capacity_match *out;
    struct arena *arena;
    int day_shift; /**< old day = new day + this */
    int *queue, *cls, *team, *move, *room, *limit, *soft;
    int *used; /**< scratch: entries of the old problem that are taken */
};

static int *no_entries(struct arena *arena, int n)
{
    int *map = arena_alloc(arena, (size_t)n, sizeof *map);

    for (int i = 0; map != NULL && i < n; i++) {
        map[i] = -1;
    }
    return map;
}

/** The entries of `now` by their ids in `before`. */
static int *match_ids(struct arena *arena, const char *const *now, int n_now,
                      const char *const *before, int n_before)
{
    int *map = no_entries(arena, n_now);

    for (int i = 0; map != NULL && i < n_now; i++) {
        for (int k = 0; k < n_before && map[i] < 0; k++) {
            map[i] = strcmp(now[i], before[k]) == 0 ? k : -1;
        }
    }
    return map;
}

/** The old index of `index`, which may be CAPACITY_NONE: that matches itself. -2 = no match. */
static int mapped(const int *map, int index)
{
    if (index == CAPACITY_NONE) {
        return CAPACITY_NONE;
    }
    return map[index] >= 0 ? map[index] : -2;
}

static void match_teams(struct matcher *m)
{
    for (int k = 0; k < m->now.problem->n_classes; k++) {
        const int g = m->now.problem->classes[k].team;

        if (m->team[g] < 0 && m->cls[k] >= 0) {
            m->team[g] = m->before.problem->classes[m->cls[k]].team;
        }
    }
    for (int a = 0; a < m->now.problem->n_moves; a++) {
        const struct capacity_move *move = &m->now.problem->moves[a];

        for (int b = 0; b < m->before.problem->n_moves && m->move[a] < 0; b++) {
            const struct capacity_move *old = &m->before.problem->moves[b];

            if (old->team == m->team[move->team] && old->queue == m->queue[move->queue]) {
                m->move[a] = b;
            }
        }
    }
}

/** The next entry from `*next` on, going round once, that is free and the same; -1 = none. */
static int take_next(struct matcher *m, int n, int *next,
                     bool (*is_same)(const struct matcher *m, int now, int before), int now)
{
    for (int i = 0; i < n; i++) {
        const int at = (*next + i) % n;

        if (m->used[at] == 0 && is_same(m, now, at)) {
            m->used[at] = 1;
            *next = at + 1;
            return at;
        }
    }
    return -1;
}

static bool is_same_limit(const struct matcher *m, int now, int before)
{
    const struct capacity_limit *a = &m->now.problem->limits[now];
    const struct capacity_limit *b = &m->before.problem->limits[before];

    return m->cls[a->cls] == b->cls && a->measure == b->measure &&
           a->day_from + m->day_shift == b->day_from && a->day_to + m->day_shift == b->day_to &&
           a->threshold == b->threshold;
}

static bool is_same_soft(const struct matcher *m, int now, int before)
{
    const struct capacity_soft *a = &m->now.problem->softs[now];
    const struct capacity_soft *b = &m->before.problem->softs[before];
    const int shift = m->day_shift * m->now.problem->slots_per_day;

    if (a->kind != b->kind || a->n_terms != b->n_terms || mapped(m->queue, a->queue) != b->queue ||
        a->slot_from + shift != b->slot_from || a->slot_to + shift != b->slot_to) {
        return false;
    }
    for (int i = 0; i < a->n_terms; i++) {
        if (m->cls[a->terms[i].cls] != b->terms[i].cls) {
            return false;
        }
    }
    return true;
}

static bool is_same_duty(const struct matcher *m, int now, int before)
{
    const struct capacity_duty *a = &m->now.problem->duties[now];
    const struct capacity_duty *b = &m->before.problem->duties[before];
    const struct capacity_variant *one = &m->now.problem->variants[a->variant];
    const struct capacity_variant *other = &m->before.problem->variants[b->variant];

    return m->cls[a->cls] == b->cls && a->day + m->day_shift == b->day &&
           mapped(m->queue, a->post) == b->post && one->start_hour == other->start_hour &&
           one->end_hour == other->end_hour && one->hours == other->hours;
}

static void match_in_order(struct matcher *m, int n_now, int n_before, int *map,
                           bool (*is_same)(const struct matcher *m, int now, int before))
{
    int next = 0;

    memset(m->used, 0, (size_t)n_before * sizeof *m->used);
    for (int i = 0; i < n_now; i++) {
        map[i] = take_next(m, n_before, &next, is_same, i);
    }
}

/** Entries of a table [n * n_slots] by entity and slot. */
static void map_table(struct matcher *m, const int *now, const int *before, int n, const int *map,
                      int *out)
{
    const int n_slots = m->now.layout->n_slots;
    const int n_before = m->before.layout->n_slots;
    const int shift = m->day_shift * m->now.problem->slots_per_day;

    for (int i = 0; i < n * n_slots; i++) {
        const int t = i % n_slots + shift;
        const int entity = map[i / n_slots];

        if (now[i] >= 0 && entity >= 0 && t >= 0 && t < n_before) {
            out[now[i]] = before[entity * n_before + t];
        }
    }
}

/** Entries of a list [n] by entity. */
static void map_list(const int *now, const int *before, int n, const int *map, int *out)
{
    for (int i = 0; i < n; i++) {
        if (now[i] >= 0 && map[i] >= 0) {
            out[now[i]] = before[map[i]];
        }
    }
}

/** Entries that stand in a row from `now` and `before` on. */
static void map_run(int now, int before, int n, const int *map, int *out)
{
    for (int i = 0; i < n; i++) {
        out[now + i] = map[i] >= 0 ? before + map[i] : -1;
    }
}

static void map_columns(struct matcher *m)
{
    const struct capacity_problem *problem = m->now.problem;
    const struct capacity_layout *now = m->now.layout;
    const struct capacity_layout *before = m->before.layout;
    int *out = m->out->col;

    map_table(m, now->home, before->home, problem->n_teams, m->team, out);
    map_table(m, now->away, before->away, problem->n_moves, m->move, out);
    map_table(m, now->begin, before->begin, problem->n_moves, m->move, out);
    map_table(m, now->lost, before->lost, problem->n_queues, m->queue, out);
    map_table(m, now->served, before->served, problem->n_queues, m->queue, out);
    map_table(m, now->late, before->late, problem->n_queues, m->queue, out);
    map_list(now->left, before->left, problem->n_queues, m->queue, out);
    map_run(now->missing0, before->missing0, problem->n_softs, m->soft, out);
    map_list(now->over, before->over, problem->n_limits, m->limit, out);
    map_list(now->under, before->under, problem->n_limits, m->limit, out);
}

static void map_rows(struct matcher *m)
{
    const struct capacity_problem *problem = m->now.problem;
    const struct capacity_layout *now = m->now.layout;
    const struct capacity_layout *before = m->before.layout;
    int *out = m->out->row;

    map_table(m, now->cover, before->cover, problem->n_queues, m->queue, out);
    map_table(m, now->promise, before->promise, problem->n_queues, m->queue, out);
    map_list(now->finish, before->finish, problem->n_queues, m->queue, out);
    map_table(m, now->presence, before->presence, problem->n_teams, m->team, out);
    map_table(m, now->start, before->start, problem->n_moves, m->move, out);
    map_table(m, now->block, before->block, problem->n_moves, m->move, out);
    map_run(now->limit0, before->limit0, problem->n_limits, m->limit, out);
    map_table(m, now->seat, before->seat, problem->n_rooms, m->room, out);
    map_run(now->soft0, before->soft0, problem->n_softs, m->soft, out);
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/** The maps by entity; false when memory is short. */
static bool match_entities(struct matcher *m)
{
    const struct capacity_problem *now = m->now.problem;
    const struct capacity_problem *before = m->before.problem;
    const int most = larger(before->n_duties, larger(before->n_limits, before->n_softs));

    m->day_shift = m->now.ids->first_day - m->before.ids->first_day;
    m->queue = match_ids(m->arena, m->now.ids->queues, now->n_queues, m->before.ids->queues,
                         before->n_queues);
    m->cls = match_ids(m->arena, m->now.ids->classes, now->n_classes, m->before.ids->classes,
                       before->n_classes);
    m->room =
        match_ids(m->arena, m->now.ids->rooms, now->n_rooms, m->before.ids->rooms, before->n_rooms);
    m->team = no_entries(m->arena, now->n_teams);
    m->move = no_entries(m->arena, now->n_moves);
    m->limit = no_entries(m->arena, now->n_limits);
    m->soft = no_entries(m->arena, now->n_softs);
    m->used = no_entries(m->arena, most);
    m->out->col = no_entries(m->arena, m->now.layout->n_cols);
    m->out->row = no_entries(m->arena, m->now.layout->n_rows);
    if (m->arena->failed) {
        return false;
    }
    match_teams(m);
    match_in_order(m, now->n_limits, before->n_limits, m->limit, is_same_limit);
    match_in_order(m, now->n_softs, before->n_softs, m->soft, is_same_soft);
    match_in_order(m, now->n_duties, before->n_duties, m->out->col, is_same_duty);
    return true;
}

bool capacity_may_match(const struct capacity_side *now, const struct capacity_side *before)
{
    return now->problem->slots_per_day == before->problem->slots_per_day &&
           now->ids->day_start_min == before->ids->day_start_min;
}

enum pb_rc capacity_match_make(const struct capacity_side *now, const struct capacity_side *before,
                               struct arena *arena, struct capacity_match *out)
{
    struct matcher m = {.now = *now, .before = *before, .out = out, .arena = arena};

    *out = (struct capacity_match){.most_duties = now->problem->n_duties};
    if (!match_entities(&m)) {
        return PB_MEMORY;
    }
    for (int j = 0; j < now->problem->n_duties; j++) {
        out->n_duties += out->col[j] >= 0;
    }
    map_columns(&m);
    map_rows(&m);
    return PB_OK;
}
