/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Column generation for some of the agents while the lines of all others stand still.
 *
 * The master of roster.h over the open agents, with the needs that the closed ones leave; options
 * may be forbidden per open agent and day, which is how dives and trees fix things. Duals are
 * smoothed towards the best ones found so far (Wentges 1997): prices = a * best + (1 - a) * master.
 */
#ifndef MODELS_ROSTER_SUB_H
#define MODELS_ROSTER_SUB_H

#include "models/lp/lp.h"
#include "models/roster/model.h"

enum sub_answer {
    SUB_SOLVED,     /**< value and bound have met */
    SUB_PRUNED,     /**< the bound has reached the cutoff */
    SUB_INFEASIBLE, /**< some open agent has no line left */
    SUB_STOPPED     /**< signal, deadline or step limit */
};

/** What may change: some agents on some days. */
struct roster_opening {
    int *agent; /**< n */
    int n;
    int from, to; /**< days from <= d < to */
};

/** All-zero is a valid empty object. */
struct roster_sub {
    struct roster_model *model;
    long number; /**< of this sub-problem, 1 .. */
    int *row;    /**< n_active: rows that an open option can touch; LP row i is row[i] */
    int *row_at; /**< n_rows: LP row, -1 = constant, its price is in `fixed` */
    int n_active;
    int n_open;
    int *agent;           /**< n_open */
    int *slot;            /**< n_agents: position in `agent`, -1 = closed */
    unsigned char *allow; /**< n_open * line_size flags */
    double *need;         /**< n_rows: what the closed agents leave */
    double fixed;         /**< own price of the closed agents' lines and of constant rows */
    struct lp *lp;
    int first_col; /**< LP columns below are slacks; column first_col + i is pool line col[i] */
    int n_cols, col_room;
    int *col;
    bool *is_shut;  /**< n_cols: held at 0 because it breaks `allow` */
    double *x;      /**< n_cols: LP values after a solve */
    double value;   /**< LP optimum of the columns, fixed price included */
    double bound;   /**< proven for this sub-problem */
    double *center; /**< n_rows: duals of the bound */
    double *dual;   /**< n_rows: duals of the master, boxed */
    double *sigma;  /**< n_open: duals of the convexity rows */
    double *mixed;  /**< n_rows: duals to price with */
    bool has_center;
    bool is_warm;     /**< a basis of a former solve stands */
    double tolerance; /**< value and bound meet within this; 0 = 1e-6 of the value */
};

/** Opens a part of the problem; `roster` (n_agents * n_days options) gives all the rest, is the
 * first solution, and may be NULL when everything is open. */
enum pb_rc sub_init(struct roster_sub *sub, struct roster_model *model,
                    const struct roster_opening *opening, const short *roster);
void sub_release(struct roster_sub *sub);

/** Adds pool lines to the master. */
enum pb_rc sub_add(struct roster_sub *sub, const int *columns, int n);

/** Adds the pool lines of open agents that are allowed, those that the duals (n_rows, or NULL)
 * like best first, at most `most` per agent. */
enum pb_rc sub_add_from_pool(struct roster_sub *sub, const double *dual, int most);

/** After a solve: drops the lines that the master likes least once they are too many. `x` and the
 * duals of the convexity rows stay valid. */
enum pb_rc sub_trim(struct roster_sub *sub);

/** After changes of `allow`: shuts and reopens columns. */
enum pb_rc sub_apply(struct roster_sub *sub);

/** Generates columns until value and bound meet or the bound reaches `cutoff`. */
enum pb_rc sub_solve(struct roster_sub *sub, double cutoff, enum sub_answer *answer);

/** Begins with the duals `dual` (n_rows) as center: often their bound says all before any LP. */
void sub_set_center(struct roster_sub *sub, const double *dual);

/** Share of each option in the LP solution: n_open * line_size numbers. */
void sub_weights(const struct roster_sub *sub, double *weight);

static inline bool sub_allows(const struct roster_sub *sub, int slot, int day, int option)
{
    const struct roster_model *model = sub->model;
    return sub->allow[slot * model->line_size + day * model->n_options + option];
}

#endif
