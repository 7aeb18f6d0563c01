/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster, team by team. */
#include "planner/export/html/page.h"

#include <stdint.h>
#include <stdio.h>

#include "planner/export/html/svg.h"

/** Bars of shifts and reassignments on the whole page (about 200 bytes each); people per team. */
enum { MOST_BARS = 12000, FEWEST_DRAWN = 5 };

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
    page_cell_text(page,
                   code->kind == PF_CODE_MILITIA ? page_say(page, "militia", "民兵") : code->name);
    code_hours(page, code);
    page_cell(page, duties_with(page->plan, index), PAGE_COUNT);
    markup_close(&page->m);
}

static void codes(struct page *page)
{
    const char *const titles[] = {page_say(page, "code", "班次"), page_say(page, "name", "名称"),
                                  page_say(page, "hours", "时间"),
                                  page_say(page, ">worked so often", ">人次")};
    page_details(page, page_say(page, "Shift codes", "班次说明"), true);
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

/** How many people of each crew are drawn, so that a browser and a chat can still carry the page:
 * all of them, or as many as make MOST_BARS bars in all. */
static size_t most_drawn(const struct page *page)
{
    const struct plan_folder *plan = page->plan;
    size_t bars = plan->n_duties + plan->n_moves, crews = plan->context.n_queues;
    if (bars <= MOST_BARS)
        return SIZE_MAX;
    size_t drawn = MOST_BARS * plan->context.n_people / bars / (crews + plan->context.n_militia);
    return drawn > FEWEST_DRAWN ? drawn : FEWEST_DRAWN;
}

/** What stands for those who are not drawn: everybody by shift and day, and where the rest is. */
static void summed(struct page *page, struct page_crew crew, size_t drawn, int people)
{
    page_counts(page, crew);
    markup_open_class(&page->m, "p", "note");
    markup_textf(&page->m,
                 page_say(page,
                          "The chart shows the first %zu of %d people; the table above counts all. "
                          "Everybody stands in roster.csv and in the workbook (roster.xlsx).",
                          "图中只画出前 %zu 人（共 %d 人），上表为全员人数；每个人的班见工作簿 "
                          "roster.xlsx 的“排班表”或 roster.csv。"),
                 drawn, people);
    markup_close(&page->m);
}

static void team(struct page *page, struct page_crew crew, const char *name)
{
    int shifts;
    double hours;
    int people = people_of(page, crew, &shifts, &hours);
    size_t drawn = most_drawn(page);
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
    if ((size_t)people > drawn)
        summed(page, crew, drawn, people);
    page_gantt(page, crew, drawn, name);
    markup_close(&page->m);
    markup_close(&page->m);
    text_release(&summary);
}

/** A team of a plan without names. */
static void team_counts(struct page *page, int queue)
{
    markup_open(&page->m, "div");
    page_team(page, queue);
    page_details(page, page->plan->context.queues[queue].name, false);
    page_counts(page, (struct page_crew){queue, PB_NONE});
    markup_close(&page->m);
    markup_close(&page->m);
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
