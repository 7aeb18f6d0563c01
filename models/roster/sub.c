/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/sub.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* LP rows 0 .. n_active - 1 are C1, then one C2 per open agent. Columns: u, o per active row, then
 * one artificial per open agent, then the lines. */
static enum pb_rc build_lp(struct roster_sub *sub)
{
    const struct roster_model *model = sub->model;
    int n_active = sub->n_active, n = n_active + sub->n_open;
    sub->first_col = 2 * n_active + sub->n_open;
    struct lp_row *rows = calloc((size_t)n + 1, sizeof *rows);
    struct lp_col *cols = calloc((size_t)sub->first_col + 1, sizeof *cols);
    int *index = calloc((size_t)n + 1, sizeof *index);
    static const double one[] = {1}, minus_one[] = {-1};
    enum pb_rc rc = rows && cols && index ? lp_create(&sub->lp, NULL) : PB_MEMORY;
    for (int i = 0; i < n && rc == PB_OK; i++) {
        double need = i < n_active ? sub->need[sub->row[i]] : 1;
        rows[i] = (struct lp_row){.lower = need, .upper = need};
        index[i] = i;
    }
    for (int j = 0; j < sub->first_col && rc == PB_OK; j++) {
        bool is_under = j < n_active, is_over = !is_under && j < 2 * n_active;
        int i = is_under ? j : j - n_active;
        const struct roster_row *row = &model->problem->rows[i < n_active ? sub->row[i] : 0];
        cols[j] = (struct lp_col){.upper = INFINITY,
                                  .cost = is_under  ? row->under
                                          : is_over ? row->over
                                                    : model->big,
                                  .n = 1,
                                  .row = &index[i],
                                  .value = is_over ? minus_one : one};
    }
    rc = rc == PB_OK ? lp_add_rows(sub->lp, n, rows) : rc;
    rc = rc == PB_OK ? lp_add_cols(sub->lp, sub->first_col, cols) : rc;
    free(rows);
    free(cols);
    free(index);
    return rc;
}

static void touch(struct roster_sub *sub, int agent, int day, int option)
{
    int n;
    const struct roster_share *share = model_shares(sub->model, agent, day, option, &n);
    for (int k = 0; k < n; k++) {
        sub->row_at[share[k].row] = 0;
    }
}

/* Rows that something open can touch get a place in the LP. */
static void find_active(struct roster_sub *sub, const struct roster_opening *opening)
{
    const struct roster_model *model = sub->model;
    memset(sub->row_at, -1, (size_t)model->n_rows * sizeof *sub->row_at);
    for (int i = 0; i < sub->n_open; i++) {
        for (int day = opening->from; day < opening->to; day++) {
            for (int o = 1; o < model->n_options; o++) {
                touch(sub, sub->agent[i], day, o);
            }
        }
    }
    for (int r = 0; r < model->n_rows; r++) {
        if (sub->row_at[r] == 0) {
            sub->row_at[r] = sub->n_active;
            sub->row[sub->n_active++] = r;
        }
    }
}

static double row_price(const struct roster_model *model, int r, double missing)
{
    const struct roster_row *row = &model->problem->rows[r];
    return missing > 0 ? row->under * missing : row->over * -missing;
}

/* Needs that closed agents leave, and the price of all that stands still. */
static void close_rest(struct roster_sub *sub, const short *roster)
{
    struct roster_model *model = sub->model;
    for (int r = 0; r < model->n_rows; r++) {
        sub->need[r] = model->problem->rows[r].need;
    }
    for (int e = 0; e < model->n_agents && roster; e++) {
        if (sub->slot[e] < 0) {
            const short *option = &roster[e * model->n_days];
            model_add_activity(model, e, option, -1, sub->need);
            sub->fixed += line_price(model->problem, &model->rules[e], option);
        }
    }
    memcpy(sub->mixed, sub->need, (size_t)model->n_rows * sizeof *sub->mixed);
    for (int i = 0; i < sub->n_open && roster; i++) {
        int e = sub->agent[i];
        model_add_activity(model, e, &roster[e * model->n_days], -1, sub->mixed);
    }
    for (int r = 0; r < model->n_rows; r++) {
        sub->fixed += sub->row_at[r] < 0 ? row_price(model, r, sub->mixed[r]) : 0;
    }
}

/* Days outside the opening keep what the roster has. */
static void narrow(struct roster_sub *sub, const struct roster_opening *opening,
                   const short *roster)
{
    const struct roster_model *model = sub->model;
    for (int i = 0; i < sub->n_open && roster; i++) {
        const short *line = &roster[sub->agent[i] * model->n_days];
        for (int day = 0; day < model->n_days; day++) {
            if (day < opening->from || day >= opening->to) {
                unsigned char *flags = &sub->allow[i * model->line_size + day * model->n_options];
                memset(flags, 0, (size_t)model->n_options);
                flags[line[day]] = 1;
            }
        }
    }
}

