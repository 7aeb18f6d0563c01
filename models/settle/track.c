/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/track.h"

#include <math.h>
#include <stdlib.h>

/** A value and the state that it comes from. */
struct step {
    double value;
    int state;
};

struct walk {
    const struct track_task *task;
    int most_block, n_states;
    const double *before; /**< values of the slot before */
    double *now;
    int *from;        /**< of the slot */
    struct step idle; /**< best state in which everything may end */
};

static const struct step NEVER = {-INFINITY, 0};

static int single(const struct walk *walk, int a, int age)
{
    return 1 + a * walk->most_block + age - 1;
}

static int pair(const struct walk *walk, int a, int b, int age)
{
    int n_moves = walk->task->n_moves;
    return 1 + (n_moves + a * n_moves + b) * walk->most_block + age - 1;
}

/** Slots after which move `b` may end in a pair. */
static int pair_block(const struct walk *walk, int b)
{
    return walk->task->relaxed ? 1 : walk->task->block[b];
}

static struct step better(const struct walk *walk, struct step best, int state)
{
    return walk->before[state] > best.value ? (struct step){walk->before[state], state} : best;
}

/** The best state in which move `a` is past its block and whatever is beside it may end. */
static struct step holding(const struct walk *walk, int a)
{
    const struct track_task *task = walk->task;
    struct step best = better(walk, NEVER, single(walk, a, task->block[a]));
    for (int b = 0; b < task->n_moves && task->two != NULL; b++) {
        if (b == a)
            continue;
        best = better(walk, best, pair(walk, a, b, pair_block(walk, b)));
        best = better(walk, best, pair(walk, b, a, pair_block(walk, a)));
    }
    return best;
}

static struct step idling(const struct walk *walk)
{
    const struct track_task *task = walk->task;
    struct step best = better(walk, NEVER, 0);
    for (int a = 0; a < task->n_moves; a++) {
        best = better(walk, best, single(walk, a, task->block[a]));
        for (int b = 0; b < task->n_moves && task->two != NULL; b++)
            if (b != a)
                best = better(walk, best, pair(walk, a, b, pair_block(walk, b)));
    }
    return best;
}

static void enter(struct walk *walk, int state, struct step from, double gain)
{
    walk->now[state] = from.value + gain;
    walk->from[state] = from.state;
}

static struct step costing(struct step from, double price)
{
    return (struct step){from.value - price, from.state};
}

static struct step larger(struct step a, struct step b)
{
    return b.value > a.value ? b : a;
}

static void enter_singles(struct walk *walk, int k, int a, struct step held)
{
    const struct track_task *task = walk->task;
    int block = task->block[a];
    double gain = task->one[k * task->n_moves + a];
    for (int age = 1; age <= block; age++) {
        struct step from = age == 1 ? costing(walk->idle, task->start)
                                    : better(walk, NEVER, single(walk, a, age - 1));
        enter(walk, single(walk, a, age), age == block ? larger(from, held) : from, gain);
    }
}

/** The best state before a pair in which move `a` is not past its block. */
static struct step early_pair(const struct walk *walk, int a)
{
    const struct track_task *task = walk->task;
    struct step best = costing(walk->idle, 2 * task->start), young = NEVER;
    for (int age = 1; age < task->block[a]; age++)
        young = better(walk, young, single(walk, a, age));
    return larger(best, costing(young, task->start));
}

static void enter_pairs(struct walk *walk, int k, int a, struct step held)
{
    const struct track_task *task = walk->task;
    for (int b = 0; b < task->n_moves; b++) {
        if (b == a || !task->may[k * task->n_moves + b])
            continue;
        int block = pair_block(walk, b);
        double gain = task->two[(k * task->n_moves + a) * task->n_moves + b];
        for (int age = 1; age <= block; age++) {
            struct step from = costing(held, task->start);
            if (task->relaxed || task->block[b] >= task->block[a])
                from = larger(from, early_pair(walk, a));
            if (age > 1)
                from = better(walk, NEVER, pair(walk, a, b, age - 1));
            if (age == block) {
                from = better(walk, from, pair(walk, a, b, block));
                from = better(walk, from, pair(walk, b, a, pair_block(walk, a)));
            }
            enter(walk, pair(walk, a, b, age), from, gain);
        }
    }
}

static void walk_slot(struct walk *walk, int k)
{
    const struct track_task *task = walk->task;
    for (int state = 0; state < walk->n_states; state++)
        walk->now[state] = -INFINITY;
    walk->idle = idling(walk);
    enter(walk, 0, walk->idle, 0);
    for (int a = 0; a < task->n_moves; a++) {
        if (!task->may[k * task->n_moves + a])
            continue;
        struct step held = holding(walk, a);
        enter_singles(walk, k, a, held);
        if (task->two != NULL)
            enter_pairs(walk, k, a, held);
    }
}

static bool make_room(struct track *track, size_t n, size_t n_states)
{
    if (n > track->n) {
        free(track->first);
        free(track->second);
        track->n = n;
        track->first = malloc(n * sizeof *track->first);
        track->second = malloc(n * sizeof *track->second);
    }
    if (n * n_states > track->cells || 2 * n_states > track->cells) {
        free(track->value);
        free(track->from);
        track->cells = n * n_states > 2 * n_states ? n * n_states : 2 * n_states;
        track->value = calloc(track->cells, sizeof *track->value);
        track->from = calloc(track->cells, sizeof *track->from);
    }
    bool fine = track->first != NULL && track->second != NULL && track->value != NULL &&
                track->from != NULL;
    if (!fine)
        track_release(track);
    return fine;
}

/** The moves that a state stands for. */
static void name_state(const struct walk *walk, int state, int *first, int *second)
{
    int n_moves = walk->task->n_moves;
    *first = *second = -1;
    if (state == 0 || n_moves == 0)
        return;
    int at = (state - 1) / walk->most_block;
    *first = at < n_moves ? at : at / n_moves - 1;
    *second = at < n_moves ? -1 : at % n_moves;
}

bool track_find(const struct track_task *task, struct track *track)
{
    struct walk walk = {.task = task, .most_block = 1};
    for (int a = 0; a < task->n_moves; a++)
        walk.most_block = task->block[a] > walk.most_block ? task->block[a] : walk.most_block;
    int kinds = task->n_moves * (task->two != NULL ? task->n_moves + 1 : 1);
    walk.n_states = 1 + kinds * walk.most_block;
    if (!make_room(track, (size_t)task->n + 1, (size_t)walk.n_states))
        return false;
    for (int state = 0; state < walk.n_states; state++)
        track->value[state] = state == 0 ? 0 : -INFINITY;
    for (int k = 0; k < task->n; k++) {
        walk.before = track->value + (size_t)(k % 2) * (size_t)walk.n_states;
        walk.now = track->value + (size_t)((k + 1) % 2) * (size_t)walk.n_states;
        walk.from = track->from + (size_t)k * (size_t)walk.n_states;
        walk_slot(&walk, k);
    }
    walk.before = track->value + (size_t)(task->n % 2) * (size_t)walk.n_states;
    struct step end = idling(&walk);
    track->gain = end.value;
    for (int k = task->n - 1; k >= 0; k--) {
        name_state(&walk, end.state, &track->first[k], &track->second[k]);
        end.state = track->from[(size_t)k * (size_t)walk.n_states + (size_t)end.state];
    }
    return true;
}

void track_release(struct track *track)
{
    free(track->first);
    free(track->second);
    free(track->value);
    free(track->from);
    *track = (struct track){0};
}
