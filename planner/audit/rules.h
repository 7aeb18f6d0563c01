/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The rules by name, for the table in rules.c, and what several of them use. Each rule adds its
 * findings to audit->out; what it checks stands at the top of its file. */
#ifndef PLANNER_AUDIT_RULES_H
#define PLANNER_AUDIT_RULES_H

#include "planner/audit/audit.h"

/* -------------------------------------------------- when a rule has its data */

bool audit_has_duties(const struct audit *audit);
bool audit_is_classes_plan(const struct audit *audit); /**< shifts.csv and no roster */
bool audit_is_named(const struct audit *audit);        /**< a roster */
bool audit_has_hours(const struct audit *audit);       /**< hours.csv and duties to compare with */

/* ------------------------------------------------------------------- places */

struct audit_at audit_at_cell(const struct audit *audit, size_t queue, int slot, double found,
                              double limit, const char *unit);
struct audit_at audit_at_queue(const struct audit *audit, size_t queue, double found, double limit,
                               const char *unit);
struct audit_at audit_at_duty(const struct audit *audit, const struct audit_duty *duty,
                              double found, double limit, const char *unit);

/** Heads of a group that could work on planning day `day`: hired, not on leave. */
int audit_heads_on_day(const struct audit *audit, int group, int day);

/* -------------------------------------------------------------------- rules */

void audit_demand_sums(struct audit *audit);
bool audit_demand_applies(const struct audit *audit);
void audit_demand_given(struct audit *audit);
bool audit_demand_given_applies(const struct audit *audit);
void audit_classes(struct audit *audit);
bool audit_classes_applies(const struct audit *audit);
void audit_shift(struct audit *audit);
void audit_codes(struct audit *audit);
bool audit_codes_applies(const struct audit *audit);
void audit_heads(struct audit *audit);

#endif
