/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/field.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "planner/scenario/keys_zh.h"
#include "planner/scenario/raw.h"
#include "planner/scenario/scalar.h"

const char *const field_function_names[PB_N_FUNCTIONS + 1] = {"presale", "insale", "aftersale",
                                                              NULL};

size_t field_size(enum field_kind kind)
{
    switch (kind) {
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_FILE:
    case FIELD_REF:
        return sizeof(const char *);
    case FIELD_NUMBER:
    case FIELD_MONEY:
    case FIELD_SHARE:
    case FIELD_SECONDS:
        return sizeof(double);
    case FIELD_INSTANT:
        return sizeof(int64_t);
    case FIELD_WINDOW:
        return sizeof(struct pb_window);
    case FIELD_DAYS:
        return sizeof(struct pb_days);
    case FIELD_RANGE:
        return sizeof(struct raw_range);
    case FIELD_PAY:
        return sizeof(struct pb_pay);
    case FIELD_COUNT:
    case FIELD_MINUTES:
    case FIELD_CLOCK:
    case FIELD_DATE:
    case FIELD_BOOL:
    case FIELD_WORD:
        return sizeof(int);
    case FIELD_SECTION:
    case FIELD_INLINE:
    case FIELD_MAP:
    case FIELD_RECORDS:
        break;
    }
    return 0;
}

bool field_is_scalar(enum field_kind kind)
{
    return kind < FIELD_SECTION;
}

/* Values are stored through memcpy, because the table knows only where they lie. */
#define STORE(type, ...)                                                                           \
    do {                                                                                           \
        type stored = __VA_ARGS__;                                                                 \
        memcpy(value, &stored, sizeof stored);                                                     \
    } while (0)

void field_unset(const struct field *field, void *value)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_FILE:
    case FIELD_REF:
        STORE(const char *, NULL);
        break;
    case FIELD_NUMBER:
    case FIELD_MONEY:
    case FIELD_SHARE:
    case FIELD_SECONDS:
        STORE(double, NAN);
        break;
    case FIELD_INSTANT:
        STORE(int64_t, PB_NO_INSTANT);
        break;
    case FIELD_WINDOW:
        STORE(struct pb_window, {PB_NONE, PB_NONE});
        break;
    case FIELD_DAYS:
        STORE(struct pb_days, {1, 0});
        break;
    case FIELD_RANGE:
        STORE(struct raw_range, {NAN, NAN});
        break;
    case FIELD_PAY:
        STORE(struct pb_pay, {PB_PAY_HOUR, NAN, NAN});
        break;
    case FIELD_COUNT:
    case FIELD_MINUTES:
    case FIELD_CLOCK:
    case FIELD_DATE:
    case FIELD_BOOL:
    case FIELD_WORD:
        STORE(int, PB_NONE);
        break;
    case FIELD_SECTION:
    case FIELD_INLINE:
    case FIELD_MAP:
    case FIELD_RECORDS:
        assert(field_is_scalar(field->kind));
    }
}

static bool parse_text(const struct field *field, const char *text, void *value)
{
    size_t length = strlen(text);
    if (length == 0 || length > 500 || (field->kind == FIELD_ID && !scalar_is_id(text)))
        return false;
    STORE(const char *, text);
    return true;
}

static bool parse_bool(const char *text, void *value)
{
    bool yes = false;
    if (!scalar_bool(text, &yes))
        return false;
    STORE(int, yes);
    return true;
}

static bool parse_word(const struct field *field, const char *text, void *value)
{
    for (int i = 0; field->words[i]; i++)
        if (strcmp(field->words[i], text) == 0) {
            STORE(int, i);
            return true;
        }
    return false;
}

static bool parse_number(const struct field *field, const char *text, double *value)
{
    bool no = false;
    if ((field->flags & FIELD_OR_NO) && scalar_bool(text, &no) && !no) {
        *value = 0;
        return true;
    }
    if (field->kind == FIELD_SHARE)
        return scalar_share(text, value);
    if (field->kind == FIELD_SECONDS)
        return scalar_seconds(text, value);
    return scalar_number(text, value);
}

