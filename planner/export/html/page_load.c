/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Need and people on duty over the whole horizon, one chart per function. */
#include "planner/export/html/page.h"

#include <math.h>
#include <stdlib.h>

#include "planner/export/html/svg.h"

enum { WIDTH = 1000, HEIGHT = 130, LEFT = 44, TOP = 18, BOTTOM = 20, N_LAYERS = 3 };

/** Hours of one function, all its queues together. */
struct load {
    enum pb_function function;
    int n_hours;
    struct hourly *hours; /**< n_hours; owned */
    double top;           /**< of the axis [heads] */
};

static bool load_init(struct load *load, const struct page *page, enum pb_function function)
{
    const struct pf_context *context = &page->plan->context;
    load->function = function;
    load->n_hours = context->frame.n_days * HOURS_A_DAY;
    load->hours = calloc((size_t)load->n_hours, sizeof *load->hours);
    if (!load->hours)
        return false;
    for (int i = 0; i < load->n_hours; i++) {
        load->hours[i] = hourly_none();
        for (size_t q = 0; q < context->n_queues; q++) {
            if (context->queues[q].function != function)
                continue;
            struct hourly hour = hourly_of(page->plan, (int)q, i / HOURS_A_DAY, i % HOURS_A_DAY);
            hourly_add(&load->hours[i], &hour);
        }
        load->top = fmax(load->top, fmax(load->hours[i].need, load->hours[i].on_duty));
    }
    return true;
}

static double x_of(const struct load *load, double hour)
{
    return LEFT + (WIDTH - LEFT) * hour / load->n_hours;
}

static double y_of(const struct load *load, double heads)
{
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - heads / load->top);
}

/** Heads of the first `layers` of own, borrowed, militia. */
static double stacked(const struct hourly *hour, int layers)
{
    const double heads[N_LAYERS] = {hour->own, hour->borrowed, hour->militia};
    double sum = 0;
    for (int i = 0; i < layers; i++)
        sum += heads[i];
    return sum;
}

static void append_step(struct text *d, const struct load *load, int hour, double heads)
{
    text_append_char(d, 'H');
    svg_append(d, x_of(load, hour));
    text_append_char(d, 'V');
    svg_append(d, y_of(load, heads));
}

/** The area between what `layer` layers and one more come to. */
static void draw_layer(struct page *page, const struct load *load, int layer, const char *label)
{
    static const char *const classes[N_LAYERS] = {"own", "borrowed", "militia"};
    struct text d = {0};
    double most = 0;
    text_append_char(&d, 'M');
    svg_append(&d, x_of(load, 0));
    svg_append(&d, y_of(load, stacked(&load->hours[0], layer + 1)));
    for (int i = 0; i < load->n_hours; i++) {
        append_step(&d, load, i, stacked(&load->hours[i], layer + 1));
        most = fmax(most, stacked(&load->hours[i], layer + 1) - stacked(&load->hours[i], layer));
    }
    for (int i = load->n_hours; i-- > 0;)
        append_step(&d, load, i + 1, stacked(&load->hours[i], layer));
    text_append(&d, "H");
    svg_append(&d, x_of(load, 0));
    text_append_char(&d, 'Z');
    if (most > 0) {
        svg_path_open(&page->m, classes[layer], text_string(&d));
        markup_element(&page->m, "title", NULL, label);
        markup_close(&page->m);
    }
    if (d.failed)
        page->m.out->failed = true;
    text_release(&d);
}

static void draw_need(struct page *page, const struct load *load)
{
    struct text d = {0};
    text_append_char(&d, 'M');
    svg_append(&d, x_of(load, 0));
    svg_append(&d, y_of(load, load->hours[0].need));
    for (int i = 0; i < load->n_hours; i++)
        append_step(&d, load, i, load->hours[i].need);
    text_append(&d, "H");
    svg_append(&d, x_of(load, load->n_hours));
    svg_path_open(&page->m, "need", text_string(&d));
    markup_element(&page->m, "title", NULL, page_say(page, "people needed", "需要人数"));
    markup_close(&page->m);
    if (d.failed)
        page->m.out->failed = true;
    text_release(&d);
}

static void draw_days(struct page *page, const struct load *load)
{
    const struct pf_context *context = &page->plan->context;
    int every = (context->frame.n_days + 15) / 16;
    double width = x_of(load, HOURS_A_DAY) - x_of(load, 0);
    for (int d = 0; d < context->frame.n_days; d++) {
        double x = x_of(load, d * HOURS_A_DAY);
        const char *class_name = context->days[d].promotion ? "promotion" : "daybar";
        svg_rect(&page->m, class_name, (struct svg_box){x, TOP, width - 1, HEIGHT - TOP - BOTTOM});
        if (d % every == 0)
            svg_text(&page->m, "tick", x + 2, HEIGHT - 6,
                     page_date(page, page_day_number(page, d)));
    }
}

static void draw_axis(struct page *page, const struct load *load)
{
    for (int i = 0; i <= 2; i++) {
        double heads = load->top * i / 2;
        svg_text(&page->m, "tick end", LEFT - 4, y_of(load, heads) + 4,
                 page_format(page, heads, load->top < 10 ? PAGE_TENTHS : PAGE_COUNT));
        svg_line(&page->m, "grid", (struct svg_box){LEFT, y_of(load, heads), WIDTH - LEFT, 0});
    }
}

static const char *function_name(const struct page *page, enum pb_function function)
{
    switch (function) {
    case PB_PRESALE:
        return page_say(page, "presale", "售前");
    case PB_INSALE:
        return page_say(page, "in-sale", "售中");
    case PB_AFTERSALE:
        return page_say(page, "after-sale", "售后");
    case PB_N_FUNCTIONS:
        break;
    }
    return "";
}

static void draw(struct page *page, const struct load *load)
{
    svg_begin(&page->m, WIDTH, HEIGHT, function_name(page, load->function));
    draw_days(page, load);
    draw_layer(page, load, 0, page_say(page, "own team", "本组"));
    draw_layer(page, load, 1, page_say(page, "borrowed", "借入"));
    draw_layer(page, load, 2, page_say(page, "militia", "民兵"));
    draw_axis(page, load);
    draw_need(page, load);
    svg_text(&page->m, "name", LEFT, 12, function_name(page, load->function));
    svg_end(&page->m);
}

static void legend_entry(struct page *page, const char *class_name, const char *text)
{
    markup_open(&page->m, "span");
    markup_open(&page->m, "svg");
    markup_attr(&page->m, "class", "key");
    markup_attr(&page->m, "viewBox", "0 0 10 10");
    svg_rect(&page->m, class_name, (struct svg_box){0, 0, 10, 10});
    markup_close(&page->m);
    markup_text(&page->m, text);
    markup_close(&page->m);
}

void page_load(struct page *page)
{
    markup_element(
        &page->m, "h3", NULL,
        page_say(page, "People needed and on duty, hour by hour", "每小时需要人数与在岗人数"));
    markup_open_class(&page->m, "p", "legend");
    legend_entry(page, "own", page_say(page, "own team", "本组"));
    legend_entry(page, "borrowed", page_say(page, "borrowed", "借入"));
    legend_entry(page, "militia", page_say(page, "militia", "民兵"));
    legend_entry(page, "needkey", page_say(page, "need (line)", "需要（折线）"));
    markup_close(&page->m);
    for (int function = 0; function < PB_N_FUNCTIONS; function++) {
        struct load load = {0};
        if (!load_init(&load, page, (enum pb_function)function))
            page->m.out->failed = true;
        else if (load.top > 0)
            draw(page, &load);
        free(load.hours);
    }
}
