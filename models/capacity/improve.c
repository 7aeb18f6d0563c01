/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/improve.h"

#include <math.h>
#include <string.h>

#include "models/capacity/evaluate.h"
#include "models/capacity/relax.h"
#include "models/capacity/roll.h"

/** Widths in units of the mean cost of a duty in the LP's plan. */
static const struct roll_width first_width = {
    .dearest_duty = 0.01, .dearest_move = 0.005, .round_up = 0.7};
static const struct roll_width wide = {.dearest_duty = 0.03, .dearest_move = 1e9, .round_up = 0.8};

/** Passes over all days. */
#define MOST_PASSES 3

/** A pass that gains less than this share of the cost is the last. */
#define LEAST_GAIN 2e-4

enum pb_rc capacity_offer(struct capacity_search *search)
{
    const size_t size = (size_t)search->model->n_cols * sizeof *search->point;
    double cost = INFINITY;
    const enum pb_rc rc = capacity_evaluate(search, search->point, &cost);

    if (rc == PB_OK && cost < search->best_cost) {
        search->best_cost = cost;
        memcpy(search->best, search->point, size);
    } else if (rc == PB_OK && isfinite(search->best_cost)) {
        memcpy(search->point, search->best, size);
    }
    return rc;
}

double capacity_gap(const struct capacity_search *search, double cost)
{
    const double excess = cost - search->bound;
    const double base = cost - search->shortage;

    if (excess <= 1e-9 * fmax(1.0, fabs(cost))) {
        return 0.0;
    }
    return base > 0 ? excess / base : INFINITY;
}

static bool is_good(const struct capacity_search *search)
{
    return capacity_gap(search, search->best_cost) <= search->options->gap;
}

/** Mean cost of the duties that the LP uses; 1 when it uses none. */
static double mean_duty(const struct capacity_search *search)
{
    double cost = 0;
    double agents = 0;

    for (int j = 0; j < search->layout->n_duties; j++) {
        cost += search->relaxed[j] * search->model->cost[j];
        agents += search->relaxed[j];
    }
    return agents > 0 && cost > 0 ? cost / agents : 1.0;
}

static struct roll_width scaled(const struct roll_width *width, double unit)
{
    return (struct roll_width){.dearest_duty = width->dearest_duty * unit,
                               .dearest_move = width->dearest_move * unit,
                               .round_up = width->round_up};
}

/** The best reassignments for the duties of search->best. */
static enum pb_rc settle(struct capacity_search *search)
{
    const size_t n_cols = (size_t)search->model->n_cols;
    struct arena arena = {0};
    struct relaxation answer;
    enum pb_rc rc = capacity_relax(search, search->best, &arena, &answer);

    if (rc == PB_OK) {
        memcpy(search->point, answer.x, n_cols * sizeof *search->point);
        rc = capacity_offer(search);
    }
    arena_release(&arena);
    return rc;
}

static enum pb_rc pass(struct capacity_search *search, const struct roll_width *width)
{
    enum pb_rc rc = PB_OK;
    enum dive_end end = DIVE_NO_GAIN;

    for (int day = -1; rc == PB_OK && day < search->problem->n_days; day++) {
        if (is_good(search) || end == DIVE_STOPPED) {
            break;
        }
        rc = capacity_reopen(search, width, day, 1, &end);
        if (rc == PB_OK && end == DIVE_DONE) {
            rc = capacity_offer(search);
        }
        capacity_report(search, "improve", (day + 2.0) / (search->problem->n_days + 1.0));
    }
    return rc;
}

enum pb_rc capacity_improve(struct capacity_search *search)
{
    const double unit = mean_duty(search);
    const struct roll_width narrow_now = scaled(&first_width, unit);
    const struct roll_width wide_now = scaled(&wide, unit);
    bool is_done = false;
    enum pb_rc rc = capacity_roll(search, &narrow_now, &is_done);

    if (rc == PB_OK) {
        rc = capacity_offer(search);
    }
    if (rc == PB_OK && is_done) {
        rc = settle(search);
    }
    for (int i = 0; rc == PB_OK && i < MOST_PASSES; i++) {
        const double before = search->best_cost;

        if (is_good(search) || capacity_stopped(search) != PB_STATUS_NONE) {
            break;
        }
        rc = pass(search, &wide_now);
        if (search->best_cost > before * (1.0 - LEAST_GAIN)) {
            break;
        }
    }
    return rc;
}
