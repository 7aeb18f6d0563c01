/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Ctrl-C and kill: the first asks the work to stop, the second ends the process. */
#ifndef PLANNER_CLI_SIGNALS_H
#define PLANNER_CLI_SIGNALS_H

#include <signal.h>

/** Installs the handlers; SIGPIPE is ignored, so that a closed pipe is a write error. Returns the
 * flag that becomes the signal's number (static storage). */
const volatile sig_atomic_t *signals_install(void);

#endif
