/* SPDX-License-Identifier: GPL-3.0-or-later */
/** From the weights of an LP solution to whole lines. */
#ifndef MODELS_ROSTER_WHOLE_H
#define MODELS_ROSTER_WHOLE_H

#include "models/roster/sub.h"

/** The heaviest of `n` options. */
static inline int whole_heaviest(const double *weight, int n)
{
    int best = 0;
    for (int o = 1; o < n; o++) {
        best = weight[o] > weight[best] ? o : best;
    }
    return best;
}

/** True when every open agent has a line in the LP solution, i.e. no artificial is at work. */
bool whole_is_manned(const struct roster_sub *sub);

/** Builds the roster of the heaviest options over the incumbent and offers it; `*found` when it is
 * better. Meant for weights that are whole numbers. */
enum pb_rc whole_offer(struct roster_sub *sub, const double *weight, bool *found);

#endif
