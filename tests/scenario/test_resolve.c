/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written becomes what is meant: demand, capacity, shifts, militia, rules. */
#include "support/test.h"

#include "scenario/support.h"

#include <math.h>
#include <string.h>

#define BRAND "brands: {a: {sales: 10万}}\n"

static void any_two_of_the_chain_give_the_third(void **state)
{
    (void)state;
    struct pb_scenario *scenario = support_read(
        SMALL "demand: {defaults: {order_value: 200, conversion: 5%, refund_rate: 40%}}\n"
              "brands:\n"
              "  both: {sales: 10万, uv: 1万}\n"
              "  sales: {sales: 10万, conversion: 4%, order_value: 100}\n"
              "  uv: {uv: 1万}\n"
              "  three: {sales: 100500, uv: 1万, conversion: 5%}\n",
        NULL, NULL);
    const struct pb_brand *brand = scenario->brands;
    assert_near(brand[0].conversion, 0.05, 1e-15);
    assert_int_equal(brand[0].conversion_origin, PB_DERIVED);
    assert_near(brand[1].uv, 25000, 1e-9);
    assert_int_equal(brand[1].uv_origin, PB_DERIVED);
    assert_int_equal(brand[1].order_value_origin, PB_GIVEN);
    assert_near(brand[2].sales, 1e5, 1e-9);
    assert_int_equal(brand[2].conversion_origin, PB_DEFAULT);
    assert_near(brand[3].sales, 100500, 0);
    assert_near(brand[3].refund_rate, 0.4, 0);
    assert_true(isnan(brand[3].margin));
    pb_scenario_free(scenario);
}

static void a_first_scenario_has_everything_by_default(void **state)
{
    (void)state;
    struct pb_scenario *scenario = support_read(SMALL BRAND, NULL, NULL);
    assert_string_equal(scenario->frame.time_zone, "Asia/Shanghai");
    assert_int_equal(scenario->frame.utc_offset_min, 480);
    assert_int_equal(scenario->frame.day_start_min, 240);
    assert_int_equal(scenario->n_departments, 1);
    assert_string_equal(scenario->queues[2].id, "main.aftersale");
    assert_true(scenario->queues[2].deferrable);
    assert_int_equal(scenario->queues[2].promise_min, 1440);
    assert_near(scenario->queues[0].sessions_per_shift, 850, 0);
    assert_near(scenario->queues[0].lost_price, 8, 0);
    assert_int_equal(scenario->capacity.net_min, 450);
    assert_int_equal(scenario->capacity.n_levels, 3);
    assert_int_equal(scenario->people.n_contracts, 5);
    assert_int_equal(scenario->rules.limits.rest_min, 660);
    assert_int_equal(scenario->rules.limits.max_nights, PB_NONE);
    assert_int_equal(scenario->rules.qc_promotion, 20);
    assert_true(scenario->rules.lawful);
    assert_true(scenario->edges.eve && scenario->edges.credit_tail);
    assert_near(scenario->demand.insale_lag.at[0], 0.7, 1e-12);
    pb_scenario_free(scenario);
}

static void waves_make_the_promotion_and_its_days(void **state)
{
    (void)state;
    struct pb_scenario *scenario =
        support_read("paiban: 1\nname: W\nfirst_day: 2026-11-01\ndays: 15\n" BRAND "waves:\n"
                     "  first: {start: 2026-11-02T20:00, weight: 3, kind: presale_deposit}\n"
                     "  second: {start: 2026-11-11T00:00, weight: 6}\n"
                     "demand: {days: {2026-11-04: {weight: 2.5, profile: {insale: midnight}}}}\n",
                     NULL, NULL);
    int first = scenario->frame.first_day;
    assert_int_equal(scenario->frame.promotion.first, first + 1);
    assert_int_equal(scenario->frame.promotion.last, first + 12);
    assert_int_equal(scenario->waves[0].kind, PB_WAVE_DEPOSIT);
    assert_int_equal(scenario->waves[0].start, (int64_t)(first + 1) * 1440 + 1200);
    const struct pb_day_kind *days = scenario->demand.days;
    assert_true(days[10].weight > days[0].weight);
    assert_near(days[3].weight, 2.5, 0);
    const struct pb_profile *profiles = scenario->demand.profiles;
    assert_string_equal(profiles[days[3].profile[PB_INSALE]].id, "midnight");
    assert_string_equal(profiles[days[3].profile[PB_PRESALE]].id, "normal");
    assert_string_equal(profiles[days[10].profile[PB_PRESALE]].id, "midnight");
    assert_string_equal(profiles[days[1].profile[PB_PRESALE]].id, "evening-waves");
    pb_scenario_free(scenario);
}

