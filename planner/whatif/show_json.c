/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "paiban/version.h"
#include "planner/base/civil.h"
#include "planner/whatif/show.h"

/** To a millionth, so that 15 digits read back to the same number; what is unknown is null. */
static json_t *figure(double value)
{
    double rounded = round(value * 1e6) / 1e6;
    return isfinite(value) ? json_real(rounded == 0 ? 0 : rounded) : json_null();
}

/** Puts `value` into `object`; what memory lacks for ends as NULL, at any depth. */
static void put(json_t **object, const char *key, json_t *value)
{
    if (json_object_set_new(*object, key, value) == 0)
        return;
    json_decref(*object);
    *object = NULL;
}

static void append(json_t **list, json_t *value)
{
    if (json_array_append_new(*list, value) == 0)
        return;
    json_decref(*list);
    *list = NULL;
}

static json_t *pair_json(const struct whatif_pair *pair)
{
    return json_pack("{s:o,s:o,s:o}", "base", figure(pair->base), "variant", figure(pair->variant),
                     "difference", figure(pair->variant - pair->base));
}

static json_t *interval_json(const struct whatif_interval *interval)
{
    return json_pack("[o,o]", figure(interval->bound), figure(interval->cost));
}

static json_t *answer_json(const struct whatif *whatif, const struct whatif_sheet *sheet)
{
    const struct whatif_interval *base = &whatif->intervals[WHATIF_BASE];
    const struct whatif_interval *variant = &whatif->intervals[WHATIF_VARIANT];
    return json_pack("{s:s,s:o,s:{s:o,s:o,s:[o,o]}}", "verdict",
                     whatif_verdict_name(whatif->verdict), "cost", pair_json(&sheet->cost),
                     "between", "base", interval_json(base), "variant", interval_json(variant),
                     "difference", figure(variant->bound - base->cost),
                     figure(variant->cost - base->bound));
}

static json_t *service_json(const struct whatif_sheet *sheet)
{
    return json_pack("{s:o,s:o,s:o,s:o,s:o}", "sessions", pair_json(&sheet->sessions), "served",
                     pair_json(&sheet->served), "unserved", pair_json(&sheet->unserved),
                     "backlog_end", pair_json(&sheet->waiting), "late_hours",
                     pair_json(&sheet->late_hours));
}

static json_t *costs_json(const struct whatif_sheet *sheet)
{
    json_t *kinds = json_object();
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        put(&kinds, pb_cost_kind_name((enum pb_cost_kind)kind),
            pair_json(&sheet->cost_by_kind[kind]));
    return kinds;
}

static json_t *count_json(const struct whatif_people *people)
{
    return json_pack("{s:o,s:o,s:o}", "heads", pair_json(&people->heads), "shifts",
                     pair_json(&people->shifts), "paid_hours", pair_json(&people->hours));
}

static json_t *people_json(const struct whatif_sheet *sheet)
{
    static const char *const names[PLAN_N_PEOPLE] = {[PLAN_AGENTS] = "agents",
                                                     [PLAN_OUTSOURCED] = "outsourced",
                                                     [PLAN_QC_DESK] = "qc",
                                                     [PLAN_MILITIA] = "militia"};
    json_t *people = json_object();
    for (int kind = 0; kind < PLAN_N_PEOPLE; kind++)
        put(&people, names[kind], count_json(&sheet->people[kind]));
    put(&people, "paid_hours", pair_json(&sheet->paid_hours));
    put(&people, "borrowed_hours", pair_json(&sheet->borrowed_hours));
    return people;
}

/** Classes of agents with their overtime, or the departments of the militia. */
static json_t *classes_json(const struct whatif_sheet *sheet, bool militia)
{
    json_t *list = json_array();
    for (size_t i = 0; i < sheet->n_classes; i++) {
        const struct whatif_class *class = &sheet->classes[i];
        if (class->militia != militia)
            continue;
        json_t *entry = count_json(&class->people);
        put(&entry, militia ? "department" : "class", json_string(class->id));
        if (!militia) {
            put(&entry, "ot150_hours", pair_json(&class->ot150));
            put(&entry, "ot200_hours", pair_json(&class->ot200));
            put(&entry, "ot300_hours", pair_json(&class->ot300));
        }
        append(&list, entry);
    }
    return list;
}

static json_t *hours_json(const struct whatif *whatif, const struct whatif_sheet *sheet)
{
    json_t *list = json_array();
    for (size_t i = 0; i < sheet->n_hours; i++) {
        const struct whatif_hour *hour = &sheet->hours[i];
        char start[CIVIL_INSTANT_SIZE];
        civil_format_instant(start, hour->start,
                             whatif->scenarios[WHATIF_BASE]->frame.utc_offset_min);
        append(&list,
               json_pack("{s:s,s:s,s:o,s:o,s:o,s:o}", "slot_start", start, "queue", hour->queue,
                         "need", pair_json(&hour->need), "on_duty", pair_json(&hour->on_duty),
                         "unserved", pair_json(&hour->unserved), "late", pair_json(&hour->late)));
    }
    return list;
}

static json_t *changes_json(const struct whatif *whatif)
{
    json_t *list = json_array();
    for (size_t i = 0; i < whatif->n_changes; i++)
        append(&list, json_string(whatif->changes[i]));
    return list;
}

static json_t *quality_json(const struct whatif *whatif, const struct whatif_sheet *sheet)
{
    const struct plan *plans = whatif->plans;
    return json_pack("{s:o,s:o,s:{s:s,s:s}}", "bound", pair_json(&sheet->bound), "gap",
                     pair_json(&sheet->gap), "status", "base",
                     pb_status_name(plans[WHATIF_BASE].capacity.status), "variant",
                     pb_status_name(plans[WHATIF_VARIANT].capacity.status));
}

static json_t *frame_json(const struct whatif *whatif)
{
    const struct pb_scenario *base = whatif->scenarios[WHATIF_BASE];
    const struct plan *variant = &whatif->plans[WHATIF_VARIANT];
    return json_pack("{s:s,s:i,s:s,s:{s:s,s:s},s:s,s:s,s:I,s:o}", "paiban", pb_version(), "schema",
                     1, "scenario", base->frame.name, "scenario_hash", "base", base->hash,
                     "variant", whatif->scenarios[WHATIF_VARIANT]->hash, "currency",
                     base->frame.currency, "stage", variant->has_roster ? "roster" : "capacity",
                     "seed", (json_int_t)variant->seed, "changes", changes_json(whatif));
}

void whatif_show_json(const struct whatif *whatif, const struct whatif_sheet *sheet,
                      struct text *out)
{
    json_t *root = frame_json(whatif);
    put(&root, "answer", answer_json(whatif, sheet));
    put(&root, "service", service_json(sheet));
    put(&root, "cost_by_kind", costs_json(sheet));
    put(&root, "guaranteed_pay", pair_json(&sheet->guaranteed_pay));
    put(&root, "quality", quality_json(whatif, sheet));
    put(&root, "people", people_json(sheet));
    put(&root, "classes", classes_json(sheet, false));
    put(&root, "militia", classes_json(sheet, true));
    put(&root, "worst_hours", hours_json(whatif, sheet));
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    json_decref(root);
    if (text == NULL) {
        out->failed = true;
        return;
    }
    text_append(out, text);
    text_append_char(out, '\n');
    free(text);
}
