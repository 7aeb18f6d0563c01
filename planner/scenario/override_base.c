/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/override_base.h"

#include <string.h>

#include "planner/scenario/fields.h"
#include "planner/scenario/presets.h"
#include "planner/scenario/yaml.h"

static const char *text_under(const struct node *map, const char *key, int function)
{
    const struct node *node = node_get(map, key);
    if (node && node->kind == NODE_MAP && function != PB_NONE)
        node = node_get(node, field_function_names[function]);
    return node && node->kind == NODE_SCALAR && *node->text ? node->text : NULL;
}

static const char *key_of(const struct node *map)
{
    const struct node *parent = map->parent;
    for (size_t i = 0; parent && parent->keys && i < parent->n; i++)
        if (parent->items[i] == map)
            return parent->keys[i]->text;
    return "";
}

/* The text in the presets under section, entry and key. */
static const char *preset_text(const struct reading *reading, const char *section,
                               const char *entry, const char *key)
{
    struct node *root = NULL;
    const char *text = presets_text();
    struct source *source = source_over(reading->arena, "presets", text, strlen(text));
    if (!source || yaml_read(reading->arena, source, &root, NULL) != PB_OK)
        return NULL;
    return text_under(node_get(node_get(root, section), entry), key, PB_NONE);
}

static const char *rule_text(const struct reading *reading, const char *key)
{
    const char *preset = text_under(node_get(reading->root, "rules"), "preset", PB_NONE);
    return preset_text(reading, "rules", preset ? preset : "cn-standard", key);
}

static const char *queue_text(const struct reading *reading, const struct node *map,
                              const char *key)
{
    const char *id = key_of(map);
    const char *dot = strrchr(id, '.');
    const char *function = dot ? dot + 1 : id;
    const struct node *wide = node_get(node_get(reading->root, "queues"), function);
    const char *text = dot ? text_under(wide, key, PB_NONE) : NULL;
    if (!text)
        text = preset_text(reading, "queues", function, key);
    if (text)
        return text;
    for (int f = 0; f < PB_N_FUNCTIONS; f++)
        if (strcmp(field_function_names[f], function) == 0)
            text = text_under(node_get(reading->root, "capacity"), key, f);
    return text;
}

static const char *inherited(const struct reading *reading, const struct field_table *table,
                             const struct node *map, const struct field *field, int function)
{
    const struct node *demand = node_get(reading->root, "demand");
    const char *text = NULL;
    if (table == &fields_brand) {
        text = text_under(node_get(demand, "defaults"), field->key, PB_NONE);
        if (!text)
            text = text_under(node_get(reading->root, "capacity"), field->key, function);
    } else if (table == &fields_queue) {
        text = queue_text(reading, map, field->key);
    } else if (table == &fields_level) {
        text = preset_text(reading, "levels", key_of(map), field->key);
    } else if (table == &fields_contract) {
        text = preset_text(reading, "contracts", key_of(map), field->key);
        if (!text)
            text = text_under(node_get(reading->root, "rules"), field->key, PB_NONE);
        if (!text)
            text = rule_text(reading, field->key);
    } else if (table == &fields_rules) {
        text = rule_text(reading, field->key);
    }
    return text;
}

/* The default of the field of the same key in capacity, which queues and brands fall back to. */
static const char *capacity_default(const char *key)
{
    const struct field *field = field_find(&fields_capacity, key, NULL);
    return field ? field->fallback : NULL;
}

const char *override_base(const struct reading *reading, const struct field_table *table,
                          const struct node *map, const struct field *field, int function)
{
    const char *text = text_under(map, field->key, function);
    if (!text)
        text = inherited(reading, table, map, field, function);
    if (!text)
        text = field->fallback;
    bool falls_back = table == &fields_brand || table == &fields_queue;
    if (!text && falls_back)
        text = capacity_default(field->key);
    return text;
}
