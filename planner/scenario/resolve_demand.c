/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/demand/builtin.h"
#include "planner/scenario/csv_source.h"
#include "planner/scenario/curve.h"
#include "planner/scenario/resolve.h"
#include "planner/scenario/scalar.h"

/* After-sale sessions by day since the order: cancelling on days 0 to 2, "ship it" 1 to 4,
 * logistics 2 to 8, returns 4 to 20. Illustrative, drawn after what people of the field report. */
static const double aftersale_lag[] = {0.04, 0.05, 0.05, 0.05, 0.06, 0.07, 0.08,
                                       0.08, 0.08, 0.07, 0.06, 0.05, 0.05, 0.04,
                                       0.04, 0.03, 0.03, 0.02, 0.02, 0.02, 0.01};
static const double insale_lag[] = {0.7, 0.2, 0.1};

static struct resolve_names profiles_of(const struct pb_scenario *scenario)
{
    return (struct resolve_names){scenario->demand.profiles, scenario->demand.n_profiles,
                                  sizeof *scenario->demand.profiles, N_("profile")};
}

/* The built-in ones first, replaced by own ones of the same name. */
static void resolve_profiles(struct resolving *r)
{
    const struct raw_curve *raw = r->raw->demand.profiles.at;
    size_t n = r->raw->demand.profiles.n;
    struct pb_demand_input *out = &r->out->demand;
    out->profiles = arena_alloc(r->reading->arena, n + DEMAND_N_BUILTIN, sizeof *out->profiles);
    if (!out->profiles)
        return;
    for (int i = 0; i < DEMAND_N_BUILTIN; i++)
        out->profiles[out->n_profiles++] = *demand_builtin_profile((enum demand_builtin)i);
    for (size_t i = 0; i < n; i++) {
        struct resolve_names names = profiles_of(r->out);
        int index = resolve_index(&names, raw[i].entry.id);
        struct pb_profile profile = {.id = raw[i].entry.id};
        if (!raw[i].entry.node || !curve_read_day(r, &raw[i], profile.share))
            profile = out->profiles[DEMAND_NORMAL];
        profile.id = raw[i].entry.id;
        if (index == PB_NONE)
            index = (int)out->n_profiles++;
        out->profiles[index] = profile;
    }
}

static int profile_named(struct resolving *r, const struct node *parent, int function,
                         const char *id, int otherwise)
{
    struct resolve_names names = profiles_of(r->out);
    const struct node *node = parent;
    if (node && node->kind == NODE_MAP)
        node = node_get(node, field_function_names[function]);
    int index = resolve_index(&names, id);
    if (index != PB_NONE || !id)
        return id ? index : otherwise;
    bool first = function == 0 || (parent && parent->kind == NODE_MAP);
    if (first)
        resolve_name(r, &names, node ? node : r->reading->root, id);
    return otherwise;
}

static void override_day(struct resolving *r, const struct raw_day *raw, const struct node *key)
{
    struct pb_days days = {1, 0};
    struct pb_demand_input *out = &r->out->demand;
    int first = r->out->frame.first_day;
    if (!scalar_days(raw->entry.id, &days)) {
        read_error(r->reading, key, "wrong_value", _("`%s` is not %s"), raw->entry.id,
                   _("a date or days such as `2026-11-01..2026-11-15`"));
        return;
    }
    if (!r->horizon_known)
        return;
    bool inside = days.first >= first && days.last <= first + r->out->frame.n_days;
    if (days.first > days.last || !inside) {
        resolve_days(r, key, days);
        if (days.first <= days.last)
            days.first = days.first < first ? first : days.first;
    }
    int profiles[PB_N_FUNCTIONS];
    for (int f = 0; f < PB_N_FUNCTIONS; f++)
        profiles[f] =
            profile_named(r, node_get(raw->entry.node, "profile"), f, raw->profile[f], PB_NONE);
    for (int day = days.first; day <= days.last && day <= first + r->out->frame.n_days; day++) {
        struct pb_day_kind *kind = &out->days[day - first];
        for (int f = 0; f < PB_N_FUNCTIONS; f++)
            if (profiles[f] != PB_NONE)
                kind->profile[f] = profiles[f];
        if (!isnan(raw->weight))
            kind->weight = raw->weight;
    }
}

