/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "planner/base/text.h"

static void grows_and_is_taken(void **state)
{
    (void)state;
    struct text text = {0};
    assert_string_equal(text_string(&text), "");
    for (int i = 0; i < 1000; i++)
        text_printf(&text, "%d,", i % 10);
    assert_int_equal(text.length, 2000);
    char *taken = text_take(&text);
    assert_int_equal(strlen(taken), 2000);
    assert_memory_equal(taken + 1996, "8,9,", 5);
    assert_null(text.data);
    free(taken);
}

static void an_empty_text_is_taken_as_an_empty_string(void **state)
{
    (void)state;
    struct text text = {0};
    char *taken = text_take(&text);
    assert_string_equal(taken, "");
    free(taken);
}

static void failure_is_sticky_until_cleared(void **state)
{
    (void)state;
    struct text text = {0};
    text_append(&text, "kept");
    text_append_repeat(&text, 'x', SIZE_MAX / 2);
    assert_true(text.failed);
    text_append(&text, "ignored");
    assert_string_equal(text_string(&text), "kept");
    text_clear(&text);
    text_append_char(&text, 'c');
    text_append_number(&text, 0.25);
    assert_string_equal(text_string(&text), "c0.25");
    text_append_repeat(&text, 'x', SIZE_MAX / 2);
    assert_null(text_take(&text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grows_and_is_taken),
        cmocka_unit_test(an_empty_text_is_taken_as_an_empty_string),
        cmocka_unit_test(failure_is_sticky_until_cleared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
