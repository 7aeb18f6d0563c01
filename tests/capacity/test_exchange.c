/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows that are exact, and single shifts exchanged in them. */
#include "support/test.h"

#include <math.h>
#include <string.h>

#include "capacity/sample.h"
#include "capacity/stage.h"
#include "models/capacity/circles.h"
#include "models/capacity/evaluate.h"
#include "models/capacity/greedy.h"
#include "models/capacity/improve.h"

enum { N_QUEUES = 4, MOST_QUEUES = 8 };

static double cost_of(const struct capacity_search *search, double *point)
{
    double cost = INFINITY;

    assert_int_equal(capacity_evaluate(search, point, &cost), PB_OK);
    return cost;
}

static double raw_cost(const struct capacity_search *search)
{
    double cost = 0;

    for (int j = 0; j < search->model->n_cols; j++) {
        cost += search->model->cost[j] * search->point[j];
    }
    return cost;
}

/** Opens or polishes each day once; *changed counts the days that became cheaper. */
static void go_over_days(struct stage *s, bool dives, int *changed)
{
    static const bool is_queue[MOST_QUEUES] = {true, true, true, true, true, true, true, true};
    const struct roll_width width = capacity_wide(&s->search, 0.8);
    double before = cost_of(&s->search, s->search.point);

    for (int day = -1; day < s->problem.n_days; day++) {
        const struct reopening what = {.day = day, .n_days = 1, .is_queue = is_queue};
        enum dive_end end = DIVE_STOPPED;

        assert_int_equal(
            (dives ? capacity_reopen : capacity_polish)(&s->search, &width, &what, &end), PB_OK);
        const double raw = raw_cost(&s->search);
        const double after = cost_of(&s->search, s->search.point);

        /* the point holds as it is, and what else it could be made into is no dearer */
        assert_true(isfinite(after));
        assert_true(after <= raw + 1e-6 * fabs(raw));
        assert_true(after <= before + 1e-6 * fabs(before));
        assert_true(end == DIVE_DONE || end == DIVE_NO_GAIN);
        assert_true(end == DIVE_DONE || fabs(after - before) <= 1e-6 * fabs(before));
        *changed += end == DIVE_DONE ? 1 : 0;
        before = after;
    }
    assert_true(before >= s->search.bound - 1e-6 * fabs(before));
}

static void test_windows_are_exact(void **state)
{
    int dived = 0;
    int exchanged = 0;
    (void)state;

    for (unsigned seed = 1; seed <= 12; seed++) {
        const struct sample_size size = {
            .seed = seed, .days = 3, .slots_per_day = 6, .heads = 5, .demand = 4.0};
        struct stage s = {.options = {.gap = 0.01}};

        sample_build(&size, &s.arena, &s.problem);
        stage_begin(&s);
        stage_relax(&s);
        assert_int_equal(capacity_greedy(&s.search, s.search.point), PB_OK);
        assert_int_equal(capacity_offer(&s.search), PB_OK);
        memcpy(s.search.point, s.search.best, (size_t)s.model.n_cols * sizeof(double));
        go_over_days(&s, false, &exchanged);
        go_over_days(&s, true, &dived);
        stage_end(&s);
    }
    assert_true(exchanged > 0);
    assert_true(dived > 0);
}

/** The example of problem.h with a demand, beginning with some agents: what polishing ends with. */
static double polish_by_hand(double demand, double agents)
{
    static const bool is_queue[MOST_QUEUES] = {true};
    struct stage s = {.options = {.gap = 0.01}};
    enum dive_end end = DIVE_STOPPED;

    sample_by_hand(&s.arena, &s.problem);
    struct capacity_queue queue = s.problem.queues[0];

    queue.demand = &demand;
    s.problem.queues = &queue;
    stage_begin(&s);
    stage_relax(&s);
    s.search.point[0] = agents;
    assert_true(isfinite(cost_of(&s.search, s.search.point)));
    const struct roll_width width = {
        .dearest_duty = INFINITY, .first_duty = INFINITY, .first_move = 1.0};
    const struct reopening what = {.day = 0, .n_days = 1, .is_queue = is_queue};

    assert_int_equal(capacity_polish(&s.search, &width, &what, &end), PB_OK);
    const double cost = cost_of(&s.search, s.search.point);

    stage_end(&s);
    return cost;
}

static void test_adds_and_drops(void **state)
{
    (void)state;
    assert_near(polish_by_hand(3.0, 2.0), 8.0, 1e-9); /* nothing to gain */
    assert_near(polish_by_hand(3.0, 0.0), 8.0, 1e-9); /* adds both */
    assert_near(polish_by_hand(2.0, 2.0), 4.0, 1e-9); /* drops one */
    assert_near(polish_by_hand(0.3, 2.0), 3.0, 1e-9); /* drops both: losing 0.3 is cheaper */
}

static void test_circles(void **state)
{
    static const struct capacity_team teams[N_QUEUES] = {{.home = 0, .home_rate = 1},
                                                         {.home = 1, .home_rate = 1},
                                                         {.home = 2, .home_rate = 1},
                                                         {.home = 3, .home_rate = 1}};
    static const struct capacity_move moves[] = {
        {.team = 0, .queue = 1}, {.team = 3, .queue = 2}, {.team = 1, .queue = 2}};
    static const bool all[N_QUEUES] = {true, true, true, true};
    static const bool some[N_QUEUES] = {true, false, true, true};
    struct capacity_problem problem = {
        .teams = teams, .n_teams = N_QUEUES, .n_queues = N_QUEUES, .moves = moves, .n_moves = 2};
    struct capacity_circles circles;
    struct arena arena = {0};
    (void)state;

    assert_int_equal(capacity_circles_choose(&problem, all, &arena, &circles), PB_OK);
    assert_int_equal(circles.n, 2);
    assert_memory_equal(&circles.is_in[0], ((bool[]){true, true, false, false}), N_QUEUES);
    assert_memory_equal(&circles.is_in[N_QUEUES], ((bool[]){false, false, true, true}), N_QUEUES);

    /* 0-1-2-3: the ends have the smaller circles, and they hold all */
    problem.n_moves = 3;
    assert_int_equal(capacity_circles_choose(&problem, all, &arena, &circles), PB_OK);
    assert_int_equal(circles.n, 2);
    assert_memory_equal(&circles.is_in[0], ((bool[]){true, true, false, false}), N_QUEUES);

    /* without queue 1, queue 0 helps nobody */
    assert_int_equal(capacity_circles_choose(&problem, some, &arena, &circles), PB_OK);
    assert_int_equal(circles.n, 2);
    assert_memory_equal(&circles.is_in[0], ((bool[]){true, false, false, false}), N_QUEUES);

    /* one circle that holds all is none */
    problem.n_queues = 2;
    assert_int_equal(capacity_circles_choose(&problem, all, &arena, &circles), PB_OK);
    assert_int_equal(circles.n, 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_windows_are_exact),
        cmocka_unit_test(test_adds_and_drops),
        cmocka_unit_test(test_circles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
