/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Checks a written solution of a public roster instance: from the instance and the table alone. */
#ifndef PLANNER_AUDIT_NRP_CHECK_H
#define PLANNER_AUDIT_NRP_CHECK_H

#include "paiban/message.h"
#include "planner/roster/nrp.h"

/** What the table is worth. */
struct nrp_verdict {
    int n_broken;    /**< hard rules broken, each with a message of code nrp_<rule> */
    double requests; /**< price of refused requests */
    double cover;    /**< price of missing and surplus people */
    double cost;     /**< both */
};

/** Reads `table` (one line per person in the file's order, one tab-separated cell per day, shift id
 * or nothing) and checks it. PB_OK also when rules are broken; PB_INVALID when the table cannot be
 * read (message nrp_table); PB_MEMORY. */
enum pb_rc nrp_check(const struct nrp_instance *instance, const char *table,
                     struct nrp_verdict *out, struct pb_messages *messages);

#endif
