/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Names for model files: fit for MPS and LP, unique. Private to models/lp; see lp_write.h. */
#ifndef MODELS_LP_NAMES_H
#define MODELS_LP_NAMES_H

#include "models/lp/lp_model.h"

/** All-zero is valid and empty. */
struct lp_names {
    int n;
    char **name; /**< n names; owned */
};

/** Makes `names` from `n` given ones (entries may be NULL: `letter` and the number then). `taken`
 * (or NULL) may not be used. PB_OK or PB_MEMORY (then empty). */
enum pb_rc lp_names_init(struct lp_names *names, int n, char *const given[], char letter,
                         const char *taken);

/** Releases the names. */
void lp_names_release(struct lp_names *names);

#endif
