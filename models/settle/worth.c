/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/worth.h"

/** Beyond the target a unit counts for this share of its worth just now. */
#define BEYOND_TARGET 0.5

static void lossy_worth(const struct capacity_queue *queue, const struct settle_view *view,
                        struct worth *out)
{
    for (int k = 0; k < view->span.n; k++) {
        int t = view->span.from + k;
        out[k] = (struct worth){
            .amount = {settle_larger(0, queue->demand[t] - settle_larger(0, view->other[k]))},
            .price = {queue->lost_price[t]},
        };
    }
}

/** What is served from the span on until nothing waits after it; the slot after the last one. */
static int serve(const struct capacity_queue *queue, int n_slots, const struct settle_view *view,
                 double *served)
{
    int from = view->span.from, end = from + view->span.n, t = from;
    double done = from > 0 ? view->served[from - 1] : 0;
    for (bool waits = true; t < n_slots && (t < end || waits); t++) {
        double supply = t < end ? view->other[t - from] : view->supply[t];
        done = settle_smaller(queue->arrived[t], done + settle_larger(0, supply));
        served[t] = done;
        waits = done < queue->arrived[t];
    }
    return t;
}

static struct worth waiting_slot(const struct worth_guide *guide, int t, double supply,
                                 const struct worth *just_now)
{
    if (guide->target == NULL)
        return *just_now;
    double price = settle_smaller(just_now->price[0], guide->price[t]);
    return (struct worth){
        .amount = {settle_larger(0, guide->target[t] - supply), just_now->amount[0]},
        .price = {guide->price[t], BEYOND_TARGET * price},
    };
}

static void waiting_worth(const struct settle_books *books, const struct settle_view *view,
                          const struct worth_guide *guide, double *served, struct worth *out)
{
    const struct capacity_queue *queue = &books->problem->queues[view->queue];
    double price = queue->left_price;
    for (int t = serve(queue, books->n_slots, view, served) - 1; t >= view->span.from; t--) {
        double waits = queue->arrived[t] - served[t];
        bool late = served[t] < queue->due[t];
        int k = t - view->span.from;
        price = waits > 0 ? price + (late ? queue->late_price[t] : 0) : 0;
        if (k >= view->span.n)
            continue;
        const struct worth just_now = {.amount = {guide->trust * waits}, .price = {price}};
        out[k] = waiting_slot(guide, t, view->other[k], &just_now);
    }
}

static void add_soft(const struct settle_books *books, const struct capacity_soft *soft,
                     const struct settle_view *view, struct worth *out)
{
    double missing = settle_view_missing(books, soft, view);
    bool served = soft->kind == CAPACITY_SOFT_SERVED;
    for (int k = 0; k < view->span.n && missing > 0; k++) {
        int t = view->span.from + k;
        if (t < soft->slot_from || t > soft->slot_to)
            continue;
        out[k].amount[1] = served ? settle_smaller(missing, out[k].amount[0]) : missing;
        out[k].price[1] = soft->price;
    }
}

void worth_of(const struct settle_books *books, const struct settle_view *view,
              const struct worth_guide *guide, double *scratch, struct worth *out)
{
    const struct capacity_queue *queue = &books->problem->queues[view->queue];
    if (queue->is_deferrable)
        waiting_worth(books, view, guide, scratch, out);
    else
        lossy_worth(queue, view, out);
    for (int i = books->first[view->queue]; i < books->first[view->queue + 1]; i++) {
        const struct capacity_soft *soft = &books->problem->softs[books->soft[i]];
        if (soft->slot_from < view->span.from + view->span.n && soft->slot_to >= view->span.from)
            add_soft(books, soft, view, out);
    }
}
