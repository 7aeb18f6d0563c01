/* SPDX-License-Identifier: GPL-3.0-or-later */
/** GLPK's environment: one per process, quiet, and recoverable. Private to models/lp.
 *
 * Every call of a GLPK function happens inside lp_env_run(). GLPK reports an internal error, a
 * wrong argument or a lack of memory by calling an error hook that must not return; ours frees the
 * whole environment (and with it every glp_prob) and jumps back to lp_env_run().
 */
#ifndef MODELS_LP_ENV_H
#define MODELS_LP_ENV_H

#include <paiban/status.h>

/** Runs `work(argument)`, which may call GLPK but must neither return early by a jump nor call
 * lp_env_run(). PB_OK; PB_MEMORY or PB_SOLVER when the environment was lost on the way. */
enum pb_rc lp_env_run(void (*work)(void *argument), void *argument);

/** Number of the present environment; a glp_prob made under another number is gone. */
unsigned long lp_env_generation(void);

/** GLPK's last error text, one line, "" if there was none. */
const char *lp_env_error(void);

#endif
