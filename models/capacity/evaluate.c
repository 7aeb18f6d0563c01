/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/evaluate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/capacity/complete.h"
#include "models/lp/lp_check.h"

/** Steps in which the heads away are stated, and their share that is noise. */
#define AWAY_PER_UNIT 1e9
#define NOISE         1e-3

enum pb_rc capacity_evaluate(const struct capacity_search *search, double point[], double *cost)
{
    struct arena arena = {0};
    double *activity = arena_alloc(&arena, (size_t)search->model->n_rows, sizeof *activity);
    struct lp_check check = {0};
    enum pb_rc rc = activity == NULL ? PB_MEMORY : PB_OK;

    if (rc == PB_OK) {
        rc = capacity_complete(search->problem, search->layout, search->model, point);
    }
    if (rc == PB_OK) {
        rc = lp_check_point(search->model, point, activity, &check);
    }
    const bool holds = check.is_finite && check.row_violation <= CAPACITY_TOLERANCE &&
                       check.col_violation <= CAPACITY_TOLERANCE &&
                       check.fraction <= CAPACITY_TOLERANCE;

    *cost = rc == PB_OK && holds ? check.cost : INFINITY;
    arena_release(&arena);
    return rc;
}

/** Rounds w by `round_to` to whole billionths. */
static void round_away(const struct capacity_search *search, double (*round_to)(double),
                       double point[])
{
    const int n = search->problem->n_moves * search->layout->n_slots;

    for (int i = 0; i < n; i++) {
        const int j = search->layout->away[i];

        if (j >= 0) {
            point[j] = round_to(point[j] * AWAY_PER_UNIT) / AWAY_PER_UNIT;
        }
    }
}

/** Down, but for what is only noise of the arithmetic. */
static double round_down(double value)
{
    return floor(value + NOISE);
}

enum pb_rc capacity_state_point(const struct capacity_search *search, double point[], double *cost)
{
    round_away(search, round_down, point);
    enum pb_rc rc = capacity_evaluate(search, point, cost);

    if (rc == PB_OK) {
        round_away(search, round, point);
        rc = capacity_evaluate(search, point, cost);
    }
    return rc;
}

/** An array of zeros; sets *failed when memory is short. */
static double *zeros(size_t n, bool *failed)
{
    double *array = calloc(n > 0 ? n : 1, sizeof *array);

    *failed = *failed || array == NULL;
    return array;
}

static bool allocate(struct capacity_plan *plan, const struct capacity_problem *problem)
{
    const size_t n_slots = (size_t)plan->n_slots;
    const size_t queue_slots = (size_t)problem->n_queues * n_slots;
    const size_t move_slots = (size_t)problem->n_moves * n_slots;
    bool failed = false;

    plan->agents = calloc((size_t)problem->n_duties + 1, sizeof *plan->agents);
    plan->away = zeros(move_slots, &failed);
    plan->starts = zeros(move_slots, &failed);
    plan->supply = zeros(queue_slots, &failed);
    plan->presence = zeros((size_t)problem->n_teams * n_slots, &failed);
    plan->lost = zeros(queue_slots, &failed);
    plan->served = zeros(queue_slots, &failed);
    plan->late = zeros(queue_slots, &failed);
    plan->left = zeros((size_t)problem->n_queues, &failed);
    plan->missing = zeros((size_t)problem->n_softs, &failed);
    plan->over = zeros((size_t)problem->n_limits, &failed);
    plan->under = zeros((size_t)problem->n_limits, &failed);
    return !failed && plan->agents != NULL;
}

/** Copies the columns that a table [n] points to. */
static void copy_table(double *out, const int *table, int n, const double point[])
{
    for (int i = 0; i < n; i++) {
        out[i] = table[i] >= 0 ? point[table[i]] : 0.0;
    }
}

static void sum_duties(const struct capacity_search *search, struct capacity_plan *plan)
{
    const struct capacity_problem *problem = search->problem;
    const int n_slots = plan->n_slots;

    for (int j = 0; j < problem->n_duties; j++) {
        const struct capacity_duty *duty = &problem->duties[j];
        const struct capacity_variant *variant = &problem->variants[duty->variant];
        const int team = problem->classes[duty->cls].team;

        for (int i = 0; plan->agents[j] != 0 && i < variant->n; i++) {
            const int t = capacity_duty_slot(problem, duty, i);
            const double work = plan->agents[j] * duty->work * capacity_work_at(variant, i);

            if (t < 0 || t >= n_slots) {
                continue;
            }
            if (duty->post != CAPACITY_NONE) {
                plan->supply[duty->post * n_slots + t] += work;
            } else {
                plan->presence[team * n_slots + t] += work;
            }
        }
    }
}

static void sum_supply(const struct capacity_search *search, const double point[],
                       struct capacity_plan *plan)
{
    const struct capacity_problem *problem = search->problem;
    const int n_slots = plan->n_slots;

    for (int i = 0; i < problem->n_teams * n_slots; i++) {
        const struct capacity_team *team = &problem->teams[i / n_slots];
        const int home = search->layout->home[i];
        const bool has_row = search->layout->presence[i] >= 0;

        if (team->home != CAPACITY_NONE && (home >= 0 || !has_row)) {
            plan->supply[team->home * n_slots + i % n_slots] +=
                team->home_rate * (home >= 0 ? point[home] : plan->presence[i]);
        }
    }
    for (int i = 0; i < problem->n_moves * n_slots; i++) {
        const struct capacity_move *move = &problem->moves[i / n_slots];
        const struct capacity_team *team = &problem->teams[move->team];
        const int t = i % n_slots;

        plan->supply[move->queue * n_slots + t] += move->rate * plan->away[i];
        if (plan->away[i] > 0 && search->layout->presence[move->team * n_slots + t] < 0) {
            plan->supply[team->home * n_slots + t] -= team->home_rate * plan->away[i];
        }
    }
}

