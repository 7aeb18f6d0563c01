/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks and sifting against the plain simplex, on small programs over time. */
#include "support/test.h"

#include "random_lp.h"

#include "models/lp/lp_bound.h"
#include "models/lp/lp_check.h"
#include "models/lp/lp_sift.h"

#include <math.h>
#include <stdlib.h>

enum { DAYS = 7, SLOTS = 6, SPAN = DAYS * SLOTS, MOST_COLS = 4000, MOST_ROWS = 200 };

/* A program over time and its blocks. */
struct timed {
    struct lp_model model;
    int row_first[MOST_ROWS];
    int row_last[MOST_ROWS];
    int col_block[MOST_COLS];
    int n_blocks;
};

static void add_row(struct timed *timed, double lower, double upper, int first, int last)
{
    struct lp_row row = {.lower = lower, .upper = upper};
    timed->row_first[timed->model.n_rows] = first;
    timed->row_last[timed->model.n_rows] = last;
    assert_int_equal(lp_model_add_rows(&timed->model, 1, &row), PB_OK);
}

/* A shift that covers `length` slots from `start` and counts in its day's and the whole limit. */
static void add_shift(struct timed *timed, struct lcg *source, int start, int length)
{
    int row[SPAN];
    double value[SPAN];
    struct lp_col col = {.upper = 1 + lcg_below(source, 4), .row = row, .value = value};
    col.cost = length + lcg_below(source, 8) / 4.0;
    for (int k = 0; k < length && start + k < SPAN; k++) {
        row[col.n] = start + k;
        value[col.n++] = 1;
    }
    row[col.n] = SPAN + start / SLOTS;
    value[col.n++] = 1;
    row[col.n] = SPAN + DAYS;
    value[col.n++] = length;
    if (lcg_below(source, 200) == 0)
        col.lower = 1; /* fixed assignments: columns that do not rest at 0 */
    timed->col_block[timed->model.n_cols] = start / SLOTS;
    assert_int_equal(lp_model_add_cols(&timed->model, 1, &col), PB_OK);
}

static void add_shortage(struct timed *timed, int slot, double cost)
{
    const double one = 1;
    struct lp_col col = {.upper = INFINITY, .cost = cost, .n = 1, .row = &slot, .value = &one};
    timed->col_block[timed->model.n_cols] = slot / SLOTS;
    assert_int_equal(lp_model_add_cols(&timed->model, 1, &col), PB_OK);
}

/* Cover per slot, people per day, one limit over the whole time; shortage at a price if elastic. */
static void timed_lp(struct timed *timed, struct lcg *source, bool elastic)
{
    lp_model_init(&timed->model);
    timed->n_blocks = DAYS;
    for (int t = 0; t < SPAN; t++)
        add_row(timed, lcg_below(source, 9), INFINITY, t / SLOTS, t / SLOTS);
    for (int d = 0; d < DAYS; d++)
        add_row(timed, -INFINITY, 12 + lcg_below(source, 8), d, d);
    add_row(timed, -INFINITY, 200, 0, DAYS - 1);
    for (int t = 0; t < SPAN; t++)
        for (int k = 0; k < 60; k++)
            add_shift(timed, source, t, 1 + lcg_below(source, SLOTS));
    for (int t = 0; t < SPAN && elastic; t++)
        add_shortage(timed, t, 40);
}

static struct lp_blocks blocks_of(const struct timed *timed)
{
    return (struct lp_blocks){timed->n_blocks, timed->row_first, timed->row_last, timed->col_block};
}

static double optimum(const struct lp_model *model, enum pb_status *status)
{
    struct lp *lp;
    struct lp_answer answer;
    assert_int_equal(lp_create(&lp, model), PB_OK);
    assert_int_equal(lp_solve_simplex(lp, NULL, &answer), PB_OK);
    *status = answer.status;
    lp_free(lp);
    return answer.cost;
}

/* The Lagrangian bound with boxes for the shortage, which never needs more than 10. */
static double bound_with_boxes(const struct lp_model *model, const double dual[])
{
    double upper[MOST_COLS];
    struct lp_bound bound;
    for (int j = 0; j < model->n_cols; j++)
        upper[j] = 10;
    lp_lagrangian_bound(model, dual, NULL, upper, &bound);
    return bound.value;
}

static enum pb_status assert_same_answer(const struct timed *timed, const struct lp_blocks *blocks)
{
    struct lp_sifted sifted;
    struct lp_check check;
    double activity[MOST_ROWS];
    enum pb_status status;
    double cost = optimum(&timed->model, &status);
    assert_int_equal(lp_solve_sifting(&timed->model, blocks, NULL, &sifted), PB_OK);
    assert_int_equal(sifted.status, status);
    if (status == PB_STATUS_OPTIMAL) {
        assert_near(sifted.cost, cost, 1e-7 * fmax(1, cost));
        assert_int_equal(lp_check_point(&timed->model, sifted.x, activity, &check), PB_OK);
        assert_true(check.row_violation < 1e-7 && check.col_violation < 1e-7);
        assert_near(bound_with_boxes(&timed->model, sifted.dual), cost, 1e-6 * fmax(1, cost));
    }
    lp_sifted_release(&sifted);
    return status;
}

