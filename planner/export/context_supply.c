/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of context.json: the forecast chain, rules, assumptions. */
#include "planner/demand/figures.h"
#include "planner/export/context.h"

static const char *const unit_words[] = {[FIGURE_MONEY] = "money",
                                         [FIGURE_COUNT] = "count",
                                         [FIGURE_PRICE] = "price",
                                         [FIGURE_SHARE] = "share",
                                         [FIGURE_RATE] = "rate"};

static json_t *figure_json(const struct figure *figure, double value, const char *origin)
{
    return json_pack("{s:s,s:s,s:s,s:o,s:s,s:s}", "key", figure->key, "label", figure->label,
                     "unit", unit_words[figure->unit], "value", export_json_number(value), "origin",
                     origin, "formula", figure->formula != NULL ? figure->formula : "");
}

static json_t *figures(const struct pb_scenario *scenario, const struct pb_chain *chain)
{
    size_t n = 0;
    const struct figure *table = figure_table(&n);
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++) {
        enum pb_origin origin = figure_origin(&table[i], scenario, chain->brand);
        double value = figure_value(&table[i], &scenario->brands[chain->brand], chain);
        export_json_append(&list, figure_json(&table[i], value, figure_origin_word(origin)));
    }
    return list;
}

json_t *context_brands(const struct plan *plan)
{
    const struct pb_scenario *scenario = plan->scenario;
    json_t *list = json_array();
    for (size_t b = 0; b < plan->demand.n_brands; b++) {
        const struct pb_chain *chain = &plan->demand.brands[b];
        const struct pb_brand *brand = &scenario->brands[chain->brand];
        export_json_append(&list,
                           json_pack("{s:s,s:s,s:s,s:o}", "id", brand->id, "name", brand->name,
                                     "department", scenario->departments[brand->department].id,
                                     "figures", figures(scenario, chain)));
    }
    return list;
}

json_t *context_total(const struct plan *plan)
{
    size_t n = 0;
    const struct figure *table = figure_table(&n);
    json_t *list = json_array();
    for (size_t i = 0; i < n && plan->demand.n_brands > 0; i++)
        if (table[i].result != FIGURE_NOT)
            export_json_append(
                &list, figure_json(&table[i], figure_value(&table[i], NULL, &plan->demand.total),
                                   "derived"));
    return list;
}

json_t *context_rules(const struct pb_rules *rules)
{
    const struct pb_limits *limits = &rules->limits;
    json_t *root = json_pack(
        "{s:s,s:b,s:o,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i}", "preset", rules->preset,
        "lawful", rules->lawful, "night", context_span_json(rules->night), "night_min",
        rules->night_min, "hours_per_day_min", limits->hours_per_day_min, "max_day_min",
        limits->max_day_min, "hours_per_week_min", limits->hours_per_week_min, "max_week_min",
        limits->max_week_min, "days_per_week", limits->days_per_week, "max_days_per_week",
        limits->max_days_per_week, "max_days_in_row", limits->max_days_in_row, "rest_min",
        limits->rest_min, "overtime_per_day_min", limits->overtime_per_day_min,
        "overtime_per_month_min", limits->overtime_per_month_min);
    export_json_put(&root, "ot_workday", export_json_number(rules->ot_workday));
    export_json_put(&root, "ot_restday", export_json_number(rules->ot_restday));
    export_json_put(&root, "ot_holiday", export_json_number(rules->ot_holiday));
    export_json_put(&root, "time_off", json_boolean(rules->time_off));
    export_json_put(&root, "qc_normal", json_integer(rules->qc_normal));
    export_json_put(&root, "qc_promotion", json_integer(rules->qc_promotion));
    export_json_put(&root, "novices_per_senior", json_integer(rules->novices_per_senior));
    return root;
}

json_t *context_assumptions(const struct pb_scenario *scenario)
{
    static const char *const sources[] = {[PB_DEMAND_FORECAST] = "forecast",
                                          [PB_DEMAND_VOLUMES] = "volumes",
                                          [PB_DEMAND_HEADS] = "heads"};
    const struct pb_capacity_input *capacity = &scenario->capacity;
    const struct {
        const char *key;
        double value;
    } figures[] = {{"absence", capacity->absence},
                   {"standby", capacity->standby},
                   {"fatigue_factor", capacity->fatigue_factor},
                   {"same_department", capacity->same_department},
                   {"same_function", capacity->same_function},
                   {"move_start", scenario->prices.move_start},
                   {"move_hour", scenario->prices.move_hour},
                   {"night_allowance", scenario->people.night_allowance},
                   {"late_allowance", scenario->people.late_allowance}};
    json_t *root =
        json_pack("{s:s,s:i,s:i,s:i,s:i,s:i,s:b,s:b}", "demand", sources[scenario->demand.source],
                  "net_min", capacity->net_min, "fatigue_after_min", capacity->fatigue_after_min,
                  "block_min", capacity->block_min, "max_shared_queues",
                  capacity->max_shared_queues, "handover_min", scenario->shifts.handover_min, "eve",
                  scenario->edges.eve, "credit_tail", scenario->edges.credit_tail);
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
        export_json_put(&root, figures[i].key, export_json_number(figures[i].value));
    export_json_put(&root, "bot_share",
                    json_pack("[o,o,o]", export_json_number(capacity->bot_share[PB_PRESALE]),
                              export_json_number(capacity->bot_share[PB_INSALE]),
                              export_json_number(capacity->bot_share[PB_AFTERSALE])));
    return root;
}
