/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to xlsx: what a person works in all, and in which order people stand. */
#ifndef PLANNER_EXPORT_XLSX_PEOPLE_H
#define PLANNER_EXPORT_XLSX_PEOPLE_H

#include "planner/export/xlsx/book.h"

/** Sums over a person's duties, the eve included, as roster.csv has them. */
struct people_sums {
    int days;                                     /**< days at work */
    int nights;                                   /**< of them night shifts */
    int rest_days;                                /**< of them beyond the normal days of the week */
    double net, paid, ot150, ot200, ot300, night; /**< [h] */
    double moved;                                 /**< reassigned to other queues [h] */
};

struct people_sums people_sum(const struct book *book, int person);

/** Adds `more` to `sums`. */
void people_add(struct people_sums *sums, const struct people_sums *more);

/** Whether a person is shown: everybody but militia who are never called. */
bool people_shown(const struct book *book, int person);

/** Makes three columns from `column` on as wide as the longest number, name and team, within
 * reason; the rare longer text shrinks. */
void people_set_widths(struct book *book, int column);

/** Whether anybody works on the eve. */
bool people_eve(const struct book *book);

#endif
