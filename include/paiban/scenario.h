/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The validated scenario of a promotion: everything the planner may look at, const once read.
 *
 * A scenario is one YAML file plus the CSV files it names, with overrides applied before
 * validation. All memory belongs to the scenario's arena; pointers in here are borrowed by whoever
 * reads them and die with pb_scenario_free().
 *
 * Units are part of each field's comment. Times are local wall-clock times of `frame.time_zone`:
 *   day      civil date as days since 1970-01-01 (int)
 *   minute   of a day, 0 = midnight; times after midnight of the same shift exceed 1440
 *   instant  minutes since 1970-01-01 00:00 local (int64_t)
 * Optional figures that were not given are NAN (double) or PB_NONE (int); the comment says so where
 * that can happen after validation. References are indexes into the arrays of the scenario.
 */
#ifndef PAIBAN_SCENARIO_H
#define PAIBAN_SCENARIO_H

#include "paiban/scenario_demand.h"
#include "paiban/scenario_frame.h"
#include "paiban/scenario_people.h"
#include "paiban/status.h"

/* ------------------------------------------------------------------ rules */

struct pb_rules {
    const char *preset;      /**< cn-standard, cn-comprehensive or none */
    struct pb_limits limits; /**< of a full-time person; contracts start from these */
    double ot_workday, ot_restday, ot_holiday; /**< multipliers 1.5, 2, 3 */
    bool time_off;          /**< 补休: rest-day hours are given back instead of paid; costs 1 x */
    struct pb_window night; /**< default 22:00-06:00 as 1320-1800 */
    int night_min; /**< a shift with at least this much of the night window is a night shift,
                      default 180 */
    int qc_normal, qc_promotion; /**< agents per QC, default 10 and 20; 0 switches QC off */
    double qc_price;             /**< [money/QC-hour missing] */
    int novices_per_senior;      /**< level mix, 0 = off */
    double mix_price;            /**< [money/senior-hour missing] */
    double fair_nights, fair_weekends, fair_hours; /**< [points/night, weekend, hour] more or less
                                                      than the fair share, 0 = off */
    double same_shift; /**< [points/change of shift inside a week], 0 = off */
    bool lawful;       /**< false when a figure is looser than the preset: the plan flags it */
};

/* ------------------------------------------------------ prices and targets */

struct pb_prices {
    double move_start; /**< [money/reassignment start] */
    double move_hour;  /**< [money/hour away] */
    double eve;        /**< true cost of shifts of the eve: 1 = mean price credited, see edges */
};

/** Served share above the price. */
struct pb_target {
    const char *id;
    int queue;    /**< PB_NONE = all queues of `function` */
    int function; /**< enum pb_function or PB_NONE */
    struct pb_window hours;
    struct pb_days days;
    double served; /**< 0..1 */
    double price;  /**< ranked price of a missing session [money/session] */
};

/** How the edges of the horizon are treated. */
struct pb_edges {
    bool eve;         /**< shifts of the eve may reach into the horizon, default true */
    bool credit_tail; /**< hours after the horizon are credited at the class's mean price, default
                         true */
};

struct pb_variant {
    const char *id;
    const char *name;
    const char **set;
    size_t n_set; /**< overrides "path=value" */
};

struct pb_scenario {
    const char *path; /**< the YAML file */
    char hash[65];    /**< sha256 of the scenario, its files and the overrides, hex */
    struct pb_frame frame;
    struct pb_calendar calendar;
    struct pb_wave *waves;
    size_t n_waves;
    struct pb_department *departments;
    size_t n_departments;
    struct pb_brand *brands;
    size_t n_brands;
    struct pb_demand_input demand;
    struct pb_queue *queues;
    size_t n_queues;
    struct pb_capacity_input capacity;
    struct pb_people people;
    struct pb_shifts shifts;
    struct pb_militia *militia;
    size_t n_militia;
    bool include_public;
    struct pb_rules rules;
    struct pb_prices prices;
    struct pb_target *targets;
    size_t n_targets;
    struct pb_edges edges;
    struct pb_variant *variants;
    size_t n_variants;
};

struct pb_messages;

/** What to read: the file, then overrides "path=value" in order; borrowed. */
struct pb_scenario_source {
    const char *path;
    const char *const *overrides;
    size_t n_overrides;
    const char *variant; /**< id of a variant in the file, or NULL */
};

/** Reads, completes and validates a scenario.
 *
 * Collects every mistake in `messages` (sorted) and returns PB_INVALID when there is one; then
 * `*out` is NULL. PB_IO when a file cannot be read, PB_MEMORY. On PB_OK `*out` is owned by the
 * caller.
 */
enum pb_rc pb_scenario_read(const struct pb_scenario_source *source, struct pb_scenario **out,
                            struct pb_messages *messages);

/** Frees a scenario and all it holds; NULL is allowed. */
void pb_scenario_free(struct pb_scenario *scenario);

/** Place of the entry behind `path` ("brands.hstyle.uv"): true and file, line, column (1-based)
 * when it was written in a file or an override; false when it is a default. Strings live as long as
 * the scenario. */
bool pb_scenario_place(const struct pb_scenario *scenario, const char *path, const char **file,
                       int *line, int *column);

/** Slots of the horizon. */
static inline int pb_n_slots(const struct pb_frame *frame)
{
    return frame->n_days * (24 * 60 / frame->slot_min);
}

/** Start of slot `t` as an instant; slots before the horizon (the eve) are negative. */
static inline int64_t pb_slot_start(const struct pb_frame *frame, int t)
{
    return (int64_t)frame->first_day * 1440 + frame->day_start_min + (int64_t)t * frame->slot_min;
}

#endif
