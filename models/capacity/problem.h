/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The capacity problem as plain arrays: how many agents of which class work which shift on which
 * day, and which queue their hours serve. Nothing in here knows a scenario; whoever builds a
 * problem owns all its memory, and it must not change while a plan or a model refers to it.
 *
 * TIME. The horizon is cut into slots t = 0 .. n_slots-1 of equal length; a planning day has
 * slots_per_day of them. Days are counted d = 0 .. n_days-1; day -1 is the eve, whose shifts may
 * reach into slot 0. The planning day d begins with slot d * slots_per_day. What a shift does
 * outside the horizon is not seen here: its credit is part of the duty's cost.
 *
 * PEOPLE. A *class* is a set of agents alike in everything. A *variant* is one shift with fixed
 * start and breaks. A *duty* is one allowed combination (class, variant, day): the integer
 * variable x = agents of the class who work that variant on that day. What is not allowed (leave of
 * all, windows, protection, dates of training) is simply no duty.
 *   A *team* pools the presence of its classes: `work` of a duty says how many unit heads one agent
 * supplies (level * (1 - absence) * productivity), so classes that differ only in level, contract
 * or limits share the variables of reassignment. A team has a home queue, and *moves*: other
 * queues it may serve.
 *   A duty with a `post` serves that one queue for all its hours (militia stints): its work counts
 * there at once, in units of the queue, and it takes no part in its team's presence.
 *
 * WORK. Demand, supply and rates of a queue are in one unit per queue: sessions, or heads when
 * heads are needed directly. One unit head of team g that is net present for a whole slot supplies
 * home_rate units at home, or `rate` of a move there.
 *
 * Every price is in money; every price of a shortage must be > 0. Finite values everywhere unless
 * the comment allows INFINITY.
 *
 * SETS
 *   t slots, q queues, k classes, g teams, s variants, d days, j duties (k,s,d[,post]),
 *   a moves (g -> q), r rooms, u soft rows, l limits
 * VARIABLES (name in model files; a variable that can do nothing has no column)
 *   x_j       x_k<k>_s<s>_d<d>[_q<q>]   agents on the duty, integer >= 0; the eve is _e instead of
 *                                       _d<d>
 *   h_g,t     h_g<g>_t<t>               unit heads of team g working at home; only where the team
 *                                       has a w in the slot and does not relay (otherwise all
 *                                       presence counts at home)
 *   w_a,t     w_a<a>_t<t>               unit heads of team g working on queue q away from home
 *   m_a,t     m_a<a>_t<t>               of them starting in t; only where a start has a price or
 *                                       the block is longer than one slot
 *   z_q,t     z_q<q>_t<t>               units missing, at their price (lossy queues)
 *   F_q,t     f_q<q>_t<t>               units served until the end of t (deferrable queues)
 *   late_q,t  late_q<q>_t<t>            units beyond their promised time at the end of t
 *   left_q    left_q<q>                 units still open when the horizon ends
 *   short_u   short_u<u>                what soft row u misses
 *   over_l, under_l  over_l<l>, under_l<l>  units beyond, below limit l
 * DERIVED
 *   P_g,t = sum over flexible duties j of team g, of  work_j * work_s(j)(t) * x_j      [unit heads]
 *   S_q,t = sum over teams g with home q of home_rate_g * (h_g,t, or P_g,t where there is no h,
 *           or P_g,t - sum over moves a of g of w_a,t where the team relays)
 *         + sum over moves a to q of rate_a * w_a,t
 *         + sum over duties posted on q of work_j * work_s(j)(t) * x_j                 [units]
 * OBJECTIVE minimise
 *   sum cost_j x_j + slot_price_a w + start_price_a m + lost_price_q,t z + late_price_q,t late
 *   + left_price_q left + price_u short + over_price_l over + under_price_l under
 * ROWS (names in model files)
 *   C1_q<q>_t<t>  lossy:       S + z >= demand
 *   C2_q<q>_t<t>  deferrable:  S - F[t] + F[t-1] >= 0,          0 <= F[t] <= arrived[t]
 *   C3_q<q>_t<t>  deferrable:  F[t] + late[t] >= due[t]         where late_price > 0 and due > 0
 *   C4_q<q>       deferrable:  F[last] + left >= arrived[last]
 *   C5_g<g>_t<t>  presence:    P - h - sum of w of the team's moves >= 0, where there is a w,
 *                              unless the team relays and its home has work in the slot
 *   C6_a<a>_t<t>  start:       m[t] - w[t] + w[t-1] >= 0
 *   C7_a<a>_t<t>  block:       w[t] - sum of m[t-block+1 .. t] >= 0, m of the same open hours
 *   C8_l<l>       limit:       lower <= sum of weight * x - over + under + fed <= upper, where fed
 *                              = sum over limits l' that feed l of feed_weight_l' * over_l'
 *   C9_r<r>_t<t>  seats:       sum over classes in the room of seat_s(t) * x <= seats; no row where
 *                              the head counts cannot fill the room
 *   C10_u<u>      soft:        sum of what the row counts + short >= need
 *   C11_t<t>_<n>  rounding:    on small models; see rounding.h. The bound also has rounding rows
 * that are found on the way and are no part of the model; see tighten.h F may be taken as never
 * decreasing (its running maximum costs the same).
 *
 * EXAMPLE solved by hand: one slot a day, one day, queue 0 lossy with demand 3 at 10 a unit, one
 * class of 2 heads on one variant of cost 4 that supplies 2 units. Two agents give 4 units for 8;
 * one gives 2 units for 4 and misses 1 for 10. LP: x = 1.5 and cost 6 (bound); integer plan: x = 2,
 * cost 8. Row C1_q0_t0: 2 x_k0_s0_d0 + z_q0_t0 >= 3; row C8_l0: x_k0_s0_d0 <= 2; row C11_t0_0 (see
 * rounding.h) lifts the bound to 8: x_k0_s0_d0 + z_q0_t0 >= 2.
 */
