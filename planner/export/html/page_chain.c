/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan takes for granted, and how sales turn into sessions. */
#include "planner/export/html/page.h"

#include <math.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/words.h"

static void row(struct page *page, const char *name, const char *value)
{
    markup_open(&page->m, "tr");
    markup_element(&page->m, "th", NULL, name);
    page_cell_text(page, value);
    markup_close(&page->m);
}

static void row_share(struct page *page, const char *name, double share)
{
    row(page, name, page_format(page, share, PAGE_SHARE));
}

static const char *minutes(struct page *page, int length_min)
{
    text_clear(&page->scratch);
    figure_number(&page->scratch, length_min / 60.0, length_min % 60 == 0 ? 0 : 1);
    text_append(&page->scratch, page_say(page, " h", " 小时"));
    return text_string(&page->scratch);
}

static void row_times(struct page *page, const char *name, double factor)
{
    text_clear(&page->scratch);
    figure_number(&page->scratch, factor, 1);
    text_append(&page->scratch, " ×");
    row(page, name, text_string(&page->scratch));
}

static const char *source_of_demand(const struct page *page)
{
    const char *demand = page->plan->context.assumptions.demand;
    if (strcmp(demand, "volumes") == 0)
        return page_say(page, "sessions given directly", "直接给出接待量");
    if (strcmp(demand, "heads") == 0)
        return page_say(page, "people needed given directly", "直接给出需要人数");
    return page_say(page, "forecast from sales and visitors", "由销售额和访客推算");
}

static void work_rows(struct page *page)
{
    const struct pf_assumptions *at = &page->plan->context.assumptions;
    row(page, page_say(page, "demand", "需求"), source_of_demand(page));
    row_share(page, page_say(page, "closed by the chatbot, presale", "机器人占比（售前）"),
              at->bot_share[PB_PRESALE]);
    row_share(page, page_say(page, "closed by the chatbot, in-sale", "机器人占比（售中）"),
              at->bot_share[PB_INSALE]);
    row_share(page, page_say(page, "closed by the chatbot, after-sale", "机器人占比（售后）"),
              at->bot_share[PB_AFTERSALE]);
    row_share(page, page_say(page, "people who do not show up", "缺勤率"), at->absence);
    row_share(page, page_say(page, "people kept on call", "备班率"), at->standby);
    row_share(page,
              page_say(page, "speed on another function of the department", "跨职能效率（同部门）"),
              at->same_department);
    row_share(page, page_say(page, "speed on the same function elsewhere", "跨部门效率（同职能）"),
              at->same_function);
    row(page, page_say(page, "tired after", "疲劳开始于"), minutes(page, at->fatigue_after_min));
    row_share(page, page_say(page, "speed when tired", "疲劳后效率"), at->fatigue_factor);
    row(page, page_say(page, "shortest reassignment", "支援最短时长"),
        minutes(page, at->block_min));
    row(page, page_say(page, "a reassignment, priced", "每次调人折价"),
        page_format(page, at->move_start, PAGE_PRICE));
    row(page, page_say(page, "an hour away, priced", "支援每小时折价"),
        page_format(page, at->move_hour, PAGE_PRICE));
}

static void rule_rows(struct page *page)
{
    const struct pf_rules *at = &page->plan->context.rules;
    row(page, page_say(page, "labour rules", "工时规则"), preset_words(at->preset, page->chinese));
    row(page, page_say(page, "longest day", "每天最长工时"), minutes(page, at->max_day_min));
    row(page, page_say(page, "longest week", "每周最长工时"), minutes(page, at->max_week_min));
    row(page, page_say(page, "rest between two shifts", "班间休息"), minutes(page, at->rest_min));
    row(page, page_say(page, "overtime a month, at most", "每月加班上限"),
        minutes(page, at->overtime_per_month_min));
    row(page, page_say(page, "days in a row, at most", "连续上班最多（天）"),
        page_format(page, at->max_days_in_row, PAGE_COUNT));
    row_times(page, page_say(page, "overtime on working days", "平时加班"), at->ot_workday);
    row_times(page, page_say(page, "work on rest days", "休息日加班"), at->ot_restday);
    row_times(page, page_say(page, "work on statutory holidays", "法定节假日加班"), at->ot_holiday);
}