/* A feasible basis: the roster's line of each agent, or its artificial without one, and the slack
 * or surplus of each row that this leaves. `sub->mixed` holds what each row then misses. */
static enum pb_rc first_basis(struct roster_sub *sub, bool has_lines)
{
    int n_active = sub->n_active, n = n_active + sub->n_open;
    unsigned char *row = malloc((size_t)n + 1);
    unsigned char *col = malloc((size_t)(sub->first_col + sub->n_cols) + 1);
    enum pb_rc rc = PB_MEMORY;
    if (row && col) {
        memset(row, LP_AT_FIXED, (size_t)n);
        memset(col, LP_AT_LOWER, (size_t)(sub->first_col + sub->n_cols));
        for (int i = 0; i < n_active; i++) {
            col[sub->mixed[sub->row[i]] >= 0 ? i : n_active + i] = LP_BASIC;
        }
        for (int i = 0; i < sub->n_open; i++) {
            col[has_lines ? sub->first_col + i : 2 * n_active + i] = LP_BASIC;
        }
        rc = lp_set_basis(sub->lp, row, col);
    }
    free(row);
    free(col);
    return rc;
}

/* The lines of the roster, in the order of the open agents. */
static enum pb_rc first_lines(struct roster_sub *sub, const short *roster)
{
    int *column = malloc(((size_t)sub->n_open + 1) * sizeof *column);
    enum pb_rc rc = column ? PB_OK : PB_MEMORY;
    for (int i = 0; i < sub->n_open && rc == PB_OK; i++) {
        int e = sub->agent[i];
        column[i] = model_add_column(sub->model, e, &roster[e * sub->model->n_days]);
        rc = column[i] < 0 ? PB_MEMORY : PB_OK;
    }
    rc = rc == PB_OK ? sub_add(sub, column, sub->n_open) : rc;
    free(column);
    return rc;
}

static bool sub_room(struct roster_sub *sub)
{
    const struct roster_model *model = sub->model;
    size_t n_rows = (size_t)model->n_rows + 1, n_open = (size_t)sub->n_open + 1;
    sub->agent = malloc(n_open * sizeof *sub->agent);
    sub->slot = malloc((size_t)model->n_agents * sizeof *sub->slot);
    sub->allow = malloc(n_open * (size_t)model->line_size);
    sub->row = calloc(n_rows, sizeof *sub->row);
    sub->row_at = calloc(n_rows, sizeof *sub->row_at);
    sub->need = calloc(n_rows, sizeof *sub->need);
    sub->center = calloc(n_rows, sizeof *sub->center);
    sub->dual = calloc(n_rows, sizeof *sub->dual);
    sub->mixed = calloc(n_rows, sizeof *sub->mixed);
    sub->sigma = calloc(n_open, sizeof *sub->sigma);
    return sub->agent && sub->slot && sub->allow && sub->row && sub->row_at && sub->need &&
           sub->center && sub->dual && sub->mixed && sub->sigma;
}

enum pb_rc sub_init(struct roster_sub *sub, struct roster_model *model,
                    const struct roster_opening *opening, const short *roster)
{
    *sub = (struct roster_sub){.model = model, .n_open = opening->n, .bound = -INFINITY};
    sub->number = ++model->n_subs;
    enum pb_rc rc = PB_MEMORY;
    if (sub_room(sub)) {
        memset(sub->slot, -1, (size_t)model->n_agents * sizeof *sub->slot);
        memset(sub->allow, 1, ((size_t)sub->n_open + 1) * (size_t)model->line_size);
        for (int i = 0; i < sub->n_open; i++) {
            sub->agent[i] = opening->agent[i];
            sub->slot[opening->agent[i]] = i;
        }
        find_active(sub, opening);
        close_rest(sub, roster);
        narrow(sub, opening, roster);
        rc = build_lp(sub);
    }
    rc = rc == PB_OK && roster ? first_lines(sub, roster) : rc;
    rc = rc == PB_OK ? first_basis(sub, roster != NULL) : rc;
    if (rc != PB_OK) {
        sub_release(sub);
    }
    return rc;
}

void sub_release(struct roster_sub *sub)
{
    free(sub->agent);
    free(sub->slot);
    free(sub->allow);
    free(sub->row);
    free(sub->row_at);
    free(sub->need);
    free(sub->center);
    free(sub->dual);
    free(sub->mixed);
    free(sub->sigma);
    free(sub->col);
    free(sub->is_shut);
    free(sub->x);
    lp_free(sub->lp);
    *sub = (struct roster_sub){0};
}

