/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lp/lp_sift.h"

#include "models/lp/lp_check.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A column comes in when its reduced cost is below this; below the simplex's own tolerance. */
#define COME_IN (-1e-8)

/* Ranges of at most this many columns are solved whole. */
enum { SMALL_RANGE = 2000 };

/* The whole work. */
struct sift {
    const struct lp_model *model;
    const struct lp_blocks *blocks;
    const struct lp_poll *poll;
    struct lp_sifted *out;
    double *activity; /* n_rows: of the columns outside the range */
    int *local_row;   /* n_rows: row in the range's program, -1 = not in it */
    int *local_col;   /* n_cols: likewise */
    int *global_row;  /* of each local row */
    int *global_col;  /* of each local column */
    int *entry_row;   /* scratch of one column */
    double *entry_value;
};

/* One range of blocks and its program. */
struct range {
    int first;
    int end;
    struct lp *lp;
    int n_rows;
    int n_cols;
};

static bool col_belongs(const struct sift *sift, const struct range *range, int j)
{
    int block = sift->blocks->col_block[j];
    return block >= range->first && block < range->end;
}

static bool row_belongs(const struct sift *sift, const struct range *range, int i)
{
    return sift->blocks->row_first[i] >= range->first && sift->blocks->row_last[i] < range->end;
}

/* -- building ---------------------------------------------------------------------------------- */

/* What the columns outside the range do in each row, at their present values. */
static void measure_context(struct sift *sift, const struct range *range)
{
    const struct lp_model *model = sift->model;
    for (int i = 0; i < model->n_rows; i++)
        sift->activity[i] = 0;
    for (int j = 0; j < model->n_cols; j++) {
        if (col_belongs(sift, range, j) || sift->out->x[j] == 0)
            continue;
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++)
            sift->activity[model->row_index[e]] += model->value[e] * sift->out->x[j];
    }
}

static enum pb_rc add_rows(struct sift *sift, struct range *range)
{
    const struct lp_model *model = sift->model;
    struct lp_row *rows = malloc(((size_t)model->n_rows + 1) * sizeof *rows);
    if (!rows)
        return PB_MEMORY;
    for (int i = 0; i < model->n_rows; i++) {
        sift->local_row[i] = -1;
        if (!row_belongs(sift, range, i))
            continue;
        sift->local_row[i] = range->n_rows;
        sift->global_row[range->n_rows] = i;
        rows[range->n_rows++] = (struct lp_row){.lower = model->row_lower[i] - sift->activity[i],
                                                .upper = model->row_upper[i] - sift->activity[i]};
    }
    enum pb_rc rc = lp_add_rows(range->lp, range->n_rows, rows);
    free(rows);
    return rc;
}

/* Adds column j of the whole program, less its entries in rows outside the range. */
static enum pb_rc add_col(struct sift *sift, struct range *range, int j)
{
    const struct lp_model *model = sift->model;
    struct lp_col col = {.lower = model->col_lower[j],
                         .upper = model->col_upper[j],
                         .cost = model->cost[j],
                         .row = sift->entry_row,
                         .value = sift->entry_value};
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        int i = sift->local_row[model->row_index[e]];
        if (i < 0)
            continue;
        sift->entry_row[col.n] = i;
        sift->entry_value[col.n++] = model->value[e];
    }
    sift->local_col[j] = range->n_cols;
    sift->global_col[range->n_cols++] = j;
    return lp_add_cols(range->lp, 1, &col);
}

/* Whether column j stands in the program of the range from the beginning. */
static bool starts_inside(const struct sift *sift, bool is_small, int j)
{
    return is_small || sift->out->col[j] != LP_AT_LOWER || sift->model->col_lower[j] != 0;
}

static enum pb_rc add_cols(struct sift *sift, struct range *range)
{
    int n = 0;
    enum pb_rc rc = PB_OK;
    for (int j = 0; j < sift->model->n_cols; j++) {
        sift->local_col[j] = -1;
        n += col_belongs(sift, range, j);
    }
    for (int j = 0; j < sift->model->n_cols && rc == PB_OK; j++)
        if (col_belongs(sift, range, j) && starts_inside(sift, n <= SMALL_RANGE, j))
            rc = add_col(sift, range, j);
    return rc;
}

