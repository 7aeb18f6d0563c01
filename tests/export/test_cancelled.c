/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What earlier calendars had and a plan has no more: test_export_cancelled PROGRAM. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/calendar.h"
#include "planner/export/ics/events.h"
#include "support/scratch.h"

#define TINY "scenarios/tiny.yaml"
#define HALF " --set brands.sample.uv=600"

enum { MOST = 8 };

/** Events of a team's calendar, by UID. */
struct seen {
    size_t n;
    struct {
        char uid[80], summary[80];
        int sequence;
        bool cancelled;
    } at[MOST];
};

static struct seen look(const char *folder, const char *name)
{
    struct seen seen = {0};
    icalcomponent *calendar = calendar_read(folder, name);
    for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
         event != NULL; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        assert_true(seen.n < MOST);
        snprintf(seen.at[seen.n].uid, 80, "%s", icalcomponent_get_uid(event));
        snprintf(seen.at[seen.n].summary, 80, "%s", icalcomponent_get_summary(event));
        seen.at[seen.n].sequence = icalcomponent_get_sequence(event);
        seen.at[seen.n++].cancelled = icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED;
    }
    icalcomponent_free(calendar);
    return seen;
}

static struct seen look_team(const char *folder, const char *below)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", folder, below);
    return look(path, "team-store.presale.ics");
}

static size_t count_cancelled(const struct seen *seen)
{
    size_t n = 0;
    for (size_t i = 0; i < seen->n; i++)
        n += seen->at[i].cancelled;
    return n;
}

/** Every event of `before` is in `after`, with a larger SEQUENCE when it was cancelled since. */
static void check_followed(const struct seen *before, const struct seen *after)
{
    for (size_t i = 0; i < before->n; i++) {
        size_t j = 0;
        while (j < after->n && strcmp(after->at[j].uid, before->at[i].uid) != 0)
            j++;
        assert_true(j < after->n);
        if (after->at[j].cancelled != before->at[i].cancelled)
            assert_true(after->at[j].sequence > before->at[i].sequence);
        else
            assert_true(after->at[j].sequence >= before->at[i].sequence);
        if (after->at[j].cancelled)
            assert_memory_equal(after->at[j].summary, "Cancelled: ", 11);
    }
}

/* One of two shifts goes when half the visitors come; it comes back with all of them. */
static void a_plan_in_the_same_folder_cancels(void **state)
{
    const struct scratch *scratch = *state;
    const char *at = scratch->folder;
    calendar_call("plan " TINY " -o '@/p' -e ics", at);
    struct seen both = look_team(at, "p/export");
    assert_int_equal(both.n, 2);
    assert_int_equal(count_cancelled(&both), 0);
    calendar_call("plan " TINY " -o '@/p' -e ics" HALF, at);
    struct seen one = look_team(at, "p/export");
    assert_int_equal(one.n - count_cancelled(&one), 1);
    assert_true(count_cancelled(&one) >= 1);
    check_followed(&both, &one);
    calendar_call("plan " TINY " -o '@/p' -e ics", at);
    struct seen again = look_team(at, "p/export");
    assert_int_equal(again.n - count_cancelled(&again), 2);
    check_followed(&one, &again);
}

/* The list outlives plans and exports of other kinds; exporting twice changes nothing. */
static void the_list_outlives_other_exports(void **state)
{
    const struct scratch *scratch = *state;
    const char *at = scratch->folder;
    char folder[400];
    snprintf(folder, sizeof folder, "%s/p/export", at);
    calendar_call("plan " TINY " -o '@/p' -e ics", at);
    calendar_call("plan " TINY " -o '@/p' -e csv" HALF, at);
    calendar_call("plan " TINY " -o '@/p'" HALF " --seed 9", at);
    calendar_call("export '@/p' --to csv", at);
    calendar_call("export '@/p' --to ics", at);
    struct seen one = look_team(at, "p/export");
    assert_true(count_cancelled(&one) >= 1);
    char *first = calendar_slurp(folder, "team-store.presale.ics");
    char *list = calendar_slurp(folder, FOLDER_CALENDARS);
    calendar_call("export '@/p' --to ics", at);
    char *second = calendar_slurp(folder, "team-store.presale.ics");
    char *list_again = calendar_slurp(folder, FOLDER_CALENDARS);
    assert_string_equal(first, second);
    assert_string_equal(list, list_again);
    free(first);
    free(second);
    free(list);
    free(list_again);
}

