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

/** A pass that brings less than this share of what was missing is the last. */
#define LEAST_PROGRESS 0.25

/** A gap wider than this many old ones is not closed by a pass with recalled duals: rather solve.
 */
#define FAR_GAP 1.5

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

/** What column j costs above its better bound. */
static double excess_of_column(const struct capacity_search *search, int j)
{
    const struct lp_model *model = search->model;
    const double x = search->best[j];
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

        spread(days, first, last, excess_of_column(search, j));
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

/** Passes that are worth while; recalled duals are good for one where little is missing. */
static int most_passes(const struct warm *warm, const struct capacity_search *search,
                       bool is_recalled)
{
    const double gap = capacity_gap(search, search->best_cost);

    if (!is_recalled) {
        return MOST_PASSES;
    }
    return gap <= FAR_GAP * wanted(warm, search) ? 1 : 0;
}

/** Opens the worst days again, one by one. */
static enum pb_rc pass(const struct warm *warm, struct capacity_search *search,
                       const struct roll_width *width, struct day *days, const bool *is_queue)
{
    const int n_days = search->problem->n_days + 1;
    double total = 0;
    enum dive_end end = DIVE_NO_GAIN;
    enum pb_rc rc = attribute(search, days);

    for (int i = 0; rc == PB_OK && i < n_days; i++) {
        total += days[i].excess;
    }
    qsort(days, (size_t)n_days, sizeof *days, compare_days);
    for (int i = 0; rc == PB_OK && i < n_days && days[i].excess >= LEAST_SHARE * total; i++) {
        const struct reopening what = {.day = days[i].day, .n_days = 1, .is_queue = is_queue};

        if (has_gap(warm, search) || end == DIVE_STOPPED) {
            break;
        }
        memcpy(search->point, search->best, (size_t)search->model->n_cols * sizeof(double));
        rc = capacity_reopen(search, width, &what, &end);
        if (rc == PB_OK && end == DIVE_DONE) {
            rc = capacity_offer(search);
        }
        capacity_report(search, "improve", (i + 1.0) / n_days);
    }
    return rc;
}

enum pb_rc warm_improve(const struct warm *warm, struct capacity_search *search, bool is_recalled,
                        bool *is_good)
{
    const int most = most_passes(warm, search, is_recalled);
    const size_t n_days = (size_t)search->problem->n_days + 1;
    const size_t n_queues = (size_t)search->problem->n_queues;
    struct arena arena = {0};
    struct day *days = arena_alloc(&arena, n_days, sizeof *days);
    bool *is_queue = arena_alloc(&arena, n_queues, sizeof *is_queue);
    enum pb_rc rc = arena.failed ? PB_MEMORY : PB_OK;

    for (size_t q = 0; rc == PB_OK && q < n_queues; q++) {
        is_queue[q] = true;
    }
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
