/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paiban/stop.h"

#include <math.h>
#include <stddef.h>
#include <time.h>

double pb_clock_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

enum pb_stop_reason pb_stop_reason(const struct pb_stop *stop)
{
    if (!stop)
        return PB_GO_ON;
    if (stop->asked)
        stop->asked(stop->context);
    if (stop->signal && *stop->signal)
        return PB_STOP_SIGNAL;
    if (stop->deadline_s > 0 && pb_clock_s() >= stop->deadline_s)
        return PB_STOP_DEADLINE;
    return PB_GO_ON;
}

bool pb_stop_requested(const struct pb_stop *stop)
{
    return pb_stop_reason(stop) != PB_GO_ON;
}

double pb_stop_seconds_left(const struct pb_stop *stop)
{
    if (!stop || stop->deadline_s <= 0)
        return INFINITY;
    return fmax(0, stop->deadline_s - pb_clock_s());
}

struct pb_stop pb_stop_within(const struct pb_stop *stop, double seconds)
{
    struct pb_stop inner = stop ? *stop : (struct pb_stop){0};
    double deadline = pb_clock_s() + seconds;
    if (inner.deadline_s <= 0 || deadline < inner.deadline_s)
        inner.deadline_s = deadline;
    return inner;
}

void pb_tell(const struct pb_listener *listener, const struct pb_progress *progress)
{
    if (listener && listener->tell)
        listener->tell(progress, listener->context);
}
