/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/standby.h"

#include <math.h>

#include "planner/roster/lawful.h"

#define ROUNDING 1e-9

/** People of class `cls` on duty `duty`. */
static int heads_of(const struct named *named, size_t cls, int duty)
{
    int i = named->staffing->problem.duties[duty].day + 1, heads = 0;
    for (size_t p = named->first[cls]; p < named->first[cls + 1]; p++)
        heads += named->persons[p].duty[i] == duty;
    return heads;
}

/** The duty of day `i` with most heads of the class; PB_NONE when nobody works. */
static int main_duty(const struct named *named, size_t cls, int i, int *heads)
{
    int best = PB_NONE, most = 0;
    *heads = 0;
    for (size_t p = named->first[cls]; p < named->first[cls + 1]; p++) {
        int duty = named->persons[p].duty[i];
        int n = duty != PB_NONE ? heads_of(named, cls, duty) : 0;
        *heads += duty != PB_NONE;
        if (n > most || (n == most && n > 0 && duty < best)) {
            most = n;
            best = duty;
        }
    }
    return best;
}

static bool wants_off(const struct named *named, const struct named_person *person, int i)
{
    const struct pb_scenario *scenario = named->staffing->scenario;
    for (size_t r = 0; r < scenario->people.n_requests && person->person != PB_NONE; r++) {
        const struct pb_request *request = &scenario->people.requests[r];
        if (request->person == person->person && request->kind == PB_REQUEST_OFF &&
            request->day == scenario->frame.first_day + i - 1)
            return true;
    }
    return false;
}

static bool may_come(const struct named *named, struct named_person *person, int i, int duty)
{
    if (person->duty[i] != PB_NONE || person->standby[i] != PB_NONE ||
        !lawful_there(named, person, i))
        return false;
    int first = person->first;
    person->duty[i] = duty;
    person->first = first < i ? first : i; /* a frozen day off is judged as well */
    bool fine = lawful_line(named, person);
    person->first = first;
    person->duty[i] = PB_NONE;
    return fine;
}

static int times_on_standby(const struct named *named, const struct named_person *person)
{
    int times = 0;
    for (int i = 0; i <= named->staffing->problem.n_days; i++)
        times += person->standby[i] != PB_NONE;
    return times;
}

static bool add_one(struct named *named, size_t cls, int i, int duty)
{
    struct named_person *best = NULL;
    int least = INT32_MAX;
    enum { LAST = 1000 };
    for (size_t p = named->first[cls]; p < named->first[cls + 1]; p++) {
        struct named_person *person = &named->persons[p];
        int weight = times_on_standby(named, person) + (wants_off(named, person, i) ? LAST : 0);
        if (weight < least && may_come(named, person, i, duty)) {
            least = weight;
            best = person;
        }
    }
    if (best != NULL)
        best->standby[i] = duty;
    return best != NULL;
}

void standby_make(struct named *named)
{
    const struct staffing *staffing = named->staffing;
    double share = staffing->scenario->capacity.standby;
    for (size_t cls = 0; cls < staffing->n_classes && share > 0; cls++) {
        if (staffing->classes[cls].pool != PB_NONE)
            continue;
        for (int i = 1; i <= staffing->problem.n_days; i++) {
            int heads, duty = main_duty(named, cls, i, &heads);
            int wanted = (int)ceil(share * heads - ROUNDING);
            named->standby_wanted += wanted;
            for (int k = 0; k < wanted && add_one(named, cls, i, duty); k++)
                named->standby_found++;
        }
    }
}
