/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/override.h"

#include <stdio.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/number.h"
#include "planner/scenario/fields.h"
#include "planner/scenario/keys_zh.h"
#include "planner/scenario/override_base.h"
#include "planner/scenario/words.h"
#include "planner/scenario/yaml.h"

/* One override on its way into the tree. */
struct change {
    struct reading *reading;
    struct mark mark; /* of the first character of `text` */
    const char *text; /* path=value */
    const char *path;
    const char *value;
    size_t done; /* values set */
    bool failed;
};

/* Where a walk along the path stands: a record of `table` in `map`. */
struct place {
    struct node *map;
    const struct field_table *table;
};

static void walk_record(struct change *change, struct place place, const char *path);

/* Points at `at`, a place in the text of the override. */
static struct node at_text(const struct change *change, const char *at, size_t length)
{
    struct node node = {.kind = NODE_SCALAR, .mark = change->mark, .text = ""};
    for (const char *c = change->text; c < at; c++)
        node.mark.column += ((unsigned char)*c & 0xC0) != 0x80;
    const char *copy = arena_strndup(change->reading->arena, at, length);
    node.text = copy ? copy : "";
    return node;
}

static void fail_unknown(struct change *change, const char *at, size_t length,
                         const char *const *known, size_t n)
{
    struct node node = at_text(change, at, length);
    read_error(change->reading, &node, "unknown_path", _("`%s`: there is no `%s`"), change->path,
               node.text);
    const char *near = read_nearest(node.text, known, n);
    if (near)
        pb_hint(change->reading->msgs, _("did you mean `%s`?"), near);
    change->failed = true;
}

static size_t segment(const char *path)
{
    return strcspn(path, ".");
}

static const char *after(const char *path, size_t length)
{
    return path[length] == '.' ? path + length + 1 : path + length;
}

static struct node *put(struct change *change, struct node *map, const char *key,
                        struct node *value)
{
    struct arena *arena = change->reading->arena;
    int i = node_index(map, key);
    if (value && i >= 0)
        node_replace(map, (size_t)i, value);
    else if (!value || !node_append(arena, map, node_scalar(arena, key, change->mark), value))
        change->failed = true;
    return value;
}

/* The map under `key`, made when there is none; a shorthand is spelled out. */
static struct node *map_under(struct change *change, struct node *map, const char *key,
                              const struct field_table *table)
{
    struct arena *arena = change->reading->arena;
    int i = node_index(map, key);
    struct node *old = i < 0 ? NULL : map->items[i];
    if (old && old->kind == NODE_MAP)
        return old;
    struct node *fresh = node_new(arena, NODE_MAP, old ? old->mark : change->mark);
    bool empty = !old || (old->kind == NODE_SCALAR && *old->text == '\0');
    const struct field *shorthand = empty || !table ? NULL : field_shorthand(table, old->kind);
    for (size_t f = 0; fresh && shorthand && f < table->n; f++) {
        const struct field *field = &table->fields[f];
        if (*field->key && field->offset == shorthand->offset)
            put(change, fresh, field->key, old);
    }
    return put(change, map, key, fresh);
}

/* Marks counted from the start of the value become marks of the override. */
static void move_marks(struct node *node, struct mark start)
{
    int column = start.column + node->mark.column - 1;
    node->mark = (struct mark){start.source, start.line, column};
    for (size_t i = 0; i < node->n; i++) {
        move_marks(node->items[i], start);
        if (node->keys)
            move_marks(node->keys[i], start);
    }
}

static struct node *parse_value(struct change *change)
{
    struct reading *reading = change->reading;
    struct node *node = NULL;
    struct node start = at_text(change, change->value, strlen(change->value));
    if (*change->value != '[' && *change->value != '{')
        return node_scalar(reading->arena, change->value, start.mark);
    struct source *source =
        source_over(reading->arena, "--set", change->value, strlen(change->value));
    if (!source || yaml_read(reading->arena, source, &node, reading->msgs) != PB_OK)
        return NULL;
    move_marks(node, start.mark);
    return node;
}

static void mark_overridden(struct node *node)
{
    node->overridden = true;
    for (size_t i = 0; i < node->n; i++)
        mark_overridden(node->items[i]);
}

/* The node that takes the place of `old` [NULL: nothing given; then `base` is its default]. */
static struct node *new_value(struct change *change, const struct field *field,
                              const struct node *old, const char *base)
{
    struct arena *arena = change->reading->arena;
    struct node *node = NULL;
    if (!override_is_relative(field, change->value)) {
        node = parse_value(change);
    } else if (old && old->kind != NODE_SCALAR) {
        size_t budget = YAML_MAX_EXPANDED;
        node = node_copy(arena, old, &budget);
        for (size_t i = 0; node && i < node->n; i++) {
            struct node *item = new_value(change, field, node->items[i], NULL);
            if (!item)
                return NULL;
            node_replace(node, i, item);
        }
    } else {
        struct node start = at_text(change, change->value, strlen(change->value));
        const char *from = old ? old->text : base;
        const char *text = from ? override_change(arena, field, from, change->value) : NULL;
        node = text ? node_scalar(arena, text, start.mark) : NULL;
        if (!from)
            read_error(change->reading, &start, "nothing_to_change",
                       _("`%s` is not given and has no default to change"), change->path);
        else if (!text)
            read_error(change->reading, &start, "wrong_value",
                       _("`%s` changes `%s` by nothing that fits: %s is expected"), change->value,
                       from, field_expects(field));
    }
    if (!node)
        change->failed = true;
    else
        mark_overridden(node);
    return node;
}

