/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "planner/base/number.h"
#include "planner/scenario/override.h"
#include "planner/scenario/raw.h"
#include "planner/scenario/scalar.h"
#include "planner/scenario/words.h"

static bool is_number(enum field_kind kind)
{
    return kind == FIELD_NUMBER || kind == FIELD_MONEY || kind == FIELD_SHARE ||
           kind == FIELD_SECONDS || kind == FIELD_COUNT || kind == FIELD_MINUTES ||
           kind == FIELD_CLOCK || kind == FIELD_RANGE || kind == FIELD_PAY;
}

bool override_is_relative(const struct field *field, const char *value)
{
    return is_number(field->kind) && *value && strchr("+-*", *value) != NULL && value[1] != '\0';
}

/* What is done to a number: times `factor` plus `add`. */
struct change {
    double factor;
    double add;
};

/* The numbers of a text, one or the two of a range; returns how many. */
static int numbers_of(const struct field *field, const char *text, double value[2])
{
    int whole = 0;
    struct raw_range range;
    struct pb_pay pay;
    switch (field->kind) {
    case FIELD_COUNT:
    case FIELD_MINUTES:
    case FIELD_CLOCK:
        if (!field_parse(field, text, &whole))
            return 0;
        value[0] = whole;
        return 1;
    case FIELD_RANGE:
        if (!field_parse(field, text, &range))
            return 0;
        value[0] = range.low;
        value[1] = range.high;
        return range.low < range.high ? 2 : 1;
    case FIELD_PAY:
        if (!field_parse(field, text, &pay))
            return 0;
        value[0] = pay.rate;
        return 1;
    case FIELD_NUMBER:
    case FIELD_MONEY:
    case FIELD_SHARE:
    case FIELD_SECONDS:
        return field_parse(field, text, &value[0]) ? 1 : 0;
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
    return 0;
}

static bool parse_change(const struct field *field, const char *text, struct change *change)
{
    double number = 0;
    double amount[2];
    size_t length = strlen(text);
    if (*text == '*') {
        *change = (struct change){0, 0};
        return scalar_share(text + 1, &change->factor) && change->factor >= 0;
    }
    double sign = *text == '-' ? -1 : 1;
    text++;
    if (text[length - 2] == '%') {
        *change = (struct change){1, 0};
        if (!scalar_share(text, &number))
            return false;
        change->factor = 1 + sign * number;
        return true;
    }
    *change = (struct change){1, 0};
    if (field->kind == FIELD_CLOCK) {
        int minutes = 0;
        if (!scalar_minutes(text, &minutes))
            return false;
        change->add = sign * minutes;
        return true;
    }
    if (numbers_of(field, text, amount) != 1)
        return false;
    change->add = sign * amount[0];
    return true;
}

static void put_number(struct text *out, const struct field *field, double value)
{
    char buffer[NUMBER_SIZE];
    bool whole = field->kind == FIELD_COUNT || field->kind == FIELD_MINUTES;
    if (field->kind == FIELD_CLOCK) {
        field_format(field, value, buffer, sizeof buffer);
        text_append(out, buffer);
        return;
    }
    text_append_number(out, whole ? round(value) : value);
    if (field->kind == FIELD_MINUTES)
        text_append(out, "min");
    else if (field->kind == FIELD_SECONDS)
        text_append(out, "s");
}

const char *override_change(struct arena *arena, const struct field *field, const char *base,
                            const char *change_text)
{
    struct change change;
    double value[2] = {0, 0};
    struct text text = {0};
    int n = numbers_of(field, base, value);
    if (n == 0 || !parse_change(field, change_text, &change))
        return NULL;
    for (int i = 0; i < n; i++) {
        if (i)
            text_append_char(&text, '-');
        put_number(&text, field, value[i] * change.factor + change.add);
    }
    const char *slash = field->kind == FIELD_PAY ? strchr(base, '/') : NULL;
    if (slash)
        text_append(&text, slash);
    return words_keep(arena, &text);
}
