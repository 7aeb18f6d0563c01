/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Reads the command line into a struct cli_run. */
#ifndef PLANNER_CLI_OPTIONS_H
#define PLANNER_CLI_OPTIONS_H

#include "planner/cli/command.h"

/** Finds the command and its options in the `argc` words of `argv` (reordered in place: options
 * first). PB_OK, PB_USAGE with errors in run->msgs, or PB_MEMORY. run->command stays NULL when only
 * common options were given. */
enum pb_rc options_read(struct cli_run *run, int argc, char **argv);

/** Frees what options_read allocated. */
void options_release(struct cli_run *run);

#endif
