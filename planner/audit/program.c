/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/audit/program.h"

#include <math.h>
#include <stdlib.h>

enum { ROUNDS = 10 };

void program_release(struct program *program)
{
    free(program->rows);
    free(program->columns);
    free(program->entries);
    names_release(&program->row_names);
    names_release(&program->column_names);
    *program = (struct program){.rows = NULL};
}

/** Least (or largest) activity of each row; infinite terms are counted, not added. */
struct activity {
    double least, largest;
    int open_least, open_largest;
};

static void add_term(struct activity *activity, double value, const struct program_column *column)
{
    double least = value > 0 ? value * column->lower : value * column->upper;
    double largest = value > 0 ? value * column->upper : value * column->lower;
    if (isinf(least))
        activity->open_least++;
    else
        activity->least += least;
    if (isinf(largest))
        activity->open_largest++;
    else
        activity->largest += largest;
}

static void measure_rows(const struct program *program, struct activity *activity)
{
    for (size_t i = 0; i < program->n_rows; i++)
        activity[i] = (struct activity){.least = 0};
    for (size_t j = 0; j < program->n_columns; j++) {
        const struct program_column *column = &program->columns[j];
        for (size_t e = column->first; e < column->first + column->n; e++)
            if (program->entries[e].value != 0)
                add_term(&activity[program->entries[e].row], program->entries[e].value, column);
    }
}

/** What a row leaves for `value * x` at most (from its upper side), INFINITY when nothing. */
static double room_above(const struct program_row *row, const struct activity *activity,
                         double term)
{
    int open = activity->open_least - isinf(term);
    double others = activity->least - (isinf(term) ? 0 : term);
    return open > 0 ? INFINITY : row->upper - others;
}

/** What a row asks of `value * x` at least, -INFINITY when nothing. */
static double need_below(const struct program_row *row, const struct activity *activity,
                         double term)
{
    int open = activity->open_largest - isinf(term);
    double others = activity->largest - (isinf(term) ? 0 : term);
    return open > 0 ? -INFINITY : row->lower - others;
}

/** Tightens the open sides of `column` by one entry; true when one closed. */
static bool tighten(const struct program *program, const struct activity *activity,
                    const struct program_entry *entry, struct program_column *column)
{
    const struct program_row *row = &program->rows[entry->row];
    const struct activity *sum = &activity[entry->row];
    double value = entry->value;
    double least = value > 0 ? value * column->lower : value * column->upper;
    double largest = value > 0 ? value * column->upper : value * column->lower;
    double most = room_above(row, sum, least) / value;
    double fewest = need_below(row, sum, largest) / value;
    if (value < 0) {
        double swap = most;
        most = fewest;
        fewest = swap;
    }
    bool closed = false;
    if (isinf(column->upper) && isfinite(most)) {
        column->upper = fmax(most, column->lower);
        closed = true;
    }
    if (isinf(column->lower) && isfinite(fewest)) {
        column->lower = fmin(fewest, column->upper);
        closed = true;
    }
    return closed;
}

static bool tighten_all(struct program *program, const struct activity *activity)
{
    bool closed = false;
    for (size_t j = 0; j < program->n_columns; j++) {
        struct program_column *column = &program->columns[j];
        if (isfinite(column->lower) && isfinite(column->upper))
            continue;
        struct program_column tight = *column;
        for (size_t e = column->first; e < column->first + column->n; e++)
            if (program->entries[e].value != 0)
                closed |= tighten(program, activity, &program->entries[e], &tight);
        /* the activities were measured with the old sides; the new ones count from the next round
         */
        *column = tight;
    }
    return closed;
}

enum pb_rc program_imply_boxes(struct program *program)
{
    struct activity *activity = calloc(program->n_rows + 1, sizeof *activity);
    if (activity == NULL)
        return PB_MEMORY;
    for (int round = 0; round < ROUNDS; round++) {
        measure_rows(program, activity);
        if (!tighten_all(program, activity))
            break;
    }
    free(activity);
    return PB_OK;
}

/** The dual of a row, 0 where it points to an absent side. */
static double usable(const struct program_row *row, double dual)
{
    double side = dual > 0 ? row->lower : row->upper;
    return isfinite(dual) && isfinite(side) ? dual : 0;
}

double program_bound(const struct program *program, const double *dual, const double *less)
{
    long double sum = 0;
    for (size_t i = 0; i < program->n_rows; i++) {
        double y = usable(&program->rows[i], dual[i]);
        if (y != 0)
            sum += (long double)y * (y > 0 ? program->rows[i].lower : program->rows[i].upper);
    }
    for (size_t j = 0; j < program->n_columns; j++) {
        const struct program_column *column = &program->columns[j];
        long double d = (long double)column->cost - (less != NULL ? less[j] : 0);
        for (size_t e = column->first; e < column->first + column->n; e++) {
            const struct program_entry *entry = &program->entries[e];
            d -= (long double)entry->value * usable(&program->rows[entry->row], dual[entry->row]);
        }
        double side = d > 0 ? column->lower : column->upper;
        if (d != 0)
            sum += d * (long double)side;
    }
    return (double)sum;
}

static void look_at(struct program_point *point, const char *name, double below, double above)
{
    double violation = fmax(below, above);
    if (violation <= point->violation)
        return;
    point->violation = violation;
    point->where = name;
}

struct program_point program_look(const struct program *program, const double *x, double *activity)
{
    struct program_point point = {.where = ""};
    for (size_t i = 0; i < program->n_rows; i++)
        activity[i] = 0;
    for (size_t j = 0; j < program->n_columns; j++) {
        const struct program_column *column = &program->columns[j];
        point.cost += column->cost * x[j];
        look_at(&point, column->name, column->lower - x[j], x[j] - column->upper);
        if (column->is_integer)
            point.fraction = fmax(point.fraction, fabs(x[j] - round(x[j])));
        for (size_t e = column->first; e < column->first + column->n; e++)
            activity[program->entries[e].row] += program->entries[e].value * x[j];
    }
    for (size_t i = 0; i < program->n_rows; i++)
        look_at(&point, program->rows[i].name, program->rows[i].lower - activity[i],
                activity[i] - program->rows[i].upper);
    return point;
}
