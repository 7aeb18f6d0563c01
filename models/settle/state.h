/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Who serves what as it stands while it is improved: a share of every stint, slot and move. */
#ifndef MODELS_SETTLE_STATE_H
#define MODELS_SETTLE_STATE_H

#include "models/settle/books.h"
#include "models/settle/settle.h"
#include "models/settle/track.h"
#include "models/settle/worth.h"

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
    int longest;    /**< slots of the longest stint */
    double *supply; /**< [q * n_slots + t] units */
    double *served; /**< [q * n_slots + t] units, as in settle_book */
    double *cost;   /**< per queue [money] */
    double *share;  /**< stint i: [at[i] + k * moves of its team + a] */
    size_t *at;     /**< n_stints + 1 */
    double *own;    /**< n_stints: starts and hours away [money] */
    double *target; /**< [q * n_slots + t] supply of the bound's answer, whole people or not */
    double *price;  /**< [q * n_slots + t] money per unit at the bound */
    long steps;     /**< stints planned anew */
    struct settle_scratch scratch;
};

/** How a stint is planned anew. */
struct settle_manner {
    bool by_target; /**< deferrable queues by the bound's target and price, see worth.h */
    bool forced;    /**< take the new plan even when it saves nothing */
    double trust;   /**< as in worth.h */
};

/** Everybody at home. PB_OK or PB_MEMORY. */
enum pb_rc settle_state_make(const struct settle_problem *problem, struct settle_state *out);
void settle_state_release(struct settle_state *state);

/** Moves of the stint's team; how many, 0 when it has no home. */
int settle_moves_of(const struct settle_state *state, size_t stint, const int **moves);

/** Queue number `i` of those that the stint may serve, home first; CAPACITY_NONE after the last. */
int settle_queue_of(const struct settle_state *state, size_t stint, int i);

/** Cost of everything as it stands [money]. */
double settle_total(const struct settle_state *state);

/** Adds `sign` times what the stint supplies to queue `queue` with the shares of `pattern` to
 * `supply`, one figure per slot of the stint. */
void settle_supply(const struct settle_state *state, size_t stint, const double *pattern, int queue,
                   double sign, double *supply);

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

/** Turns shares of any kind into reassignments and improves them until nothing helps or the counted
 * steps end. PB_OK or PB_MEMORY. */
enum pb_rc settle_improve(struct settle_state *state);

/** Sends a few stints home together and plans them anew, again and again. PB_OK or PB_MEMORY. */
enum pb_rc settle_reopen(struct settle_state *state);

#endif