static void a_folder_of_documents_remembers(void **state)
{
    const struct scratch *scratch = *state;
    const char *at = scratch->folder;
    calendar_call("plan " TINY " -o '@/a'", at);
    calendar_call("plan " TINY " -o '@/b'" HALF, at);
    calendar_call("export '@/a' --to ics -o '@/out'", at);
    calendar_call("export '@/b' --to csv -o '@/out'", at);
    calendar_call("export '@/b' --to ics -o '@/out'", at);
    struct seen seen = look_team(at, "out");
    assert_true(count_cancelled(&seen) >= 1);
}

/* Plans in folders of their own: the earlier one is named, by its plan or its exports. */
static void earlier_calendars_can_be_named(void **state)
{
    const struct scratch *scratch = *state;
    const char *at = scratch->folder;
    calendar_call("plan " TINY " -o '@/a' -e ics", at);
    calendar_call("plan " TINY " -o '@/b'" HALF " -e ics", at);
    struct seen alone = look_team(at, "b/export");
    assert_int_equal(count_cancelled(&alone), 0);
    calendar_call("export '@/b' --to ics --earlier '@/a'", at);
    struct seen by_plan = look_team(at, "b/export");
    assert_true(count_cancelled(&by_plan) >= 1);
    calendar_call("plan " TINY " -o '@/c'" HALF " -e ics --earlier '@/a/export'", at);
    struct seen by_exports = look_team(at, "c/export");
    assert_int_equal(count_cancelled(&by_exports), count_cancelled(&by_plan));
    assert_int_equal(calendar_try("export '@/c' --to ics --earlier '@'", at), 3);
    char *said = calendar_slurp(at, "said");
    assert_non_null(strstr(said, "has no list of calendars"));
    free(said);
}

/* Nobody's events are cancelled on the word of another scenario, of a spoilt list, or in documents
 * for outside. */
static void what_is_not_ours_is_left_alone(void **state)
{
    const struct scratch *scratch = *state;
    const char *at = scratch->folder;
    char list[400];
    calendar_call("plan " TINY " -o '@/p' -e ics", at);
    calendar_call("plan " TINY " -o '@/p' -e ics --set name=Other" HALF, at);
    char *said = calendar_slurp(at, "said");
    assert_non_null(strstr(said, "2 events of earlier calendars belong to a scenario of another"));
    free(said);
    struct seen other = look_team(at, "p/export");
    assert_int_equal(other.n, 1);
    calendar_call("plan " TINY " -o '@/q' -e ics", at);
    calendar_call("export '@/q' --to ics -o '@/out' --pseudonymize", at);
    snprintf(list, sizeof list, "%s/out/" FOLDER_CALENDARS, at);
    assert_null(fopen(list, "r"));
    calendar_call("export '@/q' --to ics -o '@/out' --force", at);
    FILE *file = fopen(list, "a");
    assert_non_null(file);
    fputs("x,y,z\n", file);
    fclose(file);
    assert_int_equal(calendar_try("export '@/q' --to ics --earlier '@/out'", at), 3);
    calendar_call("export '@/q' --to ics -o '@/out' --force", at);
    said = calendar_slurp(at, "said");
    assert_non_null(strstr(said, "cannot be read: what earlier calendars had is not cancelled"));
    free(said);
}

/* ------------------------------------------------------------- the rules themselves */

static const struct plan_folder plan = {.context.frame = {.first_day = 100, .n_days = 3}};

