/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/audit/rounding.h"

#include <math.h>
#include <string.h>

/** Fractions nearer to a whole number prove nothing that survives the arithmetic. */
#define LEAST_FRACTION 1e-3

/** A stated row may promise more than the derived one by the noise of the arithmetic, this share of
 * the magnitudes that were added up; what it does is not counted. */
#define NOISE 1e-9

/** One coefficient of a row. */
struct term {
    size_t column;
    double value;
};

/** A row of the program or a rounding, by columns. */
struct row {
    const struct term *terms;
    size_t n;
    double lower, upper;
};

struct work {
    const struct program *program;
    const struct program_certificate *certificate;
    struct arena arena;
    struct row *rows; /**< [n_rows + n] the program's, then the roundings */
    double *sum;      /**< [n_columns] combination of the rows */
    double *slack;    /**< [n_columns] what the slacks that stay bring, times f */
    double *derived;  /**< [n_columns] the rounded row */
    bool *is_touched; /**< [n_columns] */
    size_t *touched;  /**< [n_columns] */
    bool *is_upper;   /**< [n_columns] */
    size_t n_touched;
    double right;       /**< of the combination */
    double slack_right; /**< what the slacks that stay have there, times f */
};

/** The program's entries, by rows. */
static enum pb_rc by_rows(struct work *w)
{
    const struct program *program = w->program;
    size_t *n = arena_alloc(&w->arena, program->n_rows, sizeof *n);
    struct term *terms = arena_alloc(&w->arena, program->n_entries, sizeof *terms);
    if (w->arena.failed)
        return PB_MEMORY;
    for (size_t e = 0; e < program->n_entries; e++)
        n[program->entries[e].row]++;
    for (size_t i = 0, first = 0; i < program->n_rows; first += n[i], i++)
        w->rows[i] = (struct row){terms + first, 0, program->rows[i].lower, program->rows[i].upper};
    for (size_t j = 0; j < program->n_columns; j++) {
        const struct program_column *column = &program->columns[j];
        for (size_t e = column->first; e < column->first + column->n; e++) {
            struct row *row = &w->rows[program->entries[e].row];
            terms[(size_t)(row->terms - terms) + row->n++] =
                (struct term){j, program->entries[e].value};
        }
    }
    return PB_OK;
}

static void touch(struct work *w, size_t column)
{
    if (!w->is_touched[column])
        w->touched[w->n_touched++] = column;
    w->is_touched[column] = true;
}

/** Adds a row with its weight to the combination. */
static void add_row(struct work *w, const struct row *row, double weight)
{
    bool low = weight > 0 ? isfinite(row->lower) : !isfinite(row->upper);
    bool stays = row->lower != row->upper && low == (weight < 0);
    double side = low ? row->lower : row->upper;
    for (size_t e = 0; e < row->n; e++) {
        size_t j = row->terms[e].column;
        touch(w, j);
        w->sum[j] += weight * row->terms[e].value;
        if (stays)
            w->slack[j] -= weight * row->terms[e].value;
    }
    w->right += weight * side;
    if (stays)
        w->slack_right -= weight * side;
}

static double round_value(double a, double f, bool is_integer)
{
    double whole = floor(a);
    return is_integer ? whole + fmin(1, (a - whole) / f) : fmax(0, a) / f;
}

/** Rounds the combination: coefficients into w->derived, the right-hand side into *lower. False
 * when there is nothing to round. */
static bool round_row(struct work *w, double *lower)
{
    double whole = floor(w->right), f = w->right - whole;
    if (!isfinite(w->right) || f < LEAST_FRACTION || f > 1 - LEAST_FRACTION)
        return false;
    *lower = whole + 1 + w->slack_right / f;
    for (size_t k = 0; k < w->n_touched; k++) {
        size_t j = w->touched[k];
        const struct program_column *column = &w->program->columns[j];
        double a = w->is_upper[j] ? -w->sum[j] : w->sum[j];
        double value = round_value(a, f, column->is_integer);
        *lower += w->is_upper[j] ? -value * column->upper : value * column->lower;
        w->derived[j] = (w->is_upper[j] ? -value : value) + w->slack[j] / f;
    }
    return isfinite(*lower);
}

/** Least value of coefficient times column. */
static double least(const struct program_column *column, double coefficient)
{
    if (coefficient == 0)
        return 0;
    return coefficient * (coefficient > 0 ? column->lower : column->upper);
}

/** Largest magnitude of a column. */
static double reach(const struct program_column *column)
{
    return fmax(fabs(column->lower), fabs(column->upper));
}

/** Whether every point of the boxes that keeps the derived row keeps the stated one; *excess is how
 * much that promises too much. */