static bool is_allowed(const struct roster_sub *sub, const struct roster_column *column)
{
    int slot = sub->slot[column->agent];
    for (int day = 0; day < sub->model->n_days; day++) {
        if (!sub_allows(sub, slot, day, column->option[day])) {
            return false;
        }
    }
    return true;
}

static bool make_room(struct roster_sub *sub, int n)
{
    if (sub->n_cols + n <= sub->col_room) {
        return true;
    }
    int room = 2 * (sub->n_cols + n);
    int *col = realloc(sub->col, (size_t)room * sizeof *col);
    sub->col = col ? col : sub->col;
    bool *is_shut = realloc(sub->is_shut, (size_t)room * sizeof *is_shut);
    sub->is_shut = is_shut ? is_shut : sub->is_shut;
    double *x = realloc(sub->x, (size_t)room * sizeof *x);
    sub->x = x ? x : sub->x;
    sub->col_room = col && is_shut && x ? room : sub->col_room;
    return col && is_shut && x;
}

/* Entries of one line: rows in order of days, each once, then its convexity row. */
static int fill_entries(const struct roster_sub *sub, const struct roster_column *column, int *row,
                        double *value)
{
    const struct roster_model *model = sub->model;
    int n_touched = 0, n = 0;
    for (int day = 0; day < model->n_days; day++) {
        int n_shares;
        const struct roster_share *share =
            model_shares(model, column->agent, day, column->option[day], &n_shares);
        for (int i = 0; i < n_shares; i++) {
            if (sub->row_at[share[i].row] < 0) {
                continue;
            }
            if (model->row_sum[share[i].row] == 0) {
                model->row_list[n_touched++] = share[i].row;
            }
            model->row_sum[share[i].row] += share[i].amount;
        }
    }
    for (int i = 0; i < n_touched; i++) {
        int r = model->row_list[i];
        if (model->row_sum[r] != 0) {
            row[n] = sub->row_at[r];
            value[n++] = model->row_sum[r];
        }
        model->row_sum[r] = 0;
    }
    row[n] = sub->n_active + sub->slot[column->agent];
    value[n++] = 1;
    return n;
}

enum pb_rc sub_add(struct roster_sub *sub, const int *columns, int n)
{
    const struct roster_model *model = sub->model;
    if (n == 0) {
        return PB_OK;
    }
    size_t width = (size_t)model->n_rows + 1;
    struct lp_col *cols = calloc((size_t)n, sizeof *cols);
    int *row = NULL;
    double *value = NULL;
    size_t used = 0, room = 0;
    enum pb_rc rc = cols && make_room(sub, n) ? PB_OK : PB_MEMORY;
    for (int i = 0; i < n && rc == PB_OK; i++) {
        if (used + width > room) {
            room = 2 * room + 64 * width;
            int *rows = realloc(row, room * sizeof *row);
            row = rows ? rows : row;
            double *values = realloc(value, room * sizeof *value);
            value = values ? values : value;
            rc = rows && values ? PB_OK : PB_MEMORY;
        }
        if (rc == PB_OK) {
            struct roster_column *column = &model->pool.at[columns[i]];
            column->home = sub->number;
            cols[i] = (struct lp_col){.upper = INFINITY, .cost = column->cost};
            cols[i].n = fill_entries(sub, column, &row[used], &value[used]);
            used += (size_t)cols[i].n;
            sub->col[sub->n_cols + i] = columns[i];
            sub->is_shut[sub->n_cols + i] = false;
            sub->x[sub->n_cols + i] = 0;
        }
    }
    used = 0;
    for (int i = 0; i < n && rc == PB_OK; i++) {
        cols[i].row = &row[used];
        cols[i].value = &value[used];
        used += (size_t)cols[i].n;
    }
    rc = rc == PB_OK ? lp_add_cols(sub->lp, n, cols) : rc;
    sub->n_cols += rc == PB_OK ? n : 0;
    free(cols);
    free(row);
    free(value);
    return rc;
}

enum pb_rc sub_apply(struct roster_sub *sub)
{
    enum pb_rc rc = PB_OK;
    for (int i = 0; i < sub->n_cols && rc == PB_OK; i++) {
        bool shut = !is_allowed(sub, &sub->model->pool.at[sub->col[i]]);
        if (shut != sub->is_shut[i]) {
            rc = lp_set_col_bounds(sub->lp, sub->first_col + i, 0, shut ? 0 : INFINITY);
            sub->is_shut[i] = shut;
        }
    }
    return rc;
}

