/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/shares.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/settle/shares_private.h"

/** A change must save more [money]. */
#define LEAST_SAVING 0.01

double shares_share(const struct shares *shares, const struct shares_run *run, int k)
{
    const struct settle_state *state = shares->state;
    const int *moves;
    int n = settle_moves_of(state, run->stint, &moves);
    return state->share[state->at[run->stint] + (size_t)(k * n + run->move)];
}

/** A place for one more run; NULL when memory is short. */
static struct shares_run *more_room(struct shares *shares)
{
    if (shares->n_runs == shares->room) {
        int room = 2 * shares->room + 64;
        struct shares_run *runs = realloc(shares->runs, (size_t)room * sizeof *runs);
        if (runs == NULL)
            return NULL;
        shares->runs = runs;
        shares->room = room;
    }
    return &shares->runs[shares->n_runs++];
}

/** Lists the runs of a stint. */
static bool list_runs(struct shares *shares, size_t stint)
{
    const int *moves;
    int n_moves = settle_moves_of(shares->state, stint, &moves);
    int n = shares->state->stints[stint].n;
    for (struct shares_run run = {.stint = stint, .open = true}; run.move < n_moves; run.move++)
        for (run.from = 0; run.from < n; run.from = run.end + 1) {
            for (run.end = run.from; run.end < n && shares_share(shares, &run, run.end) > 0;
                 run.end++)
                continue;
            struct shares_run *at = run.end > run.from ? more_room(shares) : NULL;
            if (run.end > run.from && at == NULL)
                return false;
            if (at != NULL)
                *at = run;
        }
    return true;
}

bool shares_has(const struct shares *shares, size_t stint)
{
    const struct settle_stint *at = &shares->state->stints[stint];
    const struct shares_window *window = &shares->window;
    const int *moves;
    return at->n > 0 && settle_moves_of(shares->state, stint, &moves) > 0 &&
           at->first >= window->from && at->first < window->until &&
           (window->teams == NULL || window->teams[at->team]);
}

static bool list_all(struct shares *shares)
{
    const struct settle_state *state = shares->state;
    bool fine = true;
    for (size_t i = 0; i < state->problem->n_stints && fine; i++)
        if (state->own[i] > 0 && shares_has(shares, i))
            fine = list_runs(shares, i);
    return fine;
}

/** What a unit supplied in slot `t` of queue `q` is worth at the duals of the last solve. */
static double price_of(const struct shares *shares, int q, int t)
{
    const struct settle_books *books = &shares->state->books;
    const double *dual = lp_dual(shares->lp);
    double price = fabs(dual[shares->row[shares_cell(shares, q, t)]]);
    for (int i = books->first[q]; i < books->first[q + 1]; i++) {
        const struct capacity_soft *soft = &books->problem->softs[books->soft[i]];
        if (soft->kind == CAPACITY_SOFT_SUPPLY && shares->soft_row[i] >= 0 &&
            t >= soft->slot_from && t <= soft->slot_to)
            price += fabs(dual[shares->soft_row[i]]);
    }
    return price;
}

/** Room for `n` rows and columns together. */
static bool make_room(struct shares *shares, size_t n)
{
    if (n <= shares->kept_room)
        return true;
    unsigned char *basis = realloc(shares->basis, 2 * n);
    shares->basis = basis != NULL ? basis : shares->basis;
    double *x = realloc(shares->x, 2 * n * sizeof *x);
    shares->x = x != NULL ? x : shares->x;
    shares->kept_room = basis != NULL && x != NULL ? 2 * n : shares->kept_room;
    return basis != NULL && x != NULL;
}

/** Takes the answer, basis and prices of the last solve as those to go on from. */
static enum pb_rc remember(struct shares *shares)
{
    const struct lp_model *model = lp_model_of(shares->lp);
    if (!make_room(shares, (size_t)model->n_rows + (size_t)model->n_cols))
        return PB_MEMORY;
    memcpy(shares->x, lp_primal(shares->lp), (size_t)model->n_cols * sizeof *shares->x);
    for (int q = 0; q < shares->state->problem->capacity->n_queues; q++)
        for (int t = shares->window.from; t < shares->window.end && shares->touched[q]; t++)
            shares->price[shares_cell(shares, q, t)] = price_of(shares, q, t);
    return lp_get_basis(shares->lp, shares->basis, shares->basis + model->n_rows);
}

static int count_open(const struct shares *shares)
{
    int n = 0;
    for (int r = 0; r < shares->n_runs; r++)
        n += shares->runs[r].open;
    return n;
}

