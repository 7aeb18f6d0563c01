/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The rules of the roster model, one file each. A new rule is a file rule_<name>.c with one const
 * record, its name here and in the table of rules.c. */
#ifndef MODELS_ROSTER_RULE_H
#define MODELS_ROSTER_RULE_H

#include "models/roster/line.h"

extern const struct roster_rule rule_wish;
extern const struct roster_rule rule_work;
extern const struct roster_rule rule_row;
extern const struct roster_rule rule_follow;
extern const struct roster_rule rule_weekend;
extern const struct roster_rule rule_count;
extern const struct roster_rule rule_restday;
extern const struct roster_rule rule_change;

#endif
