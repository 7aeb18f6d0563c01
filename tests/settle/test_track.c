/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one person best does on a shift, against all ways to do it. */
#include <math.h>

#include "models/settle/track.h"
#include "planner/base/random.h"
#include "support/test.h"

enum { N_SLOTS = 5, N_MOVES = 3, N_WAYS = 1 + N_MOVES + N_MOVES * (N_MOVES - 1) / 2 };

struct shift {
    int block[N_MOVES];
    bool may[N_SLOTS * N_MOVES];
    double one[N_SLOTS * N_MOVES];
    double two[N_SLOTS * N_MOVES * N_MOVES];
    struct track_task task;
};

/* Sets of at most two moves, as bits. */
static const unsigned ways[N_WAYS] = {0, 1, 2, 4, 3, 5, 6};

static void draw(struct shift *shift, unsigned seed)
{
    struct random random;
    random_init(&random, seed);
    for (int a = 0; a < N_MOVES; a++)
        shift->block[a] = 1 + (int)random_below(&random, 3);
    for (int i = 0; i < N_SLOTS * N_MOVES; i++) {
        shift->may[i] = random_below(&random, 8) > 0;
        shift->one[i] = (double)random_below(&random, 21) - 8;
    }
    for (int k = 0; k < N_SLOTS; k++)
        for (int a = 0; a < N_MOVES; a++)
            for (int b = 0; b < a; b++)
                shift->two[(k * N_MOVES + a) * N_MOVES + b] =
                    shift->two[(k * N_MOVES + b) * N_MOVES + a] =
                        (double)random_below(&random, 25) - 8;
    shift->task = (struct track_task){.n = N_SLOTS,
                                      .n_moves = N_MOVES,
                                      .block = shift->block,
                                      .may = shift->may,
                                      .one = shift->one,
                                      .two = shift->two,
                                      .start = (double)random_below(&random, 6)};
}

static double slot_gain(const struct shift *shift, int k, unsigned way)
{
    int alive[2], n = 0;
    for (int a = 0; a < N_MOVES; a++)
        if (way & (1U << a)) {
            if (!shift->may[k * N_MOVES + a])
                return -INFINITY;
            alive[n++] = a;
        }
    return n == 0   ? 0
           : n == 1 ? shift->one[k * N_MOVES + alive[0]]
                    : shift->two[(k * N_MOVES + alive[0]) * N_MOVES + alive[1]];
}

/* Gain of a way for each slot; -INFINITY when a reassignment is shorter than its block. */
static double gain_of(const struct shift *shift, const unsigned way[N_SLOTS])
{
    double gain = 0;
    for (int k = 0; k < N_SLOTS; k++)
        gain += slot_gain(shift, k, way[k]);
    for (int a = 0; a < N_MOVES; a++)
        for (int k = 0, length = 0; k <= N_SLOTS; k++) {
            bool alive = k < N_SLOTS && (way[k] & (1U << a)) != 0;
            if (alive && length == 0)
                gain -= shift->task.start;
            if (!alive && length > 0 && length < shift->block[a])
                return -INFINITY;
            length = alive ? length + 1 : 0;
        }
    return gain;
}

static double best_of_all(const struct shift *shift, int n_ways)
{
    double best = -INFINITY;
    int total = 1;
    for (int k = 0; k < N_SLOTS; k++)
        total *= n_ways;
    for (int code = 0; code < total; code++) {
        unsigned way[N_SLOTS];
        for (int k = 0, rest = code; k < N_SLOTS; k++, rest /= n_ways)
            way[k] = ways[rest % n_ways];
        best = fmax(best, gain_of(shift, way));
    }
    return best;
}

static double gain_of_track(const struct shift *shift, const struct track *track)
{
    unsigned way[N_SLOTS];
    for (int k = 0; k < N_SLOTS; k++)
        way[k] = (track->first[k] >= 0 ? 1U << track->first[k] : 0) |
                 (track->second[k] >= 0 ? 1U << track->second[k] : 0);
    return gain_of(shift, way);
}

static void alone_is_best_of_all(void **state)
{
    (void)state;
    struct track track = {0};
    for (unsigned seed = 1; seed <= 300; seed++) {
        struct shift shift;
        draw(&shift, seed);
        shift.task.two = NULL;
        assert_true(track_find(&shift.task, &track));
        assert_near(track.gain, best_of_all(&shift, 1 + N_MOVES), 1e-9);
        assert_near(track.gain, gain_of_track(&shift, &track), 1e-9);
    }
    track_release(&track);
}

static void pairs_lie_between(void **state)
{
    (void)state;
    struct track track = {0};
    int n_same = 0;
    for (unsigned seed = 1; seed <= 300; seed++) {
        struct shift shift;
        draw(&shift, seed);
        double best = best_of_all(&shift, N_WAYS);
        assert_true(track_find(&shift.task, &track));
        assert_true(track.gain <= best + 1e-9);
        assert_near(track.gain, gain_of_track(&shift, &track), 1e-9);
        n_same += track.gain > best - 1e-9;
        shift.task.relaxed = true;
        assert_true(track_find(&shift.task, &track));
        assert_true(track.gain >= best - 1e-9);
    }
    assert_true(n_same > 100);
    track_release(&track);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alone_is_best_of_all),
        cmocka_unit_test(pairs_lie_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
