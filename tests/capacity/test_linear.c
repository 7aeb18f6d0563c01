/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <math.h>

#include "capacity/sample.h"
#include "models/capacity/build.h"
#include "models/capacity/capacity.h"
#include "models/capacity/linear_columns.h"

/** Relative to the optimum: what two solves of the simplex may differ by. */
#define NOISE 1e-7

static void solve(const struct capacity_problem *problem, const int *agents,
                  struct capacity_linear *out)
{
    const struct capacity_linear_task task = {.agents = agents};

    assert_int_equal(capacity_linear_make(problem, &task, out), PB_OK);
    assert_int_equal(out->status, PB_STATUS_OPTIMAL);
    assert_near(out->bound, out->cost, NOISE * fmax(1.0, fabs(out->cost)));
}

static struct capacity_slope slope_at(struct capacity_linear *linear, int queue, int slot)
{
    struct capacity_slope slope;

    assert_int_equal(capacity_linear_session(linear, queue, slot, &slope), PB_OK);
    return slope;
}

static void assert_slopes(const struct capacity_problem *problem, const int *agents, double down,
                          double up)
{
    struct capacity_linear linear;

    solve(problem, agents, &linear);
    const struct capacity_slope slope = slope_at(&linear, 0, 0);

    assert_true(slope.proved);
    assert_near(slope.down, down, 1e-9);
    assert_near(slope.up, up, 1e-9);
    capacity_linear_release(&linear);
}

static void example_of_the_header_has_the_prices_written_there(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct capacity_problem problem;

    sample_by_hand(&arena, &problem);
    assert_slopes(&problem, NULL, 2, 2);
    assert_slopes(&problem, (int[]){2}, 0, 0);
    assert_slopes(&problem, (int[]){1}, 10, 10);
    const double demand = 4;
    struct capacity_queue queue = problem.queues[0];

    queue.demand = &demand;
    problem.queues = &queue;
    assert_slopes(&problem, (int[]){2}, 0, 10);
    arena_release(&arena);
}

static const double *raised(struct arena *arena, const double *from, int n, int first, double by)
{
    double *out = arena_copy(arena, from, (size_t)n, sizeof *out);

    for (int t = first; t < n; t++) {
        out[t] += by;
    }
    return out;
}

/** First slot in which the books count what arrives in `slot` as due. */
static int due_from(const struct capacity_queue *queue, int slot, int n)
{
    int t = 0;

    while (t < n && queue->due[t] <= queue->arrived[slot] - 1e-12) {
        t++;
    }
    return t;
}

/** Copies `problem` with `by` sessions more on queue `q` in `slot`. */
static struct capacity_problem with_sessions(struct arena *arena,
                                             const struct capacity_problem *problem, int q,
                                             int slot, double by)
{
    const int n = capacity_n_slots(problem);
    struct capacity_problem out = *problem;
    struct capacity_queue *queues =
        arena_copy(arena, problem->queues, (size_t)problem->n_queues, sizeof *queues);
    struct capacity_soft *softs =
        arena_copy(arena, problem->softs, (size_t)problem->n_softs, sizeof *softs);
    struct capacity_queue *queue = &queues[q];

    for (int u = 0; u < problem->n_softs; u++) {
        double sum = 0;

        for (int t = softs[u].slot_from; softs[u].queue == q && t <= softs[u].slot_to; t++) {
            sum += capacity_sessions(problem, q, t);
        }
        if (sum > 0 && softs[u].slot_from <= slot && slot <= softs[u].slot_to) {
            softs[u].need += by * softs[u].need / sum;
        }
    }
    if (queue->is_deferrable) {
        const int due = due_from(queue, slot, n);

        queue->arrived = raised(arena, queue->arrived, n, slot, by);
        queue->due = raised(arena, queue->due, n, due, by);
    } else {
        double *demand = arena_copy(arena, queue->demand, (size_t)n, sizeof *demand);

        demand[slot] += by;
        queue->demand = demand;
    }
    out.queues = queues;
    out.softs = softs;
    return out;
}

