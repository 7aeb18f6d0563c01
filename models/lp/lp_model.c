/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lp/lp_model.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void lp_model_init(struct lp_model *model)
{
    *model = (struct lp_model){0};
}

static void free_names(char **names, int n)
{
    for (int k = 0; names && k < n; k++)
        free(names[k]);
    free(names);
}

void lp_model_release(struct lp_model *model)
{
    free(model->row_lower);
    free(model->row_upper);
    free_names(model->row_name, model->n_rows);
    free(model->col_lower);
    free(model->col_upper);
    free(model->cost);
    free(model->is_integer);
    free_names(model->col_name, model->n_cols);
    free(model->col_start);
    free(model->row_index);
    free(model->value);
    free(model->mark);
    lp_model_init(model);
}

int lp_model_entries(const struct lp_model *model)
{
    return model->n_cols ? model->col_start[model->n_cols] : 0;
}

/* -- refusals ---------------------------------------------------------------------------------- */

__attribute__((format(printf, 2, 3))) static enum pb_rc refuse(struct lp_model *model,
                                                               const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(model->message, sizeof model->message, format, args);
    va_end(args);
    return PB_INVALID;
}

static enum pb_rc out_of_memory(struct lp_model *model)
{
    snprintf(model->message, sizeof model->message, "out of memory");
    return PB_MEMORY;
}

static enum pb_rc accepted(struct lp_model *model)
{
    model->message[0] = '\0';
    return PB_OK;
}

static enum pb_rc check_bounds(struct lp_model *model, const char *kind, int k, double lower,
                               double upper)
{
    bool lower_ok = lower == -INFINITY || fabs(lower) <= LP_MAX_BOUND;
    bool upper_ok = upper == INFINITY || fabs(upper) <= LP_MAX_BOUND;
    if (!lower_ok || !upper_ok)
        return refuse(model, "%s %d: bounds %g, %g are not usable numbers", kind, k, lower, upper);
    if (lower > upper)
        return refuse(model, "%s %d: lower bound %g above upper bound %g", kind, k, lower, upper);
    return PB_OK;
}

static bool whole(double bound)
{
    return isinf(bound) || bound == floor(bound);
}

static enum pb_rc check_integer(struct lp_model *model, int j, double lower, double upper)
{
    if (!whole(lower) || !whole(upper))
        return refuse(model, "column %d: integer with bounds %g, %g", j, lower, upper);
    return PB_OK;
}

static enum pb_rc check_cost(struct lp_model *model, int j, double cost)
{
    if (!(fabs(cost) <= LP_MAX_BOUND))
        return refuse(model, "column %d: cost %g is not a usable number", j, cost);
    return PB_OK;
}

static bool coefficient_ok(double v)
{
    double size = fabs(v);
    return v == 0 || (size >= LP_MIN_COEF && size <= LP_MAX_COEF);
}

/* The entries of one row or column as the caller gives them. */
struct entries {
    const char *kind; /* "row" or "column" */
    int k;            /* which one */
    int limit;        /* indexes are below this */
    int n;
    const int *index;
    const double *value;
};

/* Indexes in range, none twice, values usable. */
static enum pb_rc check_entries(struct lp_model *model, const struct entries *entries)
{
    const char *kind = entries->kind;
    int k = entries->k;
    assert(entries->n >= 0 && model->mark_room >= entries->limit);
    model->stamp++;
    for (int e = 0; e < entries->n; e++) {
        int at = entries->index[e];
        double value = entries->value[e];
        if (at < 0 || at >= entries->limit)
            return refuse(model, "%s %d: index %d is outside 0..%d", kind, k, at,
                          entries->limit - 1);
        if (model->mark[at] == model->stamp)
            return refuse(model, "%s %d: index %d stands there twice", kind, k, at);
        model->mark[at] = model->stamp;
        if (!coefficient_ok(value))
            return refuse(model, "%s %d: coefficient %g is not a usable number", kind, k, value);
    }
    return PB_OK;
}

/* -- room -------------------------------------------------------------------------------------- */

/* Resizes the array whose pointer stands at `place`, whatever its type. */
static bool grow(void *place, size_t count, size_t size)
{
    void *array;
    memcpy(&array, place, sizeof array);
    array = realloc(array, count * size);
    if (array)
        memcpy(place, &array, sizeof array);
    return array != NULL;
}

static int next_room(int need)
{
    return need > INT_MAX - need / 2 - 16 ? INT_MAX : need + need / 2 + 16;
}