static void assumptions(struct page *page)
{
    const char *const titles[] = {page_say(page, "assumption", "假设"),
                                  page_say(page, "value", "取值")};
    markup_element(&page->m, "h3", NULL, page_say(page, "Assumptions and rules", "假设与规则"));
    markup_open_class(&page->m, "div", "columns");
    page_table(page, "plain", titles, 2);
    work_rows(page);
    page_table_end(page);
    page_table(page, "plain", titles, 2);
    rule_rows(page);
    page_table_end(page);
    markup_close(&page->m);
}

/* ------------------------------------------------------------------- queues */

static void queue_row(struct page *page, const struct pf_queue *queue)
{
    struct markup *m = &page->m;
    markup_open(m, "tr");
    markup_element(m, "th", NULL, queue->name);
    page_cell(page, queue->sessions_per_shift, PAGE_COUNT);
    markup_open_class(m, "td", "n");
    markup_text(m, page_format(page, queue->range_low, PAGE_COUNT));
    markup_textf(m, "–%s", page_format(page, queue->range_high, PAGE_COUNT));
    markup_close(m);
    page_cell_text(page, queue->deferrable ? minutes(page, queue->promise_min)
                                           : page_say(page, "at once", "即时"));
    if (queue->deferrable) {
        markup_open_class(m, "td", "n");
        markup_textf(m, page_say(page, "%s per hour late", "%s / 晚 1 小时"),
                     page_format(page, queue->late_price, PAGE_PRICE));
        markup_close(m);
    } else {
        markup_open_class(m, "td", "n");
        markup_textf(m, page_say(page, "%s per lost session", "%s / 流失 1 个"),
                     page_format(page, queue->lost_price, PAGE_PRICE));
        markup_close(m);
    }
    markup_close(m);
}

static void queues(struct page *page)
{
    const char *const titles[] = {
        page_say(page, "queue", "队列"), page_say(page, ">sessions a shift", ">每班接待量"),
        page_say(page, ">range", ">范围"), page_say(page, "promised time", "承诺时间"),
        page_say(page, ">price set", ">折价")};
    markup_element(&page->m, "h3", NULL, page_say(page, "Queues", "队列"));
    page_table(page, "plain", titles, 5);
    for (size_t q = 0; q < page->plan->context.n_queues; q++)
        queue_row(page, &page->plan->context.queues[q]);
    page_table_end(page);
}

/* ------------------------------------------------------------ forecast chain */

