/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/whatif/compare.h"

#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/text.h"

static const struct pf_context *context(const struct compare *compare, int side)
{
    return &compare->plans[side].context;
}

static const struct pf_frame *frame(const struct compare *compare, int side)
{
    return &context(compare, side)->frame;
}

/** The first of two figures of plan.json that is there. */
static double number_of(const struct plan_folder *plan, const char *path, const char *other)
{
    double value = plan_folder_number(plan, path);
    return isnan(value) ? plan_folder_number(plan, other) : value;
}

static void compare_costs(struct compare *compare)
{
    for (int side = 0; side < 2; side++) {
        const struct plan_folder *plan = &compare->plans[side];
        *whatif_pair_side(&compare->cost, side) = number_of(plan, "named.cost", "capacity.cost");
        *whatif_pair_side(&compare->bound, side) = plan_folder_number(plan, "capacity.bound");
        *whatif_pair_side(&compare->gap, side) = plan->stage == PF_ROSTER
                                                     ? plan_folder_number(plan, "named.gap")
                                                     : plan_folder_number(plan, "capacity.gap");
        for (int kind = 0; kind < PB_N_COST_KINDS; kind++) {
            struct text path = {0};
            text_printf(&path, "cost_by_kind.%s", pb_cost_kind_name((enum pb_cost_kind)kind));
            *whatif_pair_side(&compare->cost_by_kind[kind], side) =
                number_of(plan, text_string(&path), "");
            text_release(&path);
        }
    }
}

static struct compare_team *team_entry(struct compare *compare, const struct pf_queue *queue)
{
    for (size_t i = 0; i < compare->n_teams; i++)
        if (strcmp(compare->teams[i].id, queue->id) == 0)
            return &compare->teams[i];
    struct compare_team *team = &compare->teams[compare->n_teams++];
    team->id = queue->id;
    team->name = queue->name;
    return team;
}

/** The entry of a date, NULL when only one plan covers it. */
static struct compare_day *day_entry(struct compare *compare, int day)
{
    for (size_t i = 0; i < compare->n_days; i++)
        if (compare->days[i].day == day)
            return &compare->days[i];
    return NULL;
}

static void list_days(struct compare *compare)
{
    const struct pf_frame *first = frame(compare, 0), *second = frame(compare, 1);
    for (int day = first->first_day; day < first->first_day + first->n_days; day++)
        if (day >= second->first_day && day < second->first_day + second->n_days)
            compare->days[compare->n_days++].day = day;
    compare->other_days =
        compare->n_days != (size_t)first->n_days || compare->n_days != (size_t)second->n_days;
}

static void add_to(struct whatif_pair *pair, int side, double value)
{
    *whatif_pair_side(pair, side) += value;
}

static void add_hour(struct compare_figures *figures, int side, const struct pf_hour *hour,
                     double hours)
{
    add_to(&figures->sessions, side, hour->sessions);
    add_to(&figures->served, side, hour->served);
    add_to(&figures->unserved, side, hour->unserved);
    add_to(&figures->late_hours, side, hour->late * hours);
    add_to(&figures->on_duty, side, hour->on_duty * hours);
    add_to(&figures->borrowed, side, hour->borrowed * hours);
    add_to(&figures->militia, side, hour->militia * hours);
}

static void add_hours(struct compare *compare, int side)
{
    const struct plan_folder *plan = &compare->plans[side];
    const struct pf_frame *at = frame(compare, side);
    int per_day = at->n_slots / at->n_days;
    for (int t = 0; t < at->n_slots; t++)
        for (size_t q = 0; q < context(compare, side)->n_queues; q++) {
            const struct pf_hour *hour = plan_folder_hour(plan, t, (int)q);
            struct compare_day *day = day_entry(compare, at->first_day + t / per_day);
            double hours = at->slot_min / 60.0;
            add_hour(&compare->total, side, hour, hours);
            add_hour(&team_entry(compare, &context(compare, side)->queues[q])->figures, side, hour,
                     hours);
            if (day != NULL)
                add_hour(&day->figures, side, hour, hours);
        }
}

