/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lp/lp_verdict.h"

#include <glpk.h>
#include <stddef.h>

#define ANY            0
#define SETTLED(s)     .outcome = LP_SETTLED, .status = PB_STATUS_##s
#define STOPPED        .outcome = LP_STOPPED, .status = PB_STATUS_SOLVER_FAILED
#define TROUBLE        .outcome = LP_TROUBLE, .status = PB_STATUS_SOLVER_FAILED
#define PRIMAL         .has_primal = true
#define DUAL           .has_dual = true
#define SIMPLEX(r, s)  .call = LP_CALL_SIMPLEX, .returned = (r), .solution = (s)
#define INTERIOR(r, s) .call = LP_CALL_INTERIOR, .returned = (r), .solution = (s)
#define MIP(r, s)      .call = LP_CALL_MIP, .returned = (r), .solution = (s)

/* "Any" rows stand after the special ones of the same return code. */
static const struct lp_verdict verdicts[] = {
    {SIMPLEX(0, GLP_OPT), SETTLED(OPTIMAL), PRIMAL, DUAL},
    {SIMPLEX(0, GLP_NOFEAS), SETTLED(INFEASIBLE)},
    {SIMPLEX(0, GLP_UNBND), SETTLED(UNBOUNDED), PRIMAL},
    {SIMPLEX(0, GLP_FEAS), TROUBLE, PRIMAL},
    {SIMPLEX(0, GLP_INFEAS), TROUBLE}, /* dual simplex: no dual feasible point; the primal tells */
    {SIMPLEX(0, GLP_UNDEF), TROUBLE},
    {SIMPLEX(GLP_EBADB, ANY), TROUBLE},
    {SIMPLEX(GLP_ESING, ANY), TROUBLE},
    {SIMPLEX(GLP_ECOND, ANY), TROUBLE},
    {SIMPLEX(GLP_EBOUND, ANY), SETTLED(SOLVER_FAILED)},
    {SIMPLEX(GLP_EFAIL, ANY), TROUBLE},
    {SIMPLEX(GLP_EOBJLL, ANY), SETTLED(UNBOUNDED), PRIMAL}, /* lower limit: never set by us */
    {SIMPLEX(GLP_EOBJUL, ANY), SETTLED(INFEASIBLE), DUAL, .is_cut_off = true},
    {SIMPLEX(GLP_EITLIM, GLP_FEAS), STOPPED, PRIMAL, DUAL},
    {SIMPLEX(GLP_EITLIM, GLP_OPT), SETTLED(OPTIMAL), PRIMAL, DUAL},
    {SIMPLEX(GLP_EITLIM, ANY), STOPPED, DUAL},
    {SIMPLEX(GLP_ETMLIM, GLP_FEAS), STOPPED, PRIMAL, DUAL},
    {SIMPLEX(GLP_ETMLIM, GLP_OPT), SETTLED(OPTIMAL), PRIMAL, DUAL},
    {SIMPLEX(GLP_ETMLIM, ANY), STOPPED, DUAL},
    {SIMPLEX(GLP_ENOPFS, ANY), SETTLED(INFEASIBLE)},
    {SIMPLEX(GLP_ENODFS, ANY), TROUBLE}, /* presolve: unbounded or infeasible */

    {INTERIOR(0, GLP_OPT), SETTLED(OPTIMAL), PRIMAL, DUAL},
    {INTERIOR(0, ANY), SETTLED(SOLVER_FAILED), DUAL}, /* infeasible or unbounded: not told apart */
    {INTERIOR(GLP_EFAIL, ANY), SETTLED(SOLVER_FAILED)}, /* no rows or no columns */
    {INTERIOR(GLP_ENOCVG, ANY), SETTLED(SOLVER_FAILED), DUAL},
    {INTERIOR(GLP_EITLIM, ANY), SETTLED(SOLVER_FAILED), DUAL},
    {INTERIOR(GLP_EINSTAB, ANY), SETTLED(SOLVER_FAILED), DUAL},

    {MIP(0, GLP_OPT), SETTLED(OPTIMAL), PRIMAL},
    {MIP(0, GLP_NOFEAS), SETTLED(INFEASIBLE)},
    {MIP(0, ANY), SETTLED(SOLVER_FAILED)},
    {MIP(GLP_EBOUND, ANY), SETTLED(SOLVER_FAILED)},
    {MIP(GLP_EROOT, ANY), SETTLED(SOLVER_FAILED)},
    {MIP(GLP_ENOPFS, ANY), SETTLED(INFEASIBLE)},
    {MIP(GLP_ENODFS, ANY), SETTLED(SOLVER_FAILED)}, /* unbounded or infeasible */
    {MIP(GLP_EFAIL, GLP_FEAS), SETTLED(FEASIBLE), PRIMAL},
    {MIP(GLP_EFAIL, ANY), SETTLED(SOLVER_FAILED)},
    {MIP(GLP_EMIPGAP, GLP_FEAS), SETTLED(GAP_REACHED), PRIMAL},
    {MIP(GLP_EMIPGAP, GLP_OPT), SETTLED(OPTIMAL), PRIMAL},
    {MIP(GLP_EMIPGAP, ANY), SETTLED(SOLVER_FAILED)},
    {MIP(GLP_ETMLIM, GLP_FEAS), STOPPED, PRIMAL},
    {MIP(GLP_ETMLIM, ANY), STOPPED},
    {MIP(GLP_ESTOP, GLP_FEAS), STOPPED, PRIMAL},
    {MIP(GLP_ESTOP, ANY), STOPPED},
};

const struct lp_verdict *lp_verdicts(int *n)
{
    *n = (int)(sizeof verdicts / sizeof verdicts[0]);
    return verdicts;
}

struct lp_verdict lp_verdict_of(enum lp_call call, int returned, int solution)
{
    for (size_t k = 0; k < sizeof verdicts / sizeof verdicts[0]; k++) {
        const struct lp_verdict *v = &verdicts[k];
        if (v->call == call && v->returned == returned &&
            (v->solution == ANY || v->solution == solution))
            return *v;
    }
    return (struct lp_verdict){.call = call, .returned = returned, .solution = solution, TROUBLE};
}
