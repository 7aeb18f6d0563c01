/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the elastic rules share: hours of people by kind, and misses at their prices. */
#ifndef PLANNER_AUDIT_SOFT_H
#define PLANNER_AUDIT_SOFT_H

#include "planner/audit/rules.h"

/** Which people to count: agents' groups only, militia never. */
struct soft_people {
    int queue;                    /**< home queue, PB_NONE: any */
    bool qc;                      /**< the quality desk instead of those who serve */
    bool leads, novices, seniors; /**< only these */
};

/** Net heads of those people per slot, n_slots long, in the arena; NULL when memory is short. */
double *soft_heads(struct audit *audit, const struct soft_people *people);

/** A miss of an elastic rule. */
struct soft_miss {
    enum audit_soft rule;
    const char *who;
    int day;  /**< or PB_NONE */
    int slot; /**< or PB_NONE */
    double found, need;
    const char *unit;
    double price; /**< [money per unit] */
};

/** Adds the miss to the money of its rule and, when it is one, a finding. */
void soft_add(struct audit *audit, const struct soft_miss *miss, const char *en, const char *zh);

/** Slots of the horizon whose start lies in `window` of calendar day `day`: first and one past the
 * last; false when there is none. */
bool soft_window(const struct audit *audit, const struct pb_window *window, int day,
                 struct pb_days *slots);

#endif
