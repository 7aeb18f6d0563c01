/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The export that writes into the user's own sheet. */
#ifndef PLANNER_CLI_FILLING_H
#define PLANNER_CLI_FILLING_H

#include "planner/cli/command.h"

/** `export PLAN --to fill --sheet FILE [--mapping FILE] -o FILE`: fills the sheet and says how many
 * cells were written. */
enum pb_rc cli_fill(struct cli_run *run, const char *plan);

#endif
