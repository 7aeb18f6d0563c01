/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Columns of the program of linear.h: which duties and stints it has, and which would better it.
 */
#ifndef MODELS_CAPACITY_LINEAR_COLUMNS_H
#define MODELS_CAPACITY_LINEAR_COLUMNS_H

#include "models/capacity/chain.h"
#include "models/capacity/entries.h"
#include "models/capacity/linear.h"

/** Columns of the program by number; memory belongs to the arena of the LP. */
struct linear_columns {
    struct stint_origin *origin; /**< [n] */
    int *next;                   /**< [n] next stint of the same move and start, -1 = the last */
    int n, room;
    int *stint; /**< [move * n_slots + start] a stint from there, -1 = none */
    struct chain_pricing pricing;
    struct relaxation priced; /**< y and reduced costs of the whole model at the last pricing */
    struct entries entries;   /**< in rows of the program */
};

/** Makes the table for a program that has rows and no columns. PB_OK or PB_MEMORY. */
enum pb_rc linear_columns_init(struct capacity_linear *linear);

/** Adds column `j` of the model to the program, and to its tangent program if there is one. */
enum pb_rc linear_add_column(struct capacity_linear *linear, int j);

/** The same of a stint, unless it is there. */
enum pb_rc linear_add_stint(struct capacity_linear *linear, const struct stint *stint);

/** The column of `stint` in the program, -1 = none. */
int linear_find_stint(const struct capacity_linear *linear, const struct stint *stint);

/** Completes duals of the program's rows to those of the model, in columns->priced with their
 * bound. */
void linear_price(struct capacity_linear *linear, const double dual[]);

/** Adds the duties and stints that are missing and whose reduced costs at the last pricing are
 * negative; *n_new = how many. Nothing is missing where presence is fixed. */
enum pb_rc linear_let_in(struct capacity_linear *linear, int *n_new);

/** Adds all duties and the shortest stint from each start that are missing: the program may be
 * infeasible without them. */
enum pb_rc linear_let_in_all(struct capacity_linear *linear, int *n_new);

#endif
