/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/csv_rows.h"
#include "planner/scenario/persons.h"

static struct raw_list leave_list(struct resolving *r)
{
    const struct raw_leaves *raw = &r->raw->people.leave;
    if (!raw->file)
        return raw->list;
    return csv_rows_read(r->reading, read_at(r->reading, &raw->entry, "file"), raw->file,
                         &fields_leave_record);
}

static struct raw_list request_list(struct resolving *r)
{
    const struct raw_requests *raw = &r->raw->people.requests;
    if (!raw->file)
        return raw->list;
    return csv_rows_read(r->reading, read_at(r->reading, &raw->entry, "file"), raw->file,
                         &fields_request_record);
}

static int person_of(struct resolving *r, const struct entry *entry, const char *id)
{
    struct resolve_names persons = resolve_persons_of(r->out);
    return resolve_name(r, &persons, read_at(r->reading, entry, "person"), id);
}

static void take_leave(struct resolving *r, const struct raw_leave *raw)
{
    int person = person_of(r, &raw->entry, raw->person);
    struct pb_days days = raw->days;
    const char *key = "days";
    if (days.first > days.last && !node_get(raw->entry.node, "days")) {
        key = raw->to == PB_NONE ? "from" : "to";
        days = (struct pb_days){raw->from, raw->to == PB_NONE ? raw->from : raw->to};
    }
    if (!node_get(raw->entry.node, key)) {
        read_error(r->reading, read_at(r->reading, &raw->entry, NULL), "missing",
                   _("`days`, or `from` and `to`, are missing"));
        return;
    }
    if (person == PB_NONE || days.first == PB_NONE)
        return;
    person_add_leave(r, node_get(raw->entry.node, key),
                     (struct pb_leave){person, days, raw->reason});
}

static void take_leaves(struct resolving *r)
{
    struct raw_list list = leave_list(r);
    const struct raw_leave *raw = list.at;
    if (!person_room_for_leave(r, list.n))
        return;
    for (size_t i = 0; i < list.n; i++)
        take_leave(r, &raw[i]);
}

/* Index of the leave of `person` on `day`, or n_leave. */
static size_t leave_on(const struct pb_people *people, int person, int day)
{
    size_t i = 0;
    while (i < people->n_leave &&
           (people->leave[i].person != person || people->leave[i].days.first > day ||
            people->leave[i].days.last < day))
        i++;
    return i;
}

/* A fixed shift on a day of leave, or two on one day, cannot both be kept. */
static void check_fixed(struct resolving *r, const struct raw_request *raw,
                        const struct pb_request *request)
{
    const struct pb_people *people = &r->out->people;
    const struct node *node = read_at(r->reading, &raw->entry, "days");
    const char *id = people->persons[request->person].id;
    size_t leave = leave_on(people, request->person, request->day);
    if (leave < people->n_leave) {
        read_error(r->reading, node, "contradiction", _("`%s` is fixed on a day of leave"), id);
        read_also(r->reading, r->leave_nodes[leave]);
    }
    for (size_t i = 0; i < people->n_requests; i++) {
        const struct pb_request *other = &people->requests[i];
        if (other->kind != PB_REQUEST_FIXED || other->person != request->person ||
            other->day != request->day)
            continue;
        read_error(r->reading, node, "contradiction", _("`%s` is fixed twice on one day"), id);
        read_also(r->reading, r->request_nodes[i]);
    }
}

static int shift_of(struct resolving *r, const struct raw_request *raw)
{
    struct resolve_names shifts = {r->out->shifts.codes, r->out->shifts.n_codes,
                                   sizeof *r->out->shifts.codes, N_("shift")};
    return resolve_name(r, &shifts, read_at(r->reading, &raw->entry, "shift"), raw->shift);
}

static bool touches_horizon(const struct resolving *r, struct pb_days days)
{
    return days.first <= days.last && days.last >= r->out->frame.first_day &&
           days.first <= resolve_last_day(r->out);
}

static void take_request(struct resolving *r, const struct raw_request *raw)
{
    static const enum pb_request_kind kinds[] = {PB_REQUEST_ON, PB_REQUEST_OFF, PB_REQUEST_FIXED};
    struct pb_people *people = &r->out->people;
    const struct node *node = node_get(raw->entry.node, "days");
    int person = person_of(r, &raw->entry, raw->person);
    if (person == PB_NONE || !node || raw->kind == PB_NONE || !(raw->weight >= 0))
        return;
    struct pb_days days = resolve_days(r, node, raw->days);
    struct pb_request request = {person, 0, shift_of(r, raw), kinds[raw->kind], raw->weight};
    if (request.kind == PB_REQUEST_FIXED && !raw->shift) {
        read_error(r->reading, read_at(r->reading, &raw->entry, NULL), "missing",
                   _("`shift` is missing: which one is fixed?"));
        return;
    }
    if (!touches_horizon(r, raw->days))
        return;
    for (request.day = days.first; request.day <= days.last; request.day++) {
        if (request.kind == PB_REQUEST_FIXED)
            check_fixed(r, raw, &request);
        r->request_nodes[people->n_requests] = node;
        people->requests[people->n_requests++] = request;
    }
}

static size_t days_of(const struct resolving *r, const struct raw_request *raw)
{
    size_t most = (size_t)r->out->frame.n_days;
    if (raw->days.first > raw->days.last)
        return most;
    size_t n = (size_t)(raw->days.last - raw->days.first) + 1;
    return n < most ? n : most;
}

void resolve_requests(struct resolving *r)
{
    struct pb_people *people = &r->out->people;
    take_leaves(r);
    struct raw_list list = request_list(r);
    const struct raw_request *raw = list.at;
    size_t room = 0;
    for (size_t i = 0; i < list.n; i++)
        room += days_of(r, &raw[i]);
    people->requests = arena_alloc(r->reading->arena, room, sizeof *people->requests);
    r->request_nodes = arena_alloc(r->reading->arena, room, sizeof(const struct node *));
    for (size_t i = 0; people->requests && r->request_nodes && i < list.n; i++)
        take_request(r, &raw[i]);
}
