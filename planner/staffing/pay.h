/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What a shift costs, by kind: the one place where overtime is attributed.
 *
 *   holiday minutes (by the clock, split at midnight)       ot_holiday * normal hour    -> ot300
 *   other minutes beyond hours_per_day_min                  ot_workday * normal hour    -> ot150
 *   the rest                                                by the pay basis            -> regular
 *   days of a week beyond heads * days_per_week             hours_per_day_min each, moved from
 *                                                           regular to ot_restday       -> ot200
 *   comprehensive contracts: no daily overtime; hours of the horizon beyond heads * period_min
 *                                                           from regular to ot_workday  -> ot150
 *
 * Pay basis of the regular minutes: hour = rate per hour; day = rate per shift; month = 0 here, the
 * guaranteed pay is a constant; session = rate * home sessions per hour, for productive hours.
 * A shift's fixed cost stands for all of this and the allowances. Outsourced contracts show all
 * pay as one kind. Paid hours outside the horizon are credited at the class's regular price of an
 * hour, but never with more than their share of the shift's own cost (so no shift is free because
 * it lies outside); with a fixed cost at that share.
 */
#ifndef PLANNER_STAFFING_PAY_H
#define PLANNER_STAFFING_PAY_H

#include "planner/staffing/staffing.h"

/** Cost of one agent of class `cls` on variant `variant` (index in staffing->variants) on day index
 * `day` (-1 = eve), by kind [money]; returns the sum. */
double staffing_duty_cost(const struct staffing *staffing, int cls, int variant, int day,
                          double by_kind[PB_N_COST_KINDS]);

/** A shift of one person. */
struct staffing_day {
    int cls, variant; /**< indexes in staffing */
    int day;          /**< day index, -1 = eve */
    bool rest_day;    /**< beyond the person's normal days of the week: all hours pay the rest-day
                           rate but those on holidays */
};

/** The same as staffing_duty_cost() for a person whose rest days are known. */
double staffing_day_cost(const struct staffing *staffing, const struct staffing_day *day,
                         double by_kind[PB_N_COST_KINDS]);

/** How its paid minutes are attributed; on a rest day, of the militia and on comprehensive
 * contracts everything that is no holiday is `regular_min`. */
struct staffing_pay_split staffing_day_split(const struct staffing *staffing,
                                             const struct staffing_day *day);

/** Regular pay of an hour of class `cls` in the objective [money/h]. */
double staffing_regular_hour(const struct staffing *staffing, int cls);

/** What one rest day worked costs beyond the shift's own cost [money]: ot200 less regular. */
double staffing_rest_day_price(const struct staffing *staffing, int cls);

/** What an hour beyond the period's total costs beyond the regular pay [money/h]. */
double staffing_period_hour_price(const struct staffing *staffing, int cls);

/** Guaranteed pay of all monthly paid people for the horizon [money]. */
double staffing_constants(const struct staffing *staffing);

#endif
