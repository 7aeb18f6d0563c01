/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Re-opens a part of the incumbent and solves it anew by column generation and a dive. The bound
 * of the part tells at once when nothing better hides in it. */
#ifndef MODELS_ROSTER_IMPROVE_H
#define MODELS_ROSTER_IMPROVE_H

#include "models/roster/sub.h"

enum { IMPROVE_KINDS = 4 };

/** What the search has learnt. All-zero is a valid start. */
struct improve_state {
    double size[IMPROVE_KINDS]; /**< agents or days to re-open, adapted; 0 = not yet used */
    long steps[IMPROVE_KINDS];  /**< counted steps spent */
    long won[IMPROVE_KINDS];    /**< better rosters found */
    int idle;                   /**< rounds since the last success */
};

/** One round. `dual` (n_rows) ranks pool lines; `*found` when the incumbent got better, `*stopped`
 * when the work must end. */
enum pb_rc roster_improve(struct roster_model *model, const double *dual,
                          struct improve_state *state, bool *found, bool *stopped);

#endif
