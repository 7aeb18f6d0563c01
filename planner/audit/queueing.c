/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With n in the system the rate out is mu min(n, c) + theta max(0, n - c). Who arrives with all c
 * lines busy and k waiting is answered after k + 1 departures at rates c mu + i theta, i = 0..k,
 * unless it leaves before: for theta > 0 that time has the density
 *     theta G(a + k + 1) / (G(a) k!) (1 - exp(-theta w))^k exp(-c mu w),   a = c mu / theta,
 * for theta = 0 it is an Erlang distribution of k + 1 stages. */
#include "planner/audit/queueing.h"

#include <math.h>

enum { STEPS = 400, MOST_WAITING = 20000 };

#define SURE_SHARE 0.9999
#define TAIL       1e-13
#define ROUNDING   1e-7

/** A queue as rates [1/s]. */
struct rates {
    double in, out, leave;
    int lines;
};

/** Chance that somebody who finds `k` waiting is answered within `within_s`, patience counted. */
static double answered_after(const struct rates *r, int k, double within_s)
{
    double busy = r->lines * r->out, a = busy / r->leave, sum = 0, step = within_s / STEPS;
    double scale = log(r->leave) + lgamma(a + k + 1) - lgamma(a) - lgamma(k + 1.0);
    for (int i = 0; i < STEPS; i++) {
        double w = (i + 0.5) * step;
        sum += exp(scale + k * log1p(-exp(-r->leave * w)) - (busy + r->leave) * w);
    }
    return sum * step;
}

/** Erlang C: the wait of those who wait is exponential. */
static double answered_patient(const struct rates *r, double within_s)
{
    double load = r->in / r->out, below = 0, term = 1;
    if (load >= r->lines)
        return 0;
    for (int n = 0; n < r->lines; n++) {
        below += term;
        term *= load / (n + 1);
    }
    double waiting = term * r->lines / (r->lines - load);
    return 1 - waiting / (below + waiting) * exp(-(r->lines * r->out - r->in) * within_s);
}

double queueing_answered(const struct pb_response_target *target, double arrivals, int lines)
{
    struct rates r = {.in = arrivals, .out = 1 / target->handle_s, .lines = lines};
    if (arrivals <= 0)
        return 1;
    if (isnan(target->patience_s))
        return answered_patient(&r, target->within_s);
    r.leave = 1 / target->patience_s;
    double term = 1, below = 0, all = 0, answered = 0;
    for (int n = 0; n < lines; n++) {
        below += term;
        term *= r.in / ((n + 1) * r.out);
        if (term > 1e200) { /* keep the sums finite */
            below /= term;
            term = 1;
        }
    }
    all = below;
    for (int k = 0; k < MOST_WAITING && (k == 0 || term > TAIL * all); k++) {
        all += term;
        answered += term * answered_after(&r, k, target->within_s);
        term *= r.in / (lines * r.out + (k + 1) * r.leave);
    }
    return (below + answered) / all;
}

int queueing_lines(const struct pb_response_target *target, double arrivals, int guess)
{
    double wanted = fmin(target->share, SURE_SHARE);
    int lines = guess > 1 ? guess : 1;
    if (arrivals <= 0 || target->share <= 0)
        return 0;
    while (queueing_answered(target, arrivals, lines) < wanted - ROUNDING)
        lines++;
    while (lines > 1 && queueing_answered(target, arrivals, lines - 1) >= wanted + ROUNDING)
        lines--;
    return lines;
}
