/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan folder that the program wrote, read back: test_folder_read PROGRAM. */
#include "support/test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "planner/base/civil.h"
#include "planner/folder/folder.h"
#include "support/scratch.h"

static const char *program;

static const struct plan_folder_options plainly = {.pseudonymize = false};

static void make_plan(struct scratch *scratch, const char *scenario, const char *until)
{
    char command[1000];
    snprintf(command, sizeof command,
             "'%s' --lang en --quiet plan scenarios/%s.yaml --until %s -o '%s/plan' >/dev/null",
             program, scenario, until, scratch->folder);
    assert_int_equal(system(command), 0);
    scratch_path(scratch, "plan");
}

static void read_plan(struct scratch *scratch, struct plan_folder *plan)
{
    struct pb_messages msgs = {0};
    assert_int_equal(plan_folder_read(scratch->path, &plainly, plan, &msgs), PB_OK);
    assert_int_equal(msgs.n_items, 0);
}

static double served_of(const struct plan_folder *plan)
{
    double served = 0;
    for (int t = 0; t < plan->context.frame.n_slots; t++)
        for (size_t q = 0; q < plan->context.n_queues; q++)
            served += plan_folder_hour(plan, t, (int)q)->served;
    return served;
}

static double paid_of(const struct plan_folder *plan)
{
    double hours = 0;
    for (size_t i = 0; i < plan->n_duties; i++)
        hours += plan->duties[i].paid_hours;
    return hours;
}

/* The figures of scenarios/tiny.yaml, solved by hand there. */
static void tiny_is_as_solved_by_hand(void **state)
{
    struct scratch *scratch = *state;
    struct plan_folder plan;
    make_plan(scratch, "tiny", "roster");
    read_plan(scratch, &plan);
    const struct pf_context *context = &plan.context;
    assert_int_equal(plan.stage, PF_ROSTER);
    assert_string_equal(context->frame.name, "Tiny");
    assert_int_equal(context->frame.language, PB_LANG_EN);
    assert_int_equal(context->frame.n_slots, 24);
    assert_int_equal(context->n_queues, 1);
    assert_string_equal(context->queues[0].name, "presale");
    assert_int_equal(context->n_codes, 2);
    assert_string_equal(context->codes[0].name, "Day");
    assert_int_equal(context->codes[0].segments[0].from_min, 9 * 60);
    assert_int_equal(context->codes[0].segments[0].to_min, 17 * 60);
    assert_int_equal(context->codes[0].kind, PF_CODE_EARLY);
    assert_true(context->codes[0].used);
    assert_int_equal(context->n_people, 5);
    assert_true(context->people[0].placeholder);
    assert_int_equal(context->days[0].weekday, 2);
    assert_near(plan_folder_number(&plan, "capacity.cost"), 240, 1e-9);
    assert_near(served_of(&plan), 120, 1e-6);
    assert_near(plan_folder_demand(&plan, 9, 0)->sessions, 10, 1e-9);
    assert_near(paid_of(&plan), 12, 1e-9);
    plan_folder_release(&plan);
}

static void store_agrees_with_its_own_totals(void **state)
{
    struct scratch *scratch = *state;
    struct plan_folder plan;
    make_plan(scratch, "store-48h", "roster");
    read_plan(scratch, &plan);
    const struct pf_context *context = &plan.context;
    assert_int_equal(context->frame.language, PB_LANG_ZH);
    assert_string_equal(context->queues[0].name, "售前");
    assert_string_equal(plan_folder_text(&plan, "Roster", "排班表"), "排班表");
    assert_int_equal(context->n_waves, 1);
    assert_int_equal(civil_minute_of_day(context->waves[0].start), 0);
    assert_near(served_of(&plan), plan_folder_number(&plan, "totals.served"), 1e-5);
    assert_near(paid_of(&plan), plan_folder_number(&plan, "totals.paid_hours"), 1e-6);
    assert_true(plan.n_moves > 0);
    for (size_t i = 0; i < plan.n_duties; i++) {
        const struct pf_duty *duty = &plan.duties[i];
        assert_ptr_equal(plan_folder_duty(&plan, duty->person, duty->day), duty);
        assert_true(context->codes[duty->code].used);
        assert_int_equal(duty->end - duty->start,
                         duty->segments[duty->n_segments - 1].to_min - duty->segments[0].from_min);
        assert_int_equal(duty->start, ((int64_t)context->frame.first_day + duty->day) * 1440 +
                                          duty->segments[0].from_min);
    }
    for (size_t i = 0; i < plan.n_moves; i++)
        assert_true(plan.moves[i].from_slot < plan.moves[i].to_slot);
    const struct pf_figure *last = &context->brands[0].figures[context->brands[0].n_figures - 1];
    assert_string_equal(last->key, "service_sales");
    assert_true(last->value > 0);
    plan_folder_release(&plan);
}

