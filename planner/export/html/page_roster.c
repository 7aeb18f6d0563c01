/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster, team by team. */
#include "planner/export/html/page.h"

#include <stdio.h>
#include <stdlib.h>

#include "planner/export/html/svg.h"

/* ------------------------------------------------------------------- codes */

static void code_hours(struct page *page, const struct pf_code *code)
{
    markup_open(&page->m, "td");
    for (size_t i = 0; i < code->n_segments; i++) {
        markup_textf(&page->m, i == 0 ? "%s" : " + %s",
                     page_clock(page, code->segments[i].from_min));
        markup_textf(&page->m, "–%s", page_clock(page, code->segments[i].to_min));
        if (code->segments[i].to_min > 1440)
            markup_element(&page->m, "sup", NULL, "+1");
    }
    markup_close(&page->m);
}

static int duties_with(const struct plan_folder *plan, int code)
{
    int n = 0;
    if (plan->stage == PF_ROSTER) {
        for (size_t i = 0; i < plan->n_duties; i++)
            n += plan->duties[i].code == code;
        return n;
    }
    for (size_t i = 0; i < plan->n_shifts; i++)
        if (plan->shifts[i].code == code)
            n += plan->shifts[i].heads;
    return n;
}

static void code_row(struct page *page, int index)
{
    const struct pf_code *code = &page->plan->context.codes[index];
    char fill[8];
    snprintf(fill, sizeof fill, "#%06x", pf_colour(code->colour) & 0xffffffU);
    markup_open(&page->m, "tr");
    markup_open(&page->m, "th");
    markup_open(&page->m, "svg");
    markup_attr(&page->m, "class", "key");
    markup_attr(&page->m, "viewBox", "0 0 10 10");
    svg_rect_open(&page->m, NULL, (struct svg_box){0, 0, 10, 10});
    markup_attr(&page->m, "fill", fill);
    markup_close(&page->m);
    markup_close(&page->m);
    markup_text(&page->m, code->code);
    markup_close(&page->m);
    page_cell_text(page, code->name);
    code_hours(page, code);
    page_cell(page, duties_with(page->plan, index), PAGE_COUNT);
    markup_close(&page->m);
}

static void codes(struct page *page)
{
    const char *const titles[] = {page_say(page, "code", "班次"), page_say(page, "name", "名称"),
                                  page_say(page, "hours", "时间"),
                                  page_say(page, ">worked so often", ">人次")};
    page_details(page, page_say(page, "Shift codes", "班次说明"), false);
    page_table(page, "plain", titles, 4);
    for (size_t i = 0; i < page->plan->context.n_codes; i++)
        if (page->plan->context.codes[i].used)
            code_row(page, (int)i);
    page_table_end(page);
    markup_close(&page->m);
}

/* ------------------------------------------------------------------- teams */

static int people_of(const struct page *page, struct page_crew crew, int *shifts, double *hours)
{
    const struct plan_folder *plan = page->plan;
    int people = 0;
    *shifts = 0;
    *hours = 0;
    for (size_t p = 0; p < plan->context.n_people; p++) {
        if (!page_gantt_has(page, crew, (int)p))
            continue;
        people++;
        for (int d = 0; d < plan->context.frame.n_days; d++) {
            const struct pf_duty *duty = plan_folder_duty(plan, (int)p, d);
            *shifts += duty != NULL;
            *hours += duty ? duty->paid_hours : 0;
        }
    }
    return people;
}

static void team(struct page *page, struct page_crew crew, const char *name)
{
    int shifts;
    double hours;
    int people = people_of(page, crew, &shifts, &hours);
    struct text summary = {0};
    if (people == 0)
        return;
    text_append(&summary, name);
    text_printf(&summary,
                page_say(page, " — %d people, %d shifts, %s hours", " — %d 人，%d 个班，%s 小时"),
                people, shifts, page_format(page, hours, PAGE_COUNT));
    markup_open(&page->m, "div");
    if (crew.militia == PB_NONE)
        page_team(page, crew.team);
    page_details(page, text_string(&summary), false);
    page_gantt(page, crew, name);
    markup_close(&page->m);
    markup_close(&page->m);
    text_release(&summary);
}

/** Heads of a team per code and day of the horizon, of a plan without names; the caller frees them,
 * NULL when memory is short. */
static int *count_heads(const struct plan_folder *plan, int queue)
{
    size_t n_days = (size_t)plan->context.frame.n_days;
    int *heads = calloc(plan->context.n_codes * n_days + 1, sizeof *heads);
    for (size_t i = 0; heads && i < plan->n_shifts; i++) {
        const struct pf_shift *shift = &plan->shifts[i];
        if (shift->team == queue && shift->day >= 0)
            heads[(size_t)shift->code * n_days + (size_t)shift->day] += shift->heads;
    }
    return heads;
}

/** The row of a code; `heads` are those of its days. Nothing for a code that nobody works. */
static void code_days(struct page *page, int code, const int *heads)
{
    const struct plan_folder *plan = page->plan;
    int sum = 0;
    for (int d = 0; d < plan->context.frame.n_days; d++)
        sum += heads[d];
    if (sum == 0)
        return;
    markup_open(&page->m, "tr");
    markup_element(&page->m, "th", NULL, plan->context.codes[code].code);
    for (int d = 0; d < plan->context.frame.n_days; d++) {
        if (heads[d] > 0)
            page_cell(page, heads[d], PAGE_COUNT);
        else
            page_cell_text(page, "");
    }
    markup_close(&page->m);
}

/** Shifts by head count. */
static void team_counts(struct page *page, int queue)
{
    const struct plan_folder *plan = page->plan;
    struct markup *m = &page->m;
    int *heads = count_heads(plan, queue);
    markup_open(m, "div");
    page_team(page, queue);
    page_details(page, plan->context.queues[queue].name, false);
    markup_open_class(m, "div", "wide");
    markup_open_class(m, "table", "plain");
    markup_open(m, "thead");
    markup_open(m, "tr");
    markup_element(m, "th", NULL, page_say(page, "shift", "班次"));
    for (int d = 0; d < plan->context.frame.n_days; d++)
        markup_element(m, "th", "n", page_day(page, page_day_number(page, d)));
    markup_close(m);
    markup_close(m);
    markup_open(m, "tbody");
    for (size_t c = 0; heads && c < plan->context.n_codes; c++)
        code_days(page, (int)c, &heads[c * (size_t)plan->context.frame.n_days]);
    if (!heads)
        page->m.out->failed = true;
    free(heads);
    page_table_end(page);
    markup_close(m);
    markup_close(m);
}

void page_roster(struct page *page)
{
    const struct pf_context *context = &page->plan->context;
    bool named = page->plan->stage == PF_ROSTER;
    page_section(
        page, "roster", page_say(page, "The roster", "排班表"),
        named ? page_say(page,
                         "Open a team: a row a person, a bar a shift; the stripe under a "
                         "bar is work for another queue. From roster.csv and moves.csv.",
                         "展开各组：每人一行，每班一条；条下的细线表示支援其他队列。数据来自 "
                         "roster.csv 与 moves.csv。")
              : page_say(page, "People per shift and day. From shifts.csv.",
                         "每班每天人数。数据来自 shifts.csv。"));
    codes(page);
    for (size_t q = 0; q < context->n_queues; q++)
        if (named)
            team(page, (struct page_crew){(int)q, PB_NONE}, context->queues[q].name);
        else
            team_counts(page, (int)q);
    for (size_t i = 0; named && i < context->n_militia; i++)
        team(page, (struct page_crew){PB_NONE, (int)i}, context->militia[i].name);
    markup_close(&page->m);
}
