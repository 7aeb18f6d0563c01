/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The names of columns and rows in model files, as problem.h lists them. */
#ifndef MODELS_CAPACITY_NAMES_H
#define MODELS_CAPACITY_NAMES_H

#include "models/capacity/layout.h"

/** Bytes of the longest name, closing NUL included. */
#define CAPACITY_NAME 64

/** A name per column and row; owned by `arena`. */
struct capacity_names {
    char (*col)[CAPACITY_NAME]; /**< n_cols */
    char (*row)[CAPACITY_NAME]; /**< n_rows */
};

/** Names everything that `layout` numbers. PB_OK or PB_MEMORY. */
enum pb_rc capacity_names_init(struct capacity_names *names, struct arena *arena,
                               const struct capacity_problem *problem,
                               const struct capacity_layout *layout);

#endif