static void set_value(struct change *change, struct place place, const struct field *field)
{
    int i = node_index(place.map, field->key);
    const struct node *old = i < 0 ? NULL : place.map->items[i];
    const char *base = override_base(change->reading, place.table, place.map, field, PB_NONE);
    struct node *node = new_value(change, field, old, base);
    if (node)
        put(change, place.map, field->key, node);
    change->done++;
}

/* One function of a field that is given per function: the scalar becomes a map first. */
static void set_function(struct change *change, struct place place, const struct field *field,
                         const char *path)
{
    bool all = strcmp(path, "*") == 0;
    path = keys_zh_function(path);
    struct arena *arena = change->reading->arena;
    int i = node_index(place.map, field->key);
    const struct node *old = i < 0 ? NULL : place.map->items[i];
    struct node *map = node_new(arena, NODE_MAP, old ? old->mark : change->mark);
    size_t done = change->done;
    for (int f = 0; map && f < PB_N_FUNCTIONS; f++) {
        const char *name = field_function_names[f];
        const struct node *own = old && old->kind == NODE_MAP ? node_get(old, name) : old;
        const char *base = override_base(change->reading, place.table, place.map, field, f);
        size_t budget = 1;
        struct node *value = own ? node_copy(arena, own, &budget) : NULL;
        if (all || strcmp(path, name) == 0) {
            value = new_value(change, field, own, base);
            change->done++;
        }
        if (value)
            put(change, map, name, value);
    }
    if (change->done == done)
        fail_unknown(change, path, strlen(path), field_function_names, PB_N_FUNCTIONS);
    else if (map)
        put(change, place.map, field->key, map);
}

/* Length of the entry's id at the start of `path`: the longest key there is, else one segment, or
 * two where ids are queues. */
static size_t id_length(const struct node *map, const struct field *field, const char *path)
{
    char first[KEYS_ZH_SIZE] = "";
    size_t best = 0;
    for (size_t i = 0; map && map->keys && i < map->n; i++) {
        size_t length = strlen(map->keys[i]->text);
        bool match = strncmp(map->keys[i]->text, path, length) == 0 &&
                     (path[length] == '.' || path[length] == '\0');
        if (match && length > best)
            best = length;
    }
    if (best)
        return best;
    size_t one = segment(path);
    bool dotted = field->sub == &fields_queue && path[one] == '.';
    snprintf(first, sizeof first, "%.*s", (int)(one < sizeof first ? one : 0), path);
    for (int f = 0; f < PB_N_FUNCTIONS; f++)
        if (strcmp(field_function_names[f], keys_zh_function(first)) == 0)
            dotted = false;
    return dotted ? one + 1 + segment(path + one + 1) : one;
}

/* Entries that exist without being written: presets, queues. */
static bool may_be_new(const struct field *field)
{
    return field->sub == &fields_queue || field->sub == &fields_contract ||
           field->sub == &fields_level || (field->flags & FIELD_FREE_IDS) != 0;
}

static void walk_entry(struct change *change, struct node *map, const struct field *field,
                       const char *key, const char *rest)
{
    if (*rest == '\0') {
        struct node *node = parse_value(change);
        if (node)
            mark_overridden(node);
        put(change, map, key, node);
        change->done++;
        return;
    }
    struct node *entry = map_under(change, map, key, field->sub);
    if (entry)
        walk_record(change, (struct place){entry, field->sub}, rest);
}

static void walk_map(struct change *change, struct place place, const struct field *field,
                     const char *path)
{
    struct node *map = map_under(change, place.map, field->key, NULL);
    if (!map)
        return;
    if (path[0] == '*' && (path[1] == '.' || path[1] == '\0')) {
        for (size_t i = 0; i < map->n && !change->failed; i++)
            walk_entry(change, map, field, map->keys[i]->text, after(path, 1));
        return;
    }
    size_t length = id_length(map, field, path);
    const char *key = arena_strndup(change->reading->arena, path, length);
    if (!key)
        return;
    key = keys_zh_queue(change->reading, key);
    bool whole = path[length] == '\0';
    if (node_index(map, key) < 0 && !may_be_new(field) && !whole) {
        const char **keys = arena_alloc(change->reading->arena, map->n, sizeof *keys);
        for (size_t i = 0; keys && i < map->n; i++)
            keys[i] = map->keys[i]->text;
        fail_unknown(change, path, length, keys, keys ? map->n : 0);
        return;
    }
    walk_entry(change, map, field, key, after(path, length));
}

