/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The scenario argument that most commands have, with its overrides.
 *
 *     static const struct cli_option options[] = {
 *         CLI_SCENARIO_OPTIONS,
 *         {"output", 'o', "DIR", N_("folder of the plan")},
 *         {0},
 *     };
 */
#ifndef PLANNER_CLI_SCENARIO_INPUT_H
#define PLANNER_CLI_SCENARIO_INPUT_H

#include "paiban/scenario.h"
#include "planner/base/gettext.h"
#include "planner/cli/command.h"

/* clang-format off */
#define CLI_SCENARIO_OPTIONS                                                                      \
    {"set", 's', "PATH=VALUE", N_("override a field of the scenario; may be repeated")},          \
    {"variant", 0, "ID", N_("apply a variant of the scenario")},                                  \
    {"history", 0, "ROSTER", N_("what was worked before: roster.csv or folder of a plan")},       \
    {"keep", 0, "ROSTER", N_("a published roster to stay close to, likewise")},                   \
    {"freeze-until", 0, "DATE", N_("change nothing of it before this day")}
/* clang-format on */

/** Reads the scenario named by the first argument with the overrides given. On PB_OK the caller
 * frees `*out` with pb_scenario_free; otherwise it is NULL and run->msgs says why. */
enum pb_rc cli_read_scenario(struct cli_run *run, struct pb_scenario **out);

#endif
