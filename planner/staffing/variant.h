/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Shift variants: a code of the catalogue with the times of its breaks, laid over the slots.
 *
 * Three kinds of minutes. Presence is start to end of the segments (law, seats); paid is presence
 * less unpaid breaks; productive is paid less paid breaks and less the handover at the end. After
 * `fatigue_after_min` productive minutes the rest counts `fatigue_factor`.
 *
 * Minutes count from the start of the planning day in which the shift starts; slots from its first
 * slot. A shift may reach into the next planning days.
 */
#ifndef PLANNER_STAFFING_VARIANT_H
#define PLANNER_STAFFING_VARIANT_H

#include <stdbool.h>
#include <stddef.h>

#include "paiban/scenario.h"
#include "planner/base/arena.h"

/** Calendar days that one shift may touch. */
enum { STAFFING_CALENDAR_DAYS = 4 };

/** Most break placements of one code; beyond it every break keeps evenly spread times. */
enum { STAFFING_MAX_PLACEMENTS = 12 };

/** One way to work a code, or a stint of the militia. */
struct staffing_variant {
    int code; /**< index in shifts.codes; PB_NONE: a stint of the militia */
    struct pb_window segments[PB_MAX_SEGMENTS];
    size_t n_segments;
    struct pb_window breaks[PB_MAX_BREAKS];
    bool break_paid[PB_MAX_BREAKS];
    size_t n_breaks;
    int presence_min, paid_min;
    int net_min;                         /**< productive minutes, before fatigue */
    int night_min;                       /**< presence inside the night window */
    int end_min;                         /**< end of the last segment */
    int paid_on[STAFFING_CALENDAR_DAYS]; /**< paid minutes by calendar day: [0] is the one in which
                                            the planning day starts */
    int first_slot, n_slots;
    double *present;    /**< n_slots: share of the slot in which the person is there */
    double *net;        /**< n_slots: share of the slot that serves */
    double *productive; /**< n_slots: the same with fatigue */
};

/** Many of them; all-zero is a valid empty list. */
struct staffing_variants {
    struct staffing_variant *at; /**< in the order of codes, then of break times */
    size_t n;
};

/** Where a planning day's minute 0 and its slots stand, and what tires people. */
struct staffing_clock {
    int slot_min;
    int day_start_min; /**< clock minute of the planning day's start */
    struct pb_window night;
    int handover_min;
    int fatigue_after_min;
    double fatigue_factor;
};

/** The clock of `scenario`. */
struct staffing_clock staffing_clock_of(const struct pb_scenario *scenario);

/** All variants of every code of the catalogue, in `arena`. A code none of whose break times fit
 * inside its segments keeps no variant. PB_OK or PB_MEMORY. */
enum pb_rc staffing_variants_make(const struct pb_scenario *scenario, struct arena *arena,
                                  struct staffing_variants *out);

/** All stints of militia pool `pool`: every start on its step and every length that fits into one
 * of its windows, one break-free segment each. PB_OK or PB_MEMORY. */
enum pb_rc staffing_stints_make(const struct pb_scenario *scenario, const struct pb_militia *pool,
                                struct arena *arena, struct staffing_variants *out);

/** How the paid minutes of a shift are attributed on a day that is no rest day. */
struct staffing_pay_split {
    int regular_min, ot150_min, ot300_min; /**< sum: paid_min */
};

/** The one rule of overtime for a working day: minutes on holidays by the clock, split at
 * midnight, pay the holiday rate and count for nothing else; of the others what exceeds
 * `normal_min` is working-day overtime. `holiday[i]` says whether calendar day i is one. */
struct staffing_pay_split staffing_split_pay(const struct staffing_variant *variant, int normal_min,
                                             const bool holiday[STAFFING_CALENDAR_DAYS]);

/** Clock minute 0..1439 at which the variant ends. */
int staffing_end_clock(const struct staffing_variant *variant, const struct staffing_clock *clock);

#endif
