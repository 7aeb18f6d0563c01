/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>

#include "paiban/message.h"

static void assert_format(const struct pb_message *message, const char *expected)
{
    char *shown = pb_message_format(message, false);
    assert_string_equal(shown, expected);
    free(shown);
}

static void the_caret_counts_wide_characters_twice(void **state)
{
    (void)state;
    struct pb_messages msgs = {0};
    struct pb_place place = {.file = "s.yaml",
                             .line = 12,
                             .column = 5,
                             .width = 3,
                             .path = "demand.brands[0].sales",
                             .source_line = "销售额：a 十二万\nnext"};
    pb_error(&msgs, &place, "not_a_number", "'%s' is not a number", "a 十");
    pb_hint(&msgs, "write %d", 120000);
    pb_hint(&msgs, "or 12e4");
    assert_int_equal(pb_messages_rc(&msgs), PB_INVALID);
    assert_format(&msgs.items[0], "s.yaml:12:5: error: 'a 十' is not a number [not_a_number]\n"
                                  "    12 | 销售额：a 十二万\n"
                                  "       |         ^^^^\n"
                                  "       = at: demand.brands[0].sales\n"
                                  "       = hint: write 120000; or 12e4\n");
    pb_messages_release(&msgs);
}

static void a_long_line_is_shown_around_the_caret(void **state)
{
    (void)state;
    char line[400];
    for (size_t i = 0; i < sizeof line; i++)
        line[i] = (char)('a' + i % 26);
    line[399] = '\0';
    struct pb_messages msgs = {0};
    struct pb_place place = {.file = "f", .line = 1, .column = 300, .source_line = line};
    pb_warning(&msgs, &place, "w", "here");
    char *shown = pb_message_format(&msgs.items[0], false);
    char expected[512];
    snprintf(expected, sizeof expected,
             "f:1:300: warning: here [w]\n     1 | %.96s\n       | %48s^\n", line + 299 - 48, "");
    assert_string_equal(shown, expected);
    free(shown);
    pb_messages_release(&msgs);
}

static void sorted_by_place_and_stable(void **state)
{
    (void)state;
    static const struct pb_place places[] = {
        {.file = "b", .line = 1},
        {.file = "a", .line = 9, .column = 2},
        {.file = "a", .line = 9, .column = 1},
        {.file = "a", .line = 10},
    };
    struct pb_messages msgs = {0};
    for (size_t i = 0; i < 4; i++)
        pb_note(&msgs, &places[i], "n", "%zu", i);
    pb_note(&msgs, &places[1], "n", "4");
    pb_note(&msgs, NULL, "n", "5");
    pb_messages_sort(&msgs);
    static const char *const order[] = {"5", "2", "1", "4", "3", "0"};
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(msgs.items[i].text, order[i]);
    assert_int_equal(pb_messages_rc(&msgs), PB_OK);
    pb_messages_release(&msgs);
}

static void further_records_are_only_counted(void **state)
{
    (void)state;
    struct pb_messages msgs = {0};
    for (int i = 0; i < PB_MESSAGES_KEPT + 50; i++)
        pb_error(&msgs, NULL, "e", "%d", i);
    pb_hint(&msgs, "belongs to a record that was not kept");
    pb_warning(&msgs, NULL, "w", "still kept");
    assert_int_equal(msgs.n_items, PB_MESSAGES_KEPT + 1);
    assert_int_equal(msgs.count[PB_ERROR], PB_MESSAGES_KEPT + 50);
    assert_null(msgs.items[PB_MESSAGES_KEPT - 1].hint);
    pb_messages_release(&msgs);
    pb_error(NULL, NULL, "e", "a missing collector means silence");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_caret_counts_wide_characters_twice),
        cmocka_unit_test(a_long_line_is_shown_around_the_caret),
        cmocka_unit_test(sorted_by_place_and_stable),
        cmocka_unit_test(further_records_are_only_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
