/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Who serves what as it stands while it is improved: a share of every stint, slot and move. */
#ifndef MODELS_SETTLE_STATE_H
#define MODELS_SETTLE_STATE_H

#include <math.h>

#include "models/settle/books.h"
#include "models/settle/settle.h"
#include "models/settle/track.h"
#include "models/settle/worth.h"
#include "planner/base/random.h"

/** The moves of every team. */
struct settle_reach {
    int *first; /**< n_teams + 1: where those of each team begin in `moves` */
    int *moves; /**< of the capacity problem, by team */
    int most;   /**< of one team */
};

/** Room for the planning of one stint. */
struct settle_scratch {
    struct track track;
    struct worth *worth; /**< [i * longest + k] of the queues it may serve, home first */
    double *without;     /**< [i * longest + k] their supply without the stint */
    double *trial;       /**< longest */
    double *home;        /**< longest: worth of a slot at home [money] */
    double *served;      /**< n_slots */
    bool *may;           /**< as in track.h, as the next two */
    double *one, *two;
    double *one_share, *two_share; /**< of the first move */
    double *pattern;               /**< shares in the making */
    int *pick, *block;             /**< moves that come into question, and their blocks */
};

struct settle_state {
    const struct settle_problem *problem;
    struct arena arena;
    struct settle_books books;
    struct settle_reach reach;
    int n_slots;
    int longest;                 /**< slots of the longest stint */
    struct settle_stint *stints; /**< of the problem, as they stand */
    double *posted;              /**< likewise */
    double *supply;              /**< [q * n_slots + t] units */
    double *served;              /**< [q * n_slots + t] units, as in settle_book */
    double *cost;                /**< per queue [money] */
    double *share;               /**< stint i: [at[i] + k * moves of its team + a] */
    size_t *at;                  /**< n_stints + 1 */
    double *own;                 /**< n_stints: starts and hours away [money] */
    double *target; /**< [q * n_slots + t] supply of the bound's answer, whole people or not */
    double *price;  /**< [q * n_slots + t] money per unit at the bound, then those of soft rows */
    long steps;     /**< stints planned anew */
    struct settle_scratch scratch;
};

/** How a stint is planned anew. */
struct settle_manner {
    bool by_target; /**< deferrable queues by the bound's target and price, see worth.h */
    bool forced;    /**< take the new plan even when it saves nothing */
    double trust;   /**< as in worth.h */
};

/** Shares are multiples of a millionth, so that equal ones are equal to the last bit. */
static inline double settle_round_share(double share)
{
    return round(share * 1e6) / 1e6;
}

/** For a child, which tells nobody how far it is: the state goes on with `quiet`, a copy of its
 * problem that outlives the work. */
void settle_be_quiet(struct settle_state *state, struct settle_problem *quiet);

/** Everybody at home. PB_OK or PB_MEMORY. */
enum pb_rc settle_state_make(const struct settle_problem *problem, struct settle_state *out);
void settle_state_release(struct settle_state *state);

/** Moves of the stint's team; how many, 0 when it has no home. */
int settle_moves_of(const struct settle_state *state, size_t stint, const int **moves);

/** Queue number `i` of those that the stint may serve, home first; CAPACITY_NONE after the last. */
int settle_queue_of(const struct settle_state *state, size_t stint, int i);

/** Cost of everything as it stands [money]. */
double settle_total(const struct settle_state *state);

/** Adds `sign` times what the stint supplies to queue number `i` of those it may serve with the
 * shares of `pattern` to `supply`, one figure per slot of the stint. */
void settle_supply(const struct settle_state *state, size_t stint, const double *pattern, int i,
                   double sign, double *supply);

/** Whether `pattern` serves queue number `i` of the stint; home always. */
bool settle_is_used(const struct settle_state *state, size_t stint, const double *pattern, int i);

/** Starts and hours away of a pattern of shares of the stint [money]. */
double settle_own_cost(const struct settle_state *state, size_t stint, const double *pattern);

/** Puts `pattern` in place of what the stint does; returns what that saves [money]. */
double settle_put(struct settle_state *state, size_t stint, const double *pattern);

/** Supplies and costs from the shares anew, so that rounding does not add up. */
void settle_refresh(struct settle_state *state);

/** Plans one stint anew against all others; *saved [money] is what that saves, 0 when it stays as
 * it was, perhaps less when forced. False when memory is short. */
bool settle_replan(struct settle_state *state, size_t stint, const struct settle_manner *manner,
                   double *saved);

/** Takes a stint off duty: its shares go to `keep`, as many as `at` says, unless that is NULL.
 * Returns what that saves [money], mostly less than 0. A stint off duty has n = 0. */
double settle_leave(struct settle_state *state, size_t stint, double *keep);

/** What it would save to have `shape` as the stint, which is off duty, its time best spent; the
 * shares go to scratch.pattern. False when memory is short. */
bool settle_try(struct settle_state *state, size_t stint, const struct settle_stint *shape,
                double *saved);

/** Puts the stint, which is off duty, on `shape` with the shares of `pattern`; what that saves. */
double settle_come(struct settle_state *state, size_t stint, const struct settle_stint *shape,
                   const double *pattern);

/** Adds `sign` times the units of `shape` to what is posted on `queue`; what that saves. */
double settle_post(struct settle_state *state, int queue, const struct settle_stint *shape,
                   double sign);

/** Everybody planned anew in turn while it saves money. PB_OK or PB_MEMORY. */
enum pb_rc settle_rounds(struct settle_state *state, const struct settle_manner *manner);

/** Turns shares of any kind into reassignments and improves them until nothing helps. PB_OK or
 * PB_MEMORY. */
enum pb_rc settle_improve(struct settle_state *state);

/** The work of settle_solve(): a first answer, on PB_OK released by the caller; then improves what
 * stands, `tries` groups per stint (settle_reopen_halves) and by trade.h, proves the bound and
 * hands over. PB_OK or PB_MEMORY. */
enum pb_rc settle_begin(const struct settle_problem *problem, struct settle_state *out);
enum pb_rc settle_finish(struct settle_state *state, size_t tries, struct settle_result *out);

/** Somebody who changes shifts while reassignments are improved. */
struct settle_shifter {
    void *context;
    /** Another shape for the stint, n = 0 for none; *saved is what it saves beside queues and
     * reassignments [money]. False when there is none just now. */
    bool (*propose)(void *context, size_t stint, struct random *random, struct settle_stint *shape,
                    double *saved);
    void (*accept)(void *context); /**< the last proposal holds */
};

/** Sends a few stints home together and plans them anew, `tries` times per stint; `shifter` may be
 * NULL. PB_OK or PB_MEMORY. */
enum pb_rc settle_reopen(struct settle_state *state, size_t tries,
                         const struct settle_shifter *shifter);

/** The same without a shifter, in two processes where there are many stints: those of the first
 * days, and the others. The same answer with and without a second process. */
enum pb_rc settle_reopen_halves(struct settle_state *state, size_t tries);

#endif
