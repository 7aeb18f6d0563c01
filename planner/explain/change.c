/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/explain/change.h"

#include <math.h>
#include <stdarg.h>

#include "planner/base/gettext.h"
#include "planner/base/text.h"
#include "planner/scenario/field.h"

__attribute__((format(printf, 2, 0))) static const char *
format_in(struct arena *arena, const char *format, va_list arguments)
{
    struct text text = {0};
    text_vprintf(&text, format, arguments);
    char *copy = text.failed ? NULL : arena_strdup(arena, text_string(&text));
    text_release(&text);
    return copy != NULL ? copy : "";
}

const char *change_string(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = format_in(arena, format, arguments);
    va_end(arguments);
    return text;
}

void change_set(struct arena *arena, struct explain_change *change, const char *format, ...)
{
    if (change->sets == NULL)
        change->sets = arena_alloc(arena, CHANGE_SETS, sizeof *change->sets);
    if (change->sets == NULL || change->n_sets == CHANGE_SETS)
        return;
    va_list arguments;
    va_start(arguments, format);
    change->sets[change->n_sets++] = format_in(arena, format, arguments);
    va_end(arguments);
}

bool change_is_written(const struct pb_scenario *scenario, const char *path)
{
    const char *file;
    int line, column;
    return pb_scenario_place(scenario, path, &file, &line, &column);
}

int change_group_of(const struct pb_scenario *scenario, int queue)
{
    int found = PB_NONE;
    for (size_t i = 0; i < scenario->people.n_groups; i++) {
        const struct pb_group *group = &scenario->people.groups[i];
        if (group->queue != queue || group->qc)
            continue;
        if (found == PB_NONE || (group->heads > 0 && scenario->people.groups[found].heads == 0))
            found = (int)i;
    }
    return found;
}

/** `skills: [...]` of a group, or "". */
static const char *skills_of(const struct pb_scenario *scenario, struct arena *arena,
                             const struct pb_group *group)
{
    struct text text = {0};
    if (group->skills_given)
        text_append(&text, ", skills: [");
    for (size_t i = 0; group->skills_given && i < group->skills.n; i++)
        text_printf(&text, "%s%s", i > 0 ? ", " : "", scenario->queues[group->skills.at[i]].id);
    if (group->skills_given)
        text_append(&text, "]");
    const char *copy = change_string(arena, "%s", text_string(&text));
    text_release(&text);
    return copy;
}

void change_add_heads(const struct pb_scenario *scenario, struct arena *arena, int group, int more,
                      struct explain_change *change)
{
    const struct pb_group *like = &scenario->people.groups[group];
    const char *path = change_string(arena, "people.groups.%s.heads", like->id);
    if (like->heads > 0 && change_is_written(scenario, path)) {
        change_set(arena, change, "%s=%d", path, like->heads + more);
        return;
    }
    const char *room =
        like->room == PB_NONE
            ? ""
            : change_string(arena, ", room: %s", scenario->capacity.rooms[like->room].id);
    change_set(arena, change,
               "people.groups.more_%d={team: %s, level: %s, contract: %s, heads: %d%s%s%s}", group,
               scenario->queues[like->queue].id, scenario->capacity.levels[like->level].id,
               scenario->people.contracts[like->contract].id, more, room,
               like->leads ? ", leads: yes" : "", skills_of(scenario, arena, like));
}

static const char *percent(struct arena *arena, double share)
{
    return change_string(arena, "%.10g%%", 100 * share);
}

void change_add_bot(const struct pb_scenario *scenario, struct arena *arena, int function,
                    double points, struct explain_change *change)
{
    const char *name = field_function_names[function];
    const struct pb_demand_input *demand = &scenario->demand;
    double all = fmin(1, scenario->capacity.bot_share[function] + points / 100);
    bool direct = demand->source == PB_DEMAND_VOLUMES && !demand->after_bot;
    if (demand->source != PB_DEMAND_FORECAST && !direct)
        return;
    change_set(arena, change, "capacity.bot_share.%s=%s", name, percent(arena, all));
    for (size_t i = 0; demand->source == PB_DEMAND_FORECAST && i < scenario->n_brands; i++) {
        const struct pb_brand *brand = &scenario->brands[i];
        const char *path = change_string(arena, "brands.%s.bot_share", brand->id);
        if (change_is_written(scenario, path))
            change_set(arena, change, "%s.%s=%s", path, name,
                       percent(arena, fmin(1, brand->bot_share[function] + points / 100)));
    }
}

const char *change_function_text(enum pb_function function)
{
    switch (function) {
    case PB_PRESALE:
        return _("presale");
    case PB_INSALE:
        return _("in-sale");
    case PB_AFTERSALE:
        return _("after-sale");
    case PB_N_FUNCTIONS:
        break;
    }
    return "";
}

const char *change_pool_name(const struct pb_militia *pool)
{
    return pool->name != NULL && *pool->name != '\0' ? pool->name : pool->id;
}

const char *explain_queue_name(const struct pb_scenario *scenario, int queue, struct arena *arena)
{
    const struct pb_queue *at = &scenario->queues[queue];
    const struct pb_department *department = &scenario->departments[at->department];
    bool named = department->name != NULL && *department->name != '\0';
    return change_string(arena, "%s %s", named ? department->name : department->id,
                         change_function_text(at->function));
}
