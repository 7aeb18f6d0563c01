/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/teller.h"

#include <math.h>
#include <unistd.h>

/* How often the time is told while nothing else is. */
static const double INTERVAL_S = 0.25;

static void say(struct teller *teller)
{
    teller->told_s = pb_clock_s();
    teller->at.elapsed_s = teller->told_s - teller->begin_s;
    pb_tell(teller->listener, &teller->at);
}

void teller_begin(struct teller *teller, const struct pb_listener *listener)
{
    *teller = (struct teller){
        .listener = listener,
        .begin_s = pb_clock_s(),
        .process = getpid(),
        .at = {.phase = "read", .done = NAN, .bound = NAN, .best = NAN, .gap = NAN}};
}

void teller_phase(struct teller *teller, const char *phase)
{
    teller->at.phase = phase;
    teller->at.done = NAN;
    say(teller);
}

void teller_tell(struct teller *teller, const struct pb_progress *at)
{
    teller->at = *at;
    say(teller);
}

void teller_tick(void *context)
{
    struct teller *teller = context;
    if (pb_clock_s() - teller->told_s >= INTERVAL_S && getpid() == teller->process)
        say(teller);
}
