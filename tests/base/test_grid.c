/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include "planner/base/grid.h"

static void columns_stand_under_each_other(void **state)
{
    (void)state;
    static const struct grid_column columns[] = {{"品牌", false}, {"n", true}, {"note", false}};
    struct grid grid;
    struct text out = {0};
    grid_init(&grid, columns, 3);
    grid_add(&grid, "林屿服饰");
    grid_printf(&grid, "%d", 7);
    grid_add(&grid, "x");
    grid_add(&grid, "abc");
    grid_printf(&grid, "%d", 1234);
    grid_add(&grid, "");
    grid_rule(&grid);
    grid_add(&grid, "sum");
    grid_add(&grid, "1241");
    grid_add(&grid, "y");
    grid_write(&grid, &out);
    assert_string_equal(text_string(&out), "品牌         n  note\n"
                                           "林屿服饰     7  x\n"
                                           "abc       1234\n"
                                           "--------------------\n"
                                           "sum       1241  y\n");
    grid_release(&grid);
    text_release(&out);
}

static void a_table_without_titles_has_no_title_row(void **state)
{
    (void)state;
    static const struct grid_column columns[] = {{NULL, false}, {NULL, true}};
    struct grid grid;
    struct text out = {0};
    grid_init(&grid, columns, 2);
    grid_add(&grid, "a");
    grid_add(&grid, "1");
    grid_write(&grid, &out);
    assert_string_equal(text_string(&out), "a  1\n");
    grid_release(&grid);
    text_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_stand_under_each_other),
        cmocka_unit_test(a_table_without_titles_has_no_title_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
