/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed assignments and wishes that the roster does not keep. */
#include <math.h>
#include <string.h>

#include "planner/audit/rules.h"

/** Requests from this weight on are not refused silently. */
#define LISTED_WEIGHT 10.0

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

static const char *kind_name(enum pb_request_kind kind)
{
    static const char *const names[] = {
        [PB_REQUEST_ON] = "on", [PB_REQUEST_OFF] = "off", [PB_REQUEST_FIXED] = "fixed"};
    return names[kind];
}

static bool is_listed(const struct audit *audit, const struct pb_request *request)
{
    const char *who = audit->scenario->people.persons[request->person].id;
    for (size_t i = 0; i < audit->claims.n_refused; i++) {
        const struct audit_refusal *refusal = &audit->claims.refused[i];
        if (strcmp(refusal->who, who) == 0 && refusal->day == request->day &&
            strcmp(refusal->kind, kind_name(request->kind)) == 0)
            return true;
    }
    return false;
}

/** Requests of the horizon that the roster does not keep. */
static void check_refused_count(struct audit *audit)
{
    const struct pb_people *people = &audit->scenario->people;
    const struct pb_frame *frame = &audit->scenario->frame;
    struct audit_at at = {AUDIT_NOWHERE, .found = audit->claims.refused_requests,
                          .unit = "requests"};
    at.who = "roster.refused_requests";
    for (size_t i = 0; i < people->n_requests; i++) {
        const struct pb_request *request = &people->requests[i];
        at.limit += request->day >= frame->first_day &&
                    request->day < frame->first_day + frame->n_days && !is_kept(audit, request);
    }
    if (!isnan(at.found) && !audit_same(at.found, at.limit))
        audit_find(audit, &at, "plan.json claims another number of refused requests",
                   "plan.json 的未满足请求数与重算结果不符");
}

/** plan.json lists every refused request that weighs so much, with what granting it costs. */
void audit_refused(struct audit *audit)
{
    const struct pb_people *people = &audit->scenario->people;
    const struct pb_frame *frame = &audit->scenario->frame;
    check_refused_count(audit);
    for (size_t i = 0; i < people->n_requests; i++) {
        const struct pb_request *request = &people->requests[i];
        bool weighs = request->kind == PB_REQUEST_FIXED || request->weight >= LISTED_WEIGHT;
        bool inside =
            request->day >= frame->first_day && request->day < frame->first_day + frame->n_days;
        bool refused = weighs && inside && !is_kept(audit, request);
        struct audit_at at = {.who = people->persons[request->person].id,
                              .day = request->day,
                              .instant = INT64_MIN,
                              .found = !refused,
                              .limit = refused,
                              .unit = "entries"};
        if (refused && !is_listed(audit, request))
            audit_find(audit, &at, "refused without saying what granting it costs",
                       "未满足且未说明满足的代价");
    }
}

bool audit_refused_applies(const struct audit *audit)
{
    return audit_requests_apply(audit) && audit->claims.given && audit->claims.has_refused;
}

bool audit_requests_apply(const struct audit *audit)
{
    return audit->has_roster && audit->scenario->people.n_requests > 0;
}
