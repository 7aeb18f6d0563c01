/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paiban/version.h"
#include "planner/base/civil.h"
#include "planner/export/json.h"
#include "planner/whatif/json_figures.h"
#include "planner/whatif/show.h"

static json_t *interval_json(const struct whatif_interval *interval)
{
    return json_pack("[o,o]", export_json_money(interval->bound),
                     export_json_money(interval->cost));
}

static json_t *answer_json(const struct whatif *whatif, const struct whatif_sheet *sheet)
{
    const struct whatif_interval *base = &whatif->intervals[WHATIF_BASE];
    const struct whatif_interval *variant = &whatif->intervals[WHATIF_VARIANT];
    return json_pack("{s:s,s:o,s:{s:o,s:o,s:[o,o]}}", "verdict",
                     whatif_verdict_name(whatif->verdict), "cost", figures_pair(&sheet->cost),
                     "between", "base", interval_json(base), "variant", interval_json(variant),
                     "difference", export_json_money(variant->bound - base->cost),
                     export_json_money(variant->cost - base->bound));
}

static json_t *causes_json(const struct whatif *whatif)
{
    const struct whatif_split *split = &whatif->split;
    if (!split->known)
        return json_null();
    return json_pack(
        "{s:o,s:o,s:o,s:o,s:o,s:o}", "demand", export_json_money(split->parts[OVERRIDE_DEMAND]),
        "capacity", export_json_money(split->parts[OVERRIDE_CAPACITY]), "rules",
        export_json_money(split->parts[OVERRIDE_RULES]), "prices",
        export_json_money(split->parts[OVERRIDE_PRICES]), "together",
        export_json_money(split->together), "rounding", export_json_money(split->rounding));
}

static json_t *service_json(const struct whatif_sheet *sheet)
{
    return json_pack("{s:o,s:o,s:o,s:o,s:o}", "sessions", figures_pair(&sheet->sessions), "served",
                     figures_pair(&sheet->served), "unserved", figures_pair(&sheet->unserved),
                     "backlog_end", figures_pair(&sheet->waiting), "late_hours",
                     figures_pair(&sheet->late_hours));
}

static json_t *costs_json(const struct whatif_sheet *sheet)
{
    json_t *kinds = json_object();
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        export_json_put(&kinds, pb_cost_kind_name((enum pb_cost_kind)kind),
                        figures_pair(&sheet->cost_by_kind[kind]));
    return kinds;
}

static json_t *count_json(const struct whatif_people *people)
{
    return json_pack("{s:o,s:o,s:o}", "heads", figures_pair(&people->heads), "shifts",
                     figures_pair(&people->shifts), "paid_hours", figures_pair(&people->hours));
}

static json_t *people_json(const struct whatif_sheet *sheet)
{
    static const char *const names[PLAN_N_PEOPLE] = {[PLAN_AGENTS] = "agents",
                                                     [PLAN_OUTSOURCED] = "outsourced",
                                                     [PLAN_QC_DESK] = "qc",
                                                     [PLAN_MILITIA] = "militia"};
    json_t *people = json_object();
    for (int kind = 0; kind < PLAN_N_PEOPLE; kind++)
        export_json_put(&people, names[kind], count_json(&sheet->people[kind]));
    export_json_put(&people, "paid_hours", figures_pair(&sheet->paid_hours));
    export_json_put(&people, "borrowed_hours", figures_pair(&sheet->borrowed_hours));
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
        export_json_put(&entry, militia ? "department" : "class", json_string(class->id));
        if (!militia) {
            export_json_put(&entry, "ot150_hours", figures_pair(&class->ot150));
            export_json_put(&entry, "ot200_hours", figures_pair(&class->ot200));
            export_json_put(&entry, "ot300_hours", figures_pair(&class->ot300));
        }
        export_json_append(&list, entry);
    }
    return list;
}

static json_t *hours_json(const struct whatif *whatif, const struct whatif_sheet *sheet)
{
    const int offset_min = whatif->scenarios[WHATIF_BASE]->frame.utc_offset_min;
    json_t *list = json_array();
    for (size_t i = 0; i < sheet->n_hours; i++)
        export_json_append(&list, figures_hour(&sheet->hours[i], offset_min));
    return list;
}

static json_t *changes_json(const struct whatif *whatif)
{
    json_t *list = json_array();
    for (size_t i = 0; i < whatif->n_changes; i++)
        export_json_append(&list, json_string(whatif->changes[i]));
    return list;
}

static json_t *quality_json(const struct whatif *whatif, const struct whatif_sheet *sheet)
{
    const struct plan *plans = whatif->plans;
    return json_pack("{s:o,s:o,s:{s:s,s:s}}", "bound", figures_pair(&sheet->bound), "gap",
                     figures_pair(&sheet->gap), "status", "base",
                     pb_status_name(plans[WHATIF_BASE].capacity.status), "variant",
                     pb_status_name(plans[WHATIF_VARIANT].capacity.status));
}

static json_t *frame_json(const struct whatif *whatif)
{
    const struct pb_scenario *base = whatif->scenarios[WHATIF_BASE];
    const struct plan *variant = &whatif->plans[WHATIF_VARIANT];
    return json_pack(
        "{s:s,s:i,s:s,s:{s:s,s:s},s:s,s:s,s:I,s:s,s:s,s:o}", "paiban", pb_version(), "schema", 1,
        "scenario", base->frame.name, "scenario_hash", "base", base->hash, "variant",
        whatif->scenarios[WHATIF_VARIANT]->hash, "currency", base->frame.currency, "stage",
        variant->has_roster ? "roster" : "capacity", "seed", (json_int_t)variant->seed, "start",
        variant->capacity.is_warm ? "base_plan" : "cold", "bound_by",
        variant->capacity.is_recalled ? "base_prices" : "solve", "changes", changes_json(whatif));
}

void whatif_show_json(const struct whatif *whatif, const struct whatif_sheet *sheet,
                      struct text *out)
{
    json_t *root = frame_json(whatif);
    export_json_put(&root, "answer", answer_json(whatif, sheet));
    export_json_put(&root, "causes", causes_json(whatif));
    export_json_put(&root, "service", service_json(sheet));
    export_json_put(&root, "cost_by_kind", costs_json(sheet));
    export_json_put(&root, "guaranteed_pay", figures_pair(&sheet->guaranteed_pay));
    export_json_put(&root, "quality", quality_json(whatif, sheet));
    export_json_put(&root, "people", people_json(sheet));
    export_json_put(&root, "classes", classes_json(sheet, false));
    export_json_put(&root, "militia", classes_json(sheet, true));
    export_json_put(&root, "worst_hours", hours_json(whatif, sheet));
    export_json_dump(root, out);
}
