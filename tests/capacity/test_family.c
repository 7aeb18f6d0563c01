/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The measured family: needs the folder of its data in PAIBAN_CAPACITY_DATA, and skips without. */
#include "support/test.h"

#include <stdlib.h>

#include "capacity/family.h"
#include "models/capacity/capacity.h"
#include "models/lp/lp_model.h"

static const char *data_folder(void)
{
    const char *folder = getenv("PAIBAN_CAPACITY_DATA");

    if (folder == NULL) {
        print_message("PAIBAN_CAPACITY_DATA is not set: the family is not measured\n");
        skip();
    }
    return folder;
}

static void model_has_the_published_size(void **state)
{
    (void)state;
    const struct family_size size = {.departments = 4, .days = 15};
    struct arena arena = {0};
    struct capacity_problem problem;
    struct lp_model model;

    assert_true(family_build(data_folder(), &size, &arena, &problem));
    assert_int_equal(capacity_model(&problem, &model), PB_OK);
    assert_int_equal(model.n_rows, 4590);
    assert_int_equal(model.n_cols, 51840);
    assert_int_equal(lp_model_entries(&model), 253188);
    lp_model_release(&model);
    arena_release(&arena);
}

static void bound_is_the_published_optimum(void **state)
{
    (void)state;
    const struct family_size size = {.departments = 4, .days = 15};
    const struct capacity_options options = {.gap = 0.05};
    struct arena arena = {0};
    struct capacity_problem problem;
    struct capacity_plan plan;

    assert_true(family_build(data_folder(), &size, &arena, &problem));
    assert_int_equal(capacity_solve(&problem, &options, &plan), PB_OK);
    assert_near(plan.bound, FAMILY_LP_OPTIMUM, 1e-6 * FAMILY_LP_OPTIMUM);
    assert_true(plan.gap <= 0.05);
    capacity_plan_release(&plan);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(model_has_the_published_size),
        cmocka_unit_test(bound_is_the_published_optimum),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
