/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed assignments and wishes that the roster does not keep. */
#include "planner/audit/rules.h"

/** The shift of a scenario's person on a day, NULL when off. */
static const struct audit_duty *duty_on(const struct audit *audit, int person, int day)
{
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *named = &audit->persons[p];
        for (size_t i = 0; named->person == person && i < named->n_duties; i++)
            if (named->duties[i]->day == day)
                return named->duties[i];
    }
    return NULL;
}

static bool is_kept(const struct audit *audit, const struct pb_request *request)
{
    const struct audit_duty *duty = duty_on(audit, request->person, request->day);
    bool works = duty != NULL && (request->shift == PB_NONE || duty->code == request->shift);
    return request->kind == PB_REQUEST_OFF ? !works : works;
}

static void check(struct audit *audit, const struct pb_request *request, const char *en,
                  const char *zh)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    bool inside =
        request->day >= frame->first_day && request->day < frame->first_day + frame->n_days;
    struct audit_at at = {.who = audit->scenario->people.persons[request->person].id,
                          .day = request->day,
                          .instant = INT64_MIN,
                          .limit = request->kind == PB_REQUEST_FIXED ? 1 : request->weight,
                          .unit = request->kind == PB_REQUEST_FIXED ? "shifts" : "points"};
    if (inside && !is_kept(audit, request))
        audit_find(audit, &at, en, zh);
}

void audit_fixed(struct audit *audit)
{
    const struct pb_people *people = &audit->scenario->people;
    for (size_t i = 0; i < people->n_requests; i++)
        if (people->requests[i].kind == PB_REQUEST_FIXED)
            check(audit, &people->requests[i], "a fixed assignment is not kept", "未遵守固定排班");
}

void audit_wishes(struct audit *audit)
{
    const struct pb_people *people = &audit->scenario->people;
    for (size_t i = 0; i < people->n_requests; i++)
        if (people->requests[i].kind != PB_REQUEST_FIXED)
            check(audit, &people->requests[i], "a wish is refused", "未满足意愿");
}

bool audit_requests_apply(const struct audit *audit)
{
    return audit->has_roster && audit->scenario->people.n_requests > 0;
}