static void stages_before_the_roster_have_no_names(void **state)
{
    struct scratch *scratch = *state;
    struct plan_folder plan;
    make_plan(scratch, "store-48h", "capacity");
    read_plan(scratch, &plan);
    assert_int_equal(plan.stage, PF_CAPACITY);
    assert_true(plan.n_shifts > 0);
    assert_int_equal(plan.context.n_people + plan.n_duties + plan.n_moves, 0);
    assert_near(served_of(&plan), plan_folder_number(&plan, "totals.served"), 1e-5);
    plan_folder_release(&plan);
    make_plan(scratch, "store-48h", "forecast");
    read_plan(scratch, &plan);
    assert_int_equal(plan.stage, PF_FORECAST);
    assert_null(plan.hours);
    assert_true(isnan(plan_folder_number(&plan, "capacity.cost")));
    plan_folder_release(&plan);
}

/** Line of work of a person as text: a code per day, then the hours helped elsewhere. */
static void describe(const struct plan_folder *plan, int person, char out[400])
{
    size_t n = 0, length = 0;
    double away = 0;
    for (int day = -1; day < plan->context.frame.n_days; day++) {
        const struct pf_duty *duty = plan_folder_duty(plan, person, day);
        length += (size_t)snprintf(out + length, 400 - length, "%d/",
                                   duty != NULL ? duty->code : PB_NONE);
        assert_true(duty == NULL || duty->person == person);
    }
    const struct pf_move *moves = plan_folder_moves(plan, person, &n);
    for (size_t i = 0; i < n; i++)
        away += moves[i].share * (moves[i].to_slot - moves[i].from_slot);
    snprintf(out + length, 400 - length, "%.9g", away);
}

/** Whether somebody of the same team works that line in the other plan. */
static bool is_worked(const struct plan_folder *other, int team, const char *line)
{
    char found[400];
    for (size_t i = 0; i < other->context.n_people; i++) {
        describe(other, (int)i, found);
        if (other->context.people[i].team == team && strcmp(found, line) == 0)
            return true;
    }
    return false;
}

/* All ids are new and the same on every reading; people stand by team and in another order, each
 * with the shifts and reassignments of somebody. */
