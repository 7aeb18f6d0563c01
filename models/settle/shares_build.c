/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and columns of the program of shares.h. */
#include <math.h>
#include <stdlib.h>

#include "models/settle/shares_private.h"

static const struct capacity_problem *problem_of(const struct shares *shares)
{
    return shares->state->problem->capacity;
}

/** Adds what a share of one in slot k of the run supplies, times `share`. */
static void add_units(const struct shares *shares, const struct shares_run *run, int k,
                      double share, double *supply)
{
    const struct settle_stint *at = &shares->state->stints[run->stint];
    const struct capacity_team *team = &problem_of(shares)->teams[at->team];
    const struct capacity_move *move = shares_move(shares, run);
    int t = at->first + k;
    supply[shares_cell(shares, move->queue, t)] += share * move->rate * at->heads[k];
    supply[shares_cell(shares, team->home, t)] -= share * team->home_rate * at->heads[k];
}

/** `base` of all cells; memory in the arena, NULL when short. */
static double *find_base(struct shares *shares)
{
    size_t cells = (size_t)problem_of(shares)->n_queues * (size_t)shares->state->n_slots;
    double *base = arena_copy(&shares->arena, shares->state->supply, cells, sizeof *base);
    for (int r = 0; r < shares->n_runs && base != NULL; r++)
        for (int k = shares->runs[r].from; k < shares->runs[r].end; k++)
            add_units(shares, &shares->runs[r], k, -shares_share(shares, &shares->runs[r], k),
                      base);
    return base;
}

static enum pb_rc add_row(struct shares *shares, double lower, double upper, int *row)
{
    const struct lp_row added = {.lower = lower, .upper = upper};
    *row = lp_model_of(shares->lp)->n_rows;
    return lp_add_rows(shares->lp, 1, &added);
}

/** C1 and C2, without the shares. */
static enum pb_rc add_cells(struct shares *shares, const double *base)
{
    const struct capacity_problem *problem = problem_of(shares);
    int from = shares->window.from;
    enum pb_rc rc = PB_OK;
    for (int q = 0; q < problem->n_queues; q++)
        for (int t = from; t < shares->window.end && shares->touched[q] && rc == PB_OK; t++) {
            const struct capacity_queue *queue = &problem->queues[q];
            size_t at = shares_cell(shares, q, t);
            double before = t == from && t > 0 ? shares->state->served[at - 1] : 0;
            rc = queue->is_deferrable
                     ? add_row(shares, -INFINITY, base[at] + before, &shares->row[at])
                     : add_row(shares, queue->demand[t] - base[at], INFINITY, &shares->row[at]);
        }
    return rc;
}

static bool in_window(const struct shares *shares, int t)
{
    return t >= shares->window.from && t < shares->window.end;
}

/** C3: what lies outside the window stays as it is. */
static enum pb_rc add_softs(struct shares *shares, const double *base)
{
    const struct settle_books *books = &shares->state->books;
    const struct capacity_problem *problem = problem_of(shares);
    enum pb_rc rc = PB_OK;
    for (int i = 0; i < books->first[problem->n_queues] && rc == PB_OK; i++) {
        const struct capacity_soft *soft = &problem->softs[books->soft[i]];
        const struct capacity_queue *queue = &problem->queues[soft->queue];
        double need = soft->need;
        shares->soft_row[i] = -1;
        if (soft->slot_from >= shares->window.end || soft->slot_to < shares->window.from ||
            !shares->touched[soft->queue])
            continue;
        for (int t = soft->slot_from; t <= soft->slot_to; t++) {
            size_t at = shares_cell(shares, soft->queue, t);
            if (soft->kind == CAPACITY_SOFT_SUPPLY)
                need -= base[at];
            else if (!in_window(shares, t))
                need += queue->demand[t] - shares->state->served[at];
        }
        rc = add_row(shares, need, INFINITY, &shares->soft_row[i]);
        const double one = 1;
        const struct lp_col miss = {.upper = INFINITY,
                                    .cost = soft->price,
                                    .n = 1,
                                    .row = &shares->soft_row[i],
                                    .value = &one};
        if (rc == PB_OK)
            rc = lp_add_cols(shares->lp, 1, &miss);
    }
    return rc;
}

