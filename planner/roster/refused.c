/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/refused.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Path searches per person and at most for one request. */
enum { STEPS_PER_PERSON = 30, MOST_STEPS = 1500 };

bool refused_is_kept(const struct named *named, const struct pb_request *request)
{
    int i = request->day - named->staffing->scenario->frame.first_day + 1;
    for (size_t p = 0; p < named->n_persons; p++) {
        const struct named_person *person = &named->persons[p];
        if (person->person != request->person)
            continue;
        const struct staffing_variant *variant = named_variant(named, person, i);
        bool works =
            variant != NULL && (request->shift == PB_NONE || variant->code == request->shift);
        return request->kind == PB_REQUEST_OFF ? !works : works;
    }
    return true;
}

bool refused_is_priced(const struct pb_request *request)
{
    return request->kind == PB_REQUEST_FIXED || request->weight >= REFUSED_WEIGHT;
}

/** The team's roster as it stands, as lines of its problem; the caller frees it. */
static int *lines_of(const struct team *team)
{
    int n_days = team->problem.n_days;
    int *line = calloc((size_t)(team->n_persons * n_days + 1), sizeof *line);
    for (int p = 0; p < team->n_persons && line != NULL; p++)
        for (int i = 0; i < n_days; i++)
            line[p * n_days + i] = team_option(team, p, i);
    return line;
}

/** Shifts of the plan that `line` leaves to nobody. */
static int uncovered(const struct team *team, const int *line)
{
    const struct roster_problem *problem = &team->problem;
    int n_shifts = team->n_shifts, open = 0;
    for (int r = 0; r < (int)problem->n_rows; r++) {
        int day = r / n_shifts, heads = 0;
        for (int p = 0; p < team->n_persons; p++)
            heads += line[p * problem->n_days + day] == r % n_shifts;
        int need = (int)problem->rows[r].need;
        open += need > heads ? need - heads : 0;
    }
    return open;
}

/** The wish that forces `request` of person `p`; false when no shift of the team could grant it. */
static bool force(const struct team *team, int p, const struct pb_request *request,
                  struct roster_wish *wish)
{
    bool off = request->kind == PB_REQUEST_OFF;
    *wish = (struct roster_wish){
        .agent = p,
        .day = request->day - team->named->staffing->scenario->frame.first_day + 1,
        .shift = request->shift == PB_NONE ? ROSTER_ANY : team_shift(team, request->shift),
        .avoid = off,
        .price = INFINITY};
    return wish->shift != ROSTER_OFF;
}

/** Solves with `wish` forced and says what that adds to `points`, the refused wish's own price
 * aside. */
static enum pb_rc solve(const struct team *team, const struct roster_wish *wish, double points,
                        const struct named_options *options, struct named_refusal *out)
{
    struct roster_problem problem = team->problem;
    struct roster_wish *wishes = malloc((problem.n_wishes + 1) * sizeof *wishes);
    if (wishes == NULL)
        return PB_MEMORY;
    if (problem.n_wishes > 0)
        memcpy(wishes, problem.wishes, problem.n_wishes * sizeof *wishes);
    wishes[problem.n_wishes++] = *wish;
    problem.wishes = wishes;
    long steps = (long)team->n_persons * STEPS_PER_PERSON;
    struct roster_options limits = {.seed = options->seed,
                                    .step_limit = steps < MOST_STEPS ? steps : MOST_STEPS,
                                    .gap = 0.01,
                                    .stop = options->stop};
    struct roster_result result;
    enum pb_rc rc = roster_solve(&problem, &limits, &result);
    free(wishes);
    if (rc != PB_OK)
        return rc == PB_INVALID ? PB_SOLVER : rc;
    if (result.status != PB_STATUS_INFEASIBLE && result.line != NULL && isfinite(result.cost)) {
        out->points = result.cost - points;
        out->least = isfinite(result.bound) ? fmin(result.bound - points, out->points) : NAN;
        out->uncovered = uncovered(team, result.line);
    }
    roster_result_release(&result);
    return PB_OK;
}

/** What granting `request` of person `p` costs. */
static enum pb_rc price(struct named *named, const struct team *team, int p, size_t request,
                        const struct named_options *options)
{
    const struct pb_request *wanted = &named->staffing->scenario->people.requests[request];
    struct named_refusal refusal = {.request = (int)request, .points = NAN, .least = NAN};
    struct roster_wish wish;
    double points = NAN;
    int *line = lines_of(team);
    if (line == NULL)
        return PB_MEMORY;
    enum pb_rc rc = roster_cost(&team->problem, line, &points);
    int open = uncovered(team, line);
    free(line);
    double own = wanted->kind == PB_REQUEST_FIXED ? TEAM_POINTS_FIXED : wanted->weight;
    if (rc == PB_OK && isfinite(points) && force(team, p, wanted, &wish))
        rc = solve(team, &wish, points - own, options, &refusal);
    refusal.uncovered -= isnan(refusal.points) ? 0 : open;
    named->refusals[named->n_refusals++] = refusal;
    return rc;
}

static int person_of(const struct team *team, int person)
{
    for (int p = 0; p < team->n_persons; p++)
        if (team->persons[p].person == person)
            return p;
    return PB_NONE;
}

enum pb_rc refused_price(struct named *named, const struct team *team,
                         const struct named_options *options)
{
    const struct pb_scenario *scenario = named->staffing->scenario;
    int end = scenario->frame.first_day + scenario->frame.n_days;
    enum pb_rc rc = PB_OK;
    for (size_t r = 0; r < scenario->people.n_requests && rc == PB_OK; r++) {
        const struct pb_request *request = &scenario->people.requests[r];
        int p = person_of(team, request->person);
        bool inside = request->day >= scenario->frame.first_day && request->day < end;
        if (p != PB_NONE && inside && refused_is_priced(request) &&
            !refused_is_kept(named, request))
            rc = price(named, team, p, r, options);
    }
    return rc;
}