static const char *origin_text(const struct page *page, const char *origin)
{
    static const struct {
        const char *key, *en, *zh;
    } texts[] = {{"given", "given", "给定"},
                 {"derived", "derived", "推算"},
                 {"default", "default", "默认"},
                 {"override", "override", "覆盖"},
                 {"file", "from a file", "来自文件"}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (strcmp(texts[i].key, origin) == 0)
            return page_say(page, texts[i].en, texts[i].zh);
    return origin;
}

static void figure_value(struct page *page, const struct pf_figure *figure)
{
    enum page_kind kind = strcmp(figure->unit, "money") == 0   ? PAGE_MONEY
                          : strcmp(figure->unit, "price") == 0 ? PAGE_PRICE
                          : strcmp(figure->unit, "share") == 0 ? PAGE_SHARE
                                                               : PAGE_COUNT;
    if (strcmp(figure->unit, "rate") == 0) {
        text_clear(&page->scratch);
        figure_number(&page->scratch, figure->value, figure->value < 10 ? 3 : 1);
        markup_element(&page->m, "td", "n", text_string(&page->scratch));
        return;
    }
    page_cell(page, figure->value, kind);
}

static void brand(struct page *page, const struct pf_brand *at, const char *name)
{
    const char *const titles[] = {page_say(page, "figure", "指标"),
                                  page_say(page, ">value", ">数值"),
                                  page_say(page, "origin", "来源"), page_say(page, "how", "算法")};
    if (at->n_figures == 0)
        return;
    page_details(page, name, false);
    page_table(page, "plain", titles, 4);
    for (size_t i = 0; i < at->n_figures; i++) {
        const struct pf_figure *figure = &at->figures[i];
        markup_open(&page->m, "tr");
        markup_element(&page->m, "th", NULL, _(figure->label));
        figure_value(page, figure);
        page_cell_text(page, origin_text(page, figure->origin));
        page_cell_text(page, *figure->formula ? _(figure->formula) : "");
        markup_close(&page->m);
    }
    page_table_end(page);
    markup_close(&page->m);
}

/** The figures that a row of the table of brands shows. */
static const char *const main_figures[] = {"sales",   "uv",     "conversion", "orders",
                                           "presale", "insale", "aftersale",  "agents_sum"};
enum { N_MAIN = sizeof main_figures / sizeof main_figures[0] };

static const struct pf_figure *find_figure(const struct pf_brand *at, const char *key)
{
    for (size_t i = 0; i < at->n_figures; i++)
        if (strcmp(at->figures[i].key, key) == 0)
            return &at->figures[i];
    return NULL;
}

static void brand_row(struct page *page, const struct pf_brand *at, const char *name)
{
    markup_open_class(&page->m, "tr", at == &page->plan->context.total ? "total" : NULL);
    markup_element(&page->m, "th", NULL, name);
    for (size_t i = 0; i < N_MAIN; i++) {
        const struct pf_figure *figure = find_figure(at, main_figures[i]);
        if (figure)
            figure_value(page, figure);
        else
            page_cell_text(page, "");
    }
    markup_close(&page->m);
}

static void brands(struct page *page)
{
    const struct pf_context *context = &page->plan->context;
    const char *const titles[N_MAIN + 1] = {
        page_say(page, "brand", "品牌"),         page_say(page, ">sales", ">销售额"),
        page_say(page, ">visitors", ">访客"),    page_say(page, ">conversion", ">转化率"),
        page_say(page, ">orders", ">订单"),      page_say(page, ">presale", ">售前接待"),
        page_say(page, ">in-sale", ">售中接待"), page_say(page, ">after-sale", ">售后接待"),
        page_say(page, ">agent-days", ">人天")};
    markup_element(&page->m, "h3", NULL,
                   page_say(page, "From sales to sessions", "从销售额到接待量"));
    markup_element(&page->m, "p", "note",
                   page_say(page, "Sessions are those that reach people, after the chatbot.",
                            "接待为机器人之后由人工接待的部分。"));
    page_table(page, "plain", titles, N_MAIN + 1);
    for (size_t b = 0; b < context->n_brands; b++)
        brand_row(page, &context->brands[b], context->brands[b].name);
    brand_row(page, &context->total, page_say(page, "all brands", "全部品牌"));
    page_table_end(page);
    page_details(
        page, page_say(page, "Every link of the chain, brand by brand", "逐品牌的推算过程"), false);
    brand(page, &context->total, page_say(page, "all brands", "全部品牌"));
    for (size_t b = 0; b < context->n_brands; b++)
        brand(page, &context->brands[b], context->brands[b].name);
    markup_close(&page->m);
}

void page_chain(struct page *page)
{
    const struct pf_context *context = &page->plan->context;
    page_section(page, "chain", page_say(page, "Where the figures come from", "数字从哪里来"),
                 NULL);
    if (context->total.n_figures > 0)
        brands(page);
    queues(page);
    assumptions(page);
    markup_close(&page->m);
}
