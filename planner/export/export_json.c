/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan.json and run.json. */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "paiban/version.h"
#include "planner/base/civil.h"
#include "planner/export/export.h"

/** Money is given to a millionth, so that 15 digits read back to the same number. */
static json_t *money(double value)
{
    double rounded = round(value * 1e6) / 1e6;
    return isfinite(value) ? json_real(rounded == 0 ? 0 : rounded) : json_null();
}

/** Puts `value` into `object`; what memory lacks for, at any depth, ends as NULL: then `*object` is
 * freed and NULL too. */
static void put(json_t **object, const char *key, json_t *value)
{
    if (json_object_set_new(*object, key, value) == 0)
        return;
    json_decref(*object);
    *object = NULL;
}

static json_t *capacity_json(const struct plan *plan)
{
    const struct capacity_plan *capacity = &plan->capacity;
    double hour = plan->book.paid_hours > 0 ? plan->book.total / plan->book.paid_hours : 0;
    double agent_hours = hour > 0 ? capacity->gap_money / hour : 0;
    return json_pack("{s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:I}", "status",
                     pb_status_name(capacity->status), "bound", money(capacity->bound), "cost",
                     money(plan->book.total), "gap", money(capacity->gap), "gap_money",
                     money(capacity->gap_money), "gap_agent_hours", money(agent_hours), "constants",
                     money(0), "shortage_in_bound", money(capacity->bound_shortage),
                     "guaranteed_pay", money(plan->staffing.constants), "steps",
                     (json_int_t)capacity->steps);
}

static json_t *costs_json(const struct plan *plan)
{
    json_t *kinds = json_object();
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        put(&kinds, pb_cost_kind_name((enum pb_cost_kind)kind),
            money(plan_last_book(plan)->cost[kind]));
    return kinds;
}

static json_t *miss_json(const struct plan *plan, const struct plan_miss *miss)
{
    const struct pb_frame *frame = &plan->scenario->frame;
    json_t *entry = json_pack("{s:s,s:s}", "rule", miss->rule, "who", miss->who);
    if (miss->slot != PB_NONE) {
        char start[CIVIL_INSTANT_SIZE];
        civil_format_instant(start, pb_slot_start(frame, miss->slot), frame->utc_offset_min);
        put(&entry, "slot_start", json_string(start));
    } else {
        char date[CIVIL_DATE_SIZE];
        civil_format_date(date, frame->first_day + miss->day);
        put(&entry, "date", json_string(date));
    }
    put(&entry, "amount", json_real(miss->amount));
    put(&entry, "unit", json_string(miss->unit));
    put(&entry, "price", json_real(plan_round(miss->price)));
    return entry;
}

static json_t *elastic_json(const struct plan *plan)
{
    json_t *list = json_array();
    const struct plan_book *book = plan_last_book(plan);
    for (size_t i = 0; i < book->n_misses; i++)
        if (json_array_append_new(list, miss_json(plan, &book->misses[i])) != 0) {
            json_decref(list);
            return NULL;
        }
    return list;
}

static json_t *totals_json(const struct plan *plan)
{
    const struct plan_book *book = plan_last_book(plan);
    return json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "sessions", money(book->sessions),
                     "served", money(book->served), "unserved", money(book->unserved),
                     "backlog_end", money(book->backlog_end), "late_hours", money(book->late_hours),
                     "paid_hours", money(book->paid_hours), "militia_hours",
                     money(book->militia_hours), "moved_hours", money(book->moved_hours));
}

/** A share, null when it is unknown. */
static json_t *share_of(double part, double whole)
{
    return money(part <= 1e-9 ? 0 : whole > 0 ? part / whole : NAN);
}

static json_t *roster_json(const struct plan *plan)
{
    const struct named *roster = &plan->named.roster;
    const struct named_proof *proof = &roster->proof;
    double bound = proof->solved ? proof->bound : NAN;
    return json_pack("{s:s,s:o,s:o,s:o,s:i,s:i,s:I}", "status", pb_status_name(proof->status),
                     "bound", money(bound), "points", money(proof->solved ? proof->points : NAN),
                     "gap", share_of(proof->points - bound, proof->points), "uncovered_shifts",
                     roster->uncovered, "refused_requests", roster->refused, "steps",
                     (json_int_t)proof->steps);
}

static json_t *settle_json(const struct plan *plan)
{
    const struct settle_result *moves = &plan->named.roster.moves;
    return json_pack("{s:s,s:o,s:o,s:o,s:I,s:I}", "status",
                     pb_status_name(plan->named.roster.proof.status), "bound", money(moves->bound),
                     "cost", money(moves->cost), "gap",
                     share_of(moves->cost - moves->bound, moves->cost), "reassignments",
                     (json_int_t)moves->n_moves, "steps", (json_int_t)moves->steps);
}

static json_t *named_json(const struct plan *plan)
{
    return json_pack("{s:o,s:o,s:o}", "cost", money(plan->named.book.total), "gap",
                     money(plan->named.gap), "gap_money",
                     money(plan->named.book.total - plan->capacity.bound));
}

static void dump(json_t *root, struct text *out)
{
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

void export_plan(const struct plan *plan, struct text *out)
{
    const struct pb_scenario *scenario = plan->scenario;
    json_t *root =
        json_pack("{s:s,s:i,s:s,s:s,s:s,s:b,s:s,s:I}", "paiban", pb_version(), "schema", 1,
                  "scenario", scenario->frame.name, "scenario_hash", scenario->hash, "currency",
                  scenario->frame.currency, "lawful", scenario->rules.lawful, "stage",
                  plan->has_roster     ? "roster"
                  : plan->has_capacity ? "capacity"
                                       : "forecast",
                  "seed", (json_int_t)plan->seed);
    if (plan->has_capacity) {
        put(&root, "capacity", capacity_json(plan));
        if (plan->has_roster) {
            put(&root, "roster", roster_json(plan));
            put(&root, "settle", settle_json(plan));
            put(&root, "named", named_json(plan));
        }
        put(&root, "cost_by_kind", costs_json(plan));
        put(&root, "totals", totals_json(plan));
        put(&root, "elastic", elastic_json(plan));
        put(&root, "findings", json_array());
    }
    dump(root, out);
}

void export_run(const struct plan *plan, struct text *out)
{
    const struct plan_seconds *seconds = &plan->seconds;
    json_t *stages =
        json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "demand", money(seconds->demand), "staffing",
                  money(seconds->staffing), "bound", money(seconds->bound), "capacity",
                  money(seconds->capacity), "roster", money(seconds->roster), "check",
                  money(seconds->check), "write", money(seconds->write));
    dump(json_pack("{s:s,s:o}", "paiban", pb_version(), "seconds", stages), out);
}
