/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The compiled problem and the pool of known lines; what all parts of the solver share. */
#ifndef MODELS_ROSTER_MODEL_H
#define MODELS_ROSTER_MODEL_H

#include "models/roster/line.h"
#include "planner/base/random.h"

/** Cells of a node above which weak counters become lazy. */
enum { MODEL_MOST_CELLS = 4000 };

/** One contribution of an option to a row. */
struct roster_share {
    int row;
    double amount;
};

/** A known line of an agent. */
struct roster_column {
    int agent;
    double cost;   /**< own price of the line */
    short *option; /**< n_days; owned by the pool */
    int next;      /**< chain of the hash table */
    long home;     /**< number of the sub-problem that took it last */
};

struct roster_pool {
    struct roster_column *at;
    int n, room;
    int *slot; /**< hash table of index + 1 */
    int n_slots;
};

struct roster_model {
    const struct roster_problem *problem;
    const struct roster_options *options;
    int n_agents, n_days, n_options, n_rows;
    int line_size;            /**< n_days * n_options */
    struct line_rules *rules; /**< per agent */
    int *graph_of;            /**< per agent: index into graphs */
    struct line_graph *graphs;
    int n_graphs;
    int *share_first; /**< (profile * n_days + day) * n_options + option, one more at the end */
    struct roster_share *shares;
    double unit;  /**< costs told to the listener are times this */
    double grain; /**< every cost is a multiple of this; 0 = unknown */
    double big;   /**< price of not rostering an agent, above any saving */
    struct line_table table;
    struct roster_pool pool;
    double *prices; /**< line_size: scratch for one agent's prices */
    struct random random;
    long steps;
    long n_subs;       /**< sub-problems so far */
    double *row_sum;   /**< n_rows: scratch, all zero between uses */
    int *row_list;     /**< n_rows: scratch */
    short *best;       /**< n_agents * n_days: options of the incumbent */
    double best_cost;  /**< INFINITY while there is none */
    double bound;      /**< proven for the whole problem */
    double root_bound; /**< of the column generation at the root */
};

/** Compiles `problem`. On PB_OK `*hopeless` is -1 or an agent without any lawful line;
 * PB_INTERRUPTED when the work had to end before everybody had a line. */
enum pb_rc model_build(const struct roster_problem *problem, const struct roster_options *options,
                       struct roster_model *out, int *hopeless);

/** The same without graphs: prices, shares and the scratch of the model. */
enum pb_rc model_build_bare(const struct roster_problem *problem,
                            const struct roster_options *options, struct roster_model *out);

/** The same for pricing with multipliers only: every hard upper limit over the horizon is lazy, and
 * nobody is asked for a line. */
enum pb_rc model_build_eased(const struct roster_problem *problem,
                             const struct roster_options *options, struct roster_model *out);
void model_release(struct roster_model *model);

static inline const struct line_graph *model_graph(const struct roster_model *model, int agent)
{
    return &model->graphs[model->graph_of[agent]];
}

/** Shares of an option: from *n of them. */
static inline const struct roster_share *model_shares(const struct roster_model *model, int agent,
                                                      int day, int option, int *n)
{
    int profile = model->problem->agents[agent].profile;
    int at = (profile * model->n_days + day) * model->n_options + option;
    *n = model->share_first[at + 1] - model->share_first[at];
    return &model->shares[model->share_first[at]];
}

/** True when the work must end now: signal, deadline or step limit. */
bool model_must_stop(const struct roster_model *model);

/** Number of the column, known or new; -1 when out of memory. */
int model_add_column(struct roster_model *model, int agent, const short *option);

/** Adds what `option` (n_days) gives to `activity` (n_rows), times `factor`. */
void model_add_activity(const struct roster_model *model, int agent, const short *option,
                        double factor, double *activity);

/** Price of the rows at `activity`. */
double model_row_price(const struct roster_model *model, const double *activity);

/** Cost of a whole roster (n_agents * n_days options). */
enum pb_rc model_cost(struct roster_model *model, const short *roster, double *cost);

/** Keeps `roster` when it is better than the incumbent; true then. */
bool model_offer(struct roster_model *model, const short *roster, double cost);

/** The smallest cost a roster better than the incumbent can have must lie below this. */
double model_cutoff(const struct roster_model *model);

/** Raises `bound` to the next possible cost. */
double model_round_up(const struct roster_model *model, double bound);

#endif
