/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lp/lp_round.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Fractions nearer to a whole number give rows of no use. */
#define LEAST_FRACTION 0.01

/** A sum of n terms is wrong by less than this much per term and magnitude. */
#define TERM_ERROR (4 * DBL_EPSILON)

/** Coefficients below this share of the largest are dropped, in the row's favour. */
#define LEAST_SHARE 1e-9

/** The right-hand side is lowered by this share of the largest figure of the row. */
#define MARGIN 1e-9

/** What a combination has on its right, before rounding. */
struct side {
    double value;
    double size; /**< sum of the terms' magnitudes */
    int n;       /**< terms */
};

static void add_term(struct side *side, double term)
{
    side->value += term;
    side->size += fabs(term);
    side->n++;
}

static bool grow(double **array, int n)
{
    double *larger = realloc(*array, ((size_t)n + 1) * sizeof *larger);

    *array = larger != NULL ? larger : *array;
    return larger != NULL;
}

static enum pb_rc reserve(struct lp_rounder *r, const struct lp_model *model)
{
    if (model->n_rows > r->n_rows || r->weight == NULL) {
        const int room = model->n_rows + model->n_rows / 4;

        if (!grow(&r->weight, room)) {
            return PB_MEMORY;
        }
        memset(r->weight, 0, ((size_t)room + 1) * sizeof *r->weight);
        r->n_rows = room;
    }
    if (model->n_cols > r->n_cols || r->col == NULL) {
        const size_t room = (size_t)model->n_cols + 1;
        int *col = realloc(r->col, room * sizeof *col);
        bool *is_high = realloc(r->is_high, room * sizeof *is_high);

        r->col = col != NULL ? col : r->col;
        r->is_high = is_high != NULL ? is_high : r->is_high;
        if (col == NULL || is_high == NULL || !grow(&r->alpha, model->n_cols) ||
            !grow(&r->size, model->n_cols) || !grow(&r->kept, model->n_cols) ||
            !grow(&r->value, model->n_cols)) {
            return PB_MEMORY;
        }
        memset(r->is_high, 0, room * sizeof *r->is_high);
        r->n_cols = model->n_cols;
    }
    return PB_OK;
}

/** Whether row i with this weight is counted from its lower side. */
static bool is_from_lower(const struct lp_model *model, int i, double weight)
{
    return weight > 0 ? isfinite(model->row_lower[i]) : !isfinite(model->row_upper[i]);
}

/** Whether the slack of row i stays in the rounded row. */
static bool is_kept(const struct lp_model *model, int i, double weight)
{
    return model->row_lower[i] != model->row_upper[i] &&
           is_from_lower(model, i, weight) == (weight < 0);
}

/** Combines the columns: alpha, size, and for the slacks that stay kept = sum of |w_i| a_ij towards
 * s_i >= 0. */
static void combine(struct lp_rounder *r, const struct lp_model *model)
{
    for (int j = 0; j < model->n_cols; j++) {
        double alpha = 0;
        double size = 0;
        double kept = 0;

        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            const int i = model->row_index[e];
            const double term = r->weight[i] * model->value[e];

            alpha += term;
            size += fabs(term);
            /* both signs of the weight turn into -term: |w| (a x - L) and |w| (U - a x) */
            kept -= term != 0 && is_kept(model, i, r->weight[i]) ? term : 0;
        }
        r->alpha[j] = alpha;
        r->size[j] = size;
        r->kept[j] = kept;
    }
}

/** Sums the right-hand side of the combination, and what the slacks that stay have there. */
static void sum_sides(const struct lp_rounder *r, const struct lp_model *model,
                      const struct lp_derivation *from, struct side *side, double *kept)
{
    *kept = 0;
    for (int k = 0; k < from->n_weights; k++) {
        const int i = from->row[k];
        const double w = r->weight[i];
        const double bound = is_from_lower(model, i, w) ? model->row_lower[i] : model->row_upper[i];

        if (w != 0) {
            add_term(side, w * bound);
            *kept -= is_kept(model, i, w) ? w * bound : 0;
        }
    }
    for (int j = 0; j < model->n_cols; j++) {
        const double bound = r->is_high[j] ? model->col_upper[j] : model->col_lower[j];

        if (r->size[j] > 0) {
            add_term(side, -r->alpha[j] * bound);
        }
    }
}