static void walk_list(struct change *change, struct place place, const struct field *field,
                      const char *path)
{
    int i = node_index(place.map, field->key);
    struct node *list = i < 0 ? NULL : place.map->items[i];
    size_t length = segment(path);
    long long position = 0;
    bool all = length == 1 && *path == '*';
    if (!all && number_parse_int(path, length, &position) != NUMBER_OK)
        position = 0;
    size_t n = list && list->kind == NODE_LIST ? list->n : 0;
    if (!all && (position < 1 || (size_t)position > n)) {
        fail_unknown(change, path, length, NULL, 0);
        pb_hint(change->reading->msgs, _("entries count from 1; there are %zu"), n);
        return;
    }
    for (size_t k = 0; k < n && !change->failed; k++) {
        if (!all && k + 1 != (size_t)position)
            continue;
        if (field->sub && path[length] == '.')
            walk_record(change, (struct place){list->items[k], field->sub}, after(path, length));
        else if (!field->sub) {
            struct node *node = new_value(change, field, list->items[k], NULL);
            if (node)
                node_replace(list, k, node);
            change->done++;
        }
    }
}

static void walk_field(struct change *change, struct place place, const struct field *field,
                       const char *rest)
{
    bool list = (field->flags & FIELD_LIST) != 0 || field->kind == FIELD_RECORDS;
    if (*rest == '\0')
        set_value(change, place, field);
    else if (field->kind == FIELD_SECTION) {
        struct node *map = map_under(change, place.map, field->key, field->sub);
        if (map)
            walk_record(change, (struct place){map, field->sub}, rest);
    } else if (field->kind == FIELD_MAP)
        walk_map(change, place, field, rest);
    else if (list)
        walk_list(change, place, field, rest);
    else if (field->flags & FIELD_PER_FUNCTION)
        set_function(change, place, field, rest);
    else
        fail_unknown(change, rest, strlen(rest), NULL, 0);
}

static void walk_record(struct change *change, struct place place, const char *path)
{
    size_t length = segment(path);
    const char *key = arena_strndup(change->reading->arena, path, length);
    const struct field *field = key ? field_find(place.table, key, NULL) : NULL;
    if (!field || place.map->kind != NODE_MAP) {
        const char *keys[80];
        size_t n = field_keys(place.table, keys, sizeof keys / sizeof *keys);
        fail_unknown(change, path, length, keys, n);
        return;
    }
    walk_field(change, place, field, after(path, length));
}

static bool apply(struct reading *reading, struct mark mark, const char *text)
{
    struct change change = {.reading = reading, .mark = mark, .text = text};
    const char *equals = strchr(text, '=');
    text_printf(&reading->digest, "set %s\n", text);
    if (!equals || equals == text || equals[1] == '\0') {
        struct node node = at_text(&change, text, strlen(text));
        read_error(reading, &node, "bad_override", _("`%s` is not `path=value`"), text);
        return false;
    }
    change.path = arena_strndup(reading->arena, text, (size_t)(equals - text));
    change.value = equals + 1;
    if (!change.path)
        return false;
    /* The walk points into `text`, so that its messages can; the path ends at the `=`. */
    char *copy = arena_strdup(reading->arena, text);
    if (!copy)
        return false;
    copy[equals - text] = '\0';
    change.text = copy;
    change.value = copy + (equals - text) + 1;
    walk_record(&change, (struct place){reading->root, &fields_scenario}, copy);
    if (change.done == 0 && !change.failed) {
        struct node node = at_text(&change, copy, strlen(copy));
        read_error(reading, &node, "nothing_matches", _("`%s` matches nothing"), change.path);
        return false;
    }
    return !change.failed;
}

static bool apply_variant(struct reading *reading, const char *id)
{
    const struct node *variants = node_get(reading->root, "variants");
    const struct node *set = node_get(node_get(variants, id), "set");
    bool good = true;
    if (!node_get(variants, id)) {
        struct source *source = source_over(reading->arena, "--variant", id, strlen(id));
        struct node node = {.kind = NODE_SCALAR, .mark = {source, 1, 1}, .text = id};
        read_error(reading, &node, "unknown_reference", _("there is no variant `%s`"), id);
        return false;
    }
    size_t n = set && set->kind == NODE_LIST ? set->n : set ? 1 : 0;
    for (size_t i = 0; i < n; i++) {
        const struct node *item = set->kind == NODE_LIST ? set->items[i] : set;
        struct mark mark = item->mark;
        mark.column += item->quoted;
        if (item->kind == NODE_SCALAR)
            good = apply(reading, mark, item->text) && good;
    }
    return good;
}

bool override_all(struct reading *reading, const struct pb_scenario_source *request)
{
    bool good = true;
    if (request->variant)
        good = apply_variant(reading, request->variant);
    for (size_t i = 0; i < request->n_overrides; i++) {
        const char *text = request->overrides[i];
        struct source *source = source_over(reading->arena, "--set", text, strlen(text));
        if (!source)
            return false;
        good = apply(reading, (struct mark){source, 1, 1}, text) && good;
    }
    return good;
}
