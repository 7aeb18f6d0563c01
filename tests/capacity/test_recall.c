/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What old duals prove about a problem that is a little different. */
#include "support/test.h"

#include <math.h>

#include "capacity/sample.h"
#include "capacity/stage.h"
#include "models/capacity/recall.h"

/** A problem laid out for the LP. */
static void open_shop(struct stage *shop, unsigned seed, double demand)
{
    const struct sample_size size = {
        .seed = seed, .days = 3, .slots_per_day = 8, .heads = 6, .demand = demand};

    *shop = (struct stage){.options = {0}};
    sample_build(&size, &shop->arena, &shop->problem);
    stage_begin(shop);
}

/** The LP at `demand`, and what its duals prove when the demand is `now`. */
static void recall_at(unsigned seed, double demand, double now, double out[3])
{
    struct stage old, new;
    struct relaxation solved, recalled, exact;

    open_shop(&old, seed, demand);
    open_shop(&new, seed, now);
    assert_int_equal(old.model.n_cols, new.model.n_cols);
    assert_int_equal(capacity_relax(&old.search, NULL, &old.arena, &solved), PB_OK);
    assert_int_equal(capacity_relax(&new.search, NULL, &new.arena, &exact), PB_OK);
    const struct capacity_near near = {solved.x, solved.y};

    assert_int_equal(capacity_recall(&new.search, &near, &new.arena, &recalled), PB_OK);
    assert_true(recalled.bound <= exact.bound + 1e-6 * fabs(exact.bound));
    out[0] = solved.bound;
    out[1] = recalled.bound;
    out[2] = exact.bound;
    stage_end(&old);
    stage_end(&new);
}

static void the_same_problem_has_the_same_bound(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 5; seed++) {
        double bound[3];

        recall_at(seed, 4.0, 4.0, bound);
        assert_near(bound[1], bound[0], 1e-6 * fabs(bound[0]));
    }
}

/** Half the change loses less than half as much: the loss is of second order. */
static void a_small_change_loses_little(void **state)
{
    (void)state;
    double lost = 0, lost_by_half = 0, moved = 0;

    for (unsigned seed = 1; seed <= 10; seed++) {
        double bound[3];

        recall_at(seed, 4.0, 4.4, bound);
        lost += bound[2] - bound[1];
        moved += bound[2] - bound[0];
        recall_at(seed, 4.0, 4.2, bound);
        lost_by_half += bound[2] - bound[1];
    }
    assert_true(moved > 0);
    assert_true(lost <= 0.15 * moved);
    assert_true(lost_by_half <= 0.5 * lost);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_same_problem_has_the_same_bound),
                                       cmocka_unit_test(a_small_change_loses_little)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
