/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster of a team as a Gantt chart: a row a person, a bar a shift. */
#include "planner/export/html/page.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "planner/base/terminal.h"
#include "planner/export/html/svg.h"

enum { LEFT = 112, HEAD = 30, ROW = 17, BAR = 14, WIDEST_DAY = 120, NARROWEST_DAY = 36 };

struct gantt {
    double day_width;
    double width, height;
};

static double day_width(const struct page *page)
{
    double width = 930.0 / page->plan->context.frame.n_days;
    return fmin(WIDEST_DAY, fmax(NARROWEST_DAY, width));
}

/** Where an instant stands, never outside the horizon. */
static double x_of(const struct page *page, const struct gantt *gantt, int64_t instant)
{
    double days = (double)(instant - plan_folder_slot_start(page->plan, 0)) / 1440;
    double end = page->plan->context.frame.n_days;
    return LEFT + fmin(end, fmax(0, days)) * gantt->day_width;
}

static void draw_head(struct page *page, const struct gantt *gantt)
{
    const struct pf_context *context = &page->plan->context;
    for (int d = 0; d < context->frame.n_days; d++) {
        const struct pf_day *day = &context->days[d];
        double x = LEFT + d * gantt->day_width;
        const char *class_name = day->holiday                       ? "holiday"
                                 : day->promotion                   ? "promotion"
                                 : day->weekday >= 5 && !day->works ? "weekend"
                                                                    : "daybar";
        svg_rect(&page->m, class_name,
                 (struct svg_box){x, HEAD, gantt->day_width - 1, gantt->height - HEAD});
        svg_text(&page->m, "tick", x + 2, 12, page_date(page, day->day));
        svg_text(&page->m, "tick", x + 2, 24, figure_weekday(day->day, page->chinese));
    }
}

static void append_span(struct page *page, struct text *out, struct pb_window span)
{
    text_append(out, page_clock(page, span.from_min));
    text_printf(out, "–%s", page_clock(page, span.to_min));
}

static void duty_title(struct page *page, const struct pf_duty *duty)
{
    const struct pf_code *code = &page->plan->context.codes[duty->code];
    struct text title = {0};
    text_append(&title, page_date(page, page_day_number(page, duty->day)));
    text_printf(&title, " %s", code->name);
    for (size_t i = 0; i < duty->n_segments; i++) {
        text_append_char(&title, ' ');
        append_span(page, &title, duty->segments[i]);
    }
    for (size_t i = 0; i < duty->n_breaks; i++) {
        text_append(&title, i == 0 ? page_say(page, ", break ", "，休息 ") : " ");
        append_span(page, &title, duty->breaks[i]);
    }
    markup_element(&page->m, "title", NULL, text_string(&title));
    text_release(&title);
}

static void draw_duty(struct page *page, const struct gantt *gantt, const struct pf_duty *duty,
                      double y)
{
    const struct pf_code *code = &page->plan->context.codes[duty->code];
    int64_t midnight = (int64_t)page_day_number(page, duty->day) * 1440;
    double first = 0, width = 0;
    char fill[8];
    snprintf(fill, sizeof fill, "#%06x", pf_colour(code->colour) & 0xffffffU);
    for (size_t i = 0; i < duty->n_segments; i++) {
        double x = x_of(page, gantt, midnight + duty->segments[i].from_min);
        double end = x_of(page, gantt, midnight + duty->segments[i].to_min);
        if (end <= x)
            continue;
        svg_rect_open(&page->m, NULL, (struct svg_box){x, y, end - x, BAR});
        markup_attr(&page->m, "fill", fill);
        duty_title(page, duty);
        markup_close(&page->m);
        if (end - x > width) {
            first = x;
            width = end - x;
        }
    }
    double letters = 4.6 * (double)terminal_width(code->code, strlen(code->code)) + 3;
    if (width >= letters && code->kind != PF_CODE_MILITIA)
        svg_text(&page->m, "code", first + 2, y + 9, code->code);
}

