/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moves where and when? */
#include "planner/export/html/page.h"

#include <math.h>
#include <stdlib.h>

#include "planner/export/html/flows.h"
#include "planner/export/html/svg.h"

/** Stints named on the whole page (about 40 bytes each), and of each flow at least. */
enum { MOST_NAMED = 20000, FEWEST_NAMED = 5 };
enum { WIDTH = 760, BAR = 10, LABEL = 230, GAP = 7, LEAST = 14 };

/** One day's flows as bands between two columns of queues. */
struct drawing {
    const struct flow *at; /**< the day's flows */
    size_t n;
    double scale;  /**< [px per person-hour] */
    double *left;  /**< per queue: next free y of its bar, going out */
    double *right; /**< the same, coming in */
    double height;
};

static double hours_of(const struct drawing *drawing, int queue, bool out)
{
    double hours = 0;
    for (size_t i = 0; i < drawing->n; i++)
        if ((out ? drawing->at[i].from : drawing->at[i].to) == queue)
            hours += drawing->at[i].hours;
    return hours;
}

static double bar_height(const struct drawing *drawing, double hours)
{
    return fmax(hours * drawing->scale, LEAST);
}

/** Places the bars of one side below each other. */
static void place(struct drawing *drawing, size_t n_queues, bool out)
{
    double y = 2;
    for (size_t q = 0; q < n_queues; q++) {
        double hours = hours_of(drawing, (int)q, out);
        (out ? drawing->left : drawing->right)[q] = y;
        if (hours > 0)
            y += bar_height(drawing, hours) + GAP;
    }
    drawing->height = fmax(drawing->height, y);
}

static const char *band_class(const struct page *page, int queue)
{
    static const char *const classes[PB_N_FUNCTIONS] = {"band presale", "band insale",
                                                        "band aftersale"};
    return classes[page->plan->context.queues[queue].function];
}

static void draw_bars(struct page *page, const struct drawing *drawing, bool out)
{
    const struct pf_context *context = &page->plan->context;
    double x = out ? LABEL : WIDTH - LABEL - BAR;
    for (size_t q = 0; q < context->n_queues; q++) {
        double hours = hours_of(drawing, (int)q, out);
        double y = (out ? drawing->left : drawing->right)[q];
        struct text label = {0};
        if (!(hours > 0))
            continue;
        svg_rect(&page->m, "bar", (struct svg_box){x, y, BAR, bar_height(drawing, hours)});
        text_append(&label, context->queues[q].name);
        text_printf(&label, " %s h", page_format(page, hours, PAGE_TENTHS));
        svg_text(&page->m, out ? "label end" : "label", out ? x - 6 : x + BAR + 6,
                 y + bar_height(drawing, hours) / 2 + 4, text_string(&label));
        text_release(&label);
    }
}

static void draw_band(struct page *page, struct drawing *drawing, const struct flow *flow)
{
    const struct pf_queue *queues = page->plan->context.queues;
    double width = flow->hours * drawing->scale, middle = WIDTH / 2.0;
    double x0 = LABEL + BAR, x1 = WIDTH - LABEL - BAR;
    double y0 = drawing->left[flow->from], y1 = drawing->right[flow->to];
    struct text d = {0};
    const double points[] = {x0, y0, middle, y0, middle, y1, x1, y1};
    const double back[] = {x1, y1 + width, middle, y1 + width, middle, y0 + width, x0, y0 + width};
    for (size_t i = 0; i < 8; i++) {
        text_append(&d, i == 0 ? "M" : i == 2 ? "C" : "");
        svg_append(&d, points[i]);
    }
    for (size_t i = 0; i < 8; i++) {
        text_append(&d, i == 0 ? "L" : i == 2 ? "C" : "");
        svg_append(&d, back[i]);
    }
    text_append_char(&d, 'Z');
    svg_path_open(&page->m, band_class(page, flow->from), text_string(&d));
    markup_open(&page->m, "title");
    markup_textf(&page->m, "%s → ", queues[flow->from].name);
    markup_textf(&page->m, "%s: ", queues[flow->to].name);
    markup_textf(&page->m, page_say(page, "%s person-hours", "%s 人时"),
                 page_format(page, flow->hours, PAGE_TENTHS));
    markup_close(&page->m);
    markup_close(&page->m);
    drawing->left[flow->from] += width;
    drawing->right[flow->to] += width;
    if (d.failed)
        page->m.out->failed = true;
    text_release(&d);
}

