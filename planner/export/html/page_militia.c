/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The militia: who, from where, when, trained by when? */
#include "planner/export/html/page.h"

#include <math.h>
#include <stdlib.h>

/** What a pool does on one day, or in all. */
struct call {
    int people;      /**< shifts */
    double hours;    /**< paid */
    int first, last; /**< clock of the first start and the last end [min], 0 when nobody works */
};

static void add_times(struct call *call, const struct pb_window *segments, size_t n)
{
    if (n == 0)
        return;
    if (call->last == 0 || segments[0].from_min < call->first)
        call->first = segments[0].from_min;
    if (segments[n - 1].to_min > call->last)
        call->last = segments[n - 1].to_min;
}

/** What `pool` does on planning day `day`. */
static struct call call_of(const struct plan_folder *plan, int pool, int day)
{
    struct call call = {0};
    for (size_t i = 0; plan->stage == PF_ROSTER && i < plan->n_duties; i++) {
        const struct pf_duty *duty = &plan->duties[i];
        if (duty->day != day || plan->context.people[duty->person].militia != pool)
            continue;
        call.people++;
        call.hours += duty->paid_hours;
        add_times(&call, duty->segments, duty->n_segments);
    }
    for (size_t i = 0; plan->stage != PF_ROSTER && i < plan->n_shifts; i++) {
        const struct pf_shift *shift = &plan->shifts[i];
        if (shift->day != day || plan->classes[shift->class].militia != pool)
            continue;
        call.people += shift->heads;
        call.hours += shift->heads * shift->paid_hours;
        add_times(&call, shift->segments, shift->n_segments);
    }
    return call;
}

static struct call total_of(const struct plan_folder *plan, int pool)
{
    struct call sum = {0};
    for (int d = -1; d < plan->context.frame.n_days; d++) {
        struct call call = call_of(plan, pool, d);
        sum.people += call.people;
        sum.hours += call.hours;
    }
    return sum;
}

static int people_called(const struct plan_folder *plan, int pool)
{
    int people = 0, last = PB_NONE;
    for (size_t i = 0; i < plan->n_duties; i++) {
        int person = plan->duties[i].person;
        if (plan->context.people[person].militia == pool && person != last)
            people++;
        last = person;
    }
    return people;
}

static void cell_queues(struct page *page, const struct pf_militia *pool)
{
    const struct pf_context *context = &page->plan->context;
    markup_open(&page->m, "td");
    for (size_t i = 0; i < pool->n_queues; i++) {
        if (i > 0)
            markup_text(&page->m, page_say(page, ", ", "、"));
        markup_text(&page->m, context->queues[pool->queues[i]].name);
    }
    markup_close(&page->m);
}

static void cell_windows(struct page *page, const struct pf_militia *pool)
{
    struct markup *m = &page->m;
    markup_open(m, "td");
    markup_text(m, page_date(page, pool->days.first));
    markup_textf(m, "–%s", page_date(page, pool->days.last));
    for (size_t i = 0; i < pool->n_hours; i++) {
        markup_textf(m, " %s", page_clock(page, pool->hours[i].from_min));
        markup_textf(m, "–%s", page_clock(page, pool->hours[i].to_min));
    }
    markup_close(m);
}

static void pool_row(struct page *page, int index)
{
    const struct pf_militia *pool = &page->plan->context.militia[index];
    struct call sum = total_of(page->plan, index);
    struct markup *m = &page->m;
    markup_open(m, "tr");
    markup_element(m, "th", NULL, pool->name);
    page_cell_text(page, pool->trained_by == PB_NONE ? page_say(page, "already trained", "已培训")
                                                     : page_day(page, pool->trained_by));
    cell_windows(page, pool);
    page_cell(page, pool->heads, PAGE_COUNT);
    page_cell(page, pool->at_once, PAGE_COUNT);
    if (page->plan->stage == PF_ROSTER)
        page_cell(page, people_called(page->plan, index), PAGE_COUNT);
    page_cell(page, sum.people, PAGE_COUNT);
    page_cell(page, sum.hours, PAGE_COUNT);
    page_cell(page, sum.hours * pool->cost_per_hour, PAGE_MONEY);
    cell_queues(page, pool);
    markup_close(m);
}

static void pools(struct page *page)
{
    bool named = page->plan->stage == PF_ROSTER;
    const char *titles[10];
    size_t n = 0;
    titles[n++] = page_say(page, "from", "来自");
    titles[n++] = page_say(page, "trained by", "培训截止");
    titles[n++] = page_say(page, "may serve", "可支援时段");
    titles[n++] = page_say(page, ">people", ">可叫人数");
    titles[n++] = page_say(page, ">a day at most", ">每天上限");
    if (named)
        titles[n++] = page_say(page, ">called", ">叫到人数");
    titles[n++] = page_say(page, ">stints", ">人次");
    titles[n++] = page_say(page, ">hours", ">工时");
    titles[n++] = page_say(page, ">cost", ">费用");
    titles[n++] = page_say(page, "for", "支援队列");
    page_table(page, "plain", titles, n);
    for (size_t i = 0; i < page->plan->context.n_militia; i++)
        pool_row(page, (int)i);
    page_table_end(page);
}

