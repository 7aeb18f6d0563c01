/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/nrp_problem.h"

#include <math.h>

#include "planner/base/text.h"

static struct roster_range hard(double least, double most)
{
    return (struct roster_range){
        .on = true, .min = least, .max = most, .under = INFINITY, .over = INFINITY};
}

/* Shifts of each kind that are limited below the horizon, and the minutes. */
static bool add_counts(struct nrp_instance *in, const struct nrp_person *person,
                       struct roster_limits *limits)
{
    size_t n = (size_t)in->n_shifts;
    limits->counts = arena_alloc(&in->arena, n + 1, sizeof *limits->counts);
    int *minutes = arena_alloc(&in->arena, n, sizeof *minutes);
    if (!limits->counts || !minutes) {
        return false;
    }
    for (int s = 0; s < in->n_shifts; s++) {
        minutes[s] = in->shifts[s].minutes;
        int *one = arena_alloc(&in->arena, n, sizeof *one);
        if (!one) {
            return false;
        }
        one[s] = 1;
        if (person->most[s] > 0 && person->most[s] < in->n_days) {
            limits->counts[limits->n_counts++] =
                (struct roster_count){.weight = one, .range = hard(-INFINITY, person->most[s])};
        }
    }
    limits->counts[limits->n_counts++] = (struct roster_count){
        .weight = minutes, .range = hard(person->min_minutes, person->max_minutes)};
    return true;
}

static bool add_agents(struct nrp_instance *in, struct roster_problem *out, const bool *not_after)
{
    size_t n = (size_t)in->n_people;
    struct roster_agent *agents = arena_alloc(&in->arena, n, sizeof *agents);
    struct roster_limits *limits = arena_alloc(&in->arena, n, sizeof *limits);
    for (size_t p = 0; p < n && agents && limits; p++) {
        const struct nrp_person *person = &in->people[p];
        bool *may_work = arena_alloc(&in->arena, (size_t)in->n_shifts, sizeof *may_work);
        if (!may_work || !add_counts(in, person, &limits[p])) {
            return false;
        }
        for (int s = 0; s < in->n_shifts; s++) {
            may_work[s] = person->most[s] > 0;
        }
        limits[p].days_in_row = hard(person->min_in_row, person->max_in_row);
        limits[p].days_off_in_row = hard(person->min_off_in_row, INFINITY);
        limits[p].weekends = hard(-INFINITY, person->max_weekends);
        limits[p].not_after = not_after;
        agents[p] = (struct roster_agent){.limits = &limits[p], .may_work = may_work};
    }
    out->agents = agents;
    out->n_agents = n;
    return !in->arena.failed;
}

static bool add_wishes(struct nrp_instance *in, struct roster_problem *out)
{
    size_t most = in->n_requests + (size_t)in->n_people * (size_t)in->n_days;
    struct roster_wish *wishes = arena_alloc(&in->arena, most, sizeof *wishes);
    if (!wishes) {
        return false;
    }
    size_t n = 0;
    for (size_t i = 0; i < in->n_requests; i++) {
        const struct nrp_request *request = &in->requests[i];
        wishes[n++] = (struct roster_wish){.agent = request->person,
                                           .day = request->day,
                                           .shift = request->shift,
                                           .avoid = !request->wants,
                                           .price = request->weight};
    }
    for (int p = 0; p < in->n_people; p++) {
        for (int d = 0; d < in->n_days; d++) {
            if (in->people[p].is_off[d]) {
                wishes[n++] = (struct roster_wish){
                    .agent = p, .day = d, .shift = ROSTER_ANY, .avoid = true, .price = INFINITY};
            }
        }
    }
    out->wishes = wishes;
    out->n_wishes = n;
    return true;
}

static bool add_rows(struct nrp_instance *in, struct roster_problem *out)
{
    struct roster_row *rows = arena_alloc(&in->arena, in->n_cover, sizeof *rows);
    struct roster_give *gives = arena_alloc(&in->arena, in->n_cover, sizeof *gives);
    for (size_t i = 0; i < in->n_cover && rows && gives; i++) {
        const struct nrp_cover *cover = &in->cover[i];
        rows[i] =
            (struct roster_row){.need = cover->need, .under = cover->under, .over = cover->over};
        gives[i] = (struct roster_give){
            .day = cover->day, .shift = cover->shift, .row = (int)i, .amount = 1};
    }
    out->rows = rows;
    out->n_rows = in->n_cover;
    out->gives = gives;
    out->n_gives = in->n_cover;
    return rows && gives;
}

const struct roster_problem *nrp_problem(struct nrp_instance *in)
{
    size_t n = (size_t)in->n_shifts;
    struct roster_problem *out = arena_alloc(&in->arena, 1, sizeof *out);
    struct roster_shift *shifts = arena_alloc(&in->arena, n, sizeof *shifts);
    bool *not_after = arena_alloc(&in->arena, n * n, sizeof *not_after);
    if (!out || !shifts || !not_after) {
        return NULL;
    }
    for (size_t s = 0; s < n; s++) {
        shifts[s].paid_min = in->shifts[s].minutes;
        for (size_t t = 0; t < n; t++) {
            not_after[s * n + t] = in->shifts[s].not_before[t];
        }
    }
    out->n_days = in->n_days;
    out->n_shifts = in->n_shifts;
    out->shifts = shifts;
    bool ok = add_agents(in, out, not_after) && add_wishes(in, out) && add_rows(in, out);
    return ok ? out : NULL;
}

char *nrp_table(const struct nrp_instance *in, const int *line)
{
    struct text text = {0};
    for (int p = 0; p < in->n_people; p++) {
        for (int d = 0; d < in->n_days; d++) {
            int s = line[p * in->n_days + d];
            if (d > 0) {
                text_append_char(&text, '\t');
            }
            text_append(&text, s >= 0 ? in->shifts[s].id : "");
        }
        text_append_char(&text, '\n');
    }
    return text_take(&text);
}
