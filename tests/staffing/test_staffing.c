/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the store to the neutral problem, figures computed by hand. */
#include <math.h>
#include <string.h>

#include "planner/staffing/pay.h"
#include "planner/staffing/staffing.h"
#include "staffing/store.h"
#include "support/test.h"

static void make(struct store *store, struct staffing *staffing)
{
    assert_int_equal(staffing_make(&store->scenario, &store->demand, staffing, NULL), PB_OK);
}

static const struct staffing_variant *variant_of(const struct staffing *staffing, int code,
                                                 int break_min)
{
    for (size_t i = 0; i < staffing->n_variants; i++)
        if (staffing->variants[i].code == code &&
            (break_min < 0 || staffing->variants[i].breaks[0].from_min == break_min))
            return &staffing->variants[i];
    fail();
    return NULL;
}

static void breaks_are_taken_in_turns(void **state)
{
    (void)state;
    struct store store;
    struct staffing staffing;
    store_make(&store, 2);
    make(&store, &staffing);
    assert_int_equal(staffing.n_variants, 4); /* A with its break at 11, 12 or 13; N */
    const struct staffing_variant *noon = variant_of(&staffing, 0, 720);
    assert_int_equal(noon->presence_min, 540);
    assert_int_equal(noon->paid_min, 480);
    assert_int_equal(noon->net_min, 480);
    assert_int_equal(noon->first_slot, 8);
    assert_int_equal(noon->n_slots, 9);
    assert_near(noon->productive[4], 0, 0);
    assert_near(noon->present[4], 1, 0);
    const struct staffing_variant *night = variant_of(&staffing, 1, -1);
    assert_int_equal(night->presence_min, 720);
    assert_int_equal(night->paid_min, 720);
    assert_int_equal(night->net_min, 660);
    assert_int_equal(night->night_min, 480);
    assert_near(night->productive[5], 0, 0);
    assert_near(night->productive[8], 1, 0);
    assert_near(night->productive[9], 0.85, 1e-12); /* the ninth net hour */
    staffing_release(&staffing);
}

static void the_handover_serves_nobody(void **state)
{
    (void)state;
    struct store store;
    struct staffing staffing;
    store_make(&store, 2);
    store.scenario.shifts.handover_min = 15;
    make(&store, &staffing);
    const struct staffing_variant *day = variant_of(&staffing, 0, 720);
    assert_int_equal(day->paid_min, 480);
    assert_int_equal(day->net_min, 465);
    assert_near(day->productive[8], 0.75, 1e-12);
    assert_near(day->present[8], 1, 0);
    staffing_release(&staffing);
}

static void overtime_is_attributed_once(void **state)
{
    (void)state;
    struct staffing_variant night = {.paid_min = 720, .paid_on = {240, 480}};
    const bool none[STAFFING_CALENDAR_DAYS] = {false};
    const bool second[STAFFING_CALENDAR_DAYS] = {false, true};
    struct staffing_pay_split split = staffing_split_pay(&night, 480, none);
    assert_int_equal(split.regular_min, 480);
    assert_int_equal(split.ot150_min, 240);
    assert_int_equal(split.ot300_min, 0);
    split = staffing_split_pay(&night, 480, second);
    assert_int_equal(split.regular_min, 240);
    assert_int_equal(split.ot150_min, 0);
    assert_int_equal(split.ot300_min, 480);
    split = staffing_split_pay(&night, 120, second);
    assert_int_equal(split.regular_min, 120);
    assert_int_equal(split.ot150_min, 120);
    assert_int_equal(split.ot300_min, 480);
}

static int index_of(const struct staffing *staffing, const struct staffing_variant *variant)
{
    return (int)(variant - staffing->variants);
}

