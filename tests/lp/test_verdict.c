/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row of the table that translates GLPK, spelled out once more by hand. GLPK's numbers are
 * written as numbers here: they are the interface of the library. */
#include "support/test.h"

#include "models/lp/lp_verdict.h"

#include <stdbool.h>

/* Solution statuses of GLPK. */
enum { UNDEF = 1, FEAS, INFEAS, NOFEAS, OPT, UNBND };

/* Return codes of GLPK. */
enum {
    EBADB = 1,
    ESING,
    ECOND,
    EBOUND,
    EFAIL,
    EOBJLL,
    EOBJUL,
    EITLIM,
    ETMLIM,
    ENOPFS,
    ENODFS,
    EROOT,
    ESTOP,
    EMIPGAP,
    ENOFEAS,
    ENOCVG,
    EINSTAB
};

/* What the table must say. */
struct expected {
    enum lp_call call;
    int returned;
    int solution;
    enum lp_outcome outcome;
    enum pb_status status;
    const char *extras; /* p: primal, d: dual, c: cut off */
};

#define FAILED PB_STATUS_SOLVER_FAILED

static const struct expected table[] = {
    {LP_CALL_SIMPLEX, 0, OPT, LP_SETTLED, PB_STATUS_OPTIMAL, "pd"},
    {LP_CALL_SIMPLEX, 0, NOFEAS, LP_SETTLED, PB_STATUS_INFEASIBLE, ""},
    {LP_CALL_SIMPLEX, 0, UNBND, LP_SETTLED, PB_STATUS_UNBOUNDED, "p"},
    {LP_CALL_SIMPLEX, 0, FEAS, LP_TROUBLE, FAILED, "p"},
    {LP_CALL_SIMPLEX, 0, INFEAS, LP_TROUBLE, FAILED, ""},
    {LP_CALL_SIMPLEX, 0, UNDEF, LP_TROUBLE, FAILED, ""},
    {LP_CALL_SIMPLEX, EBADB, UNDEF, LP_TROUBLE, FAILED, ""},
    {LP_CALL_SIMPLEX, ESING, UNDEF, LP_TROUBLE, FAILED, ""},
    {LP_CALL_SIMPLEX, ECOND, UNDEF, LP_TROUBLE, FAILED, ""},
    {LP_CALL_SIMPLEX, EBOUND, UNDEF, LP_SETTLED, FAILED, ""},
    {LP_CALL_SIMPLEX, EFAIL, INFEAS, LP_TROUBLE, FAILED, ""},
    {LP_CALL_SIMPLEX, EOBJLL, FEAS, LP_SETTLED, PB_STATUS_UNBOUNDED, "p"},
    {LP_CALL_SIMPLEX, EOBJUL, INFEAS, LP_SETTLED, PB_STATUS_INFEASIBLE, "dc"},
    {LP_CALL_SIMPLEX, EITLIM, FEAS, LP_STOPPED, FAILED, "pd"},
    {LP_CALL_SIMPLEX, EITLIM, OPT, LP_SETTLED, PB_STATUS_OPTIMAL, "pd"},
    {LP_CALL_SIMPLEX, EITLIM, INFEAS, LP_STOPPED, FAILED, "d"},
    {LP_CALL_SIMPLEX, ETMLIM, FEAS, LP_STOPPED, FAILED, "pd"},
    {LP_CALL_SIMPLEX, ETMLIM, OPT, LP_SETTLED, PB_STATUS_OPTIMAL, "pd"},
    {LP_CALL_SIMPLEX, ETMLIM, UNDEF, LP_STOPPED, FAILED, "d"},
    {LP_CALL_SIMPLEX, ENOPFS, UNDEF, LP_SETTLED, PB_STATUS_INFEASIBLE, ""},
    {LP_CALL_SIMPLEX, ENODFS, UNDEF, LP_TROUBLE, FAILED, ""},
    {LP_CALL_INTERIOR, 0, OPT, LP_SETTLED, PB_STATUS_OPTIMAL, "pd"},
    {LP_CALL_INTERIOR, 0, INFEAS, LP_SETTLED, FAILED, "d"},
    {LP_CALL_INTERIOR, EFAIL, UNDEF, LP_SETTLED, FAILED, ""},
    {LP_CALL_INTERIOR, ENOCVG, INFEAS, LP_SETTLED, FAILED, "d"},
    {LP_CALL_INTERIOR, EITLIM, INFEAS, LP_SETTLED, FAILED, "d"},
    {LP_CALL_INTERIOR, EINSTAB, INFEAS, LP_SETTLED, FAILED, "d"},
    {LP_CALL_MIP, 0, OPT, LP_SETTLED, PB_STATUS_OPTIMAL, "p"},
    {LP_CALL_MIP, 0, NOFEAS, LP_SETTLED, PB_STATUS_INFEASIBLE, ""},
    {LP_CALL_MIP, 0, UNDEF, LP_SETTLED, FAILED, ""},
    {LP_CALL_MIP, EBOUND, UNDEF, LP_SETTLED, FAILED, ""},
    {LP_CALL_MIP, EROOT, UNDEF, LP_SETTLED, FAILED, ""},
    {LP_CALL_MIP, ENOPFS, UNDEF, LP_SETTLED, PB_STATUS_INFEASIBLE, ""},
    {LP_CALL_MIP, ENODFS, UNDEF, LP_SETTLED, FAILED, ""},
    {LP_CALL_MIP, EFAIL, FEAS, LP_SETTLED, PB_STATUS_FEASIBLE, "p"},
    {LP_CALL_MIP, EFAIL, UNDEF, LP_SETTLED, FAILED, ""},
    {LP_CALL_MIP, EMIPGAP, FEAS, LP_SETTLED, PB_STATUS_GAP_REACHED, "p"},
    {LP_CALL_MIP, EMIPGAP, OPT, LP_SETTLED, PB_STATUS_OPTIMAL, "p"},
    {LP_CALL_MIP, EMIPGAP, UNDEF, LP_SETTLED, FAILED, ""},
    {LP_CALL_MIP, ETMLIM, FEAS, LP_STOPPED, FAILED, "p"},
    {LP_CALL_MIP, ETMLIM, UNDEF, LP_STOPPED, FAILED, ""},
    {LP_CALL_MIP, ESTOP, FEAS, LP_STOPPED, FAILED, "p"},
    {LP_CALL_MIP, ESTOP, UNDEF, LP_STOPPED, FAILED, ""},
};

