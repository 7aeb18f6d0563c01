/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan.json: what the plan claims of itself. */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "planner/audit/read.h"
#include "planner/base/civil.h"
#include "planner/base/file.h"

enum { MOST_BYTES = 256 << 20 };

static double number_at(const json_t *object, const char *key, double otherwise)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : otherwise;
}

static const char *text_at(struct audit *audit, const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? arena_strdup(&audit->arena, text) : NULL;
}

static void take_costs(struct audit *audit, json_t *kinds)
{
    struct audit_claims *claims = &audit->claims;
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        claims->cost[kind] = number_at(kinds, pb_cost_kind_name((enum pb_cost_kind)kind), 0);
    const char *key;
    json_t *value;
    json_object_foreach(kinds, key, value)
    {
        bool known = false;
        for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
            known = known || strcmp(key, pb_cost_kind_name((enum pb_cost_kind)kind)) == 0;
        if (!known)
            claims->unknown_kind = arena_strdup(&audit->arena, key);
    }
}

static void take_elastic(struct audit *audit, const json_t *list)
{
    size_t i;
    json_t *entry;
    json_array_foreach(list, i, entry)
    {
        const char *rule = json_string_value(json_object_get(entry, "rule"));
        double money = number_at(entry, "amount", 0) * number_at(entry, "price", 0);
        for (int r = 0; r < AUDIT_N_SOFT && rule != NULL; r++)
            if (strcmp(rule, audit_soft_name((enum audit_soft)r)) == 0)
                audit->claims.elastic[r] += money;
    }
}

static void take_refused(struct audit *audit, const json_t *list)
{
    struct audit_claims *claims = &audit->claims;
    size_t i;
    json_t *entry;
    claims->has_refused = json_is_array(list);
    claims->refused = arena_alloc(&audit->arena, json_array_size(list), sizeof *claims->refused);
    json_array_foreach(list, i, entry)
    {
        struct audit_refusal refusal = {.who = text_at(audit, entry, "who"),
                                        .kind = text_at(audit, entry, "kind")};
        const char *date = json_string_value(json_object_get(entry, "date"));
        bool fine = refusal.who != NULL && refusal.kind != NULL && date != NULL;
        if (fine && claims->refused != NULL && civil_parse_date(date, strlen(date), &refusal.day))
            claims->refused[claims->n_refused++] = refusal;
    }
}

static struct audit_stage stage_at(const json_t *stage, const char *cost)
{
    return (struct audit_stage){.cost = number_at(stage, cost, NAN),
                                .bound = number_at(stage, "bound", NAN),
                                .gap = number_at(stage, "gap", NAN)};
}

static void take_claims(struct audit *audit, json_t *root)
{
    struct audit_claims *claims = &audit->claims;
    const json_t *capacity = json_object_get(root, "capacity");
    const json_t *named = json_object_get(root, "named");
    claims->given = true;
    claims->hash = text_at(audit, root, "scenario_hash");
    claims->status = text_at(audit, capacity, "status");
    claims->capacity_cost = number_at(capacity, "cost", NAN);
    claims->capacity_bound = number_at(capacity, "bound", NAN);
    claims->capacity_gap = number_at(capacity, "gap", NAN);
    claims->constants = number_at(capacity, "constants", 0);
    claims->shortage_in_bound = number_at(capacity, "shortage_in_bound", 0);
    claims->named_cost = number_at(named, "cost", NAN);
    claims->named_gap = number_at(named, "gap", NAN);
    take_refused(audit, json_object_get(json_object_get(root, "roster"), "refused"));
    const json_t *roster = json_object_get(root, "roster");
    claims->roster = stage_at(roster, "points");
    claims->settle = stage_at(json_object_get(root, "settle"), "cost");
    claims->refused_requests = number_at(roster, "refused_requests", NAN);
    claims->changed_days = number_at(json_object_get(root, "roster"), "changed_person_days", NAN);
    const json_t *brands = json_object_get(root, "brands");
    claims->brand_rows = number_at(brands, "rows", NAN);
    claims->brand_slots = number_at(brands, "brand_slots", NAN);
    claims->uncovered_brand_slots = number_at(brands, "uncovered_brand_slots", NAN);
    claims->uncovered_sessions = number_at(brands, "uncovered_sessions", NAN);
    const json_t *lawful = json_object_get(root, "lawful");
    claims->lawful = json_is_boolean(lawful) ? json_is_true(lawful) : PB_NONE;
    json_t *kinds = json_object_get(root, "cost_by_kind");
    claims->has_costs = json_is_object(kinds);
    take_costs(audit, kinds);
    take_elastic(audit, json_object_get(root, "elastic"));
}

enum pb_rc read_claims(struct reader *reader)
{
    struct audit *audit = reader->audit;
    if (reader->dir == NULL)
        return PB_OK;
    char *path = file_join(reader->dir, "plan.json");
    if (path == NULL)
        return PB_MEMORY;
    struct file_bytes bytes = {0};
    bool there = access(path, F_OK) == 0;
    enum pb_rc rc =
        there ? file_read(path, MOST_BYTES, &audit->arena, &bytes, audit->messages) : PB_OK;
    free(path);
    if (rc != PB_OK || !there)
        return rc;
    json_error_t error;
    json_t *root = json_loadb(bytes.data, bytes.length, JSON_REJECT_DUPLICATES, &error);
    bool short_of_memory =
        json_error_code(&error) == json_error_out_of_memory || error.text[0] == 0;
    if (root == NULL && short_of_memory)
        return PB_MEMORY;
    if (!json_is_object(root)) {
        struct audit_at at = {AUDIT_NOWHERE, .found = 1, .unit = "files"};
        at.who = "plan.json";
        audit->rule = &audit_rule_format;
        audit_find(audit, &at, "not a JSON object", "不是 JSON 对象");
    } else {
        take_claims(audit, root);
    }
    json_decref(root);
    return PB_OK;
}
