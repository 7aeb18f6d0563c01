/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/people.h"

#include "planner/base/gettext.h"

enum plan_people plan_people_of(const struct plan *plan, const struct staffing_class *class)
{
    if (class->pool != PB_NONE)
        return PLAN_MILITIA;
    if (plan->scenario->people.groups[class->group].qc)
        return PLAN_QC_DESK;
    return class->contract->outsourced ? PLAN_OUTSOURCED : PLAN_AGENTS;
}

struct plan_head_count plan_class_count(const struct plan *plan, int cls)
{
    const struct capacity_problem *problem = &plan->staffing.problem;
    const int *agents = plan_last_book(plan)->capacity->agents;
    struct plan_head_count count = {.heads = plan->staffing.classes[cls].max_heads};
    for (int j = 0; j < problem->n_duties; j++) {
        const struct capacity_duty *duty = &problem->duties[j];
        if (duty->cls != cls)
            continue;
        count.shifts += agents[j];
        count.hours += agents[j] * problem->variants[duty->variant].hours;
    }
    return count;
}

void plan_people_count(const struct plan *plan, struct plan_head_count counts[PLAN_N_PEOPLE])
{
    for (int kind = 0; kind < PLAN_N_PEOPLE; kind++)
        counts[kind] = (struct plan_head_count){0};
    for (size_t k = 0; k < plan->staffing.n_classes; k++) {
        enum plan_people kind = plan_people_of(plan, &plan->staffing.classes[k]);
        struct plan_head_count of_class = plan_class_count(plan, (int)k);
        counts[kind].heads += of_class.heads;
        counts[kind].shifts += of_class.shifts;
        counts[kind].hours += of_class.hours;
    }
}

const char *plan_people_text(enum plan_people kind)
{
    static const char *const names[PLAN_N_PEOPLE] = {[PLAN_AGENTS] = N_("agents"),
                                                     [PLAN_OUTSOURCED] = N_("outsourced"),
                                                     [PLAN_QC_DESK] = N_("quality desk"),
                                                     [PLAN_MILITIA] = N_("militia")};
    return _(names[kind]);
}
