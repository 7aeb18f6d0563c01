/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendars, read back by libical: test_export_ics PROGRAM. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/calendar.h"
#include "planner/export/ics/ics.h"
#include "planner/folder/folder.h"
#include "support/scratch.h"

/** Whether the event has the times of a segment of the duty. */
static bool is_of(icalcomponent *event, const struct plan_folder *plan, const struct pf_duty *duty)
{
    const struct pf_frame *frame = &plan->context.frame;
    int64_t start = icaltime_as_timet(icalcomponent_get_dtstart(event)) / 60;
    int64_t end = icaltime_as_timet(icalcomponent_get_dtend(event)) / 60;
    int64_t midnight = ((int64_t)frame->first_day + duty->day) * 1440 - frame->utc_offset_min;
    for (size_t i = 0; i < duty->n_segments; i++)
        if (midnight + duty->segments[i].from_min == start &&
            midnight + duty->segments[i].to_min == end)
            return true;
    return false;
}

static void check_person(const struct plan_folder *plan, const char *folder, int person)
{
    char name[300];
    size_t segments = 0, events = 0;
    snprintf(name, sizeof name, "agent-%s.ics", plan->context.people[person].id);
    icalcomponent *calendar = calendar_read(folder, name);
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (int day = -1; day < plan->context.frame.n_days; day++) {
        const struct pf_duty *duty = plan_folder_duty(plan, person, day);
        segments += duty != NULL ? duty->n_segments : 0;
        for (size_t i = 0; duty != NULL && i < duty->n_segments; i++) {
            assert_non_null(event);
            assert_true(icaltime_is_utc(icalcomponent_get_dtstart(event)));
            assert_true(is_of(event, plan, duty));
            event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT);
            events++;
        }
    }
    assert_null(event);
    assert_int_equal(events, segments);
    icalcomponent_free(calendar);
}

static void calendars_say_what_the_roster_says(void **state)
{
    struct scratch *scratch = *state;
    struct plan_folder plan;
    char folder[300];
    calendar_call("plan scenarios/store-48h.yaml -o '@/plan' --export ics", scratch->folder);
    assert_int_equal(plan_folder_read(scratch_path(scratch, "plan"),
                                      &(struct plan_folder_options){false}, &plan, NULL),
                     PB_OK);
    snprintf(folder, sizeof folder, "%s/plan/export", scratch->folder);
    size_t people = 0, total = 0, events = 0;
    for (size_t p = 0; p < plan.context.n_people; p++)
        for (int day = -1; day < plan.context.frame.n_days; day++)
            if (plan_folder_duty(&plan, (int)p, day) != NULL) {
                check_person(&plan, folder, (int)p);
                people++;
                break;
            }
    assert_true(people > 20);
    for (size_t i = 0; i < plan.n_duties; i++)
        total += plan.duties[i].n_segments;
    for (size_t q = 0; q < plan.context.n_queues; q++) {
        char name[300];
        snprintf(name, sizeof name, "team-%s.ics", plan.context.queues[q].id);
        icalcomponent *calendar = calendar_read(folder, name);
        events += (size_t)icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT);
        icalcomponent_free(calendar);
    }
    assert_int_equal(events, total);
    plan_folder_release(&plan);
}

/** UID of the first event of a file. */
static char *uid_of(const char *folder, const char *name)
{
    icalcomponent *calendar = calendar_read(folder, name);
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    char *uid = strdup(icalcomponent_get_uid(event));
    icalcomponent_free(calendar);
    return uid;
}

/* A changed scenario of the same name keeps the UIDs. */
static void uids_outlive_changes_of_the_scenario(void **state)
{
    struct scratch *scratch = *state;
    char first[300], second[300], other[300];
    snprintf(first, sizeof first, "%s/a/export", scratch->folder);
    snprintf(second, sizeof second, "%s/b/export", scratch->folder);
    snprintf(other, sizeof other, "%s/c/export", scratch->folder);
    calendar_call("plan scenarios/tiny.yaml -o '@/a' -e ics", scratch->folder);
    calendar_call("plan scenarios/tiny.yaml -o '@/b' -e ics --set brands.sample.uv=1210",
                  scratch->folder);
    calendar_call("plan scenarios/tiny.yaml -o '@/c' -e ics --set name=Other", scratch->folder);
    char *a = uid_of(first, "team-store.presale.ics"),
         *b = uid_of(second, "team-store.presale.ics");
    char *c = uid_of(other, "team-store.presale.ics");
    assert_string_equal(a, b);
    assert_string_not_equal(a, c);
    free(a);
    free(b);
    free(c);
}

/* Text that could break out of its line comes back as it was. */
static void text_is_escaped_and_folded(void **state)
{
    (void)state;
    struct text out = {0};
    static const char nasty[] = "姓名;逗号,反斜杠\\换行\nBEGIN:VEVENT "
                                "很长很长很长很长很长很长很长很长很长很长很长很长的名字😀😀😀😀😀😀";
    text_append(&out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n");
    ics_put_time(&out, "DTSTAMP", 0);
    ics_put_time(&out, "DTSTART", -1);
    ics_put_text(&out, "SUMMARY", nasty);
    ics_put_text(&out, "COMMENT", "a\x01\x7f\rb");
    text_append(&out, "END:VEVENT\r\nEND:VCALENDAR\r\n");
    calendar_check_lines(text_string(&out));
    icalcomponent *calendar = icalparser_parse_string(text_string(&out));
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    assert_string_equal(icalcomponent_get_summary(event), nasty);
    assert_string_equal(icalcomponent_get_comment(event), "ab");
    assert_int_equal(icaltime_as_timet(icalcomponent_get_dtstart(event)), -60);
    assert_int_equal(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), 1);
    icalcomponent_free(calendar);
    text_release(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: test_export_ics PROGRAM\n");
        return 2;
    }
    calendar_program = argv[1];
    const struct CMUnitTest tests[] = {
        TEST(calendars_say_what_the_roster_says),
        TEST(uids_outlive_changes_of_the_scenario),
        TEST(text_is_escaped_and_folded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