static void draw_moves(struct page *page, const struct gantt *gantt, int person, double y)
{
    const struct plan_folder *plan = page->plan;
    size_t n = 0;
    const struct pf_move *moves = plan_folder_moves(plan, person, &n);
    for (size_t i = 0; i < n; i++) {
        const struct pf_move *move = &moves[i];
        double x = x_of(page, gantt, plan_folder_slot_start(plan, move->from_slot));
        double end = x_of(page, gantt, plan_folder_slot_start(plan, move->to_slot));
        svg_rect_open(&page->m, "away", (struct svg_box){x, y + BAR - 4, end - x, 4});
        markup_open(&page->m, "title");
        markup_textf(&page->m, "→ %s", plan->context.queues[move->to_queue].name);
        markup_close(&page->m);
        markup_close(&page->m);
    }
}

static void draw_leave(struct page *page, const struct gantt *gantt, int person, double y)
{
    const struct pf_person *who = &page->plan->context.people[person];
    for (size_t i = 0; i < who->n_leave; i++) {
        int64_t start = page->plan->context.frame.day_start_min;
        double x = x_of(page, gantt, who->leave[i].days.first * (int64_t)1440 + start);
        double end = x_of(page, gantt, (who->leave[i].days.last + 1) * (int64_t)1440 + start);
        if (end <= x)
            continue;
        svg_rect_open(&page->m, "leave", (struct svg_box){x, y, end - x, BAR});
        markup_open(&page->m, "title");
        markup_text(&page->m, page_say(page, "leave", "休假"));
        if (*who->leave[i].reason)
            markup_textf(&page->m, ": %s", who->leave[i].reason);
        markup_close(&page->m);
        markup_close(&page->m);
        svg_text(&page->m, "leavetext", x + 3, y + 11, page_say(page, "leave", "休假"));
    }
}

static void draw_person(struct page *page, const struct gantt *gantt, int person, double y)
{
    const struct plan_folder *plan = page->plan;
    const struct pf_person *who = &plan->context.people[person];
    markup_open_class(&page->m, "text", "who");
    markup_attr_int(&page->m, "x", 0);
    markup_attr_number(&page->m, "y", y + 11, 1);
    markup_open(&page->m, "title");
    markup_textf(&page->m, "%s %s %s", who->id, who->name, who->level);
    markup_close(&page->m);
    markup_text(&page->m, *who->name ? who->name : who->id);
    markup_close(&page->m);
    draw_leave(page, gantt, person, y);
    for (int d = -1; d < plan->context.frame.n_days; d++) {
        const struct pf_duty *duty = plan_folder_duty(plan, person, d);
        if (duty)
            draw_duty(page, gantt, duty, y);
    }
    draw_moves(page, gantt, person, y);
}

bool page_gantt_has(const struct page *page, struct page_crew crew, int person)
{
    const struct plan_folder *plan = page->plan;
    const struct pf_person *who = &plan->context.people[person];
    if (crew.militia == PB_NONE)
        return who->militia == PB_NONE && who->team == crew.team;
    if (who->militia != crew.militia)
        return false;
    for (int d = -1; d < plan->context.frame.n_days; d++)
        if (plan_folder_duty(plan, person, d))
            return true;
    return false;
}

void page_gantt(struct page *page, struct page_crew crew, size_t most, const char *label)
{
    size_t n_people = page->plan->context.n_people, rows = 0;
    struct gantt gantt = {.day_width = day_width(page)};
    for (size_t p = 0; p < n_people && rows < most; p++)
        rows += page_gantt_has(page, crew, (int)p);
    gantt.width = LEFT + gantt.day_width * page->plan->context.frame.n_days;
    gantt.height = HEAD + ROW * (double)rows + 4;
    svg_begin(&page->m, gantt.width, gantt.height, label);
    draw_head(page, &gantt);
    most = rows;
    rows = 0;
    for (size_t p = 0; p < n_people && rows < most; p++)
        if (page_gantt_has(page, crew, (int)p))
            draw_person(page, &gantt, (int)p, HEAD + 2 + ROW * (double)rows++);
    svg_end(&page->m);
}
