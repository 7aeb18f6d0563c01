/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/builtin.h"

#include <assert.h>

static const double wave_tail[DEMAND_WAVE_TAIL] = {0.45, 0.25, 0.15, 0.08, 0.04};

static const struct pb_profile profiles[DEMAND_N_BUILTIN] = {
    [DEMAND_NORMAL] = {.id = "normal",
                       .share = {0.022, 0.012, 0.006, 0.004, 0.003, 0.003, 0.007, 0.016,
                                 0.034, 0.052, 0.066, 0.062, 0.054, 0.056, 0.060, 0.060,
                                 0.058, 0.052, 0.048, 0.058, 0.076, 0.080, 0.069, 0.042},
                       .illustrative = true},
    [DEMAND_MIDNIGHT] = {.id = "midnight",
                         .share = {0.150, 0.070, 0.025, 0.012, 0.008, 0.007, 0.012, 0.025,
                                   0.045, 0.060, 0.065, 0.050, 0.040, 0.045, 0.050, 0.046,
                                   0.043, 0.037, 0.032, 0.038, 0.048, 0.047, 0.032, 0.013},
                         .illustrative = true},
    [DEMAND_EVENING_WAVES] = {.id = "evening-waves",
                              .share = {0.015, 0.008, 0.004, 0.003, 0.002, 0.002, 0.005, 0.011,
                                        0.022, 0.033, 0.042, 0.038, 0.034, 0.035, 0.038, 0.038,
                                        0.038, 0.036, 0.042, 0.064, 0.190, 0.130, 0.100, 0.070},
                              .illustrative = true},
};

const struct pb_profile *demand_builtin_profile(enum demand_builtin which)
{
    assert(which < DEMAND_N_BUILTIN);
    return &profiles[which];
}

const double *demand_wave_tail(void)
{
    return wave_tail;
}

static double orders_per_visitor(enum pb_wave_kind kind)
{
    switch (kind) {
    case PB_WAVE_DEPOSIT:
        return 0.3;
    case PB_WAVE_BALANCE:
        return 1.7;
    case PB_WAVE_MAIN:
        break;
    }
    return 1.0;
}

/** Visitors that `wave` adds on the calendar day `day` [normal days]. */
static double wave_extra(const struct pb_wave *wave, int64_t day)
{
    int64_t since = day - wave->start / 1440;
    double top = wave->weight > 1.0 ? wave->weight - 1.0 : 0.0;
    if (since == 0) {
        return top;
    }
    if (since < 0 || (size_t)since > wave->tail.n) {
        return 0.0;
    }
    return top * wave->tail.at[since - 1];
}

static void start_profile(const struct demand_wave_days *input, const struct pb_wave *wave,
                          struct pb_day_kind *day)
{
    int profile = wave->start % 1440 < 720 ? input->midnight : input->evening;
    day->profile[PB_PRESALE] = profile;
    day->profile[PB_INSALE] = profile;
}

static void one_day(const struct demand_wave_days *input, int index, struct pb_day_kind *day)
{
    double orders = 1.0, heaviest = 0.0;
    day->weight = 1.0;
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        day->profile[f] = input->base[f];
    }
    for (size_t i = 0; i < input->n_waves; i++) {
        const struct pb_wave *wave = &input->waves[i];
        int64_t date = (int64_t)input->frame->first_day + index;
        double extra = wave_extra(wave, date);
        day->weight += extra;
        orders += extra * orders_per_visitor(wave->kind);
        if (wave->start / 1440 == date && wave->weight > heaviest) {
            heaviest = wave->weight;
            start_profile(input, wave, day);
        }
    }
    day->order_factor = orders / day->weight;
}

void demand_days_from_waves(const struct demand_wave_days *input, struct pb_day_kind *days)
{
    for (int index = 0; index <= input->frame->n_days; index++) {
        one_day(input, index, &days[index]);
    }
}
