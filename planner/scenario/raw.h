/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A scenario as it is written: one struct per table of fields, before anything is derived.
 *
 * See field.h for how values that are not given are stored. `int` members that hold yes or no are
 * 0, 1 or PB_NONE. Names are ids of other entries, not yet looked up.
 */
#ifndef PLANNER_SCENARIO_RAW_H
#define PLANNER_SCENARIO_RAW_H

#include "planner/scenario/field.h"

struct raw_range {
    double low, high;
};

struct raw_names {
    const char **at;
    size_t n;
};

struct raw_days_list {
    struct pb_days *at;
    size_t n;
};

/** Shares as a list or from a file: profiles, lags, weights. */
struct raw_curve {
    struct entry entry;
    struct pb_numbers shares;
    const char *file;       /**< one share per row */
    const char *cumulative; /**< elapsed time of the day and share of the day until then */
    const char *column;     /**< column of the shares */
    const char *time;       /**< cumulative: column of the time */
    const char *filter;     /**< `column=value`: rows to take */
};

struct raw_calendar {
    struct entry entry;
    const char *file;
    struct raw_days_list holidays, working_days, rest_days;
};

struct raw_wave {
    struct entry entry;
    int64_t start;
    int kind;
    double weight;
    struct pb_numbers tail;
};

struct raw_department {
    struct entry entry;
    const char *name;
    struct pb_ints functions;
    int is_public;
};

/** Rates that a brand has of its own or takes from demand.defaults. */
struct raw_rates {
    double order_value, conversion, enquiry_rate, insale_rate, aftersale_rate, refund_sessions;
    double refund_rate, guided_share, enquiry_conversion, margin;
};

struct raw_brand {
    struct entry entry;
    const char *name;
    const char *department;
    double sales, uv;
    struct raw_rates rates;
    double bot_share[PB_N_FUNCTIONS];
    struct raw_curve day_weights;
};

struct raw_defaults {
    struct entry entry;
    struct raw_rates rates;
};

struct raw_day {
    struct entry entry; /**< id: a date or days */
    const char *profile[PB_N_FUNCTIONS];
    double weight;
};

struct raw_prior {
    struct entry entry;
    const char *brand;
    int date;
    double orders;
};

struct raw_prior_orders {
    struct entry entry;
    const char *file; /**< or the word "steady" or "none" */
    struct raw_list list;
};

/** Volumes or heads in a CSV file. */
struct raw_direct {
    struct entry entry;
    const char *file;
    int layout;        /**< 0 long, 1 wide */
    const char *queue; /**< the queue of all rows, else a column `queue` */
    const char *columns_queue, *columns_instant, *columns_date, *columns_day, *columns_start,
        *columns_amount;
    struct raw_list names; /**< struct raw_alias */
    double factor;
    int after_bot;
    int step;       /**< [min], PB_NONE = the slot */
    int first_date; /**< date in the file that becomes the first day, or PB_NONE */
};

/** A queue called otherwise in a file. */
struct raw_alias {
    struct entry entry; /**< id: the name in the file */
    const char *queue;
};

struct raw_demand {
    struct entry entry;
    int source;
    struct raw_defaults defaults;
    const char *base_profile[PB_N_FUNCTIONS];
    struct raw_list profiles; /**< struct raw_curve */
    struct raw_list days;     /**< struct raw_day */
    struct raw_curve aftersale_lag, insale_lag;
    struct raw_prior_orders prior;
    double unpaid_share, chase_sessions;
    struct raw_direct volumes, heads;
};

struct raw_response {
    struct entry entry;
    double within, share, handle, parallel, patience;
};

struct raw_queue {
    struct entry entry; /**< id: a function, a department or department.function */
    struct pb_windows open, scored;
    int outside;
    int deferrable;
    double lost_price, late_price, short_head_price;
    int lost_by;
    int promise;
    double opening_backlog;
    struct raw_range sessions_per_shift;
    double plan_at;
    struct raw_response response;
};

struct raw_level {
    struct entry entry;
    const char *name;
    double factor;
    int novice, senior;
};

struct raw_room {
    struct entry entry;
    const char *name;
    int seats;
};

struct raw_pair {
    struct entry entry;
    const char *from, *to;
    double factor;
};

struct raw_fatigue {
    struct entry entry;
    int after;
    double factor;
};

struct raw_efficiency {
    struct entry entry;
    double same_department, same_function;
    int relay;
    struct raw_list pairs;
};

struct raw_capacity {
    struct entry entry;
    struct raw_range sessions_per_shift[PB_N_FUNCTIONS];
    double plan_at[PB_N_FUNCTIONS];
    int net_hours;
    double bot_share[PB_N_FUNCTIONS];
    struct raw_list levels; /**< struct raw_level */
    struct raw_fatigue fatigue;
    struct raw_efficiency efficiency;
    int max_brands, max_shared_queues, block;
    double absence, standby;
    struct raw_list rooms; /**< struct raw_room */
};

struct raw_contract {
    struct entry entry;
    const char *name;
    const char *like; /**< another contract or preset */
    int scheme;
    int period_hours;
    struct pb_pay pay;
    int outsourced, protected_person;
    struct raw_limits {
        int hours_per_day, max_day, hours_per_week, max_week, min_week, days_per_week,
            max_days_per_week, max_days_in_row, min_days_in_row, min_days_off_in_row, rest,
            overtime_per_day, overtime_per_month, max_nights, max_weekends, nights, overtime;
    } limits;
};