struct ranked {
    double price;
    int column;
};

static int by_price(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    return x->price != y->price ? (x->price < y->price ? -1 : 1) : x->column - y->column;
}

static double price_at(const struct roster_model *model, const struct roster_column *column,
                       const double *dual)
{
    double price = column->cost;
    for (int day = 0; dual && day < model->n_days; day++) {
        int n;
        const struct roster_share *share =
            model_shares(model, column->agent, day, column->option[day], &n);
        for (int i = 0; i < n; i++) {
            price -= share[i].amount * dual[share[i].row];
        }
    }
    return price;
}

enum pb_rc sub_add_from_pool(struct roster_sub *sub, const double *dual, int most)
{
    const struct roster_model *model = sub->model;
    struct ranked *ranked = malloc(((size_t)model->pool.n + 1) * sizeof *ranked);
    int *chosen = malloc(((size_t)model->pool.n + 1) * sizeof *chosen);
    int *count = calloc((size_t)sub->n_open + 1, sizeof *count);
    enum pb_rc rc = ranked && chosen && count ? PB_OK : PB_MEMORY;
    int n = 0, n_chosen = 0;
    for (int c = 0; c < model->pool.n && rc == PB_OK; c++) {
        const struct roster_column *column = &model->pool.at[c];
        if (sub->slot[column->agent] >= 0 && column->home != sub->number && !isinf(column->cost) &&
            is_allowed(sub, column)) {
            ranked[n++] = (struct ranked){price_at(model, column, dual), c};
        }
    }
    if (rc == PB_OK) {
        qsort(ranked, (size_t)n, sizeof *ranked, by_price);
        for (int i = 0; i < n; i++) {
            int slot = sub->slot[model->pool.at[ranked[i].column].agent];
            if (count[slot]++ < most) {
                chosen[n_chosen++] = ranked[i].column;
            }
        }
        rc = sub_add(sub, chosen, n_chosen);
    }
    free(ranked);
    free(chosen);
    free(count);
    return rc;
}

/* Drops the flagged columns of the LP. */
static enum pb_rc drop(struct roster_sub *sub, const bool *gone)
{
    struct roster_model *model = sub->model;
    enum pb_rc rc = lp_delete_cols(sub->lp, gone);
    int n = 0;
    for (int i = 0; i < sub->n_cols && rc == PB_OK; i++) {
        if (gone[sub->first_col + i]) {
            model->pool.at[sub->col[i]].home = 0;
            continue;
        }
        sub->col[n] = sub->col[i];
        sub->is_shut[n] = sub->is_shut[i];
        sub->x[n++] = sub->x[i];
    }
    sub->n_cols = rc == PB_OK ? n : sub->n_cols;
    return rc;
}

enum pb_rc sub_trim(struct roster_sub *sub)
{
    int n_rows = sub->n_active + sub->n_open, keep = 2 * n_rows + 100;
    if (sub->n_cols <= 2 * keep) {
        return PB_OK;
    }
    const double *reduced = lp_reduced_cost(sub->lp) + sub->first_col;
    struct ranked *ranked = malloc((size_t)sub->n_cols * sizeof *ranked);
    bool *gone = calloc((size_t)(sub->first_col + sub->n_cols), sizeof *gone);
    enum pb_rc rc = ranked && gone ? PB_OK : PB_MEMORY;
    for (int i = 0; i < sub->n_cols && rc == PB_OK; i++) {
        bool may_be_basic = sub->x[i] > 1e-9 || fabs(reduced[i]) <= 1e-9;
        double price = sub->is_shut[i] ? INFINITY : reduced[i];
        ranked[i] = (struct ranked){may_be_basic ? -INFINITY : price, i};
    }
    if (rc == PB_OK) {
        qsort(ranked, (size_t)sub->n_cols, sizeof *ranked, by_price);
        for (int i = keep; i < sub->n_cols; i++) {
            gone[sub->first_col + ranked[i].column] = ranked[i].price > -INFINITY;
        }
        rc = drop(sub, gone);
    }
    free(ranked);
    free(gone);
    return rc;
}

void sub_weights(const struct roster_sub *sub, double *weight)
{
    const struct roster_model *model = sub->model;
    memset(weight, 0, (size_t)sub->n_open * (size_t)model->line_size * sizeof *weight);
    for (int i = 0; i < sub->n_cols; i++) {
        const struct roster_column *column = &model->pool.at[sub->col[i]];
        double *mine = &weight[sub->slot[column->agent] * model->line_size];
        for (int day = 0; sub->x[i] > 1e-9 && day < model->n_days; day++) {
            mine[day * model->n_options + column->option[day]] += sub->x[i];
        }
    }
}