static void shifts_cost_what_the_law_says(void **state)
{
    (void)state;
    struct store store;
    struct staffing staffing;
    store_make(&store, 3);
    store.scenario.people.night_allowance = 30;
    store.codes[1].segments[0].to_min = 1860; /* 20:00-07:00, 11 paid hours */
    store.holidays[0] = store.scenario.frame.first_day + 2;
    store.scenario.calendar.holidays = (struct pb_ints){store.holidays, 1};
    make(&store, &staffing);
    double kinds[PB_N_COST_KINDS];
    int day = index_of(&staffing, variant_of(&staffing, 0, 720));
    int night = index_of(&staffing, variant_of(&staffing, 1, -1));
    assert_near(staffing_duty_cost(&staffing, 0, day, 0, kinds), 160, 1e-9);
    assert_near(staffing_duty_cost(&staffing, 0, night, 0, kinds), 160 + 90 + 30, 1e-9);
    assert_near(kinds[PB_COST_OT150], 90, 1e-9);
    assert_near(kinds[PB_COST_NIGHT], 30, 1e-9);
    /* 4 hours before the holiday, 7 on it */
    assert_near(staffing_duty_cost(&staffing, 0, night, 1, kinds), 80 + 420 + 30, 1e-9);
    assert_near(kinds[PB_COST_OT300], 420, 1e-9);
    /* the last night: 4 hours of the holiday inside, 7 of 11 hours outside credited at 20 */
    assert_near(staffing_duty_cost(&staffing, 0, night, 2, kinds), 140 + 240 + 30 - 140, 1e-9);
    assert_near(kinds[PB_COST_CREDIT], -140, 1e-9);
    staffing_release(&staffing);
}

static void other_pay_bases(void **state)
{
    (void)state;
    struct store store;
    struct staffing staffing;
    double kinds[PB_N_COST_KINDS];
    static const struct {
        struct pb_pay pay;
        double day_cost, hour;
    } known[] = {{{PB_PAY_DAY, 300, 37.5}, 300, 37.5},
                 {{PB_PAY_MONTH, 3480, 20}, 0, 0},
                 {{PB_PAY_SESSION, 2, 20}, 160, 20}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        store_make(&store, 2);
        store.groups[0].pay = known[i].pay;
        make(&store, &staffing);
        int day = index_of(&staffing, variant_of(&staffing, 0, 720));
        assert_near(staffing_duty_cost(&staffing, 0, day, 0, kinds), known[i].day_cost, 1e-9);
        assert_near(staffing_regular_hour(&staffing, 0), known[i].hour, 1e-9);
        staffing_release(&staffing);
    }
}

static const struct capacity_limit *limit_of(const struct staffing *staffing, int cls,
                                             enum staffing_limit_use use, int day)
{
    for (int i = 0; i < staffing->problem.n_limits; i++) {
        const struct capacity_limit *limit = &staffing->problem.limits[i];
        if (limit->cls == cls && staffing->limit_uses[i] == use && limit->day_from <= day &&
            limit->day_to >= day)
            return limit;
    }
    return NULL;
}

static void a_week_has_its_limits(void **state)
{
    (void)state;
    struct store store;
    struct staffing staffing;
    store_make(&store, 14);
    store.codes[1].segments[0].to_min = 1860;
    make(&store, &staffing);
    const struct capacity_limit *days = limit_of(&staffing, 0, STAFFING_REST_DAYS, 9);
    assert_non_null(days);
    assert_int_equal(days->day_from, 7);
    assert_int_equal(days->day_to, 13);
    assert_near(days->upper, 50, 0);
    assert_near(days->over_most, 10, 0);
    assert_near(days->over_price, 8 * (2 * 20 - 20), 1e-9);
    const struct capacity_limit *rest = limit_of(&staffing, 0, STAFFING_REST, 3);
    assert_non_null(rest);
    assert_int_equal(rest->measure, CAPACITY_LATE_EARLY);
    assert_near(rest->threshold, 31, 0.02); /* N ends at 07:00, A starts at 08:00 */
    const struct capacity_limit *hours = limit_of(&staffing, 0, STAFFING_WEEK_HOURS, 0);
    assert_non_null(hours); /* six nights are 66 hours, more than 60 */
    assert_near(hours->upper, 600, 1e-9);
    const struct capacity_limit *cap = limit_of(&staffing, 0, STAFFING_OVERTIME, 0);
    assert_non_null(cap);
    assert_near(cap->upper, 360, 1e-9);
    assert_int_equal(days->feeds, (int)(cap - staffing.problem.limits));
    staffing_release(&staffing);
}