static void meets_the_simplex(void **state)
{
    (void)state;
    struct lcg source = {51};
    struct timed *timed = malloc(sizeof *timed);
    assert_non_null(timed);
    int n_optimal = 0;
    int n_infeasible = 0;
    for (int round = 0; round < 12; round++) {
        timed_lp(timed, &source, round % 3 != 0);
        struct lp_blocks blocks = blocks_of(timed);
        enum pb_status status = assert_same_answer(timed, &blocks);
        n_optimal += status == PB_STATUS_OPTIMAL;
        n_infeasible += status == PB_STATUS_INFEASIBLE;
        lp_model_release(&timed->model);
    }
    assert_true(n_optimal >= 6 && n_infeasible >= 1);
    free(timed);
}

/* Whatever the blocks say, the answer is right. */
static void odd_blocks_only_cost_time(void **state)
{
    (void)state;
    struct lcg source = {52};
    struct timed *timed = malloc(sizeof *timed);
    assert_non_null(timed);
    timed_lp(timed, &source, true);
    struct lp_blocks blocks = blocks_of(timed);
    for (int round = 0; round < 3; round++) {
        blocks.n = 1 + round * 2;
        for (int i = 0; i < timed->model.n_rows; i++)
            timed->row_first[i] = timed->row_last[i] = lcg_below(&source, blocks.n);
        for (int j = 0; j < timed->model.n_cols; j++)
            timed->col_block[j] = lcg_below(&source, blocks.n);
        assert_int_equal(assert_same_answer(timed, &blocks), PB_STATUS_OPTIMAL);
    }
    lp_model_release(&timed->model);
    free(timed);
}

static void the_basis_serves_the_whole_program(void **state)
{
    (void)state;
    struct lcg source = {53};
    struct timed *timed = malloc(sizeof *timed);
    struct lp_sifted sifted;
    struct lp_answer answer;
    struct lp *lp;
    assert_non_null(timed);
    timed_lp(timed, &source, true);
    struct lp_blocks blocks = blocks_of(timed);
    assert_int_equal(lp_solve_sifting(&timed->model, &blocks, NULL, &sifted), PB_OK);
    assert_true(sifted.iterations > 0);
    assert_int_equal(lp_create(&lp, &timed->model), PB_OK);
    assert_int_equal(lp_set_basis(lp, sifted.row, sifted.col), PB_OK);
    assert_int_equal(lp_solve_simplex(lp, NULL, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
    assert_int_equal(answer.iterations, 0);
    assert_near(answer.cost, sifted.cost, 1e-7 * fmax(1, answer.cost));
    lp_free(lp);
    lp_sifted_release(&sifted);
    lp_model_release(&timed->model);
    free(timed);
}

static void unbounded_programs_are_told(void **state)
{
    (void)state;
    struct lcg source = {54};
    struct timed *timed = malloc(sizeof *timed);
    assert_non_null(timed);
    timed_lp(timed, &source, true);
    add_shortage(timed, 3, -1);
    struct lp_blocks blocks = blocks_of(timed);
    assert_int_equal(assert_same_answer(timed, &blocks), PB_STATUS_UNBOUNDED);
    lp_model_release(&timed->model);
    free(timed);
}

static enum pb_status interrupt(void *context)
{
    (void)context;
    return PB_STATUS_INTERRUPTED;
}

static void the_poll_ends_it_between_ranges(void **state)
{
    (void)state;
    struct lcg source = {55};
    struct timed *timed = malloc(sizeof *timed);
    struct lp_sifted sifted;
    const struct lp_poll poll = {.ask = interrupt};
    assert_non_null(timed);
    timed_lp(timed, &source, true);
    struct lp_blocks blocks = blocks_of(timed);
    assert_int_equal(lp_solve_sifting(&timed->model, &blocks, &poll, &sifted), PB_OK);
    assert_int_equal(sifted.status, PB_STATUS_INTERRUPTED);
    lp_sifted_release(&sifted);
    lp_model_release(&timed->model);
    free(timed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meets_the_simplex),
        cmocka_unit_test(odd_blocks_only_cost_time),
        cmocka_unit_test(the_basis_serves_the_whole_program),
        cmocka_unit_test(unbounded_programs_are_told),
        cmocka_unit_test(the_poll_ends_it_between_ranges),
    };
    return cmocka_run_group_tests_name("lp_sift", tests, NULL, NULL);
}
