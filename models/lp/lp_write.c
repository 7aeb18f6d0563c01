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

static enum pb_rc write_pairs(struct lp_names *names, enum pb_rc rc, const double value[],
                              FILE *file)
{
    if (rc != PB_OK)
        return rc;
    for (int k = 0; k < names->n; k++) {
        fputs(names->name[k], file);
        putc(' ', file);
        lp_put_number(file, value[k]);
        putc('\n', file);
    }
    lp_names_release(names);
    return ferror(file) ? PB_IO : PB_OK;
}

enum pb_rc lp_write_solution(const struct lp_model *model, const double x[], FILE *file)
{
    struct lp_names cols;
    enum pb_rc rc = lp_names_init(&cols, model->n_cols, model->col_name, 'c', NULL);
    return write_pairs(&cols, rc, x, file);
}

enum pb_rc lp_write_duals(const struct lp_model *model, const double dual[], FILE *file)
{
    struct lp_names rows;
    enum pb_rc rc = lp_names_init(&rows, model->n_rows, model->row_name, 'r', LP_OBJECTIVE);
    return write_pairs(&rows, rc, dual, file);
}
