/* SPDX-License-Identifier: GPL-3.0-or-later */
/** How far the work is, in the last line of a terminal. */
#ifndef PLANNER_CLI_PROGRESS_H
#define PLANNER_CLI_PROGRESS_H

#include "paiban/stop.h"
#include "planner/cli/command.h"

struct progress {
    bool shown;     /**< there is a line to take away */
    double last_s;  /**< when it was drawn last [s of pb_clock_s] */
    bool lines;     /**< a line each, none taken away */
    char phase[32]; /**< of the last line */
};

/** A listener that draws into stderr when that is a terminal and neither --quiet nor --json was
 * given; with --verbose it writes a line per phase, and one every few seconds, wherever stderr
 * goes. Else it is silent. `progress` is borrowed. */
struct pb_listener progress_listener(const struct cli_run *run, struct progress *progress);

/** Takes the line away. */
void progress_end(struct progress *progress);

#endif
