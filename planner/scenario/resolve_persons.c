/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/csv_rows.h"
#include "planner/scenario/persons.h"
#include "planner/scenario/resolve.h"
#include "planner/scenario/words.h"

/* Whether people of `raw`'s kind belong to `group`: alike in all that the plan can see. */
static bool is_alike(const struct pb_group *group, const struct pb_group *other)
{
    bool same = group->queue == other->queue && group->level == other->level &&
                group->contract == other->contract && group->room == other->room &&
                group->remote == other->remote && group->leads == other->leads &&
                group->qc == other->qc && group->skills_given == other->skills_given &&
                group->skills.n == other->skills.n;
    return same &&
           (group->skills.n == 0 || memcmp(group->skills.at, other->skills.at,
                                           group->skills.n * sizeof *group->skills.at) == 0);
}

static const char *group_id(struct resolving *r, const struct pb_group *group)
{
    const struct pb_scenario *out = r->out;
    struct text id = {0};
    text_printf(&id, "%s-%s-%s", out->queues[group->queue].id,
                out->capacity.levels[group->level].id, out->people.contracts[group->contract].id);
    struct resolve_names names = resolve_groups_of(out);
    size_t length = id.length;
    for (int i = 2; !id.failed && resolve_index(&names, text_string(&id)) != PB_NONE; i++) {
        id.length = length;
        text_printf(&id, "-%d", i);
    }
    return words_keep(r->reading->arena, &id);
}

/* The group of people like `kind`, made when there is none yet; only groups from `first` on. */
static int group_for(struct resolving *r, const struct pb_group *kind, size_t first)
{
    struct pb_people *people = &r->out->people;
    size_t g = first;
    while (g < people->n_groups && !is_alike(&people->groups[g], kind))
        g++;
    struct pb_group *group = &people->groups[g];
    if (g == people->n_groups) {
        *group = *kind;
        group->id = group_id(r, kind);
        group->heads = 0;
        group->pay.rate = group->pay.normal_hour = 0;
        people->n_groups++;
    }
    group->heads++;
    return (int)g;
}

/* What a person shares with a group of one. */
static struct raw_group as_group(const struct raw_person *raw)
{
    return (struct raw_group){
        .entry = raw->entry,
        .team = raw->team,
        .level = raw->level,
        .contract = raw->contract,
        .room = raw->room,
        .heads = 1,
        .remote = raw->remote,
        .leads = raw->leads,
        .qc = raw->qc,
        .skills = raw->skills,
        .pay = raw->pay,
        .from = raw->from,
        .to = raw->to,
        .limits = raw->limits,
    };
}

static void join_group(struct resolving *r, struct pb_group kind, size_t first_group,
                       struct pb_person *person)
{
    kind.from_day = r->out->frame.first_day;
    kind.to_day = resolve_last_day(r->out);
    kind.limits = r->out->people.contracts[kind.contract].limits;
    person->group = group_for(r, &kind, first_group);
    struct pb_group *group = &r->out->people.groups[person->group];
    group->pay.basis = person->pay.basis;
    group->pay.rate += person->pay.rate;
    group->pay.normal_hour += person->pay.normal_hour;
}

static double or_zero(double value)
{
    return isnan(value) ? 0 : value;
}

/** Whether the id can stand in the lists of a plan's tables: `;` parts them. */
static bool check_id(struct resolving *r, const struct raw_person *raw)
{
    for (const unsigned char *c = (const unsigned char *)raw->id; *c != '\0'; c++)
        if (*c == ';' || *c < 0x20 || *c == 0x7f) {
            read_error(r->reading, read_at(r->reading, &raw->entry, "id"), "person_id",
                       _("an employee number has no `;` and no control characters"));
            return false;
        }
    return true;
}

static void add_person(struct resolving *r, const struct raw_person *raw, size_t first_group)
{
    struct pb_people *people = &r->out->people;
    struct raw_group one = as_group(raw);
    struct pb_group kind = {0};
    struct resolve_names names = resolve_persons_of(r->out);
    if (!raw->id || !check_id(r, raw) || !resolve_group(r, &one, &kind))
        return;
    if (resolve_index(&names, raw->id) != PB_NONE) {
        read_error(r->reading, read_at(r->reading, &raw->entry, "id"), "duplicate_person",
                   _("the id `%s` is given twice"), raw->id);
        return;
    }
    struct pb_person *person = &people->persons[people->n_persons];
    *person = (struct pb_person){
        .id = raw->id,
        .name = raw->name ? raw->name : raw->id,
        .limits = kind.limits,
        .pay = kind.pay,
        .from_day = kind.from_day,
        .to_day = kind.to_day,
        .first_day_at_work = raw->hired,
        .carried_nights = or_zero(raw->carried_nights),
        .carried_weekends = or_zero(raw->carried_weekends),
        .carried_hours = or_zero(raw->carried_hours),
    };
    join_group(r, kind, first_group, person);
    person_availability(r, raw, person);
    person_leave(r, raw, (int)people->n_persons);
    people->n_persons++;
}

/* The pay of a group of named people is the mean of theirs. */
static void average_pay(struct pb_people *people, size_t first_group)
{
    for (size_t g = first_group; g < people->n_groups; g++) {
        struct pb_group *group = &people->groups[g];
        group->pay.rate /= group->heads;
        group->pay.normal_hour /= group->heads;
    }
}

void resolve_persons(struct resolving *r)
{
    struct pb_people *people = &r->out->people;
    const char *name = r->raw->people.file;
    const struct node *node = read_at(r->reading, &r->raw->people.entry, "file");
    size_t n_groups = people->n_groups;
    if (!name)
        return;
    struct raw_list list = csv_rows_read(r->reading, node, name, &fields_person);
    struct pb_group *groups = arena_alloc(r->reading->arena, n_groups + list.n, sizeof *groups);
    people->persons = arena_alloc(r->reading->arena, list.n, sizeof *people->persons);
    if (!groups || !people->persons)
        return;
    if (n_groups)
        memcpy(groups, people->groups, n_groups * sizeof *groups);
    people->groups = groups;
    const struct raw_person *raw = list.at;
    for (size_t i = 0; i < list.n; i++)
        add_person(r, &raw[i], n_groups);
    average_pay(people, n_groups);
}
