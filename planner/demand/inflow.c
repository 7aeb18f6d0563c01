/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/inflow.h"

#include <math.h>
#include <string.h>

#include "planner/demand/opening.h"
#include "planner/demand/split.h"

enum pb_rc demand_inflow_make(const struct pb_scenario *scenario, struct arena *arena,
                              struct demand_inflow *inflow)
{
    size_t n_slots = (size_t)pb_n_slots(&scenario->frame);
    size_t cells = scenario->n_queues * n_slots;
    *inflow = (struct demand_inflow){
        .scenario = scenario,
        .n_slots = (int)n_slots,
        .before_bot = arena_alloc(arena, cells, sizeof(int64_t)),
        .reached = arena_alloc(arena, cells, sizeof(int64_t)),
        .sessions = arena_alloc(arena, cells, sizeof(int64_t)),
        .open_share = arena_alloc(arena, cells, sizeof(double)),
        .queues = arena_alloc(arena, scenario->n_queues, sizeof(struct demand_tally)),
        .after_bot = arena_alloc(arena, n_slots, sizeof(int64_t)),
        .opened = arena_alloc(arena, n_slots, sizeof(int64_t)),
        .weights = arena_alloc(arena, n_slots, sizeof(double)),
    };
    if (arena->failed) {
        return PB_MEMORY;
    }
    for (size_t q = 0; q < scenario->n_queues; q++) {
        demand_open_shares(&scenario->frame, &scenario->queues[q],
                           &inflow->open_share[q * n_slots]);
    }
    return PB_OK;
}

int demand_queue_of(const struct pb_scenario *scenario, int department, enum pb_function function)
{
    for (size_t q = 0; q < scenario->n_queues; q++) {
        if (scenario->queues[q].department == department &&
            scenario->queues[q].function == function) {
            return (int)q;
        }
    }
    return PB_NONE;
}

/** What the chatbot leaves of the customers' contacts, by slot; returns the total. */
static int64_t pass_bot(struct demand_inflow *inflow, const struct demand_stream *stream,
                        int64_t total)
{
    int64_t left = llround((double)total * (1.0 - stream->bot_share));
    for (int t = 0; t < inflow->n_slots; t++) {
        inflow->weights[t] = (double)stream->slots[t];
    }
    demand_split(left, inflow->weights, (size_t)inflow->n_slots, inflow->after_bot);
    return left;
}

static void tally_opened(const struct demand_opened *opened, bool by_bot,
                         struct demand_tally *tally)
{
    tally->sessions += opened->sessions;
    tally->moved += opened->moved;
    tally->waiting_after += opened->waiting;
    if (by_bot) {
        tally->bot_outside += opened->outside;
    } else {
        tally->lost_outside += opened->outside;
    }
}

static int64_t add_to(int64_t *row, const int64_t *part, int n)
{
    int64_t total = 0;
    for (int t = 0; t < n; t++) {
        row[t] += part[t];
        total += part[t];
    }
    return total;
}

void demand_inflow_add(struct demand_inflow *inflow, const struct demand_stream *stream,
                       struct demand_tally *tally)
{
    const struct pb_queue *queue = &inflow->scenario->queues[stream->queue];
    size_t row = (size_t)stream->queue * (size_t)inflow->n_slots;
    const double *open_share = &inflow->open_share[row];
    int n = inflow->n_slots;
    int64_t total = add_to(&inflow->before_bot[row], stream->slots, n);
    tally->arrivals = total;
    tally->reached = pass_bot(inflow, stream, total);
    add_to(&inflow->reached[row], inflow->after_bot, n);
    memset(inflow->opened, 0, (size_t)n * sizeof *inflow->opened);
    struct demand_opened opened =
        demand_open(open_share, n, queue->outside, inflow->after_bot, inflow->opened);
    tally_opened(&opened, queue->outside == PB_OUTSIDE_BOT, tally);
    if (stream->chase != NULL) {
        int64_t chased = add_to(&inflow->before_bot[row], stream->chase, n);
        add_to(&inflow->reached[row], stream->chase, n);
        tally->arrivals += chased;
        tally->reached += chased;
        opened = demand_open(open_share, n, PB_OUTSIDE_WAIT, stream->chase, inflow->opened);
        tally_opened(&opened, false, tally);
    }
    add_to(&inflow->sessions[row], inflow->opened, n);
}
