/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Figures as managers read them, in both languages; "–" stands for what is unknown (NAN). */
#ifndef PLANNER_EXPORT_FIGURE_H
#define PLANNER_EXPORT_FIGURE_H

#include <stdbool.h>

#include "planner/base/text.h"

/** 12,345.6 with `decimals` places and U+2212 as minus. */
void figure_number(struct text *out, double value, int decimals);

/** +3 or −2.5: with its sign; nothing before a figure that rounds to 0. */
void figure_signed(struct text *out, double value, int decimals);

/** 0.983 as 98.3%. */
void figure_percent(struct text *out, double share, int decimals);

/** Which money, for whom; borrowed. */
struct figure_money {
    const char *currency; /**< ISO 4217 */
    bool chinese;
};

/** Whole money: CNY 12,345, or in Chinese 12,345 元, from a million on in 万元. Other currencies
 * keep their code. */
void figure_money(struct text *out, double amount, const struct figure_money *money);

/** The same to the hundredth, for prices. */
void figure_price(struct text *out, double amount, const struct figure_money *money);

/** "Tue" or "周二" of a day number. */
const char *figure_weekday(int day, bool chinese);

/** "10 Nov" or "11/10". */
void figure_date(struct text *out, int day, bool chinese);

/** "Tue 10 Nov" or "11/10 周二". */
void figure_day(struct text *out, int day, bool chinese);

/** "20:00": the clock time of a minute counted from any midnight. */
void figure_clock(struct text *out, int minute);

#endif