static bool reserve_rows(struct lp_model *model, int extra)
{
    if (extra > INT_MAX - model->n_rows)
        return false;
    if (model->n_rows + extra <= model->row_room)
        return true;
    int room = next_room(model->n_rows + extra);
    size_t n = (size_t)room;
    if (!grow(&model->row_lower, n, sizeof(double)) ||
        !grow(&model->row_upper, n, sizeof(double)) || !grow(&model->row_name, n, sizeof(char *)))
        return false;
    model->row_room = room;
    return true;
}

static bool reserve_cols(struct lp_model *model, int extra)
{
    if (extra > INT_MAX - 1 - model->n_cols)
        return false;
    if (model->n_cols + extra <= model->col_room)
        return true;
    int room = next_room(model->n_cols + extra);
    size_t n = (size_t)room;
    bool first = model->col_start == NULL;
    if (!grow(&model->col_lower, n, sizeof(double)) ||
        !grow(&model->col_upper, n, sizeof(double)) || !grow(&model->cost, n, sizeof(double)) ||
        !grow(&model->is_integer, n, sizeof(bool)) || !grow(&model->col_name, n, sizeof(char *)) ||
        !grow(&model->col_start, n + 1, sizeof(int)))
        return false;
    if (first)
        model->col_start[0] = 0;
    model->col_room = room;
    return true;
}

static bool reserve_entries(struct lp_model *model, long extra)
{
    long need = lp_model_entries(model) + extra;
    if (need > INT_MAX - 1)
        return false;
    if (need <= model->entry_room)
        return true;
    int room = next_room((int)need);
    if (!grow(&model->row_index, (size_t)room, sizeof(int)) ||
        !grow(&model->value, (size_t)room, sizeof(double)))
        return false;
    model->entry_room = room;
    return true;
}

static bool reserve_marks(struct lp_model *model, int need)
{
    if (need <= model->mark_room && model->stamp < INT_MAX / 2)
        return true;
    int room = next_room(need);
    if (!grow(&model->mark, (size_t)room, sizeof(int)))
        return false;
    memset(model->mark, 0, (size_t)room * sizeof(int));
    model->mark_room = room;
    model->stamp = 0;
    return true;
}

/* Copies a name into `place`; NULL stays NULL. */
static bool copy_name(char **place, const char *name)
{
    *place = NULL;
    if (!name)
        return true;
    size_t bytes = strlen(name) + 1;
    *place = malloc(bytes);
    if (*place)
        memcpy(*place, name, bytes);
    return *place != NULL;
}

/* -- columns ----------------------------------------------------------------------------------- */

static enum pb_rc check_col(struct lp_model *model, int j, const struct lp_col *col)
{
    enum pb_rc rc = check_bounds(model, "column", j, col->lower, col->upper);
    if (rc == PB_OK && col->is_integer)
        rc = check_integer(model, j, col->lower, col->upper);
    if (rc == PB_OK)
        rc = check_cost(model, j, col->cost);
    struct entries entries = {"column", j, model->n_rows, col->n, col->row, col->value};
    return rc == PB_OK ? check_entries(model, &entries) : rc;
}

static void append_col(struct lp_model *model, const struct lp_col *col)
{
    int j = model->n_cols++;
    int at = model->col_start[j];
    model->col_lower[j] = col->lower;
    model->col_upper[j] = col->upper;
    model->cost[j] = col->cost;
    model->is_integer[j] = col->is_integer;
    for (int e = 0; e < col->n; e++) {
        if (col->value[e] == 0)
            continue;
        model->row_index[at] = col->row[e];
        model->value[at++] = col->value[e];
    }
    model->col_start[j + 1] = at;
}

enum pb_rc lp_model_add_cols(struct lp_model *model, int n, const struct lp_col cols[])
{
    long entries = 0;
    if (!reserve_marks(model, model->n_rows))
        return out_of_memory(model);
    for (int k = 0; k < n; k++) {
        enum pb_rc rc = check_col(model, model->n_cols + k, &cols[k]);
        if (rc != PB_OK)
            return rc;
        entries += cols[k].n;
    }
    if (!reserve_cols(model, n) || !reserve_entries(model, entries))
        return out_of_memory(model);
    int named = 0;
    while (named < n && copy_name(&model->col_name[model->n_cols + named], cols[named].name))
        named++;
    if (named < n) {
        while (named-- > 0)
            free(model->col_name[model->n_cols + named]);
        return out_of_memory(model);
    }
    for (int k = 0; k < n; k++)
        append_col(model, &cols[k]);
    return accepted(model);
}

/* -- rows -------------------------------------------------------------------------------------- */

static enum pb_rc check_row(struct lp_model *model, int i, const struct lp_row *row)
{
    enum pb_rc rc = check_bounds(model, "row", i, row->lower, row->upper);
    struct entries entries = {"row", i, model->n_cols, row->n, row->col, row->value};
    return rc == PB_OK ? check_entries(model, &entries) : rc;
}

