/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The only door to GLPK: a program that is solved, changed and solved again.
 *
 * A `struct lp` holds its own copy of the program (lp_model.h) and GLPK's image of it; both change
 * together. 0-based, minimisation, sparse. Every value is checked before GLPK sees it and every
 * answer is recomputed from our copy before it is handed out. Nothing is ever printed.
 *
 * One process has one GLPK environment. When GLPK runs out of memory or meets an internal error
 * the environment is lost and with it the GLPK image of *every* lp: the call returns PB_MEMORY or
 * PB_SOLVER, from then on every call on an old lp returns PB_SOLVER and lp_message() says so, until
 * lp_rebuild() (or lp_free()). Not for several threads; worker processes are fine.
 */
#ifndef MODELS_LP_LP_H
#define MODELS_LP_LP_H

#include "models/lp/lp_model.h"

/** A program with GLPK's image of it; opaque. */
struct lp;

/** Version of GLPK, "5.0". Static storage. */
const char *lp_library_version(void);

/** Asked between chunks of work: PB_STATUS_NONE = go on; any other value, normally
 * PB_STATUS_TIME_LIMIT or PB_STATUS_INTERRUPTED, stops the work and becomes its status. */
struct lp_poll {
    enum pb_status (*ask)(void *context); /**< NULL = never asked */
    void *context;                        /**< handed to `ask` */
};

/** An `ask` for a `context` that is a const struct pb_stop: its signal becomes INTERRUPTED, its
 * deadline TIME_LIMIT. */
enum pb_status lp_ask_stop(void *context);

/** What a solve found. */
struct lp_answer {
    enum pb_status status; /**< of the mathematics; NONE = the step limit ended the work without a
                                feasible point */
    bool has_primal;       /**< lp_primal() is a point that passed our check */
    bool has_dual;   /**< lp_dual() holds duals (good for lp_lagrangian_bound, proven by nothing
                          else unless status is OPTIMAL) */
    bool is_cut_off; /**< status INFEASIBLE only says: nothing at or below the cutoff */
    double cost;     /**< sum of cost * x, ours; meaningful if has_primal */
    double row_violation; /**< worst scaled row violation, see lp_check.h */
    double col_violation; /**< worst scaled bound violation */
    double bound;         /**< solve_mip: GLPK's own lower bound (a claim); otherwise -INFINITY */
    long iterations;      /**< simplex iterations of this call */
    long nodes;           /**< solve_mip: nodes of the tree */
    int rung;             /**< 0 = first attempt answered; higher = step of the numerical ladder */
};

enum lp_method { LP_DUAL = 0, LP_PRIMAL };

/** Options of the simplex; all-zero is the default. */
struct lp_simplex_options {
    enum lp_method method; /**< dual from the present basis unless told */
    long iteration_limit;  /**< counted steps for this call, 0 = none */
    int chunk;             /**< iterations between two looks at `poll`, 0 = 1000 */
    double cutoff;         /**< dual only: stop as soon as the cost is proved above it; used when
                                has_cutoff */
    bool has_cutoff;
    struct lp_poll poll;
};

/** Options of the MIP solver; all-zero is the default. */
struct lp_mip_options {
    double gap;          /**< relative gap at which the search ends, 0 = prove it */
    long node_limit;     /**< counted nodes, 0 = none: the deterministic limit */
    double time_limit_s; /**< wall seconds, 0 = none: a safety net only */
    double cutoff;       /**< only solutions cheaper than this are wanted; used when has_cutoff */
    bool has_cutoff;
    bool use_cuts;       /**< Gomory, mixed integer rounding, cover and clique cuts */
    bool use_presolve;   /**< GLPK simplifies the program first; `start` must be NULL */
    const double *start; /**< n_cols: a feasible point to begin with, or NULL; borrowed */
    void (*found)(void *context, double cost,
                  const double x[]); /**< each better solution, or NULL */
    void *found_context;
    struct lp_poll poll;
};

/** State of a variable or row in a basis; the numbers are stable and fit a byte. */
enum lp_basis { LP_BASIC = 0, LP_AT_LOWER, LP_AT_UPPER, LP_AT_ZERO, LP_AT_FIXED };

/** Creates an lp from a copy of `model` (NULL = empty) with the standard basis (all rows basic).
 * PB_OK, PB_INVALID, PB_MEMORY or PB_SOLVER; on failure *out is NULL. */
enum pb_rc lp_create(struct lp **out, const struct lp_model *model);

/** Frees `lp`; NULL is fine, also after the environment was lost. */
void lp_free(struct lp *lp);

/** Builds GLPK's image anew from our copy, with the standard basis; the way back after a lost
 * environment. */
enum pb_rc lp_rebuild(struct lp *lp);

/** The program as it stands; borrowed, valid until the next change. */
const struct lp_model *lp_model_of(const struct lp *lp);

/** Why the last call on `lp` failed, "" if it did not; borrowed. */
const char *lp_message(const struct lp *lp);

