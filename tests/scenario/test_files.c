/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV files that a scenario names. */
#include "support/test.h"

#include "planner/base/text.h"
#include "scenario/support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GOOD "tests/scenario/good/"

static void people_alike_share_a_group(void **state)
{
    (void)state;
    struct pb_scenario *scenario = support_read_file(GOOD "named.yaml");
    const struct pb_people *people = &scenario->people;
    assert_int_equal(people->n_persons, 4);
    assert_int_equal(people->n_groups, 3);
    assert_string_equal(people->persons[0].id, "001");
    assert_int_equal(people->persons[0].group, people->persons[1].group);
    const struct pb_group *group = &people->groups[people->persons[0].group];
    assert_string_equal(group->id, "one.presale-regular-full_time");
    assert_int_equal(group->heads, 2);
    assert_near(group->pay.normal_hour, 29, 1e-12);
    const struct pb_person *third = &people->persons[2];
    assert_string_equal(people->groups[third->group].id, "one.presale-regular-full_time-2");
    assert_true(people->groups[third->group].skills_given);
    /* `insale` stands for the in-sale queues of both departments */
    assert_int_equal(people->groups[third->group].skills.n, 3);
    assert_near(third->pay.normal_hour, 37.5, 1e-12);
    assert_false(people->persons[3].limits.nights);
    assert_true(people->groups[people->persons[3].group].remote);
    pb_scenario_free(scenario);
}

static void people_have_limits_and_times_of_their_own(void **state)
{
    (void)state;
    struct pb_scenario *scenario = support_read_file(GOOD "named.yaml");
    const struct pb_person *second = &scenario->people.persons[1];
    int first = scenario->frame.first_day;
    assert_int_equal(second->limits.max_nights, 2);
    assert_int_equal(second->first_day_at_work, first - 12);
    assert_int_equal(second->n_availability, 3);
    assert_int_equal(second->availability[1].weekday, 1);
    assert_int_equal(second->availability[1].window.from_min, 480);
    assert_int_equal(second->availability[2].day, first);
    assert_int_equal(second->availability[2].window.to_min, 1440);
    pb_scenario_free(scenario);
}

static void leave_comes_from_both_files(void **state)
{
    (void)state;
    struct pb_scenario *scenario = support_read_file(GOOD "named.yaml");
    const struct pb_people *people = &scenario->people;
    int first = scenario->frame.first_day;
    assert_int_equal(people->n_leave, 3);
    assert_int_equal(people->leave[1].days.first, first + 2);
    assert_int_equal(people->leave[1].days.last, first + 2);
    assert_int_equal(people->leave[2].person, 1);
    assert_string_equal(people->leave[2].reason, "年假");
    assert_int_equal(people->n_requests, 3);
    assert_int_equal(people->requests[1].day, first + 2);
    assert_int_equal(people->requests[1].kind, PB_REQUEST_OFF);
    assert_near(people->requests[1].weight, 10, 0);
    assert_int_equal(people->requests[2].kind, PB_REQUEST_FIXED);
    assert_int_equal(people->requests[2].shift, 0);
    assert_int_equal(scenario->calendar.holidays.n, 1);
    assert_int_equal(scenario->calendar.working_days.at[0], first + 6);
    pb_scenario_free(scenario);
}

static double amount_at(const struct pb_scenario *scenario, int queue, int slot)
{
    const struct pb_demand_input *demand = &scenario->demand;
    for (size_t i = 0; i < demand->n_volumes; i++)
        if (demand->volumes[i].queue == queue && demand->volumes[i].slot == slot)
            return demand->volumes[i].amount;
    return -1;
}

static void heads_hold_in_every_slot_of_a_row(void **state)
{
    (void)state;
    struct pb_scenario *scenario = support_read_file(GOOD "heads.yaml");
    assert_int_equal(scenario->demand.source, PB_DEMAND_HEADS);
    assert_int_equal(scenario->demand.n_volumes, 6);
    assert_near(amount_at(scenario, 0, 0), 1.5, 0);
    assert_near(amount_at(scenario, 0, 1), 1.5, 0);
    assert_near(amount_at(scenario, 0, 47), 2, 0);
    assert_near(amount_at(scenario, 5, 96 + 7), 7, 0);
    assert_near(amount_at(scenario, 0, 2), -1, 0);
    pb_scenario_free(scenario);
}

