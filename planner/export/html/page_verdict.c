/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Can we serve the promotion, and what does it cost? */
#include "planner/export/html/page.h"

#include <math.h>
#include <string.h>

/* A plan serves the promotion when at most 1 % is lost and a session is late by 6 minutes on
 * average; it nearly does up to 5 % and an hour. The page says so. */
static const double LOST_YES = 0.01, LOST_NEARLY = 0.05;
static const double LATE_YES_H = 0.1, LATE_NEARLY_H = 1.0;

enum grade { GRADE_YES, GRADE_NEARLY, GRADE_NO };

/** The plan's service in a few numbers [sessions]. */
struct service {
    double asked; /**< what came, with what waited before */
    double served, unserved, waiting, late_hours;
    enum grade grade;
};

static struct service service_of(const struct plan_folder *plan)
{
    struct service s = {.served = plan_folder_number(plan, "totals.served"),
                        .unserved = plan_folder_number(plan, "totals.unserved"),
                        .waiting = plan_folder_number(plan, "totals.backlog_end"),
                        .late_hours = plan_folder_number(plan, "totals.late_hours")};
    s.asked = s.served + s.unserved + s.waiting;
    double lost = s.asked > 0 ? s.unserved / s.asked : 0;
    double late = s.asked > 0 ? s.late_hours / s.asked : 0;
    if (lost > LOST_NEARLY || late > LATE_NEARLY_H)
        s.grade = GRADE_NO;
    else if (lost > LOST_YES || late > LATE_YES_H)
        s.grade = GRADE_NEARLY;
    return s;
}

static bool counts_heads(const struct page *page)
{
    return strcmp(page->plan->context.assumptions.demand, "heads") == 0;
}

static const char *noun(const struct page *page)
{
    return counts_heads(page) ? page_say(page, "agent-slots", "人·时段")
                              : page_say(page, "sessions", "个接待");
}

/* ------------------------------------------------------------ the sentence */

static const char *answer(const struct page *page, enum grade grade)
{
    switch (grade) {
    case GRADE_YES:
        return page_say(page, "Yes, we can serve it.", "接得住。");
    case GRADE_NEARLY:
        return page_say(page, "Nearly: some of it slips.", "基本接得住，有小缺口。");
    case GRADE_NO:
        break;
    }
    return page_say(page, "No, not with these people.", "按现有人手接不住。");
}

static const char *sign(enum grade grade)
{
    return grade == GRADE_YES ? "✔" : grade == GRADE_NEARLY ? "▲" : "✖";
}

static void sentence(struct page *page, const struct service *s)
{
    struct markup *m = &page->m;
    double late_min = s->asked > 0 ? s->late_hours / s->asked * 60 : 0;
    markup_open(m, "p");
    markup_text(m, page_say(page, "Of ", "共 "));
    page_figure(page, (struct page_figure){s->asked, PAGE_COUNT,
                                           "plan.json: totals.served + unserved + backlog_end"});
    markup_textf(m, " %s ", noun(page));
    markup_element(m, "b", NULL,
                   page_format(page, s->asked > 0 ? s->served / s->asked : NAN, PAGE_SHARE));
    markup_text(m, page_say(page, " are served; ", " 得到接待；流失 "));
    page_claim(page, "totals.unserved", PAGE_COUNT);
    markup_textf(m, page_say(page, " (%s) are lost, ", "（%s），期末还有 "),
                 page_format(page, s->asked > 0 ? s->unserved / s->asked : NAN, PAGE_SHARE));
    page_claim(page, "totals.backlog_end", PAGE_COUNT);
    markup_text(m, page_say(page, " still wait at the end, and an answer comes ",
                            " 个在等，平均比承诺时间晚 "));
    markup_text(m, page_format(page, late_min, PAGE_TENTHS));
    markup_text(m, page_say(page, " minutes after the promised time on average. Paid are ",
                            " 分钟。实付费用 "));
    page_figure(page, (struct page_figure){page_paid(page), PAGE_MONEY,
                                           "plan.json: cost_by_kind, the paid kinds"});
    markup_text(m, page_say(page, ".", "。"));
    markup_close(m);
}

