/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of people by name: for each a roster at the limit, which is legal, and one beyond it by a
 * known amount. */
#include <string.h>

#include "support/test.h"
#include "tests/audit/crew.h"

static struct crew crew;
static struct crew_roster roster;
static struct crew_breaches expected;

static int fresh(void **state)
{
    (void)state;
    crew_init(&crew);
    roster.n_rows = roster.n_moves = 0;
    expected.n = 0;
    return 0;
}

static struct crew_row *work(int person, int day, enum crew_code code)
{
    roster.rows[roster.n_rows] = (struct crew_row){.person = person, .day = day, .code = code};
    return &roster.rows[roster.n_rows++];
}

static struct crew_move *move(int person, int day, int from_min, int to_min)
{
    roster.moves[roster.n_moves] =
        (struct crew_move){person, day, from_min, to_min, SHOP_AFTER, SHOP_PRE, 1};
    return &roster.moves[roster.n_moves++];
}

static void expect(const char *rule, int person, int day, double amount)
{
    expected.at[expected.n++] = (struct crew_breach){rule, person, day, -1, amount};
}

static void expect_move(const char *rule, int person, int day, int clock_min, double amount)
{
    expected.at[expected.n++] = (struct crew_breach){rule, person, day, clock_min, amount};
}

/** Checks for exactly what was expected since the last call. */
static void check(const char *what)
{
    crew_expect(&crew, &roster, &expected, what);
    expected.n = 0;
}

static void rest_between_shifts(void **state)
{
    (void)state;
    /* N ends at 06:00; the next A starts at 08:00 of the day after the next */
    work(0, 0, CODE_N);
    work(0, 2, CODE_A);
    /* A ends at 16:30; at 08:00 fifteen and a half hours have passed */
    work(4, 0, CODE_A);
    work(4, 1, CODE_A);
    check("enough rest");
    crew.people[4].limits.rest_min = 930;
    check("exactly enough");
    crew.people[4].limits.rest_min = 931;
    expect("rest", 4, 1, 1);
    check("a minute too little");
    work(0, 1, CODE_A);
    expect("rest", 4, 1, 1);
    expect("rest", 0, 1, 540);
    check("across midnight");
}

static void one_start_a_day(void **state)
{
    (void)state;
    work(0, 0, CODE_A);
    work(0, 0, CODE_N);
    expect("one_shift", 0, 0, 1);
    expect("rest", 0, 0, 450);
    check("two starts");
    roster.rows[1].code = CODE_B;
    expect("one_shift", 0, 0, 1);
    expect("one_shift", 0, 0, 450);
    check("two places");
}

static void leave_and_employment(void **state)
{
    (void)state;
    work(1, 2, CODE_A);
    work(1, 5, CODE_A);
    work(6, 5, CODE_A);
    check("around");
    work(1, 3, CODE_A);
    work(6, 4, CODE_B);
    expect("leave", 1, 3, 450);
    expect("employed", 6, 4, 450);
    check("inside");
    roster.n_rows = 0;
    crew.people[0].to_day = crew_first_day + 2;
    work(0, 2, CODE_A);
    check("last day");
    work(0, 3, CODE_A);
    expect("employed", 0, 3, 450);
    check("after leaving");
}

static void windows_of_availability(void **state)
{
    (void)state;
    work(3, 0, CODE_A);
    work(3, 1, CODE_B);
    check("inside 08:00-18:00");
    work(3, 5, CODE_A);
    expect("availability", 3, 5, 510);
    check("on a Saturday");
    roster.n_rows = 0;
    crew.windows[0].window.from_min = 481;
    work(3, 0, CODE_A);
    expect("availability", 3, 0, 1);
    check("a minute early");
    /* a window of that date opens the rest */
    static struct pb_availability both[2];
    both[0] = crew.windows[0];
    both[1] = (struct pb_availability){PB_NONE, crew_first_day, {420, 481}};
    crew.people[3].availability = both;
    crew.people[3].n_availability = 2;
    check("two windows join");
}

static void days_in_a_row(void **state)
{
    (void)state;
    for (int day = 2; day < 6; day++)
        work(8, day, CODE_A);
    check("four");
    work(8, 6, CODE_A);
    expect("days_in_row", 8, 6, 1);
    check("five");
}

static void shortest_runs(void **state)
{
    (void)state;
    crew.people[0].limits.min_days_in_row = 2;
    crew.people[0].limits.min_days_off_in_row = 2;
    work(0, 0, CODE_A); /* at the edge: no minimum */
    work(0, 3, CODE_A);
    work(0, 4, CODE_A);
    work(0, 13, CODE_A);
    check("two on, two off");
    work(0, 7, CODE_A);
    expect("min_days_in_row", 0, 7, 1);
    check("one on");
    roster.rows[4].day = 1;
    expect("min_days_off", 0, 2, 1);
    check("one off");
}

static void hours_and_days_of_a_week(void **state)
{
    (void)state;
    for (int day = 0; day < 3; day++)
        work(3, day, CODE_A);
    check("22.5 hours");
    work(3, 3, CODE_A);
    expect("week_hours", 3, 0, 450);
    check("30 hours");
    roster.n_rows = 0;
    for (int day = 0; day < 6; day++)
        work(0, day, CODE_A);
    check("six days, one of them a rest day");
    crew.people[0].limits.max_days_in_row = 7;
    crew.people[0].limits.max_week_min = 7 * 450;
    work(0, 6, CODE_A);
    expect("week_days", 0, 0, 1);
    check("seven");
}