static void add_shift(struct compare_figures *figures, int side, const struct pf_shift *shift)
{
    add_to(&figures->shifts, side, shift->heads);
    add_to(&figures->paid_hours, side, shift->heads * shift->paid_hours);
}

static void add_shifts(struct compare *compare, int side)
{
    const struct plan_folder *plan = &compare->plans[side];
    for (size_t i = 0; i < plan->n_shifts; i++) {
        const struct pf_shift *shift = &plan->shifts[i];
        struct compare_day *day = day_entry(compare, frame(compare, side)->first_day + shift->day);
        add_shift(&compare->total, side, shift);
        if (shift->team != PB_NONE)
            add_shift(&team_entry(compare, &context(compare, side)->queues[shift->team])->figures,
                      side, shift);
        if (day != NULL)
            add_shift(&day->figures, side, shift);
    }
}

/** The queue of the second plan that is called as queue `q` of the first, or PB_NONE. */
static int same_queue(const struct compare *compare, size_t q)
{
    for (size_t k = 0; k < context(compare, 1)->n_queues; k++)
        if (strcmp(context(compare, 0)->queues[q].id, context(compare, 1)->queues[k].id) == 0)
            return (int)k;
    return PB_NONE;
}

static void compare_hour(struct compare *compare, int slot, size_t q, int other)
{
    const struct pf_hour *hours[2] = {plan_folder_hour(&compare->plans[0], slot, (int)q), NULL};
    int64_t start = plan_folder_slot_start(&compare->plans[0], slot);
    int64_t slots_later =
        (start - plan_folder_slot_start(&compare->plans[1], 0)) / frame(compare, 1)->slot_min;
    if (slots_later < 0 || slots_later >= frame(compare, 1)->n_slots)
        return;
    hours[1] = plan_folder_hour(&compare->plans[1], (int)slots_later, other);
    struct whatif_hour hour = {
        .start = start,
        .queue = context(compare, 0)->queues[q].id,
        .need = {hours[0]->need, hours[1]->need},
        .on_duty = {hours[0]->on_duty, hours[1]->on_duty},
        .unserved = {hours[0]->unserved, hours[1]->unserved},
        .late = {hours[0]->late, hours[1]->late},
    };
    if (whatif_pair_differs(&hour.need) || whatif_pair_differs(&hour.on_duty) ||
        whatif_pair_differs(&hour.unserved) || whatif_pair_differs(&hour.late))
        compare->hours[compare->n_hours++] = hour;
}

static double missed_more(const struct whatif_hour *hour)
{
    return fabs(hour->unserved.variant + hour->late.variant - hour->unserved.base -
                hour->late.base);
}

static int compare_two_hours(const void *left, const void *right)
{
    const struct whatif_hour *a = left, *b = right;
    double first[2] = {missed_more(a), missed_more(b)};
    double second[2] = {fabs(a->on_duty.variant - a->on_duty.base),
                        fabs(b->on_duty.variant - b->on_duty.base)};
    if (first[0] != first[1])
        return first[0] < first[1] ? 1 : -1;
    if (second[0] != second[1])
        return second[0] < second[1] ? 1 : -1;
    if (a->start != b->start)
        return a->start > b->start ? 1 : -1;
    return strcmp(a->queue, b->queue);
}

static void compare_hours(struct compare *compare)
{
    const struct pf_frame *first = frame(compare, 0), *second = frame(compare, 1);
    compare->has_hours =
        first->slot_min == second->slot_min && first->day_start_min == second->day_start_min;
    for (size_t q = 0; compare->has_hours && q < context(compare, 0)->n_queues; q++) {
        int other = same_queue(compare, q);
        for (int t = 0; other != PB_NONE && t < first->n_slots; t++)
            compare_hour(compare, t, q, other);
    }
    if (compare->n_hours > 1)
        qsort(compare->hours, compare->n_hours, sizeof *compare->hours, compare_two_hours);
}

