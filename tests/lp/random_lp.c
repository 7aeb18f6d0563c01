/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random_lp.h"

#include <math.h>
#include <stdlib.h>

enum { MOST = 64 };

int lcg_below(struct lcg *source, int n)
{
    source->state ^= source->state >> 12;
    source->state ^= source->state << 25;
    source->state ^= source->state >> 27;
    return (int)((source->state * 2685821657736338717u) >> 33) % n;
}

double lcg_between(struct lcg *source, double low, double high)
{
    return low + (high - low) * lcg_below(source, 1 << 30) / (1 << 30);
}

static double quarter(struct lcg *source)
{
    return (lcg_below(source, 41) - 20) / 4.0;
}

static void random_row(struct lp_model *model, struct lcg *source)
{
    int col[MOST];
    double value[MOST];
    double middle = 0;
    struct lp_row row = {.lower = -INFINITY, .upper = INFINITY, .col = col, .value = value};
    for (int j = 0; j < model->n_cols; j++) {
        if (lcg_below(source, 3) == 0)
            continue;
        col[row.n] = j;
        value[row.n] = quarter(source);
        middle += value[row.n++] * model->col_upper[j] / 2;
    }
    int kind = lcg_below(source, 5);
    if (kind != 1)
        row.lower = middle - (kind == 2 ? 0 : lcg_below(source, 4));
    if (kind != 0)
        row.upper = middle + (kind == 2 ? 0 : lcg_below(source, 4));
    if (lp_model_add_rows(model, 1, &row) != PB_OK)
        abort();
}

void random_lp(struct lp_model *model, struct lcg *source, int rows, int cols)
{
    lp_model_init(model);
    for (int j = 0; j < cols; j++) {
        struct lp_col col = {.upper = 1 + lcg_below(source, 6), .cost = quarter(source)};
        if (cols > MOST || lp_model_add_cols(model, 1, &col) != PB_OK)
            abort();
    }
    for (int i = 0; i < rows; i++)
        random_row(model, source);
}
