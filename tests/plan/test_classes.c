/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes rostered two at a time, or one after the other where no second process is to be had: the
 * same roster. */
#include <math.h>
#include <string.h>
#include <sys/resource.h>

#include "planner/plan/plan.h"
#include "planner/roster/classes.h"
#include "planner/roster/people.h"
#include "support/test.h"

/* Names for the capacity plan; `alone` without files for a pipe. */
static struct named name(const struct plan *plan, bool alone)
{
    struct named named = {.staffing = &plan->staffing, .proof = {.solved = true}};
    const struct named_options options = {.seed = 1};
    struct rlimit before, none;
    assert_int_equal(people_make(&named), PB_OK);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    none = before;
    none.rlim_cur = 0;
    if (alone)
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    assert_int_equal(classes_roster(&named, &plan->capacity, &options), PB_OK);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    return named;
}

static void one_process_says_what_two_say(void **state)
{
    (void)state;
    struct pb_messages messages;
    struct pb_scenario *scenario;
    struct plan plan;
    const struct plan_options options = {.until = PLAN_UNTIL_CAPACITY, .seed = 1, .gap = 0.1};
    pb_messages_init(&messages);
    assert_int_equal(
        pb_scenario_read(&(struct pb_scenario_source){.path = "scenarios/store-48h.yaml"},
                         &scenario, &messages),
        PB_OK);
    assert_int_equal(plan_make(scenario, &options, &plan, &messages), PB_OK);
    struct named two = name(&plan, false), one = name(&plan, true);
    size_t n_days = (size_t)plan.staffing.problem.n_days + 1, shifts = 0;
    assert_true(plan.staffing.n_classes > 1);
    assert_true(one.n_persons > 0);
    for (size_t p = 0; p < one.n_persons; p++) {
        assert_memory_equal(one.persons[p].duty, two.persons[p].duty, n_days * sizeof(int));
        for (size_t i = 0; i < n_days; i++)
            shifts += one.persons[p].duty[i] != PB_NONE;
    }
    assert_true(shifts > one.n_persons);
    assert_memory_equal(one.open, two.open,
                        (size_t)plan.staffing.problem.n_duties * sizeof *one.open);
    assert_int_equal(one.uncovered, two.uncovered);
    assert_int_equal(one.n_refusals, two.n_refusals);
    assert_true(one.proof.solved && two.proof.solved);
    assert_near(one.proof.points, two.proof.points, 0);
    assert_near(one.proof.bound, two.proof.bound, 0);
    assert_int_equal(one.proof.steps, two.proof.steps);
    named_release(&one);
    named_release(&two);
    plan_release(&plan);
    pb_scenario_free(scenario);
    pb_messages_release(&messages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_process_says_what_two_say)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
