/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <math.h>

#include "planner/plan/teller.h"

/** What was told. */
struct heard {
    int times;
    struct pb_progress last;
};

static void hear(const struct pb_progress *progress, void *context)
{
    struct heard *heard = context;
    heard->times++;
    heard->last = *progress;
}

/** Long work that has nothing to say but asks whether to go on is seen to be alive. */
static void tells_the_time_while_work_asks(void **state)
{
    (void)state;
    struct heard heard = {0};
    struct pb_listener listener = {hear, &heard};
    struct teller teller;
    teller_begin(&teller, &listener);
    struct pb_stop stop = {.asked = teller_tick, .context = &teller};
    struct pb_stop inner = pb_stop_within(&stop, 60);
    teller_tell(&teller, &(struct pb_progress){
                             .phase = "bound", .done = 0.5, .bound = NAN, .best = 7, .gap = NAN});
    assert_int_equal(heard.times, 1);
    double first = heard.last.elapsed_s;
    for (long i = 0; heard.times < 3 && i < 2000000000; i++)
        assert_int_equal(pb_stop_reason(&inner), PB_GO_ON);
    assert_int_equal(heard.times, 3);
    assert_string_equal(heard.last.phase, "bound");
    assert_near(heard.last.best, 7, 0);
    assert_true(heard.last.elapsed_s > first);
}

static void keeps_figures_when_a_stage_begins(void **state)
{
    (void)state;
    struct heard heard = {0};
    struct pb_listener listener = {hear, &heard};
    struct teller teller;
    teller_begin(&teller, &listener);
    teller_tell(&teller, &(struct pb_progress){
                             .phase = "improve", .done = 0.5, .bound = 5, .best = 7, .gap = 0.2});
    teller_phase(&teller, "check");
    assert_string_equal(heard.last.phase, "check");
    assert_near(heard.last.bound, 5, 0);
    assert_true(isnan(heard.last.done));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_the_time_while_work_asks),
        cmocka_unit_test(keeps_figures_when_a_stage_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
