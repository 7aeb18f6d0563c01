/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Word of how far the pipeline is, also while a stage has nothing new to say. */
#ifndef PLANNER_PLAN_TELLER_H
#define PLANNER_PLAN_TELLER_H

#include <sys/types.h>

#include "paiban/stop.h"

struct teller {
    const struct pb_listener *listener; /**< borrowed */
    struct pb_progress at;              /**< what was told last */
    double begin_s, told_s;             /**< [s of pb_clock_s] */
    pid_t process;                      /**< that tells; children that help are silent */
};

void teller_begin(struct teller *teller, const struct pb_listener *listener);

/** A stage begins; bound, cost and gap stay as they were told. */
void teller_phase(struct teller *teller, const char *phase);

/** Tells `at`; its time is filled in. */
void teller_tell(struct teller *teller, const struct pb_progress *at);

/** For pb_stop.asked: tells the time again when it has been a while. */
void teller_tick(void *teller);

#endif