static void people_make_classes(void **state)
{
    (void)state;
    struct store store;
    struct staffing staffing;
    store_make(&store, 3);
    int first = store.scenario.frame.first_day;
    store.groups[1].heads = 4;
    for (int i = 0; i < 4; i++)
        store.persons[i] = (struct pb_person){.id = "p",
                                              .group = 1,
                                              .limits = store.groups[1].limits,
                                              .pay = store.groups[1].pay,
                                              .from_day = first,
                                              .to_day = first + 2};
    /* person 3 may work on the second day until 18:00 only */
    store.availability[0] = (struct pb_availability){PB_NONE, first + 1, {0, 1080}};
    store.persons[3].availability = store.availability;
    store.persons[3].n_availability = 1;
    store.persons[0].to_day = first + 1;
    store.scenario.people.n_persons = 4;
    store.leave = (struct pb_leave){1, {first, first}, NULL};
    store.scenario.people.n_leave = 1;
    make(&store, &staffing);
    assert_int_equal(staffing.n_classes, 3);
    const struct staffing_class *class = &staffing.classes[1];
    assert_string_equal(class->id, "post");
    assert_int_equal(class->heads[1], 2);
    assert_int_equal(class->heads[2], 3);
    assert_int_equal(class->heads[3], 2);
    assert_string_equal(staffing.classes[2].id, "post#2");
    assert_int_equal(staffing.classes[2].team, class->team);
    for (int i = 0; i < staffing.problem.n_duties; i++) {
        const struct capacity_duty *duty = &staffing.problem.duties[i];
        if (duty->cls == 2) {
            assert_int_equal(duty->day, 1);
            assert_int_equal(staffing.variants[duty->variant].code, 0);
        }
    }
    staffing_release(&staffing);
}

static void militia_comes_in_its_windows(void **state)
{
    (void)state;
    struct store store;
    struct staffing staffing;
    store_make(&store, 3);
    int first = store.scenario.frame.first_day;
    store.pool_hours = (struct pb_window){1080, 1560};
    store.pool_lengths[0] = 240;
    store.pool_lengths[1] = 480;
    store.pool_productivity[0] = 0.5;
    store.pool_productivity[1] = 0.6;
    store.pool = (struct pb_militia){.id = "warehouse",
                                     .heads = 40,
                                     .at_once = 20,
                                     .days = {first + 1, first + 2},
                                     .hours = {&store.pool_hours, 1},
                                     .lengths_min = {store.pool_lengths, 2},
                                     .start_step_min = 120,
                                     .queues = {store.pool_queues, 1},
                                     .productivity = {store.pool_productivity, 2},
                                     .cost_per_hour = 25,
                                     .trained_by = PB_NONE,
                                     .trained_on = first,
                                     .main_job_day_min = 240,
                                     .max_day_min = 660,
                                     .max_week_min = 3600,
                                     .rest_min = 660,
                                     .room = PB_NONE};
    store.scenario.militia = &store.pool;
    store.scenario.n_militia = 1;
    make(&store, &staffing);
    /* 18-22, 20-24, 22-26; the stint of 8 h exceeds the day with the main job */
    int n = 0;
    for (int i = 0; i < staffing.problem.n_duties; i++) {
        const struct capacity_duty *duty = &staffing.problem.duties[i];
        if (staffing.classes[duty->cls].pool == PB_NONE)
            continue;
        n++;
        assert_int_equal(duty->post, 0);
        assert_true(duty->day >= 1);
        assert_near(duty->work, duty->day == 1 ? 5 : 6, 1e-12);
        if (staffing.variants[duty->variant].end_min <= 1440)
            assert_near(duty->cost, 100, 1e-12);
    }
    assert_int_equal(n, 6);
    store.pool.is_public = true;
    staffing_release(&staffing);
    make(&store, &staffing);
    assert_int_equal(staffing.n_classes, 2);
    staffing_release(&staffing);
}

