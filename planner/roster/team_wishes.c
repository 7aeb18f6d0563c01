/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the people of a team want, may not or must do on single days. */
#include <math.h>

#include "planner/base/civil.h"
#include "planner/roster/given.h"
#include "planner/roster/lawful.h"
#include "planner/roster/team_private.h"

/** Whether the class may work the code on day `i` at all. */
static bool has_duty(const struct team *team, int i, int shift)
{
    for (int j = team->first_duty; j < team->end_duty; j++)
        if (team->named->staffing->problem.duties[j].day == i - 1 &&
            team_duty_code(team, j) == team->code[shift])
            return true;
    return false;
}

/** A list of wishes with room for all. */
struct wishes {
    struct roster_wish *at;
    size_t n;
};

static void forbid(const struct team *team, struct wishes *wishes)
{
    for (int i = 0; i < team->problem.n_days; i++)
        for (int s = 0; s < team->n_shifts; s++) {
            bool may = has_duty(team, i, s);
            for (int p = 0; p < team->n_persons && !may; p++)
                wishes->at[wishes->n++] = (struct roster_wish){p, i, s, true, INFINITY};
        }
    for (int p = 0; p < team->n_persons; p++)
        for (int i = 0; i < team->problem.n_days; i++)
            if (!lawful_there(team->named, &team->persons[p], i))
                wishes->at[wishes->n++] = (struct roster_wish){p, i, ROSTER_ANY, true, INFINITY};
}

/** What is given is done; somebody who worked the eve otherwise did `n_shifts`. */
static void add_given(const struct team *team, int p, struct wishes *wishes)
{
    for (int i = 0; i < team->persons[p].first; i++) {
        int option = team_option(team, p, i);
        wishes->at[wishes->n++] = (struct roster_wish){p, i, option, false, INFINITY};
    }
}

/** Nobody works the shift that stands for an eve on another day, or without that eve. */
static void forbid_past(const struct team *team, int p, struct wishes *wishes)
{
    for (int i = 0; i < team->problem.n_days && team->problem.n_shifts > team->n_shifts; i++)
        if (i > 0 || !team->persons[p].eve_worked)
            wishes->at[wishes->n++] = (struct roster_wish){p, i, team->n_shifts, true, INFINITY};
}

/** Shifts of the first two days that begin too soon after the last one before them. */
static void rest_from_past(const struct team *team, int p, struct wishes *wishes)
{
    const struct named_person *person = &team->persons[p];
    int rest_min = named_limits(team->named, person)->rest_min;
    for (int i = person->first; i < 2 && i < team->problem.n_days; i++)
        for (int s = 0; s < team->n_shifts; s++)
            if (team->problem.shifts[s].start_min + i * CIVIL_DAY_MINUTES - person->past.end_min <
                rest_min)
                wishes->at[wishes->n++] = (struct roster_wish){p, i, s, true, INFINITY};
}

/** Published days cost their price when they change. */
static void keep_published(const struct team *team, int p, struct wishes *wishes)
{
    const struct named_person *person = &team->persons[p];
    double price = team->named->staffing->scenario->people.published.price;
    for (int i = person->first > 0 ? person->first : 1;
         i < team->problem.n_days && person->published != NULL && price > 0; i++) {
        const struct pb_rostered *row = person->published[i];
        if (row == NULL)
            continue;
        struct roster_wish wish = {p, i, ROSTER_OFF, false, price};
        if (row->works)
            wish.shift = row->shift == PB_NONE ? -1 : team_shift(team, row->shift);
        if (row->works && wish.shift < 0)
            continue; /* it changes anyway */
        wishes->at[wishes->n++] = wish;
    }
}

static void add_request(const struct team *team, int p, const struct pb_request *request,
                        struct wishes *wishes)
{
    const struct pb_frame *frame = &team->named->staffing->scenario->frame;
    bool off = request->kind == PB_REQUEST_OFF;
    struct roster_wish wish = {.agent = p,
                               .day = request->day - frame->first_day + 1,
                               .shift = ROSTER_ANY,
                               .avoid = off,
                               .price = request->kind == PB_REQUEST_FIXED ? TEAM_POINTS_FIXED
                                                                          : request->weight};
    if (wish.day < 1 || wish.day >= team->problem.n_days || !(wish.price > 0))
        return;
    if (request->shift != PB_NONE)
        wish.shift = team_shift(team, request->shift);
    if (wish.shift == ROSTER_OFF)
        return; /* a code that nobody works: nothing to decide */
    wishes->at[wishes->n++] = wish;
}

bool team_add_wishes(struct team *team, struct arena *arena)
{
    const struct pb_people *people = &team->named->staffing->scenario->people;
    size_t days = (size_t)team->n_persons * (size_t)team->problem.n_days;
    size_t most = people->n_requests + days * (2 * (size_t)team->n_shifts + 5);
    struct wishes wishes = {arena_alloc(arena, most, sizeof *wishes.at), 0};
    if (wishes.at == NULL)
        return false;
    forbid(team, &wishes);
    for (int p = 0; p < team->n_persons; p++) {
        add_given(team, p, &wishes);
        forbid_past(team, p, &wishes);
        rest_from_past(team, p, &wishes);
        keep_published(team, p, &wishes);
    }
    for (size_t r = 0; r < people->n_requests; r++)
        for (int p = 0; p < team->n_persons; p++)
            if (team->persons[p].person == people->requests[r].person)
                add_request(team, p, &people->requests[r], &wishes);
    team->problem.wishes = wishes.at;
    team->problem.n_wishes = wishes.n;
    return true;
}
