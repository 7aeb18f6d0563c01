/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paiban/version.h"
#include "planner/base/civil.h"
#include "planner/export/json.h"
#include "planner/whatif/compare_show.h"
#include "planner/whatif/json_figures.h"

static json_t *figures_json(const struct compare_figures *figures)
{
    const struct {
        const char *key;
        const struct whatif_pair *pair;
    } pairs[] = {{"sessions", &figures->sessions},     {"served", &figures->served},
                 {"unserved", &figures->unserved},     {"late_hours", &figures->late_hours},
                 {"on_duty_hours", &figures->on_duty}, {"borrowed_hours", &figures->borrowed},
                 {"militia_hours", &figures->militia}, {"shifts", &figures->shifts},
                 {"paid_hours", &figures->paid_hours}};
    json_t *object = json_object();
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        export_json_put(&object, pairs[i].key, figures_pair(pairs[i].pair));
    return object;
}

static json_t *costs_json(const struct compare *compare)
{
    json_t *kinds = json_object();
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        export_json_put(&kinds, pb_cost_kind_name((enum pb_cost_kind)kind),
                        figures_pair(&compare->cost_by_kind[kind]));
    return kinds;
}

static json_t *teams_json(const struct compare *compare)
{
    json_t *list = json_array();
    for (size_t i = 0; i < compare->n_teams; i++) {
        json_t *team = figures_json(&compare->teams[i].figures);
        export_json_put(&team, "team", json_string(compare->teams[i].id));
        export_json_append(&list, team);
    }
    return list;
}

static json_t *days_json(const struct compare *compare)
{
    json_t *list = json_array();
    for (size_t i = 0; i < compare->n_days; i++) {
        json_t *day = figures_json(&compare->days[i].figures);
        export_json_put(&day, "date", export_json_date(compare->days[i].day));
        export_json_append(&list, day);
    }
    return list;
}

static json_t *hours_json(const struct compare *compare)
{
    const int offset_min = compare->plans[0].context.frame.utc_offset_min;
    json_t *list = json_array();
    for (size_t i = 0; i < compare->n_hours; i++)
        export_json_append(&list, figures_hour(&compare->hours[i], offset_min));
    return list;
}

static json_t *people_json(const struct compare *compare)
{
    json_t *list = json_array();
    for (size_t i = 0; i < compare->n_changes; i++) {
        const struct compare_change *change = &compare->changes[i];
        export_json_append(&list,
                           json_pack("{s:s,s:s,s:s,s:o,s:{s:s,s:s},s:{s:s,s:s}}", "person",
                                     change->person, "name", change->name, "team", change->team,
                                     "date", export_json_date(change->day), "shift", "base",
                                     change->shifts[0], "variant", change->shifts[1], "moves",
                                     "base", change->moves[0], "variant", change->moves[1]));
    }
    return list;
}

void compare_show_json(const struct compare *compare, struct text *out)
{
    const struct pf_frame *frames[2] = {&compare->plans[0].context.frame,
                                        &compare->plans[1].context.frame};
    json_t *root = json_pack(
        "{s:s,s:i,s:[s,s],s:{s:s,s:s},s:b,s:b,s:b,s:b,s:I}", "paiban", pb_version(), "schema", 1,
        "plans", compare->plans[0].path, compare->plans[1].path, "scenario_hash", "base",
        frames[0]->scenario_hash, "variant", frames[1]->scenario_hash, "same", !compare->differs,
        "same_days", !compare->other_days, "hours_compared", compare->has_hours, "people_compared",
        compare->has_people, "people_who_differ", (json_int_t)compare->n_people);
    export_json_put(&root, "cost", figures_pair(&compare->cost));
    export_json_put(&root, "bound", figures_pair(&compare->bound));
    export_json_put(&root, "gap", figures_pair(&compare->gap));
    export_json_put(&root, "cost_by_kind", costs_json(compare));
    export_json_put(&root, "total", figures_json(&compare->total));
    export_json_put(&root, "teams", teams_json(compare));
    export_json_put(&root, "days", days_json(compare));
    export_json_put(&root, "hours", hours_json(compare));
    export_json_put(&root, "people", people_json(compare));
    export_json_dump(root, out);
}