static void a_queue_takes_its_own_then_its_functions_then_the_default(void **state)
{
    (void)state;
    struct pb_scenario *scenario = support_read(
        SMALL BRAND "departments: {one: {}, two: {functions: presale}}\n"
                    "queues:\n"
                    "  presale: {lost_price: 12, open: 09:00-22:00}\n"
                    "  two.presale: {open: [09:00-12:00, 13:00-18:00]}\n"
                    "capacity: {sessions_per_shift: {presale: 100-200}, plan_at: 25%}\n",
        (const char *[]){"brands.a.department=one", NULL}, NULL);
    assert_int_equal(scenario->n_queues, 4);
    const struct pb_queue *two = &scenario->queues[3];
    assert_string_equal(two->id, "two.presale");
    assert_near(two->lost_price, 12, 0);
    assert_int_equal(two->open.n, 2);
    assert_int_equal(scenario->queues[0].open.n, 1);
    assert_int_equal(scenario->queues[0].open.at[0].to_min, 1320);
    assert_near(two->sessions_per_shift, 125, 0);
    assert_near(scenario->queues[1].sessions_per_shift, 825, 0);
    pb_scenario_free(scenario);
}

static void limits_come_from_rules_contract_and_group(void **state)
{
    (void)state;
    struct pb_scenario *scenario =
        support_read(SMALL BRAND "rules: {max_day: 10h, rest: 12h, overtime: {per_day: 2h}}\n"
                                 "people:\n"
                                 "  contracts: {temp: {like: outsourced, pay: 240/day, rest: 8h}}\n"
                                 "  groups:\n"
                                 "    a: {team: presale, heads: 1}\n"
                                 "    b: {team: presale, heads: 1, contract: temp, max_nights: 3}\n"
                                 "    c: {team: presale, heads: 1, contract: protected}\n"
                                 "    d: {team: presale, heads: 1, pay: 6525/month}\n"
                                 "    e: {team: presale, heads: 1, pay: 0.5/session}\n"
                                 "shifts: {codes: {A: {hours: 08:00-16:00}}}\n",
                     NULL, NULL);
    const struct pb_group *group = scenario->people.groups;
    assert_int_equal(group[0].limits.max_day_min, 600);
    assert_int_equal(group[0].limits.rest_min, 720);
    assert_int_equal(group[0].limits.overtime_per_day_min, 120);
    assert_near(group[0].pay.normal_hour, 28, 0);
    assert_int_equal(group[1].limits.rest_min, 480);
    assert_int_equal(group[1].limits.max_nights, 3);
    assert_near(group[1].pay.normal_hour, 30, 0);
    assert_true(scenario->people.contracts[group[1].contract].outsourced);
    assert_false(group[2].limits.nights || group[2].limits.overtime);
    assert_int_equal(group[2].limits.max_day_min, 480);
    assert_int_equal(group[2].limits.max_week_min, 2400);
    assert_near(group[3].pay.normal_hour, 37.5, 1e-12);
    assert_near(group[4].pay.normal_hour, 0.5 * 850 / 7.5, 1e-12);
    assert_false(scenario->rules.lawful);
    pb_scenario_free(scenario);
}

