/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/reshape.h"

#include <math.h>

#include "planner/roster/lawful.h"
#include "planner/roster/person_cost.h"
#include "planner/roster/points.h"
#include "planner/roster/presence.h"

enum { LEAST_OF_CHANGES = 60000, MOST_ROUNDS = 4, TRIES_BEFORE = 60, TRIES_OF_CHANGES = 20 };

/** A change must save more [money]. */
#define LEAST_SAVING 0.01

/** A round must save more than this share of what all changes have saved so far. */
#define LEAST_PROGRESS 0.05

struct reshape {
    struct named *named;
    const struct capacity_problem *problem;
    struct settle_state *state;
    struct presence presence;
    struct points points;
    struct arena arena;
    int n_days;      /**< with the eve */
    int *duty;       /**< duties by class and day */
    size_t *duty_at; /**< n_classes * n_days + 1: where those of each class and day begin */
    double *keep;    /**< shares of the stint in hand */
    double saved;    /**< by all changes but those by chance [money] */
};

/** A person-day in hand, off duty just now. */
struct place {
    struct named_person *person;
    int day;
    size_t stint;
    int from;    /**< duty it had */
    double pay;  /**< the person with it [money] */
    double left; /**< what leaving it saves on the queues [money] */
};

/** The best found for it. */
struct choice {
    int to;
    double saved; /**< [money] */
};

static int cell_of(const struct reshape *reshape, int cls, int day)
{
    return cls * reshape->n_days + day;
}

static bool list_duties(struct reshape *reshape)
{
    const struct capacity_problem *problem = reshape->problem;
    size_t cells = (size_t)problem->n_classes * (size_t)reshape->n_days;
    reshape->duty = arena_alloc(&reshape->arena, (size_t)problem->n_duties, sizeof(int));
    reshape->duty_at = arena_alloc(&reshape->arena, cells + 2, sizeof(size_t));
    if (reshape->arena.failed)
        return false;
    for (int j = 0; j < problem->n_duties; j++)
        reshape
            ->duty_at[cell_of(reshape, problem->duties[j].cls, problem->duties[j].day + 1) + 2]++;
    for (size_t c = 2; c < cells + 2; c++)
        reshape->duty_at[c] += reshape->duty_at[c - 1];
    for (int j = 0; j < problem->n_duties; j++)
        reshape->duty[reshape->duty_at[cell_of(reshape, problem->duties[j].cls,
                                               problem->duties[j].day + 1) +
                                       1]++] = j;
    return true;
}

/** Takes the person off duty on the queues. */
static double leave(struct reshape *reshape, const struct place *place, int duty)
{
    if (duty == PB_NONE)
        return 0;
    int post = reshape->problem->duties[duty].post;
    if (post != CAPACITY_NONE)
        return settle_post(reshape->state, post, &reshape->named->shapes[duty], -1);
    return settle_leave(reshape->state, place->stint, reshape->keep);
}

/** What `duty` would save on the queues. */
static bool try(struct reshape *reshape, const struct place *place, int duty, double *saved)
{
    const struct settle_stint *shape = &reshape->named->shapes[duty];
    int post = reshape->problem->duties[duty].post;
    if (post == CAPACITY_NONE)
        return settle_try(reshape->state, place->stint, shape, saved);
    *saved = settle_post(reshape->state, post, shape, 1);
    (void)settle_post(reshape->state, post, shape, -1);
    return true;
}

/** Puts the person, off duty until now, on `duty` with its time best spent. */
static bool come(struct reshape *reshape, const struct place *place, int duty)
{
    double saved;
    if (duty == PB_NONE)
        return true;
    const struct settle_stint *shape = &reshape->named->shapes[duty];
    int post = reshape->problem->duties[duty].post;
    if (post != CAPACITY_NONE) {
        (void)settle_post(reshape->state, post, shape, 1);
        return true;
    }
    if (!settle_try(reshape->state, place->stint, shape, &saved))
        return false;
    (void)settle_come(reshape->state, place->stint, shape, reshape->state->scratch.pattern);
    return true;
}

/** Back to what it was. */
static void come_back(struct reshape *reshape, const struct place *place)
{
    if (place->from == PB_NONE)
        return;
    const struct settle_stint *shape = &reshape->named->shapes[place->from];
    int post = reshape->problem->duties[place->from].post;
    if (post != CAPACITY_NONE)
        (void)settle_post(reshape->state, post, shape, 1);
    else
        (void)settle_come(reshape->state, place->stint, shape, reshape->keep);
}

