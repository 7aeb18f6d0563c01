/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Solving from the answer of a problem that is a little different. */
#include "support/test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "capacity/proof.h"
#include "capacity/sample.h"
#include "models/capacity/capacity.h"
#include "models/capacity/match.h"
#include "models/lp/lp_check.h"
#include "models/lp/lp_model.h"

static const char *const queues[] = {"lossy", "deferrable"};
static const char *const classes[] = {"front", "seniors", "back", "quality", "pool"};
static const char *const rooms[] = {"room"};
static const struct capacity_ids ids = {.queues = queues, .classes = classes, .rooms = rooms};

static const struct sample_size usual = {
    .seed = 1, .days = 3, .slots_per_day = 6, .heads = 4, .demand = 3.0};

/** Rows, cost and bound of the plan against the model. */
static void check_plan(const struct capacity_problem *problem, const struct capacity_plan *plan)
{
    struct lp_model model;
    struct lp_check check;

    assert_int_equal(capacity_model(problem, &model), PB_OK);
    double *x = calloc((size_t)model.n_cols + 1, sizeof *x);
    double *activity = calloc((size_t)model.n_rows + 1, sizeof *activity);

    assert_int_equal(capacity_solution(problem, plan, x), PB_OK);
    assert_int_equal(lp_check_point(&model, x, activity, &check), PB_OK);
    assert_near(check.cost, plan->cost.total, 1e-6 * fmax(1, fabs(check.cost)));
    assert_true(check.row_violation <= 1e-6 && check.col_violation <= 1e-6);
    assert_true(check.fraction <= 1e-9);
    assert_near(proof_value(plan, &model), plan->bound, 1e-6 * fmax(1, fabs(plan->bound)));
    free(x);
    free(activity);
    lp_model_release(&model);
}

/** Costs of all plans made. */
struct totals {
    double cold, warm;
};

/** Solves `size` cold and from the answer of `usual` of the same seed; what both say must agree. */
static void solve_both_ways(const struct sample_size *size, struct totals *totals)
{
    struct sample_size old_size = usual;
    struct arena arena = {0};
    struct capacity_problem before, now;
    struct capacity_plan old, cold, warm;
    double bound = 0;

    old_size.seed = size->seed;
    sample_build(&old_size, &arena, &before);
    sample_build(size, &arena, &now);
    assert_int_equal(capacity_solve(&before, NULL, &old), PB_OK);
    assert_false(old.is_warm);
    const struct capacity_start start = {&before, &old, &ids, &ids};
    const struct capacity_options options = {.start = &start};

    assert_int_equal(capacity_solve(&now, NULL, &cold), PB_OK);
    assert_int_equal(capacity_solve(&now, &options, &warm), PB_OK);
    assert_true(warm.is_warm);
    check_plan(&now, &warm);
    /* each bound holds for the other's plan, and the bounds are the same LP's */
    assert_true(warm.bound <= cold.cost.total + 1e-6);
    assert_true(cold.bound <= warm.cost.total + 1e-6);
    assert_near(warm.relaxation, cold.relaxation, 1e-5 * fabs(cold.bound));
    assert_int_equal(capacity_bound(&now, &options, &bound), PB_OK);
    assert_near(fmin(bound, warm.cost.total), warm.relaxation, 1e-9 * fabs(bound));
    totals->cold += cold.cost.total;
    totals->warm += warm.cost.total;
    capacity_plan_release(&old);
    capacity_plan_release(&cold);
    capacity_plan_release(&warm);
    arena_release(&arena);
}

static void warm_and_cold_agree_within_their_gaps(void **state)
{
    (void)state;
    struct totals totals = {0};

    for (unsigned seed = 1; seed <= 1; seed++) {
        struct sample_size size = usual;

        size.seed = seed;
        size.demand = 1.1 * usual.demand;
        solve_both_ways(&size, &totals);
        size.demand = 0.5 * usual.demand;
        solve_both_ways(&size, &totals);
        size.demand = usual.demand;
        size.heads = usual.heads + 1;
        solve_both_ways(&size, &totals);
        size.heads = usual.heads - 2; /* the old shifts break the limits */
        solve_both_ways(&size, &totals);
        size.heads = usual.heads;
        size.days = usual.days + 1;
        solve_both_ways(&size, &totals);
        size.days = usual.days - 1;
        solve_both_ways(&size, &totals);
    }
    /* a plan of whole people may be a little better or worse, all together they are alike */
    assert_true(totals.warm <= 1.01 * totals.cold);
}

