/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "planner/base/gettext.h"
#include "planner/base/number.h"
#include "planner/scenario/field.h"

const char *field_expects(const struct field *field)
{
    switch (field->kind) {
    case FIELD_TEXT:
        return _("a text of at most 500 bytes");
    case FIELD_ID:
        return _("an id of letters, digits, `_` and `-`");
    case FIELD_FILE:
        return _("a file name");
    case FIELD_REF:
        return _("the id of an entry");
    case FIELD_NUMBER:
        return _("a number such as `1200`, `12.5` or `9600万`");
    case FIELD_MONEY:
        return _("an amount of money such as `168`, `12.5` or `9600万`");
    case FIELD_SHARE:
        return _("a share such as `60%` or `0.6`");
    case FIELD_SECONDS:
        return _("a duration such as `30s`, `90s` or `3min`");
    case FIELD_MINUTES:
        return _("a duration in whole minutes such as `15min`, `8h` or `1h30min`");
    case FIELD_COUNT:
        return _("a whole number");
    case FIELD_CLOCK:
        return _("a time of day such as `08:00`, `26:00` or `02:00+1`");
    case FIELD_DATE:
        return _("a date such as `2026-11-11`");
    case FIELD_INSTANT:
        return _("a date with a time such as `2026-11-10T20:00`");
    case FIELD_WINDOW:
        return _("a window such as `08:00-16:30` or `22:00-06:00`");
    case FIELD_DAYS:
        return _("a date or days such as `2026-11-01..2026-11-15`");
    case FIELD_RANGE:
        return _("a number or a range such as `800-900`");
    case FIELD_PAY:
        return _("pay such as `28/h`, `240/day`, `6500/month` or `0.9/session`");
    case FIELD_BOOL:
        return _("`yes` or `no`");
    case FIELD_WORD:
        return _("one of its words");
    case FIELD_SECTION:
    case FIELD_INLINE:
        return _("a section with keys");
    case FIELD_MAP:
        return _("a section of entries by name");
    case FIELD_RECORDS:
        break;
    }
    return _("a list of entries");
}

static void format_minutes(double minutes, char *buffer, size_t size)
{
    int whole = (int)lround(minutes);
    if (whole % 60 == 0)
        snprintf(buffer, size, whole ? "%dh" : "0", whole / 60);
    else if (whole < 60)
        snprintf(buffer, size, "%dmin", whole);
    else
        snprintf(buffer, size, "%dh%dmin", whole / 60, whole % 60);
}

void field_format(const struct field *field, double value, char *buffer, size_t size)
{
    char number[NUMBER_SIZE];
    if (field->kind == FIELD_MINUTES) {
        format_minutes(value, buffer, size);
    } else if (field->kind == FIELD_CLOCK) {
        int minute = (int)lround(value);
        snprintf(buffer, size, "%02d:%02d", minute / 60, minute % 60);
    } else if (field->kind == FIELD_SECONDS) {
        number_format(number, value);
        snprintf(buffer, size, "%ss", number);
    } else if (field->kind == FIELD_SHARE) {
        number_format(number, round(value * 1e8) / 1e6);
        snprintf(buffer, size, "%s%%", number);
    } else {
        number_format(number, value);
        snprintf(buffer, size, "%s", number);
    }
}
