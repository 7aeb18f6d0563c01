/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The auditor's queueing against a textbook case and against the planner's own, which goes another
 * way. */
#include "support/test.h"

#include <math.h>

#include "planner/audit/queueing.h"
#include "planner/staffing/erlang.h"

/* 100 calls in half an hour of three minutes each, 80 % within 20 s: 14 agents (88.8 %). */
static void the_textbook_case(void **state)
{
    (void)state;
    struct pb_response_target target = {
        .within_s = 20, .share = 0.8, .handle_s = 180, .parallel = 1, .patience_s = NAN};
    assert_near(queueing_answered(&target, 100 / 1800.0, 14), 0.888, 0.0005);
    assert_int_equal(queueing_lines(&target, 100 / 1800.0, 14), 14);
    assert_int_equal(queueing_lines(&target, 100 / 1800.0, 1), 14);
    assert_int_equal(queueing_lines(&target, 100 / 1800.0, 40), 14);
    assert_int_equal(queueing_lines(&target, 0, 5), 0);
    assert_near(queueing_answered(&target, 100 / 1800.0, 10), 0, 1e-12); /* load 10: not stable */
}

/* One line, patience as long as the handling: n in the system is Poisson with mean a. */
static void one_line_by_hand(void **state)
{
    (void)state;
    struct pb_response_target target = {
        .within_s = 1000, .share = 0.8, .handle_s = 100, .parallel = 1, .patience_s = 100};
    /* load 1: nobody there 1/e; the line is busy 1 - 1/e of the time, so that share is served */
    assert_near(queueing_answered(&target, 0.01, 1), 1 - exp(-1), 2e-3);
}

static void agrees_with_the_planner(void **state)
{
    (void)state;
    const double loads[] = {0.3, 2, 9, 40}, patience[] = {NAN, 60, 180, 1200};
    for (size_t l = 0; l < 4; l++)
        for (size_t p = 0; p < 4; p++)
            for (int extra = 0; extra < 4; extra++) {
                struct pb_response_target target = {.within_s = 30,
                                                    .share = 0.85,
                                                    .handle_s = 240,
                                                    .parallel = 4,
                                                    .patience_s = patience[p]};
                struct erlang_queue queue = {loads[l] / 240, 240, patience[p]};
                int lines = (int)ceil(loads[l]) + extra;
                assert_near(queueing_answered(&target, queue.arrivals, lines),
                            erlang_service(&queue, lines, 30), 1e-5);
                assert_int_equal(queueing_lines(&target, queue.arrivals, lines),
                                 erlang_lines(&queue, 30, 0.85));
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_textbook_case),
        cmocka_unit_test(one_line_by_hand),
        cmocka_unit_test(agrees_with_the_planner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
