/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The demand of a promotion: what reaches each queue in each slot, and the chain that leads there.
 *
 * Per brand: sales -> orders -> visitors (UV) -> sessions per function -> less the chatbot ->
 * agents. Inside, sessions are whole millionths, so every sum stated here is exact: the slots of a
 * queue add up to its days, the days to the horizon, and the horizon plus what falls after it to
 * what the brands cause. As doubles the figures are those millionths divided by 1e6.
 *
 * The brand figures of the scenario cover the horizon: its n_days planning days, from
 * `frame.day_start_min` of the first day to the same minute after the last. Weights and hourly
 * profiles belong to calendar days.
 */
#ifndef PAIBAN_DEMAND_H
#define PAIBAN_DEMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "paiban/scenario.h"
#include "paiban/status.h"

/** Two estimates of what service sells are called apart beyond this share of the guided sales. */
#define PB_ESTIMATES_APART 0.20

/** Sessions of one queue, or of one function of one brand, over the horizon [sessions].
 *
 *   caused + prior           = arrivals + after_horizon
 *   arrivals - by_bot        = reached
 *   reached                  = sessions + bot_outside + lost_outside + waiting_after
 */
struct pb_flow {
    double caused;        /**< by visitors and orders of the horizon, before the chatbot */
    double prior;         /**< by orders before the horizon, the part that was still to come */
    double after_horizon; /**< of both, what arrives after the horizon */
    double arrivals;      /**< arriving in the horizon, before the chatbot */
    double by_bot;        /**< closed by the chatbot */
    double reached;       /**< wants a person */
    double bot_outside;   /**< outside opening hours, left to the chatbot */
    double lost_outside;  /**< outside opening hours, lost */
    double waiting_after; /**< waiting at the end for an opening that comes after the horizon */
    double sessions;      /**< for people, in the horizon */
    double moved;         /**< of `sessions`, how many waited for the opening */
    double chase;         /**< of `caused`, contacts that chase unpaid orders; no chatbot */
};

/** One brand's links of the chain, or the total of all brands. */
struct pb_chain {
    int brand;           /**< PB_NONE: total */
    double sales;        /**< [money] */
    double orders;       /**< sales / order value [orders] */
    double uv;           /**< [visitors] */
    double prior_orders; /**< orders before the horizon that still cause work in it [orders] */
    double enquiries;    /**< presale sessions before the chatbot, without chasing [sessions] */
    double received;     /**< of these, what the chatbot leaves to people [sessions] */
    struct pb_flow flow[PB_N_FUNCTIONS];
    double agents_sum;    /**< agents on duty, summed over the days [agent-days] */
    double agents_peak;   /**< on the busiest planning day [agents] */
    int peak_day;         /**< index of that planning day; PB_NONE without sessions */
    double guided_sales;  /**< first estimate: sales * guided share [money] */
    double service_sales; /**< second: received * enquiry conversion * order value * (1 - refund
                             rate) [money] */
    bool apart;           /**< they differ by more than PB_ESTIMATES_APART of guided_sales */
};

/** All demand of a scenario. Matrices are row by row: queue first, [queue * n_slots + slot].
 * All-zero is a valid empty object. */
struct pb_demand {
    enum pb_demand_source source;
    size_t n_queues;
    int n_slots;
    int n_days;
    double *before_bot; /**< arrivals by the clock, before the chatbot [sessions]; volumes that have
                           passed the chatbot already stand here as they are */
    double *reached;    /**< arrivals by the clock that want a person, open or not [sessions] */
    double *sessions;   /**< what people must handle, from the slot on in which they can: what
                           waited for the opening arrives in the first open slot [sessions];
                           queue.opening_backlog is not in it */
    double *heads;      /**< agents needed directly; all zero unless source is PB_DEMAND_HEADS */
    double *agents;     /**< [queue * n_days + day]: sessions of the planning day over the sessions
                           of a shift, absence added [agents]; for direct heads: head-hours of the
                           day over the net hours of a shift */
    struct pb_flow *queues;  /**< n_queues */
    struct pb_chain *brands; /**< n_brands; empty unless source is PB_DEMAND_FORECAST */
    size_t n_brands;
    double *brand_sessions; /**< [(brand * PB_N_FUNCTIONS + function) * n_slots + slot]: what the
                               brand adds to `sessions` of its department's queue [sessions] */
    struct pb_chain total;
    void *memory; /**< owns all of the above */
};

struct pb_messages;

/** Computes the demand of a validated scenario.
 *
 * `out` is overwritten and, on PB_OK, released by the caller with pb_demand_release; on any other
 * code it is empty. A warning goes to `messages` for each brand, and for the total, whose two
 * estimates of service sales are apart. PB_MEMORY when memory is short.
 */
enum pb_rc pb_demand_make(const struct pb_scenario *scenario, struct pb_demand *out,
                          struct pb_messages *messages);

/** Frees what `demand` holds and leaves it empty. */
void pb_demand_release(struct pb_demand *demand);

/** Sum of row `queue` of one of the matrices over the slots of planning day `day`, exact to one
 * millionth. */
double pb_demand_day(const struct pb_demand *demand, const double *matrix, int queue, int day);

#endif
