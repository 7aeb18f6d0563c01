/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 校验: what the plan claims, what was checked and found, and which scenario it belongs to. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "planner/base/cost_text.h"
#include "planner/base/words.h"
#include "planner/export/xlsx/book.h"

enum { COLUMNS = 3, FINDINGS_SHOWN = 2000, PATH_BYTES = 64 };

/** A line of two texts, or of a figure of plan.json. */
struct line {
    const char *en, *zh;
    const char *path;   /**< of plan.json */
    const char *number; /**< format */
};

static const struct line totals[] = {
    {"sessions for people", "人工接待量", "totals.sessions", "#,##0"},
    {"served", "已接待", "totals.served", "#,##0"},
    {"lost", "流失", "totals.unserved", "#,##0"},
    {"waiting at the end", "期末积压", "totals.backlog_end", "#,##0"},
    {"paid hours", "计薪工时", "totals.paid_hours", "#,##0.0"},
    {"militia hours", "民兵工时", "totals.militia_hours", "#,##0.0"}};

/** What is being written. */
struct page {
    struct book *book;
    int row;
};

static void put_section(struct page *page, const char *title)
{
    struct book_style style = {.bold = true, .fill = BOOK_HEADING, .align = 'l'};
    lxw_format *format = book_format(page->book, &style);
    page->row++;
    book_text(page->book, page->row, 0, title, format);
    for (int column = 1; column < COLUMNS; column++)
        book_blank(page->book, page->row, column, format);
    page->row++;
}

static void put_text(struct page *page, const char *label, const char *value, const char *remark)
{
    lxw_format *text = book_format(page->book, &(struct book_style){.align = 'l', .wrap = true});
    book_text(page->book, page->row, 0, label, text);
    book_text(page->book, page->row, 1, value, text);
    book_text(page->book, page->row++, 2, remark, text);
}

static void put_number(struct page *page, const char *label, double value, const char *number,
                       const char *remark)
{
    struct book *book = page->book;
    lxw_format *text = book_format(book, &(struct book_style){.align = 'l', .wrap = true});
    if (!isfinite(value))
        return;
    book_text(book, page->row, 0, label, text);
    book_number(book, page->row, 1, value,
                book_format(book, &(struct book_style){.align = 'l', .number = number}));
    book_text(book, page->row++, 2, remark, text);
}

static double figure(const struct page *page, const char *path)
{
    return plan_folder_number(page->book->plan, path);
}

static void put_totals(struct page *page)
{
    put_section(page, book_say(page->book, "Sums", "合计"));
    for (size_t i = 0; i < sizeof totals / sizeof totals[0]; i++)
        put_number(page, book_say(page->book, totals[i].en, totals[i].zh),
                   figure(page, totals[i].path), totals[i].number, "");
    put_number(page, book_say(page->book, "hours for another queue", "支援其他队列的工时"),
               plan_folder_moved_hours(page->book->plan), "#,##0.0", "");
}

static void put_costs(struct page *page)
{
    const struct book *book = page->book;
    put_section(page, book_say(book, "Cost by kind", "成本构成"));
    for (int i = 0; i < PB_N_COST_KINDS; i++) {
        enum pb_cost_kind kind = (enum pb_cost_kind)i;
        char path[PATH_BYTES];
        snprintf(path, sizeof path, "cost_by_kind.%s", pb_cost_kind_name(kind));
        put_number(page, cost_kind_text(kind, book->chinese), figure(page, path), "#,##0.00",
                   book->plan->context.frame.currency);
    }
}

static void put_origin(struct page *page)
{
    const struct book *book = page->book;
    const struct plan_folder *plan = book->plan;
    bool lawful = plan->context.rules.lawful;
    put_section(page, book_say(book, "Where this comes from", "来源"));
    put_text(page, book_say(book, "scenario", "场景"), plan->context.frame.name,
             plan->context.frame.scenario);
    put_text(page, book_say(book, "hash of the scenario", "场景校验值"),
             plan->context.frame.scenario_hash,
             book_say(book, "same hash, same scenario", "校验值相同即同一场景"));
    put_text(page, book_say(book, "version of paiban", "paiban 版本"),
             plan_folder_string(plan, "paiban"), "");
    put_text(page, book_say(book, "working-time rules", "工时规则"),
             preset_words(plan->context.rules.preset, book->chinese),
             lawful ? book_say(book, "within the law", "符合法定标准")
                    : book_say(book, "LOOSER THAN THE LAW", "宽于法定标准，请核实审批"));
}

static void put_quality(struct page *page)
{
    const struct book *book = page->book;
    bool named = book->plan->stage == PF_ROSTER;
    put_section(page, book_say(book, "How good the plan is", "方案质量"));
    put_number(page, book_say(book, "cost", "总成本"),
               figure(page, named ? "named.cost" : "capacity.cost"), "#,##0.00",
               book->plan->context.frame.currency);
    put_number(page, book_say(book, "no plan can cost less than", "任何方案不低于"),
               figure(page, "capacity.bound"), "#,##0.00", book->plan->context.frame.currency);
    put_number(page, book_say(book, "gap", "差距"),
               figure(page, named ? "named.gap" : "capacity.gap"), "0.00%",
               book_say(book,
                        "share of the controllable cost that better planning could save at "
                        "most",
                        "可控成本中最多还能省下的比例"));
}

