/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Built-in shapes of demand: hourly profiles and the days that waves make.
 *
 * Illustrative, drawn by hand after what people of the field report, not measured: old style, one
 * start at midnight and peaks at 10, 14 and 21 o'clock; new style, waves that start at 20:00.
 */
#ifndef PLANNER_DEMAND_BUILTIN_H
#define PLANNER_DEMAND_BUILTIN_H

#include <stddef.h>

#include "paiban/scenario.h"

enum demand_builtin {
    DEMAND_NORMAL,        /**< "normal": an ordinary day */
    DEMAND_MIDNIGHT,      /**< "midnight": the sale starts at 00:00 */
    DEMAND_EVENING_WAVES, /**< "evening-waves": a wave starts at 20:00 */
    DEMAND_N_BUILTIN
};

/** Share of a wave's visitors on the days after its first, for a wave that states none. */
enum { DEMAND_WAVE_TAIL = 5 };

/** The built-in profile `which`: static storage, shares sum to 1, `illustrative` set. */
const struct pb_profile *demand_builtin_profile(enum demand_builtin which);

/** The default tail of a wave: DEMAND_WAVE_TAIL shares, static storage. */
const double *demand_wave_tail(void);

/** Waves and the profiles that days without a wave and days with one get. */
struct demand_wave_days {
    const struct pb_frame *frame;
    const struct pb_wave *waves; /**< tails filled in */
    size_t n_waves;
    int base[PB_N_FUNCTIONS]; /**< index of the profile of ordinary days */
    int midnight;             /**< of the day of a wave that starts before 12:00 */
    int evening;              /**< of the day of a wave that starts later */
};

/** Fills `days` [frame->n_days + 1 calendar days] from the waves.
 *
 * With w the weight of a wave and tail_0 = 1: weight of a day = 1 + sum over waves of
 * max(0, w - 1) * tail of the day since its start. Days with a wave's start take its profile for
 * presale and in-sale, the heaviest wave's when there are several. Orders per visitor: a deposit
 * wave pays later (0.3 of the usual), a balance payment brings the orders of the deposits (1.7); a
 * day's factor is the mean over its visitors.
 */
void demand_days_from_waves(const struct demand_wave_days *input, struct pb_day_kind *days);

#endif
