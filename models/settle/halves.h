/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Work on the stints of the first days, and on those of the others, in two processes. */
#ifndef MODELS_SETTLE_HALVES_H
#define MODELS_SETTLE_HALVES_H

#include "models/settle/state.h"

/** Something that changes what stints do, but not when they are on duty. */
struct halves_task {
    /** Touches only stints that begin in slots [from, end). */
    enum pb_rc (*work)(struct settle_state *state, int from, int end, void *context);
    void *context; /**< not changed */
};

/** Does both halves, each with about as many stints on duty; all in this process, as one, when they
 * are few. The same answer with and without a second process. PB_OK, or what `work` says. */
enum pb_rc halves_do(struct settle_state *state, const struct halves_task *task);

#endif
