/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/named.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/roster/assign.h"
#include "planner/roster/given.h"
#include "planner/roster/lawful.h"
#include "planner/roster/people.h"
#include "planner/roster/refused.h"
#include "planner/roster/standby.h"
#include "planner/roster/stints.h"

/** Path searches of the roster model: per person of a class, and at most. */
enum { STEPS_PER_PERSON = 600, MOST_STEPS = 30000 };

/** Points of the line-ups as they stand now. */
static void add_points(struct named *named, const struct team *team)
{
    int n_days = team->problem.n_days;
    int *line = malloc((size_t)(team->n_persons * n_days + 1) * sizeof *line);
    double points = INFINITY;
    for (int p = 0; p < team->n_persons && line != NULL; p++)
        for (int i = 0; i < n_days; i++) {
            int duty = team->persons[p].duty[i];
            line[p * n_days + i] =
                duty == PB_NONE ? ROSTER_OFF : team_shift(team, team_duty_code(team, duty));
        }
    if (line == NULL || roster_cost(&team->problem, line, &points) != PB_OK || !isfinite(points))
        named->proof.solved = false;
    else
        named->proof.points += points;
    free(line);
}

/** Solves a class by the model and takes what it says; false when it says nothing. */
static enum pb_rc solve_team(struct named *named, const struct team *team,
                             const struct named_options *options, int *open)
{
    struct roster_result result;
    long steps = (long)team->n_persons * STEPS_PER_PERSON;
    struct roster_options limits = {.seed = options->seed,
                                    .step_limit = steps < MOST_STEPS ? steps : MOST_STEPS,
                                    .gap = 0.01,
                                    .stop = options->stop};
    enum pb_rc rc = roster_solve(&team->problem, &limits, &result);
    if (rc != PB_OK)
        return rc == PB_INVALID ? PB_SOLVER : rc;
    bool answered = result.status != PB_STATUS_INFEASIBLE && result.status != PB_STATUS_NONE &&
                    result.line != NULL;
    if (answered)
        assign_lines(named, team, result.line, open);
    if (answered && isfinite(result.bound))
        named->proof.bound += result.bound;
    else
        named->proof.solved = false;
    named->proof.steps += result.steps;
    roster_result_release(&result);
    return PB_OK;
}

static enum pb_rc roster_class(struct named *named, const struct capacity_plan *plan, int cls,
                               const struct named_options *options, int *open)
{
    struct team team;
    struct arena arena = {0};
    enum pb_rc rc = team_make(named, plan, cls, &arena, &team);
    if (rc == PB_OK && team.n_shifts > 0)
        rc = solve_team(named, &team, options, open);
    if (rc == PB_OK) {
        assign_trim(named, &team, open);
        assign_open(named, &team, open);
        if (team.n_shifts > 0)
            add_points(named, &team);
    }
    if (rc == PB_OK && team.n_shifts > 0)
        rc = refused_price(named, &team, options);
    arena_release(&arena);
    return rc;
}

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

static enum pb_rc roster_all(struct named *named, const struct capacity_plan *plan,
                             const struct named_options *options)
{
    const struct staffing *staffing = named->staffing;
    size_t n = (size_t)staffing->problem.n_duties;
    int *open = named->open = arena_copy(&named->arena, plan->agents, n, sizeof *open);
    if (open == NULL)
        return PB_MEMORY;
    for (size_t p = 0; p < named->n_persons; p++)
        for (int i = 0; i < named->persons[p].first; i++)
            if (named->persons[p].duty[i] != PB_NONE)
                open[named->persons[p].duty[i]]--;
    enum pb_rc rc = PB_OK;
    for (size_t c = 0; c < staffing->n_classes && rc == PB_OK; c++)
        rc = roster_class(named, plan, (int)c, options, open);
    for (size_t j = 0; j < n && rc == PB_OK; j++)
        named->uncovered += open[j] > 0 ? open[j] : 0;
    return rc;
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
        rc = roster_all(out, plan, options);
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
