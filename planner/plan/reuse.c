/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/reuse.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/capacity/resume.h"
#include "planner/base/file.h"
#include "planner/base/folder.h"
#include "planner/base/gettext.h"
#include "planner/plan/reuse_start.h"
#include "planner/plan/reuse_tables.h"

enum { MOST_BYTES = 256 << 20 };

static double number_at(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

static enum pb_status status_at(const json_t *object)
{
    const char *name = json_string_value(json_object_get(object, "status"));
    for (int status = PB_STATUS_OPTIMAL; status <= PB_STATUS_INTERRUPTED; status++)
        if (name != NULL && strcmp(name, pb_status_name((enum pb_status)status)) == 0)
            return (enum pb_status)status;
    return PB_STATUS_NONE;
}

/** What plan.json says of its capacity plan. */
static enum pb_rc take_claims(const struct plan *plan, const json_t *root, const char *path,
                              struct capacity_record *record, struct pb_messages *messages)
{
    const char *hash = json_string_value(json_object_get(root, "scenario_hash"));
    const json_t *capacity = json_object_get(root, "capacity");
    if (hash == NULL || strcmp(hash, plan->scenario->hash) != 0) {
        pb_error(messages, NULL, "reuse_scenario",
                 _("%s was planned for another scenario or with other overrides"), path);
        return PB_INVALID;
    }
    record->status = status_at(capacity);
    record->bound = number_at(capacity, "bound");
    record->relaxation = number_at(capacity, "relaxation");
    if (isnan(record->relaxation)) {
        record->relaxation = record->bound; /* a folder from before the two were told apart */
    }
    record->bound_shortage = number_at(capacity, "shortage_in_bound");
    record->steps = (long)json_integer_value(json_object_get(capacity, "steps"));
    if (record->status == PB_STATUS_NONE || isnan(record->bound) || isnan(record->relaxation) ||
        isnan(record->bound_shortage)) {
        pb_error(messages, NULL, "reuse_no_plan", _("%s holds no capacity plan"), path);
        return PB_INVALID;
    }
    return PB_OK;
}

static enum pb_rc read_claims(const struct plan *plan, const char *path, struct arena *arena,
                              struct capacity_record *record, struct pb_messages *messages)
{
    struct file_bytes bytes = {0};
    char *file = file_join(path, "plan.json");
    enum pb_rc rc = file == NULL ? PB_MEMORY : file_read(file, MOST_BYTES, arena, &bytes, messages);
    free(file);
    if (rc != PB_OK)
        return rc;
    json_t *root = json_loadb(bytes.data, bytes.length, JSON_REJECT_DUPLICATES, NULL);
    rc = take_claims(plan, root, path, record, messages);
    json_decref(root);
    return rc;
}

enum pb_rc reuse_capacity(struct plan *plan, const char *path, struct pb_messages *messages)
{
    struct arena arena = {0};
    struct capacity_record record = {0};
    struct reuse_tables tables = {0};
    struct capacity_answer answer = {0};
    enum pb_rc rc = folder_verify(path, messages);
    if (rc == PB_FINDING) {
        pb_error(messages, NULL, "reuse_changed",
                 _("%s was changed by hand: its plan cannot be used again"), path);
        rc = PB_INVALID;
    }
    if (rc == PB_OK)
        rc = read_claims(plan, path, &arena, &record, messages);
    if (rc == PB_OK)
        rc = reuse_read_tables(plan, path, &arena, &tables, messages);
    if (rc == PB_OK)
        rc = reuse_read_start(&answer, path, messages);
    if (rc == PB_OK) {
        record.agents = tables.agents;
        record.away = tables.away;
        record.stated = tables.stated;
        record.y = answer.y;
        record.n_rows = answer.n_rows;
        rc = capacity_resume(&plan->staffing.problem, &record, &plan->capacity);
        if (rc == PB_INVALID)
            pb_error(messages, NULL, "reuse_broken",
                     _("%s: its shifts and reassignments do not fit the scenario"), path);
    }
    if (rc == PB_OK) {
        plan->capacity.answer = answer;
    } else {
        free(answer.x);
        free(answer.y);
    }
    arena_release(&arena);
    return rc;
}
