/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same shift through a week: a legal roster, one change, and the limit between two weeks. */
#include "support/test.h"
#include "tests/audit/crew.h"

static struct crew crew;

static void changes_inside_a_week_count(void **state)
{
    (void)state;
    crew_init(&crew);
    crew.s.rules.same_shift = 2;
    /* Monday and Sunday A, then B from the next Monday on: a change between two weeks is none */
    struct crew_roster roster = {.rows = {{.person = 0, .day = 0, .code = CODE_A},
                                          {.person = 0, .day = 6, .code = CODE_A},
                                          {.person = 0, .day = 7, .code = CODE_B},
                                          {.person = 0, .day = 9, .code = CODE_B}},
                                 .n_rows = 4};
    struct crew_breaches none = {.n = 0}, one = {.at = {{"same_shift", 0, 9, -1, 1}}, .n = 1};
    crew_expect(&crew, &roster, &none, "B from Monday on");
    roster.rows[3].code = CODE_A;
    crew_expect(&crew, &roster, &one, "B on Monday, A on Wednesday");
    crew.s.rules.same_shift = 0;
    crew_expect(&crew, &roster, &none, "switched off");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(changes_inside_a_week_count)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
