/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Parts of a model by neighbouring queues, small enough for programs of their own. */
#ifndef MODELS_CAPACITY_BLOCKS_H
#define MODELS_CAPACITY_BLOCKS_H

#include "models/capacity/layout.h"
#include "models/lp/lp_model.h"

/** How many blocks of at most `most_queues` queues there are. */
int capacity_n_blocks(const struct capacity_problem *problem, int most_queues);

/** Fills `block` [n_rows] with the block that each row of `model` belongs to: that of its duties
 * (by the queue they are posted on or at home on), or, where it has none, of its first column; -1
 * for rows over duties of several blocks, such as seats. PB_OK or PB_MEMORY. */
enum pb_rc capacity_block_rows(const struct capacity_problem *problem,
                               const struct capacity_layout *layout, const struct lp_model *model,
                               int n_blocks, int block[]);

#endif
