/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When and where is it tight? */
#include "planner/export/html/page.h"

#include <math.h>

#include "planner/export/html/svg.h"

/* Days side by side that fit a page. */
enum { DAYS_A_ROW = 16 };

static const char *const grade_classes[HOURLY_N_GRADES] = {
    [HOURLY_NONE] = "g0",    [HOURLY_AMPLE] = "g1", [HOURLY_ENOUGH] = "g2", [HOURLY_EVEN] = "g3",
    [HOURLY_WAITING] = "gw", [HOURLY_SHORT] = "g4", [HOURLY_LACK] = "g5",   [HOURLY_SEVERE] = "g6"};

/* ------------------------------------------------------------- the overview */

static void overview_title(struct page *page, const struct hourly_day *day, int number)
{
    struct markup *m = &page->m;
    struct text title = {0};
    text_append(&title, page_day(page, number));
    text_printf(&title, page_say(page, ": short of %s head-hours", "：缺 %s 人时"),
                page_format(page, day->lacking, PAGE_TENTHS));
    text_printf(&title, page_say(page, ", lost %s", "，流失 %s"),
                page_format(page, day->sum.unserved, PAGE_COUNT));
    text_printf(&title, page_say(page, ", late %s session-hours", "，晚接 %s 接待·小时"),
                page_format(page, day->sum.late, PAGE_COUNT));
    markup_attr(m, "title", text_string(&title));
    text_release(&title);
}

/** The gap in whole people, but to the tenth where it costs sessions and would round to 0. */
static const char *gap_text(struct page *page, const struct hourly *at)
{
    bool small = fabs(at->gap) < 0.5 && hourly_suffers(at);
    text_clear(&page->scratch);
    figure_signed(&page->scratch, at->gap, small ? 1 : 0);
    return text_string(&page->scratch);
}

static void overview_cell(struct page *page, int queue, int day)
{
    struct markup *m = &page->m;
    struct hourly_day at = hourly_day_of(page->plan, queue, day);
    enum hourly_grade grade = at.worst == PB_NONE ? HOURLY_EVEN : hourly_grade(&at.at_worst);
    markup_open_class(m, "td", grade_classes[grade]);
    overview_title(page, &at, page_day_number(page, day));
    if (at.worst == PB_NONE) {
        markup_element(m, "b", NULL, "✓");
    } else {
        markup_element(m, "b", NULL, gap_text(page, &at.at_worst));
        markup_open(m, "i");
        markup_text(m, page_clock(page, hourly_clock(page->plan, at.worst)));
        if (hourly_clock(page->plan, at.worst) >= 1440)
            markup_element(m, "sup", NULL, "+1");
        markup_close(m);
    }
    if (at.sum.unserved >= 0.5)
        markup_element(m, "u", "lost", page_format(page, at.sum.unserved, PAGE_COUNT));
    else if (at.sum.late >= 0.5)
        markup_element(m, "u", "late", page_format(page, at.sum.late, PAGE_COUNT));
    markup_close(m);
}

static void overview_head(struct page *page, int from, int to)
{
    const struct pf_context *context = &page->plan->context;
    struct markup *m = &page->m;
    markup_open(m, "thead");
    markup_open(m, "tr");
    markup_element(m, "th", NULL, page_say(page, "queue", "队列"));
    for (int d = from; d < to; d++) {
        const struct pf_day *day = &context->days[d];
        markup_open_class(m, "th", day->promotion ? "promotion" : NULL);
        markup_attr(m, "scope", "col");
        markup_text(m, page_date(page, day->day));
        markup_open(m, "br");
        markup_close(m);
        markup_text(m, figure_weekday(day->day, page->chinese));
        if (day->holiday)
            markup_text(m, page_say(page, " holiday", " 法定"));
        markup_close(m);
    }
    markup_close(m);
    markup_close(m);
}

static void overview_rows(struct page *page, int from, int to)
{
    const struct pf_context *context = &page->plan->context;
    struct markup *m = &page->m;
    markup_open_class(m, "div", "wide");
    markup_open_class(m, "table", "heat overview");
    overview_head(page, from, to);
    markup_open(m, "tbody");
    for (size_t q = 0; q < context->n_queues; q++) {
        markup_open(m, "tr");
        page_team(page, (int)q);
        markup_open(m, "th");
        markup_attr(m, "scope", "row");
        markup_text(m, context->queues[q].name);
        markup_close(m);
        for (int d = from; d < to; d++)
            overview_cell(page, (int)q, d);
        markup_close(m);
    }
    page_table_end(page);
}

