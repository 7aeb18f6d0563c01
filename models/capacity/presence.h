/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Boxes of the columns when the duties stand for good:
 *
 *   x_j = agents_j,   h_g,t <= P_g,t,   w_a,t <= P_g,t,   m_a,t <= least w of its block.
 *
 * They follow from the rows of problem.h, so a Lagrangian value over them bounds what is left.
 */
#ifndef MODELS_CAPACITY_PRESENCE_H
#define MODELS_CAPACITY_PRESENCE_H

#include "models/capacity/search.h"

/** The boxes; all-zero: none. Memory belongs to the arena they were made in. */
struct capacity_presence {
    double *lower; /**< [n_cols] the agents of duties, 0 of all others */
    double *upper; /**< [n_cols] */
};

/** Boxes for duties at `agents` [n_duties]. PB_OK or PB_MEMORY. */
enum pb_rc capacity_presence_init(struct capacity_presence *presence,
                                  const struct capacity_search *search, const int agents[],
                                  struct arena *arena);

/** What the duties at `presence` cost [money]. */
double capacity_presence_cost(const struct capacity_presence *presence,
                              const struct capacity_search *search);

#endif