/** Draws the `n` flows at `at`, all of one day. */
static void draw(struct page *page, const struct flow *at, size_t n, double most)
{
    size_t n_queues = page->plan->context.n_queues;
    struct drawing drawing = {.at = at, .n = n, .scale = 220 / most};
    drawing.left = calloc(n_queues, sizeof *drawing.left);
    drawing.right = calloc(n_queues, sizeof *drawing.right);
    if (drawing.left && drawing.right) {
        place(&drawing, n_queues, true);
        place(&drawing, n_queues, false);
        svg_begin(&page->m, WIDTH, drawing.height,
                  page_say(page, "reassignments of the day", "当天调人"));
        draw_bars(page, &drawing, true);
        draw_bars(page, &drawing, false);
        for (size_t i = 0; i < n; i++)
            draw_band(page, &drawing, &at[i]);
        svg_end(&page->m);
    } else {
        page->m.out->failed = true;
    }
    free(drawing.left);
    free(drawing.right);
}

/* ------------------------------------------------------------- the day's rows */

static int slot_clock(const struct page *page, int slot)
{
    return (int)(plan_folder_slot_start(page->plan, slot) % 1440);
}

/** Stints listed of each flow: all, or of very many the first, MOST_NAMED on the whole page. */
static size_t most_named(const struct flows *flows)
{
    size_t each = flows->n > 0 ? MOST_NAMED / flows->n : 0;
    if (flows->n_parts <= MOST_NAMED)
        return flows->n_parts;
    return each > FEWEST_NAMED ? each : FEWEST_NAMED;
}

/** Who it is: 00123 Li Hua 20:00-22:00; a person's next stint only adds its times. */
static void names(struct page *page, const struct flows *flows, const struct flow *flow)
{
    const struct pf_person *people = page->plan->context.people;
    size_t most = most_named(flows);
    markup_open_class(&page->m, "td", "who");
    for (size_t i = flow->first_part; i < flow->first_part + flow->n_parts; i++) {
        const struct flow_part *part = &flows->parts[i];
        if (i >= flow->first_part + most) {
            markup_textf(&page->m,
                         page_say(page, "; … and %zu more in moves.csv and the workbook",
                                  "；… 另有 %zu 条，见工作簿“调配”表或 moves.csv"),
                         flow->first_part + flow->n_parts - i);
            break;
        }
        bool again = i > flow->first_part && flows->parts[i - 1].person == part->person;
        if (part->person == PB_NONE)
            break;
        if (i > flow->first_part)
            markup_text(&page->m, again ? ", " : "; ");
        if (!again) {
            const char *name = people[part->person].name;
            markup_element(&page->m, "b", NULL, *name ? name : people[part->person].id);
            markup_text(&page->m, " ");
        }
        markup_text(&page->m, page_clock(page, slot_clock(page, part->from_slot)));
        markup_textf(&page->m, "–%s", page_clock(page, slot_clock(page, part->to_slot)));
    }
    markup_close(&page->m);
}

