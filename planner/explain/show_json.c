/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "paiban/version.h"
#include "planner/base/civil.h"
#include "planner/explain/case.h"
#include "planner/explain/show.h"
#include "planner/export/json.h"

const char *explain_cause_name(enum explain_cause cause)
{
    static const char *const names[] = {
        [EXPLAIN_NO_SHIFT] = "no_shift",  [EXPLAIN_HEADS] = "heads",
        [EXPLAIN_WEEK] = "week",          [EXPLAIN_REST] = "rest",
        [EXPLAIN_IN_ROW] = "days_in_row", [EXPLAIN_OVERTIME] = "overtime",
        [EXPLAIN_NIGHTS] = "nights",      [EXPLAIN_SEATS] = "seats",
        [EXPLAIN_TRAINING] = "training",  [EXPLAIN_MILITIA] = "militia"};
    return names[cause];
}

static json_t *sets_json(const struct explain_change *change)
{
    json_t *list = json_array();
    for (size_t i = 0; i < change->n_sets; i++)
        export_json_append(&list, json_string(change->sets[i]));
    return list;
}

static json_t *slot_json(const struct explain *explain, int slot)
{
    const struct pb_frame *frame = &explain->base.scenario->frame;
    char text[CIVIL_INSTANT_SIZE];
    civil_format_instant(text, pb_slot_start(frame, slot), frame->utc_offset_min);
    return json_string(text);
}

static json_t *slope_json(const struct capacity_slope *slope)
{
    return json_pack("{s:o,s:o,s:b}", "down", export_json_money(slope->down), "up",
                     export_json_money(slope->up), "proved", slope->proved);
}

static json_t *reason_json(const struct explain_reason *reason)
{
    json_t *object = json_pack("{s:s,s:o}", "cause", explain_cause_name(reason->cause), "price",
                               export_json_money(reason->price));
    if (reason->who != NULL)
        export_json_put(&object, "who", json_string(reason->who));
    if (reason->cause == EXPLAIN_TRAINING)
        export_json_put(&object, "from", export_json_date((int)reason->amount));
    else
        export_json_put(&object, "amount", export_json_number(reason->amount));
    return object;
}

static json_t *reasons_json(const struct explain_spell *spell)
{
    json_t *reasons = json_array();
    for (size_t i = 0; i < spell->n_reasons; i++)
        export_json_append(&reasons, reason_json(&spell->reasons[i]));
    return reasons;
}

static json_t *hour_json(const struct explain *explain, const struct explain_hour *hour)
{
    const struct plan_hour *books = &hour->books;
    json_t *object = json_pack(
        "{s:o,s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "slot_start",
        slot_json(explain, hour->slot), "queue", explain->base.scenario->queues[hour->queue].id,
        "sessions", export_json_number(books->sessions), "need", export_json_number(books->need),
        "on_duty", export_json_number(books->on_duty), "unserved",
        export_json_number(books->unserved), "late", export_json_number(books->late), "price_now",
        slope_json(&hour->now), "price_plan", slope_json(&hour->plan), "value",
        export_json_money(hour->value), "lost_price", export_json_money(hour->lost_price),
        "head_price", export_json_money(hour->head_price), "heads_per_session",
        export_json_number(hour->heads_per_session));
    export_json_put(&object, "price_plan_before", export_json_money(hour->before));
    export_json_put(&object, "reasons", reasons_json(&hour->spell));
    return object;
}

static json_t *lever_json(const struct explain_lever *lever)
{
    return json_pack("{s:s,s:s,s:s,s:o,s:o,s:o,s:b,s:o}", "kind", lever->kind, "who", lever->who,
                     "text", lever->change.text, "size", export_json_number(lever->size),
                     "bound_after", export_json_money(lever->bound_after), "saves",
                     export_json_money(lever->saves), "proved", lever->proved, "set",
                     sets_json(&lever->change));
}

static json_t *spell_json(const struct explain *explain, const struct explain_spell *spell)
{
    return json_pack(
        "{s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "queue",
        explain->base.scenario->queues[spell->queue].id, "from",
        slot_json(explain, spell->slot_from), "to", slot_json(explain, spell->slot_to + 1),
        "sessions", export_json_number(spell->sessions), "unserved",
        export_json_number(spell->unserved), "late_hours", export_json_number(spell->late_hours),
        "cost", export_json_money(spell->cost), "reasons", reasons_json(spell));
}

static json_t *repair_json(const struct explain_repair *repair)
{
    bool planned = !isnan(repair->interval.cost);
    const char *verdict = !planned                                   ? "bound_only"
                          : repair->verdict == WHATIF_PROVED_CHEAPER ? "proved"
                                                                     : "likely";
    return json_pack(
        "{s:s,s:s,s:o,s:s,s:o,s:o,s:o,s:o,s:o,s:o}", "kind", repair->kind, "text",
        repair->change.text, "size", export_json_number(repair->size), "verdict", verdict, "bound",
        export_json_money(repair->interval.bound), "cost", export_json_money(repair->interval.cost),
        "lp", export_json_money(repair->lp_after), "unserved", export_json_number(repair->unserved),
        "late_hours", export_json_number(repair->late_hours), "set", sets_json(&repair->change));
}

static json_t *frame_json(const struct explain *explain)
{
    const struct pb_scenario *scenario = explain->base.scenario;
    return json_pack("{s:s,s:i,s:s,s:s,s:s,s:o,s:o,s:{s:o,s:o,s:o,s:b}}", "paiban", pb_version(),
                     "schema", 1, "scenario", scenario->frame.name, "scenario_hash", scenario->hash,
                     "currency", scenario->frame.currency, "cost",
                     export_json_money(plan_last_book(&explain->plan)->total), "bound",
                     export_json_money(explain_bound(explain)), "lp", "optimum",
                     export_json_money(explain->base.linear.cost), "bound",
                     export_json_money(explain->base.linear.bound), "shortage",
                     export_json_money(explain->base.linear.shortage), "proved", explain->proved);
}

void explain_show_json(const struct explain *explain, struct text *out)
{
    json_t *root = frame_json(explain);
    json_t *hours = json_array(), *levers = json_array();
    json_t *spells = json_array(), *repairs = json_array();
    for (size_t i = 0; i < explain->n_hours; i++)
        export_json_append(&hours, hour_json(explain, &explain->hours[i]));
    for (size_t i = 0; i < explain->n_levers; i++)
        export_json_append(&levers, lever_json(&explain->levers[i]));
    for (size_t i = 0; i < explain->n_spells && i < EXPLAIN_SPELLS_SHOWN; i++)
        export_json_append(&spells, spell_json(explain, &explain->spells[i]));
    for (size_t i = 0; i < explain->n_repairs; i++)
        export_json_append(&repairs, repair_json(&explain->repairs[i]));
    export_json_put(&root, "hours", hours);
    export_json_put(&root, "shortages", spells);
    export_json_put(&root, "repairs", repairs);
    export_json_put(&root, "levers", levers);
    export_json_dump(root, out);
}
