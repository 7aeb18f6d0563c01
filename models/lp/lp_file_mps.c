/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Free MPS. Sections: NAME, ROWS, COLUMNS, RHS, RANGES, BOUNDS, ENDATA. */
#include "models/lp/lp_file.h"

#include <math.h>

static char row_type(double lower, double upper)
{
    if (lower == upper)
        return 'E';
    if (lower != -INFINITY)
        return 'G';
    return upper == INFINITY ? 'N' : 'L';
}

/* ` field1 field2 field3 number` */
static void put_entry(FILE *file, const char *first, const char *second, double value)
{
    fprintf(file, " %s %s ", first, second);
    lp_put_number(file, value);
    putc('\n', file);
}

static void put_rows(const struct lp_file *to)
{
    const struct lp_model *model = to->model;
    fprintf(to->file, "ROWS\n N %s\n", LP_OBJECTIVE);
    for (int i = 0; i < model->n_rows; i++)
        fprintf(to->file, " %c %s\n", row_type(model->row_lower[i], model->row_upper[i]),
                to->rows->name[i]);
}

static void put_marker(FILE *file, bool begins)
{
    fprintf(file, " MARKER 'MARKER' '%s'\n", begins ? "INTORG" : "INTEND");
}

static void put_columns(const struct lp_file *to)
{
    const struct lp_model *model = to->model;
    bool inside = false;
    fputs("COLUMNS\n", to->file);
    for (int j = 0; j < model->n_cols; j++) {
        if (model->is_integer[j] != inside)
            put_marker(to->file, inside = model->is_integer[j]);
        int n = model->col_start[j + 1] - model->col_start[j];
        if (model->cost[j] != 0 || n == 0)
            put_entry(to->file, to->cols->name[j], LP_OBJECTIVE, model->cost[j]);
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++)
            put_entry(to->file, to->cols->name[j], to->rows->name[model->row_index[e]],
                      model->value[e]);
    }
    if (inside)
        put_marker(to->file, false);
}

static void put_rhs(const struct lp_file *to)
{
    const struct lp_model *model = to->model;
    fputs("RHS\n", to->file);
    for (int i = 0; i < model->n_rows; i++) {
        double lower = model->row_lower[i];
        double rhs = lower != -INFINITY ? lower : model->row_upper[i];
        if (rhs != 0 && !isinf(rhs))
            put_entry(to->file, "RHS", to->rows->name[i], rhs);
    }
}

/* The width w with lower + w == upper after rounding. */
static double width(double lower, double upper)
{
    double w = upper - lower;
    if (lower + w < upper)
        w = nextafter(w, INFINITY);
    else if (lower + w > upper)
        w = nextafter(w, 0);
    return w;
}

static void put_ranges(const struct lp_file *to)
{
    const struct lp_model *model = to->model;
    bool begun = false;
    for (int i = 0; i < model->n_rows; i++) {
        double lower = model->row_lower[i];
        double upper = model->row_upper[i];
        if (isinf(lower) || isinf(upper) || lower == upper)
            continue;
        if (!begun)
            fputs("RANGES\n", to->file);
        begun = true;
        put_entry(to->file, "RNG", to->rows->name[i], width(lower, upper));
    }
}

static void put_bound(const struct lp_file *to, const char *type, int j, double value)
{
    fprintf(to->file, " %s BND %s", type, to->cols->name[j]);
    if (!isinf(value)) {
        putc(' ', to->file);
        lp_put_number(to->file, value);
    }
    putc('\n', to->file);
}

/* Readers differ about integer columns without bounds and about a lone upper bound that is
 * negative; both bounds are written out wherever one of them is not the default. */
static void put_col_bounds(const struct lp_file *to, int j)
{
    double lower = to->model->col_lower[j];
    double upper = to->model->col_upper[j];
    if (lower == upper) {
        put_bound(to, "FX", j, lower);
    } else if (lower == -INFINITY && upper == INFINITY) {
        put_bound(to, "FR", j, INFINITY);
    } else if (lower != 0 || upper != INFINITY || to->model->is_integer[j]) {
        put_bound(to, lower == -INFINITY ? "MI" : "LO", j, lower);
        put_bound(to, upper == INFINITY ? "PL" : "UP", j, upper);
    }
}

enum pb_rc lp_put_mps(const struct lp_file *to)
{
    fputs("NAME paiban FREE\n", to->file); /* without FREE, cbc guesses from the columns of text */
    put_rows(to);
    put_columns(to);
    put_rhs(to);
    put_ranges(to);
    fputs("BOUNDS\n", to->file);
    for (int j = 0; j < to->model->n_cols; j++)
        put_col_bounds(to, j);
    fputs("ENDATA\n", to->file);
    return PB_OK;
}
