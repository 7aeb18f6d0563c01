/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/explain/levers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/explain/case.h"
#include "planner/explain/change.h"
#include "planner/scenario/field.h"

enum { HOUR_MIN = 60 };

/** One point of a share. */
#define POINT 0.01

/** Levers while they are listed. */
struct list {
    struct explain *explain;
    const struct pb_scenario *scenario;
    struct arena *arena;
    size_t room;
};

static struct explain_lever *add(struct list *list, const char *kind, const char *who)
{
    struct explain *explain = list->explain;
    if (explain->n_levers == list->room)
        return NULL;
    struct explain_lever *lever = &explain->levers[explain->n_levers++];
    *lever = (struct explain_lever){.kind = kind, .who = who, .size = 1};
    return lever;
}

/** Forgets the lever that was added last when nothing can be changed. */
static void drop_empty(struct list *list)
{
    struct explain *explain = list->explain;
    if (explain->n_levers > 0 && explain->levers[explain->n_levers - 1].change.n_sets == 0)
        explain->n_levers--;
}

static void list_agents(struct list *list)
{
    for (size_t q = 0; q < list->scenario->n_queues; q++) {
        int group = change_group_of(list->scenario, (int)q);
        struct explain_lever *lever =
            group == PB_NONE ? NULL : add(list, "agent", list->scenario->queues[q].id);
        if (lever == NULL)
            continue;
        lever->change.text = change_string(list->arena, _("one more agent: %s"),
                                           explain_queue_name(list->scenario, (int)q, list->arena));
        change_add_heads(list->scenario, list->arena, group, 1, &lever->change);
    }
}

static void list_seats(struct list *list)
{
    for (size_t r = 0; r < list->scenario->capacity.n_rooms; r++) {
        const struct pb_room *room = &list->scenario->capacity.rooms[r];
        struct explain_lever *lever = add(list, "seat", room->id);
        if (lever == NULL)
            return;
        bool named = room->name != NULL && *room->name != '\0';
        lever->change.text =
            change_string(list->arena, _("one more seat: %s"), named ? room->name : room->id);
        change_set(list->arena, &lever->change, "capacity.rooms.%s.seats=%d", room->id,
                   room->seats + 1);
    }
}

static void list_militia(struct list *list)
{
    for (size_t i = 0; i < list->scenario->n_militia; i++) {
        const struct pb_militia *pool = &list->scenario->militia[i];
        struct explain_lever *lever = add(list, "militia_hour", pool->id);
        if (lever == NULL)
            return;
        lever->change.text =
            change_string(list->arena, _("one hour more of militia: %s"), change_pool_name(pool));
        change_set(list->arena, &lever->change, "militia.%s.heads=%d", pool->id, pool->heads + 1);
        change_set(list->arena, &lever->change, "militia.%s.at_once=%d", pool->id,
                   pool->at_once + 1);
    }
}

static bool has_function(const struct pb_scenario *scenario, int function)
{
    for (size_t q = 0; q < scenario->n_queues; q++)
        if ((int)scenario->queues[q].function == function)
            return true;
    return false;
}

static void list_functions(struct list *list)
{
    const struct pb_scenario *scenario = list->scenario;
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        const char *name = field_function_names[f];
        const char *word = change_function_text((enum pb_function)f);
        struct explain_lever *lever;
        if (!has_function(scenario, f))
            continue;
        if ((lever = add(list, "chatbot_point", name)) != NULL) {
            lever->change.text = change_string(list->arena, _("one point more chatbot: %s"), word);
            change_add_bot(scenario, list->arena, f, 1, &lever->change);
            drop_empty(list);
        }
        if (scenario->demand.source == PB_DEMAND_HEADS)
            continue;
        if ((lever = add(list, "session_per_shift", name)) == NULL)
            continue;
        lever->change.text = change_string(list->arena, _("one session more a shift: %s"), word);
        for (size_t q = 0; q < scenario->n_queues; q++)
            if ((int)scenario->queues[q].function == f)
                change_set(list->arena, &lever->change, "queues.%s.sessions_per_shift=%.10g",
                           scenario->queues[q].id, scenario->queues[q].sessions_per_shift + 1);
    }
}

