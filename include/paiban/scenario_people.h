/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The supply of a scenario: capacity of an agent, people, shifts and militia. Part of scenario.h,
 * which says what the units mean. */
#ifndef PAIBAN_SCENARIO_PEOPLE_H
#define PAIBAN_SCENARIO_PEOPLE_H

#include "paiban/scenario_frame.h"

#define PB_MAX_SEGMENTS 3
#define PB_MAX_BREAKS   4

/* --------------------------------------------------------------- capacity */

struct pb_level {
    const char *id;
    const char *name;
    double factor; /**< sessions compared with a regular agent */
    bool novice;   /**< first month: never alone */
    bool senior;   /**< may lead and accompany novices */
};

/** Explicit efficiency between two queues; factor 0 forbids. */
struct pb_pair {
    int from, to; /**< queues */
    double factor;
};

struct pb_room {
    const char *id;
    const char *name;
    int seats;
};

struct pb_capacity_input {
    int net_min; /**< net minutes the range of sessions refers to, default 450 */
    double bot_share[PB_N_FUNCTIONS]; /**< default of the brands, and that of direct volumes that
                                         have not passed the chatbot, 0..1 */
    struct pb_level *levels;
    size_t n_levels;
    int fatigue_after_min; /**< net minutes, default 480 */
    double fatigue_factor; /**< productivity after that, default 0.85 */
    double
        same_department;  /**< efficiency on another function of the department; 0 = not allowed */
    double same_function; /**< efficiency on the same function of another department */
    bool relay; /**< who helps out in a team may be lent on from there, efficiencies multiply */
    struct pb_pair *pairs;
    size_t n_pairs;
    int max_brands;        /**< per agent at a time, default 6 */
    int max_shared_queues; /**< queues one agent may share a slot between, default 2 */
    int block_min;         /**< shortest reassignment, default 120 */
    double absence;        /**< share of planned people who do not show up, 0..1 */
    double standby;        /**< extra people kept on call, share of those on duty */
    struct pb_room *rooms;
    size_t n_rooms;
};

/* ----------------------------------------------------------------- people */

enum pb_pay_basis { PB_PAY_HOUR, PB_PAY_DAY, PB_PAY_MONTH, PB_PAY_SESSION };

enum pb_hours_scheme { PB_STANDARD_HOURS, PB_COMPREHENSIVE_HOURS };

/** Limits of a person; contract presets and rules fill what a person or group leaves open. */
struct pb_limits {
    int hours_per_day_min;  /**< normal paid minutes a day, default 480 */
    int max_day_min;        /**< with overtime [paid min] */
    int hours_per_week_min; /**< normal paid minutes Monday-Sunday */
    int max_week_min;       /**< with overtime */
    int min_week_min;       /**< promised minutes a week, 0 = none */
    int days_per_week;      /**< normal working days a week (beyond: rest-day overtime) */
    int max_days_per_week;  /**< hard, default 6: one day off in every calendar week */
    int max_days_in_row;
    int min_days_in_row;
    int min_days_off_in_row;
    int rest_min;               /**< between two shifts, by the clock, default 660 */
    int overtime_per_day_min;   /**< default 180 */
    int overtime_per_month_min; /**< default 2160 */
    int max_nights;             /**< night shifts in the horizon, PB_NONE = no limit */
    int max_weekends;           /**< PB_NONE = no limit */
    bool nights;                /**< may work in the night window */
    bool overtime;              /**< may work overtime */
};

struct pb_pay {
    enum pb_pay_basis basis;
    double rate;        /**< [money] per hour, day, month or session */
    double normal_hour; /**< [money/h] the multipliers apply to; month: rate / 21.75 / 8 (labour
                           ministry 2008 No. 3) */
};

struct pb_contract {
    const char *id;
    const char *name;
    enum pb_hours_scheme scheme;
    int period_min; /**< comprehensive: normal minutes of the horizon's part of the period */
    struct pb_limits limits;
    struct pb_pay pay;
    bool outsourced; /**< cost shown as outsourced */
    bool protected;  /**< pregnant or nursing: no nights, no overtime (Special Rules on Female
                        Employees) */
};

struct pb_leave {
    int person;
    struct pb_days days;
    const char *reason; /**< or NULL */
};

/** When a person may work: on a weekday (0 = Monday) or on a date; several = any of them. */
struct pb_availability {
    int weekday; /**< PB_NONE when `day` is set */
    int day;     /**< PB_NONE when `weekday` is set */
    struct pb_window window;
};

/** A wish or a fixed assignment of a person. */
enum pb_request_kind { PB_REQUEST_ON, PB_REQUEST_OFF, PB_REQUEST_FIXED };

struct pb_request {
    int person;
    int day;
    int shift; /**< code, or PB_NONE: any work (ON) / the whole day (OFF) */
    enum pb_request_kind kind;
    double weight; /**< points; >= 10 is never refused silently */
};

/** A person-day of a roster made earlier: what was worked before the horizon, or what is already
 * published. */
struct pb_rostered {
    const char *who; /**< id, also of a placeholder ("dept2.presale-017") */
    int person;      /**< of the scenario, PB_NONE for placeholders */
    int day;
    int shift;  /**< code, PB_NONE when off or when the catalogue has none of that name */
    bool works; /**< false: a day off */
    int start_min, end_min;                 /**< from midnight of `day`; of who works */
    struct pb_window breaks[PB_MAX_BREAKS]; /**< likewise */
    size_t n_breaks;
    int paid_min, overtime_min; /**< overtime: beyond the normal day, or all of a rest day */
};

