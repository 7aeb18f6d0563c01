/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lp/lp_gomory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Whole numbers are met when nearer than this. */
#define LEAST_FRACTION 0.02

/** Smaller weights are noise of the factorisation. */
#define LEAST_WEIGHT 1e-10

/** Longer rows slow the simplex more than they give. */
#define MOST_VALUES 1000

/** A whole column between two whole numbers. */
struct fractional {
    int col;
    double distance; /**< from the middle of them */
};

struct work {
    struct lp *lp;
    const struct lp_gomory_options *options;
    struct lp_roundings *list;
    struct lp_gomory *out;
    struct lp_rounder rounder;
    int n_own; /**< rows that lp came with */
    struct fractional *fractional;
    struct lp_row *rows; /**< of one round */
    double *weight;      /**< [rows of lp] */
    int *row;            /**< [rows of lp] rows with a weight */
    double *packed;      /**< their weights */
    unsigned char *row_state, *col_state;
    int *high;   /**< columns at their upper bounds */
    int *picked; /**< those of one row */
    bool *gone;  /**< [rows of lp] */
    int room;    /**< rows that the arrays hold */
};

static void *resized(void *array, size_t n, size_t size, bool *failed)
{
    void *larger = realloc(array, (n + 1) * size);

    *failed = *failed || larger == NULL;
    return larger != NULL ? larger : array;
}

static enum pb_rc reserve(struct work *w)
{
    const struct lp_model *model = lp_model_of(w->lp);
    const int room = model->n_rows + w->options->rows_a_round;
    bool failed = false;

    if (room <= w->room) {
        return PB_OK;
    }
    w->weight = resized(w->weight, (size_t)room, sizeof *w->weight, &failed);
    w->row = resized(w->row, (size_t)room, sizeof *w->row, &failed);
    w->packed = resized(w->packed, (size_t)room, sizeof *w->packed, &failed);
    w->row_state = resized(w->row_state, (size_t)room, sizeof *w->row_state, &failed);
    w->gone = resized(w->gone, (size_t)room, sizeof *w->gone, &failed);
    w->out->rounding = resized(w->out->rounding, (size_t)room, sizeof *w->out->rounding, &failed);
    w->room = failed ? w->room : room;
    return failed ? PB_MEMORY : PB_OK;
}

static enum pb_rc begin(struct work *w)
{
    const size_t n_cols = (size_t)lp_model_of(w->lp)->n_cols;
    bool failed = false;

    w->n_own = lp_model_of(w->lp)->n_rows;
    w->fractional = resized(NULL, n_cols, sizeof *w->fractional, &failed);
    w->col_state = resized(NULL, n_cols, sizeof *w->col_state, &failed);
    w->rows = resized(NULL, (size_t)w->options->rows_a_round, sizeof *w->rows, &failed);
    w->high = resized(NULL, n_cols, sizeof *w->high, &failed);
    w->picked = resized(NULL, n_cols, sizeof *w->picked, &failed);
    return failed ? PB_MEMORY : PB_OK;
}

static int compare_fractional(const void *left, const void *right)
{
    const struct fractional *a = left;
    const struct fractional *b = right;
    const int by_distance = (a->distance > b->distance) - (a->distance < b->distance);

    return by_distance != 0 ? by_distance : (a->col > b->col) - (a->col < b->col);
}

/** Lists the basic whole columns between two whole numbers, the farthest from both first. */
static int list_fractional(struct work *w)
{
    const struct lp_model *model = lp_model_of(w->lp);
    const double *x = lp_primal(w->lp);
    int n = 0;

    for (int j = 0; j < model->n_cols; j++) {
        const double fraction = x[j] - floor(x[j]);

        if (model->is_integer[j] && w->col_state[j] == LP_BASIC && fraction > LEAST_FRACTION &&
            fraction < 1 - LEAST_FRACTION) {
            w->fractional[n++] = (struct fractional){j, fabs(fraction - 0.5)};
        }
    }
    if (n > 1) {
        qsort(w->fractional, (size_t)n, sizeof *w->fractional, compare_fractional);
    }
    return n < w->options->rows_a_round ? n : w->options->rows_a_round;
}

/** Packs the weights of the tableau's row; rows as lp has them. */
static int pack_weights(struct work *w)
{
    const int n_rows = lp_model_of(w->lp)->n_rows;
    int n = 0;

    for (int i = 0; i < n_rows; i++) {
        if (fabs(w->weight[i]) > LEAST_WEIGHT) {
            w->row[n] = i;
            w->packed[n++] = w->weight[i];
        }
    }
    return n;
}

/** Columns at their upper bounds. */
static int list_high(struct work *w)
{
    const struct lp_model *model = lp_model_of(w->lp);
    int n = 0;

    for (int j = 0; j < model->n_cols; j++) {
        if (w->col_state[j] == LP_AT_UPPER && isfinite(model->col_upper[j])) {
            w->high[n++] = j;
        }
    }
    return n;
}

/** Of the high columns, those that the combination just rounded has. */
static int pick_high(struct work *w, int n_high)
{
    int n = 0;

    for (int k = 0; k < n_high; k++) {
        if (w->rounder.size[w->high[k]] > 0) {
            w->picked[n++] = w->high[k];
        }
    }
    return n;
}

/** Names the rows of a derivation as the list does. */
static void rename_rows(struct work *w, int n_weights)
{
    for (int k = 0; k < n_weights; k++) {
        if (w->row[k] >= w->n_own) {
            w->row[k] = w->n_own + w->out->rounding[w->row[k] - w->n_own];
        }
    }
}