static void pseudonyms_hide_who_is_who(void **state)
{
    struct scratch *scratch = *state;
    struct plan_folder plan, again, plain;
    const struct plan_folder_options hidden = {.pseudonymize = true};
    make_plan(scratch, "store-48h", "roster");
    assert_int_equal(plan_folder_read(scratch->path, &hidden, &plan, NULL), PB_OK);
    assert_int_equal(plan_folder_read(scratch->path, &hidden, &again, NULL), PB_OK);
    read_plan(scratch, &plain);
    size_t in_place = 0, n = plan.context.n_people;
    assert_true(plan.pseudonyms && n > 10 && n < 100);
    assert_int_equal(plan.n_duties, plain.n_duties);
    for (size_t i = 0; i < n; i++) {
        const struct pf_person *person = &plan.context.people[i];
        char line[400], as_before[400], number[32];
        snprintf(number, sizeof number, "P%03zu", i + 1);
        assert_string_equal(person->id, number);
        assert_string_equal(person->name, "");
        assert_true(i == 0 || person->team >= plan.context.people[i - 1].team);
        describe(&plan, (int)i, line);
        describe(&again, (int)i, as_before);
        assert_string_equal(line, as_before);
        assert_true(is_worked(&plain, person->team, line));
        describe(&plain, (int)i, as_before);
        in_place += strcmp(line, as_before) == 0;
    }
    assert_true(in_place < n / 2);
    plan_folder_release(&plan);
    plan_folder_release(&again);
    plan_folder_release(&plain);
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[700];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

/* Refused wishes name their people in plan.json; outside they have the pseudonyms. */
static void pseudonyms_reach_plan_json(void **state)
{
    struct scratch *scratch = *state;
    struct plan_folder plan;
    const struct plan_folder_options hidden = {.pseudonymize = true};
    char command[1000];
    write_file(scratch->folder, "people.csv",
               "id,name,team,level,contract\n"
               "00123,A,shop.presale,regular,full_time\n00456,B,shop.presale,regular,full_time\n");
    write_file(scratch->folder, "volumes.csv",
               "queue,slot_start,sessions\nshop.presale,2026-11-11T10:00:00+08:00,19\n");
    write_file(
        scratch->folder, "shop.yaml",
        "{paiban: 1, name: Shop, first_day: 2026-11-11, days: 1, day_start: \"00:00\",\n"
        "departments: {shop: {functions: [presale]}}, demand: {volumes: volumes.csv},\n"
        "queues: {presale: {lost_price: 500}},\n"
        "capacity: {sessions_per_shift: 80, net_hours: 8h},\n"
        "people: {file: people.csv, requests: [{person: \"00123\", days: 2026-11-11, weight: 12},\n"
        "  {person: \"00456\", days: 2026-11-11, weight: 12}]},\n"
        "shifts: {codes: {D: {hours: [\"09:00-17:00\"]}}},\n"
        "rules: {qc: {normal: 0, promotion: 0}}}\n");
    snprintf(command, sizeof command, "cd '%s' && '%s' --quiet plan shop.yaml -o plan >/dev/null",
             scratch->folder, program);
    assert_int_equal(system(command), 0);
    scratch_path(scratch, "plan");
    assert_int_equal(plan_folder_read(scratch->path, &hidden, &plan, NULL), PB_OK);
    const json_t *refused = json_object_get(json_object_get(plan.plan, "roster"), "refused");
    assert_int_equal(json_array_size(refused), 2);
    for (size_t i = 0; i < 2; i++) {
        const char *who = json_string_value(json_object_get(json_array_get(refused, i), "who"));
        assert_true(strcmp(who, "P001") == 0 || strcmp(who, "P002") == 0);
    }
    plan_folder_release(&plan);
}

static void expect_refusal(const char *path, enum pb_rc expected, const char *code)
{
    struct plan_folder plan;
    struct pb_messages msgs = {0};
    assert_int_equal(plan_folder_read(path, &plainly, &plan, &msgs), expected);
    assert_true(msgs.n_items > 0);
    assert_string_equal(msgs.items[0].code, code);
    assert_null(plan.path);
    pb_messages_release(&msgs);
}

static void changed_plans_are_refused(void **state)
{
    struct scratch *scratch = *state;
    char path[700];
    expect_refusal("/nowhere/at/all", PB_IO, "not_a_plan");
    expect_refusal("scenarios", PB_INVALID, "not_a_plan");
    make_plan(scratch, "tiny", "roster");
    snprintf(path, sizeof path, "%s/hours.csv", scratch->path);
    assert_int_equal(remove(path), 0);
    expect_refusal(scratch->path, PB_INVALID, "plan_changed");
    write_file(scratch->path, "hours.csv", "slot_start,queue\n");
    expect_refusal(scratch->path, PB_INVALID, "plan_changed");
}

/* A folder `export` that was not made by export is a change like any other. */
static void foreign_exports_are_changes(void **state)
{
    struct scratch *scratch = *state;
    char path[700];
    make_plan(scratch, "tiny", "roster");
    snprintf(path, sizeof path, "%s/export", scratch->path);
    assert_int_equal(mkdir(path, 0700), 0);
    expect_refusal(scratch->path, PB_INVALID, "plan_changed");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: test_folder_read PROGRAM\n");
        return 2;
    }
    program = argv[1];
    const struct CMUnitTest tests[] = {
        TEST(tiny_is_as_solved_by_hand),
        TEST(store_agrees_with_its_own_totals),
        TEST(stages_before_the_roster_have_no_names),
        TEST(pseudonyms_hide_who_is_who),
        TEST(pseudonyms_reach_plan_json),
        TEST(changed_plans_are_refused),
        TEST(foreign_exports_are_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
