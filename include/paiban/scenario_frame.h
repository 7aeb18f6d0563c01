/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The frame of a scenario: lists and windows, days, calendar and waves. Part of scenario.h, which
 * says what the units mean. */
#ifndef PAIBAN_SCENARIO_FRAME_H
#define PAIBAN_SCENARIO_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PB_NONE (-1)

/** What agents do along the flow of an order; one agent works one function at a time. */
enum pb_function { PB_PRESALE, PB_INSALE, PB_AFTERSALE, PB_N_FUNCTIONS };

enum pb_language { PB_LANG_EN, PB_LANG_ZH };

/** Where a figure comes from; shown beside each link of the forecast chain. */
enum pb_origin { PB_GIVEN, PB_DERIVED, PB_DEFAULT, PB_OVERRIDDEN, PB_FROM_FILE };

/** Minutes of a day, from <= t < to; `to_min` exceeds 1440 when the window passes midnight. */
struct pb_window {
    int from_min;
    int to_min;
};

/** Days, first and last inclusive. */
struct pb_days {
    int first;
    int last;
};

/** A list of windows. */
struct pb_windows {
    struct pb_window *at;
    size_t n;
};

/** Plain lists. */
struct pb_ints {
    int *at;
    size_t n;
};

struct pb_numbers {
    double *at;
    size_t n;
};

/* ------------------------------------------------------------------ frame */

struct pb_frame {
    const char *name;
    enum pb_language language;
    const char *currency; /**< ISO 4217, default CNY */
    const char *
        time_zone; /**< IANA name, default Asia/Shanghai; its offset is constant over the horizon */
    int utc_offset_min;       /**< resolved from time_zone [min east of UTC] */
    int first_day;            /**< day number of the first planning day */
    int n_days;               /**< 1..62 planning days */
    int slot_min;             /**< 15, 30 or 60 */
    int day_start_min;        /**< a planning day runs from this minute for 24 h, default 240 */
    struct pb_days promotion; /**< days that count as promotion (QC ratio, tint); default: from the
                                 first wave's day to its last + 2, or none (first > last) */
};

struct pb_calendar {
    struct pb_ints holidays;     /**< statutory holidays (3 x) [day numbers], sorted */
    struct pb_ints working_days; /**< weekend days shifted to be worked, sorted */
    struct pb_ints rest_days;    /**< weekdays given off in exchange, sorted */
};

enum pb_wave_kind { PB_WAVE_DEPOSIT, PB_WAVE_BALANCE, PB_WAVE_MAIN };

/** One wave of the promotion: orders rise at `start`, the days after it carry its tail. */
struct pb_wave {
    const char *id;
    int64_t start; /**< instant */
    enum pb_wave_kind kind;
    double weight; /**< visitors of its day in normal days, e.g. 6 [normal days] */
    struct pb_numbers
        tail; /**< share of `weight` on the days after: default 0.45 0.25 0.15 0.08 0.04 */
};

#endif
