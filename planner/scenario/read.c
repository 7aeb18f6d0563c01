/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/read.h"

#include <assert.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/raw.h"
#include "planner/scenario/read_mistake.h"

static bool is_empty(const struct node *node)
{
    return node->kind == NODE_SCALAR && !node->quoted && *node->text == '\0';
}

bool read_scalar(struct reading *reading, const struct field *field, const struct node *node,
                 void *value)
{
    if (node->kind != NODE_SCALAR) {
        field_unset(field, value);
        mistake_type(reading, field, node);
        return false;
    }
    if (!field_parse(field, node->text, value)) {
        field_unset(field, value);
        mistake_value(reading, field, node);
        return false;
    }
    if (!field_in_range(field, value)) {
        field_unset(field, value);
        mistake_range(reading, field, node);
        return false;
    }
    return true;
}

/* The default of one scalar; the tables hold no default that cannot be read. */
static void take_default(const struct field *field, void *value)
{
    if (field->fallback) {
        bool good = field_parse(field, field->fallback, value);
        assert(good);
        (void)good;
    } else {
        field_unset(field, value);
    }
}

static void default_list(struct reading *reading, const struct field *field, struct raw_list *out)
{
    if (!field->fallback)
        return;
    char *texts = arena_strdup(reading->arena, field->fallback);
    size_t n = 1;
    for (const char *c = field->fallback; *c; c++)
        n += *c == ',';
    size_t size = field_size(field->kind);
    char *values = arena_alloc(reading->arena, n, size);
    if (!texts || !values)
        return;
    for (size_t i = 0; i < n; i++) {
        char *end = texts + strcspn(texts, ",");
        *end = '\0';
        texts += strspn(texts, " ");
        bool good = field_parse(field, texts, values + i * size);
        assert(good);
        (void)good;
        texts = end + 1;
    }
    *out = (struct raw_list){values, n};
}

static void read_list(struct reading *reading, const struct field *field, const struct node *node,
                      void *value)
{
    struct raw_list list = {NULL, 0};
    if (!node) {
        default_list(reading, field, &list);
        memcpy(value, &list, sizeof list);
        return;
    }
    size_t size = field_size(field->kind);
    bool single = node->kind != NODE_LIST;
    size_t n = single ? 1 : node->n;
    char *values = arena_alloc(reading->arena, n, size);
    for (size_t i = 0; values && i < n; i++) {
        const struct node *item = single ? node : node->items[i];
        if (read_scalar(reading, field, item, values + list.n * size))
            list.n++;
    }
    list.at = values;
    memcpy(value, &list, sizeof list);
}

static void read_per_function(struct reading *reading, const struct field *field,
                              const struct node *node, char *value)
{
    size_t size = field_size(field->kind);
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        const struct node *own = node;
        if (node && node->kind == NODE_MAP)
            own = node_get(node, field_function_names[f]);
        if (own && (f == 0 || own != node))
            read_scalar(reading, field, own, value + (size_t)f * size);
        else if (own)
            memcpy(value + (size_t)f * size, value, size);
        else
            take_default(field, value + (size_t)f * size);
    }
    for (size_t i = 0; node && node->kind == NODE_MAP && i < node->n; i++)
        mistake_function(reading, node, i);
}

/* Where the fields of one record are read from. */
struct record {
    const struct node *node;  /* NULL: nothing given */
    const struct node *place; /* where a missing field is missed, or NULL */
    bool inherited;           /* what is not given stays so */
};

static void fill_record(struct reading *reading, const struct field_table *table,
                        struct record record, char *out);