#ifndef MODELS_CAPACITY_PROBLEM_H
#define MODELS_CAPACITY_PROBLEM_H

#include <paiban/status.h>
#include <stdbool.h>
#include <stddef.h>

#define CAPACITY_NONE (-1)

/** A queue: where work arrives. Arrays are n_slots long, borrowed. */
struct capacity_queue {
    bool is_deferrable;
    const double *demand;     /**< lossy: units needed in each slot, >= 0; else NULL */
    const double *lost_price; /**< lossy: [money/unit] > 0; else NULL */
    const double *arrived;    /**< deferrable: cumulative units arrived by the end of the slot,
                                   opening backlog included, never decreasing; else NULL */
    const double *due; /**< deferrable: cumulative units that must be served by the end of the
                            slot to keep their promised time, <= arrived; else NULL */
    const double *late_price; /**< deferrable: [money/unit and slot] >= 0, 0 outside the hours that
                                   count; else NULL */
    double left_price;        /**< deferrable: [money/unit] of what is left at the end, > 0 */
};

/** A class of agents. */
struct capacity_class {
    int team; /**< whose presence it joins */
    int room; /**< where its seats are, CAPACITY_NONE = remote or unlimited */
    double
        normal_day_hours; /**< paid hours of a shift above these are overtime (measure OVERTIME) */
};

/** A team: classes whose presence is one pool. */
struct capacity_team {
    int home; /**< queue served by who is not away, or CAPACITY_NONE (quality desk, pools) */
    double home_rate; /**< units per unit head and slot at home, > 0 when there is a home */
    bool relays;      /**< others who help out at home may be lent on from there: no row C5, so that
                           the team may lend more heads than it has present; normally false */
};

/** A move: team g may serve queue q != its home. */
struct capacity_move {
    int team;
    int queue;
    double rate;        /**< units per unit head and slot, > 0 */
    double slot_price;  /**< [money/unit head and slot away] >= 0 */
    double start_price; /**< [money/unit head that starts] >= 0 */
    int block;          /**< shortest reassignment [slots], >= 1 */
    const bool *open;   /**< n_slots: when it may be used, NULL = always; borrowed */
};

/** A shift with fixed start and breaks. Arrays are n long and borrowed; entry i is slot
 * `first + i` of the planning day the shift starts on. */
struct capacity_variant {
    int code;          /**< which shift code, 0 .. n_codes-1; variants of a code differ in breaks */
    int first;         /**< slot offset from the start of the planning day, >= 0 */
    int n;             /**< slots from start to end, may pass into the next planning day or on */
    const double *net; /**< productive share of the slot, 0..1: without breaks and handover */
    const double *work; /**< net times fatigue, 0..1; NULL = net */
    const double *seat; /**< share of the slot a seat is taken (breaks included), 0..1 */
    double hours;       /**< paid hours of the whole shift (law) */
    double start_hour;  /**< start [h from the start of the planning day] */
    double end_hour;    /**< end [h from the start of the planning day], > start_hour, often > 24 */
    double night_hours; /**< hours in the night window */
};

/** An allowed combination and its cost: one integer column. */
struct capacity_duty {
    int cls; /**< class */
    int variant;
    int day;     /**< -1 (eve) .. n_days-1: the planning day it starts on */
    int post;    /**< queue of all its hours, or CAPACITY_NONE = flexible */
    double work; /**< one agent's supply while working a full slot: unit heads, or with a post units
                      of that queue per slot; >= 0 (quality desk: 0 or 1 without a home) */
    double cost; /**< [money/agent]: pay, allowances and overtime less the credit for hours outside
                      the horizon; may be 0, should not be negative */
    double most; /**< upper limit of x, INFINITY = what the limits allow (there must be one) */
};

