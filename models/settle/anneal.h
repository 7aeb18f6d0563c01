/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Reassignments improved by chance, some or all of them. */
#ifndef MODELS_SETTLE_ANNEAL_H
#define MODELS_SETTLE_ANNEAL_H

#include "models/settle/near.h"

/** What may change. */
struct anneal_part {
    struct settle_state *state;
    const struct near *near;
    const size_t *seeds; /**< stints that may be the first of a group */
    size_t n_seeds;
    int from_place, end_place;            /**< only stints placed in [from, end) are touched */
    size_t tries;                         /**< per seed */
    const struct settle_shifter *shifter; /**< or NULL */
};

/** Improves; the same part, the same answer. PB_OK or PB_MEMORY. */
enum pb_rc anneal(const struct anneal_part *part);

#endif
