/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overrides change the tree before it is validated. What they refuse is in bad/set-*. */
#include "support/test.h"

#include "scenario/support.h"

#include <math.h>
#include <string.h>

static const char text[] =
    SMALL "waves: {main: {start: 2026-11-02T00:00, weight: 4}}\n"
          "departments: {one: {}, two: {}}\n"
          "brands:\n"
          "  a: {department: one, uv: 100万, conversion: 2%}\n"
          "  b: {department: two, uv: 50万, enquiry_rate: 10%}\n"
          "queues:\n"
          "  aftersale: {late_price: 0.2}\n"
          "capacity:\n"
          "  rooms: {hall: 30, side: {seats: 10}}\n"
          "people:\n"
          "  groups:\n"
          "    g: {team: one.presale, heads: 10, room: hall, pay: 20/h}\n"
          "shifts:\n"
          "  codes: {A: {hours: 08:00-16:00}}\n"
          "  crew:\n"
          "    - {queue: one.presale, heads: 1}\n"
          "    - {queue: two.presale, heads: 2, hours: 08:00-20:00}\n"
          "variants:\n"
          "  busy: {name: 忙, set: [brands.*.uv=*2, capacity.bot_share=50%]}\n";

static struct pb_scenario *with(const char *set)
{
    const char *sets[] = {set, NULL};
    return support_read(text, sets, NULL);
}

static void values_are_replaced(void **state)
{
    (void)state;
    struct pb_scenario *scenario = with("brands.a.uv=120万");
    assert_near(scenario->brands[0].uv, 1.2e6, 0);
    assert_int_equal(scenario->brands[0].uv_origin, PB_OVERRIDDEN);
    assert_int_equal(scenario->brands[1].uv_origin, PB_GIVEN);
    pb_scenario_free(scenario);
    scenario = with("waves.main.tail=[50%, 10%]");
    assert_int_equal(scenario->waves[0].tail.n, 2);
    assert_near(scenario->waves[0].tail.at[1], 0.1, 0);
    pb_scenario_free(scenario);
    scenario = with("slot=30min");
    assert_int_equal(scenario->frame.slot_min, 30);
    pb_scenario_free(scenario);
}

static void numbers_change_by_a_part(void **state)
{
    (void)state;
    struct pb_scenario *scenario = with("brands.a.uv=+20%");
    assert_near(scenario->brands[0].uv, 1.2e6, 1e-6);
    pb_scenario_free(scenario);
    scenario = with("brands.a.uv=-20%");
    assert_near(scenario->brands[0].uv, 0.8e6, 1e-6);
    pb_scenario_free(scenario);
    scenario = with("people.groups.g.pay=+10%");
    assert_near(scenario->people.groups[0].pay.rate, 22, 1e-12);
    pb_scenario_free(scenario);
    scenario = with("capacity.sessions_per_shift=*1.1");
    assert_near(scenario->queues[0].range_low, 880, 1e-9);
    assert_near(scenario->queues[0].range_high, 990, 1e-9);
    pb_scenario_free(scenario);
}

static void numbers_change_by_an_amount(void **state)
{
    (void)state;
    struct pb_scenario *scenario = with("people.groups.g.heads=+5");
    assert_int_equal(scenario->people.groups[0].heads, 15);
    pb_scenario_free(scenario);
    scenario = with("capacity.block=-30min");
    assert_int_equal(scenario->capacity.block_min, 90);
    pb_scenario_free(scenario);
    scenario = with("rules.max_day=+1h");
    assert_int_equal(scenario->rules.limits.max_day_min, 720);
    assert_false(scenario->rules.lawful);
    pb_scenario_free(scenario);
    scenario = with("day_start=+60min");
    assert_int_equal(scenario->frame.day_start_min, 300);
    pb_scenario_free(scenario);
}

static void what_is_not_given_starts_from_its_default(void **state)
{
    (void)state;
    struct pb_scenario *scenario = with("brands.*.enquiry_rate=*0.5");
    assert_near(scenario->brands[0].enquiry_rate, 0.04, 1e-15);
    assert_near(scenario->brands[1].enquiry_rate, 0.05, 1e-15);
    pb_scenario_free(scenario);
    scenario = with("capacity.bot_share=+10%");
    assert_near(scenario->brands[0].bot_share[PB_INSALE], 0.66, 1e-12);
    pb_scenario_free(scenario);
    scenario = with("queues.one.aftersale.late_price=*3");
    assert_near(scenario->queues[2].late_price, 0.6, 1e-12);
    assert_near(scenario->queues[5].late_price, 0.2, 0);
    pb_scenario_free(scenario);
    scenario = with("capacity.levels.novice.factor=+50%");
    assert_near(scenario->capacity.levels[0].factor, 0.9, 1e-12);
    assert_true(scenario->capacity.levels[0].novice);
    pb_scenario_free(scenario);
}

