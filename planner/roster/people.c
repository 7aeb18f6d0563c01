/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/people.h"

#include <string.h>

#include "planner/base/text.h"

/** Whether a person known by name belongs to the group. */
static bool has_names(const struct pb_people *people, int group)
{
    for (size_t i = 0; i < people->n_persons; i++)
        if (people->persons[i].group == group)
            return true;
    return false;
}

static bool is_group(const struct pb_people *people, const char *id)
{
    for (size_t i = 0; i < people->n_groups; i++)
        if (strcmp(people->groups[i].id, id) == 0)
            return true;
    return false;
}

/** What the placeholders of a class are called. */
struct stem {
    const char *id;
    int before; /**< numbers already taken */
};

static struct stem stem_of(const struct pb_scenario *scenario, const struct staffing_class *class)
{
    if (class->pool != PB_NONE)
        return (struct stem){scenario->militia[class->pool].id, 0};
    const struct pb_people *people = &scenario->people;
    const struct pb_group *group = &people->groups[class->group];
    struct stem stem = {scenario->queues[group->queue].id, 0};
    if (has_names(people, class->group) || is_group(people, stem.id))
        return (struct stem){group->id, 0};
    for (int g = 0; g < class->group; g++)
        if (people->groups[g].queue == group->queue && !has_names(people, g))
            stem.before += people->groups[g].heads;
    return stem;
}

static struct named_person *add_person(struct named *named, int cls)
{
    struct named_person *person = &named->persons[named->n_persons++];
    int n_days = named->staffing->problem.n_days + 1;
    *person = (struct named_person){.name = "", .cls = cls, .person = PB_NONE};
    person->duty = arena_alloc(&named->arena, (size_t)n_days, sizeof(int));
    person->standby = arena_alloc(&named->arena, (size_t)n_days, sizeof(int));
    for (int i = 0; i < n_days && person->duty != NULL && person->standby != NULL; i++)
        person->duty[i] = person->standby[i] = PB_NONE;
    return person;
}

static void add_class(struct named *named, int cls)
{
    const struct pb_scenario *scenario = named->staffing->scenario;
    const struct staffing_class *class = &named->staffing->classes[cls];
    struct stem stem = stem_of(scenario, class);
    for (size_t i = 0; i < class->n_members; i++) {
        struct named_person *person = add_person(named, cls);
        person->person = class->members[i];
        person->id = scenario->people.persons[person->person].id;
        person->name = scenario->people.persons[person->person].name;
        if (person->name == NULL)
            person->name = "";
    }
    for (int i = 0; i < class->unnamed; i++) {
        struct text id = {0};
        text_printf(&id, "%s-%03d", stem.id, stem.before + i + 1);
        add_person(named, cls)->id = arena_strdup(&named->arena, text_string(&id));
        named->arena.failed = named->arena.failed || id.failed;
        text_release(&id);
    }
}

enum pb_rc people_make(struct named *named)
{
    const struct staffing *staffing = named->staffing;
    size_t n = 0;
    for (size_t c = 0; c < staffing->n_classes; c++)
        n += staffing->classes[c].n_members + (size_t)staffing->classes[c].unnamed;
    named->persons = arena_alloc(&named->arena, n, sizeof *named->persons);
    named->first = arena_alloc(&named->arena, staffing->n_classes + 1, sizeof *named->first);
    for (size_t c = 0; c < staffing->n_classes && !named->arena.failed; c++) {
        add_class(named, (int)c);
        named->first[c + 1] = named->n_persons;
    }
    return named->arena.failed ? PB_MEMORY : PB_OK;
}
