/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of context.json. */
#include <math.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/folder/reading.h"

const char *value_text(struct reading *reading, const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    if (text == NULL) {
        reading_wrong(reading, key);
        return "";
    }
    const char *copy = arena_strdup(&reading->out->arena, text);
    reading->failed = reading->failed || copy == NULL;
    return copy != NULL ? copy : "";
}

int value_int(struct reading *reading, const json_t *object, const char *key, int min, int max)
{
    const json_t *value = json_object_get(object, key);
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < min || number > max) {
        reading_wrong(reading, key);
        return min;
    }
    return (int)number;
}

double value_number(struct reading *reading, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (json_is_null(value))
        return NAN;
    if (!json_is_number(value))
        reading_wrong(reading, key);
    return json_number_value(value);
}

bool value_bool(struct reading *reading, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_boolean(value))
        reading_wrong(reading, key);
    return json_is_true(value);
}

int value_date(struct reading *reading, const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    int day = 0;
    if (text == NULL || !civil_parse_date(text, strlen(text), &day))
        reading_wrong(reading, key);
    return day;
}

struct pb_days value_days(struct reading *reading, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (json_is_null(value))
        return (struct pb_days){1, 0};
    return (struct pb_days){value_date(reading, value, "first"),
                            value_date(reading, value, "last")};
}

/** Reads "HH:MM" at `*at`. */
static bool parse_clock(const char **at, int *minute)
{
    const char *c = *at;
    for (int i = 0; i < 5; i++)
        if (i == 2 ? c[i] != ':' : c[i] < '0' || c[i] > '9')
            return false;
    *minute = ((c[0] - '0') * 10 + c[1] - '0') * 60 + (c[3] - '0') * 10 + c[4] - '0';
    *at = c + 5;
    return true;
}

bool reading_span(const char **at, struct pb_window *span)
{
    if (!parse_clock(at, &span->from_min) || **at != '-')
        return false;
    (*at)++;
    return parse_clock(at, &span->to_min) && span->to_min > span->from_min;
}

static struct pb_window span_of(struct reading *reading, const json_t *value, const char *key)
{
    struct pb_window span = {0, 1};
    const char *text = json_string_value(value);
    if (text == NULL || !reading_span(&text, &span) || *text != '\0')
        reading_wrong(reading, key);
    return span;
}

struct pb_window value_span(struct reading *reading, const json_t *object, const char *key)
{
    return span_of(reading, json_object_get(object, key), key);
}

const json_t *value_list(struct reading *reading, const json_t *object, const char *key, size_t *n)
{
    const json_t *list = json_object_get(object, key);
    if (!json_is_array(list))
        reading_wrong(reading, key);
    *n = json_array_size(list);
    return list;
}

const struct pb_window *value_spans(struct reading *reading, const json_t *object, const char *key,
                                    size_t *n)
{
    const json_t *list = value_list(reading, object, key, n);
    struct pb_window *spans = reading_alloc(reading, *n, sizeof *spans);
    if (spans == NULL)
        *n = 0;
    for (size_t i = 0; i < *n; i++)
        spans[i] = span_of(reading, json_array_get(list, i), key);
    return spans;
}

int value_ref(struct reading *reading, const json_t *object, const char *key,
              const struct names *names)
{
    const char *text = json_string_value(json_object_get(object, key));
    int index = text != NULL ? names_find(names, text) : PB_NONE;
    if (index != PB_NONE)
        return index;
    reading_wrong(reading, key);
    return 0;
}

int value_word(struct reading *reading, const json_t *object, const char *key,
               const char *const words[])
{
    const char *text = json_string_value(json_object_get(object, key));
    for (int i = 0; text != NULL && words[i] != NULL; i++)
        if (strcmp(text, words[i]) == 0)
            return i;
    reading_wrong(reading, key);
    return 0;
}
