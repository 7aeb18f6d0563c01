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

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "paiban/status.h"

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

/* ----------------------------------------------------------------- demand */

struct pb_department {
    const char *id;
    const char *name;
    bool functions[PB_N_FUNCTIONS]; /**< which queues it has, default all three */
    bool is_public;                 /**< shared service: lends nobody to the militia by default */
};

/** A brand's figures over the horizon. After validation all are finite; origins say how they came.
 */
struct pb_brand {
    const char *id;
    const char *name;
    int department;
    double sales;           /**< [money] */
    double order_value;     /**< [money/order] */
    double uv;              /**< unique visitors */
    double conversion;      /**< orders per visitor, 0..1; sales = uv * conversion * order_value */
    double enquiry_rate;    /**< presale sessions per visitor, before the chatbot */
    double insale_rate;     /**< in-sale sessions per order, before the chatbot */
    double aftersale_rate;  /**< after-sale sessions per order that is kept, before the chatbot */
    double refund_sessions; /**< after-sale sessions per refunded order, before the chatbot */
    double refund_rate;     /**< refunded share of orders, 0..1 */
    double guided_share;    /**< share of sales that service guides, 0..1 */
    double enquiry_conversion; /**< orders per served presale session (second estimate) */
    double margin; /**< share of sales, 0..1, or NAN: value of an hour is then not stated */
    double bot_share[PB_N_FUNCTIONS]; /**< sessions the chatbot closes, 0..1 */
    struct pb_numbers
        day_weights; /**< own distribution over the n_days, or n = 0: the scenario's */
    enum pb_origin sales_origin, uv_origin, conversion_origin, order_value_origin;
    enum pb_origin enquiry_rate_origin, insale_rate_origin, aftersale_rate_origin;
    enum pb_origin refund_rate_origin, guided_share_origin, enquiry_conversion_origin,
        bot_share_origin;
};

/** Hourly shares of a day, 24 numbers for the clock hours 00..23, scaled to sum to 1. */
struct pb_profile {
    const char *id;
    double share[24];
    bool illustrative; /**< built in, not measured */
};

/** What a calendar day of the horizon looks like. */
struct pb_day_kind {
    int profile[PB_N_FUNCTIONS]; /**< index of the hourly profile of arrivals */
    double weight;               /**< relative volume of visitors */
    double order_factor;         /**< orders per visitor, compared with other days; default 1 */
};

/** Orders before the horizon: they still cause after-sale sessions. */
struct pb_prior_orders {
    int brand;
    int day; /**< < frame.first_day */
    double orders;
};

/** One figure of volumes given directly, or of heads needed directly. */
struct pb_volume {
    int queue;
    int slot;
    double amount; /**< sessions (before the chatbot only if `after_bot` is false), or heads */
};

enum pb_demand_source { PB_DEMAND_FORECAST, PB_DEMAND_VOLUMES, PB_DEMAND_HEADS };

struct pb_demand_input {
    enum pb_demand_source source;
    struct pb_profile *profiles;
    size_t n_profiles;
    struct pb_day_kind *days; /**< n_days + 1 calendar days from first_day (the last planning day
                                 ends on the next) */
    struct pb_numbers aftersale_lag; /**< share of an order's after-sale sessions on day 0, 1, ...
                                        after it; sums to 1 */
    struct pb_numbers insale_lag;    /**< same for in-sale sessions, default {0.7, 0.2, 0.1} */
    struct pb_prior_orders *prior; /**< at most one per brand and day */
    size_t n_prior;
    bool prior_steady; /**< default true: a brand and day without an entry in `prior` had the orders
                          of the quietest day of the horizon */
    struct pb_volume *volumes;
    size_t n_volumes;    /**< for PB_DEMAND_VOLUMES and PB_DEMAND_HEADS */
    bool after_bot;      /**< direct volumes have already passed the chatbot, default true */
    double unpaid_share; /**< orders placed and not paid at first, 0..1 */
    double
        chase_sessions; /**< chasing contacts per unpaid order; presale work, never lost for free */
};

enum pb_outside { PB_OUTSIDE_BOT, PB_OUTSIDE_WAIT, PB_OUTSIDE_LOST };

/** Contacts that must be answered fast, as an Erlang staffing floor; off when within_s is 0. */
struct pb_response_target {
    int within_s;      /**< first response within [s] */
    double share;      /**< share of contacts, 0..1 */
    double handle_s;   /**< mean handling time of one contact in one chat line [s] */
    double parallel;   /**< chats one agent holds at once */
    double patience_s; /**< mean patience [s]; NAN: nobody leaves (Erlang C) */
};

/** A queue is one function of one department: id "department.function". */
struct pb_queue {
    const char *id;
    int department;
    enum pb_function function;
    bool deferrable;        /**< work waits (in-sale, after-sale) instead of being lost (presale) */
    struct pb_windows open; /**< hours with people, of a calendar day; default 00:00-24:00 */
    enum pb_outside outside;   /**< what happens to arrivals outside: bot takes them, wait, lost */
    struct pb_windows scored;  /**< hours that the platform scores, default 08:00-24:00 */
    double lost_price;         /**< [money/session], lossy queues */
    double late_price;         /**< [money/session-hour], deferrable queues */
    int promise_min;           /**< promised time [min of open hours] */
    double opening_backlog;    /**< sessions waiting when the horizon begins */
    double short_head_price;   /**< [money/head-hour] when heads are needed directly or by response
                                  target */
    double sessions_per_shift; /**< where in the range we plan [sessions per net_min] */
    double range_low, range_high; /**< the range itself */
    struct pb_response_target response;
};

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
    double night_allowance; /**< [money/night shift] */
    double late_allowance;  /**< [money/shift that ends late] */
    int late_end_from_min;  /**< a shift ending in [this, night end) ends late, default 22:00 */
    double shift_allowance; /**< [money/shift] */
};

/* ----------------------------------------------------------------- shifts */

/** A break of `length_min` somewhere inside `window`, so that meals and sleep are taken in turns.
 */
struct pb_break {
    struct pb_window window; /**< minutes of the planning day's first calendar day */
    int length_min;
    bool paid;
};

#define PB_MAX_SEGMENTS 3
#define PB_MAX_BREAKS   4

/** A code of the catalogue, given or built from a range; its variants differ in break times only.
 */
struct pb_shift {
    const char *code;
    const char *name;
    struct pb_window
        segments[PB_MAX_SEGMENTS]; /**< in order, minutes of the start's calendar day */
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
                              `days.first` */
    int main_job_day_min;  /**< hours of the main job that count toward the daily cap */
    int main_job_week_min; /**< toward the weekly cap */
    int max_day_min, max_week_min; /**< legal caps incl. main job, from the rules */
    int rest_min;
    bool is_public; /**< excluded unless `include_public` */
    int room;       /**< PB_NONE = no seat needed */
};

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
    bool lawful; /**< false when a figure is looser than the preset: the plan flags it */
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
