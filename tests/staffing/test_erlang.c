/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published values of the Erlang formulas; recomputed by exact recursions. */
#include <math.h>

#include "planner/staffing/erlang.h"
#include "support/test.h"

static void blocking_is_known(void **state)
{
    (void)state;
    assert_near(erlang_blocking(1, 1), 0.5, 1e-12);
    assert_near(erlang_blocking(1, 2), 0.2, 1e-12);
    assert_near(erlang_blocking(10, 17), 0.012949, 1e-6);
    assert_near(erlang_blocking(0, 3), 0, 0);
}

static void patient_callers_match_the_tables(void **state)
{
    (void)state;
    struct erlang_queue queue = {100 / 1800.0, 180, NAN};
    static const struct {
        int lines;
        double waiting, service, mean_wait;
    } known[] = {{11, 0.6821182, 0.3896138, 122.781277},
                 {12, 0.4493882, 0.6401580, 40.444940},
                 {13, 0.2852705, 0.7955948, 17.116227},
                 {14, 0.1741319, 0.8883500, 7.835937}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        assert_near(erlang_waiting(&queue, known[i].lines), known[i].waiting, 1e-7);
        assert_near(erlang_service(&queue, known[i].lines, 20), known[i].service, 1e-7);
        assert_near(erlang_mean_wait(&queue, known[i].lines), known[i].mean_wait, 1e-6);
    }
    assert_near(erlang_abandoned(&queue, 12), 0, 0);
    struct erlang_queue single = {0.5, 1, NAN};
    assert_near(erlang_waiting(&single, 1), 0.5, 1e-12);
}

static void impatient_callers_match_the_tables(void **state)
{
    (void)state;
    struct erlang_queue queue = {100 / 1800.0, 180, 300};
    assert_near(erlang_waiting(&queue, 14), 0.145260, 1e-6);
    assert_near(erlang_abandoned(&queue, 14), 0.013984, 1e-6);
    assert_near(erlang_mean_wait(&queue, 14) / 60, 0.069919, 1e-6);
    assert_near(erlang_service(&queue, 14, 20), 0.916792, 1e-6);
    assert_near(erlang_waiting(&queue, 13), 0.225797, 1e-6);
    assert_near(erlang_abandoned(&queue, 13), 0.024963, 1e-6);
    static const struct {
        double patience_s, abandoned, service;
    } known[] = {{180, 0.032247, 0.8751}, {300, 0.024963, 0.8582}, {600, 0.016526, 0.8376}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        queue.patience_s = known[i].patience_s;
        assert_near(erlang_abandoned(&queue, 13), known[i].abandoned, 1e-6);
        assert_near(erlang_service(&queue, 13, 20), known[i].service, 5e-5);
    }
}

static void lines_are_the_fewest(void **state)
{
    (void)state;
    struct erlang_queue queue = {100 / 1800.0, 180, NAN};
    assert_int_equal(erlang_lines(&queue, 20, 0.8), 14);
    assert_int_equal(erlang_lines(&queue, 19.8, 0.9), 15);
    queue = (struct erlang_queue){25 / 900.0, 752, NAN};
    assert_int_equal(erlang_lines(&queue, 20, 0.9), 28);
    queue = (struct erlang_queue){100 / 1800.0, 180, 300};
    assert_int_equal(erlang_lines(&queue, 20, 0.8), 13);
    queue.arrivals = 0;
    assert_int_equal(erlang_lines(&queue, 20, 0.8), 0);
}

static void an_overloaded_queue_never_ends(void **state)
{
    (void)state;
    struct erlang_queue queue = {1, 100, NAN};
    assert_near(erlang_waiting(&queue, 100), 1, 0);
    assert_near(erlang_service(&queue, 90, 20), 0, 0);
    assert_true(isinf(erlang_mean_wait(&queue, 100)));
    queue.patience_s = 60;
    assert_true(erlang_service(&queue, 50, 20) > 0);
    assert_true(erlang_abandoned(&queue, 50) > 0.49);
}

/* More lines never serve worse, and everybody is answered, leaves, or waits longer. */
static void service_grows_with_lines(void **state)
{
    (void)state;
    for (int patient = 0; patient < 2; patient++) {
        struct erlang_queue queue = {0.5, 240, patient ? NAN : 120};
        double before = 0;
        for (int lines = 100; lines < 160; lines++) {
            double service = erlang_service(&queue, lines, 30);
            assert_true(service >= before && service <= 1);
            assert_true(service <= 1 - erlang_abandoned(&queue, lines) + 1e-12);
            before = service;
        }
        assert_true(before > 0.999);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocking_is_known),
        cmocka_unit_test(patient_callers_match_the_tables),
        cmocka_unit_test(impatient_callers_match_the_tables),
        cmocka_unit_test(lines_are_the_fewest),
        cmocka_unit_test(an_overloaded_queue_never_ends),
        cmocka_unit_test(service_grows_with_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
