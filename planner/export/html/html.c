/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/html/html.h"

#include "planner/base/hash.h"
#include "planner/export/html/page.h"

/* ---------------------------------------------------------- content policy */

static int hex_digit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

/** Appends the bytes that `hex` stands for in base64. */
static void append_base64(struct text *out, const char hex[HASH_SIZE])
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned char bytes[33] = {0};
    for (size_t i = 0; i < 32; i++)
        bytes[i] = (unsigned char)(hex_digit(hex[2 * i]) * 16 + hex_digit(hex[2 * i + 1]));
    for (size_t i = 0; i < 32; i += 3) {
        unsigned three = (unsigned)bytes[i] << 16 | (unsigned)bytes[i + 1] << 8 |
                         (i + 2 < 32 ? bytes[i + 2] : 0U);
        text_append_char(out, letters[three >> 18]);
        text_append_char(out, letters[three >> 12 & 63]);
        text_append_char(out, letters[three >> 6 & 63]);
        text_append_char(out, i + 2 < 32 ? letters[three & 63] : '=');
    }
}

static void append_source(struct text *out, const char *directive, const char *bytes, size_t length)
{
    char hex[HASH_SIZE];
    hash_bytes(hex, bytes, length);
    text_printf(out, "%s 'sha256-", directive);
    append_base64(out, hex);
    text_append(out, "'; ");
}

/** Nothing may be loaded, and only this style and this script may act. */
static void policy(struct page *page)
{
    struct text content = {0};
    text_append(&content, "default-src 'none'; ");
    append_source(&content, "style-src", page_style, page_style_length);
    append_source(&content, "script-src", page_script, page_script_length);
    text_append(&content, "base-uri 'none'; form-action 'none'");
    markup_open(&page->m, "meta");
    markup_attr(&page->m, "http-equiv", "Content-Security-Policy");
    markup_attr(&page->m, "content", text_string(&content));
    markup_close(&page->m);
    if (content.failed)
        page->m.out->failed = true;
    text_release(&content);
}

/* --------------------------------------------------------------- document */

static void meta(struct markup *m, const char *name, const char *content)
{
    markup_open(m, "meta");
    markup_attr(m, "name", name);
    markup_attr(m, "content", content);
    markup_close(m);
}

static void head(struct page *page)
{
    struct markup *m = &page->m;
    markup_open(m, "head");
    markup_open(m, "meta");
    markup_attr(m, "charset", "utf-8");
    markup_close(m);
    policy(page);
    meta(m, "viewport", "width=device-width, initial-scale=1");
    meta(m, "color-scheme", "light dark");
    meta(m, "referrer", "no-referrer");
    meta(m, "generator", "paiban");
    markup_open(m, "title");
    markup_textf(m, "%s — ", page->plan->context.frame.name);
    markup_text(m, page_say(page, "service plan", "客服排班方案"));
    markup_close(m);
    markup_open(m, "style");
    markup_constant(m, page_style, page_style_length);
    markup_close(m);
    markup_close(m);
}

static void title(struct page *page)
{
    const struct pf_context *context = &page->plan->context;
    struct markup *m = &page->m;
    markup_open(m, "header");
    markup_element(m, "h1", NULL, context->frame.name);
    markup_open(m, "p");
    markup_text(m, page_day(page, context->frame.first_day));
    markup_textf(m, " – %s", page_day(page, context->frame.first_day + context->frame.n_days - 1));
    bool one = context->n_queues == 1, alone = context->n_people == 1;
    markup_textf(m,
                 one ? page_say(page, " · %zu queue", " · %zu 个队列")
                     : page_say(page, " · %zu queues", " · %zu 个队列"),
                 context->n_queues);
    markup_textf(m,
                 alone ? page_say(page, " · %zu person", " · %zu 人")
                       : page_say(page, " · %zu people", " · %zu 人"),
                 context->n_people);
    markup_textf(m, page_say(page, " · days start at %s", " · 每天从 %s 起算"),
                 page_clock(page, context->frame.day_start_min));
    markup_close(m);
    markup_close(m);
}

static void navigation(struct page *page)
{
    const struct {
        const char *target, *text;
    } links[] = {{"#verdict", page_say(page, "Answer", "结论")},
                 {"#tight", page_say(page, "Tight hours", "紧张时段")},
                 {"#moves", page_say(page, "Moves", "调人")},
                 {"#militia", page_say(page, "Militia", "民兵")},
                 {"#prices", page_say(page, "Prices", "价格")},
                 {"#roster", page_say(page, "Roster", "排班")},
                 {"#chain", page_say(page, "Assumptions", "假设")},
                 {"#proof", page_say(page, "Proof", "可信")}};
    markup_open(&page->m, "nav");
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        markup_open(&page->m, "a");
        markup_attr(&page->m, "href", links[i].target);
        markup_text(&page->m, links[i].text);
        markup_close(&page->m);
    }
    markup_close(&page->m);
}

/** What the script needs to know: names of the teams for its filter, its own words. */
static void script_data(struct page *page)
{
    const struct pf_context *context = &page->plan->context;
    json_t *teams = json_array();
    for (size_t q = 0; q < context->n_queues; q++)
        json_array_append_new(teams, json_string(context->queues[q].name));
    json_t *data = json_pack("{s:s,s:s,s:s,s:s,s:o}", "show", page_say(page, "Show", "只看"), "all",
                             page_say(page, "all teams", "全部队列"), "open",
                             page_say(page, "open all", "全部展开"), "close",
                             page_say(page, "close all", "全部收起"), "teams", teams);
    markup_json(&page->m, "data", data);
    json_decref(data);
}

static void body(struct page *page)
{
    struct markup *m = &page->m;
    markup_open(m, "body");
    title(page);
    navigation(page);
    markup_open(m, "main");
    if (page->plan->stage == PF_FORECAST) {
        markup_element(m, "p", NULL,
                       page_say(page, "This folder holds a forecast only: there is no plan yet.",
                                "这个文件夹只有预测，还没有方案。"));
    } else {
        page_verdict(page);
        page_tight(page);
        page_moves(page);
        page_militia(page);
        page_prices(page);
        page_roster(page);
    }
    page_chain(page);
    if (page->plan->stage != PF_FORECAST)
        page_proof(page);
    markup_close(m);
    script_data(page);
    markup_open(m, "script");
    markup_constant(m, page_script, page_script_length);
    markup_close(m);
    markup_close(m);
}

void html_append(const struct plan_folder *plan, struct text *out)
{
    bool chinese = plan->context.frame.language == PB_LANG_ZH;
    struct page page = {.m = {.out = out},
                        .plan = plan,
                        .chinese = chinese,
                        .money = {plan->context.frame.currency, chinese}};
    text_append(out, "<!DOCTYPE html>\n");
    markup_open(&page.m, "html");
    markup_attr(&page.m, "lang", chinese ? "zh-CN" : "en");
    head(&page);
    body(&page);
    markup_close(&page.m);
    text_append_char(out, '\n');
    text_release(&page.scratch);
}

enum pb_rc html_write(const struct deliver_job *job)
{
    struct text out = {0};
    enum pb_rc rc = PB_MEMORY;
    html_append(job->plan, &out);
    if (!out.failed)
        rc = folder_write(job->out, "report.html", out.data, out.length, MANIFEST_HASHED,
                          job->messages);
    text_release(&out);
    return rc;
}
