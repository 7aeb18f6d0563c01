/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rosters of placeholders, militia and the quality desk by name, and what every kind of pay and
 * overtime costs. Figures are computed by hand: A is 7.5 paid hours, N from 20:00 to 06:00 ten,
 * eight of them at night; an hour costs 28, a night shift 30 more, a shift ending after 22:00 or
 * in the night 10 more. */
#include <stdio.h>
#include <string.h>

#include "support/test.h"
#include "tests/audit/shop.h"

static struct shop shop;
static char text[8000];
static struct pb_findings findings;

static int fresh(void **state)
{
    (void)state;
    shop_init(&shop);
    shop.s.people.late_allowance = 0;
    snprintf(text, sizeof text, "agent_id,role,date,shift,home_queue,segments,breaks\n");
    return 0;
}

static void row(const char *who, int day, const char *rest)
{
    size_t at = strlen(text);
    snprintf(text + at, sizeof text - at, "%s,%s\n", who, rest);
    char *date = strstr(text + at, "DATE");
    if (date != NULL) {
        char tail[200];
        snprintf(tail, sizeof tail, "%s", date + 4);
        snprintf(date, sizeof text - (size_t)(date - text), "2026-11-%02d%s", 9 + day, tail);
    }
}

static void work(const char *stem, int number, int day, const char *code)
{
    char who[40];
    snprintf(who, sizeof who, "%s-%03d", stem, number);
    row(who, day,
        strcmp(code, "A") == 0 ? "agent,DATE,A,,08:00-16:30,11:00-12:00"
                               : "agent,DATE,N,,20:00-30:00,24:00-25:00");
}

/** Checks the roster alone. */
static void check(void)
{
    char folder[64];
    shop_folder(folder);
    shop_put(folder, "roster.csv", text);
    assert_int_equal(pb_check(&shop.s, folder, NULL, &findings, NULL), PB_OK);
    shop_remove(folder);
}

/** Findings of `rule`, each of them by `amount` for `who`. */
static size_t count(const char *rule, const char *who, double amount)
{
    size_t n = 0;
    for (size_t i = 0; i < findings.n; i++)
        if (strcmp(findings.at[i].rule, rule) == 0) {
            assert_string_equal(findings.at[i].who, who);
            assert_near(findings.at[i].amount, amount, 1e-6);
            n++;
        }
    return n;
}

static void expect(const char *rule, const char *who, double amount, size_t times)
{
    check();
    size_t n = count(rule, who, amount);
    if (n != times)
        shop_print(&findings);
    assert_int_equal(n, times);
    pb_findings_release(&findings);
}

static void seats(void **state)
{
    (void)state;
    for (int i = 1; i <= 6; i++)
        work("shop.presale", i, 0, "A");
    for (int i = 1; i <= 3; i++)
        work("shop.aftersale", i, 0, "A");
    expect("seats", "hall", 1, 0); /* nine people, nine seats */
    work("shop.aftersale", 4, 0, "A");
    expect("seats", "hall", 1, 8); /* 08:00-16:00; the last half hour has five seats' worth */
    shop.groups[G_AFTER].remote = true;
    expect("seats", "hall", 1, 0);
}

static void militia(void **state)
{
    (void)state;
    const char *stint = "militia,DATE,18:00-22:00,shop.presale,18:00-22:00,";
    row("store-001", 0, stint);
    row("store-002", 1, stint);
    expect("militia", "store-001", 1, 0);
    row("store-001", 2, stint); /* the pool is there on two days */
    expect("militia", "store-001", 1, 1);
    fresh(state);
    row("store-003", 0, "militia,DATE,17:00-21:00,shop.presale,17:00-21:00,");
    expect("militia", "store-003", 1, 1); /* an hour before the window */
    fresh(state);
    row("store-003", 0, "militia,DATE,18:00-23:00,shop.presale,18:00-23:00,");
    expect("militia", "store-003", 1, 1); /* stints are 4 or 8 hours */
    fresh(state);
    row("store-003", 0, "militia,DATE,18:00-22:00,shop.aftersale,18:00-22:00,");
    expect("militia", "store-003", 1, 1); /* trained for presale only */
    fresh(state);
    shop.militia[0].trained_by = shop_first_day + 1;
    row("store-003", 0, stint);
    expect("militia", "store-003", 1, 1);
}

static void militia_at_once(void **state)
{
    (void)state;
    for (int i = 1; i <= 2; i++) {
        char who[40];
        snprintf(who, sizeof who, "store-%03d", i);
        row(who, 0, "militia,DATE,18:00-22:00,shop.presale,18:00-22:00,");
    }
    expect("militia_heads", "store", 1, 0);
    row("store-003", 0, "militia,DATE,18:00-22:00,shop.presale,18:00-22:00,");
    expect("militia_heads", "store", 1, 1);
    row("store-004", 0, "militia,DATE,18:00-22:00,shop.presale,18:00-22:00,");
    expect("people", "store-004", 1, 1); /* there are three */
}

