/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Result codes and solution statuses: the two channels of every call.
 *
 * A return code says whether the call worked; a status says what the mathematics answered.
 * Too little staff is an answer and never an error.
 */
#ifndef PAIBAN_STATUS_H
#define PAIBAN_STATUS_H

/** Whether a call worked. The values are the exit codes of the program. */
enum pb_rc {
    PB_OK = 0,
    PB_FINDING = 1, /**< a check found something, or two plans differ */
    PB_USAGE = 2,   /**< the command line is wrong */
    PB_INVALID = 3, /**< a scenario, an override or a roster file is invalid; see the messages */
    PB_IO = 4,      /**< reading or writing failed; see the messages */
    PB_SOLVER = 5,  /**< the solver or our check of its answer failed */
    PB_MEMORY = 6,  /**< out of memory */
    PB_INTERRUPTED = 130 /**< stopped by a signal; the best checked answer so far is kept */
};

/** What a model's solution is worth. */
enum pb_status {
    PB_STATUS_NONE = 0,     /**< not solved */
    PB_STATUS_OPTIMAL,      /**< proven within the tolerance */
    PB_STATUS_GAP_REACHED,  /**< within the requested gap */
    PB_STATUS_FEASIBLE,     /**< a checked solution with a stated gap */
    PB_STATUS_TIME_LIMIT,   /**< the clock ended the work; the solution is checked */
    PB_STATUS_INTERRUPTED,  /**< a signal ended the work; the solution is checked */
    PB_STATUS_INFEASIBLE,   /**< no solution exists */
    PB_STATUS_UNBOUNDED,    /**< the objective has no limit: a bug in a model */
    PB_STATUS_SOLVER_FAILED /**< the solver gave up; nothing is claimed */
};

/** Stable lower-case word for `status`, as written to plan.json. Static storage. */
const char *pb_status_name(enum pb_status status);

#endif
