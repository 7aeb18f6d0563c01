/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include "capacity/optimum.h"

#include "models/lp/lp.h"

double relaxed_cost(const struct lp_model *model)
{
    struct lp *lp = NULL;
    struct lp_answer answer;

    assert_int_equal(lp_create(&lp, model), PB_OK);
    assert_int_equal(lp_solve_simplex(lp, NULL, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
    lp_free(lp);
    return answer.cost;
}

double whole_cost(const struct lp_model *model)
{
    struct lp *lp = NULL;
    struct lp_answer answer;

    assert_int_equal(lp_create(&lp, model), PB_OK);
    assert_int_equal(lp_solve_mip(lp, NULL, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
    lp_free(lp);
    return answer.cost;
}
