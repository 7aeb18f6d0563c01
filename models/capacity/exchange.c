/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/exchange.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Less is no gain [money]. */
#define LEAST_GAIN 0.01

/** Solves per duty of the window, and replacements tried for one dropped duty. */
#define SOLVES_PER_DUTY 8
#define MOST_TRIED      2

/** In windows with more rows shifts are only dropped or added: a replacement there takes a hundred
 * pivots to judge, and smaller windows find most of them. */
#define LARGE_ROWS 1000

/** A duty and what adding it costs about: the mean of the slopes without what was dropped, which is
 * the least, and with it. */
struct candidate {
    int duty;
    double estimate;
};

struct exchange {
    struct capacity_search *search;
    struct window window;
    double *x;     /**< [n_duties of the window] the best so far */
    double *most;  /**< [n_duties of the window] upper bounds */
    double *slope; /**< [n_duties of the window] reduced costs at x */
    struct candidate *candidates;
    double cost; /**< f(x) */
    long solves;
    bool is_better;
    bool is_stopped;
};

/** f at the bounds as they stand, with all reassignments where `grows`; INFINITY when it is not
 * below `cutoff`. */
static enum pb_rc solve(struct exchange *e, bool grows, double cutoff, double *cost)
{
    const struct lp_simplex_options options = {
        .poll = capacity_poll(e->search), .cutoff = cutoff, .has_cutoff = isfinite(cutoff)};
    struct lp_answer answer;
    enum pb_rc rc = lp_solve_simplex(e->window.lp, &options, &answer);

    if (rc == PB_OK && grows) {
        rc = window_grow(&e->window, &answer);
    }
    e->search->steps += answer.iterations;
    e->solves++;
    e->is_stopped = e->is_stopped || answer.status == PB_STATUS_TIME_LIMIT ||
                    answer.status == PB_STATUS_INTERRUPTED;
    *cost = rc == PB_OK && answer.status == PB_STATUS_OPTIMAL ? answer.cost : INFINITY;
    return rc;
}

/** Fixes a duty at its figure in x, changed by `change`. */
static enum pb_rc fix(struct exchange *e, int j, double change)
{
    return lp_set_col_bounds(e->window.lp, j, e->x[j] + change, e->x[j] + change);
}

static bool is_worn_out(const struct exchange *e)
{
    return e->is_stopped || e->solves > (long)SOLVES_PER_DUTY * e->window.n_duties;
}

static int compare_candidates(const void *left, const void *right)
{
    const struct candidate *a = left;
    const struct candidate *b = right;
    const int by_estimate = (a->estimate > b->estimate) - (a->estimate < b->estimate);

    return by_estimate != 0 ? by_estimate : (a->duty > b->duty) - (a->duty < b->duty);
}

/** Nothing is dropped. */
#define NOTHING (-1)

/** Lists the duties that may make up for what was dropped at cost `without`; how many. */
static int list_candidates(struct exchange *e, int dropped, double without)
{
    const double *reduced = lp_reduced_cost(e->window.lp);
    int n = 0;

    for (int j = 0; j < e->window.n_duties; j++) {
        if (j != dropped && e->x[j] + 1.0 <= e->most[j] &&
            without + reduced[j] < e->cost - LEAST_GAIN) {
            e->candidates[n++] = (struct candidate){j, 0.5 * (reduced[j] + e->slope[j])};
        }
    }
    if (n > 1) {
        qsort(e->candidates, (size_t)n, sizeof *e->candidates, compare_candidates);
    }
    return n < MOST_TRIED ? n : MOST_TRIED;
}

static void take(struct exchange *e, int j, double change, double cost)
{
    e->x[j] += change;
    e->cost = cost;
    e->is_better = true;
}

/** Tries to replace what was dropped; *found says whether that gained. */
static enum pb_rc replace(struct exchange *e, int dropped, double without, bool *found)
{
    const int n = list_candidates(e, dropped, without);
    enum pb_rc rc = PB_OK;

    for (int k = 0; rc == PB_OK && k < n && !*found && !e->is_stopped; k++) {
        const int j = e->candidates[k].duty;
        double cost = INFINITY;

        rc = fix(e, j, 1.0);
        if (rc == PB_OK) {
            rc = solve(e, false, e->cost - LEAST_GAIN, &cost);
        }
        *found = cost < e->cost - LEAST_GAIN;
        if (*found) {
            take(e, j, 1.0, cost);
            if (dropped != NOTHING) {
                take(e, dropped, -1.0, cost);
            }
        } else if (rc == PB_OK) {
            rc = fix(e, j, 0.0);
        }
    }
    return rc;
}

static bool is_large(const struct exchange *e)
{
    return e->window.n_rows > LARGE_ROWS;
}

/** Drops one on duty i, or replaces it, when that gains. Where nothing is replaced, the solve ends
 * as soon as dropping is seen not to gain, and a slope that says so saves it. */
