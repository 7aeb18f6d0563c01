/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "planner/roster/team.h"

#include <math.h>

#include "planner/base/civil.h"
#include "planner/roster/lawful.h"
#include "planner/roster/refused.h"
#include "planner/roster/team_private.h"

#define POINTS_UNCOVERED 1000.0
#define POINTS_SURPLUS   300.0
#define POINTS_RUN       5.0
#define POINTS_REST_DAY  0.125
#define POINTS_PROMISE   0.125

int team_duty_code(const struct team *team, int duty)
{
    const struct staffing *staffing = team->named->staffing;
    return staffing->variants[staffing->problem.duties[duty].variant].code;
}

int team_shift(const struct team *team, int code)
{
    for (int s = 0; s < team->n_shifts; s++)
        if (team->code[s] == code)
            return s;
    return -1;
}

int team_option(const struct team *team, int p, int i)
{
    const struct named_person *person = &team->persons[p];
    if (i == 0 && person->eve_worked)
        return team->n_shifts;
    return person->duty[i] == PB_NONE ? ROSTER_OFF
                                      : team_shift(team, team_duty_code(team, person->duty[i]));
}

/** Whether somebody of the team is published on this day and code. */
static bool is_published(const struct team *team, int duty)
{
    int i = team->named->staffing->problem.duties[duty].day + 1;
    int code = team_duty_code(team, duty);
    for (int p = 0; p < team->n_persons; p++) {
        const struct named_person *person = &team->persons[p];
        if (person->duty[i] == duty)
            return true;
        if (person->published != NULL && person->published[i] != NULL &&
            person->published[i]->works && person->published[i]->shift == code)
            return true;
    }
    return false;
}

static bool is_fixed(const struct team *team, int duty)
{
    const struct pb_scenario *scenario = team->named->staffing->scenario;
    const struct capacity_duty *at = &team->named->staffing->problem.duties[duty];
    for (size_t i = 0; i < scenario->people.n_requests; i++) {
        const struct pb_request *request = &scenario->people.requests[i];
        bool same = request->kind != PB_REQUEST_OFF && refused_is_priced(request) &&
                    request->day == scenario->frame.first_day + at->day &&
                    request->shift == team_duty_code(team, duty);
        for (int p = 0; p < team->n_persons && same; p++)
            if (team->persons[p].person == request->person)
                return true;
    }
    return false;
}

static void find_duties(struct team *team)
{
    const struct capacity_problem *problem = &team->named->staffing->problem;
    while (team->first_duty < problem->n_duties &&
           problem->duties[team->first_duty].cls != team->cls)
        team->first_duty++;
    team->end_duty = team->first_duty;
    while (team->end_duty < problem->n_duties && problem->duties[team->end_duty].cls == team->cls)
        team->end_duty++;
}

static bool add_shifts(struct team *team, struct arena *arena)
{
    const struct staffing *staffing = team->named->staffing;
    size_t most = (size_t)(team->end_duty - team->first_duty);
    team->code = arena_alloc(arena, most, sizeof(int));
    struct roster_shift *shifts = arena_alloc(arena, most + 1, sizeof *shifts);
    for (int j = team->first_duty; j < team->end_duty && shifts != NULL && team->code != NULL;
         j++) {
        int code = team_duty_code(team, j);
        bool wanted = team->all_codes || team->plan->agents[j] > 0 || is_fixed(team, j) ||
                      is_published(team, j);
        if (!wanted || team_shift(team, code) >= 0)
            continue;
        const struct staffing_variant *variant =
            &staffing->variants[staffing->problem.duties[j].variant];
        shifts[team->n_shifts] = (struct roster_shift){.start_min = variant->segments[0].from_min,
                                                       .end_min = variant->end_min,
                                                       .paid_min = variant->paid_min};
        team->code[team->n_shifts++] = code;
    }
    team->problem.shifts = shifts;
    team->problem.n_shifts = team->n_shifts;
    for (int p = 0; p < team->n_persons; p++)
        if (team->persons[p].past.days_on > 0 || team->persons[p].eve_worked)
            team->problem.n_shifts = team->n_shifts + 1;
    return shifts != NULL && team->code != NULL;
}

