/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "planner/scenario/describe.h"
#include "planner/scenario/keys_zh.h"

#define ID_PATTERN "^[A-Za-z][A-Za-z0-9_-]{0,63}$"

struct schema {
    json_t *definitions;
    bool chinese;
};

static json_t *of_table(struct schema *schema, const struct field_table *table);

static json_t *text_of(const char *pattern)
{
    return json_pack("{s:s, s:s}", "type", "string", "pattern", pattern);
}

/* A number within the range of `field`, or a text of `pattern`. */
static json_t *number_of(const struct field *field, const char *type, const char *pattern)
{
    json_t *number = json_pack("{s:s}", "type", type);
    if (field->min < field->max) {
        json_object_set_new(number, "minimum", json_real(field->min));
        json_object_set_new(number, "maximum", json_real(field->max));
    }
    if (field->flags & FIELD_OR_NO)
        return json_pack("{s:[o, o, {s:[b, s]}]}", "anyOf", number, text_of(pattern), "enum", 0,
                         "no");
    return json_pack("{s:[o, o]}", "anyOf", number, text_of(pattern));
}

static json_t *of_words(const struct field *field)
{
    json_t *list = json_array();
    for (size_t i = 0; field->words[i]; i++)
        json_array_append_new(list, json_string(field->words[i]));
    for (int f = 0; f < PB_N_FUNCTIONS && field->words == field_function_names; f++)
        json_array_append_new(list, json_string(keys_zh_functions[f]));
    return json_pack("{s:o}", "enum", list);
}

#define NUMBER   "^[+-]?[0-9]+([.][0-9]+)?(万|亿)?$"
#define DURATION "^(0|([0-9]+([.][0-9]+)?(min|h|s|d) ?)+)$"
#define CLOCK    "[0-9]{1,2}:[0-9]{2}([+]1)?"
#define DATE     "[0-9]{4}-[0-9]{2}-[0-9]{2}"

static json_t *of_scalar(const struct field *field)
{
    switch (field->kind) {
    case FIELD_NUMBER:
    case FIELD_MONEY:
        return number_of(field, "number", NUMBER);
    case FIELD_COUNT:
        return number_of(field, "integer", NUMBER);
    case FIELD_SHARE:
        return number_of(field, "number", "^[0-9]+([.][0-9]+)?%?$");
    case FIELD_SECONDS:
    case FIELD_MINUTES:
        return json_pack("{s:[o, {s:i}]}", "anyOf", text_of(DURATION), "const", 0);
    case FIELD_CLOCK:
        return text_of("^" CLOCK "$");
    case FIELD_DATE:
        return text_of("^" DATE "$");
    case FIELD_INSTANT:
        return text_of("^" DATE "[T ]" CLOCK "$");
    case FIELD_WINDOW:
        return text_of("^" CLOCK " *- *" CLOCK "$");
    case FIELD_DAYS:
        return text_of("^" DATE "( *[.]{2} *" DATE ")?$");
    case FIELD_RANGE:
        return json_pack("{s:[{s:s}, o]}", "anyOf", "type", "number",
                         text_of("^[0-9.]+(万|亿)?( *- *[0-9.]+(万|亿)?)?$"));
    case FIELD_PAY:
        return json_pack("{s:[{s:s}, o]}", "anyOf", "type", "number",
                         text_of("^[0-9.]+(万)?/(h|hour|小时|d|day|天|month|月|session|次)$"));
    case FIELD_BOOL:
        return json_pack("{s:[b, b, s, s, s, s]}", "enum", 1, 0, "yes", "no", "是", "否");
    case FIELD_WORD:
        return of_words(field);
    case FIELD_ID:
        return text_of(ID_PATTERN);
    case FIELD_TEXT:
    case FIELD_FILE:
    case FIELD_REF:
    case FIELD_SECTION:
    case FIELD_INLINE:
    case FIELD_MAP:
    case FIELD_RECORDS:
        break;
    }
    return json_pack("{s:[s, s]}", "type", "string", "number");
}

static json_t *of_functions(const struct field *field)
{
    json_t *properties = json_object();
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        json_object_set_new(properties, field_function_names[f], of_scalar(field));
        json_object_set_new(properties, keys_zh_functions[f], of_scalar(field));
    }
    return json_pack("{s:[o, {s:s, s:o, s:b}]}", "anyOf", of_scalar(field), "type", "object",
                     "properties", properties, "additionalProperties", 0);
}

static json_t *of_map(struct schema *schema, const struct field *field)
{
    json_t *map = json_pack("{s:s, s:o}", "type", "object", "additionalProperties",
                            of_table(schema, field->sub));
    if (!(field->flags & FIELD_FREE_IDS))
        json_object_set_new(map, "propertyNames", json_pack("{s:s}", "pattern", ID_PATTERN));
    return map;
}