/* Moves the columns apart from the last to the first, so that `extra[j]` free entries stand at the
 * end of each column j; afterwards extra[j] is the place of the first of them. */
static void spread_columns(struct lp_model *model, int extra[])
{
    int shift = 0;
    for (int j = 0; j < model->n_cols; j++)
        shift += extra[j];
    int end = lp_model_entries(model);
    for (int j = model->n_cols - 1; j >= 0 && shift > 0; j--) {
        int start = model->col_start[j];
        int free_at = end + shift - extra[j];
        model->col_start[j + 1] = end + shift;
        shift -= extra[j];
        size_t count = (size_t)(end - start);
        memmove(model->row_index + start + shift, model->row_index + start, count * sizeof(int));
        memmove(model->value + start + shift, model->value + start, count * sizeof(double));
        extra[j] = free_at;
        end = start;
    }
}

static void merge_rows(struct lp_model *model, int n, const struct lp_row rows[], int extra[])
{
    for (int k = 0; k < n; k++)
        for (int e = 0; e < rows[k].n; e++)
            extra[rows[k].col[e]] += rows[k].value[e] != 0;
    spread_columns(model, extra);
    for (int k = 0; k < n; k++) {
        for (int e = 0; e < rows[k].n; e++) {
            if (rows[k].value[e] == 0)
                continue;
            int at = extra[rows[k].col[e]]++;
            model->row_index[at] = model->n_rows + k;
            model->value[at] = rows[k].value[e];
        }
    }
}

static enum pb_rc append_rows(struct lp_model *model, int n, const struct lp_row rows[],
                              long entries)
{
    int *extra = entries ? calloc((size_t)model->n_cols, sizeof *extra) : NULL;
    if ((entries && !extra) || !reserve_rows(model, n) || !reserve_entries(model, entries)) {
        free(extra);
        return out_of_memory(model);
    }
    int named = 0;
    while (named < n && copy_name(&model->row_name[model->n_rows + named], rows[named].name))
        named++;
    if (named < n) {
        while (named-- > 0)
            free(model->row_name[model->n_rows + named]);
        free(extra);
        return out_of_memory(model);
    }
    if (entries)
        merge_rows(model, n, rows, extra);
    free(extra);
    for (int k = 0; k < n; k++) {
        model->row_lower[model->n_rows] = rows[k].lower;
        model->row_upper[model->n_rows++] = rows[k].upper;
    }
    return accepted(model);
}

enum pb_rc lp_model_add_rows(struct lp_model *model, int n, const struct lp_row rows[])
{
    long entries = 0;
    if (n > INT_MAX - model->n_rows)
        return out_of_memory(model);
    int rows_then = model->n_rows + n;
    if (!reserve_marks(model, rows_then > model->n_cols ? rows_then : model->n_cols))
        return out_of_memory(model);
    for (int k = 0; k < n; k++) {
        enum pb_rc rc = check_row(model, model->n_rows + k, &rows[k]);
        if (rc != PB_OK)
            return rc;
        entries += rows[k].n;
    }
    return append_rows(model, n, rows, entries);
}

/* -- changes ----------------------------------------------------------------------------------- */

enum pb_rc lp_model_set_row_bounds(struct lp_model *model, int i, double lower, double upper)
{
    assert(i >= 0 && i < model->n_rows);
    enum pb_rc rc = check_bounds(model, "row", i, lower, upper);
    if (rc != PB_OK)
        return rc;
    model->row_lower[i] = lower;
    model->row_upper[i] = upper;
    return accepted(model);
}

enum pb_rc lp_model_set_col_bounds(struct lp_model *model, int j, double lower, double upper)
{
    assert(j >= 0 && j < model->n_cols);
    enum pb_rc rc = check_bounds(model, "column", j, lower, upper);
    if (rc == PB_OK && model->is_integer[j])
        rc = check_integer(model, j, lower, upper);
    if (rc != PB_OK)
        return rc;
    model->col_lower[j] = lower;
    model->col_upper[j] = upper;
    return accepted(model);
}

enum pb_rc lp_model_set_cost(struct lp_model *model, int j, double cost)
{
    assert(j >= 0 && j < model->n_cols);
    enum pb_rc rc = check_cost(model, j, cost);
    if (rc != PB_OK)
        return rc;
    model->cost[j] = cost;
    return accepted(model);
}

enum pb_rc lp_model_set_integer(struct lp_model *model, int j, bool is_integer)
{
    assert(j >= 0 && j < model->n_cols);
    enum pb_rc rc = PB_OK;
    if (is_integer)
        rc = check_integer(model, j, model->col_lower[j], model->col_upper[j]);
    if (rc != PB_OK)
        return rc;
    model->is_integer[j] = is_integer;
    return accepted(model);
}