static void measure(struct page *page)
{
    markup_element(
        &page->m, "p", "note",
        page_say(page,
                 "“Yes” means at most 1% lost and at most 6 minutes late on average, “nearly” at "
                 "most 5% and one hour.",
                 "判定口径：流失不超过 1% 且平均晚接不超过 6 分钟为“接得住”；不超过 5% 且 1 "
                 "小时为“基本接得住”。"));
}

/* --------------------------------------------------------------- the tiles */

static void tile(struct page *page, const char *label, struct page_figure figure, const char *below)
{
    markup_open_class(&page->m, "div", "tile");
    markup_element(&page->m, "span", "label", label);
    page_figure(page, figure);
    markup_element(&page->m, "span", "below", below);
    markup_close(&page->m);
}

/** The hour of one queue with most people missing. */
struct worst {
    int queue, day;
    struct hourly_day at;
};

static struct worst find_worst(const struct page *page)
{
    struct worst worst = {.queue = PB_NONE};
    for (size_t q = 0; q < page->plan->context.n_queues; q++)
        for (int d = 0; d < page->plan->context.frame.n_days; d++) {
            struct hourly_day day = hourly_day_of(page->plan, (int)q, d);
            bool wider = worst.queue == PB_NONE || day.at_worst.gap < worst.at.at_worst.gap;
            if (day.worst != PB_NONE && wider)
                worst = (struct worst){(int)q, d, day};
        }
    return worst;
}

static void tile_worst(struct page *page)
{
    struct worst worst = find_worst(page);
    struct text below = {0};
    if (worst.queue == PB_NONE) {
        tile(page, page_say(page, "widest gap", "最大缺口"),
             (struct page_figure){0, PAGE_COUNT, "hours.csv: on_duty - need"},
             page_say(page, "people are missing nowhere", "没有缺人的时段"));
        return;
    }
    text_append(&below, page->plan->context.queues[worst.queue].name);
    text_append(&below, " · ");
    page_append_hour(page, &below, worst.day, worst.at.worst);
    tile(page, page_say(page, "widest gap, people", "最大缺口（人）"),
         (struct page_figure){worst.at.at_worst.gap, PAGE_SIGNED, "hours.csv: on_duty - need"},
         text_string(&below));
    text_release(&below);
}

/** Most people on duty at once. */
static void tile_peak(struct page *page)
{
    const struct pf_context *context = &page->plan->context;
    struct text below = {0};
    struct hourly most = {0};
    int at_day = 0, at_hour = 0;
    for (int i = 0; i < context->frame.n_days * HOURS_A_DAY; i++) {
        struct hourly sum = hourly_none();
        for (size_t q = 0; q < context->n_queues; q++) {
            struct hourly hour = hourly_of(page->plan, (int)q, i / HOURS_A_DAY, i % HOURS_A_DAY);
            hourly_add(&sum, &hour);
        }
        if (sum.on_duty > most.on_duty) {
            most = sum;
            at_day = i / HOURS_A_DAY;
            at_hour = i % HOURS_A_DAY;
        }
    }
    page_append_hour(page, &below, at_day, at_hour);
    tile(page, page_say(page, "most people on duty at once", "同时在岗最多（人）"),
         (struct page_figure){most.on_duty, PAGE_COUNT, "hours.csv: on_duty"}, text_string(&below));
    text_release(&below);
}

