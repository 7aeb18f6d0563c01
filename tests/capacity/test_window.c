/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows that begin with few columns, and who is asked to raise the bound. */
#include "support/test.h"

#include <math.h>
#include <string.h>

#include "capacity/sample.h"
#include "capacity/stage.h"
#include "models/capacity/greedy.h"
#include "models/capacity/improve.h"
#include "models/capacity/window_stints.h"

enum { N_SEEDS = 6 };

/** Optimum of the window with the columns it grows; *grown counts them. */
static double optimum(struct stage *s, const struct window_range *range, int *grown)
{
    struct window window;
    struct lp_answer answer;

    assert_int_equal(window_init(&window, &s->search, range), PB_OK);
    const int before = window.n_cols;

    assert_int_equal(lp_solve_simplex(window.lp, NULL, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
    assert_int_equal(window_grow(&window, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
    *grown += window.n_cols - before;
    assert_true(window.n_duties <= window.most_duties);
    for (int k = 0; k < window.n_duties; k++) {
        assert_in_range(window.col[window.duty[k]], 0, s->layout.n_duties - 1);
    }
    window_release(&window);
    return answer.cost;
}

/** A window over all days in which everything is open. */
static struct window_range whole(const struct stage *s, bool *is_open)
{
    memset(is_open, true, (size_t)s->layout.n_duties * sizeof *is_open);
    return (struct window_range){
        .slot_to = s->layout.n_slots - 1, .is_exact = true, .is_open = is_open};
}

static void begin(struct stage *s, unsigned seed)
{
    const struct sample_size size = {
        .seed = seed, .days = 3, .slots_per_day = 8, .heads = 5, .demand = 4.0};

    *s = (struct stage){.options = {.gap = 0.01}};
    sample_build(&size, &s->arena, &s->problem);
    stage_begin(s);
    stage_relax(s);
    assert_int_equal(capacity_greedy(&s->search, s->search.point), PB_OK);
    assert_int_equal(capacity_offer(&s->search), PB_OK);
    memcpy(s->search.point, s->search.best, (size_t)s->model.n_cols * sizeof(double));
}

static void few_columns_grow_to_the_same_optimum(void **state)
{
    int grown = 0;
    (void)state;

    for (unsigned seed = 1; seed <= N_SEEDS; seed++) {
        struct stage s;
        int none = 0;

        begin(&s, seed);
        bool *is_open = arena_alloc(&s.arena, (size_t)s.layout.n_duties, sizeof *is_open);

        assert_non_null(is_open);
        struct window_range range = whole(&s, is_open);

        range.dearest_duty = INFINITY;
        range.dearest_move = INFINITY;
        const double all = optimum(&s, &range, &none);

        range.dearest_duty = -INFINITY;
        range.dearest_move = -INFINITY;
        /* what is cheaper by less than a hundredth of money waits on */
        assert_near(optimum(&s, &range, &grown), all, 1e-3 * fmax(1.0, fabs(all)));
        stage_end(&s);
    }
    assert_true(grown > N_SEEDS);
}

struct asked {
    struct capacity_search *search;
    double raise_to;
    int n;
};

static enum pb_rc raise_bound(void *context)
{
    struct asked *asked = context;

    asked->n++;
    asked->search->bound = fmax(asked->search->bound, asked->raise_to);
    return PB_OK;
}

/** How often the bound is asked for. */
static int times_asked(unsigned seed, double gap, double raise_to)
{
    struct stage s;
    struct asked asked = {.search = &s.search, .raise_to = raise_to};
    const struct improve_raise raise = {raise_bound, &asked};

    begin(&s, seed);
    s.options.gap = gap;
    assert_int_equal(capacity_improve(&s.search, &raise), PB_OK);
    stage_end(&s);
    return asked.n;
}

static void the_bound_is_asked_for_once_and_only_when_needed(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= N_SEEDS; seed++) {
        assert_int_equal(times_asked(seed, INFINITY, -INFINITY), 0);
        assert_int_equal(times_asked(seed, -1.0, -INFINITY), 1);
        assert_int_equal(times_asked(seed, -1.0, INFINITY), 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_columns_grow_to_the_same_optimum),
        cmocka_unit_test(the_bound_is_asked_for_once_and_only_when_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
