/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Allocations that fail: ours one by one (malloc, calloc and realloc wrapped), GLPK's by its own
 * memory limit. Nothing crashes, nothing is printed, and there is a way back. */
#include "support/test.h"

#include "random_lp.h"

#include "models/lp/lp.h"
#include "models/lp/lp_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Allocations until one fails; 0 = never. */
static long countdown;

static int fails(void)
{
    return countdown > 0 && --countdown == 0;
}

void *__real_malloc(size_t bytes);
void *__real_calloc(size_t n, size_t bytes);
void *__real_realloc(void *old, size_t bytes);
void *__wrap_malloc(size_t bytes);
void *__wrap_calloc(size_t n, size_t bytes);
void *__wrap_realloc(void *old, size_t bytes);

void *__wrap_malloc(size_t bytes)
{
    return fails() ? NULL : __real_malloc(bytes);
}

void *__wrap_calloc(size_t n, size_t bytes)
{
    return fails() ? NULL : __real_calloc(n, bytes);
}

void *__wrap_realloc(void *old, size_t bytes)
{
    return fails() ? NULL : __real_realloc(old, bytes);
}

static enum pb_rc change_and_solve(struct lp *lp, FILE *sink)
{
    const int both[] = {0, 1};
    const double ones[] = {1, 1};
    struct lp_row row = {
        .name = "cap", .lower = -INFINITY, .upper = 9, .n = 2, .col = both, .value = ones};
    struct lp_col col = {.name = "more", .upper = 1, .cost = 3, .n = 2, .row = both, .value = ones};
    bool gone[64] = {true};
    struct lp_answer answer;
    enum pb_rc rc = lp_add_rows(lp, 1, &row);
    if (rc == PB_OK)
        rc = lp_add_cols(lp, 1, &col);
    if (rc == PB_OK)
        rc = lp_solve_simplex(lp, NULL, &answer);
    if (rc == PB_OK)
        rc = lp_solve_mip(lp, NULL, &answer);
    if (rc == PB_OK)
        rc = lp_delete_cols(lp, gone);
    if (rc == PB_OK)
        rc = lp_write(lp_model_of(lp), LP_FORMAT_LP, sink);
    if (rc == PB_OK)
        rc = lp_write(lp_model_of(lp), LP_FORMAT_MPS, sink);
    return rc;
}

/* The whole way of a program, with the n-th allocation failing. */
static enum pb_rc whole_way(long n, FILE *sink)
{
    struct lcg source = {41};
    struct lp_model model;
    struct lp *lp;
    random_lp(&model, &source, 12, 20);
    countdown = n;
    enum pb_rc rc = lp_create(&lp, &model);
    if (rc == PB_OK)
        rc = change_and_solve(lp, sink);
    countdown = 0;
    lp_free(lp);
    lp_model_release(&model);
    return rc;
}

static void each_failed_allocation_is_reported(void **state)
{
    (void)state;
    FILE *sink = fopen("/dev/null", "w");
    assert_non_null(sink);
    long n = 1;
    while (whole_way(n, sink) != PB_OK) {
        assert_int_equal(whole_way(n, sink), PB_MEMORY);
        n++;
        assert_true(n < 10000);
    }
    assert_true(n > 50);
    fclose(sink);
}