static bool implies(struct work *w, double lower, const struct row *stated, double *excess)
{
    double room = lower - stated->lower, size = fabs(lower);
    for (size_t k = 0; k < w->n_touched; k++)
        size += fabs(w->derived[w->touched[k]]) * reach(&w->program->columns[w->touched[k]]);
    for (size_t e = 0; e < stated->n; e++)
        touch(w, stated->terms[e].column);
    for (size_t e = 0; e < stated->n; e++)
        w->derived[stated->terms[e].column] -= stated->terms[e].value;
    for (size_t k = 0; k < w->n_touched; k++)
        room += least(&w->program->columns[w->touched[k]], -w->derived[w->touched[k]]);
    *excess = fmax(0, -room);
    return room >= -NOISE * (1 + size);
}

/** Shifts the right-hand side by what the columns are counted from. */
static void shift(struct work *w)
{
    for (size_t k = 0; k < w->n_touched; k++) {
        size_t j = w->touched[k];
        const struct program_column *column = &w->program->columns[j];
        w->right -= w->sum[j] * (w->is_upper[j] ? column->upper : column->lower);
    }
}

static void forget(struct work *w, const struct program_rounding *rounding)
{
    for (size_t k = 0; k < w->n_touched; k++) {
        size_t j = w->touched[k];
        w->sum[j] = w->slack[j] = w->derived[j] = 0;
        w->is_touched[j] = false;
    }
    for (size_t k = 0; k < rounding->n_uppers; k++)
        w->is_upper[w->certificate->uppers.at[rounding->first_upper + k].row] = false;
    w->n_touched = 0;
    w->right = w->slack_right = 0;
}

/** The row that rounding k states. */
static bool state_row(struct work *w, const struct program_rounding *rounding, struct row *out)
{
    struct term *terms = arena_alloc(&w->arena, rounding->n_values, sizeof *terms);
    if (terms == NULL)
        return false;
    for (size_t e = 0; e < rounding->n_values; e++) {
        const struct program_entry *value = &w->certificate->values.at[rounding->first_value + e];
        terms[e] = (struct term){(size_t)value->row, value->value};
    }
    *out = (struct row){terms, rounding->n_values, rounding->lower, INFINITY};
    return true;
}

/** Derives rounding k from the rows before it; whether what it states follows. */
static bool derive(struct work *w, const struct program_rounding *rounding, struct row *stated,
                   double *excess)
{
    const struct program_certificate *certificate = w->certificate;
    double lower;
    for (size_t e = 0; e < rounding->n_weights; e++) {
        const struct program_entry *entry = &certificate->weights.at[rounding->first_weight + e];
        add_row(w, &w->rows[entry->row], entry->value);
    }
    for (size_t e = 0; e < rounding->n_uppers; e++)
        w->is_upper[certificate->uppers.at[rounding->first_upper + e].row] = true;
    shift(w);
    bool follows =
        round_row(w, &lower) && state_row(w, rounding, stated) && implies(w, lower, stated, excess);
    forget(w, rounding);
    return follows;
}

static enum pb_rc begin(struct work *w)
{
    size_t n_rows = w->program->n_rows + w->certificate->n, n_columns = w->program->n_columns;
    w->rows = arena_alloc(&w->arena, n_rows, sizeof *w->rows);
    w->sum = arena_alloc(&w->arena, n_columns, sizeof *w->sum);
    w->slack = arena_alloc(&w->arena, n_columns, sizeof *w->slack);
    w->derived = arena_alloc(&w->arena, n_columns, sizeof *w->derived);
    w->is_touched = arena_alloc(&w->arena, n_columns, sizeof *w->is_touched);
    w->touched = arena_alloc(&w->arena, n_columns, sizeof *w->touched);
    w->is_upper = arena_alloc(&w->arena, n_columns, sizeof *w->is_upper);
    return w->arena.failed ? PB_MEMORY : by_rows(w);
}

/** Derives all and sums what they take off the columns' cost into `less`; what they prove by
 * themselves into *right. One that does not follow proves nothing, nor do those that use it. */
static void derive_all(struct work *w, double *less, double *right)
{
    for (size_t k = 0; k < w->certificate->n; k++) {
        const struct program_rounding *rounding = &w->certificate->roundings[k];
        struct row *row = &w->rows[w->program->n_rows + k];
        double excess = 0;
        if (!derive(w, rounding, row, &excess))
            *row = (struct row){NULL, 0, -INFINITY, INFINITY};
        if (!(rounding->dual > 0) || row->n == 0)
            continue; /* the upper side is open: such a dual proves nothing */
        *right += rounding->dual * (row->lower - excess);
        for (size_t e = 0; e < row->n; e++)
            less[row->terms[e].column] += rounding->dual * row->terms[e].value;
    }
}

enum pb_rc rounding_prove(const struct program *program,
                          const struct program_certificate *certificate, double *bound)
{
    struct work w = {.program = program, .certificate = certificate};
    double right = 0;
    enum pb_rc rc = begin(&w);
    double *less = arena_alloc(&w.arena, program->n_columns, sizeof *less);
    if (rc == PB_OK && less != NULL) {
        derive_all(&w, less, &right);
        *bound = right + program_bound(program, certificate->dual, less);
    }
    rc = w.arena.failed ? PB_MEMORY : rc;
    arena_release(&w.arena);
    return rc;
}
