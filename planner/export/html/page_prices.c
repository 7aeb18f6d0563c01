/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one more session is worth, hour by hour. */
#include "planner/export/html/page.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_ROWS = 15, N_STEPS = 5 };

/** Which of the two prices. */
enum price { PRICE_NOW, PRICE_PLAN };

static double price_of(const struct hourly *hour, enum price which)
{
    return which == PRICE_NOW ? hour->price_now : hour->price_plan;
}

/** Highest price in the plan; 0 when it knows none. */
static double top_price(const struct page *page, enum price which)
{
    const struct pf_context *context = &page->plan->context;
    double top = 0;
    for (size_t q = 0; q < context->n_queues; q++)
        for (int i = 0; i < context->frame.n_days * HOURS_A_DAY; i++) {
            struct hourly hour = hourly_of(page->plan, (int)q, i / HOURS_A_DAY, i % HOURS_A_DAY);
            double price = price_of(&hour, which);
            if (price > top)
                top = price;
        }
    return top;
}

/* ---------------------------------------------------------- the dearest hours */

struct dear {
    int queue, day, hour;
    struct hourly at;
};

static int compare_dear(const void *left, const void *right)
{
    const struct dear *a = left, *b = right;
    if (a->at.price_plan != b->at.price_plan)
        return a->at.price_plan < b->at.price_plan ? 1 : -1;
    if (a->at.unserved != b->at.unserved)
        return a->at.unserved < b->at.unserved ? 1 : -1;
    if (a->day != b->day)
        return a->day - b->day;
    return a->hour != b->hour ? a->hour - b->hour : a->queue - b->queue;
}

/** The hours with a price, dearest first; NULL when memory is short. */
static struct dear *find_dear(const struct page *page, size_t *n)
{
    const struct pf_context *context = &page->plan->context;
    size_t hours = (size_t)context->frame.n_days * HOURS_A_DAY;
    struct dear *list = calloc(hours * context->n_queues + 1, sizeof *list);
    *n = 0;
    for (size_t q = 0; list && q < context->n_queues; q++)
        for (size_t i = 0; i < hours; i++) {
            struct dear dear = {
                .queue = (int)q, .day = (int)i / HOURS_A_DAY, .hour = (int)i % HOURS_A_DAY};
            dear.at = hourly_of(page->plan, dear.queue, dear.day, dear.hour);
            if (dear.at.price_plan > 0)
                list[(*n)++] = dear;
        }
    if (list)
        qsort(list, *n, sizeof *list, compare_dear);
    return list;
}

static void dear_row(struct page *page, const struct dear *dear, bool with_now)
{
    struct markup *m = &page->m;
    struct text when = {0};
    markup_open(m, "tr");
    page_team(page, dear->queue);
    markup_element(m, "th", NULL, page->plan->context.queues[dear->queue].name);
    page_append_hour(page, &when, dear->day, dear->hour);
    page_cell_text(page, text_string(&when));
    text_release(&when);
    page_cell(page, dear->at.price_plan, PAGE_PRICE);
    if (with_now)
        page_cell(page, dear->at.price_now, PAGE_PRICE);
    page_cell(page, dear->at.need, PAGE_TENTHS);
    page_cell(page, dear->at.on_duty, PAGE_TENTHS);
    page_cell(page, dear->at.unserved, PAGE_COUNT);
    markup_close(m);
}

static void dearest(struct page *page)
{
    const char *titles[7];
    bool with_now = top_price(page, PRICE_NOW) > 0;
    size_t n_titles = 0;
    titles[n_titles++] = page_say(page, "queue", "队列");
    titles[n_titles++] = page_say(page, "hour", "小时");
    titles[n_titles++] = page_say(page, ">to staff one more", ">多排一个的价");
    if (with_now)
        titles[n_titles++] = page_say(page, ">to squeeze one more in", ">多挤一个的价");
    titles[n_titles++] = page_say(page, ">need", ">需要");
    titles[n_titles++] = page_say(page, ">on duty", ">在岗");
    titles[n_titles++] = page_say(page, ">lost", ">流失");
    size_t n;
    struct dear *list = find_dear(page, &n);
    if (!list)
        page->m.out->failed = true;
    markup_element(&page->m, "h3", NULL, page_say(page, "The dearest hours", "最贵的小时"));
    page_table(page, "plain", titles, n_titles);
    for (size_t i = 0; list && i < n && i < MOST_ROWS; i++)
        dear_row(page, &list[i], with_now);
    page_table_end(page);
    free(list);
}

