/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The files of a plan, as text. Columns are a contract: new ones follow at the end.
 *
 * Numbers are shortest round-trip decimals, times ISO 8601 with offset, clock times of shifts count
 * from midnight of the planning day's date ("26:00" is 02:00 on the next day). Failure is sticky in
 * `out->failed`.
 */
#ifndef PLANNER_EXPORT_EXPORT_H
#define PLANNER_EXPORT_EXPORT_H

#include "planner/base/text.h"
#include "planner/plan/plan.h"

/** classes.csv: class, team, level, contract, skills, heads, members, pool. */
void export_classes(const struct plan *plan, struct text *out);

/** shifts.csv: team, class, date, shift, heads, segments, breaks, paid_hours. */
void export_shifts(const struct plan *plan, struct text *out);

/** The same table of every duty of the problem, in its order, without heads: to find the duty that
 * a row of a shifts.csv stands for. */
void export_duties(const struct plan *plan, struct text *out);

/** hours.csv: slot_start, queue, sessions, capacity, served, backlog, late, unserved, need,
 * on_duty, own, borrowed, lent, militia, price_now, price_plan, then both sides of each:
 * price_now_down, price_now_up, price_plan_down, price_plan_up (planner/plan/prices.h). */
void export_hours(const struct plan *plan, struct text *out);

/** work.csv: slot_start, pool, from_queue, to_queue, heads, starts. */
void export_work(const struct plan *plan, struct text *out);

/** start.csv: part (columns, rows, column, row), index, value: the LP's optimum and duals in the
 * order of the model, what is 0 left out; the header alone when the plan has none. */
void export_start(const struct plan *plan, struct text *out);

/** roster.csv: agent_id, name, team, role, date, shift, start, end, net_hours, paid_hours,
 * ot150_hours, ot200_hours, ot300_hours, night_hours, rest_day, home_queue, segments, breaks,
 * pay_kind, status. One row per person and planning day, days off with an empty shift; of the
 * militia, and on the eve, only who works. */
void export_roster(const struct plan *plan, struct text *out);

/** moves.csv: agent_id, slot_start, slot_end, from_queue, to_queue, share. */
void export_moves(const struct plan *plan, struct text *out);

/** brands.csv: agent_id, name, queue, brand, brand_name. One row per brand that a person serves on
 * a queue, the home queue or one where they help out: accounts are set up from it. */
void export_brands(const struct plan *plan, struct text *out);

/** plan.json; see the schema plan.schema.json. */
void export_plan(const struct plan *plan, struct text *out);

/** context.json: what a reader of the folder needs from the scenario; see the schema
 * context.schema.json. */
void export_context(const struct plan *plan, struct text *out);

/** run.json: what differs between equal runs. */
void export_run(const struct plan *plan, struct text *out);

#endif
