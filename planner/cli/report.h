/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What was said, shown on stderr. */
#ifndef PLANNER_CLI_REPORT_H
#define PLANNER_CLI_REPORT_H

#include "planner/cli/command.h"

/** Sorts and shows run->msgs: for people with colours where the terminal has them, or one JSON
 * object a line with --json; then how many records were not shown. Notes are left out with
 * --quiet. */
void report_messages(struct cli_run *run);

#endif