/* --------------------------------------------------------------- hour by day */

static void price_cell(struct page *page, double price, double top)
{
    static const char *const classes[N_STEPS + 1] = {"p0", "p1", "p2", "p3", "p4", "p5"};
    int step = top > 0 && price > 0 ? (int)ceil(price / top * N_STEPS) : 0;
    markup_open_class(&page->m, "td", classes[step > N_STEPS ? N_STEPS : step]);
    if (price >= 0.005) {
        text_clear(&page->scratch);
        figure_number(&page->scratch, price, price < 10 ? 2 : price < 100 ? 1 : 0);
        markup_text(&page->m, text_string(&page->scratch));
    }
    markup_close(&page->m);
}

static void price_table(struct page *page, int queue, enum price which, double top)
{
    markup_open_class(&page->m, "div", "wide");
    markup_open_class(&page->m, "table", "heat hours prices");
    page_hours_head(page);
    markup_open(&page->m, "tbody");
    for (int d = 0; d < page->plan->context.frame.n_days; d++) {
        markup_open(&page->m, "tr");
        page_hours_day(page, d);
        for (int h = 0; h < HOURS_A_DAY; h++) {
            struct hourly at = hourly_of(page->plan, queue, d, h);
            price_cell(page, price_of(&at, which), top);
        }
        markup_close(&page->m);
    }
    page_table_end(page);
}

static double queue_top(const struct page *page, int queue, enum price which)
{
    double top = 0;
    for (int i = 0; i < page->plan->context.frame.n_days * HOURS_A_DAY; i++) {
        struct hourly hour = hourly_of(page->plan, queue, i / HOURS_A_DAY, i % HOURS_A_DAY);
        double price = price_of(&hour, which);
        if (price > top)
            top = price;
    }
    return top;
}

static void queue_prices(struct page *page, int queue, enum price which, double top)
{
    struct text summary = {0};
    double own = queue_top(page, queue, which);
    if (own < 0.005)
        return;
    text_append(&summary, page->plan->context.queues[queue].name);
    text_printf(&summary, page_say(page, " — up to %s a session", " — 最高每个接待 %s"),
                page_format(page, own, PAGE_PRICE));
    markup_open(&page->m, "div");
    page_team(page, queue);
    page_details(page, text_string(&summary), false);
    price_table(page, queue, which, top);
    markup_close(&page->m);
    markup_close(&page->m);
    text_release(&summary);
}

static void by_queue(struct page *page, enum price which)
{
    double top = top_price(page, which);
    if (!(top > 0))
        return;
    markup_element(&page->m, "h3", NULL,
                   which == PRICE_PLAN
                       ? page_say(page, "To staff one more session", "多排一个接待的价")
                       : page_say(page, "To squeeze one more session into today's shifts",
                                  "在现有班次里多挤一个接待的价"));
    for (size_t q = 0; q < page->plan->context.n_queues; q++)
        queue_prices(page, (int)q, which, top);
}

void page_prices(struct page *page)
{
    page_section(
        page, "prices", page_say(page, "What the hours are worth", "每个小时值多少钱"),
        page_say(page,
                 "What one more session in that hour would cost the plan: by changing the "
                 "shifts (price_plan), or with the shifts as they are (price_now). From "
                 "hours.csv; an hour's price is the highest of its slots.",
                 "该小时多一个接待会让方案多花多少钱：可改班次时（price_plan），或班次不变时"
                 "（price_now）。数据来自 hours.csv，取该小时内各时段的最高价。"));
    if (!(top_price(page, PRICE_PLAN) > 0) && !(top_price(page, PRICE_NOW) > 0)) {
        markup_element(&page->m, "p", NULL,
                       page_say(page, "No hour has a price: one more session costs nothing.",
                                "没有哪个小时有价：多一个接待不花钱。"));
    } else {
        dearest(page);
        by_queue(page, PRICE_PLAN);
        by_queue(page, PRICE_NOW);
    }
    markup_close(&page->m);
}
