/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The forecast as people and machines read it. */
#ifndef PLANNER_DEMAND_FORECAST_H
#define PLANNER_DEMAND_FORECAST_H

#include "paiban/demand.h"
#include "planner/base/text.h"

/** A computed demand and what it was computed from, both borrowed. */
struct forecast {
    const struct pb_scenario *scenario;
    const struct pb_demand *demand;
};

/** Appends the whole forecast: brands with their total, queues, days, the second estimate. */
void forecast_write(const struct forecast *forecast, struct text *out);

/** Appends the chain of one brand line by line, each figure with its origin and place. */
void forecast_write_brand(const struct forecast *forecast, int brand, struct text *out);

/** Appends everything as one JSON object and a newline; `brand` limits the brands to one unless it
 * is PB_NONE. PB_OK or PB_MEMORY. */
enum pb_rc forecast_write_json(const struct forecast *forecast, int brand, struct text *out);

/** Appends demand.csv, a row per slot and queue: slot_start, queue, sessions, origin (forecast,
 * volumes or heads), and behind them arrivals [sessions before the chatbot] and heads. */
void forecast_write_csv(const struct forecast *forecast, struct text *out);

#endif
