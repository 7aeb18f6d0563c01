/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/override_group.h"

#include <string.h>

#include "planner/base/text.h"
#include "planner/scenario/fields.h"

/* Sections by group; what is not listed belongs to demand. */
static const struct {
    const char *section;
    enum override_group group;
} sections[] = {
    {"capacity", OVERRIDE_CAPACITY}, {"people", OVERRIDE_CAPACITY},
    {"shifts", OVERRIDE_CAPACITY},   {"militia", OVERRIDE_CAPACITY},
    {"rules", OVERRIDE_RULES},       {"include_public", OVERRIDE_CAPACITY},
    {"queues", OVERRIDE_RULES},      {"promotion", OVERRIDE_RULES},
    {"calendar", OVERRIDE_RULES},    {"edges", OVERRIDE_RULES},
    {"prices", OVERRIDE_PRICES},     {"targets", OVERRIDE_PRICES},
};

/* Fields that belong elsewhere than the rest of `queues`. */
static const struct {
    const char *key;
    enum override_group group;
} queue_keys[] = {
    {"opening_backlog", OVERRIDE_DEMAND},
    {"sessions_per_shift", OVERRIDE_CAPACITY},
    {"plan_at", OVERRIDE_CAPACITY},
};

static const char *next(const char *path)
{
    path += strcspn(path, ".");
    return *path == '.' ? path + 1 : path;
}

static const struct field *find(const struct field_table *table, const char *path)
{
    struct text key = {0};
    text_append_bytes(&key, path, strcspn(path, "."));
    const struct field *field = field_find(table, text_string(&key), NULL);
    text_release(&key);
    return field;
}

/* The field that `path` within `table` ends at; of an entry of a map or list, or of what no table
 * has, the last one on the way. */
static const struct field *last_field(const struct field_table *table, const char *path)
{
    const struct field *last = NULL;
    while (table != NULL && *path != '\0') {
        const struct field *field = find(table, path);
        if (field == NULL)
            break;
        last = field;
        table = field->sub;
        path = next(path);
        if (field->kind != FIELD_MAP && field->kind != FIELD_RECORDS)
            continue;
        path = next(path);
        /* The id of a queue has a dot in it. */
        if (table == &fields_queue && *path != '\0' && find(table, path) == NULL)
            path = next(path);
    }
    return last;
}

static enum override_group group_of_path(const char *path)
{
    const struct field *section = find(&fields_scenario, path);
    const struct field *field = last_field(&fields_scenario, path);
    enum override_group group = OVERRIDE_DEMAND;
    if (section == NULL || field == NULL)
        return group;
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
        if (strcmp(section->key, sections[i].section) == 0)
            group = sections[i].group;
    for (size_t i = 0;
         section->sub == &fields_queue && i < sizeof queue_keys / sizeof queue_keys[0]; i++)
        if (strcmp(field->key, queue_keys[i].key) == 0)
            group = queue_keys[i].group;
    bool money = field->kind == FIELD_MONEY || field->kind == FIELD_PAY;
    return money && group != OVERRIDE_DEMAND ? OVERRIDE_PRICES : group;
}

enum override_group override_group_of(const char *change)
{
    struct text path = {0};
    text_append_bytes(&path, change, strcspn(change, "="));
    enum override_group group = group_of_path(text_string(&path));
    text_release(&path);
    return group;
}