/** Derives the row of column j and lists it; *added says whether. */
static enum pb_rc derive(struct work *w, int j, int n_high, bool *added)
{
    struct lp_derivation from = {.row = w->row, .weight = w->packed, .high = w->high};
    struct lp_row row;
    enum pb_rc rc = lp_multipliers(w->lp, j, w->weight);

    *added = false;
    if (rc == PB_OK) {
        from.n_weights = pack_weights(w);
        from.n_high = n_high;
        rc = lp_round(&w->rounder, lp_model_of(w->lp), &from, &row, added);
    }
    *added = rc == PB_OK && *added && row.n <= MOST_VALUES;
    if (*added) {
        rename_rows(w, from.n_weights);
        from.n_high = pick_high(w, n_high);
        from.high = w->picked;
        *added = lp_roundings_add(w->list, &from, &row);
    }
    return rc == PB_INVALID ? PB_OK : rc;
}

/** Adds to lp the roundings from `first` of the list on. */
static enum pb_rc show(struct work *w, int first)
{
    const int n = w->list->n - first;

    for (int k = 0; k < n; k++) {
        w->rows[k] = lp_roundings_row(w->list, first + k);
    }
    const enum pb_rc rc = lp_add_rows(w->lp, n, w->rows);

    for (int k = 0; rc == PB_OK && k < n; k++) {
        w->out->rounding[w->out->n_rows++] = first + k;
    }
    return rc;
}

/** Deletes the added rows that do not bind. */
static enum pb_rc forget_slack(struct work *w)
{
    const int n_rows = lp_model_of(w->lp)->n_rows;
    int n = 0;
    enum pb_rc rc = lp_get_basis(w->lp, w->row_state, w->col_state);

    memset(w->gone, 0, (size_t)n_rows * sizeof *w->gone);
    for (int i = w->n_own; rc == PB_OK && i < n_rows; i++) {
        w->gone[i] = w->row_state[i] == LP_BASIC;
        if (!w->gone[i]) {
            w->out->rounding[n++] = w->out->rounding[i - w->n_own];
        }
    }
    if (rc == PB_OK && n < w->out->n_rows) {
        rc = lp_delete_rows(w->lp, w->gone);
        w->out->n_rows = n;
    }
    return rc;
}

/** Solves with the rows added; *is_optimal is false when that was stopped or failed. */
static enum pb_rc solve(struct work *w, bool *is_optimal)
{
    const struct lp_simplex_options options = {.poll = w->options->poll};
    struct lp_answer answer;
    const enum pb_rc rc = lp_solve_simplex(w->lp, &options, &answer);

    *is_optimal = rc == PB_OK && answer.status == PB_STATUS_OPTIMAL && answer.has_dual;
    if (rc == PB_OK) {
        w->out->iterations += answer.iterations;
    }
    w->out->is_optimal = *is_optimal;
    if (*is_optimal) {
        w->out->after = answer.cost;
    }
    return rc;
}

/** One round: lists rows, solves, forgets those that do not bind. *goes_on is false at the end. */
static enum pb_rc round_once(struct work *w, bool *goes_on)
{
    const int first = w->list->n;
    enum pb_rc rc = reserve(w);

    if (rc == PB_OK) {
        rc = lp_get_basis(w->lp, w->row_state, w->col_state);
    }
    const int n = rc == PB_OK ? list_fractional(w) : 0;
    const int n_high = rc == PB_OK ? list_high(w) : 0;

    for (int k = 0; rc == PB_OK && k < n; k++) {
        bool added = false;

        rc = derive(w, w->fractional[k].col, n_high, &added);
    }
    *goes_on = w->list->n > first;
    if (rc == PB_OK && *goes_on) {
        rc = show(w, first);
    }
    if (rc == PB_OK && *goes_on) {
        rc = solve(w, goes_on);
    }
    return rc;
}

/** Deletes what does not bind and solves once more, which takes no step, so that the answer is that
 * of the program as it stands. */
static enum pb_rc finish(struct work *w)
{
    bool is_optimal = false;
    enum pb_rc rc = forget_slack(w);

    return rc == PB_OK ? solve(w, &is_optimal) : rc;
}

static void release(struct work *w)
{
    lp_rounder_release(&w->rounder);
    free(w->fractional);
    free(w->rows);
    free(w->weight);
    free(w->row);
    free(w->packed);
    free(w->row_state);
    free(w->col_state);
    free(w->high);
    free(w->picked);
    free(w->gone);
}

enum pb_rc lp_gomory(struct lp *lp, const struct lp_gomory_options *options,
                     struct lp_roundings *list, struct lp_gomory *out)
{
    struct work w = {.lp = lp, .options = options, .list = list, .out = out};
    bool goes_on = true;
    enum pb_rc rc = begin(&w);

    *out = (struct lp_gomory){0};
    if (rc == PB_OK) {
        rc = solve(&w, &goes_on);
        out->before = out->after;
    }
    for (int round = 0; rc == PB_OK && goes_on && round < options->rounds; round++) {
        const double before = out->after;

        rc = round_once(&w, &goes_on);
        if (rc == PB_OK && goes_on) {
            rc = finish(&w);
            goes_on = out->after - before > options->least_gain * (out->after - out->before);
        }
    }
    release(&w);
    return rc;
}

void lp_gomory_release(struct lp_gomory *out)
{
    free(out->rounding);
    *out = (struct lp_gomory){0};
}
