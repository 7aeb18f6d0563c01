/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Rows C11 cut off no plan of whole people, and raise the bound. */
#include "support/test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "capacity/optimum.h"
#include "capacity/sample.h"
#include "models/capacity/build.h"
#include "models/capacity/capacity.h"
#include "models/capacity/complete.h"
#include "models/capacity/rounding.h"
#include "models/lp/lp.h"
#include "models/lp/lp_check.h"
#include "planner/base/random.h"

/** A problem, its model without rounding rows, and with them. */
struct pair {
    struct arena arena;
    struct capacity_problem problem;
    struct capacity_layout layout;
    struct lp_model plain;
    struct lp_model tight;
};

static void pair_up(struct pair *pair)
{
    assert_int_equal(capacity_layout_init(&pair->layout, &pair->problem), PB_OK);
    assert_int_equal(capacity_build(&pair->problem, &pair->layout, false, &pair->plain), PB_OK);
    assert_int_equal(capacity_model(&pair->problem, &pair->tight), PB_OK);
}

static void pair_release(struct pair *pair)
{
    lp_model_release(&pair->plain);
    lp_model_release(&pair->tight);
    capacity_layout_release(&pair->layout);
    arena_release(&pair->arena);
}

static void the_example_of_the_header(void **state)
{
    (void)state;
    struct pair pair = {0};

    sample_by_hand(&pair.arena, &pair.problem);
    pair_up(&pair);
    assert_int_equal(pair.tight.n_rows, pair.plain.n_rows + 1);
    assert_near(pair.tight.row_lower[pair.plain.n_rows], 2.0, 0);
    assert_near(relaxed_cost(&pair.plain), 6.0, 1e-9);
    assert_near(relaxed_cost(&pair.tight), 8.0, 1e-9);
    pair_release(&pair);
}

/** Random people within their boxes, with some of them lent out; the rest follows. */
static void draw(const struct pair *pair, struct random *random, double x[])
{
    memset(x, 0, (size_t)pair->plain.n_cols * sizeof *x);
    for (int j = 0; j < pair->layout.n_duties; j++) {
        const double most = fmin(pair->layout.box[j], 3.0);

        x[j] = floor(random_unit(random) * (most + 1) * (random_unit(random) < 0.3));
    }
    for (int i = 0; i < pair->problem.n_moves * pair->layout.n_slots; i++) {
        if (pair->layout.away[i] >= 0) {
            x[pair->layout.away[i]] = random_unit(random) * 2.0;
        }
    }
    assert_int_equal(capacity_complete(&pair->problem, &pair->layout, &pair->plain, x), PB_OK);
}

static void no_whole_people_are_cut_off(void **state)
{
    (void)state;
    int n_rows = 0;
    int n_binding = 0;

    for (unsigned seed = 1; seed <= 30; seed++) {
        const struct sample_size size = {.seed = seed,
                                         .days = 2,
                                         .slots_per_day = 6,
                                         .heads = 4,
                                         .demand = 0.4 + 0.2 * (double)(seed % 12)};
        struct pair pair = {0};
        struct random random;

        random_init(&random, seed);
        sample_build(&size, &pair.arena, &pair.problem);
        pair_up(&pair);
        double *x = calloc((size_t)pair.plain.n_cols, sizeof *x);
        double *activity = calloc((size_t)pair.tight.n_rows, sizeof *activity);

        for (int draws = 0; draws < 200; draws++) {
            struct lp_check check;

            draw(&pair, &random, x);
            assert_int_equal(lp_check_point(&pair.tight, x, activity, &check), PB_OK);
            for (int i = pair.plain.n_rows; i < pair.tight.n_rows; i++) {
                assert_true(activity[i] >= pair.tight.row_lower[i] - 1e-6);
                n_binding += activity[i] <= pair.tight.row_lower[i] + 1e-6;
            }
        }
        n_rows += pair.tight.n_rows - pair.plain.n_rows;
        free(x);
        free(activity);
        pair_release(&pair);
    }
    assert_true(n_rows > 100);
    assert_true(n_binding > 100);
}

static void the_optimum_stays_and_the_bound_rises(void **state)
{
    (void)state;
    int n_raised = 0;

    for (unsigned seed = 1; seed <= 8; seed++) {
        const struct sample_size size = {
            .seed = seed, .days = 1, .slots_per_day = 5, .heads = 2, .demand = 1.3};
        struct pair pair = {0};

        sample_build(&size, &pair.arena, &pair.problem);
        pair_up(&pair);
        const double plain = relaxed_cost(&pair.plain);
        const double tight = relaxed_cost(&pair.tight);

        assert_near(whole_cost(&pair.plain), whole_cost(&pair.tight), 1e-6);
        assert_true(tight >= plain - 1e-7 * fabs(plain));
        n_raised += tight > plain * 1.001;
        pair_release(&pair);
    }
    assert_true(n_raised > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_of_the_header),
        cmocka_unit_test(no_whole_people_are_cut_off),
        cmocka_unit_test(the_optimum_stays_and_the_bound_rises),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
