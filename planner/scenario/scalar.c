/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/scalar.h"

#include <limits.h>
#include <math.h>
#include <string.h>
#include <strings.h>

#include "planner/base/number.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether `text` ends with `suffix`; then `*length` is shortened by it. */
static bool drop_suffix(const char *text, size_t *length, const char *suffix)
{
    size_t n = strlen(suffix);
    if (*length < n || strncmp(text + *length - n, suffix, n) != 0)
        return false;
    *length -= n;
    return true;
}

static bool number_of(const char *text, size_t length, double *value)
{
    double unit = 1;
    if (drop_suffix(text, &length, "万"))
        unit = 1e4;
    else if (drop_suffix(text, &length, "亿"))
        unit = 1e8;
    double number = 0;
    if (number_parse(text, length, &number) != NUMBER_OK)
        return false;
    *value = unit > 1 ? round(number * unit * 1e4) / 1e4 : number;
    return true;
}

bool scalar_number(const char *text, double *value)
{
    return number_of(text, strlen(text), value);
}

bool scalar_count(const char *text, int *value)
{
    double number = 0;
    if (!scalar_number(text, &number) || number != floor(number) || fabs(number) > INT_MAX)
        return false;
    *value = (int)number;
    return true;
}

bool scalar_share(const char *text, double *value)
{
    size_t length = strlen(text);
    double number = 0;
    bool percent = drop_suffix(text, &length, "%");
    if (number_parse(text, length, &number) != NUMBER_OK)
        return false;
    *value = percent ? number / 100 : number;
    return true;
}

/* Reads `number unit` at `*text` and moves on. */
static bool take_duration(const char **text, double *seconds)
{
    static const struct {
        const char *name;
        double seconds;
    } units[] = {{"min", 60}, {"h", 3600}, {"s", 1}, {"d", 86400}};
    size_t digits = strspn(*text, "0123456789.");
    double number = 0;
    if (number_parse(*text, digits, &number) != NUMBER_OK)
        return false;
    const char *unit = *text + digits;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t n = strlen(units[i].name);
        if (strncmp(unit, units[i].name, n) != 0)
            continue;
        *seconds += number * units[i].seconds;
        *text = unit + n;
        return true;
    }
    return false;
}

bool scalar_seconds(const char *text, double *value)
{
    double seconds = 0;
    if (strcmp(text, "0") == 0) {
        *value = 0;
        return true;
    }
    do {
        if (!take_duration(&text, &seconds))
            return false;
        text += strspn(text, " ");
    } while (*text);
    *value = seconds;
    return true;
}

bool scalar_minutes(const char *text, int *value)
{
    double seconds = 0;
    if (!scalar_seconds(text, &seconds))
        return false;
    double minutes = round(seconds / 60 * 1e6) / 1e6;
    if (minutes != floor(minutes) || minutes > INT_MAX)
        return false;
    *value = (int)minutes;
    return true;
}

bool scalar_bool(const char *text, bool *value)
{
    static const struct {
        const char *word;
        bool value;
    } words[] = {{"yes", true},    {"no", false}, {"true", true},
                 {"false", false}, {"是", true},  {"否", false}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].word, text) == 0) {
            *value = words[i].value;
            return true;
        }
    }
    return false;
}

bool scalar_range(const char *text, double *low, double *high)
{
    const char *dash = strchr(text, '-');
    if (!dash || dash == text) {
        double number = 0;
        if (!scalar_number(text, &number))
            return false;
        *low = *high = number;
        return true;
    }
    double from = 0;
    double to = 0;
    size_t length = (size_t)(dash - text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    dash += 1 + strspn(dash + 1, " ");
    if (!number_of(text, length, &from) || !scalar_number(dash, &to))
        return false;
    *low = from;
    *high = to;
    return true;
}

bool scalar_pay(const char *text, enum pb_pay_basis *basis, double *rate)
{
    static const struct {
        const char *word;
        enum pb_pay_basis basis;
    } words[] = {{"h", PB_PAY_HOUR},      {"hour", PB_PAY_HOUR}, {"小时", PB_PAY_HOUR},
                 {"d", PB_PAY_DAY},       {"day", PB_PAY_DAY},   {"天", PB_PAY_DAY},
                 {"month", PB_PAY_MONTH}, {"月", PB_PAY_MONTH},  {"session", PB_PAY_SESSION},
                 {"次", PB_PAY_SESSION}};
    const char *slash = strchr(text, '/');
    size_t length = slash ? (size_t)(slash - text) : strlen(text);
    enum pb_pay_basis found = PB_PAY_HOUR;
    size_t i = 0;
    size_t n = sizeof words / sizeof *words;
    while (slash && i < n && strcmp(words[i].word, slash + 1) != 0)
        i++;
    if (i == n)
        return false;
    if (slash)
        found = words[i].basis;
    double number = 0;
    if (!number_of(text, length, &number))
        return false;
    *basis = found;
    *rate = number;
    return true;
}

bool scalar_is_id(const char *text)
{
    bool letter = (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z');
    size_t length = strlen(text);
    if (!letter || length > 64)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        bool good =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '-';
        if (!good)
            return false;
    }
    return true;
}

bool scalar_weekday(const char *text, int *value)
{
    static const char *const names[7][3] = {
        {"mon", "monday", "周一"},   {"tue", "tuesday", "周二"}, {"wed", "wednesday", "周三"},
        {"thu", "thursday", "周四"}, {"fri", "friday", "周五"},  {"sat", "saturday", "周六"},
        {"sun", "sunday", "周日"}};
    for (int day = 0; day < 7; day++)
        for (int i = 0; i < 3; i++)
            if (strcasecmp(names[day][i], text) == 0) {
                *value = day;
                return true;
            }
    return false;
}