/* --------------------------------------------------------------------- days */

static bool anybody_on(const struct plan_folder *plan, int day)
{
    for (size_t i = 0; i < plan->context.n_militia; i++)
        if (call_of(plan, (int)i, day).people > 0)
            return true;
    return false;
}

static void day_cell(struct page *page, int pool, int day)
{
    struct call call = call_of(page->plan, pool, day);
    struct markup *m = &page->m;
    markup_open_class(m, "td", call.people > 0 ? "called" : NULL);
    if (call.people > 0) {
        markup_element(m, "b", NULL, page_format(page, call.people, PAGE_COUNT));
        markup_open(m, "i");
        markup_text(m, page_clock(page, call.first));
        markup_textf(m, "–%s", page_clock(page, call.last));
        markup_close(m);
    }
    markup_close(m);
}

static void days(struct page *page)
{
    const struct plan_folder *plan = page->plan;
    struct markup *m = &page->m;
    markup_element(
        m, "h3", NULL,
        page_say(page, "How many on which day, and between which hours", "每天多少人、什么时段"));
    markup_open_class(m, "div", "wide");
    markup_open_class(m, "table", "heat calls");
    markup_open(m, "thead");
    markup_open(m, "tr");
    markup_element(m, "th", NULL, page_say(page, "from", "来自"));
    for (int d = 0; d < plan->context.frame.n_days; d++)
        if (anybody_on(plan, d))
            markup_element(m, "th", NULL, page_day(page, page_day_number(page, d)));
    markup_close(m);
    markup_close(m);
    markup_open(m, "tbody");
    for (size_t i = 0; i < plan->context.n_militia; i++) {
        markup_open(m, "tr");
        markup_element(m, "th", NULL, plan->context.militia[i].name);
        for (int d = 0; d < plan->context.frame.n_days; d++)
            if (anybody_on(plan, d))
                day_cell(page, (int)i, d);
        markup_close(m);
    }
    page_table_end(page);
}

/* -------------------------------------------------------------------- names */

static void person_line(struct page *page, const struct plan_folder *plan, int index)
{
    const struct pf_person *person = &plan->context.people[index];
    struct markup *m = &page->m;
    bool any = false;
    for (int d = -1; d < plan->context.frame.n_days; d++) {
        const struct pf_duty *duty = plan_folder_duty(plan, index, d);
        if (!duty)
            continue;
        if (any) {
            markup_text(m, ";");
        } else {
            markup_open(m, "li");
            markup_element(m, "b", NULL, *person->name ? person->name : person->id);
        }
        any = true;
        markup_textf(m, " %s", page_date(page, page_day_number(page, d)));
        markup_textf(m, " %s", page_clock(page, duty->segments[0].from_min));
        markup_textf(m, "–%s", page_clock(page, duty->segments[duty->n_segments - 1].to_min));
        markup_textf(m, " %s", plan->context.queues[duty->home_queue].name);
    }
    if (any)
        markup_close(m);
}

static void people(struct page *page)
{
    const struct plan_folder *plan = page->plan;
    for (size_t i = 0; i < plan->context.n_militia; i++) {
        struct text summary = {0};
        if (people_called(plan, (int)i) == 0)
            continue;
        text_append(&summary, plan->context.militia[i].name);
        text_printf(&summary, page_say(page, ": who comes when (%d people)", "：名单（%d 人）"),
                    people_called(plan, (int)i));
        page_details(page, text_string(&summary), false);
        markup_open_class(&page->m, "ul", "names");
        for (size_t p = 0; p < plan->context.n_people; p++)
            if (plan->context.people[p].militia == (int)i)
                person_line(page, plan, (int)p);
        markup_close(&page->m);
        markup_close(&page->m);
        text_release(&summary);
    }
}

void page_militia(struct page *page)
{
    page_section(
        page, "militia", page_say(page, "The militia", "民兵"),
        page_say(page,
                 "Colleagues of other departments who are called in: where they come from, "
                 "by when they must be trained, when they serve.",
                 "从其他部门抽调的同事：来自哪里、何时前完成培训、什么时候上岗。"));
    if (page->plan->context.n_militia == 0) {
        markup_element(&page->m, "p", NULL,
                       page_say(page, "The scenario names no militia.", "场景中没有民兵。"));
    } else {
        pools(page);
        days(page);
        if (page->plan->stage == PF_ROSTER)
            people(page);
    }
    markup_close(&page->m);
}
