/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What somebody is called in roster.csv and context.json. */
#ifndef PLANNER_EXPORT_ROLES_H
#define PLANNER_EXPORT_ROLES_H

#include "paiban/scenario.h"

/** "qc", "lead", "outsourced" or "agent". Static storage. */
const char *roles_of_group(const struct pb_scenario *scenario, const struct pb_group *group);

#endif
