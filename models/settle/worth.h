/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What more supply in a slot is worth, as the queues stand: first so many units at one price, then
 * some more at another, then nothing.
 *
 * Lossy queues: what is lost there, at its price; soft rows that are missed add theirs. Deferrable
 * queues: what waits at the end of the slot, at what one unit served earlier saves: the lateness
 * until the next slot that has nothing waiting, and what is left at the end when there is none.
 * What waits is the same work in many slots, so a person who stays counts it again and again: hence
 * `trust`; or the LP's own service of each slot is the target, at its price.
 */
#ifndef MODELS_SETTLE_WORTH_H
#define MODELS_SETTLE_WORTH_H

#include "models/settle/books.h"

enum { WORTH_PARTS = 2 };

/** Worth of the next `amount[i]` units, `price[i]` each; both parts count side by side. */
struct worth {
    double amount[WORTH_PARTS], price[WORTH_PARTS];
};

/** How deferrable queues are judged. */
struct worth_guide {
    double trust;         /**< share of what waits that a slot may count on */
    const double *target; /**< n_slots: units to be served in each slot first, or NULL */
    const double *price;  /**< n_slots: of one of them; with `target` */
};

/** Worth of supply beyond the other one of `view` in each slot of its span: fills `out` [span.n];
 * `scratch` has room for n_slots. */
void worth_of(const struct settle_books *books, const struct settle_view *view,
              const struct worth_guide *guide, double *scratch, struct worth *out);

/** Worth of `units` more, >= 0. */
static inline double worth_at(const struct worth *worth, double units)
{
    double sum = 0;
    for (int i = 0; i < WORTH_PARTS; i++)
        sum += worth->price[i] * settle_smaller(units, worth->amount[i]);
    return sum;
}

#endif