static void overtime_of_a_month(void **state)
{
    (void)state;
    crew.people[9].limits.overtime_per_month_min = 240;
    work(9, 0, CODE_N);
    work(9, 2, CODE_N);
    check("four hours");
    work(9, 7, CODE_N);
    expect("overtime_month", 9, 0, 120);
    check("six hours");
    /* a rest day counts whole, one given back not at all */
    roster.n_rows = 0;
    for (int day = 7; day < 13; day++)
        work(9, day, CODE_A);
    expect("overtime_month", 9, 7, 210);
    check("a rest day");
    crew.s.rules.time_off = true;
    check("given back");
}

static void nights_and_weekends(void **state)
{
    (void)state;
    work(7, 1, CODE_N);
    work(7, 3, CODE_N);
    work(7, 5, CODE_A);
    work(7, 6, CODE_A);
    check("two nights and a weekend");
    work(7, 8, CODE_N);
    work(7, 12, CODE_A);
    expect("nights", 7, 8, 1);
    expect("weekends", 7, 12, 1);
    check("three and two");
}

static void protected_people(void **state)
{
    (void)state;
    /* 22:00 is the end of P and the start of the night */
    work(5, 0, CODE_P);
    for (int day = 2; day < 6; day++)
        work(5, day, CODE_A);
    check("days");
    work(5, 7, CODE_N);
    expect("night", 5, 7, 480);
    expect("overtime_day", 5, 7, 120);
    check("a night");
    roster.n_rows--;
    work(5, 6, CODE_A);
    expect("week_days", 5, 0, 1);
    expect("week_hours", 5, 0, 480 + 5 * 450 - 2400);
    check("a rest day");
}

static void wishes_and_fixed_shifts(void **state)
{
    (void)state;
    struct pb_request requests[] = {
        {0, crew_first_day, CODE_A, PB_REQUEST_FIXED, 0},
        {0, crew_first_day + 1, PB_NONE, PB_REQUEST_OFF, 10},
        {2, crew_first_day + 1, PB_NONE, PB_REQUEST_ON, 4},
        {2, crew_first_day + 2, CODE_N, PB_REQUEST_OFF, 3},
        {0, crew_first_day - 1, PB_NONE, PB_REQUEST_ON, 5},
    };
    crew.s.people.requests = requests;
    crew.s.people.n_requests = 5;
    work(0, 0, CODE_A);
    work(2, 1, CODE_B);
    work(2, 2, CODE_A);
    check("all kept");
    roster.rows[0].code = CODE_B;
    roster.rows[1].day = 4;
    roster.rows[2].code = CODE_N;
    work(0, 1, CODE_B);
    expect("fixed", 0, 0, 1);
    expect("request", 0, 1, 10);
    expect("request", 2, 1, 4);
    expect("request", 2, 2, 3);
    check("none kept");
}

static void novices_are_not_alone(void **state)
{
    (void)state;
    crew.levels[0].novice = true; /* everybody but the senior */
    crew.people[8].first_day_at_work = crew_first_day - 29;
    work(8, 0, CODE_A);
    work(2, 0, CODE_A)->pause = 2;
    /* from noon to one the senior is away, and the novice too */
    roster.rows[0].pause = 2;
    check("with a senior");
    roster.rows[0].pause = 0;
    expect("novice", 8, 0, 60);
    check("alone at noon");
    roster.rows[0].day = roster.rows[1].day = 1;
    check("after thirty days");
}

static void reassignments(void **state)
{
    (void)state;
    work(4, 0, CODE_A);
    work(4, 1, CODE_P);
    move(4, 0, 870, 990);
    move(4, 1, 1200, 1320);
    check("two hours at the end");
    roster.moves[0].to_min = 991;
    roster.moves[1].from_min = 1201;
    expect_move("presence", 4, 0, 870, 1);
    expect_move("block", 4, 1, 1201, 1);
    check("a minute off");
    roster.moves[0].to_min = 990;
    roster.moves[1].from_min = 700;
    expect_move("presence", 4, 1, 700, 300);
    check("across the gap of a split shift");
    roster.moves[1] = (struct crew_move){4, 0, 750, 870, SHOP_AFTER, SHOP_PRE, 0.5};
    check("a continuation");
    roster.moves[0].from_min = 930;
    expect_move("block", 4, 0, 930, 60);
    check("no continuation");
    roster.moves[0] = (struct crew_move){4, 0, 750, 870, SHOP_AFTER, MALL_AFTER, 0.5};
    check("half here, half there");
    roster.moves[0].share = 0.25;
    crew.s.capacity.max_shared_queues = 3;
    check("three queues where three may share");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(rest_between_shifts, fresh),
        cmocka_unit_test_setup(one_start_a_day, fresh),
        cmocka_unit_test_setup(leave_and_employment, fresh),
        cmocka_unit_test_setup(windows_of_availability, fresh),
        cmocka_unit_test_setup(days_in_a_row, fresh),
        cmocka_unit_test_setup(shortest_runs, fresh),
        cmocka_unit_test_setup(hours_and_days_of_a_week, fresh),
        cmocka_unit_test_setup(overtime_of_a_month, fresh),
        cmocka_unit_test_setup(nights_and_weekends, fresh),
        cmocka_unit_test_setup(protected_people, fresh),
        cmocka_unit_test_setup(wishes_and_fixed_shifts, fresh),
        cmocka_unit_test_setup(novices_are_not_alone, fresh),
        cmocka_unit_test_setup(reassignments, fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
