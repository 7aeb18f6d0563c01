/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fair shares and standby: at the limit, and beyond it by a known amount. */
#include <string.h>

#include "support/test.h"
#include "tests/audit/crew.h"
#include "tests/audit/shop.h"

static struct crew crew;
static struct crew_roster roster;

static int fresh(void **state)
{
    (void)state;
    crew_init(&crew);
    roster.n_rows = roster.n_moves = 0;
    return 0;
}

static void work(int person, int day, enum crew_code code)
{
    roster.rows[roster.n_rows++] = (struct crew_row){.person = person, .day = day, .code = code};
}

/** Checks findings of `rule` only: person and amount, in the order of people. */
static void check(const char *rule, const int people[], const double amounts[], size_t n)
{
    char folder[64];
    struct pb_findings findings;
    shop_folder(folder);
    crew_write(folder, &crew, &roster);
    assert_int_equal(pb_check(&crew.s, folder, NULL, &findings, NULL), PB_OK);
    shop_remove(folder);
    size_t k = 0;
    for (size_t i = 0; i < findings.n; i++) {
        if (strcmp(findings.at[i].rule, rule) != 0)
            continue;
        assert_true(k < n);
        assert_string_equal(findings.at[i].who, crew.people[people[k]].id);
        assert_near(findings.at[i].amount, amounts[k], 1e-9);
        assert_int_equal(findings.at[i].kind, PB_SOFT);
        k++;
    }
    assert_int_equal(k, n);
    pb_findings_release(&findings);
}

/* People 0, 1, 7 and 8 are alike; 1 is there on 12 days, the others on 14. */
static void nights(void **state)
{
    (void)state;
    crew.people[7].limits.max_nights = PB_NONE;
    work(0, 0, CODE_N);
    work(0, 5, CODE_N);
    check("fair", NULL, NULL, 0); /* switched off */
    crew.s.rules.fair_nights = 5;
    /* two nights over four people: none or one each */
    check("fair", (const int[]){0}, (const double[]){1}, 1);
    work(7, 0, CODE_N);
    work(8, 0, CODE_N);
    /* four: 56 / 54 for those on 14 days, so one or two; 48 / 54 for 1 */
    check("fair", NULL, NULL, 0);
    work(0, 8, CODE_N);
    work(0, 11, CODE_N);
    /* six: 84 / 54, one or two; 0 has four */
    check("fair", (const int[]){0, 1}, (const double[]){2, 1}, 2);
}

static void nights_carried_over(void **state)
{
    (void)state;
    crew.s.rules.fair_nights = 5;
    crew.people[8].carried_nights = 3;
    work(0, 0, CODE_N);
    /* with the three that 8 has, four: one or two each on 14 days; 7 has none, and what 8 carries
     * is no fault of this roster */
    check("fair", (const int[]){7}, (const double[]){1}, 1);
}

static void hours(void **state)
{
    (void)state;
    crew.s.rules.fair_hours = 1;
    /* 00005, 00007 (from day 5: 9 days) and 00010: 14 + 9 + 14 = 37 days */
    work(4, 6, CODE_P);
    work(9, 6, CODE_P);
    /* 16 h: shares 6.05, 3.89, 6.05; 8 h are within four hours of them, 0 is of 3.89 */
    check("fair", NULL, NULL, 0);
    work(4, 7, CODE_P);
    work(4, 8, CODE_P);
    /* 32 h: shares 12.1, 7.8, 12.1; 24 h exceed 17, 0 lacks 3, 8 lacks 0.1 -> 8 */
    check("fair", (const int[]){4, 6}, (const double[]){7, 3}, 2);
}

static struct crew_row *stand_by(int person, int day, enum crew_code code)
{
    work(person, day, code);
    roster.rows[roster.n_rows - 1].standby = true;
    return &roster.rows[roster.n_rows - 1];
}

/** Findings of all rules. */
static void expect(const struct crew_breaches *breaches, const char *what)
{
    crew_expect(&crew, &roster, breaches, what);
}

static void standby(void **state)
{
    (void)state;
    struct crew_breaches none = {.n = 0};
    work(0, 0, CODE_A);
    stand_by(0, 1, CODE_A); /* 15 h 30 after one shift, as long before the next */
    work(0, 2, CODE_A);
    crew.people[0].limits.rest_min = 930;
    expect(&none, "on a day off, with rest");
    crew.people[0].limits.rest_min = 660;
    for (int day = 7; day < 12; day++)
        work(0, day, CODE_A);
    stand_by(0, 12, CODE_A); /* would be a sixth day: no work until the call comes */
    expect(&none, "it counts for no week");
    roster.rows[1].code = CODE_N;
    struct crew_breaches tired = {.at = {{"standby", 0, 1, -1, 540}}, .n = 1};
    expect(&tired, "a night before an early shift");
    roster.rows[1].day = 2;
    struct crew_breaches both = {.at = {{"standby", 0, 2, -1, 1}}, .n = 1};
    expect(&both, "on a day at work");
}

static void heads_on_standby(void **state)
{
    (void)state;
    crew.s.capacity.standby = 0.25;
    for (int person = 0; person < 9; person += 8)
        work(person, 0, CODE_A);
    stand_by(7, 0, CODE_A);
    char folder[64];
    struct pb_findings findings;
    for (int missing = 0; missing < 2; missing++) {
        shop_folder(folder);
        crew_write(folder, &crew, &roster);
        assert_int_equal(pb_check(&crew.s, folder, NULL, &findings, NULL), PB_OK);
        shop_remove(folder);
        assert_int_equal(findings.n, missing);
        if (missing > 0) {
            assert_string_equal(findings.at[0].rule, "standby_heads");
            assert_string_equal(findings.at[0].who, "regular");
            assert_near(findings.at[0].amount, 1, 1e-9);
        }
        pb_findings_release(&findings);
        roster.n_rows--;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(nights, fresh),
        cmocka_unit_test_setup(nights_carried_over, fresh),
        cmocka_unit_test_setup(hours, fresh),
        cmocka_unit_test_setup(standby, fresh),
        cmocka_unit_test_setup(heads_on_standby, fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