static void overview(struct page *page)
{
    int n_days = page->plan->context.frame.n_days;
    markup_element(&page->m, "h3", NULL,
                   page_say(page, "The worst hour of each day", "每天最紧的一小时"));
    markup_element(
        &page->m, "p", "note",
        page_say(page,
                 "People missing in the worst hour and when it begins; × sessions lost that day, ○ "
                 "session-hours late. ✓: nobody is missed.",
                 "最紧一小时的缺口（人）及其开始时间；× 当天流失的接待，○ "
                 "晚接的接待·小时；✓ 不缺人。"));
    for (int from = 0; from < n_days; from += DAYS_A_ROW)
        overview_rows(page, from, from + DAYS_A_ROW < n_days ? from + DAYS_A_ROW : n_days);
}

/* ------------------------------------------------------ hour by day, a queue */

static void hour_title(struct page *page, const struct hourly *at, int day, int hour)
{
    struct text title = {0};
    page_append_hour(page, &title, day, hour);
    text_append(&title, ": ");
    text_printf(&title, page_say(page, "need %s", "需要 %s"),
                page_format(page, at->need, PAGE_TENTHS));
    text_printf(&title, page_say(page, ", on duty %s", "，在岗 %s"),
                page_format(page, at->on_duty, PAGE_TENTHS));
    if (at->borrowed > 0)
        text_printf(&title, page_say(page, ", borrowed %s", "，借入 %s"),
                    page_format(page, at->borrowed, PAGE_TENTHS));
    if (at->militia > 0)
        text_printf(&title, page_say(page, ", militia %s", "，民兵 %s"),
                    page_format(page, at->militia, PAGE_TENTHS));
    if (at->unserved >= 0.05)
        text_printf(&title, page_say(page, ", lost %s", "，流失 %s"),
                    page_format(page, at->unserved, PAGE_TENTHS));
    if (at->late >= 0.05)
        text_printf(&title, page_say(page, ", late %s session-hours", "，晚接 %s 接待·小时"),
                    page_format(page, at->late, PAGE_TENTHS));
    if (at->backlog >= 0.05)
        text_printf(&title, page_say(page, ", waiting %s", "，等待 %s"),
                    page_format(page, at->backlog, PAGE_TENTHS));
    markup_attr(&page->m, "title", text_string(&title));
    text_release(&title);
}

static void hour_cell(struct page *page, int queue, int day, int hour)
{
    struct markup *m = &page->m;
    struct hourly at = hourly_of(page->plan, queue, day, hour);
    enum hourly_grade grade = hourly_grade(&at);
    bool small = at.need < 9.95 && at.on_duty < 9.95;
    markup_open_class(m, "td", grade_classes[grade]);
    if (grade != HOURLY_NONE) {
        hour_title(page, &at, day, hour);
        markup_element(m, "b", NULL, gap_text(page, &at));
        markup_open(m, "i");
        markup_textf(m, "%s/", page_format(page, at.on_duty, small ? PAGE_TENTHS : PAGE_COUNT));
        markup_text(m, page_format(page, at.need, small ? PAGE_TENTHS : PAGE_COUNT));
        markup_close(m);
        if (at.unserved >= 0.5)
            markup_element(m, "u", "lost", page_format(page, at.unserved, PAGE_COUNT));
        else if (at.late >= 0.5)
            markup_element(m, "u", "late", page_format(page, at.late, PAGE_COUNT));
    }
    markup_close(m);
}

void page_hours_head(struct page *page)
{
    struct markup *m = &page->m;
    markup_open(m, "thead");
    markup_open(m, "tr");
    markup_element(m, "th", NULL, page_say(page, "day", "日期"));
    for (int h = 0; h < HOURS_A_DAY; h++) {
        int minute = hourly_clock(page->plan, h);
        markup_open(m, "th");
        markup_attr(m, "scope", "col");
        markup_textf(m, "%02d", minute / 60 % 24);
        if (minute >= 1440)
            markup_element(m, "sup", NULL, "+1");
        markup_close(m);
    }
    markup_close(m);
    markup_close(m);
}

void page_hours_day(struct page *page, int day)
{
    const struct pf_day *at = &page->plan->context.days[day];
    markup_open_class(&page->m, "th", at->promotion ? "promotion" : NULL);
    markup_attr(&page->m, "scope", "row");
    markup_text(&page->m, page_day(page, at->day));
    markup_close(&page->m);
}

static void heat(struct page *page, int queue)
{
    struct markup *m = &page->m;
    markup_open_class(m, "div", "wide");
    markup_open_class(m, "table", "heat hours");
    page_hours_head(page);
    markup_open(m, "tbody");
    for (int d = 0; d < page->plan->context.frame.n_days; d++) {
        markup_open(m, "tr");
        page_hours_day(page, d);
        for (int h = 0; h < HOURS_A_DAY; h++)
            hour_cell(page, queue, d, h);
        markup_close(m);
    }
    page_table_end(page);
}

