/* SPDX-License-Identifier: GPL-3.0-or-later */
/** From the LP of a sub-problem to whole lines: fix a few options, generate columns again, go on;
 * step back and forbid when the bound reaches the cutoff. */
#ifndef MODELS_ROSTER_DIVE_H
#define MODELS_ROSTER_DIVE_H

#include "models/roster/sub.h"

struct dive_plan {
    int backtracks; /**< how often to step back at most */
    double share;   /**< share of the open choices to fix at once */
    double sure;    /**< fix more than one at once only from this weight on */
    double noise;   /**< weight of chance in the order of the choices */
};

/** Dives until the incumbent is better or the backtracks are used up. The `allow` of `sub` is
 * changed. `*answer` of the last solve; `*found` when a better roster was kept. The roster of
 * closed agents is that of the incumbent, or there are none. */
enum pb_rc roster_dive(struct roster_sub *sub, const struct dive_plan *plan, bool *found,
                       enum sub_answer *answer);

#endif