/** Coefficient of t_j in the rounded row, rounded up. */
static double round_column(const struct lp_rounder *r, const struct lp_model *model, int j,
                           double f)
{
    const int n = model->col_start[j + 1] - model->col_start[j];
    const double error = TERM_ERROR * (n + 2) * r->size[j];
    const double a = (r->is_high[j] ? -r->alpha[j] : r->alpha[j]) + error;

    if (!model->is_integer[j]) {
        return fmax(0.0, a) / f * (1 + TERM_ERROR);
    }
    const double whole = floor(a);

    return whole + fmin(1.0, (a - whole) / f) + TERM_ERROR * (fabs(whole) + 1);
}

/** Drops a coefficient that is too small to keep, so that the row gets weaker; false when the
 * column has no bound to do it by. */
static bool drop(const struct lp_model *model, int j, double value, double *lower)
{
    const double bound = value > 0 ? model->col_upper[j] : model->col_lower[j];

    *lower -= value * bound;
    return isfinite(bound);
}

/** Writes the coefficients in x: those of t_j, and the slacks that stay; *largest their magnitude.
 */
static void write_values(struct lp_rounder *r, const struct lp_model *model, double f,
                         double *lower, double *largest)
{
    *largest = 0;
    for (int j = 0; j < model->n_cols; j++) {
        double value = 0;

        if (r->size[j] > 0) {
            const double t = round_column(r, model, j, f);

            *lower += r->is_high[j] ? -t * model->col_upper[j] : t * model->col_lower[j];
            value = (r->is_high[j] ? -t : t) + r->kept[j] / f;
        }
        r->value[j] = value;
        *largest = fmax(*largest, fabs(value));
    }
}

/** Leaves out what is 0 or as good as 0; false when the row is of no use. */
static bool pack(struct lp_rounder *r, const struct lp_model *model, double largest,
                 struct lp_row *out)
{
    int n = 0;

    for (int j = 0; j < model->n_cols; j++) {
        const double value = r->value[j];

        if (fabs(value) > LEAST_SHARE * largest) {
            r->col[n] = j;
            r->value[n++] = value;
        } else if (value != 0 && !drop(model, j, value, &out->lower)) {
            return false;
        }
    }
    out->lower -= MARGIN * fmax(largest, fabs(out->lower));
    out->n = n;
    out->col = r->col;
    out->value = r->value;
    return n > 0 && isfinite(out->lower) && isfinite(largest);
}

static bool derive(struct lp_rounder *r, const struct lp_model *model,
                   const struct lp_derivation *from, struct lp_row *out)
{
    struct side side = {0};
    double kept = 0;
    double largest = 0;

    combine(r, model);
    sum_sides(r, model, from, &side, &kept);
    const double right = side.value - TERM_ERROR * (side.n + 2) * side.size;
    const double whole = floor(right);
    const double f = right - whole;

    if (!isfinite(right) || f < LEAST_FRACTION || f > 1 - LEAST_FRACTION) {
        return false;
    }
    *out = (struct lp_row){.lower = whole + 1 + kept / f, .upper = INFINITY};
    write_values(r, model, f, &out->lower, &largest);
    return pack(r, model, largest, out);
}

enum pb_rc lp_round(struct lp_rounder *rounder, const struct lp_model *model,
                    const struct lp_derivation *derivation, struct lp_row *out, bool *found)
{
    const enum pb_rc rc = reserve(rounder, model);

    *found = false;
    if (rc != PB_OK) {
        return rc;
    }
    for (int k = 0; k < derivation->n_weights; k++) {
        rounder->weight[derivation->row[k]] = derivation->weight[k];
    }
    for (int k = 0; k < derivation->n_high; k++) {
        rounder->is_high[derivation->high[k]] = true;
    }
    *found = derive(rounder, model, derivation, out);
    for (int k = 0; k < derivation->n_weights; k++) {
        rounder->weight[derivation->row[k]] = 0;
    }
    for (int k = 0; k < derivation->n_high; k++) {
        rounder->is_high[derivation->high[k]] = false;
    }
    return PB_OK;
}

void lp_rounder_release(struct lp_rounder *rounder)
{
    free(rounder->weight);
    free(rounder->alpha);
    free(rounder->size);
    free(rounder->kept);
    free(rounder->is_high);
    free(rounder->col);
    free(rounder->value);
    *rounder = (struct lp_rounder){0};
}
