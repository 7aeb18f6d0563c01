/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What a return code and a status of GLPK mean, together: the one place that knows. */
#ifndef MODELS_LP_VERDICT_H
#define MODELS_LP_VERDICT_H

#include <paiban/status.h>
#include <stdbool.h>

/** The GLPK call that answered. */
enum lp_call {
    LP_CALL_SIMPLEX,  /**< glp_simplex or glp_exact, then glp_get_status */
    LP_CALL_INTERIOR, /**< glp_interior, then glp_ipt_status */
    LP_CALL_MIP       /**< glp_intopt, then glp_mip_status */
};

/** What to do with the answer. */
enum lp_outcome {
    LP_SETTLED, /**< `status` stands */
    LP_STOPPED, /**< a limit of ours ended it: the caller knows which */
    LP_TROUBLE  /**< numerical: try the next rung of the ladder, otherwise SOLVER_FAILED */
};

/** One row of the table. */
struct lp_verdict {
    enum lp_call call;
    int returned; /**< GLPK's return code */
    int solution; /**< GLPK's solution status, 0 = any */
    enum lp_outcome outcome;
    enum pb_status status; /**< of a settled answer; SOLVER_FAILED otherwise */
    bool has_primal;       /**< there is a feasible point (still to be checked) */
    bool has_dual;         /**< there are duals worth reading */
    bool is_cut_off;       /**< infeasible only in the sense of the cutoff */
};

/** The table, for tests; *n gets its length. */
const struct lp_verdict *lp_verdicts(int *n);

/** The first row that fits; a combination that GLPK does not document is trouble. */
struct lp_verdict lp_verdict_of(enum lp_call call, int returned, int solution);

#endif
