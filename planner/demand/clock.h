/* SPDX-License-Identifier: GPL-3.0-or-later */
/** From calendar days to slots: how much of a day's arrivals falls into each slot.
 *
 * Days here are calendar days counted from `frame.first_day`; the horizon touches 0..n_days. A
 * day's hourly profile is constant within the hour.
 */
#ifndef PLANNER_DEMAND_CLOCK_H
#define PLANNER_DEMAND_CLOCK_H

#include "paiban/scenario.h"
#include "planner/base/arena.h"

struct demand_clock {
    int n_slots;
    int n_days;
    int *day;                       /**< [slot] calendar day in which the slot starts */
    double *here[PB_N_FUNCTIONS];   /**< [slot] share of that day's arrivals in the slot */
    double *next[PB_N_FUNCTIONS];   /**< [slot] share of the next day's, when it passes midnight */
    double *within[PB_N_FUNCTIONS]; /**< [n_days + 1] share of the day inside the horizon */
};

/** Fills `clock` for `scenario`, memory from `arena`: PB_OK or PB_MEMORY. */
enum pb_rc demand_clock_make(const struct pb_scenario *scenario, struct arena *arena,
                             struct demand_clock *clock);

/** Spreads `by_day` [n_days + 1] over `by_slot` [n_slots] with the profiles of `function`. */
void demand_clock_spread(const struct demand_clock *clock, enum pb_function function,
                         const double *by_day, double *by_slot);

#endif