/** What a queue comes to over the horizon. */
static struct hourly_day total_of(const struct page *page, int queue)
{
    struct hourly_day sum = {.sum = hourly_none(), .worst = PB_NONE};
    for (int d = 0; d < page->plan->context.frame.n_days; d++) {
        struct hourly_day day = hourly_day_of(page->plan, queue, d);
        sum.lacking += day.lacking;
        hourly_add(&sum.sum, &day.sum);
        if (day.worst != PB_NONE)
            sum.worst = day.worst;
    }
    return sum;
}

/** The queue that loses most, or else comes late most. */
static int worst_queue(const struct page *page)
{
    int worst = 0;
    struct hourly most = {0};
    for (size_t q = 0; q < page->plan->context.n_queues; q++) {
        struct hourly sum = total_of(page, (int)q).sum;
        bool more =
            sum.unserved != most.unserved ? sum.unserved > most.unserved : sum.late > most.late;
        if (more) {
            worst = (int)q;
            most = sum;
        }
    }
    return worst;
}

/** `worst` is the queue whose table is open. */
static void queue_heat(struct page *page, int queue, int worst)
{
    const struct pf_queue *at = &page->plan->context.queues[queue];
    struct hourly_day sum = total_of(page, queue);
    struct text summary = {0};
    text_append(&summary, at->name);
    text_printf(&summary, page_say(page, " — short of %s head-hours", " — 缺 %s 人时"),
                page_format(page, sum.lacking, PAGE_COUNT));
    if (at->deferrable)
        text_printf(&summary, page_say(page, ", %s session-hours late", "，晚接 %s 接待·小时"),
                    page_format(page, sum.sum.late, PAGE_COUNT));
    else
        text_printf(&summary, page_say(page, ", %s lost", "，流失 %s"),
                    page_format(page, sum.sum.unserved, PAGE_COUNT));
    markup_open(&page->m, "div");
    page_team(page, queue);
    page_details(page, text_string(&summary), queue == worst);
    heat(page, queue);
    markup_close(&page->m);
    markup_close(&page->m);
    text_release(&summary);
}

static void legend(struct page *page)
{
    struct markup *m = &page->m;
    const char *const texts[HOURLY_N_GRADES] = {
        [HOURLY_AMPLE] = page_say(page, "half again too many", "多出一半以上"),
        [HOURLY_ENOUGH] = page_say(page, "more than needed", "有余"),
        [HOURLY_EVEN] = page_say(page, "as needed", "刚好"),
        [HOURLY_WAITING] = page_say(page, "fewer, but the work waits in time", "人少但活等得起"),
        [HOURLY_SHORT] = page_say(page, "short", "缺人"),
        [HOURLY_LACK] = page_say(page, "a fifth missing", "缺两成以上"),
        [HOURLY_SEVERE] = page_say(page, "two fifths missing", "缺四成以上"),
    };
    markup_open_class(m, "p", "legend");
    for (int g = HOURLY_AMPLE; g < HOURLY_N_GRADES; g++) {
        markup_open_class(m, "span", "grade");
        markup_element(m, "b", grade_classes[g],
                       g > HOURLY_EVEN   ? "−"
                       : g < HOURLY_EVEN ? "+"
                                         : "0");
        markup_text(m, texts[g]);
        markup_close(m);
    }
    markup_close(m);
    markup_element(
        m, "p", "note",
        page_say(page,
                 "In each cell: the gap in people, below it on duty / need, then × "
                 "sessions lost or ○ session-hours late. In-sale and after-sale work may "
                 "wait until its promised time, so a gap alone loses nothing there. "
                 "From hours.csv.",
                 "每格：上为缺口（人），中为在岗/需要，下为 × 流失的接待或 ○ "
                 "晚接的接待·小时。售中、售后可以等到承诺时间，有缺口不等于流失。数据来自 "
                 "hours.csv。"));
}

void page_tight(struct page *page)
{
    int worst = worst_queue(page);
    page_section(page, "tight", page_say(page, "When and where is it tight?", "什么时候、哪里紧？"),
                 NULL);
    page_load(page);
    overview(page);
    markup_element(&page->m, "h3", NULL,
                   page_say(page, "Hour by hour, queue by queue", "逐队列逐小时"));
    legend(page);
    for (size_t q = 0; q < page->plan->context.n_queues; q++)
        queue_heat(page, (int)q, worst);
    markup_close(&page->m);
}
