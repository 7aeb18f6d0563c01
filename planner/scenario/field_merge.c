/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "planner/scenario/field.h"
#include "planner/scenario/raw.h"

static bool scalar_is_set(enum field_kind kind, const void *value)
{
    switch (kind) {
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_FILE:
    case FIELD_REF:
        return *(const char *const *)value != NULL;
    case FIELD_NUMBER:
    case FIELD_MONEY:
    case FIELD_SHARE:
    case FIELD_SECONDS:
        return !isnan(*(const double *)value);
    case FIELD_INSTANT:
        return *(const int64_t *)value != PB_NO_INSTANT;
    case FIELD_WINDOW:
        return ((const struct pb_window *)value)->from_min != PB_NONE;
    case FIELD_DAYS: {
        const struct pb_days *days = value;
        return days->first <= days->last;
    }
    case FIELD_RANGE:
        return !isnan(((const struct raw_range *)value)->low);
    case FIELD_PAY:
        return !isnan(((const struct pb_pay *)value)->rate);
    case FIELD_COUNT:
    case FIELD_MINUTES:
    case FIELD_CLOCK:
    case FIELD_DATE:
    case FIELD_BOOL:
    case FIELD_WORD:
        return *(const int *)value != PB_NONE;
    case FIELD_SECTION:
    case FIELD_INLINE:
    case FIELD_MAP:
    case FIELD_RECORDS:
        break;
    }
    assert(field_is_scalar(kind));
    return false;
}

static size_t list_length(const void *value)
{
    struct raw_list list;
    memcpy(&list, value, sizeof list);
    return list.n;
}

bool field_is_set(const struct field *field, const void *value)
{
    if (!field_is_scalar(field->kind) || (field->flags & FIELD_LIST))
        return list_length(value) > 0;
    int n = field->flags & FIELD_PER_FUNCTION ? PB_N_FUNCTIONS : 1;
    for (int i = 0; i < n; i++)
        if (scalar_is_set(field->kind, (const char *)value + (size_t)i * field_size(field->kind)))
            return true;
    return false;
}

static void merge_scalars(const struct field *field, char *value, const char *base)
{
    size_t size = field_size(field->kind);
    int n = field->flags & FIELD_PER_FUNCTION ? PB_N_FUNCTIONS : 1;
    for (int i = 0; i < n; i++, value += size, base += size)
        if (!scalar_is_set(field->kind, value))
            memcpy(value, base, size);
}

void field_merge(const struct field_table *table, void *record, const void *base)
{
    for (size_t i = 0; i < table->n; i++) {
        const struct field *field = &table->fields[i];
        char *value = (char *)record + field->offset;
        const char *from = (const char *)base + field->offset;
        bool section = field->kind == FIELD_SECTION || field->kind == FIELD_INLINE;
        bool list = !field_is_scalar(field->kind) || (field->flags & FIELD_LIST) != 0;
        if (section)
            field_merge(field->sub, value, from);
        else if (!list)
            merge_scalars(field, value, from);
        else if (list_length(value) == 0)
            memcpy(value, from, sizeof(struct raw_list));
    }
}