static void a_failed_change_can_be_repeated(void **state)
{
    (void)state;
    struct lcg source = {42};
    struct lp_model model;
    struct lp *lp;
    struct lp_answer answer;
    struct lp_row row = {.name = "late", .lower = -INFINITY, .upper = 5};
    random_lp(&model, &source, 12, 20);
    assert_int_equal(lp_create(&lp, &model), PB_OK);
    countdown = 1;
    assert_int_equal(lp_add_rows(lp, 1, &row), PB_MEMORY);
    countdown = 0;
    assert_true(strlen(lp_message(lp)) > 0);
    assert_int_equal(lp_model_of(lp)->n_rows, 12);
    assert_int_equal(lp_solve_simplex(lp, NULL, &answer), PB_OK);
    assert_int_equal(lp_add_rows(lp, 1, &row), PB_OK);
    assert_int_equal(lp_solve_simplex(lp, NULL, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
    lp_free(lp);
    lp_model_release(&model);
}

/* A program that needs some megabytes inside GLPK. */
static void large_lp(struct lp_model *model)
{
    enum { SIDE = 300, PER_COL = 40 };
    int index[PER_COL];
    double value[PER_COL];
    struct lcg source = {43};
    struct lp_row row = {.lower = 1, .upper = INFINITY};
    lp_model_init(model);
    for (int i = 0; i < SIDE; i++)
        assert_int_equal(lp_model_add_rows(model, 1, &row), PB_OK);
    for (int j = 0; j < 4 * SIDE; j++) {
        int first = lcg_below(&source, SIDE);
        struct lp_col col = {.upper = 10, .cost = 1 + lcg_below(&source, 9), .n = PER_COL};
        for (int e = 0; e < PER_COL; e++) {
            index[e] = (first + e) % SIDE;
            value[e] = 1 + lcg_below(&source, 3);
        }
        col.row = index;
        col.value = value;
        assert_int_equal(lp_model_add_cols(model, 1, &col), PB_OK);
    }
}

/* Where stdout goes meanwhile; what went there is counted afterwards. */
static int hide_stdout(FILE *sink)
{
    fflush(stdout);
    int kept = dup(STDOUT_FILENO);
    dup2(fileno(sink), STDOUT_FILENO);
    return kept;
}

static long bytes_shown(int kept, FILE *sink)
{
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    fseek(sink, 0, SEEK_END);
    return ftell(sink);
}

static void a_lost_environment_is_told_and_mended(void **state)
{
    (void)state;
    struct lp_model model;
    struct lp_model small;
    struct lcg source = {44};
    struct lp *bystander;
    struct lp *big = NULL;
    struct lp_answer answer;
    FILE *sink = tmpfile();
    large_lp(&model);
    random_lp(&small, &source, 12, 20);
    assert_int_equal(lp_create(&bystander, &small), PB_OK);
    assert_int_equal(lp_solve_simplex(bystander, NULL, &answer), PB_OK);
    double cost = answer.cost;

    lp_limit_memory(1);
    int kept = hide_stdout(sink);
    enum pb_rc rc = lp_create(&big, &model);
    long shown = bytes_shown(kept, sink);
    assert_int_equal(rc, PB_MEMORY);
    assert_null(big);
    assert_int_equal(shown, 0);

    assert_int_equal(lp_solve_simplex(bystander, NULL, &answer), PB_SOLVER);
    assert_non_null(strstr(lp_message(bystander), "lost"));
    assert_int_equal(lp_set_cost(bystander, 0, 1), PB_SOLVER);
    assert_int_equal(lp_set_cost(bystander, 0, small.cost[0]), PB_SOLVER);
    lp_limit_memory(0);
    assert_int_equal(lp_rebuild(bystander), PB_OK);
    assert_int_equal(lp_solve_simplex(bystander, NULL, &answer), PB_OK);
    assert_near(answer.cost, cost, 1e-9);
    assert_int_equal(lp_create(&big, &model), PB_OK);
    assert_int_equal(lp_solve_simplex(big, NULL, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_OPTIMAL);

    lp_free(big);
    lp_free(bystander);
    fclose(sink);
    lp_model_release(&small);
    lp_model_release(&model);
}

static void memory_may_end_in_the_middle_of_a_solve(void **state)
{
    (void)state;
    struct lp_model model;
    int n_lost = 0;
    large_lp(&model);
    for (int mebibytes = 2; mebibytes <= 8; mebibytes++) {
        struct lp *lp;
        struct lp_answer answer;
        enum pb_rc rc = lp_create(&lp, &model);
        assert_int_equal(rc, PB_OK);
        lp_limit_memory(mebibytes);
        rc = lp_solve_mip(lp, NULL, &answer);
        lp_limit_memory(0);
        assert_true(rc == PB_OK || rc == PB_MEMORY);
        if (rc == PB_MEMORY) {
            n_lost++;
            assert_int_equal(lp_rebuild(lp), PB_OK);
            assert_int_equal(lp_solve_simplex(lp, NULL, &answer), PB_OK);
            assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
        }
        lp_free(lp);
    }
    assert_true(n_lost > 0);
    lp_model_release(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_failed_allocation_is_reported),
        cmocka_unit_test(a_failed_change_can_be_repeated),
        cmocka_unit_test(a_lost_environment_is_told_and_mended),
        cmocka_unit_test(memory_may_end_in_the_middle_of_a_solve),
    };
    return cmocka_run_group_tests_name("lp_memory", tests, NULL, NULL);
}