bool entries_make(const struct shares *shares, struct entries *out)
{
    const struct capacity_problem *problem = problem_of(shares);
    int room = shares->state->books.first[problem->n_queues] + shares->state->reach.most + 4;
    *out = (struct entries){.room = room,
                            .row = malloc((size_t)room * sizeof *out->row),
                            .value = malloc((size_t)room * sizeof *out->value)};
    return out->row != NULL && out->value != NULL;
}

void entries_release(struct entries *entries)
{
    free(entries->row);
    free(entries->value);
}

static void put(struct entries *entries, int row, double value)
{
    if (row < 0 || !(value > 0 || value < 0))
        return;
    entries->row[entries->n] = row;
    entries->value[entries->n++] = value;
}

/** `value` in the soft rows of a kind over slot `t` of queue `q`. */
static void put_softs(const struct shares *shares, struct entries *entries, int q, int t,
                      enum capacity_soft_kind kind, double value)
{
    const struct settle_books *books = &shares->state->books;
    for (int i = books->first[q]; i < books->first[q + 1]; i++) {
        const struct capacity_soft *soft = &problem_of(shares)->softs[books->soft[i]];
        if (soft->kind == kind && t >= soft->slot_from && t <= soft->slot_to)
            put(entries, shares->soft_row[i], value);
    }
}

static enum pb_rc add_col(struct shares *shares, struct entries *entries, double lower,
                          double upper, double cost)
{
    const struct lp_col col = {.lower = lower,
                               .upper = upper,
                               .cost = cost,
                               .n = entries->n,
                               .row = entries->row,
                               .value = entries->value};
    entries->n = 0;
    return lp_add_cols(shares->lp, 1, &col);
}

/** D and E. By the end of a window that does not end the horizon no less is served than now. */
static enum pb_rc add_served(struct shares *shares, struct entries *entries, int q, int t)
{
    const struct capacity_queue *queue = &problem_of(shares)->queues[q];
    bool last = t + 1 == shares->window.end, ends = t + 1 == shares->state->n_slots;
    double due = settle_smaller(queue->due[t], queue->arrived[t]);
    double worth = ends ? queue->left_price : 0;
    double least = last && !ends ? shares->state->served[shares_cell(shares, q, t)] : 0;
    enum pb_rc rc = PB_OK;
    for (int early = 0; early < 2 && rc == PB_OK; early++) {
        double most = early ? queue->arrived[t] - due : due;
        double lower = settle_smaller(least, most);
        put(entries, shares->row[shares_cell(shares, q, t)], 1);
        if (!last)
            put(entries, shares->row[shares_cell(shares, q, t + 1)], -1);
        rc = add_col(shares, entries, lower, most, early ? -worth : -queue->late_price[t] - worth);
        least -= lower;
    }
    return rc;
}

static enum pb_rc add_lost(struct shares *shares, struct entries *entries, int q, int t)
{
    const struct capacity_queue *queue = &problem_of(shares)->queues[q];
    put(entries, shares->row[shares_cell(shares, q, t)], 1);
    put_softs(shares, entries, q, t, CAPACITY_SOFT_SERVED, -1);
    return add_col(shares, entries, 0, queue->demand[t], queue->lost_price[t]);
}

static enum pb_rc add_queues(struct shares *shares, struct entries *entries)
{
    const struct capacity_problem *problem = problem_of(shares);
    enum pb_rc rc = PB_OK;
    for (int q = 0; q < problem->n_queues; q++)
        for (int t = shares->window.from;
             t < shares->window.end && shares->touched[q] && rc == PB_OK; t++)
            rc = problem->queues[q].is_deferrable ? add_served(shares, entries, q, t)
                                                  : add_lost(shares, entries, q, t);
    return rc;
}

double shares_least(const struct shares *shares)
{
    return shares->state->problem->most_queues < 2 ? 1 : SETTLE_LEAST_SHARE;
}

