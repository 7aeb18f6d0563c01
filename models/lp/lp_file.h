/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A model file in the making. Private to models/lp; see lp_write.h. */
#ifndef MODELS_LP_FILE_H
#define MODELS_LP_FILE_H

#include "models/lp/lp_names.h"

#include <stdio.h>

/** Name of the objective. */
#define LP_OBJECTIVE "cost"

/** What is written where; everything borrowed. */
struct lp_file {
    FILE *file;
    const struct lp_model *model;
    const struct lp_names *rows;
    const struct lp_names *cols;
};

/** Writes the finite `value` so that it reads back to the same bits. */
void lp_put_number(FILE *file, double value);

/** Writes free MPS; cannot fail (errors stay in the stream). */
enum pb_rc lp_put_mps(const struct lp_file *to);

/** Writes CPLEX LP. PB_OK or PB_MEMORY. */
enum pb_rc lp_put_lp(const struct lp_file *to);

#endif
