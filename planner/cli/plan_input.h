/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The options that every command has which makes plans. */
#ifndef PLANNER_CLI_PLAN_INPUT_H
#define PLANNER_CLI_PLAN_INPUT_H

#include "planner/base/gettext.h"
#include "planner/cli/command.h"
#include "planner/plan/plan.h"

/* clang-format off */
#define CLI_PLAN_OPTIONS                                                                          \
    {"time-limit", 't', "SECONDS", N_("end with the best plan after so many seconds")},           \
    {"gap", 'g', "PERCENT", N_("stop improving when the plan is proven this near to the best")},  \
    {"seed", 0, "N", N_("same scenario and seed, same plan")},                                    \
    {"force", 'f', NULL, N_("replace a plan folder that was changed by hand")}
/* clang-format on */

/** Reads them into `options`, with the output folder and what stops the run; what was not given
 * stays as it is. PB_OK or PB_USAGE. */
enum pb_rc cli_read_plan_options(struct cli_run *run, struct plan_options *options);

#endif
