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

/* All ids are new, the same on every reading, and not in the order of the old ones. */
static void pseudonyms_hide_who_is_who(void **state)
{
    struct scratch *scratch = *state;
    struct plan_folder plan, again;
    const struct plan_folder_options hidden = {.pseudonymize = true};
    make_plan(scratch, "store-48h", "roster");
    assert_int_equal(plan_folder_read(scratch->path, &hidden, &plan, NULL), PB_OK);
    assert_int_equal(plan_folder_read(scratch->path, &hidden, &again, NULL), PB_OK);
    size_t in_order = 0, n = plan.context.n_people;
    bool seen[100] = {false};
    assert_true(plan.pseudonyms && n > 10 && n < 100);
    for (size_t i = 0; i < n; i++) {
        const struct pf_person *person = &plan.context.people[i];
        assert_string_equal(person->id, again.context.people[i].id);
        assert_string_equal(person->name, "");
        size_t number = (size_t)strtoul(person->id + 1, NULL, 10);
        assert_true(person->id[0] == 'P' && number >= 1 && number <= n && !seen[number]);
        seen[number] = true;
        in_order += number == i + 1;
    }
    assert_true(in_order < n / 2);
    plan_folder_release(&plan);
    plan_folder_release(&again);
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
        TEST(changed_plans_are_refused),
        TEST(foreign_exports_are_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