static void sessions_of_half_hours_add_up_to_hours(void **state)
{
    (void)state;
    struct pb_scenario *scenario = support_read_file(GOOD "wide.yaml");
    assert_int_equal(scenario->demand.source, PB_DEMAND_VOLUMES);
    assert_false(scenario->demand.after_bot);
    assert_near(amount_at(scenario, 0, 3), 60, 0);
    assert_near(amount_at(scenario, 0, 4), 60, 0);
    assert_near(amount_at(scenario, 0, 27), 2, 0);
    assert_near(amount_at(scenario, 0, 28), 6, 0);
    pb_scenario_free(scenario);
}

static void a_cumulative_curve_becomes_hourly_shares(void **state)
{
    (void)state;
    char folder[400];
    char text[1000];
    assert_non_null(getcwd(folder, sizeof folder));
    snprintf(text, sizeof text,
             SMALL "brands: {a: {sales: 10万}}\n"
                   "demand:\n"
                   "  profiles:\n"
                   "    y2019: {cumulative: %s/" GOOD "curve.csv, filter: year=2019,\n"
                   "            column: share_of_24h}\n"
                   "    normal: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,\n"
                   "             1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n",
             folder);
    struct pb_scenario *scenario = support_read(text, NULL, NULL);
    const struct pb_profile *profiles = scenario->demand.profiles;
    assert_int_equal(scenario->demand.n_profiles, 4);
    assert_string_equal(profiles[3].id, "y2019");
    assert_near(profiles[3].share[0], 0.3, 1e-12);
    assert_near(profiles[3].share[1], 0.3 / 11, 1e-12);
    assert_near(profiles[3].share[23], 0.4 / 12, 1e-12);
    assert_string_equal(profiles[0].id, "normal");
    assert_near(profiles[0].share[5], 1.0 / 24, 1e-15);
    assert_false(profiles[0].illustrative);
    assert_true(profiles[1].illustrative);
    pb_scenario_free(scenario);
}

static void files_are_part_of_the_hash(void **state)
{
    (void)state;
    char *csv = support_write("date,kind\n2026-11-01,holiday\n");
    char text[1000];
    snprintf(text, sizeof text, SMALL "brands: {a: {sales: 10万}}\ncalendar: %s\n", csv);
    struct pb_scenario *before = support_read(text, NULL, NULL);
    FILE *file = fopen(csv, "w");
    assert_non_null(file);
    fputs("date,kind\n2026-11-02,holiday\n", file);
    fclose(file);
    struct pb_scenario *after = support_read(text, NULL, NULL);
    assert_string_not_equal(before->hash, after->hash);
    pb_scenario_free(before);
    pb_scenario_free(after);
    unlink(csv);
    free(csv);
}

static void endless_lists_are_refused(void **state)
{
    (void)state;
    struct text text = {0};
    struct pb_messages msgs = {0};
    struct pb_scenario *scenario = NULL;
    text_append(&text, SMALL "variants:\n");
    for (int i = 0; i <= 20000; i++)
        text_printf(&text, "  v%d: {set: slot=1h}\n", i);
    char *path = support_write(text_string(&text));
    struct pb_scenario_source source = {.path = path};
    assert_int_equal(pb_scenario_read(&source, &scenario, &msgs), PB_INVALID);
    assert_null(scenario);
    assert_int_equal(msgs.n_items, 1);
    assert_string_equal(msgs.items[0].code, "too_many_entries");
    assert_int_equal(msgs.items[0].line, 20006);
    pb_messages_release(&msgs);
    text_release(&text);
    unlink(path);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_alike_share_a_group),
        cmocka_unit_test(people_have_limits_and_times_of_their_own),
        cmocka_unit_test(leave_comes_from_both_files),
        cmocka_unit_test(heads_hold_in_every_slot_of_a_row),
        cmocka_unit_test(sessions_of_half_hours_add_up_to_hours),
        cmocka_unit_test(a_cumulative_curve_becomes_hourly_shares),
        cmocka_unit_test(files_are_part_of_the_hash),
        cmocka_unit_test(endless_lists_are_refused),
    };
    return cmocka_run_group_tests_name("files of a scenario", tests, NULL, NULL);
}