static bool has(const char *extras, char letter)
{
    for (; *extras; extras++)
        if (*extras == letter)
            return true;
    return false;
}

static void each_combination_means_one_thing(void **state)
{
    (void)state;
    int n;
    const struct lp_verdict *ours = lp_verdicts(&n);
    assert_int_equal(n, sizeof table / sizeof table[0]);
    for (int k = 0; k < n; k++) {
        const struct expected *want = &table[k];
        struct lp_verdict got = lp_verdict_of(want->call, want->returned, want->solution);
        assert_int_equal(got.outcome, want->outcome);
        assert_int_equal(got.status, want->status);
        assert_int_equal(got.has_primal, has(want->extras, 'p'));
        assert_int_equal(got.has_dual, has(want->extras, 'd'));
        assert_int_equal(got.is_cut_off, has(want->extras, 'c'));
        /* the test walks through the table row by row: none is hidden by an earlier one */
        assert_int_equal(got.call, ours[k].call);
        assert_int_equal(got.returned, ours[k].returned);
        assert_int_equal(got.solution, ours[k].solution);
    }
}

static void unknown_combinations_are_trouble(void **state)
{
    (void)state;
    assert_int_equal(lp_verdict_of(LP_CALL_SIMPLEX, 99, OPT).outcome, LP_TROUBLE);
    assert_int_equal(lp_verdict_of(LP_CALL_MIP, ESING, OPT).outcome, LP_TROUBLE);
    assert_int_equal(lp_verdict_of(LP_CALL_INTERIOR, ENOFEAS, OPT).status, FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_combination_means_one_thing),
        cmocka_unit_test(unknown_combinations_are_trouble),
    };
    return cmocka_run_group_tests_name("lp_verdict", tests, NULL, NULL);
}
