/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/html/page.h"

#include <math.h>
#include <string.h>

#include "planner/base/civil.h"

const char *page_format(struct page *page, double value, enum page_kind kind)
{
    struct text *out = &page->scratch;
    text_clear(out);
    switch (kind) {
    case PAGE_COUNT:
        figure_number(out, value, 0);
        break;
    case PAGE_TENTHS:
        figure_number(out, value, 1);
        break;
    case PAGE_SIGNED:
        figure_signed(out, value, 0);
        break;
    case PAGE_SHARE:
        figure_percent(out, value, 1);
        break;
    case PAGE_FINE:
        figure_percent(out, value, 2);
        break;
    case PAGE_MONEY:
        figure_money(out, value, &page->money);
        break;
    case PAGE_PRICE:
        figure_price(out, value, &page->money);
        break;
    }
    return text_string(out);
}

void page_figure(struct page *page, struct page_figure figure)
{
    markup_open(&page->m, "data");
    if (isfinite(figure.value))
        markup_attr_exact(&page->m, "value", figure.value);
    else
        markup_attr(&page->m, "value", "");
    markup_attr(&page->m, "title", figure.source);
    markup_text(&page->m, page_format(page, figure.value, figure.kind));
    markup_close(&page->m);
}

void page_claim(struct page *page, const char *path, enum page_kind kind)
{
    struct text source = {0};
    text_printf(&source, "plan.json: %s", path);
    page_figure(page, (struct page_figure){plan_folder_number(page->plan, path), kind,
                                           text_string(&source)});
    if (source.failed)
        page->m.out->failed = true;
    text_release(&source);
}

void page_cell(struct page *page, double value, enum page_kind kind)
{
    markup_element(&page->m, "td", "n", page_format(page, value, kind));
}

void page_cell_text(struct page *page, const char *text)
{
    markup_element(&page->m, "td", NULL, text);
}

const char *page_day(struct page *page, int day)
{
    text_clear(&page->scratch);
    figure_day(&page->scratch, day, page->chinese);
    return text_string(&page->scratch);
}

const char *page_date(struct page *page, int day)
{
    text_clear(&page->scratch);
    figure_date(&page->scratch, day, page->chinese);
    return text_string(&page->scratch);
}

const char *page_clock(struct page *page, int minute)
{
    text_clear(&page->scratch);
    figure_clock(&page->scratch, minute);
    return text_string(&page->scratch);
}

void page_append_hour(struct page *page, struct text *out, int day, int hour)
{
    figure_day(out, hourly_date(page->plan, day, hour), page->chinese);
    text_append_char(out, ' ');
    figure_clock(out, hourly_clock(page->plan, hour));
}

void page_section(struct page *page, const char *id, const char *title, const char *lead)
{
    markup_open(&page->m, "section");
    markup_attr(&page->m, "id", id);
    markup_element(&page->m, "h2", NULL, title);
    if (lead)
        markup_element(&page->m, "p", "lead", lead);
}

void page_details(struct page *page, const char *summary, bool open)
{
    markup_open(&page->m, "details");
    if (open)
        markup_attr(&page->m, "open", "");
    markup_element(&page->m, "summary", NULL, summary);
}

void page_table(struct page *page, const char *class_name, const char *const titles[], size_t n)
{
    struct markup *m = &page->m;
    markup_open_class(m, "div", "wide");
    markup_open_class(m, "table", class_name);
    markup_open(m, "thead");
    markup_open(m, "tr");
    for (size_t i = 0; i < n; i++) {
        bool number = titles[i][0] == '>';
        markup_open_class(m, "th", number ? "n" : NULL);
        markup_attr(m, "scope", "col");
        markup_text(m, titles[i] + number);
        markup_close(m);
    }
    markup_close(m);
    markup_close(m);
    markup_open(m, "tbody");
}

void page_table_end(struct page *page)
{
    markup_close(&page->m);
    markup_close(&page->m);
    markup_close(&page->m);
}

void page_team(struct page *page, int queue)
{
    markup_attr_int(&page->m, "data-team", queue);
}
