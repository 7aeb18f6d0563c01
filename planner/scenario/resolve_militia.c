/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/scenario/resolve.h"

static int given_or(int value, int otherwise)
{
    return value == PB_NONE ? otherwise : value;
}

static void take_caps(const struct resolving *r, const struct raw_militia *raw,
                      struct pb_militia *out)
{
    const struct pb_limits *rules = &r->out->rules.limits;
    out->main_job_day_min = given_or(raw->main_job_day, 0);
    out->main_job_week_min = given_or(raw->main_job_week, 0);
    out->max_day_min = given_or(raw->max_day, rules->max_day_min);
    out->max_week_min = given_or(raw->max_week, rules->max_week_min);
    out->rest_min = given_or(raw->rest, rules->rest_min);
}

static void check_cost(struct resolving *r, const struct raw_militia *raw, struct pb_militia *out)
{
    out->cost_per_hour = isnan(raw->cost.rate) ? 0 : raw->cost.rate;
    if (raw->cost.basis == PB_PAY_HOUR)
        return;
    read_error(r->reading, read_at(r->reading, &raw->entry, "cost"), "wrong_unit",
               _("the cost of the militia is per hour"));
    pb_hint(r->reading->msgs, _("write `25/h`"));
}

static void check_training(struct resolving *r, const struct raw_militia *raw,
                           const struct pb_militia *out)
{
    if (raw->trained_by != PB_NONE && raw->trained_by > out->days.last) {
        read_error(r->reading, read_at(r->reading, &raw->entry, "trained_by"), "contradiction",
                   _("trained only after the last of their days"));
    }
    if (raw->trained_by != PB_NONE && raw->trained_on != PB_NONE &&
        raw->trained_on >= raw->trained_by)
        read_error(r->reading, read_at(r->reading, &raw->entry, "trained_on"), "contradiction",
                   _("the training ends on or after the day they may serve from"));
}

static void check_stints(struct resolving *r, const struct raw_militia *raw,
                         const struct pb_militia *out)
{
    int longest = 0;
    for (size_t i = 0; i < raw->hours.n; i++) {
        int length = raw->hours.at[i].to_min - raw->hours.at[i].from_min;
        longest = length > longest ? length : longest;
    }
    for (size_t i = 0; i < raw->lengths.n; i++)
        if (raw->lengths.at[i] <= longest &&
            raw->lengths.at[i] + out->main_job_day_min <= out->max_day_min)
            return;
    if (raw->lengths.n == 0 || raw->hours.n == 0)
        return;
    read_error(r->reading, read_at(r->reading, &raw->entry, "lengths"), "contradiction",
               _("no stint fits into their hours and the hours a day allowed with the main job"));
}

static int trained_on(const struct raw_militia *raw, const struct pb_militia *out)
{
    if (raw->trained_on != PB_NONE)
        return raw->trained_on;
    if (raw->trained_by != PB_NONE)
        return raw->trained_by - 1;
    return out->days.first - 1;
}

static bool take_militia(struct resolving *r, const struct raw_militia *raw, struct pb_militia *out)
{
    struct resolve_names rooms = resolve_rooms_of(r->out);
    const struct node *queues = node_get(raw->entry.node, "queues");
    out->id = raw->entry.id;
    out->name = raw->name ? raw->name : raw->entry.id;
    out->heads = given_or(raw->heads, 0);
    out->at_once = given_or(raw->at_once, out->heads);
    out->days = resolve_days(r, node_get(raw->entry.node, "days"), raw->days);
    out->hours = raw->hours;
    out->lengths_min = raw->lengths;
    out->start_step_min = given_or(raw->start_step, 60);
    out->queues = resolve_queue_list(r, queues, raw->queues);
    out->productivity = raw->productivity;
    out->trained_by = raw->trained_by;
    out->trained_on = trained_on(raw, out);
    out->is_public = raw->is_public == 1;
    out->room = resolve_name(r, &rooms, read_at(r->reading, &raw->entry, "room"), raw->room);
    take_caps(r, raw, out);
    check_cost(r, raw, out);
    check_training(r, raw, out);
    check_stints(r, raw, out);
    if (out->at_once > out->heads) {
        read_error(r->reading, read_at(r->reading, &raw->entry, "at_once"), "contradiction",
                   _("more at once than there are heads"));
    }
    return !out->is_public || r->out->include_public;
}

void resolve_militia(struct resolving *r)
{
    const struct raw_militia *raw = r->raw->militia.at;
    size_t n = r->raw->militia.n;
    r->out->militia = arena_alloc(r->reading->arena, n, sizeof *r->out->militia);
    for (size_t i = 0; r->out->militia && i < n; i++) {
        struct pb_militia militia = {0};
        if (take_militia(r, &raw[i], &militia))
            r->out->militia[r->out->n_militia++] = militia;
    }
}