static void flow_row(struct page *page, const struct flows *flows, const struct flow *flow)
{
    const struct pf_queue *queues = page->plan->context.queues;
    struct markup *m = &page->m;
    markup_open(m, "tr");
    page_team(page, flow->from);
    markup_attr_int(m, "data-to", flow->to);
    markup_element(m, "th", NULL, queues[flow->from].name);
    page_cell_text(page, queues[flow->to].name);
    markup_open_class(m, "td", "t");
    markup_text(m, page_clock(page, slot_clock(page, flow->from_slot)));
    markup_textf(m, "–%s", page_clock(page, slot_clock(page, flow->to_slot)));
    markup_close(m);
    page_cell(page, flow->people > 0 ? (double)flow->people : (double)NAN, PAGE_COUNT);
    page_cell(page, flow->hours, PAGE_TENTHS);
    if (page->plan->stage == PF_ROSTER)
        names(page, flows, flow);
    markup_close(m);
}

static void day_table(struct page *page, const struct flows *flows, const struct flow *at, size_t n)
{
    const char *const titles[] = {page_say(page, "from", "从"),
                                  page_say(page, "to", "到"),
                                  page_say(page, "between", "时段"),
                                  page_say(page, ">people", ">人数"),
                                  page_say(page, ">person-hours", ">人时"),
                                  page_say(page, "who", "谁")};
    page_table(page, "plain", titles, page->plan->stage == PF_ROSTER ? 6 : 5);
    for (size_t i = 0; i < n; i++)
        flow_row(page, flows, &at[i]);
    page_table_end(page);
}

/* -------------------------------------------------------------------- by day */

/** Flows from `first` on that are of the same day. */
static size_t same_day(const struct flows *flows, size_t first)
{
    size_t n = 0;
    while (first + n < flows->n && flows->at[first + n].day == flows->at[first].day)
        n++;
    return n;
}

static double sum_hours(const struct flow *at, size_t n)
{
    double hours = 0;
    for (size_t i = 0; i < n; i++)
        hours += at[i].hours;
    return hours;
}

static double busiest_day(const struct flows *flows)
{
    double most = 0;
    for (size_t first = 0, n; first < flows->n; first += n) {
        n = same_day(flows, first);
        most = fmax(most, sum_hours(&flows->at[first], n));
    }
    return most;
}

static void day(struct page *page, const struct flows *flows, size_t first, double most)
{
    size_t n = same_day(flows, first);
    const struct flow *at = &flows->at[first];
    double hours = sum_hours(at, n);
    struct text summary = {0};
    text_append(&summary, page_day(page, page_day_number(page, at->day)));
    text_printf(&summary, page_say(page, " — %s person-hours elsewhere", " — 支援 %s 人时"),
                page_format(page, hours, PAGE_TENTHS));
    page_details(page, text_string(&summary), hours >= most);
    draw(page, at, n, most);
    day_table(page, flows, at, n);
    markup_close(&page->m);
    text_release(&summary);
}

static void days(struct page *page, const struct flows *flows)
{
    bool named = page->plan->stage == PF_ROSTER;
    double most = busiest_day(flows);
    markup_open(&page->m, "p");
    page_figure(page, (struct page_figure){flows->hours, PAGE_COUNT,
                                           named ? "moves.csv: sum of hours times share"
                                                 : "work.csv: sum of heads times hours"});
    markup_text(&page->m, page_say(page, " person-hours in all.", " 人时（合计）。"));
    markup_close(&page->m);
    for (size_t first = 0; first < flows->n; first += same_day(flows, first))
        day(page, flows, first, most);
}

void page_moves(struct page *page)
{
    struct flows flows;
    page_section(
        page, "moves", page_say(page, "Who moves where and when?", "谁在什么时候支援哪里？"),
        page_say(page,
                 "Work for another queue than one's own, day by day; the bands are as wide "
                 "as the hours.",
                 "离开本组去支援其他队列的工时，按天列出；带宽与人时成正比。"));
    if (!flows_init(&flows, page->plan))
        page->m.out->failed = true;
    else if (flows.n == 0)
        markup_element(&page->m, "p", NULL, page_say(page, "Nobody is reassigned.", "没有调人。"));
    else
        days(page, &flows);
    flows_release(&flows);
    markup_close(&page->m);
}