/** Solves the program as it stands; *cost is INFINITY unless it is below `cutoff`. */
static enum pb_rc solve(struct shares *shares, double cutoff, double *cost)
{
    double starts = shares->state->problem->start_price * count_open(shares);
    const struct lp_simplex_options options = {
        .cutoff = cutoff - starts,
        .has_cutoff = isfinite(cutoff),
        .poll = {lp_ask_stop, (void *)&shares->state->problem->stop}};
    struct lp_answer answer;
    enum pb_rc rc = lp_solve_simplex(shares->lp, &options, &answer);
    *cost = INFINITY;
    if (rc != PB_OK)
        return rc;
    if (answer.status == PB_STATUS_OPTIMAL && answer.cost + starts < cutoff)
        *cost = answer.cost + starts;
    return PB_OK;
}

/** Finds the queues that somebody in hand may serve; false when there are none. */
static bool touch_queues(struct shares *shares)
{
    const struct settle_state *state = shares->state;
    bool any = false;
    for (size_t i = 0; i < state->problem->n_stints; i++) {
        if (!shares_has(shares, i))
            continue;
        for (int k = 0, q; (q = settle_queue_of(state, i, k)) != CAPACITY_NONE; k++)
            any = shares->touched[q] = true;
    }
    return any;
}

static bool allocate(struct shares *shares)
{
    const struct settle_state *state = shares->state;
    size_t n_queues = (size_t)state->problem->capacity->n_queues;
    size_t cells = n_queues * (size_t)state->n_slots;
    size_t guards = state->problem->n_stints * (size_t)state->longest;
    size_t softs = (size_t)state->books.first[n_queues];
    shares->touched = arena_alloc(&shares->arena, n_queues, sizeof *shares->touched);
    shares->row = arena_alloc(&shares->arena, cells, sizeof *shares->row);
    shares->price = arena_alloc(&shares->arena, cells, sizeof *shares->price);
    shares->soft_row = arena_alloc(&shares->arena, softs, sizeof *shares->soft_row);
    shares->guard = arena_alloc(&shares->arena, guards, sizeof *shares->guard);
    if (shares->arena.failed)
        return false;
    for (size_t c = 0; c < cells; c++)
        shares->row[c] = -1;
    for (size_t g = 0; g < guards; g++)
        shares->guard[g] = -1;
    return true;
}

enum pb_rc shares_make(struct settle_state *state, const struct shares_window *window,
                       struct shares *out)
{
    *out = (struct shares){.state = state, .window = *window, .cost = INFINITY};
    enum pb_rc rc = allocate(out) && list_all(out) ? PB_OK : PB_MEMORY;
    if (rc == PB_OK && !touch_queues(out))
        return PB_OK;
    if (rc == PB_OK)
        rc = shares_build(out);
    if (rc == PB_OK)
        rc = solve(out, INFINITY, &out->cost);
    if (rc == PB_OK && isfinite(out->cost))
        rc = remember(out);
    if (rc != PB_OK)
        shares_release(out);
    return rc;
}

void shares_release(struct shares *shares)
{
    lp_free(shares->lp);
    free(shares->runs);
    free(shares->basis);
    free(shares->x);
    arena_release(&shares->arena);
    *shares = (struct shares){0};
}

const struct capacity_move *shares_move(const struct shares *shares, const struct shares_run *run)
{
    const int *moves;
    (void)settle_moves_of(shares->state, run->stint, &moves);
    return &shares->state->problem->capacity->moves[moves[run->move]];
}

double shares_slot(const struct shares *shares, int run, int k)
{
    return shares->x[shares->runs[run].col + k - shares->runs[run].from];
}

double shares_use(const struct shares *shares, int run)
{
    const struct shares_run *at = &shares->runs[run];
    double sum = 0;
    for (int k = at->from; k < at->end; k++)
        sum += shares_slot(shares, run, k);
    return sum;
}

/** What a change has added. */
struct added {
    int rows, cols, runs; /**< before it */
};

/** Opens or shuts a run that is there. */
static enum pb_rc set_open(struct shares *shares, struct entries *entries, int r, bool open)
{
    struct shares_run *run = &shares->runs[r];
    double least = open ? shares_least(shares) : 0;
    enum pb_rc rc = PB_OK;
    run->open = open;
    for (int k = 0; k < run->end - run->from && rc == PB_OK; k++)
        rc = lp_set_col_bounds(shares->lp, run->col + k, least, open ? 1 : 0);
    return rc == PB_OK ? shares_guard_run(shares, entries, run) : rc;
}

static bool fits(const struct shares *shares, const struct shares_run *run)
{
    for (int k = run->from; k < run->end; k++)
        if (shares_alive(shares, run->stint, k) > shares->state->problem->most_queues)
            return false;
    return true;
}

static enum pb_rc begin_runs(struct shares *shares, struct entries *entries,
                             const struct shares_change *change, bool *fine)
{
    int first = shares->n_runs;
    enum pb_rc rc = PB_OK;
    for (int i = 0; i < change->n_fresh && rc == PB_OK; i++) {
        struct shares_run *run = more_room(shares);
        if (run == NULL)
            return PB_MEMORY;
        *run = change->fresh[i];
        run->open = true;
        rc = shares_add_run(shares, entries, run);
        *fine = *fine && fits(shares, run);
    }
    for (int r = first; r < shares->n_runs && rc == PB_OK && *fine; r++)
        rc = shares_guard_run(shares, entries, &shares->runs[r]);
    return rc;
}

