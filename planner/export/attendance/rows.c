/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/attendance/rows.h"

static bool is_decided(const struct plan_folder *plan, const struct roster_day *at)
{
    const struct pf_person *who = &plan->context.people[at->person];
    int number = plan->context.frame.first_day + at->day;
    if (at->duty != NULL)
        return true;
    return at->day >= 0 && who->militia == PB_NONE && who->days.first <= number &&
           number <= who->days.last;
}

bool roster_day_find(const struct plan_folder *plan, struct roster_day *at)
{
    for (; (size_t)at->person < plan->context.n_people; at->person++, at->day = -1)
        for (; at->day < plan->context.frame.n_days; at->day++) {
            at->duty = plan_folder_duty(plan, at->person, at->day);
            if (is_decided(plan, at))
                return true;
        }
    return false;
}
