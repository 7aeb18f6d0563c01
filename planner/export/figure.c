/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/figure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "planner/base/civil.h"

static const char *const weekdays[2][7] = {
    {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
    {"周一", "周二", "周三", "周四", "周五", "周六", "周日"}};
static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/** Puts a comma before every third digit of the whole part. */
static void append_grouped(struct text *out, const char *digits)
{
    size_t whole = strcspn(digits, ".");
    for (size_t i = 0; digits[i]; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0)
            text_append_char(out, ',');
        text_append_char(out, digits[i]);
    }
}

void figure_number(struct text *out, double value, int decimals)
{
    char digits[400];
    if (!isfinite(value)) {
        text_append(out, "–");
        return;
    }
    snprintf(digits, sizeof digits, "%.*f", decimals, fabs(value));
    if (value < 0 && strspn(digits, "0.") < strlen(digits))
        text_append(out, "−");
    append_grouped(out, digits);
}

void figure_signed(struct text *out, double value, int decimals)
{
    if (isfinite(value) && value >= 0.5 * pow(10.0, -decimals))
        text_append_char(out, '+');
    figure_number(out, value, decimals);
}

void figure_percent(struct text *out, double share, int decimals)
{
    figure_number(out, share * 100, decimals);
    if (isfinite(share))
        text_append_char(out, '%');
}

/** Yuan in Chinese, from a million on in ten thousands; any other money by its code. */
static void append_amount(struct text *out, double amount, int decimals,
                          const struct figure_money *money)
{
    bool yuan = money->chinese && strcmp(money->currency, "CNY") == 0;
    bool many = yuan && fabs(amount) >= 1e6;
    if (isfinite(amount) && !yuan)
        text_printf(out, "%s\u00a0", money->currency);
    figure_number(out, many ? amount / 1e4 : amount, many ? 2 : decimals);
    if (isfinite(amount) && yuan)
        text_append(out, many ? "\u00a0万元" : "\u00a0元");
}

void figure_money(struct text *out, double amount, const struct figure_money *money)
{
    append_amount(out, amount, 0, money);
}

void figure_price(struct text *out, double amount, const struct figure_money *money)
{
    append_amount(out, amount, 2, money);
}

const char *figure_weekday(int day, bool chinese)
{
    return weekdays[chinese][civil_weekday(day)];
}

void figure_date(struct text *out, int day, bool chinese)
{
    struct civil_date date = civil_date(day);
    if (chinese)
        text_printf(out, "%d/%d", date.month, date.day);
    else
        text_printf(out, "%d\u00a0%s", date.day, months[date.month - 1]);
}

void figure_day(struct text *out, int day, bool chinese)
{
    if (!chinese)
        text_printf(out, "%s\u00a0", figure_weekday(day, false));
    figure_date(out, day, chinese);
    if (chinese)
        text_printf(out, "\u00a0%s", figure_weekday(day, true));
}

void figure_clock(struct text *out, int minute)
{
    int of_day = civil_minute_of_day(minute);
    text_printf(out, "%02d:%02d", of_day / 60, of_day % 60);
}
