/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/named.h"

#include "planner/roster/classes.h"
#include "planner/roster/given.h"
#include "planner/roster/people.h"
#include "planner/roster/refused.h"
#include "planner/roster/standby.h"
#include "planner/roster/stints.h"

static void count_refused(struct named *named)
{
    const struct pb_scenario *scenario = named->staffing->scenario;
    int end = scenario->frame.first_day + scenario->frame.n_days;
    for (size_t r = 0; r < scenario->people.n_requests; r++) {
        const struct pb_request *request = &scenario->people.requests[r];
        if (request->day >= scenario->frame.first_day && request->day < end)
            named->refused += !refused_is_kept(named, request);
    }
}

/** Forgets refusals of what is kept after all. */
static void sift_refusals(struct named *named)
{
    const struct pb_request *requests = named->staffing->scenario->people.requests;
    size_t n = 0;
    for (size_t r = 0; r < named->n_refusals; r++)
        if (!refused_is_kept(named, &requests[named->refusals[r].request]))
            named->refusals[n++] = named->refusals[r];
    named->n_refusals = n;
}

static enum pb_status status_of(const struct pb_stop *stop)
{
    switch (pb_stop_reason(stop)) {
    case PB_STOP_SIGNAL:
        return PB_STATUS_INTERRUPTED;
    case PB_STOP_DEADLINE:
        return PB_STATUS_TIME_LIMIT;
    case PB_GO_ON:
        break;
    }
    return PB_STATUS_FEASIBLE;
}

enum pb_rc named_make(const struct staffing *staffing, const struct capacity_plan *plan,
                      const struct named_options *options, struct named *out)
{
    *out = (struct named){.staffing = staffing, .proof = {.solved = true}};
    enum pb_rc rc = people_make(out);
    if (rc == PB_OK)
        rc = given_make(out, options->messages);
    if (rc == PB_OK)
        rc = classes_roster(out, plan, options);
    if (rc == PB_OK)
        rc = stints_settle(out, plan, &options->stop);
    if (rc != PB_OK) {
        named_release(out);
        return rc;
    }
    count_refused(out);
    sift_refusals(out);
    standby_make(out);
    given_count_changes(out);
    out->proof.status = status_of(&options->stop);
    return PB_OK;
}

void named_release(struct named *named)
{
    settle_result_release(&named->moves);
    arena_release(&named->arena);
    *named = (struct named){0};
}
