/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <math.h>

#include "paiban/stop.h"

static void nothing_asked_never_stops(void **state)
{
    (void)state;
    struct pb_stop stop = {0};
    assert_false(pb_stop_requested(NULL));
    assert_false(pb_stop_requested(&stop));
    assert_true(isinf(pb_stop_seconds_left(&stop)));
}

static void a_signal_outranks_the_deadline(void **state)
{
    (void)state;
    volatile sig_atomic_t came = 0;
    struct pb_stop stop = {.signal = &came, .deadline_s = pb_clock_s() - 1};
    assert_int_equal(pb_stop_reason(&stop), PB_STOP_DEADLINE);
    came = SIGINT;
    assert_int_equal(pb_stop_reason(&stop), PB_STOP_SIGNAL);
    assert_near(pb_stop_seconds_left(&stop), 0, 0);
}

static void the_earlier_deadline_counts(void **state)
{
    (void)state;
    double now = pb_clock_s();
    struct pb_stop outer = {.deadline_s = now + 100};
    assert_near(pb_stop_within(&outer, 10).deadline_s, now + 10, 5);
    assert_near(pb_stop_within(&outer, 1000).deadline_s, now + 100, 0);
    assert_near(pb_stop_within(NULL, 10).deadline_s, now + 10, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_asked_never_stops),
        cmocka_unit_test(a_signal_outranks_the_deadline),
        cmocka_unit_test(the_earlier_deadline_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