static void no_preset_has_no_limits(void **state)
{
    (void)state;
    struct pb_scenario *scenario = support_read(SMALL BRAND "rules: {preset: none}\n", NULL, NULL);
    assert_int_equal(scenario->rules.limits.max_day_min, 1440);
    assert_int_equal(scenario->rules.limits.rest_min, 0);
    assert_int_equal(scenario->rules.limits.max_days_in_row, 62);
    assert_false(scenario->rules.lawful);
    pb_scenario_free(scenario);
}

static void overtime_may_be_switched_off(void **state)
{
    (void)state;
    struct pb_scenario *scenario =
        support_read(SMALL BRAND "rules: {overtime: {allowed: no}}\n"
                                 "people: {contracts: {temp: {like: full_time, overtime: yes}}}\n",
                     NULL, NULL);
    const struct pb_contract *contract = scenario->people.contracts;
    assert_string_equal(contract[0].id, "temp");
    assert_int_equal(contract[0].limits.overtime_per_day_min, 180);
    assert_string_equal(contract[1].id, "full_time");
    assert_int_equal(contract[1].limits.overtime_per_day_min, 0);
    assert_false(scenario->rules.limits.overtime);
    assert_int_equal(scenario->rules.limits.max_day_min, 480);
    pb_scenario_free(scenario);
}

static void averaged_hours_have_a_period(void **state)
{
    (void)state;
    struct pb_scenario *scenario = support_read(
        SMALL BRAND "rules: {preset: cn-comprehensive}\ncalendar: {rest_days: 2026-11-03}\n", NULL,
        NULL);
    const struct pb_contract *contract = &scenario->people.contracts[0];
    assert_int_equal(contract->scheme, PB_COMPREHENSIVE_HOURS);
    assert_int_equal(contract->period_min, 480);
    pb_scenario_free(scenario);
}

static void shifts_start_in_their_planning_day(void **state)
{
    (void)state;
    struct pb_scenario *scenario = support_read(
        SMALL BRAND
        "shifts:\n"
        "  codes:\n"
        "    A: {hours: 02:00-10:00, breaks: [{between: 05:00-07:00, length: 30min, paid: yes}]}\n"
        "    N: {hours: [20:00-24:00, 02:00-06:00]}\n"
        "    L: {hours: 23:00-07:00, breaks: [{between: 02:00-05:00, length: 1h}]}\n",
        NULL, NULL);
    const struct pb_shift *shift = scenario->shifts.codes;
    assert_int_equal(shift[0].segments[0].from_min, 26 * 60);
    assert_int_equal(shift[0].breaks[0].window.from_min, 29 * 60);
    assert_true(shift[0].breaks[0].paid);
    assert_int_equal(shift[1].segments[1].from_min, 26 * 60);
    assert_int_equal(shift[1].segments[1].to_min, 30 * 60);
    assert_int_equal(shift[2].breaks[0].window.from_min, 26 * 60);
    assert_true(isnan(shift[0].fixed_cost));
    pb_scenario_free(scenario);
}

/* The 10-hour shifts of the public test family: 11 each and 0.3 for each covered hour from 00 to
 * 06; the 5th hour is an uncovered break. */