/* What may stand where `field` stands. */
static json_t *of_value(struct schema *schema, const struct field *field)
{
    if (field->kind == FIELD_SECTION)
        return of_table(schema, field->sub);
    if (field->kind == FIELD_MAP)
        return of_map(schema, field);
    if (field->kind == FIELD_RECORDS)
        return json_pack("{s:s, s:o}", "type", "array", "items", of_table(schema, field->sub));
    if (field->flags & FIELD_LIST)
        return json_pack("{s:[o, {s:s, s:o}]}", "anyOf", of_scalar(field), "type", "array", "items",
                         of_scalar(field));
    if (field->flags & FIELD_PER_FUNCTION)
        return of_functions(field);
    return of_scalar(field);
}

static json_t *described(struct schema *schema, const struct field *field)
{
    json_t *value = of_value(schema, field);
    /* Beside a $ref nothing else counts in draft-07. */
    if (json_object_get(value, "$ref"))
        value = json_pack("{s:[o]}", "allOf", value);
    json_object_set_new(value, "description", json_string(describe_text(field, schema->chinese)));
    if (field->fallback && !(field->flags & FIELD_LIST))
        json_object_set_new(value, "default", json_string(field->fallback));
    return value;
}

/* The Chinese names of a key beside the English one; one of them where it is required. */
static void put_chinese(json_t *object, const struct field *field, json_t *value)
{
    json_t *properties = json_object_get(object, "properties");
    json_t *any = json_pack("[{s:[s]}]", "required", field->key);
    for (const char *zh = keys_zh(field->key); zh && *zh; zh += *zh == '|') {
        size_t length = strcspn(zh, "|");
        json_t *name = json_stringn(zh, length);
        json_object_set(properties, json_string_value(name), value);
        json_array_append_new(any, json_pack("{s:[o]}", "required", name));
        zh += length;
    }
    json_t *all = json_object_get(object, "allOf");
    if (!(field->flags & FIELD_REQUIRED)) {
        json_decref(any);
        return;
    }
    if (!all) {
        all = json_array();
        json_object_set_new(object, "allOf", all);
    }
    json_array_append_new(all, json_pack("{s:o}", "anyOf", any));
}

static void put_fields(struct schema *schema, const struct field_table *table, json_t *object)
{
    json_t *properties = json_object_get(object, "properties");
    json_t *required = json_object_get(object, "required");
    for (size_t i = 0; i < table->n; i++) {
        const struct field *field = &table->fields[i];
        if (field->kind == FIELD_INLINE) {
            put_fields(schema, field->sub, object);
            continue;
        }
        if (*field->key == '\0')
            continue;
        json_t *value = described(schema, field);
        json_object_set(properties, field->key, value);
        if (schema->chinese)
            put_chinese(object, field, value);
        else if (field->flags & FIELD_REQUIRED)
            json_array_append_new(required, json_string(field->key));
        json_decref(value);
    }
}

/* The shorthands of `table` beside its record. */
static json_t *with_shorthands(struct schema *schema, const struct field_table *table,
                               json_t *object)
{
    json_t *all = json_pack("[o, {s:s}]", object, "type", "null");
    for (size_t i = 0; i < table->n; i++) {
        const struct field *field = &table->fields[i];
        if (*field->key == '\0' && field->kind != FIELD_INLINE)
            json_array_append_new(all, of_value(schema, field));
    }
    return json_pack("{s:o}", "anyOf", all);
}

static json_t *record_of(struct schema *schema, const struct field_table *table)
{
    json_t *object = json_pack("{s:s, s:{}, s:[], s:b}", "type", "object", "properties", "required",
                               "additionalProperties", 0);
    put_fields(schema, table, object);
    if (json_array_size(json_object_get(object, "required")) == 0)
        json_object_del(object, "required");
    return object;
}

static json_t *of_table(struct schema *schema, const struct field_table *table)
{
    char reference[80] = "#/definitions/";
    size_t length = sizeof "#/definitions/" - 1;
    for (const char *c = table->name; *c && length + 1 < sizeof reference; c++)
        reference[length++] = *c;
    if (!json_object_get(schema->definitions, table->name)) {
        json_object_set_new(schema->definitions, table->name, json_true());
        json_object_set_new(schema->definitions, table->name,
                            with_shorthands(schema, table, record_of(schema, table)));
    }
    return json_pack("{s:s}", "$ref", reference);
}

enum pb_rc describe_schema(struct text *out, bool chinese)
{
    struct schema schema = {json_object(), chinese};
    json_t *root = record_of(&schema, &fields_scenario);
    json_object_set_new(root, "$schema", json_string("http://json-schema.org/draft-07/schema#"));
    json_object_set_new(root, "title", json_string("paiban scenario"));
    json_object_set_new(root, "definitions", schema.definitions);
    char *dump = json_dumps(root, JSON_INDENT(2) | JSON_SORT_KEYS | JSON_REAL_PRECISION(15));
    json_decref(root);
    if (!dump)
        return PB_MEMORY;
    text_append(out, dump);
    text_append(out, "\n");
    free(dump);
    return out->failed ? PB_MEMORY : PB_OK;
}
