/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What caused a difference in cost: demand, capacity, rules or prices.
 *
 * Let v(S) be the LP bound with the changes of the groups S alone. The part of group g is its
 * Shapley value: what it adds to v, averaged over all orders in which the k groups touched may come
 * (L. S. Shapley, A value for n-person games, 1953):
 *
 *     part(g) = sum over S without g of  |S|! (k - |S| - 1)! / k! * (v(S + g) - v(S))
 *
 * The parts add up to v(all) - v(none). The rest of the difference in cost is what whole people,
 * and their names, cost beyond the bounds: `rounding`. Two changes that help each other share what
 * they gain together, whatever the order they were given in.
 */
#ifndef PLANNER_WHATIF_SPLIT_H
#define PLANNER_WHATIF_SPLIT_H

#include <stdbool.h>

#include "paiban/message.h"
#include "paiban/status.h"
#include "planner/scenario/override_group.h"

enum { WHATIF_N_SETS = 1 << OVERRIDE_N_GROUPS };

/** The parts of a difference [money]; they add up to it. */
struct whatif_split {
    bool known; /**< false: the work ended before */
    bool joint; /**< the groups only make sense together: all is in `together` */
    int n_changes[OVERRIDE_N_GROUPS]; /**< 0: the group is not touched */
    double parts[OVERRIDE_N_GROUPS];
    double together;
    double rounding;
};

/** The Shapley values of the groups in the set `touched` (bit g: group g). `bounds[S]` is v(S) of
 * each subset S of it. */
void whatif_share(unsigned touched, const double bounds[WHATIF_N_SETS],
                  double parts[OVERRIDE_N_GROUPS]);

struct whatif;
struct whatif_request;

/** Computes out->split of an answer whose plans are there: up to 2^k - 2 bounds more, each from the
 * base plan. PB_OK, also when it ended early; PB_MEMORY, PB_SOLVER. */
enum pb_rc whatif_split_make(const struct whatif_request *request, struct whatif *out);

#endif
