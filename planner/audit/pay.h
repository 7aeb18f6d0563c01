/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What shifts cost, by kind; the rule stands in paiban/check.h. */
#ifndef PLANNER_AUDIT_PAY_H
#define PLANNER_AUDIT_PAY_H

#include "planner/audit/audit.h"

/** Adds the pay, allowances and credit of all heads of `duty` to `cost` [money]. */
void audit_pay_duty(const struct audit *audit, const struct audit_duty *duty,
                    double cost[PB_N_COST_KINDS]);

/** Adds what classes known by numbers pay for days beyond the normal ones of their weeks and hours
 * beyond the total of a period, moved from the regular pay. */
void audit_pay_classes(const struct audit *audit, double cost[PB_N_COST_KINDS]);

/** The same for the hours of named people on comprehensive contracts. */
void audit_pay_periods(const struct audit *audit, double cost[PB_N_COST_KINDS]);

#endif