static bool figures_differ(const struct compare_figures *figures)
{
    const struct whatif_pair pairs[] = {figures->sessions,   figures->served,  figures->unserved,
                                        figures->late_hours, figures->on_duty, figures->borrowed,
                                        figures->militia,    figures->shifts,  figures->paid_hours};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (whatif_pair_differs(&pairs[i]))
            return true;
    return false;
}

static bool any_difference(const struct compare *compare)
{
    if (compare->other_days || compare->n_hours > 0 || compare->n_changes > 0 ||
        whatif_pair_differs(&compare->cost) || figures_differ(&compare->total) ||
        compare->plans[0].stage != compare->plans[1].stage)
        return true;
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        if (whatif_pair_differs(&compare->cost_by_kind[kind]))
            return true;
    for (size_t i = 0; i < compare->n_teams; i++)
        if (figures_differ(&compare->teams[i].figures))
            return true;
    for (size_t i = 0; i < compare->n_days; i++)
        if (figures_differ(&compare->days[i].figures))
            return true;
    return false;
}

static enum pb_rc check_stages(const struct plan_folder plans[2], struct pb_messages *messages)
{
    for (int side = 0; side < 2; side++)
        if (plans[side].stage == PF_FORECAST) {
            pb_error(messages, NULL, "no_plan",
                     _("%s stops at the forecast: there are no shifts to compare"),
                     plans[side].path);
            return PB_INVALID;
        }
    return PB_OK;
}

/** Says what is not alike and so not compared. */
static void note_limits(const struct compare *compare, struct pb_messages *messages)
{
    const struct pf_frame *first = frame(compare, 0), *second = frame(compare, 1);
    if (strcmp(first->name, second->name) != 0)
        pb_note(messages, NULL, "other_scenario",
                _("the plans are of different scenarios: '%s' and '%s'"), first->name,
                second->name);
    if (strcmp(first->currency, second->currency) != 0)
        pb_note(messages, NULL, "other_currency",
                _("the costs are in different currencies: %s and %s"), first->currency,
                second->currency);
    if (compare->other_days)
        pb_note(
            messages, NULL, "other_days",
            _("the plans cover different days: day by day only the %zu they share are compared"),
            compare->n_days);
    if (!compare->has_hours)
        pb_note(messages, NULL, "other_slots",
                _("the plans have different time steps: hours are not compared"));
    for (int side = 0; side < 2; side++)
        if (compare->plans[side].stage != PF_ROSTER)
            pb_note(messages, NULL, "no_roster",
                    _("%s names nobody: people are not compared, and its cost is that of the "
                      "shifts without names"),
                    compare->plans[side].path);
}

static bool allocate(struct compare *compare)
{
    size_t n_queues = context(compare, 0)->n_queues + context(compare, 1)->n_queues;
    size_t n_hours = context(compare, 0)->n_queues * (size_t)frame(compare, 0)->n_slots;
    compare->teams = arena_alloc(&compare->arena, n_queues, sizeof *compare->teams);
    compare->days =
        arena_alloc(&compare->arena, (size_t)frame(compare, 0)->n_days, sizeof *compare->days);
    compare->hours = arena_alloc(&compare->arena, n_hours, sizeof *compare->hours);
    return !compare->arena.failed;
}

enum pb_rc compare_make(const struct plan_folder plans[2], struct compare *out,
                        struct pb_messages *messages)
{
    *out = (struct compare){.plans = plans};
    enum pb_rc rc = check_stages(plans, messages);
    if (rc == PB_OK && !allocate(out))
        rc = PB_MEMORY;
    if (rc == PB_OK) {
        list_days(out);
        compare_costs(out);
        for (int side = 0; side < 2; side++) {
            add_hours(out, side);
            add_shifts(out, side);
        }
        compare_hours(out);
        out->has_people = plans[0].stage == PF_ROSTER && plans[1].stage == PF_ROSTER;
        if (out->has_people)
            rc = compare_people(out);
    }
    if (rc != PB_OK) {
        compare_release(out);
        return rc;
    }
    out->differs = any_difference(out);
    note_limits(out, messages);
    return PB_OK;
}

void compare_release(struct compare *compare)
{
    arena_release(&compare->arena);
    *compare = (struct compare){.plans = NULL};
}
