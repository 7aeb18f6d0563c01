/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/capacity/chain.h"
#include "models/capacity/improve.h"
#include "models/capacity/roll.h"
#include "models/capacity/warm.h"

/** Passes over the days; how each rounds. */
static const double round_up[] = {0.8, 0.6, 0.9};

#define MOST_PASSES ((int)(sizeof round_up / sizeof *round_up))

/** Beyond this many duties a cold search is no way out: what the passes reach is the answer. */
#define LARGE_DUTIES 2000

/** Days with less than this share of what the plan costs above the bound stay closed. */
#define LEAST_SHARE 0.01

/** The old gap is reached when the new one is no wider than by this factor. */
#define SAME_GAP 1.005

/** Passes are made with recalled duals where those miss at most this share of the gap. */
#define MOST_MISSED 0.25

/** A pass ends when so many days in a row, each with less to gain than the last, gain nothing. */
#define MOST_QUIET 4

/** A pass that brings less than this share of what was missing is the last. */
#define LEAST_PROGRESS 0.25

/** A day and what it costs above the bound. */
struct day {
    int day; /**< -1 = eve */
    double excess;
};

static int day_of_slot(const struct capacity_search *search, int slot)
{
    return slot / search->problem->slots_per_day;
}

/** Spreads `amount` evenly over days first .. last; days[0] is the eve. */
static void spread(struct day *days, int first, int last, double amount)
{
    for (int d = first; d <= last; d++) {
        days[d + 1].excess += amount / (last - first + 1);
    }
}

/** What `x` on column j costs above its better bound. */
static double excess_of_column(const struct capacity_search *search, int j, double x)
{
    const struct lp_model *model = search->model;
    const double d = capacity_reduced_cost(model, search->dual, j);

    return d > 0 ? d * x : -d * (model->col_upper[j] - x);
}

/** Attributes the plan's cost above the bound (warm.h). PB_OK or PB_MEMORY. */
static enum pb_rc attribute(const struct capacity_search *search, struct day *days)
{
    const struct lp_model *model = search->model;
    struct arena arena = {0};
    double *activity = arena_alloc(&arena, (size_t)model->n_rows, sizeof *activity);

    if (activity == NULL) {
        return PB_MEMORY;
    }
    for (int d = 0; d <= search->problem->n_days; d++) {
        days[d] = (struct day){.day = d - 1};
    }
    for (int j = 0; j < model->n_cols; j++) {
        const struct capacity_span span = search->clock->col[j];
        const bool is_duty = j < search->layout->n_duties;
        const int first = is_duty ? search->problem->duties[j].day : day_of_slot(search, span.from);
        const int last = is_duty ? first : day_of_slot(search, span.to);

        spread(days, first, last, excess_of_column(search, j, search->best[j]));
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            activity[model->row_index[e]] += model->value[e] * search->best[j];
        }
    }
    for (int i = 0; i < model->n_rows; i++) {
        const double y = search->dual[i];
        const double side = y > 0 ? model->row_lower[i] : model->row_upper[i];
        const struct capacity_span span = search->clock->row[i];

        if (y != 0 && isfinite(side)) {
            spread(days, day_of_slot(search, span.from), day_of_slot(search, span.to),
                   fmax(0.0, y * (activity[i] - side)));
        }
    }
    arena_release(&arena);
    return PB_OK;
}

static int compare_days(const void *left, const void *right)
{
    const struct day *a = left;
    const struct day *b = right;
    const int by_excess = (a->excess < b->excess) - (a->excess > b->excess);

    return by_excess != 0 ? by_excess : (a->day > b->day) - (a->day < b->day);
}

/** The gap that is wanted. */
static double wanted(const struct warm *warm, const struct capacity_search *search)
{
    return fmax(SAME_GAP * warm->gap, search->options->gap);
}

static bool has_gap(const struct warm *warm, const struct capacity_search *search)
{
    return capacity_gap(search, search->best_cost) <= wanted(warm, search);
}

/** What a plan with the wanted gap costs. */
static double cost_of_gap(const struct warm *warm, const struct capacity_search *search)
{
    const double gap = fmin(wanted(warm, search), 0.99);

    return (search->bound - gap * search->shortage) / (1.0 - gap);
}