/** A roster that people know already. */
struct pb_published {
    struct pb_rostered *days; /**< those of the horizon, by who, then day */
    size_t n_days;
    int freeze_until; /**< nothing changes on earlier days; the first day of the horizon: nothing
                         is frozen */
    double price;     /**< [points/person-day that changes] */
};

/** A group of alike people known by number only, or the class of named people; see persons. */
struct pb_group {
    const char *id;
    int queue; /**< home team = queue */
    int level;
    int contract;
    int heads; /**< agents known by number only */
    int room;  /**< PB_NONE = remote or no seats limit */
    bool remote;
    bool leads;              /**< may be the lead on duty */
    bool qc;                 /**< quality desk: hours count for QC, not for sessions */
    struct pb_ints skills;   /**< queues this group may serve besides its own by pairs; empty:
                                efficiency rules alone */
    bool skills_given;       /**< skills restrict: queues not listed are not allowed */
    struct pb_limits limits; /**< resolved */
    struct pb_pay pay;       /**< resolved */
    int from_day, to_day;    /**< hired from / leaves after, default the horizon */
};

struct pb_person {
    const char *id; /**< employee number, text */
    const char *name;
    int group; /**< persons alike in team, level, contract, skills, room share one group whose heads
                  count them */
    struct pb_limits limits; /**< resolved, may be tighter than the group's */
    struct pb_pay pay;
    struct pb_availability *availability;
    size_t n_availability; /**< n = 0: always */
    int from_day, to_day;
    int first_day_at_work; /**< hired on (novice in the first month), PB_NONE unknown */
    double carried_nights, carried_weekends,
        carried_hours; /**< from earlier horizons, for fairness */
};

struct pb_people {
    struct pb_contract *contracts;
    size_t n_contracts;
    struct pb_group *groups;
    size_t n_groups;
    struct pb_person *persons;
    size_t n_persons;
    struct pb_leave *leave;
    size_t n_leave;
    struct pb_request *requests;
    size_t n_requests;
    struct pb_rostered *history; /**< before the horizon, by who, then day */
    size_t n_history;
    struct pb_published published;
    double night_allowance;   /**< [money/night shift] */
    double late_allowance;    /**< [money/shift that ends late] */
    int late_end_from_min;    /**< a shift ending in [this, night end) ends late, default 22:00 */
    double shift_allowance;   /**< [money/shift] */
    double standby_allowance; /**< [money/day on standby] */
};

/* ----------------------------------------------------------------- shifts */

/** A break of `length_min` somewhere inside `window`, so that meals and sleep are taken in turns.
 */
struct pb_break {
    struct pb_window window; /**< minutes of the planning day's first calendar day */
    int length_min;
    bool paid;
};

/** A code of the catalogue, given or built from a range; its variants differ in break times only.
 */
struct pb_shift {
    const char *code;
    const char *name;
    struct pb_window
        segments[PB_MAX_SEGMENTS]; /**< in order, minutes of the planning day's first calendar day;
                                      the first starts in [day_start_min, day_start_min + 1440) */
    size_t n_segments;
    struct pb_break breaks[PB_MAX_BREAKS];
    size_t n_breaks;
    bool generated;        /**< built from a range */
    struct pb_ints groups; /**< groups that may work it, empty: all */
    double extra_cost;     /**< [money/shift], default 0 */
    double fixed_cost;     /**< [money/shift] instead of pay and allowances, or NAN */
};

/** Fewest people on a queue by the hour; elastic at its price. */
struct pb_crew {
    int queue; /**< PB_NONE = every queue on its own */
    struct pb_window hours;
    struct pb_days days;
    int heads;
    int leads;
    double price; /**< [money/head-hour missing] */
};

struct pb_shifts {
    struct pb_shift *codes;
    size_t n_codes;
    int max_codes;    /**< different codes used in the plan, PB_NONE = no limit */
    int handover_min; /**< overlap with the next crew: the shift's last minutes are paid and not
                         productive */
    struct pb_crew *crew;
    size_t n_crew;
};

/* ---------------------------------------------------------------- militia */

/** Employees of another department who are called in after training. */
struct pb_militia {
    const char *id;
    const char *name;
    int heads;   /**< who can be called at all */
    int at_once; /**< most of them on one planning day */
    struct pb_days days;
    struct pb_windows hours;    /**< windows in which they may start and end */
    struct pb_ints lengths_min; /**< stints they work, default 4 h and 8 h */
    int start_step_min; /**< stints start at multiples of this after a window's start, default 60 */
    struct pb_ints queues;          /**< what they are trained for */
    struct pb_numbers productivity; /**< of a regular agent on the 1st, 2nd, ... day since training,
                                       last one holds */
    double cost_per_hour;           /**< [money/h] */
    int trained_by;                 /**< day from which they may serve, PB_NONE = trained already */
    int trained_on;        /**< day the training ended, for productivity; default: the day before
                              `trained_by`, else before `days.first` */
    int main_job_day_min;  /**< hours of the main job that count toward the daily cap */
    int main_job_week_min; /**< toward the weekly cap */
    int max_day_min, max_week_min; /**< legal caps incl. main job, from the rules */
    int rest_min;
    bool is_public; /**< excluded unless `include_public` */
    int room;       /**< PB_NONE = no seat needed */
};

#endif