static void one_function_may_change(void **state)
{
    (void)state;
    struct pb_scenario *scenario = with("capacity.bot_share.insale=20%");
    assert_near(scenario->capacity.bot_share[PB_PRESALE], 0.6, 0);
    assert_near(scenario->capacity.bot_share[PB_INSALE], 0.2, 0);
    pb_scenario_free(scenario);
}

static void entries_of_lists_have_positions(void **state)
{
    (void)state;
    struct pb_scenario *scenario = with("shifts.crew.2.heads=7");
    assert_int_equal(scenario->shifts.crew[0].heads, 1);
    assert_int_equal(scenario->shifts.crew[1].heads, 7);
    pb_scenario_free(scenario);
    scenario = with("shifts.crew.*.heads=+1");
    assert_int_equal(scenario->shifts.crew[0].heads, 2);
    assert_int_equal(scenario->shifts.crew[1].heads, 3);
    pb_scenario_free(scenario);
}

static void shorthands_are_spelled_out(void **state)
{
    (void)state;
    struct pb_scenario *scenario = with("capacity.rooms.hall.seats=+10");
    assert_int_equal(scenario->capacity.rooms[0].seats, 40);
    assert_int_equal(scenario->capacity.rooms[1].seats, 10);
    pb_scenario_free(scenario);
    scenario = with("capacity.rooms.*.seats=5");
    assert_int_equal(scenario->capacity.rooms[0].seats, 5);
    assert_int_equal(scenario->capacity.rooms[1].seats, 5);
    pb_scenario_free(scenario);
}

static void new_entries_may_be_set_whole(void **state)
{
    (void)state;
    struct pb_scenario *scenario = with("targets.t={served: 95%, queue: presale}");
    assert_int_equal(scenario->n_targets, 1);
    assert_near(scenario->targets[0].served, 0.95, 0);
    assert_int_equal(scenario->targets[0].function, PB_PRESALE);
    pb_scenario_free(scenario);
}

static void variants_come_before_overrides(void **state)
{
    (void)state;
    const char *sets[] = {"brands.a.uv=+10%", NULL};
    struct pb_scenario *scenario = support_read(text, sets, "busy");
    assert_near(scenario->brands[0].uv, 2.2e6, 1e-6);
    assert_near(scenario->brands[1].uv, 1e6, 0);
    assert_near(scenario->capacity.bot_share[0], 0.5, 0);
    assert_string_equal(scenario->variants[0].name, "忙");
    pb_scenario_free(scenario);
}

static void the_place_is_that_of_the_override(void **state)
{
    (void)state;
    struct pb_scenario *scenario = with("brands.a.uv=+20%");
    const char *file = NULL;
    int line = 0;
    int column = 0;
    assert_true(pb_scenario_place(scenario, "brands.a.uv", &file, &line, &column));
    assert_string_equal(file, "--set");
    assert_int_equal(column, 13);
    assert_true(pb_scenario_place(scenario, "brands.b.uv", &file, &line, &column));
    assert_int_equal(line, 9);
    assert_false(pb_scenario_place(scenario, "brands.b.sales", &file, &line, &column));
    pb_scenario_free(scenario);
}

static void overrides_change_the_hash(void **state)
{
    (void)state;
    struct pb_scenario *base = support_read(text, NULL, NULL);
    struct pb_scenario *again = support_read(text, NULL, NULL);
    struct pb_scenario *changed = with("brands.a.uv=+20%");
    assert_int_equal(strlen(base->hash), 64);
    assert_string_equal(base->hash, again->hash);
    assert_string_not_equal(base->hash, changed->hash);
    pb_scenario_free(base);
    pb_scenario_free(again);
    pb_scenario_free(changed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_replaced),
        cmocka_unit_test(numbers_change_by_a_part),
        cmocka_unit_test(numbers_change_by_an_amount),
        cmocka_unit_test(what_is_not_given_starts_from_its_default),
        cmocka_unit_test(one_function_may_change),
        cmocka_unit_test(entries_of_lists_have_positions),
        cmocka_unit_test(shorthands_are_spelled_out),
        cmocka_unit_test(new_entries_may_be_set_whole),
        cmocka_unit_test(variants_come_before_overrides),
        cmocka_unit_test(the_place_is_that_of_the_override),
        cmocka_unit_test(overrides_change_the_hash),
    };
    return cmocka_run_group_tests_name("overrides", tests, NULL, NULL);
}
