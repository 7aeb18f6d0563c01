/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/prices.h"

#include <math.h>
#include <stdint.h>

#include "models/capacity/linear.h"
#include "models/capacity/rounding.h"
#include "models/capacity/squeeze.h"

/** Both sides are found when prices times rows of the LP are at most so many: half a second. */
#define SMALL 600000.0

/** A bound farther below the cost than this share of it comes from an interrupted solve: its duals
 * price nothing. */
#define WEAK_BOUND 0.5

/** Of the time that is left, what pricing may take. */
#define SHARE_OF_REST 0.5

/** Duals that prove less than their own cost by more than this share of it price nothing. */
#define PROOF 1e-4

/** A price and its sides in a plan_hour. */
struct trio {
    double *price, *down, *up;
};

static double tidy(double price)
{
    return isfinite(price) ? plan_round(price) : NAN;
}

static struct trio trio_of(struct plan_hour *hour, bool now)
{
    return now ? (struct trio){&hour->price_now, &hour->price_now_down, &hour->price_now_up}
               : (struct trio){&hour->price_plan, &hour->price_plan_down, &hour->price_plan_up};
}

/** Rows per slot: two of a queue, two of a move, one of a team. */
static bool is_small(const struct capacity_problem *problem)
{
    double per_slot = 2.0 * problem->n_queues + 2.0 * problem->n_moves + problem->n_teams;
    double n_slots = capacity_n_slots(problem);
    return problem->n_queues * n_slots * (per_slot * n_slots + problem->n_limits) <= SMALL;
}

/** Prices of one queue and slot from the solved LP. */
static enum pb_rc price_hour(struct capacity_linear *linear, int index, const struct trio *out)
{
    int n_slots = linear->layout.n_slots;
    struct capacity_slope slope = {.down = NAN, .up = NAN};
    *out->price = tidy(capacity_linear_dual(linear, index / n_slots, index % n_slots));
    if (!is_small(linear->problem))
        return PB_OK;
    enum pb_rc rc = capacity_linear_session(linear, index / n_slots, index % n_slots, &slope);
    if (slope.proved) {
        *out->down = tidy(slope.down);
        *out->up = tidy(slope.up);
    }
    return rc;
}

/** Prices of an LP: presence fixed at `agents`, or the whole of it without. */
static enum pb_rc price_all(const struct plan *plan, struct plan_hour *hours, const int *agents,
                            const struct pb_stop *stop)
{
    struct capacity_linear linear;
    struct capacity_linear_task task = {
        .agents = agents, .poll = {.ask = lp_ask_stop, .context = (void *)(uintptr_t)stop}};
    enum pb_rc rc = capacity_linear_make(&plan->staffing.problem, &task, &linear);
    int n = linear.problem->n_queues * linear.layout.n_slots;
    for (int i = 0; rc == PB_OK && linear.status == PB_STATUS_OPTIMAL && i < n; i++) {
        struct trio trio = trio_of(&hours[i], agents != NULL);
        rc = price_hour(&linear, i, &trio);
    }
    capacity_linear_release(&linear);
    return rc;
}

/** price_plan of a plan used again: as it was written. */
static void price_as_before(const struct plan *plan, struct plan_hour *hours)
{
    int n_slots = plan->capacity.n_slots;
    for (int i = 0; i < plan->staffing.problem.n_queues * n_slots; i++)
        if (capacity_sessions(&plan->staffing.problem, i / n_slots, i % n_slots) > 0)
            hours[i].price_plan = plan->capacity.prices.stated[i];
}

/** price_plan from the duals of the plan's bound. */
static enum pb_rc price_by_bound(const struct plan *plan, struct plan_hour *hours)
{
    const struct capacity_problem *problem = &plan->staffing.problem;
    size_t n = (size_t)problem->n_queues * (size_t)plan->capacity.n_slots;
    struct arena arena = {0};
    double *slopes = arena_alloc(&arena, n, sizeof *slopes);
    enum pb_rc rc =
        slopes == NULL ? PB_MEMORY : capacity_session_slopes(problem, plan->capacity.dual, slopes);
    for (size_t i = 0; rc == PB_OK && i < n; i++)
        hours[i].price_plan = tidy(slopes[i]);
    arena_release(&arena);
    return rc;
}

/** price_now of a large plan, from duals that prove what the rest costs; *is_proved is false when
 * they do not. */
static enum pb_rc price_squeezed(const struct plan *plan, const struct plan_book *book,
                                 const struct pb_stop *stop, bool *is_proved)
{
    const struct capacity_problem *problem = &plan->staffing.problem;
    const struct capacity_options options = {.stop = lp_ask_stop,
                                             .context = (void *)(uintptr_t)stop};
    size_t n = (size_t)problem->n_queues * (size_t)plan->capacity.n_slots;
    struct arena arena = {0};
    struct capacity_squeeze squeeze;
    double *slopes = arena_alloc(&arena, n, sizeof *slopes);
    enum pb_rc rc = capacity_squeeze_make(problem, book->capacity->agents, &options, &squeeze);
    *is_proved = rc == PB_OK && squeeze.cost - squeeze.bound <= PROOF * fmax(1, squeeze.cost);
    if (rc == PB_OK && slopes == NULL)
        rc = PB_MEMORY;
    if (rc == PB_OK && *is_proved)
        rc = capacity_session_slopes(problem, squeeze.dual, slopes);
    for (size_t i = 0; rc == PB_OK && *is_proved && i < n; i++)
        book->hours[i].price_now = tidy(slopes[i]);
    capacity_squeeze_release(&squeeze);
    arena_release(&arena);
    return rc;
}

/** price_now: exact with both sides on small plans, else proved duals, else those of a simplex. */
static enum pb_rc price_now(const struct plan *plan, const struct plan_book *book,
                            const struct pb_stop *stop)
{
    bool is_done = false;
    enum pb_rc rc = PB_OK;
    if (!is_small(&plan->staffing.problem))
        rc = price_squeezed(plan, book, stop, &is_done);
    if (rc == PB_OK && !is_done && pb_stop_reason(stop) == PB_GO_ON)
        rc = price_all(plan, book->hours, book->capacity->agents, stop);
    return rc;
}

/** Whether the plan's bound is that of a tighter program, whose duals price no session. */
static bool has_rounding(const struct plan *plan)
{
    const struct capacity_layout layout = {.n_duties = plan->staffing.problem.n_duties};
    return capacity_rounding_pays(&layout);
}

enum pb_rc plan_prices(struct plan *plan, const struct pb_stop *stop)
{
    struct plan_book *book = plan->has_roster ? &plan->named.book : &plan->book;
    struct pb_stop sooner = *stop;
    enum pb_rc rc = PB_OK;
    if (isfinite(pb_stop_seconds_left(stop)))
        sooner = pb_stop_within(stop, SHARE_OF_REST * pb_stop_seconds_left(stop));
    if (plan->capacity.prices.stated != NULL)
        price_as_before(plan, book->hours);
    else if (!has_rounding(plan) &&
             plan->capacity.gap_money <= WEAK_BOUND * fabs(plan->capacity.cost.total))
        rc = price_by_bound(plan, book->hours);
    if (rc == PB_OK && (has_rounding(plan) || is_small(&plan->staffing.problem)))
        rc = price_all(plan, book->hours, NULL, &sooner);
    if (rc == PB_OK && pb_stop_reason(&sooner) == PB_GO_ON)
        rc = price_now(plan, book, &sooner);
    return rc;
}