struct raw_group {
    struct entry entry;
    const char *team, *level, *contract, *room;
    int heads;
    int remote, leads, qc;
    struct raw_names skills;
    struct pb_pay pay;
    int from, to;
    struct raw_limits limits;
};

struct raw_leave {
    struct entry entry;
    const char *person;
    struct pb_days days;
    int from, to; /**< instead of days */
    const char *reason;
};

/** A row of people.csv. */
struct raw_person {
    struct entry entry;
    const char *id, *name, *team, *level, *contract, *room;
    struct raw_names skills;
    int leads, qc, remote;
    struct pb_pay pay;
    struct raw_days_list leave;
    struct raw_names available;
    int from, to, hired;
    double carried_nights, carried_weekends, carried_hours;
    struct raw_limits limits;
};

struct raw_leaves {
    struct entry entry;
    const char *file;
    struct raw_list list;
};

struct raw_request {
    struct entry entry;
    const char *person;
    struct pb_days days;
    const char *shift;
    int kind;
    double weight;
};

struct raw_requests {
    struct entry entry;
    const char *file;
    struct raw_list list;
};

/** A row of a roster made earlier. */
struct raw_rostered {
    struct entry entry;
    const char *person;
    int date;
    const char *shift;
    struct pb_windows segments, breaks;
    double paid_hours, ot150_hours, ot200_hours;
};

struct raw_history {
    struct entry entry;
    const char *file;
    struct raw_list list;
};

struct raw_published {
    struct entry entry;
    const char *file;
    struct raw_list list;
    int freeze_until;
    double price;
};

struct raw_allowances {
    struct entry entry;
    double night, late, shift, standby;
    int late_from;
};

struct raw_people {
    struct entry entry;
    const char *file;
    struct raw_list groups, contracts;
    struct raw_requests requests;
    struct raw_leaves leave;
    struct raw_history history;
    struct raw_published published;
    struct raw_allowances allowances;
};

struct raw_break {
    struct entry entry;
    struct pb_window between;
    int after, before; /**< since the start of the shift, PB_NONE when `between` is given */
    int length;
    int paid;
};

struct raw_code {
    struct entry entry;
    const char *name;
    struct pb_windows hours;
    struct raw_list breaks;
    struct raw_names groups;
    double extra_cost, fixed_cost;
};

struct raw_generate {
    struct entry entry;
    const char *name;
    struct pb_windows start;
    int step;
    struct pb_ints lengths;
    struct raw_list breaks;
    struct raw_names groups;
    double extra_cost, fixed_cost, night_hour_cost;
    struct pb_window night_hours;
};

struct raw_crew {
    struct entry entry;
    const char *queue;
    struct pb_window hours;
    struct pb_days days;
    int heads, leads;
    double price;
};

struct raw_shifts {
    struct entry entry;
    struct raw_list codes, generate, crew;
    int max_codes, handover;
};

struct raw_militia {
    struct entry entry;
    const char *name;
    int heads, at_once;
    struct pb_days days;
    struct pb_windows hours;
    struct pb_ints lengths;
    int start_step;
    struct raw_names queues;
    struct pb_numbers productivity;
    struct pb_pay cost;
    int trained_by, trained_on;
    int main_job_day, main_job_week, max_day, max_week, rest;
    int is_public;
    const char *room;
};

struct raw_overtime {
    struct entry entry;
    int allowed;
    int per_day, per_month;
    double workday, restday, holiday;
    int time_off;
};

struct raw_qc {
    struct entry entry;
    int normal, promotion;
    double price;
};

struct raw_mix {
    struct entry entry;
    int novices_per_senior;
    double price;
};

struct raw_fairness {
    struct entry entry;
    double nights, weekends, hours;
};

struct raw_rules {
    struct entry entry;
    int preset;
    struct raw_limits limits;
    struct raw_overtime overtime;
    struct pb_window night;
    int night_shift_from;
    struct raw_qc qc;
    struct raw_mix mix;
    struct raw_fairness fairness;
    double same_shift;
};

struct raw_prices {
    struct entry entry;
    double move_start, move_hour, eve;
};

struct raw_target {
    struct entry entry;
    const char *queue;
    struct pb_window hours;
    struct pb_days days;
    double served, price;
};

struct raw_edges {
    struct entry entry;
    int eve, credit_tail;
};

struct raw_variant {
    struct entry entry;
    const char *name;
    struct raw_names set;
};

struct raw_scenario {
    struct entry entry;
    int version;
    const char *name;
    int language;
    const char *currency, *time_zone;
    int first_day, days, slot, day_start;
    struct pb_days promotion;
    struct raw_calendar calendar;
    struct raw_list waves, departments, brands;
    struct raw_demand demand;
    struct raw_list queues;
    struct raw_capacity capacity;
    struct raw_people people;
    struct raw_shifts shifts;
    struct raw_list militia;
    int include_public;
    struct raw_rules rules;
    struct raw_prices prices;
    struct raw_list targets;
    struct raw_edges edges;
    struct raw_list variants;
};

#endif
