/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to export: the parts of context.json. Each is NULL when memory is short. Clock spans are
 * "HH:MM-HH:MM" from midnight of the planning day's date, dates "YYYY-MM-DD". */
#ifndef PLANNER_EXPORT_CONTEXT_H
#define PLANNER_EXPORT_CONTEXT_H

#include "planner/export/export.h"
#include "planner/export/json.h"

/** Shift codes of the catalogue, then the stints of the militia that are used. */
json_t *context_codes(const struct plan *plan);

/** Everybody of the roster; without one, everybody whom the scenario knows by name. */
json_t *context_people(const struct plan *plan);

/** Militia pools. */
json_t *context_militia(const struct pb_scenario *scenario);

/** Brands with their links of the forecast chain. */
json_t *context_brands(const struct plan *plan);

/** The results of all brands together; an empty list without brands. */
json_t *context_total(const struct plan *plan);

/** Rules and caps as HR is shown them. */
json_t *context_rules(const struct pb_rules *rules);

/** What the plan takes for granted. */
json_t *context_assumptions(const struct pb_scenario *scenario);

/** "HH:MM-HH:MM". */
json_t *context_span_json(struct pb_window span);

/** A list of them. */
json_t *context_spans_json(const struct pb_window *spans, size_t n);

/** {"first": date, "last": date}, or null for no days. */
json_t *context_days_json(struct pb_days days);

#endif
