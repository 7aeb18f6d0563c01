/* SPDX-License-Identifier: GPL-3.0-or-later */
/** When to stop working, and word of how far the work is.
 *
 * Long work takes a const struct pb_stop and asks pb_stop_reason between chunks. The clock only
 * ever aborts; it never steers, so equal seeds give equal bytes unless time ran out.
 */
#ifndef PAIBAN_STOP_H
#define PAIBAN_STOP_H

#include <signal.h>
#include <stdbool.h>

enum pb_stop_reason { PB_GO_ON = 0, PB_STOP_SIGNAL, PB_STOP_DEADLINE };

/** All-zero never stops. */
struct pb_stop {
    const volatile sig_atomic_t *signal; /**< non-zero once a signal came (the handler's flag;
                                              borrowed), or NULL */
    double deadline_s;                   /**< on the clock of pb_clock_s, 0: none */
    void (*asked)(void *context);        /**< called whenever long work asks, so that the time
                                              that passes can be shown; must be quick; or NULL */
    void *context;                       /**< handed to `asked`; borrowed */
};

/** How far a stage is. Unknown figures are NAN. */
struct pb_progress {
    const char *phase; /**< stable word: "bound", "windows", "improve", "roster", ... */
    double done;       /**< share of the phase that is done, 0..1 */
    double bound;      /**< best bound of the cost [money] */
    double best;       /**< cost of the best checked plan [money] */
    double gap;        /**< as plan.json defines it */
    double elapsed_s;  /**< since the work began */
};

/** Called between chunks of work; must not call back into the library. */
typedef void pb_progress_fn(const struct pb_progress *progress, void *context);

/** Whom to tell; all-zero tells nobody. */
struct pb_listener {
    pb_progress_fn *tell; /**< or NULL */
    void *context;        /**< handed to `tell`; borrowed */
};

/** Seconds of the monotonic clock. */
double pb_clock_s(void);

/** Whether to go on; `stop` may be NULL, which never stops. A signal outranks the deadline. */
enum pb_stop_reason pb_stop_reason(const struct pb_stop *stop);

/** Whether there is any reason to stop. */
bool pb_stop_requested(const struct pb_stop *stop);

/** Seconds left until the deadline, never negative; INFINITY when there is none. */
double pb_stop_seconds_left(const struct pb_stop *stop);

/** A copy of `stop` (may be NULL) whose deadline comes in `seconds` or at its own, whichever is
 * earlier: for one stage within a command's limit. */
struct pb_stop pb_stop_within(const struct pb_stop *stop, double seconds);

/** Tells `listener` (may be NULL). */
void pb_tell(const struct pb_listener *listener, const struct pb_progress *progress);

#endif
