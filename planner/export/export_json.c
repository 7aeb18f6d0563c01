/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan.json and run.json. */
#include <math.h>

#include "paiban/version.h"
#include "planner/base/civil.h"
#include "planner/export/export.h"
#include "planner/export/json.h"

static json_t *capacity_json(const struct plan *plan)
{
    const struct capacity_plan *capacity = &plan->capacity;
    double hour = plan->book.paid_hours > 0 ? plan->book.total / plan->book.paid_hours : 0;
    double agent_hours = hour > 0 ? capacity->gap_money / hour : 0;
    return json_pack(
        "{s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:I}", "status", pb_status_name(capacity->status),
        "bound", export_json_money(capacity->bound), "relaxation",
        export_json_money(capacity->relaxation), "cost", export_json_money(plan->book.total), "gap",
        export_json_money(capacity->gap), "gap_money", export_json_money(capacity->gap_money),
        "gap_agent_hours", export_json_money(agent_hours), "constants", export_json_money(0),
        "shortage_in_bound", export_json_money(capacity->bound_shortage), "guaranteed_pay",
        export_json_money(plan->staffing.constants), "steps", (json_int_t)capacity->steps);
}

static json_t *costs_json(const struct plan *plan)
{
    json_t *kinds = json_object();
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        export_json_put(&kinds, pb_cost_kind_name((enum pb_cost_kind)kind),
                        export_json_money(plan_last_book(plan)->cost[kind]));
    return kinds;
}

static json_t *miss_json(const struct plan *plan, const struct plan_miss *miss)
{
    const struct pb_frame *frame = &plan->scenario->frame;
    json_t *entry = json_pack("{s:s,s:s}", "rule", miss->rule, "who", miss->who);
    if (miss->slot != PB_NONE) {
        char start[CIVIL_INSTANT_SIZE];
        civil_format_instant(start, pb_slot_start(frame, miss->slot), frame->utc_offset_min);
        export_json_put(&entry, "slot_start", json_string(start));
    } else {
        char date[CIVIL_DATE_SIZE];
        civil_format_date(date, frame->first_day + miss->day);
        export_json_put(&entry, "date", json_string(date));
    }
    export_json_put(&entry, "amount", json_real(miss->amount));
    export_json_put(&entry, "unit", json_string(miss->unit));
    export_json_put(&entry, "price", json_real(plan_round(miss->price)));
    return entry;
}

static json_t *elastic_json(const struct plan *plan)
{
    json_t *list = json_array();
    const struct plan_book *book = plan_last_book(plan);
    for (size_t i = 0; i < book->n_misses; i++)
        export_json_append(&list, miss_json(plan, &book->misses[i]));
    return list;
}

static json_t *totals_json(const struct plan *plan)
{
    const struct plan_book *book = plan_last_book(plan);
    return json_pack(
        "{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "sessions", export_json_money(book->sessions),
        "served", export_json_money(book->served), "unserved", export_json_money(book->unserved),
        "backlog_end", export_json_money(book->backlog_end), "late_hours",
        export_json_money(book->late_hours), "paid_hours", export_json_money(book->paid_hours),
        "militia_hours", export_json_money(book->militia_hours), "moved_hours",
        export_json_money(book->moved_hours));
}

/** A share, null when it is unknown. */
static json_t *share_of(double part, double whole)
{
    return export_json_money(part <= 1e-9 ? 0 : whole > 0 ? part / whole : NAN);
}

static json_t *refusal_json(const struct plan *plan, const struct named_refusal *refusal)
{
    static const char *const kinds[] = {
        [PB_REQUEST_ON] = "on", [PB_REQUEST_OFF] = "off", [PB_REQUEST_FIXED] = "fixed"};
    const struct pb_scenario *scenario = plan->scenario;
    const struct pb_request *request = &scenario->people.requests[refusal->request];
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, request->day);
    json_t *entry = json_pack("{s:s,s:s,s:s}", "who", scenario->people.persons[request->person].id,
                              "date", date, "kind", kinds[request->kind]);
    if (request->shift != PB_NONE)
        export_json_put(&entry, "shift", json_string(scenario->shifts.codes[request->shift].code));
    if (request->kind != PB_REQUEST_FIXED)
        export_json_put(&entry, "weight", json_real(request->weight));
    export_json_put(&entry, "points", export_json_money(refusal->points));
    export_json_put(&entry, "least", export_json_money(refusal->least));
    export_json_put(&entry, "uncovered_shifts", json_integer(refusal->uncovered));
    return entry;
}

