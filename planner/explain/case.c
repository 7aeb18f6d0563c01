/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/explain/case.h"

#include <math.h>
#include <stdint.h>

#include "planner/plan/start.h"

struct pb_scenario_source explain_source(const struct explain_request *request,
                                         const struct explain_change *change, struct arena *arena)
{
    struct pb_scenario_source source = request->source;
    size_t n_more = change != NULL ? change->n_sets : 0;
    const char **sets = arena_alloc(arena, source.n_overrides + n_more, sizeof *sets);
    for (size_t i = 0; sets != NULL && i < source.n_overrides; i++)
        sets[i] = source.overrides[i];
    for (size_t i = 0; sets != NULL && i < n_more; i++)
        sets[source.n_overrides + i] = change->sets[i];
    source.overrides = sets;
    source.n_overrides += n_more;
    return source;
}

enum pb_rc explain_case_read(const struct explain_request *request,
                             const struct explain_change *more, struct explain_case *out,
                             struct pb_messages *messages)
{
    struct arena arena = {0};
    const struct pb_scenario_source source = explain_source(request, more, &arena);
    *out = (struct explain_case){0};
    enum pb_rc rc = arena.failed ? PB_MEMORY : pb_scenario_read(&source, &out->scenario, messages);
    arena_release(&arena);
    if (rc == PB_OK)
        rc = pb_demand_make(out->scenario, &out->demand, messages);
    if (rc == PB_OK)
        rc = staffing_make(out->scenario, &out->demand, &out->staffing, messages);
    return rc == PB_OK ? plan_start_ids(&out->staffing, &out->staffing.arena, &out->ids) : rc;
}

enum pb_rc explain_case_solve(const struct explain_request *request,
                              const struct explain_case *near, const struct plan *plan,
                              struct explain_case *at)
{
    struct capacity_near start;
    struct capacity_linear_task task = {
        .poll = {.ask = lp_ask_stop, .context = (void *)(uintptr_t)&request->options.stop}};
    if (near != NULL) {
        task.near = &near->linear;
        task.ids = &at->ids;
        task.near_ids = &near->ids;
    }
    if (plan != NULL && plan->capacity.answer.x != NULL) {
        start = (struct capacity_near){plan->capacity.answer.x, plan->capacity.answer.y};
        task.start = &start;
    }
    return capacity_linear_make(&at->staffing.problem, &task, &at->linear);
}

enum pb_rc explain_case_estimate(const struct explain_case *near, const struct explain_case *at,
                                 double out[])
{
    const struct capacity_linear_task task = {
        .near = &near->linear, .ids = &at->ids, .near_ids = &near->ids};
    return capacity_linear_estimate(&at->staffing.problem, &task, out);
}

bool explain_case_proved(const struct explain_case *at)
{
    double slack = EXPLAIN_ENCLOSED * fmax(1, fabs(at->linear.cost));
    return at->linear.status == PB_STATUS_OPTIMAL && at->linear.cost - at->linear.bound <= slack;
}

void explain_case_release(struct explain_case *at)
{
    capacity_linear_release(&at->linear);
    staffing_release(&at->staffing);
    pb_demand_release(&at->demand);
    pb_scenario_free(at->scenario);
    *at = (struct explain_case){0};
}
