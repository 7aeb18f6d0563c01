/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The roster by name: who of a class works which of the shifts that the capacity plan asks for.
 *
 * Days are array indexes: 0 is the eve, i the day with index i - 1 of the plan. A shift is a duty
 * of the capacity problem, so a person's break times are those of a variant of the code.
 */
#ifndef PLANNER_ROSTER_NAMED_H
#define PLANNER_ROSTER_NAMED_H

#include "models/capacity/plan.h"
#include "models/settle/settle.h"
#include "paiban/stop.h"
#include "planner/staffing/pay.h"

/** No shift that anybody would have to rest from [min]. */
#define NAMED_LONG_AGO (-100 * 1440)

/** What a person did before the days of the plan. All-zero but `end_min`: nothing. */
struct named_past {
    int end_min;             /**< end of the last shift, from the start of the eve's planning day */
    int days_on;             /**< days worked in a row up to the day before the eve */
    int week_min, week_days; /**< paid in the week of the first day */
    int overtime_min;        /**< in the month of the first day */
};

/** Somebody known by name, or a placeholder of a group or pool known by head count. */
struct named_person {
    const char *id;
    const char *name; /**< "" for placeholders */
    int cls;          /**< class of the plan */
    int person;       /**< of the scenario, PB_NONE for placeholders */
    int *duty;        /**< n_days + 1: index into problem.duties, or PB_NONE */
    int *standby;     /**< n_days + 1: the duty this person may be called in for, or PB_NONE */
    int first;        /**< first day that the plan decides: earlier ones are given */
    bool eve_worked;  /**< the eve was worked, on a shift that is no duty of the plan */
    struct named_past past;
    const struct pb_rostered **published; /**< n_days + 1, entries NULL where nothing is published;
                                             NULL: nothing at all */
};

/** What the roster's own model says, over all classes. */
struct named_proof {
    bool solved;   /**< every class by the model; else some by plain assignment only */
    double points; /**< price of refused wishes, broken soft rules and uncovered shifts */
    double bound;  /**< no roster has less */
    long steps;
    enum pb_status status; /**< FEASIBLE, or what cut roster or reassignments short */
};

/** A refused wish of weight 10 or more, or a fixed assignment that is not kept. */
struct named_refusal {
    int request;   /**< of the scenario */
    double points; /**< what granting it adds to the points of everybody else; NAN: impossible */
    double least;  /**< it adds no less; NAN: unknown */
    int uncovered; /**< further shifts of the capacity plan that nobody would work */
};

/** A brand that a person serves on a queue. */
struct named_brand {
    size_t person; /**< index into persons */
    int queue, brand;
};

/** What the portfolios reach, over all queues; see models/portfolio/portfolio.h. */
struct named_coverage {
    double cost, bound;
    int cells, uncovered;      /**< brand and slot with sessions while its queue is served */
    double uncovered_sessions; /**< [sessions] */
    int least_uncovered;       /**< no portfolios of these shifts leave fewer cells */
    double least_sessions;     /**< nor fewer sessions in them */
    long steps;
};

/** All-zero is a valid empty object. */
struct named {
    const struct staffing *staffing; /**< borrowed */
    struct arena arena;
    struct named_person *persons; /**< by class, then in the order of the scenario */
    size_t n_persons;
    size_t *first;      /**< n_classes + 1: where the people of each class begin */
    int uncovered;      /**< shifts of the capacity plan that nobody can work lawfully */
    int refused;        /**< wishes refused */
    int standby_wanted; /**< person-days on standby, all classes */
    int standby_found;  /**< of these, how many have somebody */
    struct named_refusal *refusals;
    size_t n_refusals;
    int published; /**< person-days that are published already */
    int changed;   /**< of these, how many the roster changes */
    struct named_proof proof;
    struct settle_result moves;  /**< who helps out where; stints as in `stints` */
    struct settle_stint *shapes; /**< of the duties: units of the queue where they have a post */
    struct settle_stint *stints; /**< [person * (n_days + 1) + day] shifts that serve queues, n = 0
                                      when off or on a post */
    size_t n_stints;
    int *open;    /**< [n_duties] heads that nobody could work, before shifts were changed */
    int reshaped; /**< person-days changed after that because it costs less */
    struct named_brand *brands; /**< by queue, person, brand */
    size_t n_brands;
    struct named_coverage coverage;
};

struct named_options {
    unsigned seed;
    struct pb_stop stop;          /**< only aborts: shifts are then assigned one by one */
    struct pb_messages *messages; /**< for what is given and impossible */
};

/** Makes the roster for `plan`: shifts, then reassignments. PB_OK, also when shifts stay uncovered;
 * PB_INVALID with a message when frozen days are impossible, PB_MEMORY, PB_SOLVER. `out` is
 * overwritten and released by the caller on PB_OK, empty otherwise; it borrows `staffing`. */
enum pb_rc named_make(const struct staffing *staffing, const struct capacity_plan *plan,
                      const struct named_options *options, struct named *out);

void named_release(struct named *named);

/** Index of the person of a stint. */
static inline size_t named_stint_person(const struct named *named, size_t stint)
{
    return stint / ((size_t)named->staffing->problem.n_days + 1);
}

/** Limits of a person; NULL for militia. */
const struct pb_limits *named_limits(const struct named *named, const struct named_person *person);

/** Variant and duty of a person on day `i`; NULL when off. */
const struct staffing_variant *named_variant(const struct named *named,
                                             const struct named_person *person, int i);

/** Day `i` of a person, who works on it, for the pay. */
struct staffing_day named_day(const struct named *named, const struct named_person *person, int i);

/** Whether day `i` of the person, worked, is a rest day: beyond the normal days of its week. */
bool named_rest_day(const struct named *named, const struct named_person *person, int i);

#endif