static enum pb_rc try_duty(struct exchange *e, int i, bool *found)
{
    const double cutoff = is_large(e) ? e->cost - LEAST_GAIN : INFINITY;
    double without = INFINITY;
    enum pb_rc rc = PB_OK;

    *found = false;
    if (is_large(e) && e->slope[i] <= LEAST_GAIN) {
        return PB_OK;
    }
    rc = fix(e, i, -1.0);
    if (rc == PB_OK) {
        rc = solve(e, false, cutoff, &without);
    }
    if (rc == PB_OK && without < e->cost - LEAST_GAIN) {
        take(e, i, -1.0, without);
        *found = true;
    } else if (rc == PB_OK && isfinite(without) && !is_large(e)) {
        rc = replace(e, i, without, found);
    }
    return rc == PB_OK && !*found ? fix(e, i, 0.0) : rc;
}

/** Solves at x, for f and its slopes there. */
static enum pb_rc look(struct exchange *e)
{
    const enum pb_rc rc = solve(e, true, INFINITY, &e->cost);

    if (rc == PB_OK && isfinite(e->cost)) {
        memcpy(e->slope, lp_reduced_cost(e->window.lp),
               (size_t)e->window.n_duties * sizeof *e->slope);
    }
    return rc;
}

/** Adds what gains by itself. */
static enum pb_rc try_more(struct exchange *e)
{
    bool found = true;
    enum pb_rc rc = PB_OK;

    while (rc == PB_OK && found && !is_worn_out(e)) {
        found = false;
        rc = look(e);
        if (rc == PB_OK && isfinite(e->cost)) {
            rc = replace(e, NOTHING, e->cost, &found);
        }
    }
    return rc;
}

/** Round after round over the duties in use; one round where solves take long. */
static enum pb_rc search_changes(struct exchange *e)
{
    const int n = e->window.n_duties;
    const int most = is_large(e) ? n : INT_MAX;
    enum pb_rc rc = try_more(e);
    int quiet = 0;

    for (int k = 0; rc == PB_OK && k < most && quiet < n && !is_worn_out(e); k++) {
        const int i = k % n;
        bool found = false;

        if (e->x[i] > 0) {
            rc = try_duty(e, i, &found);
        }
        if (rc == PB_OK && found) {
            rc = look(e);
        }
        quiet = found ? 0 : quiet + 1;
    }
    return rc;
}

/** Fixes the duties of the window as they stand in the point. */
static enum pb_rc begin(struct exchange *e)
{
    const struct lp_model *model = lp_model_of(e->window.lp);
    struct arena *arena = &e->window.arena;
    const size_t n = (size_t)e->window.n_duties;
    enum pb_rc rc = PB_OK;

    e->x = arena_alloc(arena, n, sizeof *e->x);
    e->most = arena_alloc(arena, n, sizeof *e->most);
    e->slope = arena_alloc(arena, n, sizeof *e->slope);
    e->candidates = arena_alloc(arena, n, sizeof *e->candidates);
    if (arena->failed) {
        return PB_MEMORY;
    }
    for (int j = 0; rc == PB_OK && j < e->window.n_duties; j++) {
        e->x[j] = e->search->point[e->window.col[j]];
        e->most[j] = model->col_upper[j];
        rc = fix(e, j, 0.0);
    }
    return rc == PB_OK ? solve(e, true, INFINITY, &e->cost) : rc;
}

/** Solves once more at x, for the columns that follow, and writes the point. */
static enum pb_rc conclude(struct exchange *e, enum dive_end *end)
{
    double cost = INFINITY;
    enum pb_rc rc = PB_OK;

    for (int j = 0; rc == PB_OK && j < e->window.n_duties; j++) {
        rc = fix(e, j, 0.0);
    }
    e->is_stopped = false;
    if (rc == PB_OK) {
        rc = solve(e, true, INFINITY, &cost);
    }
    if (rc == PB_OK && isfinite(cost)) {
        window_keep(&e->window, lp_primal(e->window.lp));
        *end = DIVE_DONE;
    }
    return rc;
}

enum pb_rc capacity_exchange(struct capacity_search *search, const struct window_range *range,
                             enum dive_end *end)
{
    struct exchange e = {.search = search};
    enum pb_rc rc = window_init(&e.window, search, range);

    *end = DIVE_NO_GAIN;
    if (rc == PB_OK) {
        rc = begin(&e);
    }
    if (rc == PB_OK && isfinite(e.cost)) {
        rc = search_changes(&e);
    }
    if (rc == PB_OK && e.is_better) {
        rc = conclude(&e, end);
    }
    if (rc == PB_OK && *end == DIVE_NO_GAIN && capacity_stopped(search) != PB_STATUS_NONE) {
        *end = DIVE_STOPPED;
    }
    window_release(&e.window);
    return rc;
}