static json_t *refused_json(const struct plan *plan)
{
    json_t *list = json_array();
    for (size_t i = 0; i < plan->named.roster.n_refusals; i++)
        if (json_array_append_new(list, refusal_json(plan, &plan->named.roster.refusals[i])) != 0) {
            json_decref(list);
            return NULL;
        }
    return list;
}

static json_t *roster_json(const struct plan *plan)
{
    const struct named *roster = &plan->named.roster;
    const struct named_proof *proof = &roster->proof;
    double bound = proof->solved ? proof->bound : NAN;
    json_t *json = json_pack(
        "{s:s,s:o,s:o,s:o,s:i,s:i,s:i,s:I}", "status", pb_status_name(proof->status), "bound",
        export_json_money(bound), "points", export_json_money(proof->solved ? proof->points : NAN),
        "gap", share_of(proof->points - bound, proof->points), "uncovered_shifts",
        roster->uncovered, "changed_shifts", roster->reshaped, "refused_requests", roster->refused,
        "steps", (json_int_t)proof->steps);
    if (plan->cut_rounds > 0)
        export_json_put(&json, "cut_rounds", json_integer(plan->cut_rounds));
    if (roster->published > 0) {
        export_json_put(&json, "published_person_days", json_integer(roster->published));
        export_json_put(&json, "changed_person_days", json_integer(roster->changed));
    }
    if (roster->standby_wanted > 0) {
        export_json_put(&json, "standby_wanted", json_integer(roster->standby_wanted));
        export_json_put(&json, "standby_rostered", json_integer(roster->standby_found));
    }
    export_json_put(&json, "refused", refused_json(plan));
    return json;
}

/** G3, and the same money on the base of G1: there what is paid for presence is part of the cost.
 */
static json_t *settle_json(const struct plan *plan)
{
    const struct settle_result *moves = &plan->named.roster.moves;
    double over = moves->cost - moves->bound;
    double base = plan->named.book.total - plan->capacity.bound_shortage;
    return json_pack("{s:s,s:o,s:o,s:o,s:I,s:I,s:o}", "status",
                     pb_status_name(plan->named.roster.proof.status), "bound",
                     export_json_money(moves->bound), "cost", export_json_money(moves->cost), "gap",
                     share_of(over, moves->cost), "reassignments", (json_int_t)moves->n_moves,
                     "steps", (json_int_t)moves->steps, "gap_of_plan", share_of(over, base));
}

/** Who serves which brands, as brands.csv says. */
static json_t *brands_json(const struct plan *plan)
{
    const struct named_coverage *coverage = &plan->named.roster.coverage;
    return json_pack("{s:I,s:i,s:i,s:i,s:o,s:o,s:o,s:I}", "rows",
                     (json_int_t)plan->named.roster.n_brands, "brand_slots", coverage->cells,
                     "uncovered_brand_slots", coverage->uncovered, "least_uncovered_brand_slots",
                     coverage->least_uncovered, "uncovered_sessions",
                     export_json_money(coverage->uncovered_sessions), "least_uncovered_sessions",
                     export_json_money(coverage->least_sessions), "gap",
                     share_of(coverage->cost - coverage->bound, coverage->cost), "steps",
                     (json_int_t)coverage->steps);
}

static json_t *named_json(const struct plan *plan)
{
    return json_pack("{s:o,s:o,s:o}", "cost", export_json_money(plan->named.book.total), "gap",
                     export_json_money(plan->named.gap), "gap_money",
                     export_json_money(plan->named.book.total - plan->capacity.bound));
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
        export_json_put(&root, "capacity", capacity_json(plan));
        if (plan->has_roster) {
            export_json_put(&root, "roster", roster_json(plan));
            export_json_put(&root, "settle", settle_json(plan));
            export_json_put(&root, "named", named_json(plan));
            if (plan->demand.n_brands > 0)
                export_json_put(&root, "brands", brands_json(plan));
        }
        export_json_put(&root, "cost_by_kind", costs_json(plan));
        export_json_put(&root, "totals", totals_json(plan));
        export_json_put(&root, "elastic", elastic_json(plan));
        export_json_put(&root, "findings", json_array());
    }
    export_json_dump(root, out);
}

void export_run(const struct plan *plan, struct text *out)
{
    const struct plan_seconds *seconds = &plan->seconds;
    json_t *stages = json_pack(
        "{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "demand", export_json_money(seconds->demand),
        "staffing", export_json_money(seconds->staffing), "bound",
        export_json_money(seconds->bound), "capacity", export_json_money(seconds->capacity),
        "roster", export_json_money(seconds->roster), "prices", export_json_money(seconds->prices),
        "check", export_json_money(seconds->check), "write", export_json_money(seconds->write));
    export_json_dump(json_pack("{s:s,s:o}", "paiban", pb_version(), "seconds", stages), out);
}
