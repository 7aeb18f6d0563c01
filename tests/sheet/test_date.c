/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include "planner/base/civil.h"
#include "planner/sheet/roster.h"
#include "planner/sheet/sheet_date.h"

/** 2026-11-09 to 2026-11-20, and to 2027-01-05. */
static struct pb_days november(void)
{
    return (struct pb_days){civil_day((struct civil_date){2026, 11, 9}),
                            civil_day((struct civil_date){2026, 11, 20})};
}

static struct pb_days winter(void)
{
    return (struct pb_days){november().first, civil_day((struct civil_date){2027, 1, 5})};
}

/** Day that `text` means as YYYY-MM-DD, or "-". */
static const char *read_text(const char *text, struct pb_days days, bool header)
{
    static char date[CIVIL_DATE_SIZE];
    struct sheet_cell cell = {.text = text, .kind = SHEET_TEXT};
    int day;
    if (!sheet_date(&cell, days, header, &day))
        return "-";
    civil_format_date(date, day);
    return date;
}

static void test_texts(void **state)
{
    static const char *const tenth[] = {
        "2026-11-10", "2026/11/10", "2026.11.10", "2026年11月10日", "2026-11-10 00:00:00",
        "11/10",      "11-10",      "11月10日",   "11／10",         "10日",
        "10",         "11/10 周二", "11/10(Tue)", "11/10\n周二",    "2026-11-10T08:00"};
    (void)state;
    for (size_t i = 0; i < sizeof tenth / sizeof tenth[0]; i++)
        assert_string_equal(read_text(tenth[i], november(), true), "2026-11-10");
    assert_string_equal(read_text("1/2", winter(), true), "2027-01-02");
    assert_string_equal(read_text("2026-12-24", november(), true), "2026-12-24");
}

static void test_no_dates(void **state)
{
    static const char *const texts[] = {
        "", "早班", "11/30", "2026-02-30", "32", "2026-11-1x", "26-11-10-3", "10/11/2026", "E10"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_string_equal(read_text(texts[i], november(), true), "-");
    assert_string_equal(read_text("10", november(), false), "-"); /* a number is no date */
    assert_string_equal(read_text("10日", winter(), true), "-");  /* of November or December? */
}

static void test_serials(void **state)
{
    int day, tenth = civil_day((struct civil_date){2026, 11, 10});
    struct sheet_cell cell = {.text = "46336", .number = 46336, .kind = SHEET_NUMBER};
    (void)state;
    assert_true(sheet_date(&cell, november(), true, &day));
    assert_int_equal(day, tenth);
    cell = (struct sheet_cell){.text = "46336.5", .number = tenth + 0.5, .kind = SHEET_DATE};
    assert_true(sheet_date(&cell, november(), true, &day));
    assert_int_equal(day, tenth);
    assert_false(sheet_date(NULL, november(), true, &day));
}

static void test_shifts(void **state)
{
    static const struct sheet_code codes[] = {{"E", "早班"}, {"N", "夜"}, {"L-2", NULL}};
    const struct sheet_roster_request request = {.codes = codes, .n_codes = 3};
    static const char *const expected[][2] = {{"E", "E"},
                                              {"e", "E"},
                                              {"早班", "E"},
                                              {"早", "E"},
                                              {"夜班", "N"},
                                              {"Ｎ", "N"},
                                              {"L-2", "L-2"},
                                              {"休", ""},
                                              {"", ""},
                                              {"假", ""},
                                              {"-", ""},
                                              {"QQ", "QQ"},
                                              {"18-22", "18:00-22:00"},
                                              {"9:30-26", "09:30-26:00"},
                                              {"22-18", "22-18"}};
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        assert_string_equal(sheet_shift(&request, expected[i][0], &arena), expected[i][1]);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_no_dates),
        cmocka_unit_test(test_serials),
        cmocka_unit_test(test_shifts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