static void sum_costs(const struct capacity_search *search, const double point[],
                      struct capacity_cost *cost)
{
    double *const kinds[CAPACITY_N_KINDS] = {
        &cost->shifts, &cost->moves, &cost->moves, &cost->moves,  &cost->lost,  &cost->late,
        &cost->late,   &cost->left,  &cost->soft,  &cost->limits, &cost->limits};

    *cost = (struct capacity_cost){0};
    for (int j = 0; j < search->model->n_cols; j++) {
        *kinds[capacity_kind_of(search->layout, j)] += search->model->cost[j] * point[j];
    }
    cost->total = cost->shifts + cost->moves + cost->lost + cost->late + cost->left + cost->soft +
                  cost->limits;
}

static void state_served(const struct capacity_search *search, const double point[],
                         struct capacity_plan *plan)
{
    for (int i = 0; i < search->problem->n_queues * plan->n_slots; i++) {
        const struct capacity_queue *queue = &search->problem->queues[i / plan->n_slots];
        const int at = search->layout->served[i];

        if (!queue->is_deferrable) {
            plan->served[i] = queue->demand[i % plan->n_slots] - plan->lost[i];
        } else {
            plan->served[i] = at >= 0 ? point[at] : 0.0;
        }
    }
}

enum pb_rc capacity_fill_plan(const struct capacity_search *search, const double point[],
                              struct capacity_plan *plan)
{
    const struct capacity_problem *problem = search->problem;
    const struct capacity_layout *layout = search->layout;
    const int n_slots = layout->n_slots;

    plan->n_slots = n_slots;
    if (!allocate(plan, problem)) {
        return PB_MEMORY;
    }
    for (int j = 0; j < problem->n_duties; j++) {
        plan->agents[j] = (int)lround(point[j]);
    }
    copy_table(plan->away, layout->away, problem->n_moves * n_slots, point);
    copy_table(plan->starts, layout->begin, problem->n_moves * n_slots, point);
    copy_table(plan->lost, layout->lost, problem->n_queues * n_slots, point);
    copy_table(plan->late, layout->late, problem->n_queues * n_slots, point);
    copy_table(plan->left, layout->left, problem->n_queues, point);
    copy_table(plan->over, layout->over, problem->n_limits, point);
    copy_table(plan->under, layout->under, problem->n_limits, point);
    memcpy(plan->missing, point + layout->missing0,
           (size_t)problem->n_softs * sizeof *plan->missing);
    sum_duties(search, plan);
    sum_supply(search, point, plan);
    state_served(search, point, plan);
    sum_costs(search, point, &plan->cost);
    return PB_OK;
}

/** |dual|, 0 where it is too small to be written down. */
static double price_of(double dual)
{
    return fabs(dual) >= CAPACITY_LEAST_START ? fabs(dual) : 0.0;
}

/** Prices of the rows that a table [n] points to. */
static void copy_prices(double *out, const int *table, int n, const double y[])
{
    for (int i = 0; i < n; i++) {
        out[i] = table[i] >= 0 ? price_of(y[table[i]]) : 0.0;
    }
}

enum pb_rc capacity_fill_prices(const struct capacity_search *search, const double y[],
                                struct capacity_plan *plan)
{
    const struct capacity_problem *problem = search->problem;
    const struct capacity_layout *layout = search->layout;
    const int queue_slots = problem->n_queues * layout->n_slots;
    const int room_slots = problem->n_rooms * layout->n_slots;
    bool failed = false;

    plan->n_rows = search->model->n_rows;
    plan->dual = zeros((size_t)plan->n_rows, &failed);
    plan->prices.unit = zeros((size_t)queue_slots, &failed);
    plan->prices.head = zeros((size_t)problem->n_limits, &failed);
    plan->prices.seat = zeros((size_t)room_slots, &failed);
    plan->prices.soft = zeros((size_t)problem->n_softs, &failed);
    if (failed) {
        return PB_MEMORY;
    }
    memcpy(plan->dual, y, (size_t)plan->n_rows * sizeof *y);
    copy_prices(plan->prices.unit, layout->cover, queue_slots, y);
    copy_prices(plan->prices.seat, layout->seat, room_slots, y);
    for (int l = 0; l < problem->n_limits; l++) {
        plan->prices.head[l] = price_of(y[layout->limit0 + l]);
    }
    for (int u = 0; u < problem->n_softs; u++) {
        plan->prices.soft[u] = price_of(y[layout->soft0 + u]);
    }
    return PB_OK;
}

void capacity_plan_release(struct capacity_plan *plan)
{
    if (plan == NULL) {
        return;
    }
    double *const arrays[] = {
        plan->away,        plan->starts,      plan->supply,       plan->presence,
        plan->lost,        plan->served,      plan->late,         plan->left,
        plan->missing,     plan->over,        plan->under,        plan->dual,
        plan->answer.x,    plan->answer.y,    plan->prices.unit,  plan->prices.head,
        plan->prices.seat, plan->prices.soft, plan->prices.stated};

    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) {
        free(arrays[i]);
    }
    lp_roundings_release(&plan->proof.roundings);
    free(plan->proof.dual);
    free(plan->agents);
    *plan = (struct capacity_plan){0};
}
