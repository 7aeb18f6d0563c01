/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CPLEX LP. Sections: Minimize, Subject To, Bounds, General, End. */
#include "models/lp/lp_file.h"

#include <math.h>
#include <stdlib.h>

/* Terms on one line; readers limit the length of a line. */
enum { TERMS_PER_LINE = 4 };

/* The matrix by rows. */
struct by_rows {
    int *start; /* n_rows + 1 */
    int *col;
    double *value;
};

static void release_rows(struct by_rows *rows)
{
    free(rows->start);
    free(rows->col);
    free(rows->value);
}

static bool transpose(const struct lp_model *model, struct by_rows *rows)
{
    size_t entries = (size_t)lp_model_entries(model) + 1;
    size_t n_rows = (size_t)model->n_rows;
    rows->start = calloc(n_rows + 2, sizeof *rows->start);
    rows->col = malloc(entries * sizeof *rows->col);
    rows->value = malloc(entries * sizeof *rows->value);
    if (!rows->start || !rows->col || !rows->value)
        return false;
    for (int e = 0; e < lp_model_entries(model); e++)
        rows->start[model->row_index[e] + 2]++;
    for (size_t i = 2; i < n_rows + 2; i++)
        rows->start[i] += rows->start[i - 1];
    for (int j = 0; j < model->n_cols; j++) {
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            int at = rows->start[model->row_index[e] + 1]++;
            rows->col[at] = j;
            rows->value[at] = model->value[e];
        }
    }
    return true;
}

static void put_term(const struct lp_file *to, int k, double value, int j)
{
    if (k > 0 && k % TERMS_PER_LINE == 0)
        fputs("\n ", to->file);
    fputs(signbit(value) ? " - " : " + ", to->file);
    lp_put_number(to->file, fabs(value));
    fprintf(to->file, " %s", to->cols->name[j]);
}

static void put_objective(const struct lp_file *to)
{
    fprintf(to->file, "Minimize\n %s:", LP_OBJECTIVE);
    for (int j = 0; j < to->model->n_cols; j++)
        put_term(to, j, to->model->cost[j], j);
}

static void put_side(const struct lp_file *to, const struct by_rows *rows, int i,
                     const char *suffix, const char *sense, double rhs)
{
    int first = rows->start[i];
    fprintf(to->file, " %s%s:", to->rows->name[i], suffix);
    for (int e = first; e < rows->start[i + 1]; e++)
        put_term(to, e - first, rows->value[e], rows->col[e]);
    if (first == rows->start[i + 1])
        put_term(to, 0, 0, 0); /* an empty row still needs a term */
    fprintf(to->file, " %s ", sense);
    lp_put_number(to->file, rhs);
    putc('\n', to->file);
}

static void put_row(const struct lp_file *to, const struct by_rows *rows, int i)
{
    double lower = to->model->row_lower[i];
    double upper = to->model->row_upper[i];
    if (lower == upper) {
        put_side(to, rows, i, "", "=", lower);
        return;
    }
    if (lower != -INFINITY)
        put_side(to, rows, i, "", ">=", lower);
    if (upper != INFINITY)
        put_side(to, rows, i, lower == -INFINITY ? "" : "~hi", "<=", upper);
}

static void put_col_bounds(const struct lp_file *to, int j)
{
    double lower = to->model->col_lower[j];
    double upper = to->model->col_upper[j];
    const char *name = to->cols->name[j];
    if (lower == 0 && upper == INFINITY)
        return;
    if (lower == -INFINITY && upper == INFINITY) {
        fprintf(to->file, " %s free\n", name);
        return;
    }
    putc(' ', to->file);
    if (lower == upper) {
        fprintf(to->file, "%s = ", name);
        lp_put_number(to->file, lower);
    } else {
        if (lower == -INFINITY)
            fputs("-inf", to->file);
        else
            lp_put_number(to->file, lower);
        fprintf(to->file, " <= %s", name);
        if (upper != INFINITY) {
            fputs(" <= ", to->file);
            lp_put_number(to->file, upper);
        }
    }
    putc('\n', to->file);
}

static void put_integers(const struct lp_file *to)
{
    bool begun = false;
    for (int j = 0; j < to->model->n_cols; j++) {
        if (!to->model->is_integer[j])
            continue;
        if (!begun)
            fputs("General\n", to->file);
        begun = true;
        fprintf(to->file, " %s\n", to->cols->name[j]);
    }
}

enum pb_rc lp_put_lp(const struct lp_file *to)
{
    struct by_rows rows = {0};
    enum pb_rc rc = transpose(to->model, &rows) ? PB_OK : PB_MEMORY;
    if (rc == PB_OK) {
        put_objective(to);
        fputs("\nSubject To\n", to->file);
        for (int i = 0; i < to->model->n_rows; i++)
            put_row(to, &rows, i);
        fputs("Bounds\n", to->file);
        for (int j = 0; j < to->model->n_cols; j++)
            put_col_bounds(to, j);
        put_integers(to);
        fputs("End\n", to->file);
    }
    release_rows(&rows);
    return rc;
}