/** Rows: every code on every day of the plan, the eve first. */
static bool add_rows(struct team *team, struct arena *arena)
{
    struct roster_problem *problem = &team->problem;
    size_t n = (size_t)(problem->n_days * team->n_shifts);
    struct roster_row *rows = arena_alloc(arena, n, sizeof *rows);
    struct roster_give *gives = arena_alloc(arena, n, sizeof *gives);
    if (rows == NULL || gives == NULL)
        return false;
    for (size_t r = 0; r < n; r++) {
        rows[r] = (struct roster_row){0, POINTS_UNCOVERED, POINTS_SURPLUS};
        gives[r] = (struct roster_give){.day = (int)r / team->n_shifts,
                                        .shift = (int)r % team->n_shifts,
                                        .row = (int)r,
                                        .amount = 1};
    }
    for (int j = team->first_duty; j < team->end_duty; j++) {
        int shift = team_shift(team, team_duty_code(team, j));
        int day = team->named->staffing->problem.duties[j].day + 1;
        if (shift >= 0)
            rows[day * team->n_shifts + shift].need += team->plan->agents[j];
    }
    problem->rows = rows;
    problem->gives = gives;
    problem->n_rows = problem->n_gives = n;
    return true;
}

static struct roster_range at_most(double most)
{
    return (struct roster_range){
        .on = true, .min = -INFINITY, .max = most, .under = INFINITY, .over = INFINITY};
}

/** What one shift of each code counts in `count`. */
static bool weigh(const struct team *team, const struct pb_limits *limits, int count,
                  struct arena *arena, struct roster_limits *out)
{
    const struct staffing *staffing = team->named->staffing;
    int *weight = arena_alloc(arena, (size_t)team->n_shifts + 1, sizeof(int));
    if (weight == NULL)
        return false;
    for (int j = team->first_duty; j < team->end_duty; j++) {
        int shift = team_shift(team, team_duty_code(team, j));
        const struct staffing_variant *variant =
            &staffing->variants[staffing->problem.duties[j].variant];
        int over = variant->paid_min - limits->hours_per_day_min;
        bool night =
            variant->night_min > 0 && variant->night_min >= staffing->scenario->rules.night_min;
        const int amounts[TEAM_N_COUNTS] = {
            [TEAM_WEEK_MINUTES] = variant->paid_min,
            [TEAM_WEEK_DAYS] = 1,
            [TEAM_OVERTIME] = over > 0 ? over : 0,
            [TEAM_NIGHTS] = night,
            [TEAM_FAIR_NIGHTS] = night,
            [TEAM_PERIOD] = variant->paid_min,
            [TEAM_FAIR_HOURS] = variant->paid_min,
        };
        if (shift >= 0)
            weight[shift] = amounts[count];
    }
    out->counts[out->n_counts].weight = weight;
    return true;
}

struct roster_range team_range(const struct team *team, int p, enum team_count count)
{
    const struct pb_limits *limits = named_limits(team->named, &team->persons[p]);
    const struct staffing_class *class = &team->named->staffing->classes[team->cls];
    struct roster_range range = {.on = false};
    bool by_period = lawful_comprehensive(class);
    if (count == TEAM_WEEK_MINUTES) {
        range = at_most(lawful_week_minutes(class, limits));
        if (limits->min_week_min > 0) {
            range.min = limits->min_week_min;
            range.under = POINTS_PROMISE;
        }
    } else if (count == TEAM_WEEK_DAYS) {
        range = at_most(lawful_week_days(class, limits));
    } else if (count == TEAM_OVERTIME && !by_period) {
        range = at_most(limits->overtime_per_month_min);
    } else if (count == TEAM_NIGHTS && limits->max_nights != PB_NONE) {
        range = at_most(limits->max_nights);
    } else if (count == TEAM_PERIOD && by_period) {
        range = at_most(class->contract->period_min);
        range.over = POINTS_REST_DAY;
    } else if (count == TEAM_FAIR_NIGHTS) {
        range = team_fair_range(team, p, TEAM_NIGHT);
    } else if (count == TEAM_FAIR_HOURS) {
        range = team_fair_range(team, p, TEAM_MINUTE);
    }
    return range;
}

static struct roster_range run_range(int least, int most)
{
    struct roster_range range = at_most(most > 0 ? (double)most : (double)INFINITY);
    range.min = least > 1 ? (double)least : -(double)INFINITY;
    range.under = POINTS_RUN;
    range.on = least > 1 || most > 0;
    return range;
}

/** At most so many weekends, hard or by what is fair. */
static struct roster_range weekend_range(const struct team *team, int p)
{
    int most = named_limits(team->named, &team->persons[p])->max_weekends;
    struct roster_range range = team_fair_range(team, p, TEAM_WEEKEND);
    if (most == PB_NONE)
        return range;
    struct roster_range hard = at_most(most);
    if (range.on) {
        hard.min = range.min < most ? range.min : most;
        hard.under = range.under;
    }
    return hard;
}

