/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/reuse_start.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "planner/base/csv.h"
#include "planner/base/file.h"
#include "planner/base/gettext.h"
#include "planner/base/number.h"

enum { PART, INDEX, VALUE, N_FIELDS };

/** Larger models are refused long before. */
enum { MOST_ENTRIES = 100000000 };

static bool read_row(const struct csv_table *table, size_t row, long long *index, double *value)
{
    const char *at = csv_cell(table, row, INDEX)->text;
    const char *figure = csv_cell(table, row, VALUE)->text;
    return number_parse_int(at, strlen(at), index) == NUMBER_OK && *index >= 0 &&
           number_parse(figure, strlen(figure), value) == NUMBER_OK;
}

/** Allocates `*values` for a row that says how many there are. */
static enum pb_rc size_of(double **values, int *n, double figure)
{
    if (*values != NULL || figure < 0 || figure > MOST_ENTRIES || figure != (int)figure)
        return PB_INVALID;
    *n = (int)figure;
    *values = calloc((size_t)*n + 1, sizeof **values);
    return *values != NULL ? PB_OK : PB_MEMORY;
}

static enum pb_rc take(double *values, int n, long long index, double value)
{
    if (values == NULL || index >= n)
        return PB_INVALID;
    values[index] = value;
    return PB_OK;
}

static enum pb_rc take_row(struct capacity_answer *answer, const struct csv_table *table,
                           size_t row)
{
    const char *part = csv_cell(table, row, PART)->text;
    long long index = 0;
    double value = 0;
    if (!read_row(table, row, &index, &value))
        return PB_INVALID;
    if (strcmp(part, "columns") == 0)
        return size_of(&answer->x, &answer->n_cols, value);
    if (strcmp(part, "rows") == 0)
        return size_of(&answer->y, &answer->n_rows, value);
    if (strcmp(part, "column") == 0)
        return take(answer->x, answer->n_cols, index, value);
    if (strcmp(part, "row") == 0)
        return take(answer->y, answer->n_rows, index, value);
    return PB_INVALID;
}

static enum pb_rc take_rows(struct capacity_answer *answer, const struct csv_table *table,
                            struct pb_messages *messages)
{
    for (size_t r = 0; r < table->n_rows; r++) {
        enum pb_rc rc = take_row(answer, table, r);
        if (rc == PB_INVALID) {
            struct pb_place place = csv_place(table, r, PART);
            pb_error(messages, &place, "reuse_start", _("start.csv: a row that makes no sense"));
        }
        if (rc != PB_OK)
            return rc;
    }
    return PB_OK;
}

enum pb_rc reuse_read_start(struct capacity_answer *answer, const char *path,
                            struct pb_messages *messages)
{
    static const struct csv_field fields[N_FIELDS] = {
        {"part", NULL, true}, {"index", NULL, true}, {"value", NULL, true}};
    const struct csv_request request = {fields, N_FIELDS};
    struct arena arena = {0};
    struct csv_table table;
    char *file = file_join(path, "start.csv");
    enum pb_rc rc = PB_OK;
    if (file == NULL)
        return PB_MEMORY;
    if (access(file, F_OK) == 0) {
        rc = csv_read(file, &request, &arena, &table, messages);
        if (rc == PB_OK)
            rc = take_rows(answer, &table, messages);
    }
    free(file);
    arena_release(&arena);
    return rc;
}
