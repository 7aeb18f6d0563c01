/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/classes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/beside.h"
#include "planner/roster/assign.h"
#include "planner/roster/refused.h"

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
                               const struct named_options *options)
{
    int *open = named->open;
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

/** Half of the classes, and what becomes of it. */
struct share {
    struct named *named;
    const struct capacity_plan *plan;
    const struct named_options *options;
    const bool *takes; /**< n_classes */
    /** What the child sends. */
    int *duty; /**< [person * (n_days + 1) + day] */
    int *open; /**< n_duties */
    struct named_refusal *refusals;
    size_t n_refusals;
    struct named_proof proof;
    enum pb_rc rc;
};

static enum pb_rc roster_share(const struct share *share)
{
    enum pb_rc rc = PB_OK;
    for (size_t c = 0; c < share->named->staffing->n_classes && rc == PB_OK; c++)
        if (share->takes[c])
            rc = roster_class(share->named, share->plan, (int)c, share->options);
    return rc;
}

/** The work of the child: starts from a proof and refusals of its own. */
static void do_share(void *context)
{
    struct share *share = context;
    struct named *named = share->named;
    size_t n_days = (size_t)named->staffing->problem.n_days + 1;
    struct named_options quiet = *share->options;
    quiet.stop.asked = NULL; /* the parent tells how far it is */
    share->options = &quiet;
    named->proof = (struct named_proof){.solved = true};
    named->n_refusals = 0;
    share->rc = roster_share(share);
    for (size_t k = 0; k < named->n_persons * n_days; k++)
        share->duty[k] = named->persons[k / n_days].duty[k % n_days];
    memcpy(share->open, named->open, (size_t)named->staffing->problem.n_duties * sizeof(int));
    memcpy(share->refusals, named->refusals, named->n_refusals * sizeof *share->refusals);
    share->n_refusals = named->n_refusals;
    share->proof = named->proof;
}

static void add_proof(struct named *named, const struct named_proof *proof)
{
    named->proof.solved = named->proof.solved && proof->solved;
    named->proof.points += proof->points;
    named->proof.bound += proof->bound;
    named->proof.steps += proof->steps;
}

/** Takes what the child has done for its classes. */
static void take_share(const struct share *share)
{
    struct named *named = share->named;
    const struct capacity_problem *problem = &named->staffing->problem;
    size_t n_days = (size_t)problem->n_days + 1;
    for (size_t k = 0; k < named->n_persons * n_days; k++)
        if (share->takes[named->persons[k / n_days].cls])
            named->persons[k / n_days].duty[k % n_days] = share->duty[k];
    for (int j = 0; j < problem->n_duties; j++)
        if (share->takes[problem->duties[j].cls])
            named->open[j] = share->open[j];
    for (size_t r = 0; r < share->n_refusals; r++)
        named->refusals[named->n_refusals++] = share->refusals[r];
    add_proof(named, &share->proof);
}

/** The same here, with the same sums. */
static enum pb_rc do_share_here(const struct share *share)
{
    struct named *named = share->named;
    struct named_proof before = named->proof;
    named->proof = (struct named_proof){.solved = true};
    enum pb_rc rc = roster_share(share);
    struct named_proof own = named->proof;
    named->proof = before;
    add_proof(named, &own);
    return rc;
}

/** Deals the classes out, large ones first, each to the share that has less; the number of classes
 * of the second share. */
static int deal(const struct named *named, bool *first, bool *second)
{
    size_t load[2] = {0, 0};
    int n_second = 0;
    for (size_t n = 0; n < named->staffing->n_classes; n++) {
        size_t best = 0, most = 0;
        for (size_t c = 0; c < named->staffing->n_classes; c++) {
            size_t people = named->first[c + 1] - named->first[c] + 1;
            if (!first[c] && !second[c] && people > most) {
                most = people;
                best = c;
            }
        }
        bool other = load[1] < load[0];
        (other ? second : first)[best] = true;
        load[other] += most;
        n_second += other;
    }
    return n_second;
}

/** Both shares, the second one in a child where there is one. */
static enum pb_rc roster_shares(struct share *first, struct share *second)
{
    const struct named *named = first->named;
    size_t cells = named->n_persons * ((size_t)named->staffing->problem.n_days + 1);
    const struct beside_piece pieces[] = {
        {second->duty, cells * sizeof(int)},
        {second->open, (size_t)named->staffing->problem.n_duties * sizeof(int)},
        {second->refusals, named->staffing->scenario->people.n_requests * sizeof *second->refusals},
        {&second->n_refusals, sizeof second->n_refusals},
        {&second->proof, sizeof second->proof},
        {&second->rc, sizeof second->rc}};
    const struct beside_task task = {do_share, second, pieces, sizeof pieces / sizeof pieces[0],
                                     .gives_way = false};
    struct beside beside;
    bool runs = beside_begin(&beside, &task);
    enum pb_rc rc = roster_share(first);
    if (!runs || !beside_end(&beside, &task))
        return rc == PB_OK ? do_share_here(second) : rc;
    take_share(second);
    return rc == PB_OK ? second->rc : rc;
}

static int by_request(const void *left, const void *right)
{
    const struct named_refusal *a = left, *b = right;
    return (a->request > b->request) - (a->request < b->request);
}

static enum pb_rc roster_all(struct named *named, const struct capacity_plan *plan,
                             const struct named_options *options)
{
    const struct staffing *staffing = named->staffing;
    size_t cells = named->n_persons * ((size_t)staffing->problem.n_days + 1);
    size_t n_requests = staffing->scenario->people.n_requests;
    struct arena arena = {0};
    bool *mine = arena_alloc(&arena, staffing->n_classes, sizeof *mine);
    bool *others = arena_alloc(&arena, staffing->n_classes, sizeof *others);
    struct share first = {named, plan, options, .takes = mine};
    struct share second = {named, plan, options, .takes = others};
    second.duty = arena_alloc(&arena, cells, sizeof *second.duty);
    second.open = arena_alloc(&arena, (size_t)staffing->problem.n_duties, sizeof *second.open);
    second.refusals = arena_alloc(&arena, n_requests, sizeof *second.refusals);
    enum pb_rc rc = arena.failed ? PB_MEMORY : PB_OK;
    if (rc == PB_OK)
        rc = deal(named, mine, others) > 0 ? roster_shares(&first, &second) : roster_share(&first);
    arena_release(&arena);
    return rc;
}

enum pb_rc classes_roster(struct named *named, const struct capacity_plan *plan,
                          const struct named_options *options)
{
    size_t n = (size_t)named->staffing->problem.n_duties;
    size_t n_requests = named->staffing->scenario->people.n_requests;
    named->open = arena_copy(&named->arena, plan->agents, n, sizeof *named->open);
    named->refusals = arena_alloc(&named->arena, n_requests, sizeof *named->refusals);
    if (named->open == NULL || named->refusals == NULL)
        return PB_MEMORY;
    for (size_t p = 0; p < named->n_persons; p++)
        for (int i = 0; i < named->persons[p].first; i++)
            if (named->persons[p].duty[i] != PB_NONE)
                named->open[named->persons[p].duty[i]]--;
    enum pb_rc rc = roster_all(named, plan, options);
    qsort(named->refusals, named->n_refusals, sizeof *named->refusals, by_request);
    for (size_t j = 0; j < n && rc == PB_OK; j++)
        named->uncovered += named->open[j] > 0 ? named->open[j] : 0;
    return rc;
}