static void read_records(struct reading *reading, const struct field *field,
                         const struct node *node, void *value)
{
    struct raw_list list = {NULL, 0};
    enum node_kind wanted = field->kind == FIELD_MAP ? NODE_MAP : NODE_LIST;
    if (node && node->kind != wanted) {
        mistake_type(reading, field, node);
        node = NULL;
    }
    if (node) {
        char *records = arena_alloc(reading->arena, node->n, field->sub->size);
        list.at = records;
        list.n = records ? node->n : 0;
        for (size_t i = 0; i < list.n; i++) {
            const struct node *key = node->keys ? node->keys[i] : NULL;
            if (key && !(field->flags & FIELD_FREE_IDS))
                mistake_id(reading, key);
            char *out = records + i * field->sub->size;
            bool inherited = (field->flags & FIELD_INHERITED) != 0;
            fill_record(reading, field->sub,
                        (struct record){node->items[i], node->items[i], inherited}, out);
            if (!field->sub->bare)
                ((struct entry *)(void *)out)->id = key ? key->text : NULL;
        }
    }
    memcpy(value, &list, sizeof list);
}

static void read_missing(struct reading *reading, const struct field *field, bool inherited,
                         char *value)
{
    struct field plain = *field;
    if (inherited)
        plain.fallback = NULL;
    if (field->flags & FIELD_LIST)
        read_list(reading, &plain, NULL, value);
    else if (field->flags & FIELD_PER_FUNCTION)
        read_per_function(reading, &plain, NULL, value);
    else
        take_default(&plain, value);
}

static void read_field(struct reading *reading, const struct field *field, struct record record,
                       const struct node *node, char *value)
{
    if (node && is_empty(node) && !field_is_scalar(field->kind))
        node = NULL;
    if (!node && (field->flags & FIELD_REQUIRED) && record.place)
        mistake_missing(reading, field, record.place);
    bool inherited = record.inherited || (field->flags & FIELD_INHERITED) != 0;
    if (field->kind == FIELD_SECTION)
        fill_record(reading, field->sub, (struct record){node, node, inherited}, value);
    else if (field->kind == FIELD_MAP || field->kind == FIELD_RECORDS)
        read_records(reading, field, node, value);
    else if (!node)
        read_missing(reading, field, inherited, value);
    else if (field->flags & FIELD_LIST)
        read_list(reading, field, node, value);
    else if (field->flags & FIELD_PER_FUNCTION)
        read_per_function(reading, field, node, value);
    else
        read_scalar(reading, field, node, value);
}

static void fill_fields(struct reading *reading, const struct field_table *table,
                        struct record record, char *out)
{
    const struct field *shorthand = NULL;
    if (record.node && record.node->kind != NODE_MAP) {
        shorthand = field_shorthand(table, record.node->kind);
        record.place = NULL;
    }
    for (size_t i = 0; i < table->n; i++) {
        const struct field *field = &table->fields[i];
        char *value = out + field->offset;
        if (field->kind == FIELD_INLINE) {
            struct record inner = record;
            inner.inherited = record.inherited || (field->flags & FIELD_INHERITED) != 0;
            inner.node = shorthand ? NULL : record.node;
            fill_fields(reading, field->sub, inner, value);
        } else if (*field->key == '\0') {
            if (field == shorthand)
                read_field(reading, field, record, record.node, value);
        } else if (!shorthand || shorthand->offset != field->offset) {
            read_field(reading, field, record, node_get(record.node, field->key), value);
        }
    }
}

static void fill_record(struct reading *reading, const struct field_table *table,
                        struct record record, char *out)
{
    const struct node *node = record.node;
    if (node && is_empty(node))
        record.node = node = NULL;
    if (node && node->kind != NODE_MAP && !field_shorthand(table, node->kind)) {
        mistake_section(reading, table, node);
        record.node = record.place = node = NULL;
    }
    fill_fields(reading, table, record, out);
    for (size_t i = 0; node && node->kind == NODE_MAP && i < node->n; i++)
        if (!field_find(table, node->keys[i]->text, NULL))
            mistake_key(reading, table, node->keys[i]);
    if (!table->bare)
        ((struct entry *)(void *)out)->node = record.place;
}

void read_record(struct reading *reading, const struct field_table *table, const struct node *node,
                 void *out)
{
    fill_record(reading, table, (struct record){node, node, false}, out);
}
