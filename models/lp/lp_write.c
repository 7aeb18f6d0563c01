/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lp/lp_write.h"

#include "models/lp/lp_file.h"

#include "planner/base/number.h"

void lp_put_number(FILE *file, double value)
{
    char text[NUMBER_SIZE];
    number_format(text, value);
    fputs(text, file);
}

enum pb_rc lp_write(const struct lp_model *model, enum lp_format format, FILE *file)
{
    struct lp_names rows;
    struct lp_names cols;
    if (format == LP_FORMAT_LP && model->n_cols == 0)
        return PB_INVALID;
    enum pb_rc rc = lp_names_init(&rows, model->n_rows, model->row_name, 'r', LP_OBJECTIVE);
    if (rc != PB_OK)
        return rc;
    rc = lp_names_init(&cols, model->n_cols, model->col_name, 'c', NULL);
    if (rc == PB_OK) {
        struct lp_file to = {file, model, &rows, &cols};
        rc = format == LP_FORMAT_MPS ? lp_put_mps(&to) : lp_put_lp(&to);
        if (rc == PB_OK && ferror(file))
            rc = PB_IO;
        lp_names_release(&cols);
    }
    lp_names_release(&rows);
    return rc;
}

static void put_pairs(const struct lp_names *names, const double value[], FILE *file)
{
    for (int k = 0; k < names->n; k++) {
        fputs(names->name[k], file);
        putc(' ', file);
        lp_put_number(file, value[k]);
        putc('\n', file);
    }
}

enum pb_rc lp_write_solution(const struct lp_model *model, const double x[], FILE *file)
{
    struct lp_names cols;
    enum pb_rc rc = lp_names_init(&cols, model->n_cols, model->col_name, 'c', NULL);
    if (rc != PB_OK)
        return rc;
    put_pairs(&cols, x, file);
    lp_names_release(&cols);
    return ferror(file) ? PB_IO : PB_OK;
}

/* Rounding k of the list, behind n_rows rows. */
static void put_rounding(const struct lp_roundings *list, int k, double dual,
                         const struct lp_names *rows, const struct lp_names *cols, FILE *file)
{
    const struct lp_derivation from = lp_roundings_from(list, k);
    const struct lp_row row = lp_roundings_row(list, k);
    fprintf(file, "rounding %d ", k + 1);
    lp_put_number(file, dual);
    putc(' ', file);
    lp_put_number(file, row.lower);
    putc('\n', file);
    for (int e = 0; e < from.n_weights; e++) {
        if (from.row[e] < rows->n)
            fprintf(file, "weight %s ", rows->name[from.row[e]]);
        else
            fprintf(file, "weight @%d ", from.row[e] - rows->n + 1);
        lp_put_number(file, from.weight[e]);
        putc('\n', file);
    }
    for (int e = 0; e < from.n_high; e++)
        fprintf(file, "upper %s\n", cols->name[from.high[e]]);
    for (int e = 0; e < row.n; e++) {
        fprintf(file, "value %s ", cols->name[row.col[e]]);
        lp_put_number(file, row.value[e]);
        putc('\n', file);
    }
}

enum pb_rc lp_write_proof(const struct lp_model *model, const double dual[],
                          const struct lp_roundings *list, FILE *file)
{
    struct lp_names rows;
    struct lp_names cols;
    enum pb_rc rc = lp_names_init(&rows, model->n_rows, model->row_name, 'r', LP_OBJECTIVE);
    if (rc != PB_OK)
        return rc;
    rc = lp_names_init(&cols, model->n_cols, model->col_name, 'c', NULL);
    if (rc == PB_OK) {
        put_pairs(&rows, dual, file);
        for (int k = 0; k < list->n; k++)
            put_rounding(list, k, dual[model->n_rows + k], &rows, &cols, file);
        rc = ferror(file) ? PB_IO : PB_OK;
        lp_names_release(&cols);
    }
    lp_names_release(&rows);
    return rc;
}
