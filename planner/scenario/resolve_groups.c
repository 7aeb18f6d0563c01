/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "planner/base/gettext.h"
#include "planner/scenario/resolve.h"

/* The room of people who name none: the only one, or no seat limit when there is none. */
static int default_room(struct resolving *r, const struct node *node)
{
    struct resolve_names rooms = resolve_rooms_of(r->out);
    if (rooms.n <= 1)
        return rooms.n == 1 ? 0 : PB_NONE;
    read_error(r->reading, node, "missing", _("`room` is missing"));
    pb_hint(r->reading->msgs, _("with several rooms say which, or `remote: yes`"));
    return PB_NONE;
}

static int room_of(struct resolving *r, const struct raw_group *raw)
{
    struct resolve_names rooms = resolve_rooms_of(r->out);
    const struct node *node = read_at(r->reading, &raw->entry, "room");
    if (raw->remote == 1 && raw->room)
        read_error(r->reading, node, "contradiction", _("remote people have no room"));
    if (raw->remote == 1)
        return PB_NONE;
    return raw->room ? resolve_name(r, &rooms, node, raw->room) : default_room(r, node);
}

static void take_period(struct resolving *r, const struct raw_group *raw, struct pb_group *group)
{
    int first = r->out->frame.first_day;
    int last = resolve_last_day(r->out);
    int from = raw->from == PB_NONE ? first : raw->from;
    int to = raw->to == PB_NONE ? last : raw->to;
    const struct node *node = read_at(r->reading, &raw->entry, raw->to == PB_NONE ? "from" : "to");
    if (from > last)
        to = raw->to == PB_NONE ? from : to;
    if (from > to || from > last || to < first)
        resolve_days(r, node, (struct pb_days){from, to});
    group->from_day = from < first ? first : from;
    group->to_day = to > last ? last : to;
}

static void take_contract(struct resolving *r, const struct raw_group *raw, struct pb_group *group)
{
    const struct raw_contract *contract = resolve_raw_contract(r, group->contract);
    struct raw_limits limits = raw->limits;
    struct pb_pay pay = isnan(raw->pay.rate) ? contract->pay : raw->pay;
    if (contract->protected_person == 1 && (limits.nights == 1 || limits.overtime == 1)) {
        const char *key = limits.nights == 1 ? "nights" : "overtime";
        read_error(r->reading, read_at(r->reading, &raw->entry, key), "contradiction",
                   _("protected people cannot work nights or overtime"));
    }
    resolve_merge_limits(&limits, &contract->limits);
    group->limits = resolve_limits(&limits);
    group->pay = resolve_pay(r->out, pay, &group->limits, group->queue);
    if (!resolve_is_lawful(r, &group->limits))
        r->out->rules.lawful = false;
}

static int named_or_first(struct resolving *r, const struct resolve_names *names,
                          const struct raw_group *raw, const char *key, const char *id)
{
    int index = resolve_name(r, names, read_at(r->reading, &raw->entry, key), id);
    return index == PB_NONE ? 0 : index;
}

bool resolve_group(struct resolving *r, const struct raw_group *raw, struct pb_group *group)
{
    struct resolve_names levels = resolve_levels_of(r->out);
    struct resolve_names contracts = resolve_contracts_of(r->out);
    int queue =
        raw->team ? resolve_queue(r, read_at(r->reading, &raw->entry, "team"), raw->team) : PB_NONE;
    if (queue == PB_NONE)
        return false;
    group->id = raw->entry.id;
    group->queue = queue;
    group->level = named_or_first(r, &levels, raw, "level", raw->level);
    group->contract = named_or_first(r, &contracts, raw, "contract", raw->contract);
    group->heads = raw->heads == PB_NONE ? 0 : raw->heads;
    group->room = room_of(r, raw);
    group->remote = raw->remote == 1;
    group->leads = raw->leads == 1;
    group->qc = raw->qc == 1;
    group->skills_given = raw->skills.n > 0;
    group->skills = resolve_queue_list(r, node_get(raw->entry.node, "skills"), raw->skills);
    take_period(r, raw, group);
    take_contract(r, raw, group);
    return true;
}

void resolve_groups(struct resolving *r)
{
    const struct raw_group *raw = r->raw->people.groups.at;
    size_t n = r->raw->people.groups.n;
    struct pb_people *people = &r->out->people;
    const struct raw_allowances *allowances = &r->raw->people.allowances;
    people->night_allowance = fmax(0, allowances->night);
    people->late_allowance = fmax(0, allowances->late);
    people->late_end_from_min = allowances->late_from == PB_NONE ? 1320 : allowances->late_from;
    people->shift_allowance = fmax(0, allowances->shift);
    people->standby_allowance = fmax(0, allowances->standby);
    people->groups = arena_alloc(r->reading->arena, n, sizeof *people->groups);
    for (size_t i = 0; people->groups && i < n; i++)
        if (resolve_group(r, &raw[i], &people->groups[people->n_groups]))
            people->n_groups++;
}