static struct ics_event event_of(const char *uid, int day, const char *queue)
{
    struct ics_event event = {
        .agent = "7", .name = "7", .queue = queue, .day = day, .sequence = 50};
    event.summary = event.description = "";
    snprintf(event.uid, sizeof event.uid, "%s", uid);
    snprintf(event.content, sizeof event.content, "same");
    return event;
}

/** Joins one event of the plan [uid "a", team "q", day 100, newest 50] with one of earlier. */
static struct ics_events join(const struct ics_event *old, const struct ics_event *of_plan)
{
    static struct ics_event room[4];
    struct ics_event earlier[1] = {*old};
    struct ics_events out = {.at = room, .newest = 50};
    if (of_plan != NULL)
        room[out.n++] = *of_plan;
    assert_int_equal(ics_events_join(&plan, &(struct ics_events){.at = earlier, .n = 1}, &out),
                     PB_OK);
    return out;
}

static void sequences_grow_only_with_changes(void **state)
{
    (void)state;
    struct ics_event now = event_of("a", 100, "q"), old = now;
    old.sequence = 20;
    assert_int_equal(join(&old, &now).at[0].sequence, 20);
    snprintf(old.content, sizeof old.content, "other");
    assert_int_equal(join(&old, &now).at[0].sequence, 50);
    old.sequence = 60;
    struct ics_events joined = join(&old, &now);
    assert_int_equal(joined.at[0].sequence, 61);
    assert_int_equal(joined.n, 1);
    old = now;
    old.state = ICS_CANCELLED;
    old.sequence = 70;
    joined = join(&old, &now);
    assert_int_equal(joined.at[0].sequence, 71);
    assert_int_equal(joined.at[0].state, ICS_CONFIRMED);
}

static void who_changes_the_team_leaves_the_old_one(void **state)
{
    (void)state;
    struct ics_event now = event_of("a", 100, "q"), old = event_of("a", 100, "r");
    struct ics_events joined = join(&old, &now);
    assert_int_equal(joined.n, 2);
    assert_int_equal(joined.at[0].sequence, 51);
    assert_int_equal(joined.at[0].state, ICS_CONFIRMED);
    assert_int_equal(joined.at[1].state, ICS_CANCELLED);
    assert_int_equal(joined.at[1].sequence, 51);
    assert_string_equal(joined.at[1].queue, "r");
    /* and a year later it is old news */
    joined = join(&joined.at[1], &now);
    assert_int_equal(joined.at[0].sequence, 51);
    assert_int_equal(joined.at[1].sequence, 51);
}

/* Days before the plan are past; the eve is too, when the earlier calendars began before it. */
static void the_past_stays(void **state)
{
    (void)state;
    static const struct {
        int day;
        enum ics_state state;
    } cases[] = {{97, ICS_PAST}, {98, ICS_PAST}, {99, ICS_CANCELLED}, {100, ICS_CANCELLED}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct ics_event old = event_of("a", cases[i].day, "q");
        struct ics_events joined = join(&old, NULL);
        assert_int_equal(joined.n, 1);
        assert_int_equal(joined.at[0].state, cases[i].state);
    }
    struct ics_event two[2] = {event_of("a", 98, "q"), event_of("b", 99, "q")}, room[2];
    struct ics_events out = {.at = room, .newest = 50};
    assert_int_equal(ics_events_join(&plan, &(struct ics_events){.at = two, .n = 2}, &out), PB_OK);
    assert_int_equal(out.at[0].state, ICS_PAST);
    assert_int_equal(out.at[1].state, ICS_PAST);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: test_export_cancelled PROGRAM\n");
        return 2;
    }
    calendar_program = argv[1];
    const struct CMUnitTest tests[] = {
        TEST(a_plan_in_the_same_folder_cancels),
        TEST(the_list_outlives_other_exports),
        TEST(a_folder_of_documents_remembers),
        TEST(earlier_calendars_can_be_named),
        TEST(what_is_not_ours_is_left_alone),
        cmocka_unit_test(sequences_grow_only_with_changes),
        cmocka_unit_test(who_changes_the_team_leaves_the_old_one),
        cmocka_unit_test(the_past_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
