/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same shift through a week: changes of shift between two worked days of one Monday-Sunday
 * week, where the scenario has a price for them. */
#include "planner/audit/rules.h"

void audit_same_shift(struct audit *audit)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        for (size_t i = 1; i < person->n_duties && person->group != PB_NONE; i++) {
            const struct audit_duty *duty = person->duties[i], *before = person->duties[i - 1];
            struct audit_at at = audit_at_duty(audit, duty, 1, 0, "changes");
            if (duty->day >= frame->first_day && audit_week(duty->day) == audit_week(before->day) &&
                duty->code != before->code)
                audit_find(audit, &at, "another shift than before in this week", "本周内换了班次");
        }
    }
}

bool audit_same_shift_applies(const struct audit *audit)
{
    return audit->has_roster && audit->scenario->rules.same_shift > 0;
}
