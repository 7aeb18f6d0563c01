/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was worked before the horizon enters the rules; what is published and frozen stays. */
#include <string.h>

#include "support/test.h"
#include "tests/audit/crew.h"
#include "tests/audit/shop.h"

enum { MOST_DAYS = 20 };

static struct crew crew;
static struct crew_roster roster;
static struct crew_breaches expected;
static struct pb_rostered past[MOST_DAYS], published[MOST_DAYS];

static int fresh(void **state)
{
    (void)state;
    crew_init(&crew);
    roster.n_rows = roster.n_moves = 0;
    expected.n = 0;
    crew.s.people.history = past;
    crew.s.people.published.days = published;
    crew.s.people.published.freeze_until = crew_first_day;
    return 0;
}

static struct crew_row *work(int person, int day, enum crew_code code)
{
    roster.rows[roster.n_rows] = (struct crew_row){.person = person, .day = day, .code = code};
    return &roster.rows[roster.n_rows++];
}

static struct pb_rostered a_day(int person, int day, enum crew_code code)
{
    return (struct pb_rostered){.who = crew.people[person].id,
                                .person = person,
                                .day = crew_first_day + day,
                                .shift = (int)code,
                                .works = true,
                                .start_min = crew_times[code].from_min,
                                .end_min = crew_times[code].to_min,
                                .paid_min = crew_times[code].paid_min,
                                .overtime_min = crew_times[code].over_min};
}

/** Days before the horizon, oldest first, of one person. */
static struct pb_rostered *worked(int person, int day, enum crew_code code)
{
    past[crew.s.people.n_history] = a_day(person, day, code);
    return &past[crew.s.people.n_history++];
}

static struct pb_rostered *publish(int person, int day, enum crew_code code)
{
    struct pb_published *all = &crew.s.people.published;
    published[all->n_days] = a_day(person, day, code);
    return &published[all->n_days++];
}

static void expect(const char *rule, int person, int day, double amount)
{
    expected.at[expected.n++] = (struct crew_breach){rule, person, day, -1, amount};
}

static void check(const char *what)
{
    crew_expect(&crew, &roster, &expected, what);
    expected.n = 0;
}

static void rest_after_the_last_shift(void **state)
{
    (void)state;
    worked(0, -1, CODE_N); /* ends at 06:00 of the first day */
    crew.people[0].limits.rest_min = 120;
    work(0, 0, CODE_A);
    check("exactly enough");
    crew.people[0].limits.rest_min = 121;
    expect("rest", 0, 0, 1);
    check("a minute too little");
    past[0].works = false;
    check("it was a day off");
}

static void days_in_a_row_go_on(void **state)
{
    (void)state;
    for (int day = -3; day < 0; day++)
        worked(8, day, CODE_A); /* at most four in a row */
    work(8, 0, CODE_A);
    check("four");
    work(8, 1, CODE_A);
    expect("days_in_row", 8, 1, 1);
    check("five");
    past[1].works = false;
    check("with a day off between");
}

static void a_week_that_the_horizon_cuts(void **state)
{
    (void)state;
    crew.s.frame.first_day = crew_first_day + 3;
    crew.s.frame.n_days = CREW_DAYS - 3;
    for (int day = 0; day < 3; day++)
        worked(0, day, CODE_A);
    for (int day = 3; day < 6; day++)
        work(0, day, CODE_A);
    /* the sixth is a rest day, which the file does not know */
    expect("row", 0, 5, 1);
    expect("row", 0, 5, 450);
    check("six days");
    work(0, 6, CODE_A);
    crew.people[0].limits.max_days_in_row = 9;
    for (int day = 5; day < 7; day++) {
        expect("row", 0, day, 1);
        expect("row", 0, day, 450);
    }
    expect("week_days", 0, 0, 1);
    expect("week_hours", 0, 0, 150);
    check("seven");
}

static void overtime_of_the_month(void **state)
{
    (void)state;
    crew.s.frame.first_day = crew_first_day + 7;
    crew.s.frame.n_days = CREW_DAYS - 7;
    worked(9, 0, CODE_N)->overtime_min = 480; /* at most 600 in the month */
    work(9, 7, CODE_N);
    check("exactly 600");
    past[0].overtime_min = 481;
    expect("overtime_month", 9, 7, 1);
    check("a minute more");
    past[0].day -= 7;
    check("it was in October");
}

static void the_eve_was_worked_so(void **state)
{
    (void)state;
    worked(0, -1, CODE_N);
    work(0, -1, CODE_N);
    check("as it was");
    roster.rows[0].code = CODE_A;
    expect("history", 0, -1, 1);
    check("another shift");
    roster.rows[0].code = CODE_N;
    past[0].works = false;
    expect("history", 0, -1, 1);
    check("it was a day off");
}

static void frozen_days_stay(void **state)
{
    (void)state;
    struct pb_published *all = &crew.s.people.published;
    publish(0, 0, CODE_A);
    publish(0, 1, CODE_A);
    publish(0, 2, CODE_A)->works = false;
    publish(1, 3, CODE_B); /* on leave by now */
    all->freeze_until = crew_first_day + 5;
    work(0, 0, CODE_A);
    work(0, 1, CODE_A)->pause = 2;
    work(1, 0, CODE_A); /* nothing is published for it */
    expect("changed", 1, 3, 1);
    check("kept but for the leave");
    roster.rows[1].code = CODE_B;
    work(0, 2, CODE_A);
    for (int day = 1; day < 3; day++) {
        expect("frozen", 0, day, 1);
        expect("changed", 0, day, 1);
    }
    expect("changed", 1, 3, 1);
    check("two days changed");
    all->freeze_until = crew_first_day + 2;
    expect("frozen", 0, 1, 1);
    expect("changed", 0, 1, 1);
    expect("changed", 0, 2, 1);
    expect("changed", 1, 3, 1);
    check("one of them after the freeze");
}

/* What is frozen can break a rule by itself: no plan can change that, so it is no hard finding. */
static void frozen_days_that_break_a_rule(void **state)
{
    (void)state;
    char folder[64];
    struct pb_findings findings;
    crew.people[8].limits.max_days_in_row = 2;
    for (int day = 0; day < 3; day++) {
        publish(8, day, CODE_A);
        work(8, day, CODE_A);
    }
    for (int frozen = 3; frozen > 1; frozen--) {
        crew.s.people.published.freeze_until = crew_first_day + frozen;
        shop_folder(folder);
        crew_write(folder, &crew, &roster);
        assert_int_equal(pb_check(&crew.s, folder, NULL, &findings, NULL), PB_OK);
        shop_remove(folder);
        assert_int_equal(findings.n, 1);
        assert_string_equal(findings.at[0].rule, "days_in_row");
        assert_int_equal(findings.at[0].kind, frozen == 3 ? PB_SOFT : PB_HARD);
        assert_near(findings.at[0].amount, 1, 0);
        pb_findings_release(&findings);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(rest_after_the_last_shift, fresh),
        cmocka_unit_test_setup(days_in_a_row_go_on, fresh),
        cmocka_unit_test_setup(a_week_that_the_horizon_cuts, fresh),
        cmocka_unit_test_setup(overtime_of_the_month, fresh),
        cmocka_unit_test_setup(the_eve_was_worked_so, fresh),
        cmocka_unit_test_setup(frozen_days_stay, fresh),
        cmocka_unit_test_setup(frozen_days_that_break_a_rule, fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