static void quality_desk(void **state)
{
    (void)state;
    shop.s.rules.qc_normal = 2;
    shop.s.rules.qc_price = 60;
    row("shop.presale-011", 0, "qc,DATE,A,,08:00-16:30,11:00-12:00");
    for (int i = 1; i <= 2; i++)
        work("shop.presale", i, 0, "A");
    expect("qc", "", 7.5, 0); /* one for two */
    for (int i = 3; i <= 4; i++)
        work("shop.presale", i, 0, "A");
    expect("qc", "", 7.5, 1);
    row("shop.presale-005", 1, "qc,DATE,A,,08:00-16:30,11:00-12:00");
    expect("role", "shop.presale-005", 1, 1);
}

/** Cost of a kind, others as in `rest` are checked to be nothing. */
static void costs(enum pb_cost_kind kind, double money)
{
    check();
    assert_true(findings.priced);
    assert_near(findings.cost[kind], money, 1e-6);
    pb_findings_release(&findings);
}

static void first_day_is_a_holiday(void)
{
    shop.holidays[0] = shop_first_day;
    shop.s.calendar.holidays = (struct pb_ints){shop.holidays, 1};
}

static void holidays_pay_three_times(void **state)
{
    (void)state;
    first_day_is_a_holiday();
    work("shop.presale", 1, 0, "A");
    costs(PB_COST_OT300, 3 * 28 * 7.5);
    costs(PB_COST_REGULAR, 0);
    fresh(state);
    first_day_is_a_holiday();
    /* the night is cut at midnight: four hours of the holiday, six of an ordinary day */
    work("shop.presale", 1, 0, "N");
    costs(PB_COST_OT300, 3 * 28 * 4);
    costs(PB_COST_REGULAR, 28 * 6);
    costs(PB_COST_OT150, 0); /* six ordinary hours are no overtime */
    shop.s.calendar.holidays.n = 0;
    costs(PB_COST_OT150, 1.5 * 28 * 2);
    costs(PB_COST_REGULAR, 28 * 8);
    costs(PB_COST_NIGHT, 30);
}

static void comprehensive_hours_count_over_the_period(void **state)
{
    (void)state;
    shop.groups[G_PRE].contract = 2; /* 24 hours in the period */
    for (int day = 0; day < 2; day++)
        work("shop.presale", 1, day, "N");
    costs(PB_COST_OT150, 0);
    costs(PB_COST_REGULAR, 28 * 20);
    work("shop.presale", 1, 2, "N");
    costs(PB_COST_OT150, 1.5 * 28 * 6);
    costs(PB_COST_REGULAR, 28 * 24);
    /* standard hours: each night has two hours of overtime */
    shop.groups[G_PRE].contract = 0;
    costs(PB_COST_OT150, 1.5 * 28 * 6);
    costs(PB_COST_REGULAR, 28 * 24);
    work("shop.presale", 2, 0, "A");
    costs(PB_COST_REGULAR, 28 * 24 + 28 * 7.5);
}

static void pay_by_day_month_and_session(void **state)
{
    (void)state;
    work("shop.presale", 1, 0, "A");
    shop.groups[G_PRE].pay = (struct pb_pay){PB_PAY_DAY, 300, 40};
    costs(PB_COST_REGULAR, 300);
    shop.groups[G_PRE].pay = (struct pb_pay){PB_PAY_SESSION, 0.5, 40};
    costs(PB_COST_REGULAR, 0.5 * 750); /* 7.5 hours at 750 in 7.5 */
    shop.groups[G_PRE].pay = (struct pb_pay){PB_PAY_MONTH, 6000, 34.48};
    costs(PB_COST_REGULAR, 0);
    fresh(state);
    shop.groups[G_PRE].pay = (struct pb_pay){PB_PAY_MONTH, 6000, 34.48};
    work("shop.presale", 1, 0, "N");
    costs(PB_COST_OT150, 1.5 * 34.48 * 2); /* overtime is paid beside the month */
    shop.contracts[0].outsourced = true;
    costs(PB_COST_OT150, 0);
    costs(PB_COST_OUTSOURCED, 1.5 * 34.48 * 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(seats, fresh),
        cmocka_unit_test_setup(militia, fresh),
        cmocka_unit_test_setup(militia_at_once, fresh),
        cmocka_unit_test_setup(quality_desk, fresh),
        cmocka_unit_test_setup(holidays_pay_three_times, fresh),
        cmocka_unit_test_setup(comprehensive_hours_count_over_the_period, fresh),
        cmocka_unit_test_setup(pay_by_day_month_and_session, fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
