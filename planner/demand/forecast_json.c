/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/forecast.h"

#include <jansson.h>
#include <stdlib.h>

#include "planner/base/civil.h"
#include "planner/demand/figures.h"

static const char *const function_words[] = {"presale", "insale", "aftersale"};

static json_t *flow_json(const struct pb_flow *flow)
{
    return json_pack("{s:f,s:f,s:f,s:f,s:f,s:f,s:f,s:f,s:f,s:f,s:f,s:f}", "caused", flow->caused,
                     "prior", flow->prior, "after_horizon", flow->after_horizon, "arrivals",
                     flow->arrivals, "by_bot", flow->by_bot, "reached", flow->reached,
                     "bot_outside", flow->bot_outside, "lost_outside", flow->lost_outside,
                     "waiting_after", flow->waiting_after, "sessions", flow->sessions, "moved",
                     flow->moved, "chase", flow->chase);
}

static json_t *flows_json(const struct pb_chain *chain)
{
    json_t *flows = json_object();
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        json_object_set_new(flows, function_words[f], flow_json(&chain->flow[f]));
    }
    return flows;
}

static json_t *date_json(const struct forecast *forecast, int day)
{
    char date[CIVIL_DATE_SIZE];
    if (day == PB_NONE) {
        return json_null();
    }
    civil_format_date(date, forecast->scenario->frame.first_day + day);
    return json_string(date);
}

static json_t *chain_json(const struct forecast *forecast, const struct pb_chain *chain)
{
    return json_pack("{s:f,s:f,s:f,s:f,s:f,s:f,s:o,s:f,s:f,s:o,s:f,s:f,s:b}", "sales", chain->sales,
                     "orders", chain->orders, "uv", chain->uv, "prior_orders", chain->prior_orders,
                     "enquiries", chain->enquiries, "received", chain->received, "flow",
                     flows_json(chain), "agents_sum", chain->agents_sum, "agents_peak",
                     chain->agents_peak, "peak_day", date_json(forecast, chain->peak_day),
                     "guided_sales", chain->guided_sales, "service_sales", chain->service_sales,
                     "estimates_apart", chain->apart);
}

static json_t *figures_json(const struct pb_scenario *scenario, const struct pb_chain *chain)
{
    size_t n = 0;
    const struct figure *table = figure_table(&n);
    const struct pb_brand *brand = &scenario->brands[chain->brand];
    json_t *figures = json_object();
    for (size_t i = 0; i < n; i++) {
        const char *file = NULL;
        int line = 0;
        json_t *figure =
            json_pack("{s:f,s:s}", "value", figure_value(&table[i], brand, chain), "origin",
                      figure_origin_word(figure_origin(&table[i], scenario, chain->brand)));
        if (figure_place(&table[i], scenario, chain->brand, &file, &line)) {
            json_object_set_new(figure, "file", json_string(file));
            json_object_set_new(figure, "line", json_integer(line));
        }
        json_object_set_new(figures, table[i].key, figure);
    }
    return figures;
}

static json_t *brands_json(const struct forecast *forecast, int only)
{
    json_t *brands = json_array();
    for (size_t b = 0; b < forecast->demand->n_brands; b++) {
        if (only != PB_NONE && (size_t)only != b) {
            continue;
        }
        const struct pb_chain *chain = &forecast->demand->brands[b];
        json_t *brand = chain_json(forecast, chain);
        json_object_set_new(brand, "id", json_string(forecast->scenario->brands[b].id));
        json_object_set_new(brand, "name", json_string(forecast->scenario->brands[b].name));
        json_object_set_new(brand, "figures", figures_json(forecast->scenario, chain));
        json_array_append_new(brands, brand);
    }
    return brands;
}

static json_t *queues_json(const struct forecast *forecast)
{
    const struct pb_demand *demand = forecast->demand;
    json_t *queues = json_array();
    for (size_t q = 0; q < demand->n_queues; q++) {
        json_t *days = json_array();
        for (int day = 0; day < demand->n_days; day++) {
            size_t cell = q * (size_t)demand->n_days + (size_t)day;
            double sessions = pb_demand_day(demand, demand->sessions, (int)q, day);
            json_array_append_new(days,
                                  json_pack("{s:o,s:f,s:f}", "date", date_json(forecast, day),
                                            "sessions", sessions, "agents", demand->agents[cell]));
        }
        json_array_append_new(queues,
                              json_pack("{s:s,s:o,s:o}", "id", forecast->scenario->queues[q].id,
                                        "flow", flow_json(&demand->queues[q]), "days", days));
    }
    return queues;
}

enum pb_rc forecast_write_json(const struct forecast *forecast, int brand, struct text *out)
{
    json_t *root =
        json_pack("{s:s,s:s,s:o,s:o,s:o}", "scenario", forecast->scenario->frame.name, "hash",
                  forecast->scenario->hash, "total", chain_json(forecast, &forecast->demand->total),
                  "brands", brands_json(forecast, brand), "queues", queues_json(forecast));
    char *dump = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    json_decref(root);
    if (dump == NULL) {
        return PB_MEMORY;
    }
    text_append(out, dump);
    text_append_char(out, '\n');
    free(dump);
    return out->failed ? PB_MEMORY : PB_OK;
}
