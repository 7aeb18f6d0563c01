/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The auditor's own demand: sessions per queue and slot, from the scenario alone. */
#ifndef PLANNER_AUDIT_FORECAST_H
#define PLANNER_AUDIT_FORECAST_H

#include "planner/audit/audit.h"

/** Fills audit.own_demand and, where brands are forecast, audit.brand_demand; leaves both NULL when
 * the scenario says no demand. Memory that runs short is remembered in audit.failed. */
void audit_forecast(struct audit *audit);

/** Lets what arrives at `queue` outside its hours wait, or drops it: `arrivals` [n_slots] become
 * sessions for people. */
void audit_forecast_open(const struct audit *audit, int queue, bool waits, double *arrivals);

#endif