static void the_same_problem_keeps_its_plan(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct capacity_problem problem;
    struct capacity_plan old, warm;

    sample_build(&usual, &arena, &problem);
    assert_int_equal(capacity_solve(&problem, NULL, &old), PB_OK);
    const struct capacity_start start = {&problem, &old, &ids, &ids};
    const struct capacity_options options = {.start = &start, .gap = old.gap};

    assert_int_equal(capacity_solve(&problem, &options, &warm), PB_OK);
    assert_true(warm.cost.total <= old.cost.total + 1e-6);
    assert_near(warm.relaxation, old.relaxation, 1e-5 * fabs(old.bound));
    capacity_plan_release(&old);
    capacity_plan_release(&warm);
    arena_release(&arena);
}

/** The problem with its duties in reverse order. */
static struct capacity_problem reversed(const struct capacity_problem *problem, struct arena *arena)
{
    struct capacity_problem other = *problem;
    struct capacity_duty *duties =
        arena_copy(arena, problem->duties, (size_t)problem->n_duties, sizeof *duties);

    for (int j = 0; j < problem->n_duties; j++)
        duties[j] = problem->duties[problem->n_duties - 1 - j];
    other.duties = duties;
    return other;
}

static void duties_are_known_by_what_they_are(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct capacity_problem before;
    struct capacity_layout old_layout, layout;
    struct capacity_match match;

    sample_build(&usual, &arena, &before);
    const struct capacity_problem now = reversed(&before, &arena);

    assert_int_equal(capacity_layout_init(&old_layout, &before), PB_OK);
    assert_int_equal(capacity_layout_init(&layout, &now), PB_OK);
    const struct capacity_side sides[] = {{&now, &layout, &ids}, {&before, &old_layout, &ids}};

    assert_true(capacity_may_match(&sides[0], &sides[1]));
    assert_int_equal(capacity_match_make(&sides[0], &sides[1], &arena, &match), PB_OK);
    assert_int_equal(match.n_duties, now.n_duties);
    for (int j = 0; j < now.n_duties; j++) {
        const struct capacity_duty *a = &now.duties[j];
        const struct capacity_duty *b = &before.duties[match.col[j]];

        assert_int_equal(a->cls, b->cls);
        assert_int_equal(a->day, b->day);
        assert_int_equal(a->post, b->post);
        assert_true(before.variants[a->variant].start_hour ==
                    before.variants[b->variant].start_hour);
    }
    for (int j = now.n_duties; j < layout.n_cols; j++)
        assert_int_equal(match.col[j], j);
    for (int i = 0; i < layout.n_rows; i++)
        assert_int_equal(match.row[i], i);
    capacity_layout_release(&layout);
    capacity_layout_release(&old_layout);
    arena_release(&arena);
}

static void what_is_new_has_no_match(void **state)
{
    (void)state;
    static const char *const renamed[] = {"front", "experts", "back", "quality", "pool"};
    const struct capacity_ids other = {.queues = queues, .classes = renamed, .rooms = rooms};
    struct arena arena = {0};
    struct capacity_problem problem;
    struct capacity_layout layout;
    struct capacity_match match;

    sample_build(&usual, &arena, &problem);
    assert_int_equal(capacity_layout_init(&layout, &problem), PB_OK);
    const struct capacity_side now = {&problem, &layout, &other};
    const struct capacity_side before = {&problem, &layout, &ids};

    assert_int_equal(capacity_match_make(&now, &before, &arena, &match), PB_OK);
    for (int j = 0; j < problem.n_duties; j++)
        assert_int_equal(match.col[j] < 0, problem.duties[j].cls == 1);
    for (int l = 0; l < problem.n_limits; l++)
        assert_int_equal(match.row[layout.limit0 + l] < 0, problem.limits[l].cls == 1);
    capacity_layout_release(&layout);
    arena_release(&arena);
}

/** Other slots mean nothing to each other: the solve is a cold one. */
static void other_slots_are_no_start(void **state)
{
    (void)state;
    struct sample_size coarse = usual;
    struct arena arena = {0};
    struct capacity_problem before, now;
    struct capacity_plan old, plan;

    coarse.slots_per_day = usual.slots_per_day - 1;
    sample_build(&coarse, &arena, &before);
    sample_build(&usual, &arena, &now);
    assert_int_equal(capacity_solve(&before, NULL, &old), PB_OK);
    const struct capacity_start start = {&before, &old, &ids, &ids};
    const struct capacity_options options = {.start = &start};

    assert_int_equal(capacity_solve(&now, &options, &plan), PB_OK);
    assert_false(plan.is_warm);
    check_plan(&now, &plan);
    capacity_plan_release(&old);
    capacity_plan_release(&plan);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(warm_and_cold_agree_within_their_gaps),
        cmocka_unit_test(the_same_problem_keeps_its_plan),
        cmocka_unit_test(duties_are_known_by_what_they_are),
        cmocka_unit_test(what_is_new_has_no_match),
        cmocka_unit_test(other_slots_are_no_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