static int code_of(const struct reshape *reshape, int duty)
{
    const struct staffing *staffing = reshape->named->staffing;
    return staffing->variants[staffing->problem.duties[duty].variant].code;
}

/** Whether two duties differ in their breaks only. */
static bool same_code(const struct reshape *reshape, int a, int b)
{
    return a != PB_NONE && b != PB_NONE && reshape->problem->duties[a].post == CAPACITY_NONE &&
           code_of(reshape, a) == code_of(reshape, b);
}

/** What the person's pay saves with `to`; -INFINITY when a rule forbids it. */
static double saved_pay(struct reshape *reshape, const struct place *place, int to)
{
    if (same_code(reshape, place->from, to))
        return 0;
    struct named_person *person = place->person;
    double saved = -INFINITY;
    person->duty[place->day] = to;
    if (lawful_line(reshape->named, person) &&
        points_allow(&reshape->points, reshape->named, person))
        saved = place->pay - person_cost(reshape->named, person);
    person->duty[place->day] = place->from;
    return saved;
}

/** Weighs `to`; the pay only when the rest could do. */
static bool weigh(struct reshape *reshape, const struct place *place, int to, struct choice *best)
{
    double saved = 0;
    struct presence_change change = {place->from, to};
    if (to == place->from ||
        (to != PB_NONE && !points_knows(&reshape->points, reshape->named, place->person, to)))
        return true;
    if (!presence_allows(&reshape->presence, change))
        return true;
    if (to != PB_NONE && !try(reshape, place, to, &saved))
        return false;
    saved += place->left + presence_saving(&reshape->presence, change);
    if (saved + place->pay <= best->saved)
        return true;
    saved += saved_pay(reshape, place, to);
    if (saved > best->saved)
        *best = (struct choice){to, saved};
    return true;
}

static bool choose(struct reshape *reshape, const struct place *place, struct choice *best)
{
    int cell = cell_of(reshape, place->person->cls, place->day);
    bool fine = place->from == PB_NONE || weigh(reshape, place, PB_NONE, best);
    for (size_t k = reshape->duty_at[cell]; k < reshape->duty_at[cell + 1] && fine; k++)
        fine = weigh(reshape, place, reshape->duty[k], best);
    return fine;
}

static bool take(struct reshape *reshape, const struct place *place, const struct choice *choice)
{
    presence_apply(&reshape->presence, (struct presence_change){place->from, choice->to});
    place->person->duty[place->day] = choice->to;
    points_take(&reshape->points, reshape->named, place->person);
    reshape->saved += choice->saved;
    return come(reshape, place, choice->to);
}

/** What is proposed, in hand. */
struct proposal {
    struct reshape *reshape;
    struct place place;
    int to;
};

/** Any duty of the class and day but `from`; off for one in five. */
static int draw(const struct reshape *reshape, const struct place *place, struct random *random)
{
    enum { OFF_ONE_IN = 5 };
    size_t cell = (size_t)cell_of(reshape, place->person->cls, place->day);
    size_t n = reshape->duty_at[cell + 1] - reshape->duty_at[cell];
    if (place->from != PB_NONE && random_below(random, OFF_ONE_IN) == 0)
        return PB_NONE;
    return n == 0 ? place->from : reshape->duty[reshape->duty_at[cell] + random_below(random, n)];
}

static bool propose(void *context, size_t stint, struct random *random, struct settle_stint *shape,
                    double *saved)
{
    struct proposal *proposal = context;
    struct reshape *reshape = proposal->reshape;
    struct named *named = reshape->named;
    struct place *place = &proposal->place;
    *place = (struct place){.person = &named->persons[named_stint_person(named, stint)],
                            .day = (int)(stint % (size_t)reshape->n_days),
                            .stint = stint};
    place->from = place->person->duty[place->day];
    proposal->to = draw(reshape, place, random);
    struct presence_change change = {place->from, proposal->to};
    if (place->day < place->person->first || change.from == change.to ||
        (change.to != PB_NONE &&
         !points_knows(&reshape->points, named, place->person, change.to)) ||
        !presence_allows(&reshape->presence, change))
        return false;
    place->pay = person_cost(named, place->person);
    *saved = presence_saving(&reshape->presence, change) + saved_pay(reshape, place, change.to);
    *shape = change.to == PB_NONE ? named->stints[stint] : named->shapes[change.to];
    if (change.to == PB_NONE)
        shape->n = 0;
    return !isinf(*saved);
}

