/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <math.h>
#include <string.h>

#include "capacity/sample.h"
#include "models/capacity/capacity.h"
#include "models/lp/lp_model.h"

static int row_named(const struct lp_model *model, const char *name)
{
    for (int i = 0; i < model->n_rows; i++) {
        if (strcmp(model->row_name[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

static int column_named(const struct lp_model *model, const char *name)
{
    for (int j = 0; j < model->n_cols; j++) {
        if (strcmp(model->col_name[j], name) == 0) {
            return j;
        }
    }
    return -1;
}

static double entry(const struct lp_model *model, const char *row, const char *column)
{
    const int i = row_named(model, row);
    const int j = column_named(model, column);

    assert_true(i >= 0 && j >= 0);
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        if (model->row_index[e] == i) {
            return model->value[e];
        }
    }
    return 0.0;
}

static void example_of_the_header_is_built_as_written(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct capacity_problem problem;
    struct lp_model model;

    sample_by_hand(&arena, &problem);
    assert_int_equal(capacity_model(&problem, &model), PB_OK);
    assert_int_equal(model.n_cols, 2);
    assert_int_equal(model.n_rows, 3);
    assert_near(entry(&model, "C1_q0_t0", "x_k0_s0_d0"), 2.0, 0);
    assert_near(entry(&model, "C1_q0_t0", "z_q0_t0"), 1.0, 0);
    assert_near(entry(&model, "C8_l0", "x_k0_s0_d0"), 1.0, 0);
    assert_near(entry(&model, "C11_t0_0", "x_k0_s0_d0"), 1.0, 0);
    assert_near(entry(&model, "C11_t0_0", "z_q0_t0"), 1.0, 0);
    assert_near(model.row_lower[row_named(&model, "C1_q0_t0")], 3.0, 0);
    assert_near(model.row_lower[row_named(&model, "C11_t0_0")], 2.0, 0);
    assert_near(model.row_upper[row_named(&model, "C8_l0")], 2.0, 0);
    assert_true(model.is_integer[column_named(&model, "x_k0_s0_d0")]);
    assert_false(model.is_integer[column_named(&model, "z_q0_t0")]);
    lp_model_release(&model);
    arena_release(&arena);
}

static void every_feature_has_its_row(void **state)
{
    (void)state;
    static const char *const rows[] = {"C1_q0_t0", "C2_q1_t0", "C3_q1_t5", "C4_q1",    "C5_g0_t1",
                                       "C6_a0_t1", "C7_a0_t1", "C8_l0",    "C9_r0_t0", "C10_u0"};
    static const char *const columns[] = {"x_k0_s2_e", "x_k4_s0_d0_q0", "h_g0_t1", "w_a0_t1",
                                          "m_a0_t1",   "z_q0_t0",       "f_q1_t0", "late_q1_t5",
                                          "left_q1",   "short_u0"};
    const struct sample_size size = {
        .seed = 1, .days = 2, .slots_per_day = 6, .heads = 4, .demand = 3.0};
    struct arena arena = {0};
    struct capacity_problem problem;
    struct lp_model model;

    sample_build(&size, &arena, &problem);
    assert_int_equal(capacity_model(&problem, &model), PB_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(row_named(&model, rows[i]) >= 0);
    }
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        assert_true(column_named(&model, columns[i]) >= 0);
    }
    assert_near(entry(&model, "C5_g0_t1", "w_a0_t1"), -1.0, 0);
    assert_near(entry(&model, "C2_q1_t1", "w_a0_t1"), 0.8, 0);
    assert_near(entry(&model, "C6_a0_t1", "w_a0_t0"), 1.0, 0);
    assert_near(entry(&model, "C6_a0_t1", "m_a0_t1"), 1.0, 0);
    assert_near(entry(&model, "C7_a0_t2", "m_a0_t1"), -1.0, 0);
    assert_near(entry(&model, "C7_a0_t3", "m_a0_t1"), 0.0, 0);
    assert_near(entry(&model, "C2_q1_t1", "f_q1_t0"), 1.0, 0);
    lp_model_release(&model);
    arena_release(&arena);
}

/** One mistake each, and a word of what is said. */
static void wrong_problems_are_refused(void **state)
{
    (void)state;
    const struct sample_size size = {
        .seed = 1, .days = 2, .slots_per_day = 6, .heads = 4, .demand = 3.0};
    struct arena arena = {0};
    struct capacity_problem problem;
    struct capacity_plan plan;
    char why[200] = "";

    sample_build(&size, &arena, &problem);
    struct capacity_team teams[4];
    struct capacity_duty duty = problem.duties[0];
    struct capacity_soft soft = problem.softs[0];
    struct capacity_problem wrong = problem;

    memcpy(teams, problem.teams, sizeof teams);
    teams[1].home_rate = NAN;
    wrong.teams = teams;
    assert_int_equal(capacity_check_problem(&wrong, why, sizeof why), PB_INVALID);
    assert_non_null(strstr(why, "team 1"));
    assert_int_equal(capacity_solve(&wrong, NULL, &plan), PB_INVALID);

    wrong = problem;
    duty.day = 2;
    wrong.duties = &duty;
    wrong.n_duties = 1;
    assert_int_equal(capacity_check_problem(&wrong, why, sizeof why), PB_INVALID);
    assert_non_null(strstr(why, "duty 0"));

    wrong = problem;
    soft.price = 0;
    wrong.softs = &soft;
    wrong.n_softs = 1;
    assert_int_equal(capacity_check_problem(&wrong, why, sizeof why), PB_INVALID);
    assert_non_null(strstr(why, "soft row 0"));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(example_of_the_header_is_built_as_written),
        cmocka_unit_test(every_feature_has_its_row),
        cmocka_unit_test(wrong_problems_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