static bool fill_limits(const struct team *team, int p, struct arena *arena,
                        struct roster_limits *out)
{
    const struct staffing_class *class = &team->named->staffing->classes[team->cls];
    const struct pb_limits *limits = named_limits(team->named, &team->persons[p]);
    out->days_in_row = run_range(limits->min_days_in_row, limits->max_days_in_row);
    out->days_off_in_row = run_range(limits->min_days_off_in_row, 0);
    out->weekends = weekend_range(team, p);
    out->rest_min = limits->rest_min;
    out->shift_change = team->named->staffing->scenario->rules.same_shift;
    if (!lawful_comprehensive(class)) {
        out->normal_week_days = limits->days_per_week;
        out->rest_day_price = POINTS_REST_DAY;
    }
    out->counts = arena_alloc(arena, TEAM_N_COUNTS, sizeof *out->counts);
    for (int count = 0; count < TEAM_N_COUNTS && out->counts != NULL; count++) {
        struct roster_range range = team_range(team, p, (enum team_count)count);
        if (!range.on)
            continue;
        if (!weigh(team, limits, count, arena, out))
            return false;
        out->counts[out->n_counts].range = range;
        out->counts[out->n_counts++].period =
            count == TEAM_WEEK_MINUTES || count == TEAM_WEEK_DAYS ? ROSTER_WEEK : ROSTER_HORIZON;
    }
    return out->counts != NULL;
}

static bool same_range(const struct roster_range *a, const struct roster_range *b)
{
    return a->on == b->on && (!a->on || (a->min == b->min && a->max == b->max));
}

/** Whether two people of a class have the same limits: those that part classes are equal. */
static bool same_limits(const struct team *team, int p, int k)
{
    const struct pb_limits *a = named_limits(team->named, &team->persons[p]);
    const struct pb_limits *b = named_limits(team->named, &team->persons[k]);
    bool same =
        a->max_days_in_row == b->max_days_in_row && a->min_days_in_row == b->min_days_in_row &&
        a->min_days_off_in_row == b->min_days_off_in_row && a->max_weekends == b->max_weekends;
    for (int burden = 0; burden < TEAM_N_BURDENS && same; burden++) {
        struct roster_range mine = team_fair_range(team, p, (enum team_burden)burden);
        struct roster_range other = team_fair_range(team, k, (enum team_burden)burden);
        same = same_range(&mine, &other);
    }
    return same;
}

static bool add_agents(struct team *team, struct arena *arena)
{
    struct roster_agent *agents = arena_alloc(arena, (size_t)team->n_persons, sizeof *agents);
    for (int p = 0; p < team->n_persons && agents != NULL; p++) {
        for (int k = 0; k < p && agents[p].limits == NULL; k++)
            if (same_limits(team, p, k))
                agents[p].limits = agents[k].limits;
        if (agents[p].limits == NULL) {
            struct roster_limits *own = arena_alloc(arena, 1, sizeof *own);
            if (own == NULL || !fill_limits(team, p, arena, own))
                return false;
            agents[p].limits = own;
        }
        if (team->persons[p].first > 0 && !team_add_history(team, p, arena, &agents[p]))
            return false;
    }
    team->problem.agents = agents;
    team->problem.n_agents = (size_t)team->n_persons;
    return agents != NULL;
}

/** Fills `out`, whose plan, class and codes are said. */
static enum pb_rc make(const struct named *named, struct arena *arena, struct team *out)
{
    int cls = out->cls;
    out->named = named;
    out->persons = named->persons + named->first[cls];
    out->n_persons = (int)(named->first[cls + 1] - named->first[cls]);
    out->problem.n_days = named->staffing->problem.n_days + 1;
    out->problem.first_weekday = civil_weekday(named->staffing->scenario->frame.first_day - 1);
    find_duties(out);
    if (named->staffing->classes[cls].pool != PB_NONE || out->n_persons == 0)
        return PB_OK;
    bool fine = add_shifts(out, arena) && team_share_out(out, arena) && add_rows(out, arena) &&
                add_agents(out, arena) && team_add_wishes(out, arena);
    return fine ? PB_OK : PB_MEMORY;
}

enum pb_rc team_make(const struct named *named, const struct capacity_plan *plan, int cls,
                     struct arena *arena, struct team *out)
{
    *out = (struct team){.plan = plan, .cls = cls};
    return make(named, arena, out);
}

enum pb_rc team_make_all(const struct named *named, const struct capacity_plan *plan, int cls,
                         struct arena *arena, struct team *out)
{
    bool limited = named->staffing->scenario->shifts.max_codes != PB_NONE;
    *out = (struct team){.plan = plan, .cls = cls, .all_codes = !limited};
    return make(named, arena, out);
}
