/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What flows into the queues: the sum over brands, or the volumes given, in millionths.
 *
 * Everything that arrives passes the same two gates: the chatbot, then the opening hours. Contacts
 * that chase unpaid orders are our own work: no chatbot, and outside the hours they wait.
 */
#ifndef PLANNER_DEMAND_INFLOW_H
#define PLANNER_DEMAND_INFLOW_H

#include "planner/base/arena.h"
#include "planner/demand/tally.h"

/** Matrices are [queue * n_slots + slot]. */
struct demand_inflow {
    const struct pb_scenario *scenario;
    int n_slots;
    int64_t *before_bot;
    int64_t *reached;
    int64_t *sessions;
    double *open_share;
    struct demand_tally *queues; /**< [n_queues] */
    int64_t *after_bot;          /**< [n_slots] scratch */
    int64_t *opened;             /**< [n_slots] scratch: sessions of what came last */
    double *weights;             /**< [n_slots] scratch */
};

enum pb_rc demand_inflow_make(const struct pb_scenario *scenario, struct arena *arena,
                              struct demand_inflow *inflow);

/** Arrivals of one kind into one queue. */
struct demand_stream {
    int queue;
    double bot_share;     /**< 0..1 */
    const int64_t *slots; /**< [n_slots] customers' contacts */
    const int64_t *chase; /**< [n_slots] chasing contacts, or NULL */
};

/** Sends a stream through the gates, adds it to its queue and fills the arrivals, reached,
 * outside, waiting and sessions of `tally`. inflow->opened holds its sessions by slot afterwards.
 */
void demand_inflow_add(struct demand_inflow *inflow, const struct demand_stream *stream,
                       struct demand_tally *tally);

/** The queue of `function` in `department`, or PB_NONE. */
int demand_queue_of(const struct pb_scenario *scenario, int department, enum pb_function function);

#endif