static void resolve_day_kinds(struct resolving *r)
{
    const struct raw_demand *raw = &r->raw->demand;
    struct pb_demand_input *out = &r->out->demand;
    const struct node *base = node_get(raw->entry.node, "base_profile");
    struct demand_wave_days input = {
        .frame = &r->out->frame,
        .waves = r->out->waves,
        .n_waves = r->out->n_waves,
        .midnight = DEMAND_MIDNIGHT,
        .evening = DEMAND_EVENING_WAVES,
    };
    size_t n = (size_t)r->out->frame.n_days + 1;
    for (int f = 0; f < PB_N_FUNCTIONS; f++)
        input.base[f] = profile_named(r, base, f, raw->base_profile[f], DEMAND_NORMAL);
    out->days = arena_alloc(r->reading->arena, n, sizeof *out->days);
    if (!out->days)
        return;
    demand_days_from_waves(&input, out->days);
    const struct raw_day *days = raw->days.at;
    const struct node *map = node_get(raw->entry.node, "days");
    for (size_t i = 0; i < raw->days.n; i++)
        override_day(r, &days[i], map->keys[i]);
}

static struct pb_numbers lag_of(struct resolving *r, const struct raw_curve *raw,
                                const double *builtin, size_t n)
{
    struct pb_numbers lag = curve_read(r, raw);
    if (lag.n == 0) {
        lag.at = arena_copy(r->reading->arena, builtin, n, sizeof *builtin);
        lag.n = lag.at ? n : 0;
    }
    curve_scale(lag);
    return lag;
}

static enum pb_demand_source source_of(struct resolving *r)
{
    static const enum pb_demand_source sources[] = {PB_DEMAND_FORECAST, PB_DEMAND_VOLUMES,
                                                    PB_DEMAND_HEADS};
    const struct raw_demand *raw = &r->raw->demand;
    if (raw->source != PB_NONE)
        return sources[raw->source];
    if (raw->heads.file)
        return PB_DEMAND_HEADS;
    return raw->volumes.file ? PB_DEMAND_VOLUMES : PB_DEMAND_FORECAST;
}

static void check_source(struct resolving *r)
{
    const struct raw_demand *raw = &r->raw->demand;
    enum pb_demand_source source = r->out->demand.source;
    const struct node *node = read_at(r->reading, &raw->entry, "source");
    if (source == PB_DEMAND_VOLUMES && !raw->volumes.file)
        read_error(r->reading, node, "missing", _("`demand.volumes` is missing"));
    else if (source == PB_DEMAND_HEADS && !raw->heads.file)
        read_error(r->reading, node, "missing", _("`demand.heads` is missing"));
    else if (source == PB_DEMAND_FORECAST && r->out->n_brands == 0) {
        read_error(r->reading, r->reading->root, "missing", _("there is no demand"));
        pb_hint(r->reading->msgs, _("give brands, or volumes or heads under demand"));
    }
}

void resolve_demand(struct resolving *r)
{
    const struct raw_demand *raw = &r->raw->demand;
    struct pb_demand_input *out = &r->out->demand;
    out->source = source_of(r);
    out->unpaid_share = raw->unpaid_share > 0 ? raw->unpaid_share : 0;
    out->chase_sessions = raw->chase_sessions > 0 ? raw->chase_sessions : 0;
    check_source(r);
    resolve_profiles(r);
    resolve_day_kinds(r);
    out->aftersale_lag =
        lag_of(r, &raw->aftersale_lag, aftersale_lag, sizeof aftersale_lag / sizeof *aftersale_lag);
    out->insale_lag =
        lag_of(r, &raw->insale_lag, insale_lag, sizeof insale_lag / sizeof *insale_lag);
    resolve_prior(r);
    resolve_direct(r);
}
