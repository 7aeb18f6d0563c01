/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What becomes of arrivals outside a queue's opening hours.
 *
 * In a slot that is open in part, that part of the arrivals is inside. Outside, the chatbot takes
 * them, they are lost, or they wait and arrive in the next slot that is open at all.
 */
#ifndef PLANNER_DEMAND_OPENING_H
#define PLANNER_DEMAND_OPENING_H

#include <stdint.h>

#include "paiban/scenario.h"

/** Totals of one pass, in millionths. */
struct demand_opened {
    int64_t sessions; /**< for people, what waited included */
    int64_t moved;    /**< of these, what waited */
    int64_t outside;  /**< gone to the chatbot, or lost */
    int64_t waiting;  /**< still waiting at the end */
};

/** Share of each slot of the horizon in which `queue` is open, into `open_share` [n_slots]. */
void demand_open_shares(const struct pb_frame *frame, const struct pb_queue *queue,
                        double *open_share);

/** Sends `arrivals` [n_slots, millionths] through the opening hours and adds what people get to
 * `sessions` [n_slots, millionths]; `outside` says what happens to the rest. */
struct demand_opened demand_open(const double *open_share, int n_slots, enum pb_outside outside,
                                 const int64_t *arrivals, int64_t *sessions);

#endif