bool field_parse(const struct field *field, const char *text, void *value)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_FILE:
    case FIELD_REF:
        return parse_text(field, text, value);
    case FIELD_NUMBER:
    case FIELD_MONEY:
    case FIELD_SHARE:
    case FIELD_SECONDS:
        return parse_number(field, text, value);
    case FIELD_COUNT:
        return scalar_count(text, value);
    case FIELD_MINUTES:
        return scalar_minutes(text, value);
    case FIELD_CLOCK:
        return scalar_clock(text, value);
    case FIELD_DATE:
        return scalar_date(text, value);
    case FIELD_INSTANT:
        return scalar_instant(text, value);
    case FIELD_WINDOW:
        return scalar_window(text, value);
    case FIELD_DAYS:
        return scalar_days(text, value);
    case FIELD_RANGE: {
        struct raw_range *range = value;
        return scalar_range(text, &range->low, &range->high);
    }
    case FIELD_PAY: {
        struct pb_pay *pay = value;
        return scalar_pay(text, &pay->basis, &pay->rate);
    }
    case FIELD_BOOL:
        return parse_bool(text, value);
    case FIELD_WORD:
        return parse_word(field, text, value);
    case FIELD_SECTION:
    case FIELD_INLINE:
    case FIELD_MAP:
    case FIELD_RECORDS:
        break;
    }
    assert(field_is_scalar(field->kind));
    return false;
}

static bool within(const struct field *field, double value)
{
    return !(field->min < field->max) || (value >= field->min && value <= field->max);
}

bool field_in_range(const struct field *field, const void *value)
{
    switch (field->kind) {
    case FIELD_NUMBER:
    case FIELD_MONEY:
    case FIELD_SHARE:
    case FIELD_SECONDS:
        return within(field, *(const double *)value);
    case FIELD_COUNT:
    case FIELD_MINUTES:
    case FIELD_CLOCK:
        return within(field, *(const int *)value);
    case FIELD_RANGE: {
        const struct raw_range *range = value;
        return within(field, range->low) && within(field, range->high);
    }
    case FIELD_PAY:
        return within(field, ((const struct pb_pay *)value)->rate);
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_FILE:
    case FIELD_REF:
    case FIELD_DATE:
    case FIELD_INSTANT:
    case FIELD_WINDOW:
    case FIELD_DAYS:
    case FIELD_BOOL:
    case FIELD_WORD:
    case FIELD_SECTION:
    case FIELD_INLINE:
    case FIELD_MAP:
    case FIELD_RECORDS:
        break;
    }
    return true;
}

const struct field *field_find(const struct field_table *table, const char *key, size_t *base)
{
    for (size_t i = 0; i < table->n; i++) {
        const struct field *field = &table->fields[i];
        if (field->kind == FIELD_INLINE) {
            const struct field *inner = field_find(field->sub, key, base);
            if (!inner)
                continue;
            if (base)
                *base += field->offset;
            return inner;
        }
        if (*key && (strcmp(field->key, key) == 0 || keys_zh_is(field->key, key))) {
            if (base)
                *base = 0;
            return field;
        }
    }
    return NULL;
}

size_t field_keys(const struct field_table *table, const char **keys, size_t room)
{
    size_t n = 0;
    for (size_t i = 0; i < table->n && n < room; i++) {
        const struct field *field = &table->fields[i];
        if (field->kind == FIELD_INLINE)
            n += field_keys(field->sub, keys + n, room - n);
        else if (*field->key)
            keys[n++] = field->key;
    }
    return n;
}

const struct field *field_shorthand(const struct field_table *table, enum node_kind kind)
{
    for (size_t i = 0; i < table->n; i++) {
        const struct field *field = &table->fields[i];
        bool list = (field->flags & FIELD_LIST) != 0 || field->kind == FIELD_RECORDS;
        if (*field->key == '\0' && field->kind != FIELD_INLINE && kind != NODE_MAP &&
            list == (kind == NODE_LIST))
            return field;
    }
    return NULL;
}
