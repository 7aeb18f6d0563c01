/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Arrivals of one function of one brand by slot, before the chatbot, in millionths of a session.
 *
 *   presale     visitors x enquiry rate, when the visitors come;
 *               chasing: orders x unpaid share x contacts, when the orders are placed
 *   in-sale     orders x in-sale rate, on day k after the order with share insale_lag[k]
 *   after-sale  orders x (kept x after-sale rate + refunded x refund sessions), aftersale_lag[k]
 *
 * Within its day a follow-up contact keeps to the hourly profile of its function; on the first day
 * contacts about orders of the horizon come after the horizon's start.
 */
#ifndef PLANNER_DEMAND_SPREAD_H
#define PLANNER_DEMAND_SPREAD_H

#include <stdint.h>

#include "planner/demand/orders.h"

struct demand_arrivals {
    int64_t *slots;  /**< [n_slots] without chasing */
    int64_t *chase;  /**< [n_slots] contacts that chase unpaid orders */
    int64_t caused;  /**< by the horizon's visitors and orders, chasing included */
    int64_t chased;  /**< sum of `chase` */
    int64_t prior;   /**< by orders before the horizon, still to come */
    int64_t after;   /**< of both, after the horizon */
    double *weights; /**< [n_slots + 1] scratch; the last: after the horizon */
    double *dates;   /**< [n_days + 1] scratch */
    int64_t *parts;  /**< [n_slots + 1] scratch */
};

enum pb_rc demand_arrivals_alloc(const struct demand_clock *clock, struct arena *arena,
                                 struct demand_arrivals *arrivals);

/** A brand and what is known of it. */
struct demand_of_brand {
    const struct pb_scenario *scenario;
    const struct demand_clock *clock;
    const struct demand_orders *orders;
    int brand;
};

/** Fills `arrivals` for `function` of a brand. */
void demand_arrivals_fill(const struct demand_of_brand *of, enum pb_function function,
                          struct demand_arrivals *arrivals);

/** After-sale sessions that one order of `brand` causes, before the chatbot. */
double demand_aftersale_rate(const struct pb_brand *brand);

#endif