static void accept(void *context)
{
    struct proposal *proposal = context;
    struct reshape *reshape = proposal->reshape;
    const struct place *place = &proposal->place;
    presence_apply(&reshape->presence, (struct presence_change){place->from, proposal->to});
    place->person->duty[place->day] = proposal->to;
    points_take(&reshape->points, reshape->named, place->person);
}

/** Weighs the day of a person anew. */
static bool reconsider(struct reshape *reshape, size_t p, int day)
{
    struct named *named = reshape->named;
    struct place place = {.person = &named->persons[p],
                          .day = day,
                          .stint = p * (size_t)reshape->n_days + (size_t)day,
                          .from = named->persons[p].duty[day]};
    struct choice best = {place.from, LEAST_SAVING};
    place.pay = person_cost(named, place.person);
    place.left = leave(reshape, &place, place.from);
    if (!choose(reshape, &place, &best))
        return false;
    if (best.to != place.from)
        return take(reshape, &place, &best);
    come_back(reshape, &place);
    return true;
}

static enum pb_rc one_round(struct reshape *reshape)
{
    struct named *named = reshape->named;
    for (size_t p = 0; p < named->n_persons; p++)
        for (int day = named->persons[p].first; day < reshape->n_days; day++) {
            if (pb_stop_reason(&reshape->state->problem->stop) != PB_GO_ON)
                return PB_OK;
            if (!reconsider(reshape, p, day))
                return PB_MEMORY;
        }
    settle_refresh(reshape->state);
    struct settle_manner manner = {.trust = 1};
    enum pb_rc rc = PB_OK;
    for (; manner.trust > 0.1 && rc == PB_OK; manner.trust /= 2)
        rc = settle_rounds(reshape->state, &manner);
    return rc;
}

static enum pb_rc rounds(struct reshape *reshape)
{
    enum pb_rc rc = PB_OK;
    double before = 0;
    for (int round = 0; round < MOST_ROUNDS && rc == PB_OK; round++) {
        rc = one_round(reshape);
        if (reshape->saved - before <= LEAST_PROGRESS * reshape->saved)
            break;
        before = reshape->saved;
    }
    return rc;
}

/** The shifts of everybody; memory in the arena. */
static int *copy_duties(struct reshape *reshape)
{
    const struct named *named = reshape->named;
    size_t n_days = (size_t)reshape->n_days;
    int *copy = arena_alloc(&reshape->arena, named->n_persons * n_days, sizeof *copy);
    for (size_t k = 0; k < named->n_persons * n_days && copy != NULL; k++)
        copy[k] = named->persons[k / n_days].duty[k % n_days];
    return copy;
}

static void count_changes(const struct reshape *reshape, const int *before)
{
    struct named *named = reshape->named;
    size_t n_days = (size_t)reshape->n_days;
    for (size_t k = 0; k < named->n_persons * n_days; k++)
        named->reshaped += before[k] != named->persons[k / n_days].duty[k % n_days];
}

static enum pb_rc improve(struct reshape *reshape)
{
    struct proposal proposal = {.reshape = reshape};
    const struct settle_shifter shifter = {&proposal, propose, accept};
    enum pb_rc rc = settle_reopen_halves(reshape->state, TRIES_BEFORE);
    if (rc == PB_OK)
        rc = rounds(reshape);
    size_t tries = LEAST_OF_CHANGES / (reshape->state->problem->n_stints + 1);
    if (rc == PB_OK)
        rc = settle_reopen(reshape->state, tries > TRIES_OF_CHANGES ? tries : TRIES_OF_CHANGES,
                           &shifter);
    return rc;
}

enum pb_rc reshape_make(struct named *named, const struct capacity_plan *plan,
                        struct settle_state *state)
{
    struct reshape reshape = {.named = named,
                              .problem = &named->staffing->problem,
                              .state = state,
                              .n_days = named->staffing->problem.n_days + 1};
    size_t most = (size_t)state->longest * (size_t)state->reach.most;
    reshape.keep = arena_alloc(&reshape.arena, most + 1, sizeof(double));
    const int *before = copy_duties(&reshape);
    enum pb_rc rc = list_duties(&reshape) ? PB_OK : PB_MEMORY;
    if (rc == PB_OK)
        rc = presence_make(named, &reshape.arena, &reshape.presence);
    if (rc == PB_OK)
        rc = points_make(named, plan, &reshape.arena, &reshape.points);
    if (rc == PB_OK)
        rc = improve(&reshape);
    if (rc == PB_OK)
        count_changes(&reshape, before);
    points_release(&reshape.points, named);
    arena_release(&reshape.arena);
    return rc;
}
