/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A linear program as its model file says it, read by our own reader, to verify a bound by its
 * dual certificate and a solution by its rows:
 *
 *     min cost . x,  row_lower <= A x <= row_upper,  lower <= x <= upper
 *
 * For any numbers y (one per row) every feasible x costs at least
 *
 *     sum_i (y_i > 0 ? y_i row_lower_i : y_i row_upper_i) + sum_j min(d_j lower_j, d_j upper_j)
 *
 * with d = cost - A'y. Columns without a finite side get the one that the rows imply. A certificate
 * may bring rounding rows of its own (rounding.h).
 */
#ifndef PLANNER_AUDIT_PROGRAM_H
#define PLANNER_AUDIT_PROGRAM_H

#include "paiban/message.h"
#include "planner/base/arena.h"
#include "planner/base/names.h"

struct program_entry {
    int row;
    double value;
};

struct program_column {
    const char *name;
    double cost, lower, upper;
    bool is_integer;
    size_t first, n; /**< its entries */
};

struct program_row {
    const char *name;
    double lower, upper;
};

/** All-zero is a valid empty program. Names live in the arena given to program_read. */
struct program {
    struct program_row *rows;
    size_t n_rows, rows_room;
    struct program_column *columns;
    size_t n_columns, columns_room;
    struct program_entry *entries; /**< by column */
    size_t n_entries, entries_room;
    struct names row_names, column_names;
};

/** Reads a free MPS file. PB_OK, PB_INVALID with a message (line), PB_IO, PB_MEMORY. */
enum pb_rc program_read(const char *path, struct arena *arena, struct program *out,
                        struct pb_messages *messages);

void program_release(struct program *program);

/** Reads lines `name value` into `values` (as many as `names`, which hold their indexes); names the
 * file lacks stay 0. PB_OK, PB_INVALID for an unknown name or no number, PB_IO, PB_MEMORY. */
enum pb_rc program_read_values(const char *path, const struct names *names, struct arena *arena,
                               double *values, struct pb_messages *messages);

/** A rounding row of a certificate (rounding.h). */
struct program_rounding {
    double dual;
    double lower;
    size_t first_value, n_values;   /**< of the certificate's values */
    size_t first_weight, n_weights; /**< of the certificate's weights */
    size_t first_upper, n_uppers;   /**< of its uppers */
};

struct program_list {
    struct program_entry *at;
    size_t n, room;
};

/** A certificate. All-zero is empty. */
struct program_certificate {
    double *dual; /**< [n_rows], 0 for rows that are not named; in the arena */
    struct program_rounding *roundings;
    size_t n, room;
    struct program_list weights; /**< row n_rows + k is rounding k */
    struct program_list uppers;  /**< columns counted from their upper sides, in `row` */
    struct program_list values;  /**< coefficients; `row` is a column here */
};

/** Reads lines `row dual`, then roundings as the writer of certificates says (models/lp/lp_write.h
 * has the format). PB_OK, PB_INVALID with a message, PB_IO, PB_MEMORY; release it after PB_OK. */
enum pb_rc program_read_certificate(const char *path, struct program *program, struct arena *arena,
                                    struct program_certificate *out, struct pb_messages *messages);

void program_certificate_release(struct program_certificate *certificate);

/** Gives columns without a finite side the one that the rows imply, in a few rounds. PB_OK or
 * PB_MEMORY. */
enum pb_rc program_imply_boxes(struct program *program);

/** The Lagrangian value of `dual` when column j costs `less[j]` less than the program says (NULL =
 * nothing); -INFINITY when a column has no box where it needs one. */
double program_bound(const struct program *program, const double *dual, const double *less);

/** What a point breaks. */
struct program_point {
    double cost;
    double violation;  /**< largest violation of a row or box */
    const char *where; /**< name of that row or column, or "" */
    double fraction;   /**< largest distance of an integer column from a whole number */
};

/** Looks at `x` (n_columns). `activity` is scratch of n_rows. */
struct program_point program_look(const struct program *program, const double *x, double *activity);

#endif
