/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/assign.h"

#include <stdint.h>

#include "planner/roster/lawful.h"

static int n_days(const struct named *named)
{
    return named->staffing->problem.n_days + 1;
}

static struct named_person *person_of(struct named *named, const struct team *team, int p)
{
    return &named->persons[named->first[team->cls] + (size_t)p];
}

/** The duty of a code on day `i`: one still wanted, else the first one. */
static int duty_for(const struct team *team, int i, int code, const int *open)
{
    int any = PB_NONE;
    for (int j = team->first_duty; j < team->end_duty; j++) {
        if (team->named->staffing->problem.duties[j].day != i - 1 ||
            team_duty_code(team, j) != code)
            continue;
        if (open[j] > 0)
            return j;
        if (any == PB_NONE)
            any = j;
    }
    return any;
}

void assign_lines(struct named *named, const struct team *team, const int *line, int *open)
{
    for (int p = 0; p < team->n_persons; p++)
        for (int i = 0; i < n_days(named); i++) {
            int shift = line[p * n_days(named) + i];
            if (shift < 0 || i < person_of(named, team, p)->first)
                continue;
            int duty = duty_for(team, i, team->code[shift], open);
            person_of(named, team, p)->duty[i] = duty;
            if (duty != PB_NONE)
                open[duty]--;
        }
}

/** The last day whose loss alone makes the line lawful, else the last day worked. */
static int worst_day(const struct named *named, struct named_person *person)
{
    int last = PB_NONE;
    for (int i = n_days(named) - 1; i >= person->first; i--) {
        int duty = person->duty[i];
        if (duty == PB_NONE)
            continue;
        if (last == PB_NONE)
            last = i;
        person->duty[i] = PB_NONE;
        bool fine = lawful_line(named, person);
        person->duty[i] = duty;
        if (fine)
            return i;
    }
    return last;
}

void assign_trim(struct named *named, const struct team *team, int *open)
{
    for (int p = 0; p < team->n_persons; p++) {
        struct named_person *person = person_of(named, team, p);
        while (!lawful_line(named, person)) {
            int i = worst_day(named, person);
            open[person->duty[i]]++;
            person->duty[i] = PB_NONE;
        }
    }
}

/** How little a person may be asked: rest days first, then minutes worked. */
static int64_t burden(const struct named *named, const struct named_person *person)
{
    int64_t minutes = 0, rest_days = 0;
    for (int i = 0; i < n_days(named); i++) {
        const struct staffing_variant *variant = named_variant(named, person, i);
        if (variant == NULL)
            continue;
        minutes += variant->paid_min;
        rest_days += named_rest_day(named, person, i);
    }
    return rest_days * 1000000 + minutes;
}

/** Somebody off on the day who may work `duty`; NULL when there is nobody. */
static struct named_person *least_busy(struct named *named, const struct team *team, int duty)
{
    struct named_person *best = NULL;
    int64_t least = INT64_MAX;
    int i = named->staffing->problem.duties[duty].day + 1;
    for (int p = 0; p < team->n_persons; p++) {
        struct named_person *person = person_of(named, team, p);
        if (person->duty[i] != PB_NONE || i < person->first)
            continue;
        person->duty[i] = duty;
        int64_t weight = burden(named, person);
        if (weight < least && lawful_line(named, person)) {
            least = weight;
            best = person;
        }
        person->duty[i] = PB_NONE;
    }
    return best;
}

static void fill(struct named *named, const struct team *team, int duty, int *open)
{
    int i = named->staffing->problem.duties[duty].day + 1;
    while (open[duty] > 0) {
        struct named_person *person = least_busy(named, team, duty);
        if (person == NULL)
            return;
        person->duty[i] = duty;
        open[duty]--;
    }
}

void assign_open(struct named *named, const struct team *team, int *open)
{
    for (int i = 0; i < n_days(named); i++)
        for (int j = team->first_duty; j < team->end_duty; j++)
            if (named->staffing->problem.duties[j].day == i - 1)
                fill(named, team, j, open);
}
