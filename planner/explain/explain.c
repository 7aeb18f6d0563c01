/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/explain/explain.h"

#include <math.h>

#include "planner/base/gettext.h"
#include "planner/explain/case.h"
#include "planner/explain/hours.h"
#include "planner/explain/levers.h"
#include "planner/explain/repairs.h"
#include "planner/explain/shortage.h"

void explain_tell(const struct explain *explain, const char *phase, double done)
{
    const struct pb_progress at = {
        .phase = phase, .done = done, .bound = NAN, .best = NAN, .gap = NAN};
    if (explain->request->teller != NULL)
        teller_tell(explain->request->teller, &at);
}

/** The LP of the scenario as it is, from the answer of its plan. */
static enum pb_rc solve_base(struct explain *explain, struct pb_messages *messages)
{
    explain_tell(explain, "lp", NAN);
    enum pb_rc rc = explain_case_solve(explain->request, NULL, &explain->plan, &explain->base);
    if (rc != PB_OK)
        return rc;
    switch (explain->base.linear.status) {
    case PB_STATUS_OPTIMAL:
        explain->proved = explain_case_proved(&explain->base);
        return PB_OK;
    case PB_STATUS_INTERRUPTED:
        return PB_INTERRUPTED;
    case PB_STATUS_NONE:
    case PB_STATUS_GAP_REACHED:
    case PB_STATUS_FEASIBLE:
    case PB_STATUS_INFEASIBLE:
    case PB_STATUS_UNBOUNDED:
    case PB_STATUS_TIME_LIMIT:
    case PB_STATUS_SOLVER_FAILED:
        break;
    }
    pb_error(messages, NULL, "no_optimum", _("the linear program was not solved to its optimum"));
    return PB_SOLVER;
}

static enum pb_rc plan_base(struct explain *explain, struct pb_messages *messages)
{
    struct plan_options options = explain->request->options;
    options.until = PLAN_UNTIL_CAPACITY;
    options.output = NULL;
    options.from = explain->request->base;
    return plan_make(explain->base.scenario, &options, &explain->plan, messages);
}

enum pb_rc explain_make(const struct explain_request *request, struct explain *out,
                        struct pb_messages *messages)
{
    *out = (struct explain){.request = request};
    enum pb_rc rc = explain_case_read(request, NULL, &out->base, messages);
    if (rc == PB_OK)
        rc = plan_base(out, messages);
    if (rc == PB_OK)
        rc = solve_base(out, messages);
    if (rc == PB_OK && request->hour != NULL)
        return explain_hours(out, messages);
    if (rc == PB_OK)
        rc = explain_shortage(out);
    if (rc == PB_OK)
        rc = explain_levers(out);
    return rc == PB_OK ? explain_repairs(out) : rc;
}

double explain_bound(const struct explain *explain)
{
    return fmax(explain->base.linear.bound, explain->plan.capacity.bound);
}

void explain_release(struct explain *explain)
{
    plan_release(&explain->plan);
    explain_case_release(&explain->base);
    arena_release(&explain->arena);
    *explain = (struct explain){0};
}
