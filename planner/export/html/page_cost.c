/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cost of the plan by kind: what is paid, and prices that the scenario puts on trouble. */
#include "planner/export/html/page.h"

#include <math.h>
#include <stdio.h>

#include "planner/base/cost_text.h"
#include "planner/export/html/svg.h"

enum { PATH_BYTES = 64 };

/** Where plan.json has the cost of the kind, in `path`. */
static const char *kind_path(int kind, char path[PATH_BYTES])
{
    snprintf(path, PATH_BYTES, "cost_by_kind.%s", pb_cost_kind_name((enum pb_cost_kind)kind));
    return path;
}

static double kind_cost(const struct page *page, int kind)
{
    char path[PATH_BYTES];
    return plan_folder_number(page->plan, kind_path(kind, path));
}

double page_paid(const struct page *page)
{
    double sum = 0;
    for (int i = 0; i < PB_N_COST_KINDS; i++)
        if (cost_kind_is_paid((enum pb_cost_kind)i))
            sum += kind_cost(page, i);
    return sum;
}

static const char *kind_class(int kind)
{
    static const char *const classes[PB_N_COST_KINDS] = {"f0", "f1", "f2", "f3",  "f4",  "f5", "f6",
                                                         "f7", "f8", "f9", "f10", "f11", "f12"};
    return classes[kind];
}

/** Kinds beside each other, as wide as they cost. */
static void cost_bar(struct page *page)
{
    enum { WIDTH = 1000, HEIGHT = 34 };
    double sum = 0, x = 0;
    for (int i = 0; i < PB_N_COST_KINDS; i++)
        sum += fmax(0, kind_cost(page, i));
    if (!(sum > 0))
        return;
    svg_begin(&page->m, WIDTH, HEIGHT, page_say(page, "cost by kind", "费用构成"));
    for (int i = 0; i < PB_N_COST_KINDS; i++) {
        double cost = kind_cost(page, i);
        double width = fmax(0, cost) / sum * WIDTH;
        if (!(width > 0))
            continue;
        svg_rect_open(&page->m, kind_class(i), (struct svg_box){x, 0, width, HEIGHT});
        markup_open(&page->m, "title");
        markup_text(&page->m, cost_kind_text((enum pb_cost_kind)i, page->chinese));
        markup_textf(&page->m, " %s", page_format(page, cost, PAGE_MONEY));
        markup_close(&page->m);
        markup_close(&page->m);
        if (width > 60)
            svg_text(&page->m, "inbar", x + 6, 21, page_format(page, cost / sum, PAGE_SHARE));
        x += width;
    }
    svg_end(&page->m);
}

static void cost_row(struct page *page, int kind, double total)
{
    struct markup *m = &page->m;
    char path[PATH_BYTES];
    double cost = kind_cost(page, kind);
    if (!(fabs(cost) >= 0.005))
        return;
    markup_open(m, "tr");
    markup_open(m, "th");
    markup_attr(m, "scope", "row");
    markup_open(m, "svg");
    markup_attr(m, "class", "key");
    markup_attr(m, "viewBox", "0 0 10 10");
    svg_rect(m, kind_class(kind), (struct svg_box){0, 0, 10, 10});
    markup_close(m);
    markup_text(m, cost_kind_text((enum pb_cost_kind)kind, page->chinese));
    markup_close(m);
    markup_open_class(m, "td", "n");
    page_claim(page, kind_path(kind, path), PAGE_MONEY);
    markup_close(m);
    page_cell(page, total != 0 ? cost / total : NAN, PAGE_SHARE);
    page_cell_text(page, cost_kind_is_paid((enum pb_cost_kind)kind)
                             ? page_say(page, "paid", "实付")
                             : page_say(page, "priced", "场景折价"));
    markup_close(m);
}

static void cost_table(struct page *page)
{
    const char *const titles[] = {page_say(page, "kind", "项目"), page_say(page, ">cost", ">费用"),
                                  page_say(page, ">share", ">占比"),
                                  page_say(page, "what it is", "性质")};
    bool named = page->plan->stage == PF_ROSTER;
    const char *path = named ? "named.cost" : "capacity.cost";
    double total = plan_folder_number(page->plan, path);
    page_table(page, "plain", titles, 4);
    for (int i = 0; i < PB_N_COST_KINDS; i++)
        cost_row(page, i, total);
    markup_open_class(&page->m, "tr", "total");
    markup_element(&page->m, "th", NULL, page_say(page, "cost of the plan", "方案总费用"));
    markup_open_class(&page->m, "td", "n");
    page_claim(page, path, PAGE_MONEY);
    markup_close(&page->m);
    page_cell(page, 1, PAGE_SHARE);
    page_cell_text(page, "");
    markup_close(&page->m);
    page_table_end(page);
}

void page_cost(struct page *page)
{
    markup_element(&page->m, "h3", NULL, page_say(page, "What it costs", "费用构成"));
    cost_bar(page);
    markup_open_class(&page->m, "div", "columns");
    cost_table(page);
    markup_open(&page->m, "div");
    page_asks(page);
    markup_close(&page->m);
    markup_close(&page->m);
}