/** Forgets guards that were made since `rows`. */
static void drop_guards(struct shares *shares, int rows, int first_run)
{
    for (int r = first_run; r < shares->n_runs; r++)
        for (int k = shares->runs[r].from; k < shares->runs[r].end; k++) {
            int *guard = shares_guard(shares, shares->runs[r].stint, k);
            if (*guard >= rows)
                *guard = -1;
        }
}

/** Takes away what came last: rows from `rows`, columns from `cols`. */
static enum pb_rc shorten(struct shares *shares, const struct added *before)
{
    const struct lp_model *model = lp_model_of(shares->lp);
    int n_rows = model->n_rows, n_cols = model->n_cols;
    int n = n_rows > n_cols ? n_rows : n_cols;
    bool *gone = calloc((size_t)n + 1, sizeof *gone);
    if (gone == NULL)
        return PB_MEMORY;
    for (int i = before->rows; i < n_rows; i++)
        gone[i] = true;
    enum pb_rc rc = n_rows > before->rows ? lp_delete_rows(shares->lp, gone) : PB_OK;
    memset(gone, 0, (size_t)n * sizeof *gone);
    for (int j = before->cols; j < n_cols; j++)
        gone[j] = true;
    if (rc == PB_OK && n_cols > before->cols)
        rc = lp_delete_cols(shares->lp, gone);
    free(gone);
    return rc;
}

static enum pb_rc undo(struct shares *shares, struct entries *entries,
                       const struct shares_change *change, const struct added *before)
{
    drop_guards(shares, before->rows, before->runs);
    shares->n_runs = before->runs;
    enum pb_rc rc = shorten(shares, before);
    for (int i = 0; i < change->n_shut && rc == PB_OK; i++)
        rc = set_open(shares, entries, change->shut[i], true);
    if (rc == PB_OK)
        rc = lp_set_basis(shares->lp, shares->basis, shares->basis + before->rows);
    return rc;
}

static enum pb_rc attempt(struct shares *shares, struct entries *entries,
                          const struct shares_change *change, double *saved)
{
    const struct lp_model *model = lp_model_of(shares->lp);
    const struct added before = {model->n_rows, model->n_cols, shares->n_runs};
    double cost = INFINITY;
    bool fine = true;
    enum pb_rc rc = PB_OK;
    for (int i = 0; i < change->n_shut && rc == PB_OK; i++)
        rc = set_open(shares, entries, change->shut[i], false);
    if (rc == PB_OK)
        rc = begin_runs(shares, entries, change, &fine);
    if (rc == PB_OK && fine)
        rc = solve(shares, shares->cost - LEAST_SAVING, &cost);
    if (rc != PB_OK)
        return rc;
    if (!isfinite(cost))
        return undo(shares, entries, change, &before);
    *saved = shares->cost - cost;
    shares->cost = cost;
    return remember(shares);
}

enum pb_rc shares_try(struct shares *shares, const struct shares_change *change, double *saved)
{
    struct entries entries;
    *saved = 0;
    enum pb_rc rc = entries_make(shares, &entries) ? PB_OK : PB_MEMORY;
    if (rc == PB_OK && isfinite(shares->cost))
        rc = attempt(shares, &entries, change, saved);
    entries_release(&entries);
    return rc;
}

/** The share of slot `k` of the run, a whole number of steps; with what the stint does there
 * already never more than one. */
static void keep_share(const struct shares *shares, int r, int k)
{
    const struct shares_run *run = &shares->runs[r];
    struct settle_state *state = shares->state;
    const int *moves;
    int n = settle_moves_of(state, run->stint, &moves);
    double *slot = state->share + state->at[run->stint] + (size_t)(k * n);
    double rest = 1, own = shares_slot(shares, r, k);
    for (int a = 0; a < n; a++)
        rest -= slot[a];
    slot[run->move] = settle_smaller(settle_round_share(own), settle_round_share(rest));
}

void shares_keep(const struct shares *shares)
{
    if (!isfinite(shares->cost))
        return;
    struct settle_state *state = shares->state;
    for (size_t i = 0; i < state->problem->n_stints; i++)
        if (shares_has(shares, i))
            memset(state->share + state->at[i], 0,
                   (state->at[i + 1] - state->at[i]) * sizeof(double));
    for (int r = 0; r < shares->n_runs; r++)
        for (int k = shares->runs[r].from; k < shares->runs[r].end && shares->runs[r].open; k++)
            keep_share(shares, r, k);
    settle_refresh(state);
}
