/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include "planner/base/suggest.h"

static void counts_edits(void **state)
{
    (void)state;
    assert_int_equal(suggest_distance("plan", "plan"), 0);
    assert_int_equal(suggest_distance("PLAN", "plan"), 0);
    assert_int_equal(suggest_distance("paln", "plan"), 1);
    assert_int_equal(suggest_distance("pln", "plan"), 1);
    assert_int_equal(suggest_distance("planx", "plan"), 1);
    assert_int_equal(suggest_distance("", "plan"), 4);
    assert_int_equal(suggest_distance("kitten", "sitting"), 3);
}

static void offers_only_what_is_near(void **state)
{
    (void)state;
    struct suggestion typo = {.wanted = "frist_day"};
    suggest_offer(&typo, "days");
    suggest_offer(&typo, "first_day");
    suggest_offer(&typo, "fist_day");
    assert_string_equal(typo.best, "first_day");
    struct suggestion far = {.wanted = "salary"};
    suggest_offer(&far, "shifts");
    assert_null(far.best);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_edits),
        cmocka_unit_test(offers_only_what_is_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