static void ranges_become_shifts_with_costs(void **state)
{
    (void)state;
    struct pb_scenario *scenario = support_read(
        SMALL BRAND "day_start: 00:00\n"
                    "shifts:\n"
                    "  generate:\n"
                    "    h10: {lengths: 10h, fixed_cost: 11, night_hour_cost: 0.3,\n"
                    "          breaks: [{after: 4h, length: 1h}]}\n"
                    "    short: {start: 08:00-09:00, step: 30min, lengths: [4h, 4h30min],\n"
                    "            breaks: [{between: 12:00-14:00, length: 1h}]}\n",
        NULL, NULL);
    const struct pb_shift *shift = scenario->shifts.codes;
    assert_int_equal(scenario->shifts.n_codes, 30);
    assert_string_equal(shift[20].code, "h10-2000-10h");
    assert_near(shift[20].fixed_cost, 11 + 0.3 * 5, 1e-12);
    assert_near(shift[0].fixed_cost, 11 + 0.3 * 5, 1e-12);
    assert_near(shift[22].fixed_cost, 11 + 0.3 * 5, 1e-12);
    assert_near(shift[23].fixed_cost, 11 + 0.3 * 5, 1e-12);
    assert_near(shift[12].fixed_cost, 11, 1e-12);
    assert_int_equal(shift[20].breaks[0].window.from_min, 24 * 60);
    assert_int_equal(shift[20].breaks[0].window.to_min, 25 * 60);
    assert_string_equal(shift[27].code, "short-0800-4h30");
    assert_int_equal(shift[24].n_breaks, 0);
    assert_int_equal(shift[26].n_breaks, 1);
    assert_true(shift[24].generated);
    pb_scenario_free(scenario);
}

static void militia_takes_caps_from_the_rules(void **state)
{
    (void)state;
    struct pb_scenario *scenario = support_read(
        SMALL BRAND "departments: {one: {}, two: {}}\n"
                    "militia:\n"
                    "  store: {heads: 40, at_once: 20, queues: [presale, two.aftersale],\n"
                    "          hours: 00:00-28:00, trained_by: 2026-11-02, main_job_day: 4h}\n"
                    "  staff: {heads: 10, queues: presale, public: yes}\n",
        (const char *[]){"brands.a.department=one", NULL}, NULL);
    assert_int_equal(scenario->n_militia, 1);
    const struct pb_militia *militia = scenario->militia;
    assert_int_equal(militia->queues.n, 3);
    assert_int_equal(militia->queues.at[1], 3);
    assert_int_equal(militia->hours.at[0].to_min, 1680);
    assert_int_equal(militia->max_day_min, 660);
    assert_int_equal(militia->trained_on, scenario->frame.first_day);
    assert_int_equal(militia->days.last, scenario->frame.first_day + 2);
    assert_int_equal(militia->room, PB_NONE);
    assert_near(militia->productivity.at[2], 0.7, 0);
    pb_scenario_free(scenario);
}

static void crew_of_a_function_is_of_each_department(void **state)
{
    (void)state;
    struct pb_scenario *scenario =
        support_read(SMALL BRAND "departments: {one: {}, two: {}}\n"
                                 "shifts:\n"
                                 "  crew:\n"
                                 "    - {queue: presale, hours: 20:00-02:00, leads: 1}\n"
                                 "    - {heads: 1}\n",
                     (const char *[]){"brands.a.department=one", NULL}, NULL);
    assert_int_equal(scenario->shifts.n_crew, 3);
    assert_int_equal(scenario->shifts.crew[1].queue, 3);
    assert_int_equal(scenario->shifts.crew[1].hours.to_min, 1560);
    assert_int_equal(scenario->shifts.crew[2].queue, PB_NONE);
    pb_scenario_free(scenario);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_two_of_the_chain_give_the_third),
        cmocka_unit_test(a_first_scenario_has_everything_by_default),
        cmocka_unit_test(waves_make_the_promotion_and_its_days),
        cmocka_unit_test(a_queue_takes_its_own_then_its_functions_then_the_default),
        cmocka_unit_test(limits_come_from_rules_contract_and_group),
        cmocka_unit_test(no_preset_has_no_limits),
        cmocka_unit_test(overtime_may_be_switched_off),
        cmocka_unit_test(averaged_hours_have_a_period),
        cmocka_unit_test(shifts_start_in_their_planning_day),
        cmocka_unit_test(ranges_become_shifts_with_costs),
        cmocka_unit_test(militia_takes_caps_from_the_rules),
        cmocka_unit_test(crew_of_a_function_is_of_each_department),
    };
    return cmocka_run_group_tests_name("resolving", tests, NULL, NULL);
}
