/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/explain/case.h"

#include <math.h>
#include <stdint.h>

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

static enum pb_rc read_case(const struct explain_request *request,
                            const struct explain_change *more, struct explain_case *out,
                            struct pb_messages *messages)
{
    struct arena arena = {0};
    const struct pb_scenario_source source = explain_source(request, more, &arena);
    enum pb_rc rc = arena.failed ? PB_MEMORY : pb_scenario_read(&source, &out->scenario, messages);
    arena_release(&arena);
    if (rc == PB_OK)
        rc = pb_demand_make(out->scenario, &out->demand, messages);
    return rc == PB_OK ? staffing_make(out->scenario, &out->demand, &out->staffing, messages) : rc;
}

enum pb_rc explain_case_make(const struct explain_request *request,
                             const struct explain_change *more, const struct explain_case *near,
                             struct explain_case *out, struct pb_messages *messages)
{
    *out = (struct explain_case){0};
    const struct capacity_linear_task task = {
        .near = near != NULL ? &near->linear : NULL,
        .poll = {.ask = lp_ask_stop, .context = (void *)(uintptr_t)&request->options.stop}};
    enum pb_rc rc = read_case(request, more, out, messages);
    return rc == PB_OK ? capacity_linear_make(&out->staffing.problem, &task, &out->linear) : rc;
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