/** What a column costs that fixed presence decides by itself: duties, limits, crews and the like.
 */
static bool is_of_presence(const struct capacity_problem *problem,
                           const struct capacity_layout *layout, int j)
{
    const enum capacity_kind kind = capacity_kind_of(layout, j);

    return kind == CAPACITY_DUTY || kind == CAPACITY_OVER || kind == CAPACITY_UNDER ||
           (kind == CAPACITY_MISSING &&
            problem->softs[j - layout->missing0].kind == CAPACITY_SOFT_PRESENCE);
}

/** The optimum of the whole model, rows C6 and C7 and all columns, by the simplex from scratch:
 * what linear.h finds on a smaller program. */
static double optimum(const struct capacity_problem *problem, const int *agents)
{
    struct capacity_layout layout;
    struct lp_model model;
    struct lp *lp = NULL;
    struct lp_answer answer;

    assert_int_equal(capacity_layout_init(&layout, problem), PB_OK);
    assert_int_equal(capacity_build(problem, &layout, false, &model), PB_OK);
    for (int j = 0; j < layout.n_duties; j++) {
        assert_int_equal(lp_model_set_integer(&model, j, false), PB_OK);
        if (agents != NULL) {
            assert_int_equal(lp_model_set_col_bounds(&model, j, agents[j], agents[j]), PB_OK);
        }
    }
    assert_int_equal(lp_create(&lp, &model), PB_OK);
    assert_int_equal(lp_solve_simplex(lp, NULL, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
    double cost = answer.cost;

    for (int j = 0; agents != NULL && j < layout.n_cols; j++) {
        cost -= is_of_presence(problem, &layout, j) ? model.cost[j] * lp_primal(lp)[j] : 0.0;
    }
    lp_free(lp);
    lp_model_release(&model);
    capacity_layout_release(&layout);
    return cost;
}

/** The optimum is convex along the sessions, so secants enclose the slopes; short ones meet them.
 */
static void check_secants(const struct capacity_problem *problem, const int *agents, int q,
                          int slot, const struct capacity_slope *slope)
{
    const double v = optimum(problem, agents);
    const double slack = NOISE * fmax(1.0, fabs(v));
    const double have = capacity_sessions(problem, q, slot);

    for (int k = 0; k < 2; k++) {
        struct arena arena = {0};
        const double step = (k == 0 ? 0.5 : 1e-3) * fmin(1.0, have);
        const struct capacity_problem more = with_sessions(&arena, problem, q, slot, step);
        const struct capacity_problem less = with_sessions(&arena, problem, q, slot, -step);
        const double up = optimum(&more, agents) - v;
        const double down = v - optimum(&less, agents);

        assert_true(up >= step * slope->up - slack);
        assert_true(down <= step * slope->down + slack);
        if (k == 1) {
            assert_near(up, step * slope->up, slack);
            assert_near(down, step * slope->down, slack);
        }
        arena_release(&arena);
    }
}

/** Slopes of every queue and slot; how many have two different sides. */
static int check_problem(const struct capacity_problem *problem, const int *agents)
{
    const int n = capacity_n_slots(problem);
    struct capacity_linear linear;
    int kinks = 0;

    solve(problem, agents, &linear);
    assert_near(linear.cost, optimum(problem, agents), NOISE * fmax(1.0, fabs(linear.cost)));
    for (int i = 0; i < problem->n_queues * n; i++) {
        const int q = i / n, slot = i % n;
        const struct capacity_slope slope = slope_at(&linear, q, slot);

        if (!(capacity_sessions(problem, q, slot) > 0)) {
            assert_true(isnan(slope.up) && isnan(slope.down));
            continue;
        }
        const double dual = capacity_linear_dual(&linear, q, slot);

        assert_true(slope.proved);
        assert_true(slope.down <= dual + 1e-6 && dual <= slope.up + 1e-6);
        check_secants(problem, agents, q, slot, &slope);
        kinks += slope.up - slope.down > 1e-6;
    }
    capacity_linear_release(&linear);
    return kinks;
}

/** Adds what the agents of a duty supply at their post or at home: sums of the problem's own
 * figures, so that what is asked for lies on a kink and not a rounding error beside it. */
static void add_supply(const struct capacity_problem *problem, const struct capacity_duty *duty,
                       int agents, int q, double *supply)
{
    const struct capacity_variant *variant = &problem->variants[duty->variant];
    const struct capacity_team *team = &problem->teams[problem->classes[duty->cls].team];
    const bool is_posted = duty->post != CAPACITY_NONE;
    const double rate = is_posted ? 1.0 : team->home_rate;

    for (int i = 0; i < variant->n && (is_posted ? duty->post : team->home) == q; i++) {
        const int t = duty->day * problem->slots_per_day + variant->first + i;

        if (t >= 0 && t < capacity_n_slots(problem)) {
            const double work = variant->work != NULL ? variant->work[i] : variant->net[i];

            supply[t] += agents * rate * duty->work * work;
        }
    }
}

/** Makes lossy queues ask for exactly what `plan` supplies without reassignments: one more then
 * costs, one less saves nothing. */
static void ask_for_supply(struct arena *arena, struct capacity_problem *problem,
                           const struct capacity_plan *plan)
{
    struct capacity_queue *queues =
        arena_copy(arena, problem->queues, (size_t)problem->n_queues, sizeof *queues);

    for (int q = 0; q < problem->n_queues; q++) {
        double *supply = arena_alloc(arena, (size_t)plan->n_slots, sizeof *supply);

        for (int j = 0; j < problem->n_duties; j++) {
            add_supply(problem, &problem->duties[j], plan->agents[j], q, supply);
        }
        queues[q].demand = queues[q].is_deferrable ? NULL : supply;
    }
    problem->queues = queues;
}

static void slopes_enclose_what_a_session_changes(void **state)
{
    (void)state;
    int kinks = 0;

    for (unsigned seed = 1; seed <= 4; seed++) {
        const struct sample_size size = {
            .seed = seed, .days = 2, .slots_per_day = 6, .heads = 3, .demand = 3.0};
        struct arena arena = {0};
        struct capacity_problem problem;
        struct capacity_plan plan;

        sample_build(&size, &arena, &problem);
        assert_int_equal(capacity_solve(&problem, NULL, &plan), PB_OK);
        check_problem(&problem, NULL);
        check_problem(&problem, plan.agents);
        ask_for_supply(&arena, &problem, &plan);
        kinks += check_problem(&problem, plan.agents);
        capacity_plan_release(&plan);
        arena_release(&arena);
    }
    assert_true(kinks > 0);
}

static void fixed_presence_costs_what_the_plan_costs_at_most(void **state)
{
    (void)state;
    const struct sample_size size = {
        .seed = 7, .days = 3, .slots_per_day = 8, .heads = 4, .demand = 4.0};
    struct arena arena = {0};
    struct capacity_problem problem;
    struct capacity_plan plan;

    sample_build(&size, &arena, &problem);
    assert_int_equal(capacity_solve(&problem, NULL, &plan), PB_OK);
    double service = plan.cost.moves + plan.cost.lost + plan.cost.late + plan.cost.left;

    for (int u = 0; u < problem.n_softs; u++) {
        if (problem.softs[u].kind != CAPACITY_SOFT_PRESENCE) {
            service += problem.softs[u].price * plan.missing[u];
        }
    }
    assert_true(optimum(&problem, plan.agents) <= service + 1e-6 * plan.cost.total);
    assert_near(optimum(&problem, NULL), plan.relaxation, 1e-5 * fabs(plan.relaxation));
    capacity_plan_release(&plan);
    arena_release(&arena);
}

static void a_near_basis_changes_nothing_but_the_work(void **state)
{
    (void)state;
    const struct sample_size size = {
        .seed = 3, .days = 3, .slots_per_day = 8, .heads = 4, .demand = 4.0};
    struct arena arena = {0};
    struct capacity_problem problem;
    struct capacity_linear base, again;

    sample_build(&size, &arena, &problem);
    solve(&problem, NULL, &base);
    const struct capacity_problem more = with_sessions(&arena, &problem, 0, 3, 0.5);
    const struct capacity_linear_task task = {.near = &base};

    assert_int_equal(capacity_linear_make(&more, &task, &again), PB_OK);
    assert_true(again.warm);
    assert_true(again.iterations < base.iterations);
    assert_near(again.cost, optimum(&more, NULL), NOISE * fabs(again.cost));
    capacity_linear_release(&again);
    capacity_linear_release(&base);
    arena_release(&arena);
}

/** From the answer of a plan only what it uses is a column at first; what else matters comes in. */
static void an_answer_nearby_is_a_start(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 6; seed++) {
        const struct sample_size size = {
            .seed = seed, .days = 3, .slots_per_day = 8, .heads = 4, .demand = 4.0};
        struct arena arena = {0};
        struct capacity_problem problem;
        struct capacity_plan plan;
        struct capacity_linear linear;

        sample_build(&size, &arena, &problem);
        assert_int_equal(capacity_solve(&problem, NULL, &plan), PB_OK);
        const struct capacity_problem more = with_sessions(&arena, &problem, 0, 3, 2.0);
        const struct capacity_near start = {plan.answer.x, plan.answer.y};
        const struct capacity_linear_task task = {.start = &start};

        assert_int_equal(capacity_linear_make(&more, &task, &linear), PB_OK);
        assert_int_equal(linear.status, PB_STATUS_OPTIMAL);
        assert_true(linear.columns->n < linear.layout.n_cols);
        assert_near(linear.cost, optimum(&more, NULL), NOISE * fabs(linear.cost));
        assert_near(linear.bound, linear.cost, NOISE * fabs(linear.cost));
        capacity_linear_release(&linear);
        capacity_plan_release(&plan);
        arena_release(&arena);
    }
}

/** Columns and basis go by what rows and columns are called, also to a problem with people whom the
 * old one did not know. */
static void a_basis_is_taken_over_by_names(void **state)
{
    (void)state;
    static const char *const queues[] = {"lossy", "deferrable"};
    static const char *const classes[] = {"front", "seniors", "back", "quality", "pool"};
    static const char *const renamed[] = {"front", "experts", "back", "quality", "pool"};
    static const char *const rooms[] = {"room"};
    const struct capacity_ids old_ids = {.queues = queues, .classes = classes, .rooms = rooms};
    const struct capacity_ids new_ids = {.queues = queues, .classes = renamed, .rooms = rooms};

    for (unsigned seed = 1; seed <= 6; seed++) {
        const struct sample_size size = {
            .seed = seed, .days = 3, .slots_per_day = 8, .heads = 4, .demand = 4.0};
        struct arena arena = {0};
        struct capacity_problem problem;
        struct capacity_linear base, same, other;

        sample_build(&size, &arena, &problem);
        solve(&problem, NULL, &base);
        const struct capacity_problem more = with_sessions(&arena, &problem, 0, 3, 2.0);
        struct capacity_linear_task task = {.near = &base, .ids = &old_ids, .near_ids = &old_ids};

        assert_int_equal(capacity_linear_make(&more, &task, &same), PB_OK);
        assert_true(same.warm && same.iterations < base.iterations);
        assert_near(same.cost, optimum(&more, NULL), NOISE * fabs(same.cost));
        task.ids = &new_ids;
        assert_int_equal(capacity_linear_make(&more, &task, &other), PB_OK);
        assert_near(other.cost, same.cost, NOISE * fabs(same.cost));
        assert_near(other.bound, same.cost, NOISE * fabs(same.cost));
        capacity_linear_release(&other);
        capacity_linear_release(&same);
        capacity_linear_release(&base);
        arena_release(&arena);
    }
}

/** Rows C3 go where nothing is due any more: the basis is mended, so that it still serves. */
static void a_basis_is_mended_where_rows_are_gone(void **state)
{
    (void)state;
    int n_warm = 0;

    for (unsigned seed = 1; seed <= 6; seed++) {
        const struct sample_size size = {
            .seed = seed, .days = 3, .slots_per_day = 8, .heads = 4, .demand = 4.0};
        struct arena arena = {0};
        struct capacity_problem problem;
        struct capacity_linear base, again;
        struct capacity_queue queues[2];

        sample_build(&size, &arena, &problem);
        solve(&problem, NULL, &base);
        struct capacity_problem later = problem;
        const int n = capacity_n_slots(&problem);
        double *due = arena_copy(&arena, problem.queues[1].due, (size_t)n, sizeof *due);

        for (int t = n - 1; t >= 0; t--) {
            due[t] = t >= 6 ? due[t - 6] : 0.0;
        }
        queues[0] = problem.queues[0];
        queues[1] = problem.queues[1];
        queues[1].due = due;
        later.queues = queues;
        const struct capacity_ids ids = {
            .queues = (const char *const[]){"lossy", "deferrable"},
            .classes = (const char *const[]){"front", "seniors", "back", "quality", "pool"},
            .rooms = (const char *const[]){"room"}};
        const struct capacity_linear_task task = {.near = &base, .ids = &ids, .near_ids = &ids};

        assert_int_equal(capacity_linear_make(&later, &task, &again), PB_OK);
        assert_true(again.layout.n_rows < base.layout.n_rows);
        assert_near(again.cost, optimum(&later, NULL), NOISE * fabs(again.cost));
        n_warm += again.warm;
        capacity_linear_release(&again);
        capacity_linear_release(&base);
        arena_release(&arena);
    }
    assert_int_equal(n_warm, 6);
}

static void duals_of_the_optimum_price_every_session(void **state)
{
    (void)state;
    const struct sample_size size = {
        .seed = 5, .days = 2, .slots_per_day = 6, .heads = 3, .demand = 3.0};
    struct arena arena = {0};
    struct capacity_problem problem;
    struct capacity_linear linear;

    sample_build(&size, &arena, &problem);
    const int n_slots = capacity_n_slots(&problem);
    const int n = problem.n_queues * n_slots;
    double *slopes = arena_alloc(&arena, (size_t)n, sizeof *slopes);

    solve(&problem, NULL, &linear);
    assert_int_equal(capacity_session_slopes(&problem, linear.dual, slopes), PB_OK);
    for (int i = 0; i < n; i++) {
        const struct capacity_slope slope = slope_at(&linear, i / n_slots, i % n_slots);

        assert_int_equal(isnan(slopes[i]), isnan(slope.up));
        assert_true(isnan(slope.up) ||
                    (slopes[i] >= slope.down - 1e-6 && slopes[i] <= slope.up + 1e-6));
    }
    capacity_linear_release(&linear);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(example_of_the_header_has_the_prices_written_there),
        cmocka_unit_test(slopes_enclose_what_a_session_changes),
        cmocka_unit_test(fixed_presence_costs_what_the_plan_costs_at_most),
        cmocka_unit_test(a_near_basis_changes_nothing_but_the_work),
        cmocka_unit_test(an_answer_nearby_is_a_start),
        cmocka_unit_test(a_basis_is_taken_over_by_names),
        cmocka_unit_test(a_basis_is_mended_where_rows_are_gone),
        cmocka_unit_test(duals_of_the_optimum_price_every_session),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
