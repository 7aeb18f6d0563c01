/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The auditor's own queueing: the state probabilities of a queue, summed term by term. */
#ifndef PLANNER_AUDIT_QUEUEING_H
#define PLANNER_AUDIT_QUEUEING_H

#include "paiban/scenario.h"

/** Share of contacts that are answered within the target when `arrivals` come per second and
 * `lines` chats are served at once: everybody waits, or leaves with the target's mean patience. */
double queueing_answered(const struct pb_response_target *target, double arrivals, int lines);

/** Fewest lines that keep the target, counted on from `guess`. A share of 1 is 0.9999. */
int queueing_lines(const struct pb_response_target *target, double arrivals, int guess);

#endif
