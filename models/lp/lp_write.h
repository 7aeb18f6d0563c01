/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Writes a program, and a point of it, as text that other solvers read.
 *
 * Numbers are the shortest decimals that read back to the same double (GLPK's own writer cuts them
 * off), so the file is exactly the program. Names are those of the model made fit for both formats
 * and unique: a byte other than a letter, a digit, `_` or `.` becomes `_`; a name that a reader
 * could take for a number or a keyword gets a leading `_`; a missing name becomes `r<i>` or `c<j>`,
 * one that stands there twice gets `.d<number>` at its end. Both formats and the point use the same
 * names.
 *
 * The objective is called `cost`. Every column stands in the objective of the LP format, with 0
 * where it costs nothing, so that both formats keep the order of the columns. The LP format has no
 * rows with two different finite bounds for all readers: such a row is written twice there, as
 * `name` (>= lower) and `name~hi` (<= upper). A row without bounds is an `N` row in MPS and absent
 * in the LP format.
 */
#ifndef MODELS_LP_WRITE_H
#define MODELS_LP_WRITE_H

#include "models/lp/lp_roundings.h"

#include <stdio.h>

enum lp_format {
    LP_FORMAT_MPS, /**< free MPS */
    LP_FORMAT_LP   /**< CPLEX LP */
};

/** Longest name written, NUL included; longer ones are cut (and kept unique). */
enum { LP_NAME = 200 };

/** Writes `model` to `file` (borrowed, not flushed). PB_OK; PB_IO when the file took an error;
 * PB_MEMORY; PB_INVALID for a program without columns in the LP format, which cannot say it. */
enum pb_rc lp_write(const struct lp_model *model, enum lp_format format, FILE *file);

/** Writes one line `name value` per column of `x` (n_cols) to `file`, every column. Values are
 * finite. PB_OK, PB_IO or PB_MEMORY. */
enum pb_rc lp_write_solution(const struct lp_model *model, const double x[], FILE *file);

/** Writes a certificate that goes with the model file: one line `name value` per row of `dual`
 * (n_rows + n of `list`), then for each rounding row of `list` (lp_round.h), k counting from 1,
 *
 *     rounding <k> <dual> <lower>
 *     weight <row> <weight>      for each row that it is derived from; an earlier rounding is @<k>
 *     upper <column>             for each column that is counted from its upper bound
 *     value <column> <value>     for each coefficient of the row itself, sum >= lower
 *
 * As lp_write_solution. */
enum pb_rc lp_write_proof(const struct lp_model *model, const double dual[],
                          const struct lp_roundings *list, FILE *file);

#endif
