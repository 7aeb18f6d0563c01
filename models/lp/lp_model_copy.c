/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying a program and deleting parts of it. */
#include "models/lp/lp_model.h"

#include <stdlib.h>
#include <string.h>

static struct lp_row row_of(const struct lp_model *model, int i)
{
    return (struct lp_row){
        .name = model->row_name[i], .lower = model->row_lower[i], .upper = model->row_upper[i]};
}

static struct lp_col col_of(const struct lp_model *model, int j)
{
    int start = model->col_start[j];
    return (struct lp_col){.name = model->col_name[j],
                           .lower = model->col_lower[j],
                           .upper = model->col_upper[j],
                           .cost = model->cost[j],
                           .is_integer = model->is_integer[j],
                           .n = model->col_start[j + 1] - start,
                           .row = model->row_index + start,
                           .value = model->value + start};
}

static enum pb_rc copy_rows(struct lp_model *to, const struct lp_model *from)
{
    if (from->n_rows == 0)
        return PB_OK;
    struct lp_row *rows = malloc((size_t)from->n_rows * sizeof *rows);
    if (!rows)
        return PB_MEMORY;
    for (int i = 0; i < from->n_rows; i++)
        rows[i] = row_of(from, i);
    enum pb_rc rc = lp_model_add_rows(to, from->n_rows, rows);
    free(rows);
    return rc;
}

static enum pb_rc copy_cols(struct lp_model *to, const struct lp_model *from)
{
    if (from->n_cols == 0)
        return PB_OK;
    struct lp_col *cols = malloc((size_t)from->n_cols * sizeof *cols);
    if (!cols)
        return PB_MEMORY;
    for (int j = 0; j < from->n_cols; j++)
        cols[j] = col_of(from, j);
    enum pb_rc rc = lp_model_add_cols(to, from->n_cols, cols);
    free(cols);
    return rc;
}

enum pb_rc lp_model_copy(struct lp_model *to, const struct lp_model *from)
{
    lp_model_init(to);
    enum pb_rc rc = copy_rows(to, from);
    if (rc == PB_OK)
        rc = copy_cols(to, from);
    if (rc != PB_OK)
        lp_model_release(to);
    return rc;
}

/* Drops the entries of deleted rows and renumbers the others; `target` = new number or -1. */
static void renumber_entries(struct lp_model *model, const int target[])
{
    int to = 0;
    for (int j = 0, from = 0; j < model->n_cols; j++) {
        int end = model->col_start[j + 1];
        for (; from < end; from++) {
            int i = target[model->row_index[from]];
            if (i < 0)
                continue;
            model->row_index[to] = i;
            model->value[to++] = model->value[from];
        }
        model->col_start[j + 1] = to;
    }
}

void lp_model_delete_rows(struct lp_model *model, const bool gone[])
{
    int *target = model->mark;
    int kept = 0;
    for (int i = 0; i < model->n_rows; i++) {
        target[i] = gone[i] ? -1 : kept;
        if (gone[i]) {
            free(model->row_name[i]);
            continue;
        }
        model->row_lower[kept] = model->row_lower[i];
        model->row_upper[kept] = model->row_upper[i];
        model->row_name[kept++] = model->row_name[i];
    }
    renumber_entries(model, target);
    if (model->n_rows)
        memset(target, 0, (size_t)model->n_rows * sizeof *target);
    model->n_rows = kept;
}

static void move_col(struct lp_model *model, int from, int to, int start)
{
    int first = model->col_start[from];
    size_t count = (size_t)(model->col_start[from + 1] - first);
    if (count > 0) {
        memmove(model->row_index + start, model->row_index + first, count * sizeof(int));
        memmove(model->value + start, model->value + first, count * sizeof(double));
    }
    model->col_lower[to] = model->col_lower[from];
    model->col_upper[to] = model->col_upper[from];
    model->cost[to] = model->cost[from];
    model->is_integer[to] = model->is_integer[from];
    model->col_name[to] = model->col_name[from];
}

void lp_model_delete_cols(struct lp_model *model, const bool gone[])
{
    int kept = 0;
    int start = 0;
    for (int j = 0; j < model->n_cols; j++) {
        int count = model->col_start[j + 1] - model->col_start[j];
        if (gone[j]) {
            free(model->col_name[j]);
            continue;
        }
        move_col(model, j, kept, start);
        /* col_start[kept] may still be read as the start of column kept only when kept == j */
        model->col_start[kept++] = start;
        start += count;
    }
    if (model->n_cols)
        model->col_start[kept] = start;
    model->n_cols = kept;
}
