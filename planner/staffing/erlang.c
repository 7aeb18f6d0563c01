/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/staffing/erlang.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#define INTEGRAL_STEPS 128 /* Simpson; the density is smooth, error far below 1e-9 */
#define SURE_SHARE     0.9999
#define TAIL_TERM      1e-16 /* relative size at which the sum over queue lengths ends */

static double load_of(const struct erlang_queue *queue)
{
    return queue->arrivals * queue->handle_s;
}

double erlang_blocking(double load, int lines)
{
    assert(load >= 0 && lines >= 0);
    double blocking = 1;
    for (int n = 1; n <= lines; n++)
        blocking = load * blocking / (n + load * blocking);
    return blocking;
}

/* Weights of the states "k wait" relative to "all lines busy, nobody waits", and their moments. */
struct waiting_states {
    double sum;   /* over k >= 0 of the weight */
    double queue; /* over k of k times the weight */
};

static struct waiting_states sum_waiting_states(const struct erlang_queue *queue, int lines)
{
    struct waiting_states states = {1, 0};
    double weight = 1;
    for (double k = 1; weight > TAIL_TERM * states.sum; k++) {
        weight *= queue->arrivals / (lines / queue->handle_s + k / queue->patience_s);
        states.sum += weight;
        states.queue += k * weight;
    }
    return states;
}

/* Probability of "all lines busy, nobody waits" in Erlang A. */
static double busy_state(const struct erlang_queue *queue, int lines, struct waiting_states states)
{
    double blocking = erlang_blocking(load_of(queue), lines);
    return blocking / (1 - blocking + blocking * states.sum);
}

static bool is_patient(const struct erlang_queue *queue)
{
    return isnan(queue->patience_s);
}

double erlang_waiting(const struct erlang_queue *queue, int lines)
{
    double load = load_of(queue);
    if (load <= 0)
        return 0;
    if (!is_patient(queue)) {
        struct waiting_states states = sum_waiting_states(queue, lines);
        return busy_state(queue, lines, states) * states.sum;
    }
    if (load >= lines)
        return 1;
    double blocking = erlang_blocking(load, lines);
    return blocking / (1 - load / lines * (1 - blocking));
}

double erlang_abandoned(const struct erlang_queue *queue, int lines)
{
    if (is_patient(queue) || queue->arrivals <= 0)
        return 0;
    struct waiting_states states = sum_waiting_states(queue, lines);
    double waiting = busy_state(queue, lines, states) * states.queue;
    return waiting / queue->patience_s / queue->arrivals;
}

/* Density of the wait that is offered to an arriving contact, times the chance that it still
 * waits, over `busy` * lines / handle_s. */
static double answered_density(const struct erlang_queue *queue, int lines, double wait_s)
{
    double left = 1 - exp(-wait_s / queue->patience_s);
    double exponent = queue->arrivals * queue->patience_s * left -
                      wait_s * lines / queue->handle_s - wait_s / queue->patience_s;
    return exp(exponent);
}

static double answered_within(const struct erlang_queue *queue, int lines, double within_s)
{
    double step = within_s / INTEGRAL_STEPS;
    double sum = 0;
    for (int i = 0; i <= INTEGRAL_STEPS; i++) {
        double weight = i == 0 || i == INTEGRAL_STEPS ? 1 : (i % 2 == 1 ? 4 : 2);
        sum += weight * answered_density(queue, lines, i * step);
    }
    return sum * step / 3;
}

double erlang_service(const struct erlang_queue *queue, int lines, double within_s)
{
    double load = load_of(queue);
    if (load <= 0)
        return 1;
    if (is_patient(queue)) {
        if (load >= lines)
            return 0;
        return 1 - erlang_waiting(queue, lines) * exp(-(lines - load) * within_s / queue->handle_s);
    }
    struct waiting_states states = sum_waiting_states(queue, lines);
    double busy = busy_state(queue, lines, states);
    double service = 1 - busy * states.sum +
                     busy * lines / queue->handle_s * answered_within(queue, lines, within_s);
    return fmin(service, 1);
}

double erlang_mean_wait(const struct erlang_queue *queue, int lines)
{
    double load = load_of(queue);
    if (load <= 0)
        return 0;
    if (is_patient(queue)) {
        if (load >= lines)
            return INFINITY;
        return erlang_waiting(queue, lines) * queue->handle_s / (lines - load);
    }
    struct waiting_states states = sum_waiting_states(queue, lines);
    return busy_state(queue, lines, states) * states.queue / queue->arrivals;
}

int erlang_lines(const struct erlang_queue *queue, double within_s, double share)
{
    double load = load_of(queue);
    if (load <= 0 || share <= 0)
        return 0;
    double wanted = fmin(share, SURE_SHARE);
    int high = (int)ceil(load) + 1;
    while (erlang_service(queue, high, within_s) < wanted)
        high += 1 + high / 8;
    int low = 0;
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (erlang_service(queue, middle, within_s) >= wanted)
            high = middle;
        else
            low = middle;
    }
    return high;
}
