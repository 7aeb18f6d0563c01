/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever reassignments it is given, a completed plan obeys every row that duties leave open. */
#include "support/test.h"

#include <math.h>

#include "capacity/sample.h"
#include "models/capacity/build.h"
#include "models/capacity/complete.h"
#include "models/lp/lp_check.h"

/** Figures that look random, 0..1. */
static double draw(unsigned *state)
{
    *state = *state * 1103515245u + 12345u;
    return (*state >> 8) / 16777216.0;
}

/** Reassignments that neither presence nor blocks allow. */
static void scatter(const struct capacity_problem *problem, const struct capacity_layout *layout,
                    unsigned seed, double x[])
{
    for (int i = 0; i < problem->n_moves * layout->n_slots; i++) {
        if (layout->away[i] >= 0 && draw(&seed) < 0.6) {
            x[layout->away[i]] = 3.0 * draw(&seed);
        }
    }
}

/** One agent on every third duty, where the box has room. */
static void staff(const struct capacity_layout *layout, double x[])
{
    for (int j = 0; j < layout->n_duties; j += 3) {
        x[j] = fmin(1.0, floor(layout->box[j]));
    }
}

static void check_rows(const struct capacity_layout *layout, const struct lp_model *model,
                       const double x[], const double activity[])
{
    for (int i = layout->chain_from - layout->n_presence; i < layout->chain_to; i++) {
        assert_true(activity[i] >= model->row_lower[i] - 1e-9);
    }
    for (int j = 0; j < model->n_cols; j++) {
        assert_true(x[j] >= -1e-12 && x[j] <= model->col_upper[j] + 1e-9);
    }
    for (int i = 0; i < layout->n_cover; i++) {
        assert_true(activity[i] >= model->row_lower[i] - 1e-9);
    }
}

static void reassignments_are_cut_until_all_rows_hold(void **state)
{
    (void)state;
    double kept = 0;

    for (unsigned seed = 1; seed <= 20; seed++) {
        const struct sample_size size = {
            .seed = seed, .days = 2, .slots_per_day = 8, .heads = 4, .demand = 3};
        struct arena arena = {0};
        struct capacity_problem problem;
        struct capacity_layout layout;
        struct lp_model model;
        struct lp_check check;

        sample_build(&size, &arena, &problem);
        assert_int_equal(capacity_layout_init(&layout, &problem), PB_OK);
        assert_int_equal(capacity_build(&problem, &layout, false, &model), PB_OK);
        double *x = arena_alloc(&arena, (size_t)model.n_cols, sizeof *x);
        double *activity = arena_alloc(&arena, (size_t)model.n_rows, sizeof *activity);

        staff(&layout, x);
        scatter(&problem, &layout, seed, x);
        assert_true(layout.chain_to > layout.chain_from);
        assert_int_equal(capacity_complete(&problem, &layout, &model, x), PB_OK);
        assert_int_equal(lp_check_point(&model, x, activity, &check), PB_OK);
        check_rows(&layout, &model, x, activity);
        for (int j = layout.first[CAPACITY_AWAY]; j < layout.first[CAPACITY_BEGIN]; j++) {
            kept += x[j];
        }
        lp_model_release(&model);
        capacity_layout_release(&layout);
        arena_release(&arena);
    }
    assert_true(kept > 1.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reassignments_are_cut_until_all_rows_hold)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