static void list_overtime(struct list *list)
{
    const struct pb_limits *limits = &list->scenario->rules.limits;
    struct explain_lever *lever = add(list, "overtime_day_hour", "");
    if (lever != NULL) {
        lever->change.text =
            change_string(list->arena, "%s", _("one hour more overtime allowed a day"));
        change_set(list->arena, &lever->change, "rules.overtime.per_day=%dmin",
                   limits->overtime_per_day_min + HOUR_MIN);
        change_set(list->arena, &lever->change, "rules.max_day=%dmin",
                   limits->max_day_min + HOUR_MIN);
    }
    lever = add(list, "overtime_month_hour", "");
    if (lever == NULL)
        return;
    lever->change.text =
        change_string(list->arena, "%s", _("one hour more overtime allowed a month"));
    change_set(list->arena, &lever->change, "rules.overtime.per_month=%dmin",
               limits->overtime_per_month_min + HOUR_MIN);
}

static void list_targets(struct list *list)
{
    for (size_t i = 0; i < list->scenario->n_targets; i++) {
        const struct pb_target *target = &list->scenario->targets[i];
        struct explain_lever *lever = add(list, "target_point", target->id);
        if (lever == NULL)
            return;
        lever->change.text =
            change_string(list->arena, _("one point less of target: %s"), target->id);
        change_set(list->arena, &lever->change, "targets.%s.served=%.10g%%", target->id,
                   100 * fmax(0, target->served - POINT));
    }
}

/** Hours that the militia of department `id` works in the LP. */
static double militia_hours(const struct explain_case *at, const char *id)
{
    const struct capacity_problem *problem = &at->staffing.problem;
    double hours = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        const struct staffing_class *class = &at->staffing.classes[problem->duties[j].cls];
        if (class->pool != PB_NONE && strcmp(at->scenario->militia[class->pool].id, id) == 0)
            hours += capacity_linear_value(&at->linear, j) *
                     problem->variants[problem->duties[j].variant].hours;
    }
    return hours;
}

/** The price of an hour more: the extra hours are those that the LP takes. */
static void divide_by_hours(const struct explain *explain, const struct explain_case *after,
                            struct explain_lever *lever)
{
    double more = militia_hours(after, lever->who) - militia_hours(&explain->base, lever->who);
    if (more >= 1)
        lever->size = more;
}

/** Solves one lever; *keep is false when the scenario refuses it. */
static enum pb_rc measure(struct explain *explain, struct explain_lever *lever, bool *keep)
{
    struct pb_messages silent = {0};
    struct explain_case after;
    enum pb_rc rc = explain_case_read(explain->request, &lever->change, &after, &silent);
    if (rc == PB_OK)
        rc = explain_case_solve(explain->request, &explain->base, NULL, &after);
    *keep = rc == PB_OK && after.linear.status == PB_STATUS_OPTIMAL;
    if (*keep) {
        if (strcmp(lever->kind, "militia_hour") == 0)
            divide_by_hours(explain, &after, lever);
        lever->bound_after = after.linear.cost;
        lever->saves = (explain->base.linear.cost - after.linear.cost) / lever->size;
        lever->proved = explain->proved && explain_case_proved(&after);
    }
    explain_case_release(&after);
    pb_messages_release(&silent);
    return rc == PB_INVALID ? PB_OK : rc;
}

static int by_saving(const void *left, const void *right)
{
    const struct explain_lever *a = left, *b = right;
    return (a->saves < b->saves) - (a->saves > b->saves);
}

enum pb_rc explain_levers(struct explain *explain)
{
    const struct pb_scenario *scenario = explain->base.scenario;
    struct list list = {.explain = explain,
                        .scenario = scenario,
                        .arena = &explain->arena,
                        .room = scenario->n_queues + scenario->capacity.n_rooms +
                                scenario->n_militia + scenario->n_targets +
                                2 * (size_t)PB_N_FUNCTIONS + 2};
    explain->levers = arena_alloc(&explain->arena, list.room, sizeof *explain->levers);
    if (explain->levers == NULL)
        return PB_MEMORY;
    list_agents(&list);
    list_seats(&list);
    list_militia(&list);
    list_functions(&list);
    list_overtime(&list);
    list_targets(&list);
    enum pb_rc rc = explain->arena.failed ? PB_MEMORY : PB_OK;
    size_t kept = 0;
    for (size_t i = 0; rc == PB_OK && i < explain->n_levers; i++) {
        bool keep = false;
        explain_tell(explain, "levers", (double)i / (double)explain->n_levers);
        rc = pb_stop_reason(&explain->request->options.stop) == PB_STOP_SIGNAL
                 ? PB_INTERRUPTED
                 : measure(explain, &explain->levers[i], &keep);
        if (rc == PB_OK && keep)
            explain->levers[kept++] = explain->levers[i];
    }
    explain->n_levers = kept;
    if (kept > 1)
        qsort(explain->levers, kept, sizeof *explain->levers, by_saving);
    return rc;
}
