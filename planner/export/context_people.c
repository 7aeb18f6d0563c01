/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of context.json: people and militia. */
#include "planner/export/context.h"
#include "planner/export/roles.h"

/** Names of presets are Chinese: where the plan is English the id says it. */
static const char *shown(const struct pb_scenario *scenario, const char *id, const char *name)
{
    if (scenario->frame.language == PB_LANG_ZH)
        return name;
    for (const char *c = name; *c != '\0'; c++)
        if ((unsigned char)*c > 0x7f)
            return id;
    return name;
}

/** Days of leave within the horizon. */
static json_t *leave_of(const struct pb_scenario *scenario, int person)
{
    int first = scenario->frame.first_day, last = first + scenario->frame.n_days - 1;
    json_t *list = json_array();
    for (size_t i = 0; i < scenario->people.n_leave; i++) {
        const struct pb_leave *leave = &scenario->people.leave[i];
        if (leave->person != person || leave->days.last < first || leave->days.first > last)
            continue;
        export_json_append(&list,
                           json_pack("{s:o,s:o,s:s}", "first", export_json_date(leave->days.first),
                                     "last", export_json_date(leave->days.last), "reason",
                                     leave->reason != NULL ? leave->reason : ""));
    }
    return list;
}

static json_t *agent_json(const struct pb_scenario *scenario, const char *id, int group_index,
                          int person)
{
    const struct pb_group *group = &scenario->people.groups[group_index];
    const struct pb_person *who = person != PB_NONE ? &scenario->people.persons[person] : NULL;
    const struct pb_level *level = &scenario->capacity.levels[group->level];
    const struct pb_contract *contract = &scenario->people.contracts[group->contract];
    struct pb_days days = {who != NULL ? who->from_day : group->from_day,
                           who != NULL ? who->to_day : group->to_day};
    return json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:n,s:b,s:o,s:o}", "id", id, "name",
                     who != NULL && who->name != NULL ? who->name : "", "team",
                     scenario->queues[group->queue].id, "role", roles_of_group(scenario, group),
                     "level", shown(scenario, level->id, level->name), "contract",
                     shown(scenario, contract->id, contract->name), "group", group->id, "militia",
                     "placeholder", who == NULL, "days", context_days_json(days), "leave",
                     person != PB_NONE ? leave_of(scenario, person) : json_array());
}

static json_t *called_json(const struct pb_scenario *scenario, const char *id, int pool)
{
    const struct pb_militia *militia = &scenario->militia[pool];
    return json_pack("{s:s,s:s,s:n,s:s,s:s,s:s,s:s,s:s,s:b,s:o,s:[]}", "id", id, "name", "", "team",
                     "role", "militia", "level", "", "contract", "", "group", militia->id,
                     "militia", militia->id, "placeholder", true, "days",
                     context_days_json(militia->days), "leave");
}

/** The groups of persons keep file order; each is one class or several. */
static json_t *rostered_people(const struct plan *plan)
{
    const struct named *roster = &plan->named.roster;
    json_t *list = json_array();
    for (size_t p = 0; p < roster->n_persons; p++) {
        const struct named_person *person = &roster->persons[p];
        const struct staffing_class *class = &plan->staffing.classes[person->cls];
        export_json_append(
            &list, class->pool != PB_NONE
                       ? called_json(plan->scenario, person->id, class->pool)
                       : agent_json(plan->scenario, person->id, class->group, person->person));
    }
    return list;
}

json_t *context_people(const struct plan *plan)
{
    const struct pb_people *people = &plan->scenario->people;
    if (plan->has_roster)
        return rostered_people(plan);
    json_t *list = json_array();
    for (size_t p = 0; p < people->n_persons; p++)
        export_json_append(&list, agent_json(plan->scenario, people->persons[p].id,
                                             people->persons[p].group, (int)p));
    return list;
}

static json_t *posts(const struct pb_scenario *scenario, const struct pb_militia *pool)
{
    json_t *list = json_array();
    for (size_t i = 0; i < pool->queues.n; i++)
        export_json_append(&list, json_string(scenario->queues[pool->queues.at[i]].id));
    return list;
}

json_t *context_militia(const struct pb_scenario *scenario)
{
    json_t *list = json_array();
    for (size_t i = 0; i < scenario->n_militia; i++) {
        const struct pb_militia *pool = &scenario->militia[i];
        json_t *trained =
            pool->trained_by != PB_NONE ? export_json_date(pool->trained_by) : json_null();
        export_json_append(
            &list, json_pack("{s:s,s:s,s:i,s:i,s:o,s:o,s:o,s:o,s:o,s:b}", "id", pool->id, "name",
                             pool->name, "heads", pool->heads, "at_once", pool->at_once, "days",
                             context_days_json(pool->days), "hours",
                             context_spans_json(pool->hours.at, pool->hours.n), "trained_by",
                             trained, "queues", posts(scenario, pool), "cost_per_hour",
                             export_json_number(pool->cost_per_hour), "public", pool->is_public));
    }
    return list;
}