static void work_is_due_when_it_was_promised(void **state)
{
    (void)state;
    struct store store;
    struct staffing staffing;
    store_make(&store, 1);
    store.queues[1].opening_backlog = 7;
    store.all_day = (struct pb_window){540, 1320}; /* 09:00-22:00 */
    store.sessions[24 + 9] = 10;
    store.sessions[24 + 20] = 5;
    store.sessions[24 + 21] = 3;
    make(&store, &staffing);
    const struct capacity_queue *queue = &staffing.problem.queues[1];
    assert_true(queue->is_deferrable);
    assert_near(queue->arrived[0], 7, 0);
    assert_near(queue->arrived[23], 25, 0);
    assert_near(queue->due[9], 0, 0);
    assert_near(queue->due[10], 7, 0);  /* two open hours since midnight */
    assert_near(queue->due[11], 17, 0); /* two since 10:00 */
    assert_near(queue->due[23], 17, 0); /* 20:00 waits for tomorrow: one open hour since 21:00 */
    assert_near(queue->late_price[8], 0, 0);
    assert_near(queue->late_price[9], 0.5, 0);
    staffing_release(&staffing);
}

static void elastic_rules_have_rows(void **state)
{
    (void)state;
    struct store store;
    struct staffing staffing;
    store_make(&store, 2);
    int first = store.scenario.frame.first_day;
    store.groups[2].qc = true;
    store.scenario.people.n_groups = 3;
    store.scenario.rules.qc_normal = 10;
    store.scenario.rules.qc_price = 60;
    store.crew = (struct pb_crew){0, {480, 600}, {first, first}, 2, 0, 200};
    store.scenario.shifts.n_crew = 1;
    store.target = (struct pb_target){"rush", 0, PB_NONE, {600, 720}, {first, first}, 0.95, 40};
    store.scenario.targets = &store.target;
    store.scenario.n_targets = 1;
    store.sessions[10] = store.sessions[11] = 50;
    make(&store, &staffing);
    int crew = 0, qc = 0, target = 0;
    for (int i = 0; i < staffing.problem.n_softs; i++) {
        const struct capacity_soft *soft = &staffing.problem.softs[i];
        crew += strcmp(staffing.softs[i].rule, "crew") == 0;
        qc += strcmp(staffing.softs[i].rule, "qc") == 0;
        if (strcmp(staffing.softs[i].rule, "target") == 0) {
            target++;
            assert_near(soft->need, -5, 1e-9);
            assert_near(soft->price, 40, 0);
            assert_int_equal(soft->slot_from, 10);
            assert_int_equal(soft->slot_to, 11);
        }
    }
    assert_int_equal(crew, 2);
    assert_int_equal(qc, 2);
    assert_int_equal(target, 1);
    staffing_release(&staffing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_are_taken_in_turns),
        cmocka_unit_test(the_handover_serves_nobody),
        cmocka_unit_test(overtime_is_attributed_once),
        cmocka_unit_test(shifts_cost_what_the_law_says),
        cmocka_unit_test(other_pay_bases),
        cmocka_unit_test(a_week_has_its_limits),
        cmocka_unit_test(people_make_classes),
        cmocka_unit_test(militia_comes_in_its_windows),
        cmocka_unit_test(work_is_due_when_it_was_promised),
        cmocka_unit_test(elastic_rules_have_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