/** Changes, as in lp_model.h; the basis is kept: a new row is basic, a new column at a bound.
 * PB_OK, or PB_INVALID (nothing changed), PB_MEMORY, PB_SOLVER. */
enum pb_rc lp_add_rows(struct lp *lp, int n, const struct lp_row rows[]);
enum pb_rc lp_add_cols(struct lp *lp, int n, const struct lp_col cols[]);
enum pb_rc lp_set_row_bounds(struct lp *lp, int i, double lower, double upper);
enum pb_rc lp_set_col_bounds(struct lp *lp, int j, double lower, double upper);
enum pb_rc lp_set_cost(struct lp *lp, int j, double cost);
enum pb_rc lp_set_integer(struct lp *lp, int j, bool is_integer);
/** Deletes flagged rows (n_rows flags) or columns (n_cols flags). A basis that loses a basic
 * column or a non-basic row is mended at the next solve. */
enum pb_rc lp_delete_rows(struct lp *lp, const bool gone[]);
enum pb_rc lp_delete_cols(struct lp *lp, const bool gone[]);

/** Reads (writes) the basis: `row` n_rows and `col` n_cols values of enum lp_basis. Exactly n_rows
 * of all must be LP_BASIC for a set to serve; otherwise the next solve starts from the standard
 * basis. A non-basic state that does not fit the bounds is corrected. */
enum pb_rc lp_get_basis(struct lp *lp, unsigned char row[], unsigned char col[]);
enum pb_rc lp_set_basis(struct lp *lp, const unsigned char row[], const unsigned char col[]);
/** All rows basic, all columns at a bound. */
enum pb_rc lp_standard_basis(struct lp *lp);

/** Lets the simplex work in units in which the coefficients are near 1: fewer iterations where rows
 * count sessions and columns people. Answers stay in the units of the model. Columns and rows that
 * come later are not scaled. */
enum pb_rc lp_scale(struct lp *lp);

/** Reads the basis of the last solve: `weight` [n_rows] combines the rows so that basic column j
 * has coefficient 1 and every other basic column and row 0 (its row of the simplex tableau, as
 * lp_round.h wants it). PB_OK; PB_INVALID when column j is not basic or the basis is singular;
 * PB_MEMORY, PB_SOLVER. */
enum pb_rc lp_multipliers(struct lp *lp, int j, double weight[]);

/** Solves the LP relaxation by the simplex from the present basis, in chunks of iterations with a
 * look at `poll` between. Numerical trouble, or an answer that fails our check, climbs a ladder:
 * rescale and primal; standard basis with the textbook ratio test; exact arithmetic when small;
 * then status SOLVER_FAILED. `options` may be NULL. Returns PB_OK whenever an answer stands in
 * `out`; PB_MEMORY or PB_SOLVER when GLPK was lost. */
enum pb_rc lp_solve_simplex(struct lp *lp, const struct lp_simplex_options *options,
                            struct lp_answer *out);

/** Solves the LP relaxation by the interior point method in a child process, which can be stopped
 * by `poll` (NULL = never). Gives no basis; the present one is kept. It cannot tell infeasible from
 * unbounded: both end as SOLVER_FAILED, often with duals. Errors as the simplex, and PB_SOLVER when
 * no child could be started or it died. */
enum pb_rc lp_solve_interior(struct lp *lp, const struct lp_poll *poll, struct lp_answer *out);

/** The same in two halves: starts the child on the program as it stands and returns at once, so
 * that this process can work on another core meanwhile (on this lp too, as long as it neither adds
 * nor deletes); then waits for it. One child per lp; lp_free() ends it. */
enum pb_rc lp_start_interior(struct lp *lp);
enum pb_rc lp_finish_interior(struct lp *lp, const struct lp_poll *poll, struct lp_answer *out);

/** Solves a small mixed-integer program by branch and bound, after its relaxation by the simplex
 * (whose duals stand in lp_dual). It may end without a solution (has_primal false) at a limit: own
 * a rounded plan first, and hand it in as `start`. Integer columns of an answer are whole. A gap, a
 * cutoff, a limit and a poll end the search; a poll is asked at every step of the tree. `options`
 * may be NULL. `found` and `poll` must not use any lp. Errors: PB_INVALID when `start` is not
 * feasible; PB_MEMORY, PB_SOLVER. */
enum pb_rc lp_solve_mip(struct lp *lp, const struct lp_mip_options *options, struct lp_answer *out);

/** The last answer: x (n_cols), row activities ours (n_rows), duals (n_rows) and reduced costs
 * (n_cols; cost_j - sum_i dual_i * a_ij). Borrowed, valid until the next solve or change of size.
 * Meaningful as has_primal and has_dual of the answer say. */
const double *lp_primal(const struct lp *lp);
const double *lp_activity(const struct lp *lp);
const double *lp_dual(const struct lp *lp);
const double *lp_reduced_cost(const struct lp *lp);

/** Limits GLPK's memory in this process [MiB], 0 = no limit. */
void lp_limit_memory(int mebibytes);

#endif
