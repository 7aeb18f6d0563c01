/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The demand of a scenario: departments, brands, volumes, opening hours. Part of scenario.h, which
 * says what the units mean. */
#ifndef PAIBAN_SCENARIO_DEMAND_H
#define PAIBAN_SCENARIO_DEMAND_H

#include "paiban/scenario_frame.h"

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
    struct pb_prior_orders *prior;   /**< at most one per brand and day */
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
    enum pb_outside outside;  /**< what happens to arrivals outside: bot takes them, wait, lost */
    struct pb_windows scored; /**< hours that the platform scores, default 08:00-24:00 */
    double lost_price;        /**< [money/session], lossy queues */
    bool lost_by_value;       /**< it is the session's value, so what is not worth serving is not */
    double session_value;     /**< margin that a served presale session brings [money/session]:
                                 order value x enquiry conversion x what is not refunded x margin,
                                 over the brands by their sessions; NAN when a margin is missing */
    double late_price;        /**< [money/session-hour], deferrable queues */
    int promise_min;          /**< promised time [min of open hours] */
    double opening_backlog;   /**< sessions waiting when the horizon begins */
    double short_head_price;  /**< [money/head-hour] when heads are needed directly or by response
                                 target */
    double sessions_per_shift;    /**< where in the range we plan [sessions per net_min] */
    double range_low, range_high; /**< the range itself */
    struct pb_response_target response;
};

#endif
