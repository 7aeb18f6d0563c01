/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include "capacity/proof.h"

#include <math.h>

#include "models/lp/lp_bound.h"
#include "models/lp/lp_round.h"

/** Rows say the same. */
static void assert_same_row(const struct lp_row *derived, const struct lp_row *stated)
{
    assert_int_equal(derived->n, stated->n);
    assert_near(derived->lower, stated->lower, 1e-9 * fmax(1, fabs(stated->lower)));
    for (int e = 0; e < stated->n; e++) {
        assert_int_equal(derived->col[e], stated->col[e]);
        assert_near(derived->value[e], stated->value[e], 1e-9 * fmax(1, fabs(stated->value[e])));
    }
}

double proof_value(const struct capacity_plan *plan, struct lp_model *model)
{
    const struct lp_roundings *list = &plan->proof.roundings;
    struct lp_rounder rounder = {0};
    struct lp_bound bound;

    assert_int_equal(plan->proof.n_rows, model->n_rows);
    for (int k = 0; k < list->n; k++) {
        const struct lp_derivation from = lp_roundings_from(list, k);
        const struct lp_row stated = lp_roundings_row(list, k);
        struct lp_row derived;
        bool found = false;

        for (int e = 0; e < from.n_weights; e++) {
            assert_true(from.row[e] < plan->proof.n_rows + k);
        }
        assert_int_equal(lp_round(&rounder, model, &from, &derived, &found), PB_OK);
        assert_true(found);
        assert_same_row(&derived, &stated);
        assert_int_equal(lp_model_add_rows(model, 1, &stated), PB_OK);
    }
    lp_rounder_release(&rounder);
    lp_lagrangian_bound(model, plan->proof.dual, NULL, NULL, &bound);
    return bound.value;
}
