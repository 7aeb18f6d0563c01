/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A linear or mixed-integer program as plain data, independent of any solver.
 *
 *     minimise   sum_j cost_j * x_j
 *     subject to row_lower_i <= sum_j value_ij * x_j <= row_upper_i   for every row i
 *                col_lower_j <= x_j <= col_upper_j                    for every column j
 *                x_j integer                                          where is_integer_j
 *
 * Everything is 0-based. The matrix is stored by columns. An absent bound is -INFINITY or
 * INFINITY; every other value must be finite and within the limits below, so that no NaN, no
 * accidental infinity and no absurd magnitude ever reaches a solver.
 *
 * Fast building: add the rows without coefficients first, then the columns with theirs.
 */
#ifndef MODELS_LP_MODEL_H
#define MODELS_LP_MODEL_H

#include <paiban/status.h>
#include <stdbool.h>

/** Largest magnitude of a finite bound or a cost. */
#define LP_MAX_BOUND 1e12
/** Largest and smallest magnitude of a coefficient (zeros are dropped silently). */
#define LP_MAX_COEF 1e10
#define LP_MIN_COEF 1e-11
/** Bytes of a model's message, closing NUL included. */
#define LP_MESSAGE 200

/** The program; read the fields freely, change them only through the functions below.
 * All-zero is a valid empty model. */
struct lp_model {
    int n_rows;
    int n_cols;
    double *row_lower;        /**< n_rows */
    double *row_upper;        /**< n_rows */
    char **row_name;          /**< n_rows, entries may be NULL */
    double *col_lower;        /**< n_cols */
    double *col_upper;        /**< n_cols */
    double *cost;             /**< n_cols */
    bool *is_integer;         /**< n_cols */
    char **col_name;          /**< n_cols, entries may be NULL */
    int *col_start;           /**< n_cols + 1 (NULL while there are no columns); column j owns the
                                   entries col_start[j] .. col_start[j + 1] - 1 */
    int *row_index;           /**< row of each entry */
    double *value;            /**< coefficient of each entry */
    int row_room;             /**< allocated rows */
    int col_room;             /**< allocated columns */
    int entry_room;           /**< allocated entries */
    int *mark;                /**< scratch, at least n_rows long: number of the last entry list that
                                   named it; zeros never match */
    int mark_room;            /**< allocated marks */
    int stamp;                /**< number of the last entry list */
    char message[LP_MESSAGE]; /**< why the last call was refused, "" if it was not */
};

/** One row to add. */
struct lp_row {
    const char *name;    /**< copied; NULL = none */
    double lower;        /**< -INFINITY = none */
    double upper;        /**< INFINITY = none */
    int n;               /**< entries below, 0 when the columns come later */
    const int *col;      /**< n columns, each at most once, all already there */
    const double *value; /**< n coefficients */
};

/** One column to add. */
struct lp_col {
    const char *name;    /**< copied; NULL = none */
    double lower;        /**< -INFINITY = none */
    double upper;        /**< INFINITY = none */
    double cost;         /**< objective coefficient */
    bool is_integer;     /**< finite bounds must then be whole numbers */
    int n;               /**< entries below */
    const int *row;      /**< n rows, each at most once, all already there */
    const double *value; /**< n coefficients */
};

/** Makes `model` empty without looking at what it held. */
void lp_model_init(struct lp_model *model);

/** Releases everything `model` owns; accepts an all-zero model. */
void lp_model_release(struct lp_model *model);

/** Copies `from` (names included) into the uninitialised `to`. PB_OK or PB_MEMORY; on failure
 * `to` is empty. */
enum pb_rc lp_model_copy(struct lp_model *to, const struct lp_model *from);

/** Appends `n` rows; their coefficients on existing columns are merged in one pass over the
 * matrix, so add rows with coefficients in batches. PB_OK; PB_INVALID (value refused, unknown or
 * repeated column: model->message says which) or PB_MEMORY, both leaving the model as it was. */
enum pb_rc lp_model_add_rows(struct lp_model *model, int n, const struct lp_row rows[]);

/** Appends `n` columns. Errors as lp_model_add_rows. Cost: proportional to what is added. */
enum pb_rc lp_model_add_cols(struct lp_model *model, int n, const struct lp_col cols[]);

/** Replaces the bounds of row `i`, or of column `j`, or the cost of column `j`, or the
 * integrality of column `j`. PB_OK or PB_INVALID with a message. */
enum pb_rc lp_model_set_row_bounds(struct lp_model *model, int i, double lower, double upper);
enum pb_rc lp_model_set_col_bounds(struct lp_model *model, int j, double lower, double upper);
enum pb_rc lp_model_set_cost(struct lp_model *model, int j, double cost);
enum pb_rc lp_model_set_integer(struct lp_model *model, int j, bool is_integer);

/** Deletes the rows, or columns, whose flag is set; the others keep their order and move up.
 * `gone` is n_rows, or n_cols, long. Cannot fail. */
void lp_model_delete_rows(struct lp_model *model, const bool gone[]);
void lp_model_delete_cols(struct lp_model *model, const bool gone[]);

/** Number of stored coefficients. */
int lp_model_entries(const struct lp_model *model);

#endif
