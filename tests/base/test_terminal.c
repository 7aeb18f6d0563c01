/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <string.h>

#include "planner/base/terminal.h"

static size_t width(const char *string)
{
    return terminal_width(string, strlen(string));
}

static void counts_cells(void **state)
{
    (void)state;
    assert_int_equal(width("abc"), 3);
    assert_int_equal(width("排班"), 4);
    assert_int_equal(width("e\xcc\x81"), 1);
    assert_int_equal(width("a\tb"), 3);
    assert_int_equal(width("\x1b[31m"), 8);
    assert_int_equal(width("\xff"), 4);
    assert_int_equal(width("\xe2\x80\xae"), 12);
}

static void shows_no_control_characters(void **state)
{
    (void)state;
    struct text out = {0};
    const char *nasty = "a\x1b]0;x\x07\xc2\x9b\xff班\n";
    terminal_append(&out, nasty, strlen(nasty));
    assert_string_equal(text_string(&out), "a\\x1B]0;x\\x07\\xC2\\x9B\\xFF班\\x0A");
    assert_int_equal(terminal_width(nasty, strlen(nasty)), width(out.data));
    text_release(&out);
}

static void fills_and_cuts_to_cells(void **state)
{
    (void)state;
    struct text out = {0};
    terminal_append_cell(&out, "售前", 6, false);
    terminal_append_cell(&out, "12", 4, true);
    terminal_append_cell(&out, "after-sale", 6, false);
    terminal_append_cell(&out, "售前售后", 6, true);
    terminal_append_cell(&out, "x", 0, true);
    assert_string_equal(text_string(&out), "售前    12after… 售前…");
    text_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_cells),
        cmocka_unit_test(shows_no_control_characters),
        cmocka_unit_test(fills_and_cuts_to_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
