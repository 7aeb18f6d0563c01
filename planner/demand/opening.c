/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/opening.h"

#include <math.h>
#include <string.h>

enum { DAY_MIN = 1440 };

/** Marks the open minutes of a calendar day; windows may overlap and may pass midnight. */
static void mark_open(const struct pb_windows *open, bool is_open[DAY_MIN])
{
    memset(is_open, 0, DAY_MIN * sizeof *is_open);
    for (size_t i = 0; i < open->n; i++) {
        for (int minute = open->at[i].from_min; minute < open->at[i].to_min; minute++) {
            is_open[minute % DAY_MIN] = true;
        }
    }
}

void demand_open_shares(const struct pb_frame *frame, const struct pb_queue *queue,
                        double *open_share)
{
    bool is_open[DAY_MIN];
    mark_open(&queue->open, is_open);
    for (int t = 0; t < pb_n_slots(frame); t++) {
        int from = (frame->day_start_min + t * frame->slot_min) % DAY_MIN;
        int minutes = 0;
        for (int minute = from; minute < from + frame->slot_min; minute++) {
            minutes += is_open[minute % DAY_MIN];
        }
        open_share[t] = (double)minutes / frame->slot_min;
    }
}

struct demand_opened demand_open(const double *open_share, int n_slots, enum pb_outside outside,
                                 const int64_t *arrivals, int64_t *sessions)
{
    struct demand_opened opened = {0};
    for (int t = 0; t < n_slots; t++) {
        int64_t inside = llround((double)arrivals[t] * open_share[t]);
        int64_t shut = arrivals[t] - inside;
        if (open_share[t] > 0.0) {
            inside += opened.waiting;
            opened.moved += opened.waiting;
            opened.waiting = 0;
        }
        sessions[t] += inside;
        opened.sessions += inside;
        if (outside == PB_OUTSIDE_WAIT) {
            opened.waiting += shut;
        } else {
            opened.outside += shut;
        }
    }
    return opened;
}