static void tiles(struct page *page, const struct service *s)
{
    const char *stage = page->plan->stage == PF_ROSTER ? "named.gap" : "capacity.gap";
    double gap = plan_folder_number(page->plan, stage);
    markup_open_class(&page->m, "div", "tiles");
    tile(page, page_say(page, "served", "接待率"),
         (struct page_figure){s->asked > 0 ? s->served / s->asked : NAN, PAGE_SHARE,
                              "plan.json: totals.served / (served + unserved + backlog_end)"},
         noun(page));
    tile(page, page_say(page, "lost", "流失"),
         (struct page_figure){s->unserved, PAGE_COUNT, "plan.json: totals.unserved"}, noun(page));
    tile(page, page_say(page, "money paid", "实付费用"),
         (struct page_figure){page_paid(page), PAGE_MONEY,
                              "plan.json: cost_by_kind, the paid kinds"},
         page_say(page, "wages, allowances, militia", "工资、补贴、民兵、外包"));
    tile(page, page_say(page, "paid hours", "计薪工时"),
         (struct page_figure){plan_folder_number(page->plan, "totals.paid_hours"), PAGE_COUNT,
                              "plan.json: totals.paid_hours"},
         page_say(page, "hours of agents", "客服小时"));
    tile_peak(page);
    tile_worst(page);
    tile(page, page_say(page, "still to save, at most", "最多还能省"),
         (struct page_figure){gap, PAGE_SHARE,
                              page->plan->stage == PF_ROSTER ? "plan.json: named.gap"
                                                             : "plan.json: capacity.gap"},
         page_say(page, "of the cost, proven by a bound", "由下界证明"));
    markup_close(&page->m);
}

/* ------------------------------------------------------ what to know first */

static void bullet(struct page *page, const char *text)
{
    markup_element(&page->m, "li", NULL, text);
}

static void bullet_count(struct page *page, const char *path, const char *text)
{
    double count = plan_folder_number(page->plan, path);
    if (!(count > 0))
        return;
    markup_open(&page->m, "li");
    page_claim(page, path, PAGE_COUNT);
    markup_textf(&page->m, " %s", text);
    markup_close(&page->m);
}

static size_t count_list(const struct page *page, const char *key)
{
    return json_array_size(json_object_get(page->plan->plan, key));
}

static void bullet_list(struct page *page, const char *key, const char *text)
{
    struct text source = {0};
    size_t n = count_list(page, key);
    if (n == 0)
        return;
    text_printf(&source, "plan.json: %s", key);
    markup_open(&page->m, "li");
    page_figure(page, (struct page_figure){(double)n, PAGE_COUNT, text_string(&source)});
    markup_textf(&page->m, " %s", text);
    markup_close(&page->m);
    text_release(&source);
}

static void attention(struct page *page)
{
    const struct plan_folder *plan = page->plan;
    const char *status = plan_folder_string(plan, "capacity.status");
    markup_open_class(&page->m, "ul", "attention");
    if (!plan->context.rules.lawful)
        bullet(page, page_say(page, "A limit was set looser than the law: this plan is not lawful.",
                              "有规则放宽到法律之外：本方案不合法。"));
    if (plan->stage != PF_ROSTER)
        bullet(page, page_say(page, "Planned by head count only: no roster by name yet.",
                              "只排到人数，尚未排到人。"));
    if (strcmp(status, "time_limit") == 0 || strcmp(status, "interrupted") == 0)
        bullet(page, page_say(page, "The work was cut short: a longer run may find a better plan.",
                              "计算提前结束，多算一会儿可能更好。"));
    bullet_list(page, "findings", page_say(page, "findings of the auditor", "条校验问题"));
    bullet_list(page, "elastic",
                page_say(page, "soft rules missed, listed under “How far to trust it”",
                         "处软性要求未满足，见“可信程度”"));
    bullet_count(page, "roster.uncovered_shifts",
                 page_say(page, "planned shifts for which nobody was found", "个班次没有排到人"));
    bullet_count(page, "roster.refused_requests",
                 page_say(page, "requests of agents refused", "个员工意愿未满足"));
    markup_close(&page->m);
}

void page_verdict(struct page *page)
{
    static const char *const classes[] = {"verdict yes", "verdict nearly", "verdict no"};
    struct service s = service_of(page->plan);
    page_section(
        page, "verdict",
        page_say(page, "Can we serve it, and what does it cost?", "接得住吗？要花多少钱？"), NULL);
    markup_open_class(&page->m, "div", classes[s.grade]);
    markup_open_class(&page->m, "p", "answer");
    markup_element(&page->m, "span", "sign", sign(s.grade));
    markup_textf(&page->m, " %s", answer(page, s.grade));
    markup_close(&page->m);
    sentence(page, &s);
    attention(page);
    markup_close(&page->m);
    tiles(page, &s);
    measure(page);
    page_cost(page);
    markup_close(&page->m);
}