static void put_limits(struct page *page)
{
    const struct book *book = page->book;
    const struct pf_rules *rules = &book->plan->context.rules;
    const char *hours = book_say(book, "h", "小时"), *days = book_say(book, "days", "天");
    const struct {
        const char *label;
        double value;
        const char *unit;
    } lines[] = {
        {book_say(book, "normal hours a day", "每日标准工时"), rules->hours_per_day_min / 60.0,
         hours},
        {book_say(book, "most hours a day", "每日工时上限"), rules->max_day_min / 60.0, hours},
        {book_say(book, "normal hours a week", "每周标准工时"), rules->hours_per_week_min / 60.0,
         hours},
        {book_say(book, "most hours a week", "每周工时上限"), rules->max_week_min / 60.0, hours},
        {book_say(book, "most days a week", "每周出勤上限"), rules->max_days_per_week, days},
        {book_say(book, "most days in a row", "连续出勤上限"), rules->max_days_in_row, days},
        {book_say(book, "least rest between shifts", "班次间隔下限"), rules->rest_min / 60.0,
         hours},
        {book_say(book, "most overtime a day", "每日加班上限"), rules->overtime_per_day_min / 60.0,
         hours},
        {book_say(book, "most overtime a month", "每月加班上限"),
         rules->overtime_per_month_min / 60.0, hours}};
    put_section(page, book_say(book, "Rules that were checked", "已核对的规则"));
    put_text(page, book_say(book, "and besides", "此外还核对"),
             book_say(book, "leave, hours that suit, seats, skills, training, cost and others",
                      "请假、可上班时间、座位、技能、培训、成本等"),
             "");
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        put_number(page, lines[i].label, lines[i].value, "0.##", lines[i].unit);
}

static const char *member(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? text : "";
}

/** A queue by its name, anybody else as plan.json says. */
static const char *name_of(const struct page *page, const char *who)
{
    const struct pf_context *context = &page->book->plan->context;
    for (size_t q = 0; q < context->n_queues; q++)
        if (strcmp(context->queues[q].id, who) == 0)
            return context->queues[q].name;
    return who;
}

/** One finding of plan.json: the rule, who and when, and by how much. */
static void put_finding(struct page *page, const json_t *finding)
{
    struct text where = {0}, amount = {0};
    bool chinese = page->book->chinese;
    const char *when = member(finding, "slot_start"), *who = member(finding, "who");
    json_t *size = json_object_get(finding, "amount");
    text_printf(&where, "%s%s%s", name_of(page, who), *who != '\0' ? " " : "",
                when[0] != '\0' ? when : member(finding, "date"));
    if (json_is_number(size))
        text_printf(&amount, "%.6g %s", json_number_value(size),
                    rule_unit_words(member(finding, "unit"), chinese));
    put_text(page, rule_words(member(finding, "rule"), chinese), text_string(&where),
             text_string(&amount));
    text_release(&where);
    text_release(&amount);
}

static void put_findings(struct page *page, const char *key, const char *title, const char *none)
{
    const json_t *list = json_object_get(page->book->plan->plan, key);
    size_t n = json_array_size(list);
    put_section(page, title);
    if (n == 0)
        put_text(page, none, "", "");
    for (size_t i = 0; i < n && i < FINDINGS_SHOWN; i++)
        put_finding(page, json_array_get(list, i));
    if (n > FINDINGS_SHOWN)
        put_text(page, book_say(page->book, "more in plan.json", "其余见 plan.json"), "", "");
}

void book_write_checks(struct book *book)
{
    struct page page = {.book = book, .row = 1};
    book_begin(book, BOOK_CHECKS, COLUMNS);
    book_title(book, 0, COLUMNS, book_say(book, "Checks", "校验"));
    book_note(book, 1, COLUMNS, 1,
              book_say(book,
                       "Recomputed by the auditor from the written files before they were "
                       "handed over.",
                       "交付前由独立审核程序依据写出的文件重新计算。"));
    book_set_width(book, 0, 0, 34);
    book_set_width(book, 1, 1, 68);
    book_set_width(book, 2, 2, 46);
    put_findings(&page, "findings", book_say(book, "Findings", "审核发现"),
                 book_say(book, "none: every hard rule holds, every figure was confirmed",
                          "无：硬性规则全部满足，各项数字核对一致"));
    put_origin(&page);
    put_quality(&page);
    put_totals(&page);
    put_costs(&page);
    put_limits(&page);
    put_findings(&page, "elastic", book_say(book, "Soft rules missed", "未满足的软性要求"),
                 book_say(book, "none", "无"));
}