enum pb_rc shares_add_run(struct shares *shares, struct entries *entries, struct shares_run *run)
{
    const struct settle_stint *at = &shares->state->stints[run->stint];
    const struct capacity_move *move = shares_move(shares, run);
    int home = problem_of(shares)->teams[at->team].home;
    double home_rate = problem_of(shares)->teams[at->team].home_rate;
    enum pb_rc rc = PB_OK;
    run->col = lp_model_of(shares->lp)->n_cols;
    for (int k = run->from; k < run->end && rc == PB_OK; k++) {
        int t = at->first + k;
        const double units[2] = {move->rate * at->heads[k], -home_rate * at->heads[k]};
        const int queues[2] = {move->queue, home};
        for (int i = 0; i < 2; i++) {
            bool waits = problem_of(shares)->queues[queues[i]].is_deferrable;
            put(entries, shares->row[shares_cell(shares, queues[i], t)],
                waits ? -units[i] : units[i]);
            put_softs(shares, entries, queues[i], t, CAPACITY_SOFT_SUPPLY, units[i]);
        }
        put(entries, *shares_guard(shares, run->stint, k), 1);
        rc = add_col(shares, entries, shares_least(shares), 1, shares->state->problem->slot_price);
    }
    return rc;
}

int shares_alive(const struct shares *shares, size_t stint, int k)
{
    int n = 0;
    for (int r = 0; r < shares->n_runs; r++)
        n += shares->runs[r].open && shares->runs[r].stint == stint && shares->runs[r].from <= k &&
             k < shares->runs[r].end;
    return n;
}

/** C4 of slot `k` of a stint in which `n` runs are open, made when it is missing. */
static enum pb_rc guard(struct shares *shares, struct entries *entries, size_t stint, int k, int n)
{
    int *row = shares_guard(shares, stint, k);
    double lower = n == shares->state->problem->most_queues ? 1 : -INFINITY;
    if (*row >= 0)
        return lp_set_row_bounds(shares->lp, *row, lower, 1);
    if (n < 2)
        return PB_OK;
    int *col = entries->row, m = 0;
    for (int r = 0; r < shares->n_runs; r++)
        if (shares->runs[r].open && shares->runs[r].stint == stint && shares->runs[r].from <= k &&
            k < shares->runs[r].end && m < entries->room) {
            col[m] = shares->runs[r].col + k - shares->runs[r].from;
            entries->value[m++] = 1;
        }
    const struct lp_row added = {
        .lower = lower, .upper = 1, .n = m, .col = col, .value = entries->value};
    *row = lp_model_of(shares->lp)->n_rows;
    return lp_add_rows(shares->lp, 1, &added);
}

enum pb_rc shares_guard_run(struct shares *shares, struct entries *entries,
                            const struct shares_run *run)
{
    enum pb_rc rc = PB_OK;
    for (int k = run->from; k < run->end && rc == PB_OK; k++)
        rc = guard(shares, entries, run->stint, k, shares_alive(shares, run->stint, k));
    return rc;
}

enum pb_rc shares_build(struct shares *shares)
{
    struct entries entries;
    double *base = find_base(shares);
    enum pb_rc rc = base != NULL && entries_make(shares, &entries) ? PB_OK : PB_MEMORY;
    if (base == NULL)
        return rc;
    if (rc == PB_OK)
        rc = lp_create(&shares->lp, NULL);
    if (rc == PB_OK)
        rc = add_cells(shares, base);
    if (rc == PB_OK)
        rc = add_softs(shares, base);
    if (rc == PB_OK)
        rc = add_queues(shares, &entries);
    for (int r = 0; r < shares->n_runs && rc == PB_OK; r++)
        rc = shares_add_run(shares, &entries, &shares->runs[r]);
    for (int r = 0; r < shares->n_runs && rc == PB_OK; r++)
        rc = shares_guard_run(shares, &entries, &shares->runs[r]);
    entries_release(&entries);
    return rc == PB_OK ? lp_scale(shares->lp) : rc;
}
