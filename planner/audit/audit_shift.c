/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shift has the times of its code, its breaks stand where the code allows them, the class may
 * work it, and the plan uses no more codes than asked. */
#include <string.h>

#include "planner/audit/rules.h"

/** Difference to the code's own times [min], the whole shift when the number of segments differs.
 */
static int difference(const struct audit *audit, const struct audit_duty *duty,
                      const struct pb_shift *code)
{
    if (duty->n_segments != code->n_segments)
        return duty->presence_min;
    bool next_day = code->segments[0].from_min < audit->scenario->frame.day_start_min;
    int shift = next_day ? 1440 : 0, most = 0;
    for (size_t i = 0; i < code->n_segments; i++) {
        int from = duty->segments[i].from_min - code->segments[i].from_min - shift;
        int to = duty->segments[i].to_min - code->segments[i].to_min - shift;
        from = from < 0 ? -from : from;
        to = to < 0 ? -to : to;
        most = from > most ? from : most;
        most = to > most ? to : most;
    }
    return most;
}

static bool may_work(const struct pb_shift *code, int group)
{
    for (size_t i = 0; i < code->groups.n; i++)
        if (code->groups.at[i] == group)
            return true;
    return code->groups.n == 0;
}

static void check_breaks(struct audit *audit, const struct audit_duty *duty,
                         const struct pb_shift *code)
{
    int found = 0, wanted = 0;
    for (size_t i = 0; i < duty->n_breaks; i++)
        if (duty->breaks[i].known)
            found += duty->breaks[i].span.to_min - duty->breaks[i].span.from_min;
    for (size_t i = 0; i < code->n_breaks; i++)
        wanted += code->breaks[i].length_min;
    bool foreign = false;
    for (size_t i = 0; i < duty->n_breaks; i++)
        foreign = foreign || !duty->breaks[i].known;
    if (found == wanted && !foreign)
        return;
    struct audit_at at = audit_at_duty(audit, duty, found, wanted, "min");
    audit_find(audit, &at, "breaks are not those that the code asks for", "休息时间与班次规定不符");
}

static void check_duty(struct audit *audit, const struct audit_duty *duty)
{
    struct audit_at at = audit_at_duty(audit, duty, 0, 0, "min");
    if (audit_planning_day(audit, duty->start) != duty->day) {
        at.found = 1;
        at.unit = "shifts";
        audit_find(audit, &at, "the shift does not start on its planning day",
                   "班次不在该计划日开始");
    }
    if (duty->pool != PB_NONE)
        return;
    if (duty->code == PB_NONE) {
        at.found = 1;
        at.unit = "shifts";
        audit_find(audit, &at, "no such shift in the catalogue", "班次表中没有该班次");
        return;
    }
    const struct pb_shift *code = &audit->scenario->shifts.codes[duty->code];
    at = audit_at_duty(audit, duty, difference(audit, duty, code), 0, "min");
    if (at.found > 0)
        audit_find(audit, &at, "the times are not those of the code", "时间与班次代码不符");
    else
        check_breaks(audit, duty, code);
    if (duty->group != PB_NONE && !may_work(code, duty->group)) {
        at = audit_at_duty(audit, duty, duty->heads, 0, "heads");
        audit_find(audit, &at, "the shift is not open to this group", "该组不能上此班次");
    }
}

void audit_shift(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_duties; i++)
        check_duty(audit, &audit->duties[i]);
}

void audit_codes(struct audit *audit)
{
    const struct pb_shifts *shifts = &audit->scenario->shifts;
    bool *used = arena_alloc(&audit->arena, shifts->n_codes, sizeof(bool));
    if (used == NULL) {
        audit->failed = true;
        return;
    }
    int n = 0;
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        if (duty->code == PB_NONE || used[duty->code] || duty->heads == 0)
            continue;
        used[duty->code] = true;
        n++;
    }
    struct audit_at at = {AUDIT_NOWHERE, .found = n, .limit = shifts->max_codes, .unit = "codes"};
    if (n > shifts->max_codes)
        audit_find(audit, &at, "more different shifts than allowed", "使用的班次种类超过上限");
}

bool audit_codes_applies(const struct audit *audit)
{
    return audit_has_duties(audit) && audit->scenario->shifts.max_codes != PB_NONE;
}