/** What a limit counts of each x. */
enum capacity_measure {
    CAPACITY_SHIFTS,    /**< 1 */
    CAPACITY_HOURS,     /**< paid hours */
    CAPACITY_OVERTIME,  /**< paid hours above the class's normal_day_hours */
    CAPACITY_LONG,      /**< 1 if paid hours >= threshold */
    CAPACITY_NIGHT,     /**< 1 if night_hours >= threshold */
    CAPACITY_LATE_EARLY /**< rest between the two days day_from, day_to = day_from + 1: 1 if on
                             day_from and end_hour > threshold, or on day_to and start_hour + 24 <
                             threshold + rest (both in h of day_from) */
};

/** A limit on the duties of one class that start on days day_from .. day_to.
 * Head counts per day, normal days a week with paid overflow, weekly hours, the row per shift
 * length, overtime caps, rest, days in a row, promised hours: all are limits. Each duty must lie in
 * at least one limit of measure SHIFTS with a finite `upper` and no `over`, or have a finite
 * `most`; that is its box. With lower = -INFINITY and upper >= 0 the plan without people is always
 * feasible. */
struct capacity_limit {
    int cls;
    enum capacity_measure measure;
    int day_from, day_to; /**< inclusive, -1 = eve */
    double threshold;     /**< [h] for LONG, NIGHT, LATE_EARLY */
    double rest;          /**< [h] for LATE_EARLY */
    double lower;         /**< -INFINITY = none; only with under_price > 0 (elastic) */
    double upper;         /**< INFINITY = none */
    double over_price;    /**< [money/unit] beyond upper; meaningful when over_most > 0 */
    double over_most;     /**< most units beyond upper (finite), 0 = hard */
    double under_price;   /**< [money/unit] below lower */
    int feeds;            /**< limit whose sum gets feed_weight per unit of over, CAPACITY_NONE */
    double feed_weight;   /**< e.g. 8 hours of overtime cap per rest day worked */
};

/** What a soft row counts. */
enum capacity_soft_kind {
    CAPACITY_SOFT_PRESENCE, /**< sum over slots and terms of coef * net * x of the class [head
                               slots], wherever they work: crew, leads, quality desk ratio, level
                               mix */
    CAPACITY_SOFT_SUPPLY,   /**< sum over slots of S of `queue` [units]: response floor */
    CAPACITY_SOFT_SERVED    /**< lossy `queue`: -sum over slots of z, so need = -(allowed units) */
};

/** One class in a soft row of kind PRESENCE. */
struct capacity_term {
    int cls;
    double coef;
};

/** An elastic row at a ranked price. */
struct capacity_soft {
    enum capacity_soft_kind kind;
    int queue; /**< SUPPLY, SERVED; else CAPACITY_NONE */
    const struct capacity_term
        *terms; /**< PRESENCE: borrowed, each class at most once; else NULL */
    int n_terms;
    int slot_from, slot_to; /**< inclusive */
    double need;            /**< right-hand side */
    double price;           /**< [money/unit missing] > 0 */
    double most;            /**< largest possible miss: a finite box for `short`; at least what no
                                 people at all would miss plus what terms with negative coef add */
};

/** The whole problem. All-zero is a valid empty problem. */
struct capacity_problem {
    int n_days;        /**< days of the horizon, without the eve */
    int slots_per_day; /**< 24, 48 or 96, but any number >= 1 will do */
    double slot_hours; /**< length of a slot [h] */
    const struct capacity_queue *queues;
    int n_queues;
    const struct capacity_team *teams;
    int n_teams;
    const struct capacity_class *classes;
    int n_classes;
    const struct capacity_move *moves; /**< each (team, queue) at most once */
    int n_moves;
    const struct capacity_variant *variants;
    int n_variants;
    const struct capacity_duty *duties; /**< each (class, variant, day, post) at most once */
    int n_duties;
    const struct capacity_limit *limits;
    int n_limits;
    const double *seats; /**< per room [seats] >= 0 */
    int n_rooms;
    const struct capacity_soft *softs;
    int n_softs;
    int n_codes;
    int max_codes; /**< different codes the plan may use, CAPACITY_NONE = no limit */
};

/** Slots of the horizon. */
static inline int capacity_n_slots(const struct capacity_problem *problem)
{
    return problem->n_days * problem->slots_per_day;
}

/** Checks every index, sign and finiteness that the comments above ask for. PB_OK, or PB_INVALID
 * with the first mistake in `why` (a bug of who built the problem; `size` bytes, may be 0). */
enum pb_rc capacity_check_problem(const struct capacity_problem *problem, char *why, size_t size);

#endif