/** Whether recalled duals say enough: they price the old LP's shifts at nothing where only demand,
 * heads or limits are others, and miss by about what they price them at where coefficients or costs
 * are. */
static bool recalls_well(const struct warm *warm, const struct capacity_search *search)
{
    double missed = 0;

    for (int j = 0; j < search->layout->n_duties; j++) {
        missed += excess_of_column(search, j, search->relaxed[j]);
    }
    return missed <= MOST_MISSED * wanted(warm, search) * fabs(search->bound);
}

/** Opens a day again, then changes single shifts of it, while the gap is too wide. */
static enum pb_rc improve_day(const struct warm *warm, struct capacity_search *search,
                              const struct roll_width *width, const struct reopening *what,
                              enum dive_end *end)
{
    enum pb_rc (*const ways[])(struct capacity_search *, const struct roll_width *,
                               const struct reopening *,
                               enum dive_end *) = {capacity_reopen, capacity_polish};
    enum pb_rc rc = PB_OK;

    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
        if (rc != PB_OK || *end == DIVE_STOPPED || has_gap(warm, search)) {
            break;
        }
        memcpy(search->point, search->best, (size_t)search->model->n_cols * sizeof(double));
        rc = ways[k](search, width, what, end);
        if (rc == PB_OK && *end == DIVE_DONE) {
            rc = capacity_offer(search);
        }
    }
    return rc;
}

/** Opens the worst days again, one by one. */
static enum pb_rc pass(const struct warm *warm, struct capacity_search *search,
                       const struct roll_width *width, struct day *days, const bool *is_queue)
{
    const int n_days = search->problem->n_days + 1;
    double total = 0;
    int quiet = 0;
    enum dive_end end = DIVE_NO_GAIN;
    enum pb_rc rc = attribute(search, days);

    for (int i = 0; rc == PB_OK && i < n_days; i++) {
        total += days[i].excess;
    }
    qsort(days, (size_t)n_days, sizeof *days, compare_days);
    for (int i = 0; rc == PB_OK && i < n_days && days[i].excess >= LEAST_SHARE * total; i++) {
        const struct reopening what = {.day = days[i].day, .n_days = 1, .is_queue = is_queue};

        const double before = search->best_cost;

        if (has_gap(warm, search) || end == DIVE_STOPPED || quiet == MOST_QUIET) {
            break;
        }
        rc = improve_day(warm, search, width, &what, &end);
        quiet = search->best_cost < before ? 0 : quiet + 1;
        capacity_report(search, "improve", (i + 1.0) / n_days);
    }
    return rc;
}

enum pb_rc warm_improve(const struct warm *warm, struct capacity_search *search, bool is_recalled,
                        bool *is_good)
{
    const size_t n_days = (size_t)search->problem->n_days + 1;
    const size_t n_queues = (size_t)search->problem->n_queues;
    struct arena arena = {0};
    struct day *days = arena_alloc(&arena, n_days, sizeof *days);
    bool *is_queue = arena_alloc(&arena, n_queues, sizeof *is_queue);
    enum pb_rc rc = arena.failed ? PB_MEMORY : PB_OK;

    for (size_t q = 0; rc == PB_OK && q < n_queues; q++) {
        is_queue[q] = true;
    }
    const int most = is_recalled && !recalls_well(warm, search) ? 0 : MOST_PASSES;

    for (int i = 0; rc == PB_OK && i < most; i++) {
        if (has_gap(warm, search) || capacity_stopped(search) != PB_STATUS_NONE) {
            break;
        }
        const double before = search->best_cost;
        const struct roll_width width = capacity_wide(search, round_up[i]);

        rc = pass(warm, search, &width, days, is_queue);
        if (rc == PB_OK && !has_gap(warm, search)) {
            rc = capacity_settle(search);
        }
        if (before - search->best_cost < LEAST_PROGRESS * (before - cost_of_gap(warm, search))) {
            break;
        }
    }
    *is_good = rc == PB_OK &&
               (has_gap(warm, search) || (!is_recalled && search->layout->n_duties > LARGE_DUTIES));
    arena_release(&arena);
    return rc;
}
