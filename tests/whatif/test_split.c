/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "planner/whatif/whatif.h"
#include "support/test.h"

static void two_groups_by_hand(void **state)
{
    (void)state;
    /* demand alone +100, capacity alone -10, both +60: demand (100 + 70) / 2, capacity the rest */
    const double bounds[WHATIF_N_SETS] = {1000, 1100, 990, 1060};
    double parts[OVERRIDE_N_GROUPS];
    whatif_share(1U << OVERRIDE_DEMAND | 1U << OVERRIDE_CAPACITY, bounds, parts);
    assert_near(parts[OVERRIDE_DEMAND], 85, 1e-9);
    assert_near(parts[OVERRIDE_CAPACITY], -25, 1e-9);
    assert_near(parts[OVERRIDE_RULES], 0, 0);
    assert_near(parts[OVERRIDE_PRICES], 0, 0);
}

static void parts_add_up_for_every_set_of_groups(void **state)
{
    (void)state;
    unsigned draw = 1;
    for (unsigned touched = 1; touched < WHATIF_N_SETS; touched++) {
        double bounds[WHATIF_N_SETS], parts[OVERRIDE_N_GROUPS], sum = 0;
        for (int set = 0; set < WHATIF_N_SETS; set++) {
            draw = draw * 1664525U + 1013904223U;
            bounds[set] = draw >> 12;
        }
        whatif_share(touched, bounds, parts);
        for (int g = 0; g < OVERRIDE_N_GROUPS; g++) {
            sum += parts[g];
            if ((touched >> g & 1) == 0)
                assert_near(parts[g], 0, 0);
        }
        assert_near(sum, bounds[touched] - bounds[0], 1e-6);
    }
}

/** Groups of the same effect get the same part, one without effect none. */
static void parts_are_fair(void **state)
{
    (void)state;
    double bounds[WHATIF_N_SETS], parts[OVERRIDE_N_GROUPS];
    for (unsigned set = 0; set < WHATIF_N_SETS; set++) {
        const unsigned n = (set >> OVERRIDE_DEMAND & 1) + (set >> OVERRIDE_RULES & 1);
        bounds[set] = 500 + 30.0 * n * n + 7.0 * (set >> OVERRIDE_PRICES & 1);
    }
    whatif_share(WHATIF_N_SETS - 1, bounds, parts);
    assert_near(parts[OVERRIDE_DEMAND], 60, 1e-9);
    assert_near(parts[OVERRIDE_RULES], 60, 1e-9);
    assert_near(parts[OVERRIDE_PRICES], 7, 1e-9);
    assert_near(parts[OVERRIDE_CAPACITY], 0, 1e-9);
}

/** The answer for the smallest scenario with `change`. */
static void ask(const char *change, struct whatif *answer)
{
    const char *const changes[] = {change};
    const struct whatif_request request = {.path = "scenarios/tiny.yaml",
                                           .overrides = changes,
                                           .n_overrides = 1,
                                           .options = {.until = PLAN_UNTIL_CAPACITY}};
    assert_int_equal(whatif_make(&request, answer, NULL), PB_OK);
    assert_true(whatif_is_whole(answer));
    assert_true(answer->split.known);
}

static void more_demand_never_lowers_the_bound(void **state)
{
    static const char *const changes[] = {"brands.*.uv=+0.1%", "brands.*.uv=+3%",
                                          "brands.*.uv=+20%", "brands.*.uv=+80%"};
    (void)state;
    double last = 0;
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        struct whatif answer;
        ask(changes[i], &answer);
        double base = answer.plans[WHATIF_BASE].capacity.relaxation;
        double bound = answer.plans[WHATIF_VARIANT].capacity.relaxation;
        assert_true(bound >= base - 1e-6 * base);
        assert_true(bound >= last - 1e-6 * last);
        /* one group: the whole difference of the bounds is its part */
        assert_near(answer.split.parts[OVERRIDE_DEMAND], bound - base, 1e-6);
        assert_near(answer.split.parts[OVERRIDE_DEMAND] + answer.split.rounding,
                    answer.intervals[WHATIF_VARIANT].cost - answer.intervals[WHATIF_BASE].cost,
                    1e-6);
        last = bound;
        whatif_release(&answer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_groups_by_hand),
        cmocka_unit_test(parts_add_up_for_every_set_of_groups),
        cmocka_unit_test(parts_are_fair),
        cmocka_unit_test(more_demand_never_lowers_the_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
