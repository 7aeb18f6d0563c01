/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The bound with rounding rows: proved, above the relaxation, below the best of whole people. */
#include "support/test.h"

#include <math.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "capacity/optimum.h"
#include "capacity/proof.h"
#include "capacity/sample.h"
#include "capacity/stage.h"
#include "models/capacity/blocks.h"
#include "models/capacity/rounding.h"
#include "models/capacity/tight.h"

static void stand_up_as(struct stage *s, const struct sample_size *size)
{
    *s = (struct stage){.options = {.workers = 1}};
    sample_build(size, &s->arena, &s->problem);
    stage_begin(s);
    stage_relax(s);
}

static void stand_up(struct stage *s, unsigned seed)
{
    const struct sample_size size = {
        .seed = seed, .days = 2, .slots_per_day = 5, .heads = 2, .demand = 2.0};

    stand_up_as(s, &size);
}

/** What the roundings prove. */
static double proved(const struct capacity_tightening *rows, const struct lp_model *model)
{
    const struct capacity_plan plan = {
        .proof = {.dual = rows->dual, .n_rows = rows->n_rows, .roundings = rows->list}};
    struct lp_model whole;

    assert_int_equal(lp_model_copy(&whole, model), PB_OK);
    const double value = proof_value(&plan, &whole);

    lp_model_release(&whole);
    return value;
}

static void raises_the_bound_and_stays_below_the_best_plan(void **state)
{
    (void)state;
    double risen = 0;
    for (unsigned seed = 1; seed <= 8; seed++) {
        struct stage s;
        struct capacity_tightening rows;

        stand_up(&s, seed);
        assert_int_equal(capacity_tightening_init(&s.search, &rows), PB_OK);
        assert_near(proved(&rows, &s.model), s.relaxation.bound, 1e-6 * s.relaxation.bound);
        assert_int_equal(capacity_tighten(&s.search, &rows), PB_OK);

        const double value = proved(&rows, &s.model);

        assert_true(value >= s.relaxation.bound - 1e-6 * s.relaxation.bound);
        assert_true(value <= whole_cost(&s.model) + 1e-6);
        risen += value - s.relaxation.bound;
        capacity_tightening_release(&rows);
        stage_end(&s);
    }
    assert_true(risen > 1);
}

static enum pb_status stop_at_once(void *context)
{
    (void)context;
    return PB_STATUS_INTERRUPTED;
}

static void stopped_it_proves_what_stood(void **state)
{
    (void)state;
    struct stage s;
    struct capacity_tightening rows;

    stand_up(&s, 3);
    s.options.stop = stop_at_once;
    assert_int_equal(capacity_tightening_init(&s.search, &rows), PB_OK);
    assert_int_equal(capacity_tighten(&s.search, &rows), PB_OK);
    assert_int_equal(rows.list.n, 0);
    assert_near(proved(&rows, &s.model), s.relaxation.bound, 1e-6 * s.relaxation.bound);
    capacity_tightening_release(&rows);
    stage_end(&s);
}

static void in_a_process_of_its_own_it_finds_the_same(void **state)
{
    (void)state;
    const struct sample_size size = {
        .seed = 4, .days = 120, .slots_per_day = 8, .heads = 4, .demand = 3.0};
    struct stage s;
    struct tight here = {.bound = 0};
    struct tight beside = {.bound = 0};

    stand_up_as(&s, &size);
    assert_false(capacity_rounding_pays(&s.layout)); /* small models go another way */
    s.search.bound = s.relaxation.bound;
    assert_int_equal(tight_begin(&here, &s.search), PB_OK);
    assert_int_equal(tight_end(&here, &s.search), PB_OK);

    s.options.workers = 2;
    s.search.bound = s.relaxation.bound;
    assert_int_equal(tight_begin(&beside, &s.search), PB_OK);
    assert_int_equal(tight_end(&beside, &s.search), PB_OK);

    const size_t n = (size_t)here.rows.n_rows + (size_t)here.rows.list.n;

    assert_true(here.bound > s.relaxation.bound);
    assert_memory_equal(&here.bound, &beside.bound, sizeof here.bound);
    assert_int_equal(here.rows.list.n, beside.rows.list.n);
    assert_memory_equal(here.rows.dual, beside.rows.dual, n * sizeof *here.rows.dual);
    assert_near(s.search.bound, here.bound, 0);
    tight_release(&here);
    tight_release(&beside);
    stage_end(&s);
}

static void released_early_it_leaves_no_process(void **state)
{
    (void)state;
    const struct sample_size size = {
        .seed = 5, .days = 120, .slots_per_day = 8, .heads = 4, .demand = 3.0};
    struct stage s;
    struct tight tight = {.bound = 0};

    stand_up_as(&s, &size);
    s.options.workers = 2;
    assert_int_equal(tight_begin(&tight, &s.search), PB_OK);
    tight_release(&tight);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left */
    stage_end(&s);
}

static void rows_over_two_blocks_belong_to_none(void **state)
{
    (void)state;
    struct stage s;

    stand_up(&s, 2);
    const int n_blocks = capacity_n_blocks(&s.problem, 1);
    int *block = calloc((size_t)s.model.n_rows + 1, sizeof *block);

    assert_int_equal(n_blocks, s.problem.n_queues);
    assert_int_equal(capacity_block_rows(&s.problem, &s.layout, &s.model, n_blocks, block), PB_OK);
    for (int q = 0; q < s.problem.n_queues; q++) {
        for (int t = 0; t < s.layout.n_slots; t++) {
            const int row = s.layout.cover[q * s.layout.n_slots + t];

            /* duties posted on q or at home there stand in it; with presence rows none may */
            assert_true(row < 0 || block[row] == q || block[row] == -1);
        }
    }
    for (int i = 0; i < s.problem.n_rooms * s.layout.n_slots; i++) {
        if (s.layout.seat[i] >= 0) {
            assert_in_range(block[s.layout.seat[i]] + 1, 0, n_blocks);
        }
    }
    free(block);
    stage_end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(raises_the_bound_and_stays_below_the_best_plan),
        cmocka_unit_test(stopped_it_proves_what_stood),
        cmocka_unit_test(in_a_process_of_its_own_it_finds_the_same),
        cmocka_unit_test(released_early_it_leaves_no_process),
        cmocka_unit_test(rows_over_two_blocks_belong_to_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