static enum pb_rc set_basis(struct sift *sift, const struct range *range)
{
    size_t n_rows = (size_t)range->n_rows;
    unsigned char *state = malloc(n_rows + (size_t)range->n_cols + 1);
    if (!state)
        return PB_MEMORY;
    for (int i = 0; i < range->n_rows; i++)
        state[i] = sift->out->row[sift->global_row[i]];
    for (int j = 0; j < range->n_cols; j++)
        state[n_rows + (size_t)j] = sift->out->col[sift->global_col[j]];
    enum pb_rc rc = lp_set_basis(range->lp, state, state + n_rows);
    free(state);
    return rc;
}

/* -- solving ----------------------------------------------------------------------------------- */

/* Reduced cost of column j against the duals of the range. */
static double reduced_cost(const struct sift *sift, const double dual[], int j)
{
    const struct lp_model *model = sift->model;
    double d = model->cost[j];
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        int i = sift->local_row[model->row_index[e]];
        d -= i < 0 ? 0 : model->value[e] * dual[i];
    }
    return d;
}

/* Lets in the columns that would better the range's answer; *n_added = how many. */
static enum pb_rc let_in(struct sift *sift, struct range *range, int *n_added)
{
    const double *dual = lp_dual(range->lp);
    int before = range->n_cols;
    enum pb_rc rc = PB_OK;
    for (int j = 0; j < sift->model->n_cols && rc == PB_OK; j++)
        if (sift->local_col[j] < 0 && col_belongs(sift, range, j) &&
            reduced_cost(sift, dual, j) < COME_IN)
            rc = add_col(sift, range, j);
    *n_added = range->n_cols - before;
    return rc;
}

/* Lets in all that is left: the program of the range may be infeasible without it. */
static enum pb_rc let_in_all(struct sift *sift, struct range *range, int *n_added)
{
    int before = range->n_cols;
    enum pb_rc rc = PB_OK;
    for (int j = 0; j < sift->model->n_cols && rc == PB_OK; j++)
        if (sift->local_col[j] < 0 && col_belongs(sift, range, j))
            rc = add_col(sift, range, j);
    *n_added = range->n_cols - before;
    return rc;
}

static enum pb_rc solve_rounds(struct sift *sift, struct range *range, struct lp_answer *answer)
{
    bool is_fresh = range->end - range->first == 1;
    struct lp_simplex_options options = {.method = is_fresh ? LP_DUAL : LP_PRIMAL};
    int n_added = 1;
    enum pb_rc rc = PB_OK;
    if (sift->poll)
        options.poll = *sift->poll;
    while (rc == PB_OK && n_added > 0) {
        rc = lp_solve_simplex(range->lp, &options, answer);
        sift->out->iterations += answer->iterations;
        options.method = LP_PRIMAL;
        n_added = 0;
        if (rc == PB_OK && answer->status == PB_STATUS_OPTIMAL)
            rc = let_in(sift, range, &n_added);
        else if (rc == PB_OK && answer->status == PB_STATUS_INFEASIBLE)
            rc = let_in_all(sift, range, &n_added);
    }
    return rc;
}

/* Keeps the range's basis, point and duals as the start of the next join. */
static enum pb_rc keep(struct sift *sift, const struct range *range)
{
    size_t n_rows = (size_t)range->n_rows;
    unsigned char *state = malloc(n_rows + (size_t)range->n_cols + 1);
    if (!state)
        return PB_MEMORY;
    enum pb_rc rc = lp_get_basis(range->lp, state, state + n_rows);
    for (int i = 0; i < range->n_rows && rc == PB_OK; i++) {
        sift->out->row[sift->global_row[i]] = state[i];
        sift->out->dual[sift->global_row[i]] = lp_dual(range->lp)[i];
    }
    for (int j = 0; j < range->n_cols && rc == PB_OK; j++) {
        sift->out->col[sift->global_col[j]] = state[n_rows + (size_t)j];
        sift->out->x[sift->global_col[j]] = lp_primal(range->lp)[j];
    }
    free(state);
    return rc;
}

static enum pb_rc solve_range(struct sift *sift, int first, int end, struct lp_answer *answer)
{
    struct range range = {.first = first, .end = end};
    measure_context(sift, &range);
    enum pb_rc rc = lp_create(&range.lp, NULL);
    if (rc == PB_OK)
        rc = add_rows(sift, &range);
    if (rc == PB_OK)
        rc = add_cols(sift, &range);
    if (rc == PB_OK)
        rc = set_basis(sift, &range);
    if (rc == PB_OK)
        rc = solve_rounds(sift, &range, answer);
    if (rc == PB_OK && answer->status == PB_STATUS_OPTIMAL)
        rc = keep(sift, &range);
    lp_free(range.lp);
    return rc;
}

/* Whether the work may go on after a range: trouble inside a part does not matter, the whole
 * decides; the poll's word does. */
static bool goes_on(const struct sift *sift, struct lp_answer *answer)
{
    if (answer->status == PB_STATUS_INTERRUPTED || answer->status == PB_STATUS_TIME_LIMIT)
        return false;
    enum pb_status word =
        sift->poll && sift->poll->ask ? sift->poll->ask(sift->poll->context) : PB_STATUS_NONE;
    if (word != PB_STATUS_NONE)
        answer->status = word;
    return word == PB_STATUS_NONE;
}

static enum pb_rc solve_levels(struct sift *sift, struct lp_answer *answer)
{
    int n = sift->blocks->n;
    enum pb_rc rc = PB_OK;
    for (int size = 1; size < 2 * n; size *= 2)
        for (int first = 0; first < n && rc == PB_OK && goes_on(sift, answer); first += size)
            rc = solve_range(sift, first, first + size < n ? first + size : n, answer);
    return rc;
}

/* -- frame ------------------------------------------------------------------------------------- */

static bool reserve(struct sift *sift)
{
    size_t n_rows = (size_t)sift->model->n_rows + 1;
    size_t n_cols = (size_t)sift->model->n_cols + 1;
    struct lp_sifted *out = sift->out;
    out->x = calloc(n_cols, sizeof(double));
    out->dual = calloc(n_rows, sizeof(double));
    out->row = calloc(n_rows, 1); /* LP_BASIC */
    out->col = calloc(n_cols, 1);
    sift->activity = malloc(n_rows * sizeof(double));
    sift->local_row = malloc(n_rows * sizeof(int));
    sift->global_row = calloc(n_rows, sizeof(int));
    sift->local_col = malloc(n_cols * sizeof(int));
    sift->global_col = calloc(n_cols, sizeof(int));
    sift->entry_row = malloc(n_rows * sizeof(int));
    sift->entry_value = malloc(n_rows * sizeof(double));
    return out->x && out->dual && out->row && out->col && sift->activity && sift->local_row &&
           sift->global_row && sift->local_col && sift->global_col && sift->entry_row &&
           sift->entry_value;
}

static void release_scratch(struct sift *sift)
{
    free(sift->activity);
    free(sift->local_row);
    free(sift->global_row);
    free(sift->local_col);
    free(sift->global_col);
    free(sift->entry_row);
    free(sift->entry_value);
}

/* Every column at a bound of its own, as the standard basis has it. */
static void start_at_bounds(struct sift *sift)
{
    const struct lp_model *model = sift->model;
    for (int j = 0; j < model->n_cols; j++) {
        double lower = model->col_lower[j];
        double upper = model->col_upper[j];
        sift->out->col[j] = LP_AT_LOWER;
        sift->out->x[j] = lower;
        if (lower != -INFINITY)
            continue;
        sift->out->col[j] = upper == INFINITY ? LP_AT_ZERO : LP_AT_UPPER;
        sift->out->x[j] = upper == INFINITY ? 0 : upper;
    }
}

/* The last word on the whole program: the point in our own arithmetic. */
static enum pb_rc conclude(struct sift *sift, const struct lp_answer *answer)
{
    struct lp_check check;
    enum pb_rc rc = lp_check_point(sift->model, sift->out->x, sift->activity, &check);
    if (rc != PB_OK)
        return rc;
    sift->out->status = answer->status;
    sift->out->cost = check.cost;
    return PB_OK;
}

enum pb_rc lp_solve_sifting(const struct lp_model *model, const struct lp_blocks *blocks,
                            const struct lp_poll *poll, struct lp_sifted *out)
{
    struct sift sift = {.model = model, .blocks = blocks, .poll = poll, .out = out};
    struct lp_answer answer = {.status = PB_STATUS_NONE};
    assert(blocks->n > 0);
    *out = (struct lp_sifted){0};
    enum pb_rc rc = reserve(&sift) ? PB_OK : PB_MEMORY;
    if (rc == PB_OK) {
        start_at_bounds(&sift);
        rc = solve_levels(&sift, &answer);
    }
    if (rc == PB_OK)
        rc = conclude(&sift, &answer);
    release_scratch(&sift);
    return rc;
}

void lp_sifted_release(struct lp_sifted *sifted)
{
    free(sifted->x);
    free(sifted->dual);
    free(sifted->row);
    free(sifted->col);
    *sifted = (struct lp_sifted){0};
}
